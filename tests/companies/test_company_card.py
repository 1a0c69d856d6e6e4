"""A company's card: what a person reads there, and what it costs."""

from datetime import date

import pytest
from django.db import transaction
from tests.companies.conftest import MARCH_2
from tests.companies.factories import (
    make_company,
    make_contact,
    make_fact,
    make_site,
)
from tests.companies.pages import page_url, text_of

from jobbro.accounts.models import Municipality
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.audit.kinds import ActorKind
from jobbro.companies.models import (
    Activity,
    Contact,
    ContactRole,
    FactSource,
    OtherOccupant,
    PreparationFact,
    PreparationKey,
    WorkTask,
)

pytestmark = pytest.mark.django_db


def test_the_card_tells_number_branch_staff_and_who_is_responsible(client, consultant):
    company = make_company(employees=18, source=FactSource.REGISTER, owner=consultant)
    line = client.get(page_url("detail", company)).context["lead"]
    assert line == (
        f"CVR {company.cvr} · Kirkegårde og parker · 18 ansatte (CVR-registret 1. feb.) · Ansvarlig: Karen Konsulent"
    )


@pytest.mark.req("R-009")
def test_a_new_company_from_the_register_is_known_in_three_of_nine(client):
    company = make_company(activity="Passer grave", employees=18, source=FactSource.REGISTER)
    card = client.get(page_url("detail", company)).context["page"].preparation
    assert (card.known, card.total) == (3, 9)
    assert {line.key for line in card.lines if line.is_known} == {"activity", "headcount", "sector"}


@pytest.mark.req("R-009")
def test_a_colleagues_earlier_contact_makes_it_four_and_the_missing_five_are_named(
    client, client_of, colleague_same_team
):
    company = make_company(activity="Passer grave", employees=18, source=FactSource.REGISTER)
    typed = {"title": "Luge bede", "activity": "operations", "level": "easy"}
    client_of(colleague_same_team).post(page_url("task_new", company), typed)
    answer = client.get(page_url("detail", company))
    card = answer.context["page"].preparation
    assert (card.known, card.total) == (4, 9)
    assert card.missing == (
        "faggrupper",
        "vækst",
        "ledige stillinger for nylig",
        "hvem vi taler med",
        "stedets betydning",
    )
    assert "4 af 9" in text_of(answer)
    assert "Mangler: faggrupper, vækst, ledige stillinger for nylig, hvem vi taler med, stedets betydning" in text_of(
        answer
    )
    known = next(line for line in card.lines if line.key == PreparationKey.KNOWN)
    assert known.text == "Ny opgave: Luge bede (Bo Kollega Prøvesen, 2. marts)"


@pytest.mark.req("R-009")
@pytest.mark.parametrize(("on_day", "stale"), [(date(2025, 9, 2), False), (date(2025, 9, 1), True)])
def test_a_fact_is_marked_when_it_is_older_than_six_months(on_day, stale, client):
    company = make_company()
    make_fact(company, PreparationKey.GROWTH, on_day=on_day)
    answer = client.get(page_url("detail", company))
    assert (answer.context["page"].preparation.stale == ("vækst",)) is stale
    assert ("ældre end et halvt år" in text_of(answer)) is stale


@pytest.mark.req("R-009")
def test_what_nobody_could_find_out_is_shown_as_tried_and_not_counted(client):
    company = make_company(branch_name="")
    make_fact(company, PreparationKey.VACANCIES, text="", is_unknown=True)
    answer = client.get(page_url("detail", company))
    assert answer.context["page"].preparation.known == 0
    assert "Ledt for 29 dage siden uden svar" in text_of(answer)


def test_what_is_written_by_hand_goes_before_the_register(client):
    company = make_company(employees=18, source=FactSource.REGISTER)
    make_fact(company, PreparationKey.HEADCOUNT, text="22 med sæsonfolk", source=FactSource.COMPANY)
    line = client.get(page_url("detail", company)).context["page"].preparation.lines[2]
    assert (line.text, line.source, line.prefilled) == ("22 med sæsonfolk", "Virksomheden selv", False)


def test_opening_a_company_puts_it_first_among_the_latest(client):
    first, second = make_company(), make_company()
    for company in (first, second, first):
        client.get(page_url("detail", company))
    assert client.session["recent"]["company"] == [str(first.pk), str(second.pk)]


