"""The same part of a plan saved twice: the page says who saved and what differs, in the words of the page."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from tests.placements.factories import Case
from tests.placements.test_pages import posted_from

from jobbro.companies.models import Contact
from jobbro.placements.actions.recording import save_record
from jobbro.placements.models import PlacementKind
from jobbro.placements.queries.meanwhile import differences, last_saved
from jobbro.placements.queries.reading import record_of
from jobbro.placements.record import GoalLine, Record
from jobbro.placements.sections import SECTIONS

pytestmark = pytest.mark.django_db
UUID_OR_DAY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}|\b\d{4}-\d\d-\d\d\b")


def saved_late(browser: Client, case: Case) -> str:
    """What an old tab answers after a newer one has saved another contact, kind and first day."""
    address = reverse("placements:plan", args=[case.placement.pk, "hvem"])
    vibeke = Contact.objects.create(company=case.company, name="Vibeke Falk")
    old = posted_from(browser.get(address))
    newer = old | {"contact_id": str(vibeke.pk), "starts_on": "01-02-2023", "kind": "subsidised"}
    assert browser.post(address, newer | {"stay": "1"}).status_code == 302
    answer = browser.post(address, old)
    assert answer.status_code == 409
    return answer.content.decode()


def test_an_old_tab_tells_names_days_and_labels_and_that_it_was_oneself(browser: Client, case: Case) -> None:
    text = saved_late(browser, case)
    table = text[text.index("<caption") : text.index("</table>")]
    assert "Vibeke Falk" in table and record_of(case.placement).names.contact in table
    assert "1. februar 2023" in table and "23. januar 2023" in table
    assert PlacementKind.SUBSIDISED.label in table and PlacementKind.PRACTICE.label in table
    assert not UUID_OR_DAY.search(table) and "subsidised" not in table
    assert re.search(r"Du har selv gemt i en anden fane kl\. \d+\.\d\d", text)
    assert "Gemt i den anden fane" in table and "kollega" not in table


def test_a_colleague_who_saved_is_named(case: Case) -> None:
    at = datetime(2099, 1, 12, 10, 38, tzinfo=UTC)
    save_record(
        by=case.consultant,
        placement_id=case.placement.pk,
        record=record_of(case.placement).changed(why="Prøve sig af."),
        edit_version=case.placement.edit_version,
        at=at,
    )
    colleague = next(user for user in case.staff.values() if user != case.consultant)
    today = at.date()
    own, other = (last_saved(case.placement, reader, today) for reader in (case.consultant, colleague))
    assert own is not None and (own.is_mine, own.when) == (True, "kl. 11.38")
    assert other is not None and (other.is_mine, other.who) == (False, case.consultant.full_name)
    later = last_saved(case.placement, colleague, today + timedelta(days=1))
    assert later is not None and later.when == "12. jan. kl. 11.38"


@pytest.mark.parametrize("section", list(SECTIONS))
def test_every_part_of_the_plan_is_told_in_words(case: Case, section: str) -> None:
    record = record_of(case.placement)
    mine = record.changed(
        legal_answers=(("paid_work.contract", "yes"),),
        target_weekly_hours=Decimal(73) / 3,
        why="Prøve.",
        goals=(*record.goals, GoalLine("subgoal", "Møde hver dag", by_day=record.ends_on)),
        steps=(replace(record.steps[0], number=2), *record.steps),
        agreed_with=("citizen",),
        paid_route="not_yet",
    )
    told = differences(mine, Record(record.names, off_on_holidays=False), section)
    assert told
    for line in told:
        assert not UUID_OR_DAY.search(line.mine + line.theirs), line
        assert not re.search(r"True|False|None|datetime|not_yet|practice|subgoal|citizen|Line\(", line.mine), line
