"""Rimelighedskravet: how many places a site has, and how many are taken (BEK § 65; LAB §§ 63 and 77).

Shares are counted as exact fractions of a full week, so that rounding never decides a case.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_UP, Decimal
from fractions import Fraction

from jobbro.domain.calendar import a_year_after, months_before
from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, met, set_fact, unknown
from jobbro.domain.eligibility.facts import PlacementKind, PlannedPlacement, StaffGroup, StaffMonth
from jobbro.domain.eligibility.findings import Change, Term
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.eligibility.moving import begun_on, ended_on
from jobbro.domain.eligibility.occupancy import FullDay, Occupancy, occupancy, steps_on
from jobbro.domain.eligibility.practice_terms import fewer_hours
from jobbro.domain.eligibility.truth import Truth
from jobbro.domain.rules import RuleValue, as_decimal, exact

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RatioRule:
    """The figures of the ratio on one day."""

    minimum: int
    small_step: Fraction
    small_limit: Fraction
    large_step: Fraction
    full_week: Fraction
    months: int
    adult_age: int
    counting: tuple[str, ...]
    not_ordinary: tuple[str, ...]
    exempt: tuple[str, ...]
    value: RuleValue
    occupants: RuleValue

    def quota(self, staff: Fraction) -> int:
        """How many full-time places so many ordinary staff give; only whole steps count."""
        if staff <= self.small_limit:
            return max(self.minimum, int(staff // self.small_step))
        return int(self.small_limit // self.small_step + (staff - self.small_limit) // self.large_step)

    def staff_for(self, places: int) -> Fraction:
        """The fewest ordinary staff that give so many places."""
        if places <= self.minimum:
            return Fraction(0)
        small_places = self.small_limit // self.small_step
        if places <= small_places:
            return places * self.small_step
        return self.small_limit + (places - small_places) * self.large_step


def ratio_rule(rules: DatedRules) -> RatioRule:
    """The ratio in force; NoRuleInForce where any of its figures is missing."""
    small = rules.value("ratio.small.staff_per_place")
    occupants = rules.value("ratio.occupant_kinds")
    return RatioRule(
        minimum=rules.value("ratio.minimum").whole,
        small_step=exact(small.number),
        small_limit=exact(rules.value("ratio.small.limit").number),
        large_step=exact(rules.value("ratio.large.staff_per_place").number),
        full_week=exact(rules.value("ratio.full_time_week").number),
        months=rules.value("ratio.months").whole,
        adult_age=rules.value("ratio.adult_age").whole,
        counting=occupants.codes,
        not_ordinary=rules.value("ratio.not_ordinary").codes,
        exempt=rules.value("ratio.exempt.groups").codes if rules.in_force("ratio.exempt.groups") else (),
        value=small,
        occupants=occupants,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that may not be known; then `at_least` is what is certain and `missing` names the rest."""

    at_least: Fraction
    missing: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def judge_ratio(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the site has room for one more, counted in full-time persons on the fullest day of the plan."""
    rule = ratio_rule(rules)
    if str(planned.kind) not in rule.counting:
        return met("not_counted", rule.occupants)
    exempt = _exempt(planned, rule)
    if exempt.answer:
        return met("exempt", rules.value("ratio.exempt.groups"))
    staff = ordinary_staff(planned, rule)
    places = occupancy(planned, rule.counting, rule.exempt, rule.full_week)
    quota = rule.quota(staff.at_least)
    terms = _terms(rule, staff, places.fullest, quota)
    both = (rule.value, rule.occupants)
    if not places.missing and places.fullest.total <= quota:
        # More staff than we know of would only give more places.
        return met("met", *both, terms=terms)
    if staff.known and places.fullest.total > quota and exempt.answer is False:
        terms["day"] = places.fullest.day
        return broken("broken", *both, candidates=_ways_to_room(planned, rule, places, quota), terms=terms)
    return unknown((*exempt.missing, *places.missing, *staff.missing), *both, terms=terms)


def _exempt(planned: PlannedPlacement, rule: RatioRule) -> Truth:
    """Whether the person is at their own workplace (BEK § 65, stk. 5); nobody is exempt whose group is not told."""
    if planned.kind is not PlacementKind.PRACTICE or planned.person.target_group is None:
        return Truth(False)
    return membership(planned.person, rule.exempt)


def ordinary_staff(planned: PlannedPlacement, rule: RatioRule) -> Counted:
    """The mean of ordinary full-time staff over the months before the start (BEK § 65, stk. 3-4)."""
    workplace = planned.workplace
    if workplace.steady_staff is not None:
        return _staff_in(workplace.steady_staff, rule, "workplace.steady_staff")
    if workplace.staff_months is None:
        return Counted(Fraction(0), ("workplace.staff_months",))
    told = {entry.month: entry for entry in workplace.staff_months}
    total = Fraction(0)
    missing: list[str] = []
    for month in months_before(planned.starts, rule.months):
        name = f"workplace.staff_months.{month:%Y-%m}"
        counted = _staff_in(told[month], rule, name) if month in told else Counted(Fraction(0), (name,))
        total += counted.at_least
        missing.extend(counted.missing)
    return Counted(total / rule.months, tuple(missing))


def _staff_in(entry: StaffMonth, rule: RatioRule, name: str) -> Counted:
    if entry.ordinary_fte is not None:
        return Counted(exact(entry.ordinary_fte))
    if entry.people is None:
        return Counted(Fraction(0), (name,))
    counted = [group for group in entry.people if _is_ordinary(group, rule)]
    known = [group.count * Fraction(group.weekly_hours) for group in counted if group.weekly_hours is not None]
    missing = (f"{name}.weekly_hours",) if len(known) < len(counted) else ()
    return Counted(sum(known, Fraction(0)) / rule.full_week, missing)


def _is_ordinary(group: StaffGroup, rule: RatioRule) -> bool:
    return str(group.employment) not in rule.not_ordinary and (group.age is None or group.age >= rule.adult_age)


def _terms(rule: RatioRule, staff: Counted, fullest: FullDay, quota: int) -> dict[str, Term]:
    return {
        "staff": as_decimal(staff.at_least),
        "staff_known": staff.known,
        "quota": quota,
        # Rounded up, so that «2,01 af 2» never reads as «2,00 af 2».
        "taken": as_decimal(fullest.taken, ROUND_UP),
        "own": as_decimal(fullest.own, ROUND_UP),
        "used": as_decimal(fullest.total, ROUND_UP),
        "months": rule.months,
        "full_week": as_decimal(rule.full_week),
    }


def _ways_to_room(planned: PlannedPlacement, rule: RatioRule, places: Occupancy, quota: int) -> Iterator[Change]:
    """Fewer hours, other days, or more staff: what would give room, the mildest first."""
    crowded = places.above(quota)
    left = as_decimal(min(quota - day.taken for day in crowded) * rule.full_week)
    if left > 0:
        yield _fewer_hours_on(planned, crowded, left)
    yield from _later_starts(planned)
    before = min(day.day for day in crowded) - _DAY
    if before >= planned.starts:
        yield Change("end_earlier", ended_on(planned, before), (("last", before),))
    needed = as_decimal(rule.staff_for(math.ceil(places.fullest.total)))
    steady = StaffMonth(planned.starts.replace(day=1), ordinary_fte=needed)
    facts = (("workplace.steady_staff", steady), ("workplace.staff_months", None))
    yield Change("more_staff", facts, (("staff", needed),))


def _fewer_hours_on(planned: PlannedPlacement, crowded: tuple[FullDay, ...], left: Decimal) -> Change:
    """Only the steps of the days without room are cut."""
    if planned.kind is PlacementKind.SUBSIDISED:
        return set_fact("fewer_hours", "subsidy.weekly_paid_hours", left, hours=left)
    concerned = {step.number for day in crowded for step in steps_on(planned, day.day)}
    return fewer_hours(planned, left, concerned)


def _later_starts(planned: PlannedPlacement) -> Iterator[Change]:
    """The same length from each day on which somebody else has left, at most a year ahead."""
    ends = {one.period.last for one in planned.workplace.occupants or () if one.period is not None}
    for last in sorted(ends):
        if planned.starts <= last < a_year_after(planned.starts):
            start = last + _DAY
            yield Change("start_later", begun_on(planned, start), (("day", start),))
