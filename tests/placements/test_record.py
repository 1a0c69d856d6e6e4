"""The one record: read from rows, judged, and told apart when something changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.placements.factories import make_case

from jobbro.demo import worked_placements
from jobbro.domain.language import SmartLetter, Verdict
from jobbro.placements.models import Placement
from jobbro.placements.queries.checking import check_of
from jobbro.placements.queries.legal import surroundings_of
from jobbro.placements.queries.reading import record_of
from jobbro.placements.record import changed_core_parts, core_fingerprint, record_fingerprint

pytestmark = pytest.mark.django_db


@pytest.mark.req("R-109")
@pytest.mark.req("R-158")
def test_thomas_has_39_days_and_117_hours_and_holidays_leave_37_and_111() -> None:
    totals = record_of(make_case().placement).totals
    assert totals is not None
    assert (totals.total_days, totals.total_hours) == (39, Decimal(117))
    assert (totals.after_closed.total_days, totals.after_closed.total_hours) == (37, Decimal(111))
    assert totals.steps[0].total_per_week == Decimal(9)


@pytest.mark.req("R-112")
@pytest.mark.req("R-113")
def test_marianne_has_eight_wednesdays_and_the_accountant_comes_to_the_fourth_follow_up() -> None:
    record = record_of(make_case(worked_placements.MARIANNE).placement)
    assert record.totals is not None
    assert (record.totals.total_days, record.totals.total_hours) == (8, Decimal(40))
    assert record.ends_on == date(2023, 4, 19)
    assert [meeting.day for meeting in record.follow_ups] == [
        date(2023, 3, 8),
        date(2023, 3, 22),
        date(2023, 4, 5),
        date(2023, 4, 19),
    ]
    assert ["Rikke Vang" in meeting.participants for meeting in record.follow_ups] == [False, False, False, True]


@pytest.mark.req("R-107")
@pytest.mark.req("R-111")
def test_the_record_of_thomas_fulfils_all_seven_points_and_smart() -> None:
    case = make_case()
    record = record_of(case.placement)
    panel = check_of(record, surroundings_of(case.placement, record))
    assert [point.verdict for point in panel.report.points] == [Verdict.FULFILLED] * 7
    assert {letter.letter for letter in panel.report.smart if letter.verdict is Verdict.FULFILLED} == set(SmartLetter)
    assert panel.report.findings == ()


def test_every_legal_question_about_thomas_is_answered() -> None:
    case = make_case()
    record = record_of(case.placement)
    panel = check_of(record, surroundings_of(case.placement, record))
    unanswered = [line.sentence for line in panel.legal if line.verdict != "met"]
    assert unanswered == []
    assert panel.legal_overall == "allowed"


def test_an_empty_draft_is_judged_without_error_and_names_what_is_missing() -> None:
    placement = make_case().placement
    empty = Placement(
        citizen=placement.citizen,
        company=placement.company,
        consultant=placement.consultant,
        planned_by=placement.consultant,
        planned_at=placement.planned_at,
        changed_at=placement.planned_at,
    )
    empty.save()
    record = record_of(empty)
    panel = check_of(record, surroundings_of(empty, record))
    assert panel.legal == ()
    assert "Skriv første og sidste dag." in panel.gaps
    assert panel.fulfilled == 0


def test_the_same_record_has_the_same_fingerprints_and_a_changed_one_others() -> None:
    record = record_of(make_case().placement)
    again = record_of(Placement.objects.get(citizen__first_name="Thomas"))
    assert (core_fingerprint(record), record_fingerprint(record)) == (
        core_fingerprint(again),
        record_fingerprint(again),
    )
    reworded = record.changed(if_it_goes_wrong="Vi taler sammen.")
    assert core_fingerprint(reworded) == core_fingerprint(record)
    assert record_fingerprint(reworded) != record_fingerprint(record)
    moved = record.changed(starts_on=date(2023, 1, 30))
    assert core_fingerprint(moved) != core_fingerprint(record)
    assert changed_core_parts(record, moved) == ("starts_on",)


def test_the_two_eves_and_a_goal_after_the_end_deserve_a_second_look() -> None:
    case = make_case()
    record = record_of(case.placement)
    first, last = date(2025, 11, 3), date(2025, 12, 31)
    winter = record.changed(
        starts_on=first,
        ends_on=last,
        steps=(replace(record.steps[0], starts_on=first, ends_on=last),),
        goals=(replace(record.goals[0], by_day=date(2026, 12, 31)),),
        follow_ups=(),
    )
    notes = {note.day: note.reason for note in check_of(winter, surroundings_of(case.placement, winter)).notes}
    assert list(notes) == [date(2026, 12, 31), date(2025, 12, 24), last]
    assert "efter forløbets sidste dag" in notes[date(2026, 12, 31)]
    assert notes[date(2025, 12, 24)].startswith("Er der fri juleaften?")
