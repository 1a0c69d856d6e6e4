"""A company's own pages: what a person reads, what a form keeps, and what two people see."""

from datetime import date

import pytest
from django.urls import reverse
from tests.companies.factories import (
    make_company,
    make_contact,
    make_fact,
    make_occupant,
    make_site,
    make_staff_month,
    make_task,
    valid_cvr,
)
from tests.conftest import on_day

from jobbro.accounts.models import Municipality
from jobbro.companies.actions import CompanyFacts, change_company
from jobbro.companies.models import (
    Activity,
    Company,
    Contact,
    ContactRole,
    FactSource,
    OtherOccupant,
    PreparationFact,
    PreparationKey,
    Site,
    StaffMonth,
    WorkTask,
)
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db
MARCH_2 = on_day("2026-03-02")


@pytest.fixture(autouse=True)
def second_of_march(monkeypatch):
    """Every page of these tests is opened on the same day."""
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: MARCH_2)


@pytest.fixture
def client(consultant, client_of):
    """The consultant's browser."""
    return client_of(consultant)


def _url(name, company, *more):
    return reverse(f"companies:{name}", args=[company.pk, *more])


def _text(answer):
    return " ".join(answer.content.decode().split())


def _company_form(**changes):
    typed = {"cvr": valid_cvr(700), "name": "Nordlys El ApS", "source": "register", "source_on": "1/3-26"}
    return typed | changes


# The card


def test_the_card_tells_number_branch_staff_and_who_is_responsible(client, consultant):
    company = make_company(employees=18, source=FactSource.REGISTER, owner=consultant)
    line = client.get(_url("detail", company)).context["lead"]
    assert line == (
        f"CVR {company.cvr} · Kirkegårde og parker · 18 ansatte (CVR-registret 1. feb.) · Ansvarlig: Karen Konsulent"
    )


@pytest.mark.req("R-009")
def test_a_new_company_from_the_register_is_known_in_three_of_nine(client):
    company = make_company(activity="Passer grave", employees=18, source=FactSource.REGISTER)
    card = client.get(_url("detail", company)).context["page"].preparation
    assert (card.known, card.total) == (3, 9)
    assert {line.key for line in card.lines if line.is_known} == {"activity", "headcount", "sector"}


@pytest.mark.req("R-009")
def test_a_colleagues_earlier_contact_makes_it_four_and_the_missing_five_are_named(
    client, client_of, colleague_same_team
):
    company = make_company(activity="Passer grave", employees=18, source=FactSource.REGISTER)
    typed = {"title": "Luge bede", "activity": "operations", "level": "easy"}
    client_of(colleague_same_team).post(_url("task_new", company), typed)
    answer = client.get(_url("detail", company))
    card = answer.context["page"].preparation
    assert (card.known, card.total) == (4, 9)
    assert card.missing == (
        "faggrupper",
        "vækst",
        "ledige stillinger for nylig",
        "hvem vi taler med",
        "stedets betydning",
    )
    assert "4 af 9" in _text(answer)
    assert "Mangler: faggrupper, vækst, ledige stillinger for nylig, hvem vi taler med, stedets betydning" in _text(
        answer
    )
    known = next(line for line in card.lines if line.key == PreparationKey.KNOWN)
    assert known.text == "Ny opgave: Luge bede (Bo Kollega Prøvesen, 2. marts)"


@pytest.mark.req("R-009")
@pytest.mark.parametrize(("on_day", "stale"), [(date(2025, 9, 2), False), (date(2025, 9, 1), True)])
def test_a_fact_is_marked_when_it_is_older_than_six_months(on_day, stale, client):
    company = make_company()
    make_fact(company, PreparationKey.GROWTH, on_day=on_day)
    answer = client.get(_url("detail", company))
    assert (answer.context["page"].preparation.stale == ("vækst",)) is stale
    assert ("ældre end et halvt år" in _text(answer)) is stale


@pytest.mark.req("R-009")
def test_what_nobody_could_find_out_is_shown_as_tried_and_not_counted(client):
    company = make_company(branch_name="")
    make_fact(company, PreparationKey.VACANCIES, text="", is_unknown=True)
    answer = client.get(_url("detail", company))
    assert answer.context["page"].preparation.known == 0
    assert "Ledt for 29 dage siden uden svar" in _text(answer)


def test_what_is_written_by_hand_goes_before_the_register(client):
    company = make_company(employees=18, source=FactSource.REGISTER)
    make_fact(company, PreparationKey.HEADCOUNT, text="22 med sæsonfolk", source=FactSource.COMPANY)
    line = client.get(_url("detail", company)).context["page"].preparation.lines[2]
    assert (line.text, line.source, line.prefilled) == ("22 med sæsonfolk", "Virksomheden selv", False)


