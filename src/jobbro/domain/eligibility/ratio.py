"""Rimelighedskravet: how many places a site has, and how many are taken (BEK § 65; LAB §§ 63 and 77).

Shares are counted as exact fractions of a full week, so that rounding never decides a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from fractions import Fraction

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, met, set_fact, unknown
from jobbro.domain.eligibility.facts import Occupant, PlacementKind, PlannedPlacement, StaffGroup, StaffMonth, Step
from jobbro.domain.eligibility.findings import Change, Term
from jobbro.domain.eligibility.groups import membership
from jobbro.domain.eligibility.practice_terms import fewer_hours
from jobbro.domain.rules import RuleValue

_CENT = Decimal(1) / 100


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
        small_step=Fraction(small.number),
        small_limit=Fraction(rules.value("ratio.small.limit").number),
        large_step=Fraction(rules.value("ratio.large.staff_per_place").number),
        full_week=Fraction(rules.value("ratio.full_time_week").number),
        months=rules.value("ratio.months").whole,
        adult_age=rules.value("ratio.adult_age").whole,
        counting=occupants.codes,
        not_ordinary=rules.value("ratio.not_ordinary").codes,
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
    exempt = _exemption(planned, rules)
    if exempt is not None:
        return exempt
    staff = ordinary_staff(planned, rule)
    taken, fullest_day = _fullest(planned, rule)
    own = _own_share(planned, rule)
    quota = rule.quota(staff.at_least)
    total = taken.at_least + own.at_least
    terms = _terms(rule, staff, taken, own, quota)
    both = (rule.value, rule.occupants)
    if taken.known and own.known and total <= quota:
        # More staff than we know of would only give more places.
        return met("met", *both, terms=terms)
    if staff.known and total > quota:
        terms["day"] = fullest_day
        return broken("broken", *both, candidates=_ways_to_room(planned, rule, total, taken, quota), terms=terms)
    return unknown(own.missing + taken.missing + staff.missing, *both, terms=terms)


def _exemption(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    if planned.kind is not PlacementKind.PRACTICE or not rules.in_force("ratio.exempt.groups"):
        return None
    rule = rules.value("ratio.exempt.groups")
    return met("exempt", rule) if membership(planned.person, rule.codes).answer else None


def months_before(start: date, count: int) -> tuple[date, ...]:
    """The first days of the calendar months before the month of a day, oldest first."""
    months: list[date] = []
    first = start.replace(day=1)
    for _ in range(count):
        first = (first - timedelta(days=1)).replace(day=1)
        months.insert(0, first)
    return tuple(months)


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
        return Counted(Fraction(entry.ordinary_fte))
    if entry.people is None:
        return Counted(Fraction(0), (name,))
    counted = [group for group in entry.people if _is_ordinary(group, rule)]
    known = [group.count * Fraction(group.weekly_hours) for group in counted if group.weekly_hours is not None]
    missing = (f"{name}.weekly_hours",) if len(known) < len(counted) else ()
    return Counted(sum(known, Fraction(0)) / rule.full_week, missing)


def _is_ordinary(group: StaffGroup, rule: RatioRule) -> bool:
    return str(group.employment) not in rule.not_ordinary and (group.age is None or group.age >= rule.adult_age)


def _own_share(planned: PlannedPlacement, rule: RatioRule) -> Counted:
    hours = planned.practice_hours
    if planned.kind is PlacementKind.SUBSIDISED:
        hours = planned.subsidy.weekly_paid_hours
    if hours is None:
        name = "practice_hours" if planned.kind is PlacementKind.PRACTICE else "subsidy.weekly_paid_hours"
        return Counted(Fraction(0), (name,))
    return Counted(Fraction(hours) / rule.full_week)


def _fullest(planned: PlannedPlacement, rule: RatioRule) -> tuple[Counted, date]:
    """What the others take up on the fullest day of the plan, and which day that is."""
    occupants = planned.workplace.occupants
    if occupants is None:
        return Counted(Fraction(0), ("workplace.occupants",)), planned.starts
    missing: list[str] = []
    shares: list[tuple[Occupant, Fraction]] = []
    for occupant in occupants:
        if occupant.kind is not None and str(occupant.kind) not in rule.counting:
            continue
        if occupant.period is not None and not occupant.period.overlaps(planned.period):
            continue
        if occupant.kind is None:
            missing.append("workplace.occupants.kind")
        elif occupant.weekly_hours is None:
            missing.append("workplace.occupants.weekly_hours")
        else:
            shares.append((occupant, Fraction(occupant.weekly_hours) / rule.full_week))
    most, day = max((_taken_on(day, shares), -day.toordinal()) for day in _turning_days(planned.period, shares))
    return Counted(most, tuple(sorted(set(missing)))), date.fromordinal(-day)


def _turning_days(period: Period, shares: list[tuple[Occupant, Fraction]]) -> Iterator[date]:
    """The only days on which the number can rise: the first, and each day on which somebody begins."""
    yield period.first
    for occupant, _ in shares:
        if occupant.period is not None and occupant.period.first > period.first:
            yield occupant.period.first


def _taken_on(day: date, shares: list[tuple[Occupant, Fraction]]) -> Fraction:
    present = [share for occupant, share in shares if occupant.period is None or occupant.period.contains(day)]
    return sum(present, Fraction(0))


def _terms(rule: RatioRule, staff: Counted, taken: Counted, own: Counted, quota: int) -> dict[str, Term]:
    total = taken.at_least + own.at_least
    return {
        "staff": as_decimal(staff.at_least),
        "staff_known": staff.known,
        "quota": quota,
        # Rounded up, so that «2,01 af 2» never reads as «2,00 af 2».
        "taken": as_decimal(taken.at_least, ROUND_UP),
        "own": as_decimal(own.at_least, ROUND_UP),
        "used": as_decimal(total, ROUND_UP),
        "months": rule.months,
        "full_week": as_decimal(rule.full_week),
    }


def _ways_to_room(
    planned: PlannedPlacement, rule: RatioRule, total: Fraction, taken: Counted, quota: int
) -> Iterator[Change]:
    """Fewer hours, a later start, or more staff: what would give room, the mildest first."""
    left = as_decimal((quota - taken.at_least) * rule.full_week)
    if left > 0 and planned.kind is PlacementKind.PRACTICE:
        yield fewer_hours(planned, left)
    if left > 0 and planned.kind is PlacementKind.SUBSIDISED:
        yield set_fact("fewer_hours", "subsidy.weekly_paid_hours", left, hours=left)
    yield from _later_starts(planned)
    needed = as_decimal(rule.staff_for(-int(-total // 1)))
    steady = StaffMonth(planned.starts.replace(day=1), ordinary_fte=needed)
    facts = (("workplace.steady_staff", steady), ("workplace.staff_months", None))
    yield Change("more_staff", facts, (("staff", needed),))


def _later_starts(planned: PlannedPlacement) -> Iterator[Change]:
    """The same length from the first day on which somebody else has left, if that is soon enough to try."""
    ends = {o.period.last for o in planned.workplace.occupants or () if o.period is not None}
    for last in sorted(ends):
        start = last + timedelta(days=1)
        if start > planned.starts:
            period = Period(start, start + (planned.period.last - planned.period.first))
            shift = start - planned.starts
            facts: tuple[tuple[str, object], ...] = (("period", period),)
            if any(step.period is not None for step in planned.steps):
                facts += (("steps", tuple(_moved(step, shift) for step in planned.steps)),)
            yield Change("start_later", facts, (("day", start),))


def _moved(step: Step, shift: timedelta) -> Step:
    if step.period is None:
        return step
    return replace(step, period=Period(step.period.first + shift, step.period.last + shift))


def as_decimal(number: Fraction, rounding: str = ROUND_DOWN) -> Decimal:
    """A fraction with two decimals, for showing; never for deciding."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(_CENT, rounding=rounding)
