"""The nine questions about paid hours as a guided page (R-035)."""

from decimal import Decimal

import pytest
from tests.companies.conftest import MARCH_2
from tests.companies.factories import make_company
from tests.companies.pages import page_url, text_of

from jobbro.companies.actions import HoursHeard, SavedMeanwhile, SharedPosition, TaskFacts, answer_paid_hours
from jobbro.companies.actions.positions import PartTime, PositionFacts
from jobbro.companies.models import Activity, Frequency, JobOpening, PaidHoursAnswer, Position, ThemeReply, WorkTask
from jobbro.companies.queries.paid_hours import hours_page
from jobbro.domain.fit import LongerThanPosition
from jobbro.library import conversation_cards

pytestmark = pytest.mark.django_db
NINTH = "two-share"
YES = {"reply": "yes", "edit_version": "0"}


def heard(reply: ThemeReply = ThemeReply.YES) -> HoursHeard:
    """An answer of today."""
    return HoursHeard(reply, "", MARCH_2.date())


def test_the_questions_are_the_nine_cards_and_only_the_last_becomes_a_position() -> None:
    cards = conversation_cards().paid_hours
    assert len(cards) == 9
    made = {card.id: card.makes for card in cards if card.makes is not None}
    assert [card_id for card_id, makes in made.items() if makes.shares_position] == [NINTH] == [cards[-1].id]
    drafts = [makes.task for card_id, makes in made.items() if card_id != NINTH]
    assert len(drafts) == 8
    for draft in drafts:
        assert draft is not None
        assert draft.activity in Activity.values
        assert draft.frequency is None or draft.frequency in Frequency.values


@pytest.mark.req("R-035")
def test_a_yes_becomes_a_task_with_tapped_hours_once_and_leads_on_to_the_next_question(client) -> None:
    company = make_company()
    url = page_url("paid_hours_ask", company, "bought-outside")
    sent = YES | {"words": "Vinduerne", "title": "Pudse vinduer", "tap": "3", "when": "tirsdag", "onward": "1"}
    text = text_of(client.post(url, sent, follow=True))
    assert "Hvad bliver liggende" in text
    task = WorkTask.objects.get()
    assert (task.title, task.weekly_hours, task.when, task.is_bought, task.wanted_as) == (
        "Pudse vinduer",
        3,
        "tirsdag",
        True,
        "paid",
    )
    assert "Et ja blev til opgaven" in text_of(client.get(url))
    client.post(url, {"reply": "yes", "words": "Vinduer og døre", "edit_version": "2"})
    assert WorkTask.objects.get() == task
    page = client.get(page_url("paid_hours", company))
    assert "Vinduer og døre" in text_of(page) and "3 timer om ugen" in text_of(page)
    assert page.context["page"].asked == 1


@pytest.mark.req("R-035")
def test_the_ninth_yes_creates_a_position_with_two_parts_that_never_exceed_it(client) -> None:
    company = make_company()
    url = page_url("paid_hours_ask", company, NINTH)
    sent = YES | {"title": "Butiksassistent", "weekly_hours": "37", "hours1": "20", "hours2": "17,5"}
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "De to fylder 0,5 timer mere end stillingen." in text_of(refused)
    assert 'value="17,5"' in text_of(refused)
    assert not Position.objects.exists() and not PaidHoursAnswer.objects.exists()
    text = text_of(client.post(url, sent | {"hours2": "17"}, follow=True))
    assert "Alle stillingens timer er delt ud." in text
    position = Position.objects.get()
    assert sorted(position.openings.values_list("weekly_hours", flat=True)) == [17, 20]
    assert PaidHoursAnswer.objects.get().made_position == position


@pytest.mark.req("R-035")
def test_parts_longer_than_the_position_write_nothing_and_no_numbers_mean_half_each(consultant, client) -> None:
    company = make_company()
    parts = (PartTime("En", Decimal(20)), PartTime("To", Decimal("17.25")))
    shared = SharedPosition(PositionFacts("Assistent", Decimal(37)), parts)
    told = {"by": consultant, "company": company, "question": NINTH, "edit_version": 0, "at": MARCH_2}
    with pytest.raises(LongerThanPosition):
        answer_paid_hours(heard=heard(), makes=shared, **told)
    assert not PaidHoursAnswer.objects.exists() and not Position.objects.exists()
    client.post(page_url("paid_hours_ask", company, NINTH), YES | {"title": "Assistent", "weekly_hours": "37"})
    assert list(JobOpening.objects.values_list("weekly_hours", flat=True)) == [Decimal("18.5")] * 2


@pytest.mark.parametrize(
    ("question", "sent", "says"),
    [
        ("left-undone", {"reply": "no", "tap": "2"}, "Er det et ja?"),
        ("left-undone", {"reply": "yes", "title": ""}, "Skriv, hvad opgaven er."),
        ("left-undone", {"reply": "yes", "title": "Sortere", "tap": "2", "weekly_hours": "5"}, "Ikke begge dele."),
        ("left-undone", {"reply": "yes", "title": "Sortere", "words": "Ring om 010190-1234"}, "010190-1234"),
        (NINTH, {"reply": "yes", "title": "Assistent"}, "hvor mange timer hele stillingen har"),
        (NINTH, {"reply": "yes", "title": "A", "weekly_hours": "30", "hours1": "10"}, "Skriv timer til dem begge."),
        (NINTH, {}, "Vælg ja, nej eller ved ikke."),
    ],
)
def test_what_does_not_hang_together_is_asked_about_and_nothing_is_written(client, question, sent, says) -> None:
    company = make_company()
    answer = client.post(page_url("paid_hours_ask", company, question), sent | {"edit_version": "0"})
    assert answer.status_code == 422 and says in text_of(answer)
    assert not PaidHoursAnswer.objects.exists() and not WorkTask.objects.exists()


def test_a_no_makes_nothing_and_two_who_answer_at_once_become_first_and_second(consultant) -> None:
    company = make_company()
    told = {"by": consultant, "company": company, "question": "left-undone", "at": MARCH_2}
    task = TaskFacts("Sortere", Activity.OPERATIONS)
    answer_paid_hours(heard=heard(ThemeReply.NO), makes=task, edit_version=0, **told)
    with pytest.raises(SavedMeanwhile):
        answer_paid_hours(heard=heard(), makes=task, edit_version=0, **told)
    assert not WorkTask.objects.exists()
    assert hours_page(company).next_question == "small-ones"


def test_the_page_asks_few_questions_and_an_unknown_question_is_not_there(client, django_assert_max_num_queries):
    company = make_company()
    with django_assert_max_num_queries(12):
        answer = client.get(page_url("paid_hours", company))
    assert len(answer.content) < 106_000
    assert client.get(page_url("paid_hours_ask", company, "like-you")).status_code == 404
