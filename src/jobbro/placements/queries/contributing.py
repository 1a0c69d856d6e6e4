"""What a company has contributed with in a year: the placements that count, and the numbers that may be told."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef
from django.utils.translation import gettext as _

from jobbro.companies.models import Company
from jobbro.domain.calendar import Period, danish_holidays
from jobbro.domain.disclosure import Shares, may_be_told
from jobbro.placements.actions.tracking import TrackStatus
from jobbro.placements.models import (
    ContributionMark,
    CountedAs,
    Placement,
    PlacementState,
    SheetShare,
    Track,
    TrackEvent,
)
from jobbro.placements.queries.rows import LINES, steps_from
from jobbro.placements.queries.weeks import hours_within
from jobbro.placements.record import Names, Record
from jobbro.ui.gathering import RowsAsJson
from jobbro.ui.wording import number, plural

_NOBODY = Names("", "", "", "")
_HASH_LETTERS = 32


class CellUnit(StrEnum):
    """What a number of a sheet counts."""

    PEOPLE = "people"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Event:
    """A placement that all parties agreed to, as it counts in a year: the agreed hours until a day."""

    placement_id: UUID
    person: str
    practice: Decimal
    paid: Decimal
    counted_as: frozenset[str]

    @property
    def hours(self) -> Decimal:
        """Hours of both kinds."""
        return self.practice + self.paid


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with the placements behind it. `is_told` says whether it may leave the house."""

    key: str
    section: str
    unit: CellUnit
    parts: tuple[tuple[Event, Decimal], ...]
    is_told: bool = False

    @property
    def shares(self) -> Shares:
        """What each person counts for: one, or the hours of all the person's placements."""
        return shares_of(self.unit, ((event.person, amount) for event, amount in self.parts))

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return sum(self.shares.values(), Decimal(0))

    @property
    def said(self) -> str:
        """The number with what it counts, as it stands on the sheet."""
        return said(self.key, self.unit, self.value)


def events_of(company: Company, *, year: int, until: date) -> tuple[Event, ...]:
    """Return the locked placements of the year that have begun by a day and were not refused; one question."""
    window = Period(date(year, 1, 1), min(date(year, 12, 31), until))
    rows = (
        Placement.objects.filter(company=company, state=PlacementState.LOCKED)
        .filter(starts_on__lte=window.last, ends_on__gte=window.first)
        .order_by("starts_on", "pk")
        .values("pk", "citizen_id", "off_on_holidays", **_ROWS)
    )
    read = cast(Iterable[dict[str, Any]], rows)
    return tuple(_event(company, row, window) for row in read if not _is_refused(row["grants"]))


_ROWS = {name: LINES[name] for name in ("step_rows", "slot_rows", "task_rows")} | {
    "marks": RowsAsJson(ContributionMark.objects.filter(placement=OuterRef("pk")).order_by("pk"), category="category"),
    "grants": RowsAsJson(
        TrackEvent.objects.filter(placement=OuterRef("pk"), track=Track.GRANT).order_by("noted_at", "pk"),
        status="status",
    ),
}


def cells_of(events: Iterable[Event], told_before: Mapping[CellUnit, list[Shares]]) -> tuple[Cell, ...]:
    """Return the numbers of the year, all together and by category, each judged beside what is told already."""
    told = {unit: list(told_before.get(unit, [])) for unit in CellUnit}
    judged = []
    for cell in _all_cells(tuple(events)):
        may = may_be_told(cell.shares, told[cell.unit])
        if may:
            told[cell.unit].append(cell.shares)
        judged.append(replace(cell, is_told=may))
    return tuple(judged)


def told_earlier(company: Company) -> dict[CellUnit, list[Shares]]:
    """Return the shares behind every number that a sheet of the company has told; one question."""
    rows = SheetShare.objects.filter(sheet__company=company, is_told=True).order_by("sheet_id", "cell")
    cells: dict[tuple[Any, ...], list[tuple[str, Decimal]]] = {}
    for sheet_id, cell, unit, person, amount in rows.values_list("sheet_id", "cell", "unit", "person", "amount"):
        cells.setdefault((sheet_id, cell, unit), []).append((person, amount))
    found: dict[CellUnit, list[Shares]] = {unit: [] for unit in CellUnit}
    for (_sheet, _cell, unit), parts in cells.items():
        shares = shares_of(CellUnit(unit), parts)
        if shares not in found[CellUnit(unit)]:
            found[CellUnit(unit)].append(shares)
    return found


def shares_of(unit: CellUnit, parts: Iterable[tuple[str, Decimal]]) -> Shares:
    """Gather what each person counts for."""
    shares: dict[str, Decimal] = {}
    for person, amount in parts:
        shares[person] = amount if unit is CellUnit.PEOPLE else shares.get(person, Decimal(0)) + amount
    return shares


def said(key: str, unit: CellUnit, value: Decimal) -> str:
    """Write a number of a sheet with what it counts; the key of a cell in a category ends like that of the whole."""
    titles = {
        "paid-people": _("Har fået lønnede timer"),
        "people": _("I forløb hos virksomheden"),
        "practice": _("Aftalte timer i praktik"),
        "paid": _("Aftalte timer med løn"),
        "hours": _("Aftalte timer"),
    }
    title = next(title for ending, title in titles.items() if key.endswith(ending))
    amount = number(value) if unit is CellUnit.HOURS else plural(int(value), _("person"), _("personer"))
    return f"{title}: {amount}"


def _all_cells(events: tuple[Event, ...]) -> list[Cell]:
    paid = tuple(event for event in events if event.paid)
    cells = [
        _people("people", "", events),
        _people("paid-people", "", paid),
        Cell("practice", "", CellUnit.HOURS, tuple((event, event.practice) for event in events)),
        Cell("paid", "", CellUnit.HOURS, tuple((event, event.paid) for event in paid)),
    ]
    for category in CountedAs:
        own = tuple(event for event in events if category in event.counted_as)
        cells += [
            _people(f"{category}-people", category, own),
            _people(f"{category}-paid-people", category, [event for event in own if event.paid]),
            Cell(f"{category}-hours", category, CellUnit.HOURS, tuple((event, event.hours) for event in own)),
        ]
    return [cell for cell in cells if cell.parts]


def _people(key: str, section: str, events: Iterable[Event]) -> Cell:
    return Cell(key, section, CellUnit.PEOPLE, tuple((event, Decimal(1)) for event in events))


def _event(company: Company, row: Mapping[str, Any], window: Period) -> Event:
    lines = {name: row[name] for name in ("step_rows", "slot_rows", "task_rows")}
    record = Record(names=_NOBODY, off_on_holidays=row["off_on_holidays"], steps=steps_from(lines))
    plan = record.plan
    practice = paid = Decimal(0)
    if plan is not None:
        closed = tuple(danish_holidays(plan.period)) if record.off_on_holidays else ()
        practice = hours_within(plan, window, closed, paid=False)
        paid = hours_within(plan, window, closed, paid=True)
    marks = frozenset(mark["category"] for mark in row["marks"])
    return Event(row["pk"], person_key(company, row["citizen_id"]), practice, paid, marks)


def person_key(company: Company, citizen_id: UUID) -> str:
    """Return a word that stands for a citizen at one company, and tells nobody who it is."""
    words = f"sheet:{company.pk}:{citizen_id}".encode()
    return hmac.new(settings.FIELD_KEY.encode(), words, "sha256").hexdigest()[:_HASH_LETTERS]


def _is_refused(grants: list[dict[str, str]]) -> bool:
    return bool(grants) and grants[-1]["status"] == TrackStatus.REFUSED