@pytest.mark.parametrize("number", [10, 1000])
@pytest.mark.parametrize(("page", "queries"), [("detail", 12), ("tasks", 8), ("contacts", 7), ("staffing", 8)])
def test_a_card_costs_the_same_with_ten_and_with_a_thousand_rows(
    number, page, queries, client, django_assert_num_queries
):
    Municipality.objects.create(pk=1)
    company = make_company()
    site = make_site(company)
    Contact.objects.bulk_create(
        Contact(company=company, name=f"Person {n}", role=ContactRole.HR) for n in range(number)
    )
    WorkTask.objects.bulk_create(
        WorkTask(company=company, title=f"Opgave {n}", activity=Activity.SERVICE, noted_on=date(2026, 2, 1))
        for n in range(number)
    )
    OtherOccupant.objects.bulk_create(
        OtherOccupant(site=site, kind="practice", weekly_hours=5, starts_on="2026-02-01", told_on="2026-02-01")
        for n in range(number)
    )
    client.get(page_url("detail", company))  # the session remembers it from now on
    with django_assert_num_queries(queries):
        client.get(page_url(page, company))


@pytest.mark.req("R-009")
def test_one_question_follows_the_other_until_all_are_asked(client):
    company = make_company(branch_name="")
    url = page_url("prepare", company, "activity")
    typed = {"text": "Passer grave", "source": "own_look", "on_day": "2-3-2026", "edit_version": "0", "onward": "1"}
    assert client.post(url, typed)["Location"] == page_url("prepare", company, "staff_types")
    unknown = {"is_unknown": "on", "source": "own_look", "on_day": "2-3-2026", "edit_version": "0", "onward": "1"}
    for key in list(PreparationKey)[1:8]:
        client.post(page_url("prepare", company, key), unknown)
    last = client.post(page_url("prepare", company, "geography"), unknown)
    assert last["Location"] == page_url("detail", company)
    assert PreparationFact.objects.count() == 9


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Skriv, hvad I ved, eller sæt hak ved, at du har ledt."),
        ({"text": "Ja", "is_unknown": "on"}, "Du har skrevet et svar. Fjern hakket, eller slet svaret."),
        ({"text": "x" * 4001}, "højst have 4000 tegn"),
    ],
)
def test_an_answer_is_a_text_or_an_honest_unknown(changes, sentence, client):
    company = make_company()
    typed = {"source": "own_look", "on_day": "2-3-2026", "edit_version": "0"} | changes
    answer = client.post(page_url("prepare", company, "growth"), typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_a_question_that_is_not_one_of_the_ten_is_not_found(client):
    assert client.get(page_url("prepare", make_company(), "shoe-size")).status_code == 404


def test_the_timeline_tells_what_happened_without_naming_people(client):
    company = make_company()
    make_contact(company)
    client.post(page_url("contact_new", company), {"name": "Jonas Lund", "role": "hr", "is_active": "on"})
    lines = client.get(page_url("detail", company)).context["page"].timeline
    assert [(line.title, line.who) for line in lines] == [("Ny kontaktperson: HR", "Karen Konsulent")]


@pytest.mark.req("R-001")
@pytest.mark.parametrize(("background", "is_open"), [("business", False), ("social_work", True)])
def test_help_about_companies_is_compact_for_one_who_comes_from_business(background, is_open, client, consultant):
    consultant.background = background
    consultant.save()
    company = make_company()
    for page in ("detail", "tasks"):
        assert (f'help"{" open" if is_open else ""}>' in text_of(client.get(page_url(page, company)))) is True


@pytest.mark.req("R-157")
def test_the_timeline_names_no_citizen_to_those_who_only_know_the_company(client_of, consultant, consultant_other_team):
    company, link = make_company(), Actor(ActorKind.LINK, "1", "Thomas Holm", "approve_placement")
    with transaction.atomic():
        record(by=link, at=MARCH_2, action="approval.agreed", about=[company], details={"party": "citizen"})
        record(by=consultant.actor, at=MARCH_2, action="placement.locked", about=[company], details={"of": "Thomas"})
        record(by=consultant.actor, at=MARCH_2, action="meeting.held", about=[company], details={"title": "Thomas"})
    answer = client_of(consultant_other_team).get(page_url("detail", company))
    assert "Thomas" not in text_of(answer)
    assert [(line.title, line.who) for line in answer.context["page"].timeline] == [
        ("Der er sket noget nyt", "Karen Konsulent"),
        ("Forløb: låste teksten", "Karen Konsulent"),
        ("Forløb: sagde ja til aftalen", "Person med link"),
    ]


@pytest.mark.parametrize(
    ("action", "is_known"),
    [("placement.locked", False), ("approval.asked", False), ("placement.proposed", True)],
)
def test_a_move_of_a_text_is_no_knowledge_of_the_company_but_a_contact_is(action, is_known, client, consultant):
    company = make_company()
    with transaction.atomic():
        record(by=consultant.actor, at=MARCH_2, action=action, about=[company])
    card = client.get(page_url("detail", company)).context["page"].preparation
    known = next(line for line in card.lines if line.key == PreparationKey.KNOWN)
    assert known.is_known is is_known