def test_opening_a_company_puts_it_first_among_the_latest(client):
    first, second = make_company(), make_company()
    for company in (first, second, first):
        client.get(_url("detail", company))
    assert client.session["recent"]["company"] == [str(first.pk), str(second.pk)]


@pytest.mark.parametrize("number", [10, 1000])
@pytest.mark.parametrize(("page", "queries"), [("detail", 12), ("tasks", 7), ("contacts", 7), ("staffing", 8)])
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
    client.get(_url("detail", company))  # the session remembers it from now on
    with django_assert_num_queries(queries):
        client.get(_url(page, company))


# Creating and changing


def test_a_company_is_created_with_its_place_of_work(client, consultant):
    typed = _company_form(
        **{"owner": consultant.pk, "site-p_number": "10 0000 0001", "site-name": "Havnen", "site-postcode": "8900"}
    )
    answer = client.post(reverse("companies:new"), typed, follow=True)
    company = Company.objects.get()
    assert answer.redirect_chain == [(_url("detail", company), 302)]
    assert "Virksomheden er oprettet" in _text(answer)
    assert (company.source_on, company.owner) == (date(2026, 3, 1), consultant)
    assert Site.objects.get().p_number == "1000000001"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"cvr": "1234567"}, "Et CVR-nummer har otte cifre"),
        ({"cvr": "12345678"}, "Tallene passer ikke sammen"),
        ({"cvr": "１２３４５６７８"}, "Et CVR-nummer har otte cifre"),
        ({"name": ""}, "Udfyld feltet her"),
        ({"name": "N" * 201}, "højst have 200 tegn"),
        ({"name": "Nord\0lys"}, "Null-tegn er ikke tilladte"),
        ({"employees": "9" * 30}, "mindre end eller lig"),
        ({"employees": "-1"}, "større end eller lig"),
        ({"phone": "ring til Bo"}, "Skriv otte cifre"),
        ({"branch_code": "12"}, "En branchekode har seks cifre"),
        ({"source_on": "31-02-2026"}, "Skriv datoen som dag-måned-år"),
        ({"source_on": "3-3-2026"}, "Dagen ligger ude i fremtiden"),
        ({"source": "rygte"}, "rygte"),
        ({"website": "javascript:alert(1)"}, "gyldig URL"),
        ({"owner": "999999"}, "gyldig valgmulighed"),
        ({"site-p_number": "123", "site-name": "Havnen"}, "Et P-nummer har ti cifre"),
        ({"site-name": "Havnen"}, "Udfyld feltet her"),
    ],
)
def test_a_form_that_is_refused_says_why_and_keeps_what_was_typed(changes, sentence, client):
    typed = _company_form(activity="El i hele landet 🔌") | changes
    answer = client.post(reverse("companies:new"), typed)
    assert answer.status_code == 422
    text = _text(answer)
    assert sentence in text
    assert "før det kan gemmes" in text
    assert "El i hele landet 🔌" in text
    assert not Company.objects.exists()


def test_a_cvr_number_that_is_there_already_leads_to_the_company(client):
    there = make_company(name="Nordlys El", cvr=valid_cvr(700))
    answer = client.post(reverse("companies:new"), _company_form())
    assert answer.status_code == 422
    assert "Den virksomhed findes allerede: Nordlys El." in _text(answer)
    assert f'<a href="{_url("detail", there)}">Nordlys El</a>' in _text(answer)
    assert Company.objects.count() == 1


def test_a_p_number_of_another_company_says_whose_it_is(client):
    make_site(make_company(name="Nordlys El"), name="Havnen", p_number="1000000009")
    mine = make_company(name="Solby Kirkegård")
    answer = client.post(_url("site_new", mine), {"p_number": "1000000009", "name": "Kapellet"})
    assert answer.status_code == 422
    assert "P-nummeret hører til Havnen hos Nordlys El." in _text(answer)
    assert not mine.sites.exists()


