"""The one record of a placement as plain, immutable data.

Rows are read into it, forms change parts of it, checks judge it, papers are written from it. A text that is still
being typed can therefore be judged exactly like a saved one.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from jobbro.domain.calendar import Period, TimeSlot, Weekday, WeekPattern, danish_holidays
from jobbro.domain.plan import HourKind, Plan, PlannedTask, PlanStep, PlanTotals, plan_fingerprint, plan_totals


@dataclass(frozen=True, slots=True)
class SlotLine:
    """Hours on a weekday (1 is Monday) of one kind."""

    kind: HourKind
    weekday: int
    starts_at: time
    ends_at: time
    unpaid_break_minutes: int = 0


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of a step; the same title is the same task in every step."""

    title: str
    kind: HourKind = HourKind.PRACTICE
    purpose: str = ""
    payable: str = ""
    next_task: str = ""
    work_task_id: UUID | None = None

    @property
    def key(self) -> str:
        """What makes it the same task from step to step."""
        return " ".join(self.title.casefold().split())


@dataclass(frozen=True, slots=True)
class StepLine:
    """A stretch of the placement with the same week and tasks."""

    number: int
    starts_on: date
    ends_on: date
    slots: tuple[SlotLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalLine:
    """What shall be reached; level is subgoal, goal or long_term."""

    level: str
    text: str
    measure: str = ""
    by_day: date | None = None


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need in words that the citizen has released to the company, and how it is met."""

    wording: str
    handled_by: str = ""
    suits_tasks: str = ""
    fact_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A person with a part in the placement."""

    role: str
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A dated meeting."""

    day: date
    starts_at: time | None = None
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """The people and places that the record is about, as every paper calls them."""

    citizen: str
    citizen_first: str
    company: str
    cvr: str
    site: str = ""
    p_number: str = ""
    address: str = ""
    contact: str = ""
    contact_title: str = ""
    contact_phone: str = ""
    consultant: str = ""
    consultant_phone: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that a placement says. An empty field means that nobody has answered yet."""

    names: Names
    kind: str = "practice"
    site_id: UUID | None = None
    contact_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    off_on_holidays: bool = True
    steps: tuple[StepLine, ...] = ()
    purposes: tuple[str, ...] = ()
    why: str = ""
    because: str = ""
    contribution: str = ""
    citizen_words: str = ""
    goals: tuple[GoalLine, ...] = ()
    target_weekly_hours: Decimal | None = None
    needs: tuple[NeedLine, ...] = ()
    no_needs: bool = False
    special_planning: str = ""
    duties: tuple[DutyLine, ...] = ()
    agreed_with: tuple[str, ...] = ()
    follow_ups: tuple[FollowUpLine, ...] = ()
    absence_notice: str = ""
    if_it_goes_wrong: str = ""
    next_step: str = ""
    next_activity: str = ""
    paid_route: str = ""
    paid_route_reason: str = ""
    what_it_takes: str = ""
    legal_answers: tuple[tuple[str, str], ...] = ()
    extension_reason: str = ""
    employer_statement_on: date | None = None
    representative_statement_on: date | None = None
    deviation_reason: str = ""

    def changed(self, **parts: Any) -> "Record":
        """Return the record with some parts replaced."""
        return replace(self, **parts)

    @property
    def is_subsidised(self) -> bool:
        """Whether it is a job with løntilskud, where every hour is paid."""
        return self.kind == "subsidised"

    @property
    def period(self) -> Period | None:
        """First to last day; None until both are written and in order."""
        if self.starts_on is None or self.ends_on is None or self.ends_on < self.starts_on:
            return None
        return Period(self.starts_on, self.ends_on)

    @property
    def plan(self) -> Plan | None:
        """The plan of the steps that are written; None without steps.

        :raises CalendarError, PlanError: when hours overlap or a task stands twice in one kind
        """
        if not self.steps:
            return None
        return Plan(tuple(_plan_step(step) for step in self.steps))

    @property
    def totals(self) -> PlanTotals | None:
        """Days and hours of the plan, with holidays left out when they are days off."""
        plan = self.plan
        if plan is None:
            return None
        return plan_totals(plan, closed=tuple(danish_holidays(plan.period)) if self.off_on_holidays else ())


# What the parties say yes to. A change to any of it makes their yes fall away, and the page says which part it was.
CORE_PARTS: tuple[str, ...] = (
    "names",
    "kind",
    "site_id",
    "contact_id",
    "starts_on",
    "ends_on",
    "off_on_holidays",
    "steps",
    "purposes",
    "goals",
    "needs",
    "follow_ups",
    "paid_route",
)


def core_fingerprint(record: Record) -> str:
    """Hash what the parties agree to; the same agreement always gives the same hash."""
    parts = {name: getattr(record, name) for name in CORE_PARTS if name not in {"steps", "names"}}
    plan = record.plan
    parts["plan"] = plan_fingerprint(plan) if plan else ""
    parts["who"] = (record.names.citizen, record.names.company, record.names.contact)
    return _hash(parts)


def record_fingerprint(record: Record) -> str:
    """Hash everything that a paper can say; a paper with another hash is out of date."""
    parts = asdict(record)
    if not record.because:
        # A paper from before the sentence was asked for says the same as it did.
        del parts["because"]
    return _hash(parts)


def changed_core_parts(before: Record, after: Record) -> tuple[str, ...]:
    """Name the core parts that differ, in the order of the page."""
    return tuple(name for name in CORE_PARTS if getattr(before, name) != getattr(after, name))


def _plan_step(step: StepLine) -> PlanStep:
    tasks = tuple(PlannedTask(t.key, t.title, t.kind, t.purpose, t.payable, t.next_task) for t in step.tasks)
    period = Period(step.starts_on, step.ends_on)
    return PlanStep(step.number, period, _pattern(step, HourKind.PRACTICE), _pattern(step, HourKind.PAID), tasks)


def _pattern(step: StepLine, kind: HourKind) -> WeekPattern:
    return WeekPattern(
        tuple(
            TimeSlot(Weekday(slot.weekday), slot.starts_at, slot.ends_at, slot.unpaid_break_minutes)
            for slot in step.slots
            if slot.kind == kind
        )
    )


def _hash(parts: dict[str, Any]) -> str:
    text = json.dumps(parts, default=_plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)
