"""A company's tasks and staff: what can be done there, and how many places there are."""

from datetime import date

import pytest
from django.urls import reverse
from tests.companies.factories import (
    make_company,
    make_occupant,
    make_site,
    make_staff_month,
    make_task,
)
from tests.companies.pages import page_url, text_of

from jobbro.companies.models import (
    Activity,
    OtherOccupant,
    Site,
    StaffMonth,
    WorkTask,
)

pytestmark = pytest.mark.django_db


@pytest.mark.req("R-013")
def test_tasks_stand_by_activity_and_empty_activities_are_to_ask_about(client):
    company = make_company()
    make_task(company, title="Luge bede", demands=["outdoors", "lifting"], done_today_by="gartneren")
    make_task(company, title="Tage imod planter", activity=Activity.INBOUND)
    answer = client.get(page_url("tasks", company))
    page = answer.context["page"]
    assert [group.activity for group in page.groups] == [Activity.INBOUND, Activity.OPERATIONS]
    assert (page.covered, len(page.missing)) == (2, 7)
    text = text_of(answer)
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
    answer = client.post(page_url("task_new", company), typed)
    assert answer["Location"] == page_url("task_new", company)
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
        ({"weekly_hours": "0"}, "Skriv mindst 0,01."),
        ({"weekly_hours": "-5"}, "Skriv mindst 0,01."),
        ({"weekly_hours": "1e9"}, "Skriv et tal"),
        ({"weekly_hours": "10.000"}, "Skriv højst"),
        ({"weekly_hours": "7,123"}, "decimaler"),
        ({"activity": ""}, "Vælg her"),
        ({"demands": ["magic"]}, "magic"),
        ({"title": "x" * 161}, "højst have 160 tegn"),
    ],
)
def test_a_task_that_is_refused_keeps_what_was_typed(changes, sentence, client):
    company = make_company()
    typed = {"title": "Modtage varer", "activity": "inbound", "level": "easy", "description": "Ved porten"} | changes
    answer = client.post(page_url("task_new", company), typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "Ved porten" in text_of(answer)
    assert not WorkTask.objects.exists()


def test_a_task_is_closed_and_opened_again_from_the_page(client):
    company = make_company()
    task = make_task(company)
    client.post(page_url("task_close", company, task.pk))
    text = text_of(client.get(page_url("tasks", company)))
    assert "1 lukket opgave" in text
    assert "Opgaven «Luge bede» er lukket" in text
    client.post(page_url("task_reopen", company, task.pk))
    assert WorkTask.objects.get().is_open


def test_a_task_is_only_closed_by_a_post(client):
    company = make_company()
    task = make_task(company)
    assert client.get(page_url("task_close", company, task.pk)).status_code == 405
    assert WorkTask.objects.get().is_open


def test_a_new_task_begins_with_the_company_one_just_had_open(client):
    company = make_company(name="Nordlys El", branch_name="El-installation")
    make_company(name="Solby Kirkegård")
    client.get(page_url("detail", company))
    assert [row.name for row in client.get(reverse("companies:task_start")).context["companies"]] == ["Nordlys El"]
    found = client.get(reverse("companies:task_start"), {"q": "kirke"}).context["companies"]
    assert [row.name for row in found] == ["Solby Kirkegård"]


def test_more_tasks_than_a_page_holds_are_counted_and_not_hidden(client):
    company = make_company()
    WorkTask.objects.bulk_create(
        WorkTask(company=company, title=f"Opgave {n:04d}", activity=Activity.SERVICE, noted_on=date(2026, 2, 1))
        for n in range(230)
    )
    answer = client.get(page_url("tasks", company))
    assert "Der er 30 opgaver mere" in text_of(answer)
    assert sum(len(group.tasks) for group in answer.context["page"].groups) == 200


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
    answer = client.get(page_url("staffing", site.company))
    line = answer.context["page"].sites[0]
    assert (str(line.mean), line.places) == ("9.50", 1)
    assert [cell.month for cell in line.cells if cell.counts] == list(numbers)[1:5]
    text = text_of(answer)
    assert "I snit <strong>9,5</strong> årsværk over de seneste 4 måneder. Det giver <strong>1 plads</strong>" in text


def test_a_mean_with_a_hole_is_not_given_and_the_hole_is_named(client):
    site = _staffed({date(2025, 11, 1): "10", date(2025, 12, 1): "10", date(2026, 2, 1): "9"})
    answer = client.get(page_url("staffing", site.company))
    line = answer.context["page"].sites[0]
    assert (line.mean, line.places) == (None, None)
    assert "Kender 3 af de 4 måneder, der tæller. Mangler: januar." in text_of(answer)


def test_staff_is_written_for_a_year_at_a_time(client):
    site = _staffed({date(2026, 1, 1): "9"})
    url = page_url("staff_edit", site.company, site.pk, 2026)
    typed = {"m01": "9", "m02": "17,5", "source": "company", "told_on": "2-3-2026", "edit_version": "1"}
    assert client.post(url, typed)["Location"] == page_url("staffing", site.company)
    assert [str(row.ordinary_fte) for row in StaffMonth.objects.order_by("month")] == ["9.00", "17.50"]
    assert 'value="17,5"' in text_of(client.get(url))


def test_a_month_that_has_not_begun_cannot_be_written(client):
    site = _staffed({})
    typed = {"m03": "5", "m04": "5", "source": "company", "told_on": "2-3-2026", "edit_version": "1"}
    client.post(page_url("staff_edit", site.company, site.pk, 2026), typed)
    assert [row.month for row in StaffMonth.objects.all()] == [date(2026, 3, 1)]


@pytest.mark.parametrize("year", [0, 2014, 2027, 10000, 99999999999])
def test_a_year_outside_the_calendar_of_the_work_is_not_found(year, client):
    site = _staffed({})
    assert client.get(page_url("staff_edit", site.company, site.pk, year)).status_code == 404


@pytest.mark.parametrize(
    ("number", "sentence"), [("-1", "Skriv mindst 0."), ("1234567,00", "cifre"), ("mange", "Skriv et tal")]
)
def test_a_number_of_staff_that_cannot_be_is_refused(number, sentence, client):
    site = _staffed({})
    typed = {"m01": number, "source": "company", "told_on": "2-3-2026", "edit_version": "1"}
    answer = client.post(page_url("staff_edit", site.company, site.pk, 2026), typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not StaffMonth.objects.exists()


def test_two_who_write_staff_see_both_numbers(client):
    site = _staffed({date(2026, 1, 1): "9"})
    Site.objects.update(edit_version=5)
    typed = {"m01": "12", "source": "company", "told_on": "2-3-2026", "edit_version": "4"}
    answer = client.post(page_url("staff_edit", site.company, site.pk, 2026), typed)
    assert answer.status_code == 409
    assert [(line.label, line.saved, line.mine) for line in answer.context["differences"]] == [("Januar", "9", "12")]


def test_a_taken_place_is_noted_and_ends(client):
    site = _staffed({})
    typed = {"kind": "practice", "weekly_hours": "20", "starts_on": "1/2-26", "told_on": "2/3-26"}
    client.post(page_url("occupant_new", site.company, site.pk), typed)
    occupant = OtherOccupant.objects.get()
    assert "Virksomhedspraktik, 20 timer om ugen" in text_of(client.get(page_url("staffing", site.company)))
    ended = typed | {"ends_on": "1/1-26", "edit_version": "1"}
    answer = client.post(page_url("occupant_edit", site.company, occupant.pk), ended)
    assert answer.status_code == 422
    assert "Den sidste dag ligger før den første." in text_of(answer)
    client.post(page_url("occupant_edit", site.company, occupant.pk), ended | {"ends_on": "1/3-26"})
    page = client.get(page_url("staffing", site.company)).context["page"]
    assert (page.sites[0].occupants, len(page.sites[0].past_occupants)) == ((), 1)


def test_a_taken_place_that_was_a_mistake_is_removed(client):
    occupant = make_occupant(make_site(make_company()))
    url = page_url("occupant_remove", occupant.site.company, occupant.pk)
    assert "Fjern den optagede plads?" in text_of(client.post(url))
    assert OtherOccupant.objects.exists()
    client.post(url, {"confirmed": "1"})
    assert not OtherOccupant.objects.exists()
