"""The six questions before a citizen is proposed to a company, and what may leave the house (R-018)."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.placements.factories import NOW, Case, make_case

from jobbro.accounts.viewer import Viewer
from jobbro.audit.changes import timeline
from jobbro.companies.actions import asked_no_need
from jobbro.dashboards.queries.worklist import Urgency, WorkLine, worklist
from jobbro.integrations.mail import Mail
from jobbro.integrations.models import OutgoingMail
from jobbro.placements import actions
from jobbro.placements.models import Placement, Proposal
from jobbro.placements.queries.proposing import proposal_page
from jobbro.placements.queries.reading import record_of

pytestmark = pytest.mark.django_db
INNER = {"special_terms": "Har haft en depression.", "challenges": "Kommer for sent."}


def _url(case: Case) -> str:
    return reverse("placements:propose", args=[case.placement.pk])


def _filled(case: Case, **changes: str) -> dict[str, str]:
    leif = case.company.contacts.get(name="Leif Graversen")
    return (
        {
            "who": "Thomas vil gerne have hårdt fysisk arbejde udendørs.",
            "why_company": "I har fysisk arbejde ude hele året.",
            "bottom_line": "Hækkene bliver klippet til tiden.",
            "help_offered": "Vi følger op på stedet.",
            "follow_up_on": "01-03-2023",
            "caller_name": "Mette Madsen",
            "caller_phone": "70000000",
            "reader": str(leif.pk),
        }
        | INNER
        | changes
    )


@pytest.mark.req("R-018")
@pytest.mark.parametrize("lacking", ["caller_name", "caller_phone", "follow_up_on"])
def test_sending_without_a_named_follow_up_contact_is_refused(browser: Client, case: Case, lacking: str) -> None:
    answer = browser.post(_url(case), _filled(case, **{lacking: ""}) | {"confirmed": "1"})
    assert answer.status_code == 422
    assert lacking in answer.context["form"].errors
    assert not OutgoingMail.objects.exists()


@pytest.mark.req("R-018")
def test_the_action_itself_sends_nothing_without_a_name_to_call(case: Case) -> None:
    answers = actions.ProposalAnswers(who="Thomas", follow_up_on=NOW.date(), caller_name="Mette")
    mail = Mail(to="leif@solby.example", subject="Et forslag", text="Hej Leif", reply_to="")
    with pytest.raises(actions.NobodyToCall):
        actions.send_proposal(by=case.consultant, placement=case.placement, answers=answers, mail=mail, at=NOW)
    assert not Proposal.objects.exists()


@pytest.mark.req("R-018")
def test_what_is_only_for_us_never_reaches_the_mail(browser: Client, case: Case) -> None:
    seen = browser.post(_url(case), _filled(case))
    assert seen.status_code == 200
    text = seen.context["mail"].text
    assert "I har fysisk arbejde ude hele året." in text
    assert "Mette Madsen, telefon 70 00 00 00" in text
    for words in INNER.values():
        assert words not in text + seen.context["mail"].subject


@pytest.mark.req("R-018")
def test_a_proposal_that_is_sent_leaves_the_plan_as_it_was(browser: Client, case: Case) -> None:
    before = record_of(case.placement)
    answer = browser.post(_url(case), _filled(case) | {"confirmed": "1"})
    assert answer.status_code == 302
    assert record_of(case.placement) == before
    proposal = Proposal.objects.get()
    assert (proposal.sent_to, proposal.special_terms) == ("leif@solby-kirkegaard.example", INNER["special_terms"])
    assert OutgoingMail.objects.count() == 1
    assert timeline(case.placement)[0].action == "placement.proposed"


def promise_lines(case: Case) -> list[WorkLine]:
    viewer = Viewer.of(case.consultant, at=timezone.now(), what="test")
    lines = (one for part in worklist(viewer) for line in part.lines for one in (line, *line.others))
    return [line for line in lines if "lov" in line.why]


@pytest.mark.req("R-018")
@pytest.mark.parametrize(
    ("days", "urgency", "why"),
    [
        (-1, Urgency.NOW, "Mette Madsen lovede virksomheden at følge op"),
        (0, Urgency.TODAY, "Mette Madsen lovede virksomheden at følge op i dag"),
        (7, Urgency.WEEK, "Mette Madsen har lovet virksomheden at følge op"),
    ],
)
def test_the_promise_is_a_task_of_its_own_on_min_dag_until_it_is_kept(
    browser: Client, case: Case, days: int, urgency: Urgency, why: str
) -> None:
    today = timezone.localdate()
    Placement.objects.update(starts_on=today, ends_on=today + timedelta(days=90))
    browser.post(
        _url(case), _filled(case, follow_up_on=f"{today + timedelta(days=days):%d-%m-%Y}") | {"confirmed": "1"}
    )
    [line] = promise_lines(case)
    assert (line.urgency, line.action) == (urgency, "Følg op")
    assert line.why.startswith(why)
    assert "70 00 00 00" in browser.get(line.url).content.decode()
    answer = browser.post(line.url, {"on_day": f"{today:%d-%m-%Y}"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert promise_lines(case) == []
    assert Proposal.objects.get().promise_kept_on == today
    assert timeline(case.placement)[0].action == "placement.promise_kept"


@pytest.mark.req("R-018")
def test_a_promise_far_ahead_does_not_crowd_the_day(browser: Client, case: Case) -> None:
    today = timezone.localdate()
    Placement.objects.update(starts_on=today, ends_on=today + timedelta(days=90))
    browser.post(_url(case), _filled(case, follow_up_on=f"{today + timedelta(days=8):%d-%m-%Y}") | {"confirmed": "1"})
    assert promise_lines(case) == []


def test_where_nothing_was_promised_the_page_leads_to_the_placement(browser: Client, case: Case) -> None:
    browser.post(_url(case), _filled(case) | {"keep": "1"})
    answer = browser.get(reverse("placements:promise", args=[case.placement.pk]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("placements:detail", args=[case.placement.pk]))


@pytest.mark.req("R-018")
@pytest.mark.parametrize("field", ["who", "why_company", "bottom_line", "help_offered"])
def test_an_illness_in_a_text_for_the_company_is_stopped_beside_its_field(
    browser: Client, case: Case, field: str
) -> None:
    answer = browser.post(_url(case), _filled(case, **{field: "Han har haft en depression."}) | {"confirmed": "1"})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not OutgoingMail.objects.exists()


@pytest.mark.req("R-018")
def test_the_first_draft_holds_released_words_only(case: Case) -> None:
    page = proposal_page(case.placement, record_of(case.placement))
    closed = [
        fact.wording for fact in case.citizen.facts.all() if not fact.releases.filter(audience="company").exists()
    ]
    assert closed
    assert page.answers.why_company == case.placement.contribution
    assert page.answers.caller_name == "Mette Madsen"
    for words in closed:
        assert words not in page.answers.who
        assert words not in page.released


def test_half_an_answer_can_be_kept_and_is_there_next_time(browser: Client, case: Case) -> None:
    assert browser.post(_url(case), {"why_company": "Ude hele året", "keep": "1"}).status_code == 302
    assert "Ude hele året" in browser.get(_url(case)).content.decode()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("wrong", [{"who": "x" * 1_000_000}, {"reader": "forged"}, {"follow_up_on": "i morgen"}])
def test_what_cannot_be_right_is_answered_beside_its_field(browser: Client, case: Case, wrong: dict[str, str]) -> None:
    answer = browser.post(_url(case), _filled(case, **wrong) | {"confirmed": "1"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(wrong)


def test_a_locked_agreement_takes_no_proposal(client: Client) -> None:
    case = make_case()
    client.force_login(case.consultant)
    assert client.post(_url(case), _filled(case) | {"confirmed": "1"}).status_code == 409
    assert not OutgoingMail.objects.exists()


def test_the_page_asks_at_most_twelve_questions(
    browser: Client, case: Case, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        assert browser.get(_url(case)).status_code == 200


@pytest.mark.req("R-008")
def test_to_propose_somebody_before_a_need_is_known_gives_a_warning(browser: Client, case: Case) -> None:
    warning = "Vi kender endnu ikke et behov hos virksomheden"
    assert warning in browser.get(_url(case)).content.decode()
    asked_no_need(by=case.consultant, company=case.company, asked_on=NOW.date(), at=NOW)
    assert warning not in browser.get(_url(case)).content.decode()
