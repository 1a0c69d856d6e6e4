"""The question channel: anybody asks about a rule or a tool, those who look after them answer, and all can read it."""

import pytest
from django.urls import reverse

from jobbro.reference.actions.asking import AnsweredAlready, answer_question, ask_about
from jobbro.reference.models import RuleQuestion

pytestmark = pytest.mark.django_db
PAGE = reverse("reference:questions")
RULE = "practice.length.short"


@pytest.fixture
def asked(consultant, on_day):
    return ask_about(by=consultant, about="mentor", text="Kan timerne deles på to?", at=on_day("2026-11-20"))


@pytest.mark.req("R-136")
@pytest.mark.parametrize(
    ("about", "card"), [(RULE, ("reference:rule", RULE)), ("mentor", ("reference:tool", "mentor"))]
)
def test_one_asks_from_the_card_and_the_answer_is_read_by_all(
    about, card, client_of, consultant, team_lead, caseworker
):
    browser = client_of(consultant)
    assert f"{PAGE}?om={about}" in browser.get(reverse(card[0], args=[card[1]])).content.decode()
    assert browser.get(PAGE, {"om": about}).context["about_title"]
    assert browser.post(PAGE, {"about": about, "text": "Tæller helligdage med?"}).status_code == 302
    (row,) = RuleQuestion.objects.all()
    assert (row.about, row.asked_by) == (about, consultant)
    url = reverse("reference:question_answer", args=[row.pk])
    assert url in client_of(team_lead).get(PAGE).content.decode()
    assert client_of(team_lead).post(url, {"answer": "Ja, de tæller med."}).status_code == 302
    text = client_of(caseworker).get(PAGE).content.decode()
    assert "Ja, de tæller med." in text and "Tæller helligdage med?" in text


def test_a_question_may_be_about_nothing_and_never_about_what_is_not_there(client_of, consultant):
    browser = client_of(consultant)
    assert browser.post(PAGE, {"text": "Hvem ringer man til?"}).status_code == 302
    assert browser.post(PAGE, {"about": "findes-ikke", "text": "Hvad?"}).status_code == 422
    assert browser.get(PAGE, {"om": "findes-ikke"}).context["about_title"] == ""


@pytest.mark.parametrize("text", ["", "x" * 501, "Må 010190-1234 få mentor?"])
def test_a_question_without_words_or_with_a_cpr_number_is_refused_and_kept(text, client_of, consultant):
    answer = client_of(consultant).post(PAGE, {"about": "mentor", "text": text})
    assert answer.status_code == 422 and not RuleQuestion.objects.exists()
    assert text in answer.content.decode()


def test_only_those_who_look_after_the_boxes_answer_and_only_once(client_of, consultant, team_lead, asked, on_day):
    url = reverse("reference:question_answer", args=[asked.pk])
    assert client_of(consultant).post(url, {"answer": "Ja."}).status_code == 403
    assert client_of(team_lead).post(url, {"answer": ""}).status_code == 422
    answer_question(by=team_lead, question_id=asked.pk, answer="Nej.", at=on_day("2026-11-21"))
    with pytest.raises(AnsweredAlready):
        answer_question(by=team_lead, question_id=asked.pk, answer="Ja.", at=on_day("2026-11-21"))
    assert client_of(team_lead).post(url, {"answer": "Ja."}).status_code == 302
    asked.refresh_from_db()
    assert asked.answer == "Nej."


@pytest.mark.parametrize("number", [10, 1000])
def test_the_page_asks_few_questions_and_is_leafed_through_by_key(
    number, client_of, consultant, on_day, django_assert_max_num_queries
):
    RuleQuestion.objects.bulk_create(
        RuleQuestion(text=f"Spørgsmål {index}", asked_by=consultant, asked_at=on_day("2026-11-01"))
        for index in range(number)
    )
    browser = client_of(consultant)
    with django_assert_max_num_queries(12):
        first = browser.get(PAGE).context["page"]
    assert len(first.lines) == min(number, 25) and bool(first.next_key) is (number > 25)
    if first.next_key:
        second = browser.get(PAGE, {"efter": first.next_key}).context["page"]
        assert second.lines[0].row.pk < first.lines[-1].row.pk
