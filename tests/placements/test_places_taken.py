"""Who takes a place at the site of a plan: other citizens' agreed placements, and those the company has told about."""

from datetime import date
from decimal import Decimal

import pytest
from tests.placements.factories import Case

from jobbro.citizens.models import Citizen, TargetGroup
from jobbro.companies.models import OtherOccupant, StaffMonth
from jobbro.demo import loading, worked_cases
from jobbro.domain.eligibility import Finding, check_placement
from jobbro.library import rulebook
from jobbro.placements.models import Placement, Slot, Step
from jobbro.placements.queries.legal import planned_placement, surroundings_of
from jobbro.placements.queries.reading import record_of


@pytest.fixture
def room(case: Case) -> Case:
    """A workplace with a single place."""
    site = case.placement.site
    assert site is not None
    StaffMonth.objects.filter(site=site).delete()
    OtherOccupant.objects.filter(site=site).delete()
    for month in (date(2022, 9, 1), date(2022, 10, 1), date(2022, 11, 1), date(2022, 12, 1)):
        StaffMonth.objects.create(
            site=site, month=month, ordinary_fte=Decimal(4), source="company", told_on=date(2023, 1, 2)
        )
    return case


def ratio_of(case: Case) -> Finding:
    placement = Placement.objects.get(pk=case.placement.pk)
    record = record_of(placement)
    planned = planned_placement(record, surroundings_of(placement, record))
    assert planned is not None
    return {finding.code: finding for finding in check_placement(planned, rulebook())}["ratio.room"]


def somebody_full_time(case: Case, *, group: TargetGroup, employed_here: str) -> Citizen:
    """Another citizen in an agreed full-time practice at the same site in the same days."""
    other = next(one for one in worked_cases.CITIZENS if one.key != "thomas")
    citizen = loading.load_citizen(other, case.staff)
    citizen.target_groups.all().delete()
    citizen.target_groups.create(group=group, starts_on=date(2022, 1, 3))
    placement = Placement.objects.get(pk=case.placement.pk)
    first, last = placement.starts_on, placement.ends_on
    assert first is not None
    assert last is not None
    placement.pk, placement.citizen, placement.state = None, citizen, "ready"
    placement.legal_answers = {"person.employed_here": employed_here}
    placement._state.adding = True
    placement.save()
    step = Step.objects.create(placement=placement, number=1, starts_on=first, ends_on=last)
    for weekday in range(1, 6):
        Slot.objects.create(step=step, kind="practice", weekday=weekday, starts_at="08:00", ends_at="15:24")
    return citizen


@pytest.mark.parametrize(
    ("group", "employed_here", "taken"),
    [
        (TargetGroup.ACTIVITY_READY, "", 1),
        (TargetGroup.SICKNESS_BENEFIT, "", 1),
        (TargetGroup.SICKNESS_BENEFIT_EMPLOYED, "", 1),
        (TargetGroup.SICKNESS_BENEFIT_EMPLOYED, "no", 1),
        (TargetGroup.SICKNESS_BENEFIT_EMPLOYED, "yes", 0),
        (TargetGroup.JOB_CLARIFICATION_EMPLOYED, "yes", 0),
    ],
)
def test_only_the_sick_listed_at_their_own_workplace_take_no_place(
    room: Case, group: TargetGroup, employed_here: str, taken: int
) -> None:
    somebody_full_time(room, group=group, employed_here=employed_here)
    assert ratio_of(room).term("taken") == taken


def test_somebody_without_a_last_day_is_no_reason_to_wait(room: Case) -> None:
    site = room.placement.site
    assert site is not None
    OtherOccupant.objects.create(
        site=site,
        kind="practice",
        weekly_hours=Decimal(37),
        starts_on=date(2023, 1, 2),
        told_on=date(2023, 1, 2),
    )
    finding = ratio_of(room)
    assert finding.verdict == "broken"
    assert [change.kind for change in finding.changes] == ["more_staff"]
