"""Both parties are made ready for the first day, and the start meeting waits for them (R-064)."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.companies.factories import make_expectation
from tests.placements.factories import Case

from jobbro.audit.changes import timeline
from jobbro.placements.models import Placement, StartPoint, StartPreparation
from jobbro.placements.queries.starting import start_page
from jobbro.ui.once import new_token

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-064")]


def _url(case: Case) -> str:
    return reverse("placements:start", args=[case.placement.pk])


def _all_ready(case: Case, **more: str) -> dict[str, Any]:
    keys = [key for track in start_page(case.placement).tracks for key in track.points]
    return {f"state-{key}": "ready" for key in keys} | {"edit_version": "0"} | more


WAITS = {"state-company.colleagues": "waits", "reason-company.colleagues": "Alle er samlet mandag morgen"}


def test_thomas_is_ready_and_the_workplace_but_for_one_point_that_may_wait(browser: Client, case: Case) -> None:
    browser.post(_url(case), _all_ready(case, meets_on="20-1-2023", meets_at="9.00", **WAITS))
    page = start_page(case.placement)
    assert [count for _title, count in page.counts] == ["5 af 5", "4 af 5"]
    assert page.details.meets_on == date(2023, 1, 20)
    assert page.waiting == (("Kollegerne ved besked", "Alle er samlet mandag morgen"),)
    shown = browser.get(_url(case)).content.decode()
    assert "Det ser vi på den første dag" in shown and "Alle er samlet mandag morgen" in shown
    assert timeline(case.placement)[0].action == "placement.start_agreed"


def test_no_meeting_is_agreed_while_a_point_is_open_and_what_was_typed_stays(browser: Client, case: Case) -> None:
    typed = _all_ready(case, meets_on="20-1-2023", **{"state-citizen.told": "open"})
    answer = browser.post(_url(case), typed)
    assert answer.status_code == 422
    assert "Mangler endnu: Det må de vide om mig." in answer.content.decode() and "20-1-2023" in answer.content.decode()
    assert not StartPreparation.objects.exists()


def test_the_lists_are_kept_while_there_is_no_meeting_yet(browser: Client, case: Case) -> None:
    assert browser.post(_url(case), {"edit_version": "0", "state-citizen.purpose": "ready"}).status_code == 302
    assert [count for _title, count in start_page(case.placement).counts] == ["1 af 5", "0 af 5"]
    assert StartPoint.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"state-company.needs": "waits", "reason-company.needs": " "}, "Skriv, hvorfor det kan vente."),
        ({"reason-company.needs": "010190-1234", "state-company.needs": "waits"}, "Skriv ikke et CPR-nummer her"),
        ({"state-company.needs": "måske"}, "måske"),
        ({"meets_at": "9.00"}, "Vælg også dagen."),
        ({"meets_on": "31-2-2023"}, "31"),
    ],
)
def test_a_wrong_answer_is_refused_in_danish(browser: Client, case: Case, wrong: dict[str, str], said: str) -> None:
    answer = browser.post(_url(case), _all_ready(case) | wrong)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not StartPreparation.objects.exists()


def test_the_same_form_twice_is_saved_once(browser: Client, case: Case) -> None:
    sent = _all_ready(case, form_token=new_token())
    assert browser.post(_url(case), sent).url == browser.post(_url(case), sent).url  # type: ignore[attr-defined]
    assert StartPreparation.objects.get().edit_version == 1


def test_two_colleagues_at_once_see_both_answers(browser: Client, case: Case) -> None:
    browser.post(_url(case), _all_ready(case))
    late = browser.post(_url(case), _all_ready(case, **WAITS))
    assert late.status_code == 409 and "Alle er samlet mandag morgen" in late.content.decode()
    assert not StartPoint.objects.filter(state="waits").exists()


def test_the_agreement_and_its_version_are_left_alone(browser: Client, case: Case) -> None:
    before = Placement.objects.values_list("edit_version", "state").get(pk=case.placement.pk)
    browser.post(_url(case), _all_ready(case, meets_on="20-1-2023"))
    assert Placement.objects.values_list("edit_version", "state").get(pk=case.placement.pk) == before


def test_the_database_keeps_a_reason_for_what_waits(browser: Client, case: Case) -> None:
    browser.post(_url(case), _all_ready(case))
    with pytest.raises(IntegrityError), transaction.atomic():
        StartPoint.objects.filter(point="needs").update(state="waits")


def test_a_strangers_placement_is_not_there(client_of: Any, consultant_other_team: Any, case: Case) -> None:
    assert client_of(consultant_other_team).get(_url(case)).status_code == 404


@pytest.mark.req("R-030")
def test_a_placement_whose_company_has_confirmed_nothing_reminds_of_it_before_the_first_day(
    browser: Client, case: Case
) -> None:
    reminder = "Forventningerne er ikke skrevet ned"
    assert reminder in browser.get(_url(case)).content.decode()
    make_expectation(case.placement.company, case.consultant)
    assert reminder not in browser.get(_url(case)).content.decode()
