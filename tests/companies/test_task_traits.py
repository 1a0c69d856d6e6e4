"""What a task needs for somebody to build a job of it: said, unknown, or against itself."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from tests.companies.factories import make_company, make_task
from tests.companies.pages import page_url, text_of

from jobbro.companies.models import Activity, Doer, GreenKind, RoleHere, TrainingNeed, WorkTask

pytestmark = pytest.mark.django_db
FIND = {
    "title": "Modtagelse af varer",
    "activity": "inbound",
    "level": "easy",
    "weekly_hours": "5",
    "doer": "skilled",
    "done_today_by": "faglært sælger",
}


@pytest.mark.req("R-014")
def test_light_work_done_by_a_skilled_seller_is_a_candidate_to_carve_out(client):
    company = make_company(name="Musikhuset", branch_name="Detailhandel med musikinstrumenter")
    client.post(page_url("task_new", company), FIND)
    task = WorkTask.objects.get()
    assert (task.activity, task.level, task.weekly_hours, task.doer) == ("inbound", "easy", 5, "skilled")
    assert task.is_carve_candidate
    assert "kan skæres ud" in text_of(client.get(page_url("tasks", company)))


@pytest.mark.parametrize(
    ("changes", "is_candidate"),
    [
        ({}, True),
        ({"doer": ""}, False),
        ({"doer": Doer.UNSKILLED}, False),
        ({"doer": Doer.NOBODY}, True),
        ({"doer": "", "green": GreenKind.SORTING}, True),
        ({"level": WorkTask.Level.SKILLED}, False),
        ({"training": TrainingNeed.MUCH}, False),
        ({"can_be_moved": False}, False),
        ({"is_open": False}, False),
    ],
)
def test_only_light_work_that_frees_somebody_and_is_not_refused_can_be_carved_out(changes, is_candidate):
    task = WorkTask(**{"title": "Pakke ud", "activity": Activity.INBOUND, "doer": Doer.SKILLED} | changes)
    assert task.is_carve_candidate is is_candidate


@pytest.mark.req("R-015")
def test_the_canteen_is_support_at_the_electrician_and_core_at_the_caterer(client):
    for name, role in (("Nordlys El", RoleHere.SUPPORT), ("Det Store Køkken", RoleHere.CORE)):
        company = make_company(name=name)
        typed = {"title": "Kantine", "activity": "infrastructure", "level": "easy", "role_here": role}
        client.post(page_url("task_new", company), typed)
        assert role.label in text_of(client.get(page_url("tasks", company)))
    assert set(WorkTask.objects.values_list("title", "role_here")) == {("Kantine", "support"), ("Kantine", "core")}


@pytest.mark.req("R-015")
@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("ja", "mister en ordinært ansat timer"),
        ("nej", None),
        ("", "Mister nogen ordinært ansat timer, hvis den købte opgave kommer hjem?"),
    ],
)
def test_bought_work_that_would_take_hours_from_staff_is_warned_about_and_saved(answer, sentence, client):
    company = make_company()
    bought = {"supplier": "Rent & Pænt", "bought_volume": "6 timer om ugen", "would_displace": answer}
    client.post(page_url("task_new", company), FIND | {"title": "Gøre rent"} | bought)
    task = WorkTask.objects.get()
    assert (task.is_bought, task.supplier, task.bought_volume) == (True, "Rent & Pænt", "6 timer om ugen")
    text = text_of(client.get(page_url("tasks", company)))
    assert "købes ude: Rent &amp; Pænt, 6 timer om ugen" in text
    assert (sentence in text) if sentence else ("ordinært ansat timer" not in text)


def test_a_supplier_beside_a_no_is_asked_about_and_kept(client):
    company = make_company()
    answer = client.post(page_url("task_new", company), FIND | {"is_bought": "nej", "supplier": "Rent & Pænt"})
    assert answer.status_code == 422
    assert "Er det et ja?" in text_of(answer)
    assert "Rent &amp; Pænt" in text_of(answer)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"doer_hourly_pay": "0"}, "Skriv mindst 1."),
        ({"doer_hourly_pay": "99999"}, "Skriv højst"),
        ({"weekdays": ["8"]}, "8"),
        ({"weekdays": ["x"]}, "x"),
        ({"green": "solar"}, "solar"),
        ({"would_displace": "måske"}, "måske"),
        ({"taught_by": "Sofie 010190-1234"}, "CPR-nummer"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(changes, sentence, client):
    answer = client.post(page_url("task_new", make_company()), FIND | changes)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not WorkTask.objects.exists()


def test_a_task_from_before_is_opened_and_saved_without_a_change(client):
    task = make_task(make_company())
    assert task.weekday_words == [] and task.traits == [] and not task.is_carve_candidate
    typed = {"title": task.title, "activity": task.activity, "level": task.level, "weekly_hours": "5"}
    client.post(page_url("task_edit", task.company, task.pk), typed | {"edit_version": "1"})
    assert WorkTask.objects.get().edit_version == 1


def test_two_who_write_a_task_see_a_no_and_days_as_words(client):
    task = make_task(make_company(), can_be_moved=False, weekdays=[1, 3], edit_version=4)
    typed = {"title": task.title, "activity": task.activity, "level": task.level, "weekly_hours": "5"}
    more = {"weekdays": ["2"], "can_be_moved": "ja", "edit_version": "3"}
    answer = client.post(page_url("task_edit", task.company, task.pk), typed | more)
    assert answer.status_code == 409
    found = {line.name: (line.saved, line.mine) for line in answer.context["differences"]}
    assert found == {"weekdays": ("mandag, onsdag", "tirsdag"), "can_be_moved": ("Nej", "Ja")}


@pytest.mark.parametrize("wrong", [{"doer_hourly_pay": Decimal(0)}, {"supplier": "Rent"}, {"bought_volume": "6 t"}])
def test_the_database_refuses_what_the_form_refuses(wrong):
    company = make_company()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_task(company, **wrong)
