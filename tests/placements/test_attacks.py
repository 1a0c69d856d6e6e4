"""What a hand that is careless, hurried or hostile sends to the pages where a placement is planned and moved."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.placements.factories import Case, make_case
from tests.placements.test_pages import PARTS, posted_from

from jobbro.demo import worked_placements
from jobbro.placements.models import Placement

HUGE = "Thomas får en makker. " * 50_000
LONG_FIELDS = {
    "timer": "step0-task-0-title",
    "formaal": "why",
    "aftale": "if_it_goes_wrong",
    "hensyn": "special_planning",
    "videre": "next_step",
}


def _plan(case: Case, part: str) -> str:
    return reverse("placements:plan", args=[case.placement.pk, part])


def _stored(case: Case) -> Placement:
    return Placement.objects.get(pk=case.placement.pk)


def _posts(case: Case) -> list[str]:
    detail = case.placement.pk
    return [
        *(_plan(case, part) for part in PARTS),
        *(reverse("placements:check", args=[detail, part]) for part in PARTS),
        *(reverse("placements:move", args=[detail, to]) for to in ("klar", "delt", "laast", "kladde")),
        reverse("placements:correct", args=[detail]),
        reverse("placements:track", args=[detail]),
    ]


@pytest.mark.parametrize(("part", "field"), LONG_FIELDS.items())
def test_a_zero_byte_is_refused_in_danish_and_nothing_is_stored(
    browser: Client, case: Case, part: str, field: str
) -> None:
    before = _stored(case).edit_version
    values = posted_from(browser.get(_plan(case, part))) | {field: "Hold rent\x00 i kapellet"}
    answer = browser.post(_plan(case, part), values)
    assert answer.status_code == 422
    assert "et tegn, der ikke kan gemmes" in answer.content.decode()
    assert _stored(case).edit_version == before


@pytest.mark.parametrize(("part", "field"), LONG_FIELDS.items())
def test_a_megabyte_of_text_is_refused_in_danish_and_nothing_is_stored(
    browser: Client, case: Case, part: str, field: str
) -> None:
    values = posted_from(browser.get(_plan(case, part)))
    answer = browser.post(_plan(case, part), values | {field: HUGE})
    assert answer.status_code == 422
    assert "tegn" in answer.content.decode()
    assert _stored(case).edit_version == case.placement.edit_version


@pytest.mark.parametrize("part", PARTS)
def test_a_megabyte_can_be_judged_without_a_fall(browser: Client, case: Case, part: str) -> None:
    values = posted_from(browser.get(_plan(case, part))) | {LONG_FIELDS.get(part, "weeks"): HUGE}
    assert browser.post(reverse("placements:check", args=[case.placement.pk, part]), values).status_code == 200


@pytest.mark.parametrize("name", ["correct", "track"])
def test_a_megabyte_of_correction_or_note_is_refused_in_danish(client: Client, name: str, db: None) -> None:
    case = make_case()
    client.force_login(case.consultant)
    values = {"text": HUGE, "note": HUGE, "status": "application:submitted", "on_day": "12-01-2023"}
    answer = client.post(reverse(f"placements:{name}", args=[case.placement.pk]), values)
    assert answer.status_code == 422
    assert "tegn" in answer.content.decode()


def test_an_empty_post_is_answered_and_changes_nothing(browser: Client, case: Case) -> None:
    for url in _posts(case):
        if "/tilstand/" not in url:
            assert browser.post(url, {}).status_code in {200, 302, 404, 409, 422}, url
    assert _stored(case).edit_version == case.placement.edit_version


@pytest.mark.parametrize("version", ["", "x", "-1", "0", "1e3", "9" * 40, "1\0"])
def test_a_version_that_is_not_the_stored_one_never_overwrites(browser: Client, case: Case, version: str) -> None:
    values = posted_from(browser.get(_plan(case, "videre"))) | {"next_step": "Overskrevet", "edit_version": version}
    assert browser.post(_plan(case, "videre"), values).status_code in {404, 409, 422}
    assert _stored(case).next_step == case.placement.next_step


@pytest.mark.parametrize("field", ["site_id", "contact_id"])
@pytest.mark.parametrize("whose", ["another company", "nobody", "not an id"])
def test_a_forged_workplace_or_contact_is_refused(browser: Client, case: Case, field: str, whose: str) -> None:
    other = make_case(worked_placements.MARIANNE, state="draft").placement
    forged = {"another company": getattr(other, field), "nobody": case.citizen.pk, "not an id": "' OR 1=1 --"}[whose]
    values = posted_from(browser.get(_plan(case, "hvem"))) | {field: str(forged)}
    assert browser.post(_plan(case, "hvem"), values).status_code == 422
    assert getattr(_stored(case), field) == getattr(case.placement, field)


def test_no_post_moves_somebody_elses_placement(client: Client, case: Case) -> None:
    client.force_login(case.staff["amina"])
    for url in _posts(case):
        assert client.post(url, {"edit_version": "2", "text": "x"}).status_code == 404, url
    assert _stored(case).changed_at == case.placement.changed_at


def test_no_post_is_open_to_a_stranger(client: Client, case: Case) -> None:
    for url in _posts(case):
        assert client.post(url, {}).status_code in {302, 403}, url
    assert _stored(case).changed_at == case.placement.changed_at


@pytest.mark.parametrize("role", ["revisor", "admin"])
def test_who_may_not_plan_cannot_post_a_plan(client: Client, case: Case, role: str) -> None:
    client.force_login(case.staff[role])
    answer = client.post(_plan(case, "videre"), {"edit_version": str(case.placement.edit_version), "next_step": "x"})
    assert answer.status_code in {403, 404}
    assert _stored(case).next_step == case.placement.next_step


@pytest.mark.parametrize("to", ["delt", "laast", "kladde", "slettet", "klar-og-laast"])
def test_a_draft_makes_no_move_that_it_cannot(browser: Client, case: Case, to: str) -> None:
    browser.post(reverse("placements:move", args=[case.placement.pk, to]))
    assert _stored(case).state == "draft"


def test_a_locked_text_takes_no_more_words(client: Client, db: None) -> None:
    case = make_case()
    client.force_login(case.consultant)
    page = client.get(_plan(case, "videre"))
    answer = client.post(_plan(case, "videre"), posted_from(page) | {"next_step": "Bagefter"})
    assert answer.status_code == 409
    assert _stored(case).next_step == case.placement.next_step


@pytest.mark.parametrize("day", ["31-12-9999", "01-01-0001", "30-02-2023", "i morgen", "٠١-٠١-٢٠٢٣"])
def test_a_strange_day_is_answered_in_danish_or_judged(browser: Client, case: Case, day: str) -> None:
    values = posted_from(browser.get(_plan(case, "hvem"))) | {"ends_on": day}
    assert browser.post(reverse("placements:check", args=[case.placement.pk, "hvem"]), values).status_code == 200
    assert browser.post(_plan(case, "hvem"), values).status_code == 422


@pytest.mark.parametrize("rows", ["9999999", "-1", "x", "", "1e9"])
def test_a_forged_number_of_rows_costs_no_more_than_the_page(browser: Client, case: Case, rows: str) -> None:
    values = posted_from(browser.get(_plan(case, "aftale"))) | {"duty-TOTAL_FORMS": rows}
    assert browser.post(_plan(case, "aftale"), values).status_code in {200, 302, 422}


@pytest.mark.django_db(transaction=True)
def test_two_begins_at_the_same_moment_make_one_placement() -> None:
    case = make_case(state="draft")
    client = Client()
    client.force_login(case.consultant)
    chosen = {"borger": str(case.citizen.pk), "virksomhed": str(case.company.pk)}
    page = client.get(reverse("placements:new"), chosen).content.decode()
    token = page.split('name="form_token" value="')[1].split('"')[0]
    before, answers = Placement.objects.count(), []

    def press() -> None:
        hand = Client()
        hand.cookies = client.cookies
        answers.append(hand.post(reverse("placements:new"), chosen | {"form_token": token}))
        connection.close()

    hands = [threading.Thread(target=press) for _ in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert Placement.objects.count() == before + 1
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1


@pytest.mark.parametrize("asked", ["borger", "virksomhed"])
@pytest.mark.parametrize("forged", ["", "x", "00000000-0000-0000-0000-000000000000", "\0"])
def test_a_placement_of_nobody_is_not_begun(browser: Client, case: Case, asked: str, forged: str) -> None:
    values: dict[str, Any] = {"borger": str(case.citizen.pk), "virksomhed": str(case.company.pk)} | {asked: forged}
    before = Placement.objects.count()
    assert browser.post(reverse("placements:new"), values).status_code == 422
    assert Placement.objects.count() == before
