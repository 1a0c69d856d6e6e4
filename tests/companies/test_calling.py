"""Preparing a call and telling what came of it: the pages, the paper, and what is remembered."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.companies.conftest import MARCH_2
from tests.companies.factories import make_company, make_contact, make_fact
from tests.companies.pages import page_url, text_of

from jobbro.accounts.models import Municipality
from jobbro.audit.changes import timeline
from jobbro.companies import actions
from jobbro.companies.models import (
    CallPlan,
    CallRole,
    CompanyContact,
    CompanyNeed,
    ContactOutcome,
    ContactPurpose,
    ContactRole,
    FactSource,
    LocalCallQuestion,
    NoNeedAnswer,
    ObjectionMet,
    PreparationKey,
)
from jobbro.companies.queries.calling import NINE_FACTS, house_words, objection_lines
from jobbro.companies.queries.preparation import NINE
from jobbro.library.call_files import Counterpart

pytestmark = pytest.mark.django_db


def plan_form(**changes: Any) -> dict[str, Any]:
    """Return what one types to prepare a call."""
    return {"purpose": "general", "role": "owner", "goal": "coffee", "opening": "Hvad når I ikke?"} | changes


def end_form(**changes: Any) -> dict[str, Any]:
    """Return what one sends when a call is over."""
    return {"outcome": "agreed", "purpose": "general", "need_kind": "other", "next_on": "9/3-26"} | changes


def prepare(client: Any, company: Any, **changes: Any) -> Any:
    return client.post(page_url("call_prepare", company), plan_form(**changes))


def contact_of(colleague: Any, company: Any, *, days_ago: int) -> CompanyContact:
    told = actions.ContactTold(at=MARCH_2 - timedelta(days=days_ago), outcome=ContactOutcome.AGREED, goal="Rundvisning")
    return actions.log_contact(by=colleague, company=company, told=told, at=MARCH_2)


def test_the_facts_and_the_roles_have_the_same_names_as_in_the_content_files():
    assert {key.value for key in NINE} == NINE_FACTS
    assert {role.value for role in CallRole} == {role.value for role in Counterpart}


@pytest.mark.req("R-008")
def test_growth_becomes_a_sentence_about_labour_and_recruiting(client):
    company = make_company()
    make_fact(company, PreparationKey.GROWTH, text="vækst, flere ansatte")
    answer = client.get(page_url("call_prepare", company))
    opening = answer.context["form"]["opening"].value()
    assert "i vækst og er blevet flere" in opening and "arbejdskraft" in opening and "finder I nye folk" in opening
    assert "Bygger på: vækst, flere ansatte" in text_of(answer)


@pytest.mark.req("R-009")
def test_the_page_tells_what_is_known_missing_and_old(client):
    company = make_company(activity="Passer grave", employees=18, source=FactSource.REGISTER)
    make_fact(company, PreparationKey.GROWTH, text="vækst", on_day=date(2025, 8, 1))
    answer = client.get(page_url("call_prepare", company))
    card = answer.context["page"].card
    assert (card.known, card.total, card.stale) == (4, 9, ("vækst",))
    assert "4 af 9" in text_of(answer)
    assert "Mangler: faggrupper, ledige stillinger for nylig, hvem vi taler med" in text_of(answer)
    assert answer.context["page"].openers[-1].is_stale


@pytest.mark.req("R-016")
def test_without_a_goal_the_call_cannot_begin_and_what_was_typed_is_kept(client):
    company = make_company()
    answer = prepare(client, company, goal="", reason="De udvider", questions=["o-orders"])
    assert answer.status_code == 422
    assert "Vælg dit mål" in text_of(answer)
    form = answer.context["form"]
    assert (form["reason"].value(), form["questions"].value()) == ("De udvider", ["o-orders"])
    assert not CallPlan.objects.exists()
    assert client.get(page_url("call", company)).url == page_url("call_prepare", company)


@pytest.mark.req("R-016")
def test_a_coffee_is_a_goal_to_choose_and_an_own_goal_needs_words(client):
    company = make_company()
    assert "En kaffeaftale" in text_of(client.get(page_url("call_prepare", company)))
    assert prepare(client, company, goal="own").status_code == 422
    prepare(client, company, goal="own", goal_words="En aftale om sommeren")
    assert "En aftale om sommeren" in text_of(client.get(page_url("call", company)))


@pytest.mark.req("R-016")
@pytest.mark.parametrize(("days_ago", "shown"), [(10, True), (90, True), (91, False)])
def test_what_colleagues_did_in_90_days_asks_what_one_offers_that_is_different(
    days_ago, shown, client, colleague_same_team
):
    company = make_company()
    contact_of(colleague_same_team, company, days_ago=days_ago)
    prepare(client, company, passed_stop="De bad selv om det", offer="Hjælp til sommeren")
    said = text_of(client.get(page_url("call", company)))
    assert ("Hvad tilbyder du, som er anderledes?</strong> Hjælp til sommeren" in said) is shown
    assert ("Bo Kollega Prøvesen, Opkald" in said) is shown


@pytest.mark.req("R-010")
@pytest.mark.parametrize(
    ("role", "employees", "asked", "hidden"),
    [
        ("director", 180, "Hvad måler I på, når I tager socialt ansvar?", "Hvornår på ugen tjener I mest"),
        ("hr", 180, "Hvilke kompetencer mangler I mest?", "Hvornår på ugen tjener I mest"),
        ("owner", 4, "Hvornår på ugen tjener I mest", "socialt ansvar"),
    ],
)
def test_questions_follow_whom_one_talks_with_and_the_size(role, employees, asked, hidden, client):
    company = make_company(employees=employees)
    answer = client.post(page_url("call_prepare", company), plan_form(role=role, look="1"))
    offered = " ".join(label for _id, label in answer.context["form"].fields["questions"].choices)
    assert answer.status_code == 200 and asked in offered and hidden not in offered
    assert not CallPlan.objects.exists()


@pytest.mark.req("R-010")
@pytest.mark.parametrize(
    ("role", "employees", "expected"),
    [(ContactRole.HR, 4, "hr"), (ContactRole.MENTOR, 80, "manager"), (None, 4, "owner"), (None, 80, "director")],
)
def test_the_counterpart_follows_the_person_and_else_the_size(role, employees, expected, client):
    company = make_company(employees=employees)
    if role:
        make_contact(company, role=role)
    assert client.get(page_url("call_prepare", company)).context["form"]["role"].value() == expected


@pytest.mark.req("R-010")
def test_the_municipality_words_a_question_itself_hides_another_and_adds_its_own(client, client_of, team_lead):
    company = make_company(employees=4)
    lead = client_of(team_lead)
    address = reverse("companies:call_questions", args=["owner"])
    assert client.get(address).status_code == 403
    typed = {
        "ask-o-orders": "Hvilke ordrer sagde I nej til i maj?",
        "ask-o-turnover": "",
        "own-1": "Hvem åbner\r\nbutikken?",
    }
    opened = lead.get(address).context
    typed["edit_version"] = opened["edit_version"]
    kept = {f"ask-{one.id}": one.ask for one in opened["lines"] if f"ask-{one.id}" not in typed}
    assert lead.post(address, kept | typed).status_code == 302
    offered = [
        label
        for _id, label in client.get(page_url("call_prepare", company)).context["form"].fields["questions"].choices
    ]
    assert offered[0] == "Hvem åbner butikken?" and "Hvilke ordrer sagde I nej til i maj?" in offered
    assert not any("tjener I mest" in label for label in offered)
    assert LocalCallQuestion.objects.count() == 3

    # A colleague who had the same page open sees both texts and chooses; nothing is overwritten unseen.
    late = kept | typed | {"own-1": "Hvem lukker butikken?"}
    answer = lead.post(address, late)
    assert answer.status_code == 409 and "Hvem åbner butikken?" in text_of(answer) and "Hvem lukker" in text_of(answer)
    assert LocalCallQuestion.objects.filter(ask="Hvem åbner butikken?").exists()
    assert lead.post(address, late | {"edit_version": answer.context["edit_version"]}).status_code == 302
    assert LocalCallQuestion.objects.filter(ask="Hvem lukker butikken?").exists()


@pytest.mark.req("R-007")
@pytest.mark.parametrize(("purpose", "shown"), [("citizen", True), ("general", False)])
def test_the_six_questions_are_there_for_a_particular_citizen_alone(purpose, shown, client):
    company = make_company()
    prepare(client, company, purpose=purpose)
    for page in ("call_prepare", "call"):
        said = text_of(client.get(page_url(page, company)))
        assert ("svar på de seks spørgsmål" in said) is shown
        assert (f'href="{reverse("placements:of_company", args=[company.pk])}"' in said) is shown


@pytest.mark.req("R-007")
def test_a_purpose_that_changed_in_the_call_is_kept_and_recorded(client):
    company = make_company()
    prepare(client, company, purpose="general")
    client.post(page_url("call", company), end_form(purpose="citizen"))
    assert CompanyContact.objects.get().purpose == ContactPurpose.CITIZEN
    changed = next(event for event in timeline(company) if event.action == "company.contact_purpose")
    assert changed.details == {"was": "general", "now": "citizen"}


@pytest.mark.req("R-008")
@pytest.mark.parametrize("how", ["need", "none", ""])
def test_a_citizen_in_mind_warns_until_a_need_or_none_is_written_down(how, client, consultant):
    company = make_company()
    if how == "need":
        facts = actions.NeedFacts(kind=CompanyNeed.Kind.LABOUR, words="To til høsten", heard_on=date(2026, 2, 1))
        actions.add_need(by=consultant, company=company, facts=facts, at=MARCH_2)
    if how == "none":
        actions.asked_no_need(by=consultant, company=company, asked_on=date(2026, 2, 1), at=MARCH_2)
    answer = client.post(page_url("call_prepare", company), plan_form(purpose="citizen", look="1"))
    assert ("Spørg til det, før du nævner en borger" in text_of(answer)) is (how == "")


@pytest.mark.req("R-017")
def test_too_busy_turns_to_what_is_not_done_and_is_counted_when_it_was_met(client):
    company = make_company()
    prepare(client, company, objections=["too-busy"])
    page = client.get(page_url("call", company))
    expected, _field = page.context["expected"][0]
    assert expected.objection.says == "Nej tak, vi har for travlt"
    assert "Hvad er det, der bliver liggende" in text_of(page)
    client.post(page_url("call", company), end_form(met_costs="none", **{"met_too-busy": "undone"}))
    assert set(ObjectionMet.objects.values_list("objection", "helped_by")) == {("too-busy", "undone"), ("costs", "")}
    busy = next(line for line in objection_lines(CallRole.OWNER, house_words()) if line.objection.id == "too-busy")
    assert (busy.met, busy.helped, busy.replies[0].helped) == (1, 1, 1)
    assert "Hjalp 1 gang her" in text_of(client.get(page_url("call_prepare", company)))


@pytest.mark.req("R-019")
def test_the_line_is_judged_on_the_page_and_nothing_is_kept(client):
    company = make_company()
    answer = client.post(page_url("call_prepare", company), plan_form(opening="Vil I hjælpe Peter?", look="1"))
    said = text_of(answer)
    assert "Sætningen handler om os." in said and "Prøv i stedet:" in said
    tried = client.post(reverse("companies:opening_lines"), {"lines": "Vil I hjælpe Peter?\nHvad når I ikke?"})
    assert [verdict.direction for _line, verdict in tried.context["judged"]] == ["from", "to"]
    for lines, words in (
        ("  ", "Skriv mindst én sætning"),
        ("Hej\n" * 21, "højst 20"),
        ("x" * 4001, "højst have 4000"),
    ):
        refused = client.post(reverse("companies:opening_lines"), {"lines": lines})
        assert refused.status_code == 422 and words in text_of(refused)
    assert not CallPlan.objects.exists() and not timeline(company)


def test_no_citizen_is_named_on_the_paper_and_people_of_the_company_may_be(client):
    company = make_company()
    make_contact(company, name="Leif Gartner")
    refused = prepare(client, company, opening="Vil I hjælpe Peter?", reason="Leif bad om det")
    assert refused.status_code == 422 and "Skriv ikke Peter her" in text_of(refused)
    assert "reason" not in refused.context["form"].errors


@pytest.mark.req("R-016")
@pytest.mark.parametrize(
    ("outcome", "next_on", "stays"),
    [("agreed", date(2026, 3, 9), False), ("call_again", date(2026, 3, 9), True), ("no_thanks", None, False)]
    + [("not_reached", date(2026, 3, 9), True)],
)
def test_a_tap_tells_the_call_and_the_paper_stays_for_the_next_try(outcome, next_on, stays, client, consultant):
    company = make_company()
    prepare(client, company)
    began = int(MARCH_2.timestamp()) - 95
    answer = client.post(page_url("call", company), end_form(outcome=outcome, words="De har travlt", began=began))
    assert answer.url == page_url("detail", company)
    told = CompanyContact.objects.get()
    assert (told.by, told.outcome, told.goal, told.words) == (consultant, outcome, "En kaffeaftale", "De har travlt")
    assert (told.next_on, told.seconds) == (next_on, 95)
    assert CallPlan.objects.filter(settled_at__isnull=True).exists() is stays


@pytest.mark.req("R-017")
def test_what_they_objected_stands_in_the_companys_memory_with_what_helped(client):
    company = make_company()
    prepare(client, company)
    client.post(page_url("call", company), end_form(**{"met_too-busy": "undone", "met_not-now": "none"}))
    page = text_of(client.get(page_url("memory", company)))
    assert "De sagde «Nej tak, vi har for travlt», og «" in page and "» hjalp" in page
    assert "De sagde «Ikke lige nu», og intet hjalp" in page


def test_to_call_again_takes_a_day_and_a_day_that_is_gone_is_refused(client):
    company = make_company()
    prepare(client, company)
    for day in ("", "1/3-26"):
        answer = client.post(page_url("call", company), end_form(outcome="call_again", next_on=day, words="Husk mig"))
        assert answer.status_code == 422 and answer.context["form"]["words"].value() == "Husk mig"
    assert not CompanyContact.objects.exists()


def test_a_need_or_none_is_written_down_with_the_call(client):
    company = make_company()
    prepare(client, company)
    client.post(page_url("call", company), end_form(outcome="call_again", need="To til høsten", need_kind="labour"))
    client.post(page_url("call", company), end_form(no_need="on"))
    assert CompanyNeed.objects.get().words == "To til høsten"
    assert NoNeedAnswer.objects.get().asked_on == date(2026, 3, 2)


def test_sent_twice_a_call_is_told_once(client):
    company = make_company()
    prepare(client, company)
    sent = end_form(form_token=client.get(page_url("call", company)).context["request"].POST.get("x", ""))
    token = client.get(page_url("call", company)).content.decode().split('name="form_token" value="')[1].split('"')[0]
    for _ in range(2):
        client.post(page_url("call", company), sent | {"form_token": token})
    assert CompanyContact.objects.count() == 1


def test_notes_are_kept_while_one_writes_and_only_ones_own(client, client_of, colleague_same_team):
    company = make_company()
    prepare(client, company)
    notes = page_url("call_notes", company)
    assert client.post(notes, {"words": "Leder efter to"}).json() == {"text": "Gemt"}
    assert "Leder efter to" in text_of(client.get(page_url("call", company)))
    assert client_of(colleague_same_team).post(notes, {"words": "Mine"}).status_code == 409
    assert client.post(notes, {"words": "x" * 4001}).status_code == 422
    assert CallPlan.objects.get().notes == "Leder efter to"


def test_a_sign_that_no_database_keeps_does_not_cost_the_notes(client):
    company = make_company()
    prepare(client, company)
    assert client.post(page_url("call_notes", company), {"words": "Leder\0 efter to"}).status_code == 200
    assert CallPlan.objects.get().notes == "Leder efter to"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Borgeren Thomas kan begynde mandag", "Er Thomas en borger?"),
        ("Har en borger med depression", "Her står noget om"),
    ],
)
def test_notes_under_way_ask_about_a_citizen_before_anything_is_kept(client, words, why):
    company = make_company()
    make_contact(company, name="Leif Kirkegård")
    prepare(client, company)
    notes = page_url("call_notes", company)
    asked = client.post(notes, {"words": words})
    assert asked.status_code == 422 and why in asked.json()["text"] and asked.json()["asks"]
    assert CallPlan.objects.get().notes == ""
    assert client.post(notes, {"words": words, "about_work": "on"}).status_code == 200
    assert client.post(notes, {"words": words + " 010190-1234", "about_work": "on"}).status_code == 422
    assert client.post(notes, {"words": "Leif vil gerne høre om en borger. Lise tager telefonen"}).status_code == 200


@pytest.mark.parametrize("number", [10, 1000])
@pytest.mark.parametrize("page", ["call_prepare", "call"])
def test_a_page_costs_the_same_with_ten_and_with_a_thousand_contacts(
    number, page, client, colleague_same_team, django_assert_max_num_queries
):
    Municipality.objects.get_or_create(pk=1)
    company = make_company()
    prepare(client, company)
    CompanyContact.objects.bulk_create(
        CompanyContact(company=company, by=colleague_same_team, at=MARCH_2 - timedelta(days=95), outcome="held")
        for _ in range(number)
    )
    client.get(page_url(page, company))
    with django_assert_max_num_queries(12):
        answer = client.get(page_url(page, company))
    assert len(answer.content) < 106_000


def test_choices_not_made_are_folded_until_something_about_them_is_wrong(client):
    company = make_company()
    page = prepare(client, company, questions=["m-undone"], look="1").content.decode()
    chosen, _, folded = page.partition("Flere spørgsmål")
    assert 'value="m-undone"' in chosen and 'value="o-own-time"' in folded and 'value="o-own-time"' not in chosen
    wrong = prepare(client, company, questions=["unknown"])
    assert wrong.status_code == 422 and "Flere spørgsmål" not in wrong.content.decode()