def test_the_same_form_sent_twice_makes_one_company(client):
    typed = _company_form(form_token=new_token())
    answers = [client.post(reverse("companies:new"), typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Company.objects.count() == 1


def test_the_later_of_two_sees_both_texts_and_loses_nothing(client, colleague_same_team):
    company = make_company(name="Nordlys El", cvr=valid_cvr(700), source=FactSource.REGISTER)
    theirs = CompanyFacts(company.cvr, "Nordlys El", FactSource.REGISTER, company.source_on, phone="86421234")
    change_company(by=colleague_same_team, company=company, facts=theirs, edit_version=1, at=MARCH_2)
    mine = _company_form(name="Nordlys El", phone="11223344", edit_version="1", source_on="1-2-2026")
    answer = client.post(_url("edit", company), mine)
    assert answer.status_code == 409
    text = _text(answer)
    assert answer.context["saved_by"] == "Bo Kollega Prøvesen"
    assert [(line.label, line.saved, line.mine) for line in answer.context["differences"]] == [
        ("Telefon", "86421234", "11223344")
    ]
    assert 'name="edit_version" value="2"' in text
    assert Company.objects.get().phone == "86421234"
    again = client.post(_url("edit", company), mine | {"edit_version": "2", "pick.phone": "mine"})
    assert again.status_code == 302
    assert Company.objects.get().phone == "11223344"


def test_the_later_of_two_can_keep_what_the_first_one_wrote(client):
    company = make_company(name="Nordlys El", cvr=valid_cvr(700), phone="86421234", source=FactSource.REGISTER)
    mine = _company_form(name="Nordlys El", phone="11223344", edit_version="1", source_on="1-2-2026")
    picks = {"pick.phone": "saved", "saved.phone": "86421234"}
    assert client.post(_url("edit", company), mine | picks).status_code == 302
    assert Company.objects.get().phone == "86421234"


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 40])
def test_a_form_with_a_bent_version_is_treated_as_an_old_one(version, client):
    company = make_company(cvr=valid_cvr(700))
    answer = client.post(_url("edit", company), _company_form(edit_version=version))
    assert answer.status_code == 409
    assert Company.objects.get().name == "Solby Kirkegård"


def test_an_edit_form_shows_what_is_stored(client, consultant):
    company = make_company(phone="86421234", owner=consultant)
    text = _text(client.get(_url("edit", company)))
    assert 'value="86421234"' in text
    assert 'value="01-02-2026"' in text
    assert f'<option value="{consultant.pk}" selected>Karen Konsulent</option>' in text


# Contacts


def test_a_contact_is_added_changed_and_leaves(client):
    company = make_company()
    client.post(
        _url("contact_new", company),
        {"name": "Leif Gartner", "role": "mentor", "phone": "12 34 56 78", "is_active": "on"},
    )
    contact = Contact.objects.get()
    text = _text(client.get(_url("contacts", company)))
    assert 'href="tel:+4512345678"' in text
    assert "Ingen er skrevet som tillids- eller medarbejderrepræsentant" in text
    changed = {"name": "Leif Gartner", "role": "employee_representative", "edit_version": "1"}
    client.post(_url("contact_edit", company, contact.pk), changed)
    assert "1 er stoppet" in _text(client.get(_url("contacts", company)))
    assert Contact.objects.get().role == ContactRole.EMPLOYEE_REPRESENTATIVE


def test_a_contact_can_only_be_placed_at_the_companys_own_sites(client):
    company, foreign = make_company(), make_site(make_company())
    typed = {"name": "Leif", "role": "mentor", "site": foreign.pk, "is_active": "on"}
    assert client.post(_url("contact_new", company), typed).status_code == 422
    assert not Contact.objects.exists()


# Tasks


@pytest.mark.req("R-013")
def test_tasks_stand_by_activity_and_empty_activities_are_to_ask_about(client):
    company = make_company()
    make_task(company, title="Luge bede", demands=["outdoors", "lifting"], done_today_by="gartneren")
    make_task(company, title="Tage imod planter", activity=Activity.INBOUND)
    answer = client.get(_url("tasks", company))
    page = answer.context["page"]
    assert [group.activity for group in page.groups] == [Activity.INBOUND, Activity.OPERATIONS]
    assert (page.covered, len(page.missing)) == (2, 7)
    text = _text(answer)
    assert "Mangler at spørge om: Varer og ydelser ud, Salg og markedsføring" in text
    assert "Kræver: løft, udendørs" in text or "Kræver: udendørs, løft" in text
    assert "i dag: gartneren" in text
    assert "5 timer om ugen" in text


