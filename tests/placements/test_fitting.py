"""The plan and the company's tasks held against the conditions under which the citizen works well (R-056)."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.companies.factories import make_flexibility, make_task
from tests.placements.factories import NOW, Case, make_case

from jobbro.accounts.permissions import Role
from jobbro.citizens.actions import release_fact
from jobbro.citizens.actions.needs import NeedDetails, begin_need, save_need
from jobbro.citizens.models import Fact
from jobbro.companies.models import WorkTask
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit.conditions import Condition, WorkConditions
from jobbro.placements import actions
from jobbro.placements.queries.fitting import tasks_that_fit
from jobbro.placements.queries.reading import record_of
from jobbro.placements.record import SlotLine

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-056")]


def _need(case: Case, **answers: object) -> Fact:
    said = "Jeg bliver hurtigt træt"
    fact = begin_need(
        by=case.consultant, citizen=case.citizen, said=said, measure="", noted_on=date(2023, 1, 9), at=NOW
    )
    details = NeedDetails(said, "", "Jeg arbejder gerne i eget tempo", answers)
    save_need(by=case.consultant, fact=fact, details=details, edit_version=fact.edit_version, at=NOW)
    return fact


def _evening_plan(case: Case) -> None:
    case.placement.refresh_from_db()
    record = record_of(case.placement)
    evening = tuple(SlotLine(line.kind, line.weekday, time(17), time(21)) for line in record.steps[0].slots[:2])
    first, last = record.starts_on, record.ends_on
    assert first and last
    steps = (replace(record.steps[0], starts_on=first, ends_on=last, slots=evening),)
    actions.save_record(
        by=case.consultant,
        placement_id=case.placement.pk,
        record=record.changed(steps=steps),
        edit_version=case.placement.edit_version,
        at=NOW,
    )


def _meeting(browser: Client, case: Case, minutes: str = "") -> str:
    asked: dict[str, Any] = {"borger": case.citizen.pk, "virksomhed": case.company.pk, "minutter": minutes}
    return browser.get(reverse("placements:new"), asked).content.decode()


def _plan(browser: Client, case: Case, section: str = "timer") -> str:
    return browser.get(reverse("placements:plan", args=[case.placement.pk, section])).content.decode()


def test_evening_hours_are_named_on_the_planning_page_for_one_who_is_best_in_the_morning(
    browser: Client, case: Case
) -> None:
    _need(case, work_to=time(12))
    said = "Thomas arbejder bedst før kl. 12.00. "
    assert said not in _plan(browser, case)
    _evening_plan(case)
    assert f"{said}Mandag og onsdag kl. 17.00-21.00 passer ikke." in _plan(browser, case)


def test_an_evening_task_goes_into_the_fold_and_can_still_be_chosen(browser: Client, case: Case) -> None:
    make_task(case.company, title="Lukke af", when="aftenvagt 17-21")
    assert "Vis dem, der ikke passer" not in _plan(browser, case)
    _need(case, work_to=time(12))
    page = _plan(browser, case)
    assert "Thomas arbejder bedst før kl. 12.00. «Lukke af, aftenvagt 17-21» passer ikke." in page
    assert page.index("Vis dem, der ikke passer") < page.index('value="Lukke af"')
    assert page.index('value="passe hæk"') < page.index("Vis dem, der ikke passer")


@pytest.mark.parametrize(("minutes", "fits"), [("20", True), ("21", False), ("", True), ("langt", True)])
def test_tired_quickly_with_twenty_minutes_of_travel_filters_openings(
    browser: Client, case: Case, minutes: str, fits: bool
) -> None:
    _need(case, max_travel_minutes=20)
    page = _meeting(browser, case, minutes)
    assert ("Vejen hertil tager 21 minutter." in page) is not fits
    assert ("Ingen af opgaverne passer" in page) is not fits
    assert ("Hvor mange minutter tager vejen hertil?" in page) is (fits and minutes != "20")


def test_a_caseworker_reads_of_a_need_only_when_it_is_released(client: Client) -> None:
    case = make_case(state="draft")
    fact = _need(case, work_to=time(12))
    _evening_plan(case)
    caseworker = next(one for one in case.staff.values() if one.role == Role.CASEWORKER)
    case.citizen.caseworker = caseworker
    case.citizen.save()
    client.force_login(caseworker)
    assert "før kl. 12.00" not in _plan(client, case)
    release_fact(by=case.consultant, fact=fact, to=(Audience.CASEWORKER,), agreed=True, at=NOW)
    assert "før kl. 12.00" in _plan(client, case)


@pytest.mark.req("R-019")
def test_a_misfit_that_the_company_has_offered_to_bend_is_a_question(browser: Client, case: Case) -> None:
    make_task(case.company, title="Lukke af", when="aftenvagt 17-21")
    _need(case, work_to=time(12))
    make_flexibility(case.company, case.consultant, words="Kan møde tidligere")
    for page in (_plan(browser, case), _meeting(browser, case)):
        assert "De har selv sagt: «Kan møde tidligere» Gælder det også «Lukke af»?" in page
        assert "«Lukke af, aftenvagt 17-21» passer ikke." not in page


@pytest.mark.req("R-019")
def test_what_is_bent_is_asked_about_once_however_many_tasks_there_are() -> None:
    wanted = WorkConditions(work_to=time(12), one_task_at_a_time=True, aids=("kran",))
    tasks = [WorkTask(title=f"Vagt {number}", when="kl. 17-21") for number in range(5)]
    bends = {Condition.TIME_OF_DAY: "Tiden kan flyttes.", Condition.ONE_TASK: "Vi tager det stille."}
    fits = tasks_that_fit("Thomas", wanted, tasks, bends=bends)
    assert len(fits.fitting) == 5
    assert fits.offered == (
        "De har selv sagt: «Tiden kan flyttes.» Gælder det også «Vagt 0», «Vagt 1», «Vagt 2» og flere?",
        "De har selv sagt: «Vi tager det stille.» Kan opgaverne tages én ad gangen?",
    )
    assert fits.questions == (*fits.offered, "Kan dette bruges på stedet: kran?")
    assert tasks_that_fit("Thomas", wanted, tasks[:1], bends=bends).offered[0].endswith("Gælder det også «Vagt 0»?")
