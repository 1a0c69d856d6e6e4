"""Hours and days in the one wording that every paper uses, so that no two papers can disagree."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal

from jobbro.documents.text import decimal_text, full_day, long_date, short_time
from jobbro.documents.words import WORDS
from jobbro.domain.calendar import Period
from jobbro.domain.plan import HourKind, Plan, PlanStep, PlanTotals
from jobbro.placements import models
from jobbro.placements.record import FollowUpLine, GoalLine, Record, SlotLine, StepLine

WEEKDAYS = WORDS["da"].weekdays
IN_A_ROW = 3


def joined(words: Iterable[str]) -> str:
    """«a, b og c»; empty words are left out."""
    known = [word for word in words if word]
    return " og ".join([", ".join(known[:-1]), known[-1]]) if len(known) > 1 else "".join(known)


def month(day: date) -> str:
    """«december 2022»."""
    return long_date(day).partition(". ")[2]


def months(days: Sequence[date]) -> str:
    """«oktober og november 2022», or with each year after its months when there are two."""
    years = dict.fromkeys(day.year for day in days)
    said = (joined(month(day).partition(" ")[0] for day in days if day.year == year) + f" {year}" for year in years)
    return joined(said)


def days_from_to(period: Period) -> str:
    """«23. januar 2023 til 23. april 2023 (13 uger)»; the weeks only when they are whole."""
    weeks = f" ({period.days // 7} {'uge' if period.days == 7 else 'uger'})" if period.days % 7 == 0 else ""
    return f"{long_date(period.first)} til {long_date(period.last)}{weeks}"


def hours(number: Decimal) -> str:
    """«9 timer», «1 time», «7,5 timer»."""
    said = decimal_text(number)
    return f"{said} {'time' if said == '1' else 'timer'}"


def span(starts: time, ends: time) -> str:
    """«kl. 9.00-12.00»."""
    return f"kl. {short_time(starts)}-{short_time(ends)}"


def times_of(slots: Iterable[SlotLine]) -> str:
    """«mandag, onsdag og fredag kl. 9.00-12.00»; days with the same times stand together, in the order of the week."""
    same: dict[tuple[time, time, int], list[int]] = {}
    for slot in sorted(slots, key=lambda slot: (slot.weekday, slot.starts_at)):
        same.setdefault((slot.starts_at, slot.ends_at, slot.unpaid_break_minutes), []).append(slot.weekday)
    return "; ".join(
        f"{weekdays(days)} {span(starts, ends)}" + (f" (heraf {pause} minutters pause uden timer)" if pause else "")
        for (starts, ends, pause), days in same.items()
    )


def weekdays(days: Sequence[int]) -> str:
    """«mandag, onsdag og fredag», or «mandag til fredag» for three days or more in a row."""
    if len(days) >= IN_A_ROW and list(days) == list(range(days[0], days[0] + len(days))):
        return f"{WEEKDAYS[days[0] - 1]} til {WEEKDAYS[days[-1] - 1]}"
    return joined(WEEKDAYS[day - 1] for day in days)


def week_of(step: StepLine, *, kinds: Sequence[HourKind]) -> str:
    """The week of a step; the kind of hours is named when the placement has both."""
    parts = []
    for kind in kinds:
        times = times_of(slot for slot in step.slots if slot.kind == kind)
        if times:
            parts.append(f"{models.HourKind(kind).label} {times}" if len(kinds) > 1 else times)
    return "; ".join(parts)


def weeks_of(record: Record) -> str:
    """The week of each step, one line a step; without its number when there is only one."""
    kinds = kinds_in(record)
    weeks = [week_of(step, kinds=kinds) for step in record.steps]
    if len(weeks) == 1:
        return weeks[0]
    return "\n".join(
        f"Periode {step.number}, {step_days(step)}: {week}"
        for step, week in zip(record.steps, weeks, strict=True)
        if week
    )


def step_days(step: StepLine) -> str:
    """«1. maj 2023 til 11. juni 2023 (6 uger)»; the two days alone while they stand in the wrong order."""
    if step.ends_on < step.starts_on:
        return f"{long_date(step.starts_on)} til {long_date(step.ends_on)}"
    return days_from_to(Period(step.starts_on, step.ends_on))


def kinds_in(record: Record) -> tuple[HourKind, ...]:
    """The kinds of hours that the placement has, practice first."""
    used = {slot.kind for step in record.steps for slot in step.slots}
    return tuple(kind for kind in (HourKind.PRACTICE, HourKind.PAID) if kind in used)


def over_time(kinds: Iterable[HourKind]) -> str:
    """«praktik», or «praktik, senere løn» for a task that turns into paid work."""
    return ", senere ".join(dict.fromkeys(models.HourKind(kind).label for kind in kinds))


def hours_of(record: Record, plan: Plan | None, totals: PlanTotals | None) -> str:
    """Hours a week of each step, one line a step; then days and hours in all, before and after holidays."""
    if plan is None or totals is None or not totals.total_hours:
        return ""
    several = len(plan.steps) > 1
    weeks = [f"Periode {step.number}: {a_week(step)}." if several else f"{a_week(step)}." for step in plan.steps]
    in_all = _in_all(totals)
    if record.off_on_holidays and totals.closed_days:
        in_all += f" Efter helligdage: {_count(totals.after_closed.total_days, totals.after_closed.total_hours)}."
    return ("\n" if several else " ").join((*weeks, in_all))


def a_week(step: PlanStep) -> str:
    """«9 timer om ugen», or «15 timer om ugen: 10 timer praktik og 5 timer løn»."""
    practice, paid = step.practice.hours_per_week, step.paid.hours_per_week
    together = f"{hours(practice + paid)} om ugen"
    if practice and paid:
        return f"{together}: {hours(practice)} praktik og {hours(paid)} løn"
    return f"{together} med løn" if paid else together


def _in_all(totals: PlanTotals) -> str:
    text = f"I alt {_count(totals.total_days, totals.total_hours)}"
    if totals.practice_hours and totals.paid_hours:
        text += f": {hours(totals.practice_hours)} praktik og {hours(totals.paid_hours)} løn"
    return text + "."


def _count(days: int, number: Decimal) -> str:
    return f"{days} {'dag' if days == 1 else 'dage'} og {hours(number)}"


def goal_text(goal: GoalLine, *, with_day: bool = True) -> str:
    """A goal with how it shows and by when; on every paper the same words."""
    parts = [_sentence(goal.text)]
    if goal.measure:
        parts.append(f"Det ses sådan: {_sentence(goal.measure)}")
    if with_day and goal.by_day:
        parts.append(f"Senest {long_date(goal.by_day)}.")
    return " ".join(parts)


def meeting_day(meeting: FollowUpLine) -> str:
    """«onsdag den 22. februar 2023 kl. 10.00»; the time only when it is agreed."""
    at = f" kl. {short_time(meeting.starts_at)}" if meeting.starts_at else ""
    return full_day(meeting.day) + at


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
