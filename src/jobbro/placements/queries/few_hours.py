"""Few ordinary hours before a flexible job: what is written down, what is missing, what can be argued (R-122).

The page never decides. It shows the caseworker a development that can be read, with the guidance and its date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef

from jobbro.accounts.queries import rulebook_in_force
from jobbro.domain.calendar import TimeSlot, Weekday, WeekPattern
from jobbro.domain.eligibility.employer_schemes import Retention, RetentionAnswer, flexible_job_here
from jobbro.domain.rules import Rulebook, RuleValue
from jobbro.library import checklist, sources, texts
from jobbro.library.checklist_files import Checklist, ChecklistPoint
from jobbro.library.rule_words import source_line
from jobbro.library.source_files import SourceEntry
from jobbro.library.value_words import say_value
from jobbro.placements.models import HourKind, Placement, Slot, Step, StepTask
from jobbro.placements.record import Record
from jobbro.ui.gathering import RowsAsJson
from jobbro.ui.wording import number

RULES = ("flexible.retention_months", "flexible.retention_pension_years")


@dataclass(frozen=True, slots=True)
class HoursLine:
    """A stretch with the same hours: weekly paid and practice hours, and the paid tasks."""

    first: date
    last: date
    paid: Decimal
    practice: Decimal
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A thing to document, whether it is there, and what is written about it."""

    point: ChecklistPoint
    is_there: bool
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuidanceLine:
    """A rule of the retention flexible job as it reads on the day."""

    title: str
    value: str
    source: str
    source_url: str


@dataclass(frozen=True, slots=True)
class FewHoursPage:
    """Everything on the page and on the paper."""

    placement: Placement
    on_day: date
    result: str
    says: str
    lines: tuple[HoursLine, ...]
    growth: str
    evidence: tuple[Evidence, ...]
    arguments: Checklist
    source: SourceEntry
    guidance: tuple[GuidanceLine, ...]
    rulebook_version: str

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is still to be written down."""
        return tuple(one.point.title for one in self.evidence if not one.is_there)


def few_hours_page(placement: Placement, record: Record, *, on_day: date) -> FewHoursPage:
    """Gather the citizen's hours at this company and weigh nothing; two questions."""
    book, lines = rulebook_in_force(), hours_lines(placement)
    paid = [line for line in lines if line.paid]
    state = "needs_assessment" if paid and _needs_assessment(book, on_day) else "no_hours"
    arguments = checklist("few-hours-arguments")
    return FewHoursPage(
        placement=placement,
        on_day=on_day,
        result=texts().say(f"few.result.{state}"),
        says=texts().say(f"few.says.{state}"),
        lines=lines,
        growth=_growth(paid),
        evidence=_evidence(record, lines, _growth(paid)),
        arguments=arguments,
        source=sources()[arguments.source.ref],
        guidance=tuple(_line(book.value_of(rule_id, on_date=on_day)) for rule_id in _in_force(book, on_day)),
        rulebook_version=book.version,
    )


def hours_lines(placement: Placement) -> tuple[HoursLine, ...]:
    """Every step of the citizen's placements at this company in order of time; one question."""
    here = {"placement__citizen": placement.citizen_id, "placement__company": placement.company_id}
    slots = Slot.objects.filter(step=OuterRef("pk")).order_by("weekday", "starts_at")
    tasks = StepTask.objects.filter(step=OuterRef("pk"), kind=HourKind.PAID).order_by("pk")
    steps = Step.objects.filter(**here).order_by("starts_on", "number", "pk")
    rows = steps.values("starts_on", "ends_on", times=RowsAsJson(slots, **_SLOT), titles=RowsAsJson(tasks, t="title"))
    return tuple(_hours_line(row) for row in rows)


_SLOT = {"kind": "kind", "day": "weekday", "starts": "starts_at", "ends": "ends_at", "rest": "unpaid_break_minutes"}


def _hours_line(row: Any) -> HoursLine:
    return HoursLine(
        row["starts_on"],
        row["ends_on"],
        _weekly(row["times"], HourKind.PAID),
        _weekly(row["times"], HourKind.PRACTICE),
        tuple(task["t"] for task in row["titles"]),
    )


def _weekly(rows: Iterable[dict[str, Any]], kind: HourKind) -> Decimal:
    chosen = [
        TimeSlot(Weekday(row["day"]), time.fromisoformat(row["starts"]), time.fromisoformat(row["ends"]), row["rest"])
        for row in rows
        if row["kind"] == kind
    ]
    return WeekPattern(tuple(chosen)).hours_per_week


def _needs_assessment(book: Rulebook, on_day: date) -> bool:
    few = Retention(few_ordinary_hours_in_a_course=True)
    return flexible_job_here(few, book, on_date=on_day) is RetentionAnswer.NEEDS_ASSESSMENT


def _growth(paid: list[HoursLine]) -> str:
    if not paid:
        return ""
    first, last = paid[0].paid, paid[-1].paid
    said = {"first": number(first), "last": number(last)}
    kind = "one" if len(paid) == 1 else "same" if first == last else "up" if last > first else "down"
    return texts().say(f"few.growth.{kind}", **said)


def _evidence(record: Record, lines: tuple[HoursLine, ...], growth: str) -> tuple[Evidence, ...]:
    paid = [line for line in lines if line.paid]
    tasks = tuple(dict.fromkeys(task for line in paid for task in line.tasks))
    found: dict[str, tuple[str, ...]] = {
        "hours": tuple(f"{number(line.paid)} timer om ugen" for line in paid),
        "tasks": tasks,
        "development": (growth,) if len(paid) > 1 else (),
        "effort": (record.why,) if record.why.strip() else (),
        "needs": tuple(f"{n.wording}: {n.handled_by}" if n.handled_by else n.wording for n in record.needs),
        "follow_up": tuple(meeting.day.strftime("%d-%m-%Y") for meeting in record.follow_ups),
        "citizen": (record.citizen_words,) if record.citizen_words.strip() else (),
    }
    points = checklist("few-hours-evidence").points
    return tuple(Evidence(point, bool(found[point.id]), found[point.id]) for point in points)


def _in_force(book: Rulebook, on_day: date) -> tuple[str, ...]:
    return tuple(rule_id for rule_id in RULES if book.in_force(rule_id, on_date=on_day))


def _line(rule: RuleValue) -> GuidanceLine:
    return GuidanceLine(rule.title, say_value(rule, texts()), source_line(rule, texts()), rule.source.url)