@pytest.mark.req("R-014")
def test_a_task_is_written_in_one_go_and_the_next_one_follows(client):
    company = make_company()
    typed = {
        "title": "Modtage varer",
        "activity": "inbound",
        "level": "easy",
        "weekly_hours": "5",
        "done_today_by": "faglært sælger",
        "demands": ["lifting"],
        "again": "1",
    }
    answer = client.post(_url("task_new", company), typed)
    assert answer["Location"] == _url("task_new", company)
    task = WorkTask.objects.get()
    assert (task.activity, task.level, task.weekly_hours, task.done_today_by) == (
        "inbound",
        "easy",
        5,
        "faglært sælger",
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"weekly_hours": "0"}, "større end eller lig"),
        ({"weekly_hours": "-5"}, "større end eller lig"),
        ({"weekly_hours": "1e9"}, "Skriv et tal"),
        ({"weekly_hours": "10.000"}, "mindre end eller lig"),
        ({"weekly_hours": "7,123"}, "decimaler"),
        ({"activity": ""}, "Vælg her"),
        ({"demands": ["magic"]}, "magic"),
        ({"title": "x" * 161}, "højst have 160 tegn"),
    ],
)
def test_a_task_that_is_refused_keeps_what_was_typed(changes, sentence, client):
    company = make_company()
    typed = {"title": "Modtage varer", "activity": "inbound", "level": "easy", "description": "Ved porten"} | changes
    answer = client.post(_url("task_new", company), typed)
    assert answer.status_code == 422
    assert sentence in _text(answer)
    assert "Ved porten" in _text(answer)
    assert not WorkTask.objects.exists()


def test_a_task_is_closed_and_opened_again_from_the_page(client):
    company = make_company()
    task = make_task(company)
    client.post(_url("task_close", company, task.pk))
    text = _text(client.get(_url("tasks", company)))
    assert "1 lukket opgave" in text
    assert "Opgaven «Luge bede» er lukket" in text
    client.post(_url("task_reopen", company, task.pk))
    assert WorkTask.objects.get().is_open


def test_a_task_is_only_closed_by_a_post(client):
    company = make_company()
    task = make_task(company)
    assert client.get(_url("task_close", company, task.pk)).status_code == 405
    assert WorkTask.objects.get().is_open


def test_a_new_task_begins_with_the_company_one_just_had_open(client):
    company = make_company(name="Nordlys El", branch_name="El-installation")
    make_company(name="Solby Kirkegård")
    client.get(_url("detail", company))
    assert [row.name for row in client.get(reverse("companies:task_start")).context["companies"]] == ["Nordlys El"]
    found = client.get(reverse("companies:task_start"), {"q": "kirke"}).context["companies"]
    assert [row.name for row in found] == ["Solby Kirkegård"]


def test_more_tasks_than_a_page_holds_are_counted_and_not_hidden(client):
    company = make_company()
    WorkTask.objects.bulk_create(
        WorkTask(company=company, title=f"Opgave {n:04d}", activity=Activity.SERVICE, noted_on=date(2026, 2, 1))
        for n in range(230)
    )
    answer = client.get(_url("tasks", company))
    assert "Der er 30 opgaver mere" in _text(answer)
    assert sum(len(group.tasks) for group in answer.context["page"].groups) == 200


# Staff


def _staffed(months):
    site = make_site(make_company())
    for month, number in months.items():
        make_staff_month(site, month, number)
    return site


def test_the_mean_is_taken_over_the_four_months_before_this_one(client):
    numbers = {
        date(2025, 10, 1): "99",
        date(2025, 11, 1): "10",
        date(2025, 12, 1): "10",
        date(2026, 1, 1): "9",
        date(2026, 2, 1): "9",
        date(2026, 3, 1): "99",
    }
    site = _staffed(numbers)
    answer = client.get(_url("staffing", site.company))
    line = answer.context["page"].sites[0]
    assert (str(line.mean), line.places) == ("9.50", 1)
    assert [cell.month for cell in line.cells if cell.counts] == list(numbers)[1:5]
    text = _text(answer)
    assert "I snit <strong>9,5</strong> årsværk over de seneste 4 måneder. Det giver <strong>1 plads</strong>" in text


def test_a_mean_with_a_hole_is_not_given_and_the_hole_is_named(client):
    site = _staffed({date(2025, 11, 1): "10", date(2025, 12, 1): "10", date(2026, 2, 1): "9"})
    answer = client.get(_url("staffing", site.company))
    line = answer.context["page"].sites[0]
    assert (line.mean, line.places) == (None, None)
    assert "Kender 3 af de 4 måneder, der tæller. Mangler: januar." in _text(answer)


def test_staff_is_written_for_a_year_at_a_time(client):
    site = _staffed({date(2026, 1, 1): "9"})
    url = _url("staff_edit", site.company, site.pk, 2026)
    typed = {"m01": "9", "m02": "17,5", "source": "company", "told_on": "2-3-2026", "edit_version": "1"}
    assert client.post(url, typed)["Location"] == _url("staffing", site.company)
    assert [str(row.ordinary_fte) for row in StaffMonth.objects.order_by("month")] == ["9.00", "17.50"]
    assert 'value="17,5"' in _text(client.get(url))


def test_a_month_that_has_not_begun_cannot_be_written(client):
    site = _staffed({})
    typed = {"m03": "5", "m04": "5", "source": "company", "told_on": "2-3-2026", "edit_version": "1"}
    client.post(_url("staff_edit", site.company, site.pk, 2026), typed)
    assert [row.month for row in StaffMonth.objects.all()] == [date(2026, 3, 1)]


@pytest.mark.parametrize("year", [0, 2014, 2027, 10000, 99999999999])
def test_a_year_outside_the_calendar_of_the_work_is_not_found(year, client):
    site = _staffed({})
    assert client.get(_url("staff_edit", site.company, site.pk, year)).status_code == 404


@pytest.mark.parametrize(
    ("number", "sentence"), [("-1", "større end"), ("1234567,00", "cifre"), ("mange", "Skriv et tal")]
)
def test_a_number_of_staff_that_cannot_be_is_refused(number, sentence, client):
    site = _staffed({})
    typed = {"m01": number, "source": "company", "told_on": "2-3-2026", "edit_version": "1"}
    answer = client.post(_url("staff_edit", site.company, site.pk, 2026), typed)
    assert answer.status_code == 422
    assert sentence in _text(answer)
    assert not StaffMonth.objects.exists()


def test_two_who_write_staff_see_both_numbers(client):
    site = _staffed({date(2026, 1, 1): "9"})
    Site.objects.update(edit_version=5)
    typed = {"m01": "12", "source": "company", "told_on": "2-3-2026", "edit_version": "4"}
    answer = client.post(_url("staff_edit", site.company, site.pk, 2026), typed)
    assert answer.status_code == 409
    assert [(line.label, line.saved, line.mine) for line in answer.context["differences"]] == [("Januar", "9", "12")]


def test_a_taken_place_is_noted_and_ends(client):
    site = _staffed({})
    typed = {"kind": "practice", "weekly_hours": "20", "starts_on": "1/2-26", "told_on": "2/3-26"}
    client.post(_url("occupant_new", site.company, site.pk), typed)
    occupant = OtherOccupant.objects.get()
    assert "Virksomhedspraktik, 20 timer om ugen" in _text(client.get(_url("staffing", site.company)))
    ended = typed | {"ends_on": "1/1-26", "edit_version": "1"}
    answer = client.post(_url("occupant_edit", site.company, occupant.pk), ended)
    assert answer.status_code == 422
    assert "Den sidste dag ligger før den første." in _text(answer)
    client.post(_url("occupant_edit", site.company, occupant.pk), ended | {"ends_on": "1/3-26"})
    page = client.get(_url("staffing", site.company)).context["page"]
    assert (page.sites[0].occupants, len(page.sites[0].past_occupants)) == ((), 1)


def test_a_taken_place_that_was_a_mistake_is_removed(client):
    occupant = make_occupant(make_site(make_company()))
    url = _url("occupant_remove", occupant.site.company, occupant.pk)
    assert "Fjern den optagede plads?" in _text(client.post(url))
    assert OtherOccupant.objects.exists()
    client.post(url, {"confirmed": "1"})
    assert not OtherOccupant.objects.exists()


# Preparation


@pytest.mark.req("R-009")
def test_one_question_follows_the_other_until_all_are_asked(client):
    company = make_company(branch_name="")
    url = _url("prepare", company, "activity")
    typed = {"text": "Passer grave", "source": "own_look", "on_day": "2-3-2026", "edit_version": "0", "onward": "1"}
    assert client.post(url, typed)["Location"] == _url("prepare", company, "staff_types")
    unknown = {"is_unknown": "on", "source": "own_look", "on_day": "2-3-2026", "edit_version": "0", "onward": "1"}
    for key in list(PreparationKey)[1:8]:
        client.post(_url("prepare", company, key), unknown)
    last = client.post(_url("prepare", company, "geography"), unknown)
    assert last["Location"] == _url("detail", company)
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
    answer = client.post(_url("prepare", company, "growth"), typed)
    assert answer.status_code == 422
    assert sentence in _text(answer)


def test_a_question_that_is_not_one_of_the_ten_is_not_found(client):
    assert client.get(_url("prepare", make_company(), "shoe-size")).status_code == 404


def test_the_timeline_tells_what_happened_without_naming_people(client):
    company = make_company()
    make_contact(company)
    client.post(_url("contact_new", company), {"name": "Jonas Lund", "role": "hr", "is_active": "on"})
    lines = client.get(_url("detail", company)).context["page"].timeline
    assert [(line.title, line.who) for line in lines] == [("Ny kontaktperson: HR", "Karen Konsulent")]
