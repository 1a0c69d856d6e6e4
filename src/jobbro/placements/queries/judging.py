"""Many placements as the rules judge them, a chunk at a time, and what a change of law does to each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from jobbro.domain.eligibility import (
    PlannedPlacement,
    Reading,
    Turned,
    Verdict,
    changed_rules,
    turned,
    verdicts_by_both,
)
from jobbro.domain.rules import Rulebook
from jobbro.placements.models import Placement
from jobbro.placements.queries.legal import (
    TAKING_A_PLACE,
    planned_placement,
    surroundings_from,
    surroundings_of_stored,
)
from jobbro.placements.queries.reading import PLAIN_FIELDS
from jobbro.placements.queries.rows import LINES, goals_from, steps_from
from jobbro.placements.record import Names, Record

CHUNK = 500
# The rules ask nothing about names, so none are read.
_NOBODY = Names(citizen="", citizen_first="", company="", cvr="")
_LINES = {name: LINES[name] for name in ("step_rows", "slot_rows", "task_rows", "goal_rows")}
_COLUMNS = ("pk", "purposes", "legal_answers", "site__normal_weekly_hours", *PLAIN_FIELDS)


@dataclass(frozen=True, slots=True)
class Planned:
    """A stored placement as the rules judge it."""

    placement_id: UUID
    plan: PlannedPlacement


def under_way(rows: "QuerySet[Placement]", today: date) -> "QuerySet[Placement]":
    """The agreed placements that have not ended: those that run and those that wait for their first day."""
    return rows.filter(state__in=TAKING_A_PLACE, starts_on__isnull=False, ends_on__gte=today)


def in_chunks(rows: "QuerySet[Placement]", size: int = CHUNK) -> Iterator[list[UUID]]:
    """The keys of placements in order, so many at a time; one question for each chunk."""
    last: UUID | None = None
    while True:
        keys = rows.order_by("pk").values_list("pk", flat=True)
        found = list((keys.filter(pk__gt=last) if last else keys)[:size])
        if not found:
            return
        yield found
        last = found[-1]


def planned_placements(ids: Sequence[UUID]) -> tuple[Planned, ...]:
    """Read these placements and what surrounds them as plans to judge; one question, whatever their number."""
    rows = Placement.objects.filter(pk__in=ids).order_by("pk")
    found = rows.values(*_COLUMNS, **_LINES, **surroundings_of_stored())
    read = ((row["pk"], _record(row), row) for row in found)
    plans = ((pk, planned_placement(record, surroundings_from(row))) for pk, record, row in read)
    return tuple(Planned(pk, plan) for pk, plan in plans if plan is not None)


def _record(row: Mapping[str, Any]) -> Record:
    lines = {name: row[name] for name in _LINES}
    return Record(
        names=_NOBODY,
        steps=steps_from(lines),
        goals=goals_from(lines),
        purposes=tuple(row["purposes"]),
        legal_answers=tuple(sorted(row["legal_answers"].items())),
        **{name: row[name] for name in PLAIN_FIELDS},
    )


class LawCompared:
    """Two readings of the law, held against each other for one placement after another."""

    def __init__(self, before: Reading, after: Reading) -> None:
        self.before, self.after = before, after
        self._differing: dict[tuple[date, date], frozenset[str]] = {}

    def turned(self, plan: PlannedPlacement) -> tuple[Turned, ...]:
        """The findings that the second reading answers otherwise."""
        return turned(plan, self.before, self.after, differing=self._rules(plan))

    def judged(self, plan: PlannedPlacement) -> tuple[dict[str, Verdict], tuple[Turned, ...]]:
        """The bare answers of the second reading, and the findings that it answers otherwise than the first."""
        return verdicts_by_both(plan, self.before, self.after, self._rules(plan))

    def _rules(self, plan: PlannedPlacement) -> frozenset[str]:
        days = self.before.day_for(plan), self.after.day_for(plan)
        if days not in self._differing:
            changes = changed_rules(self.before.rulebook, days[0], self.after.rulebook, days[1])
            self._differing[days] = frozenset(change.rule_id for change in changes)
        return self._differing[days]


@dataclass(frozen=True, slots=True)
class TurnedPlacement:
    """A placement and the findings that another reading of the law answers otherwise."""

    placement_id: UUID
    findings: tuple[Turned, ...]

    @property
    def moves(self) -> tuple[tuple[str, Verdict | None, Verdict | None], ...]:
        """The code of each finding with its verdict before and after."""
        return tuple(
            (found.code, found.before.verdict if found.before else None, found.after.verdict if found.after else None)
            for found in self.findings
        )


def turned_between(rows: "QuerySet[Placement]", first: date, second: date, book: Rulebook) -> Iterator[TurnedPlacement]:
    """The placements about which the law of one day answers otherwise than the law of another."""
    compared = LawCompared(Reading(book, first), Reading(book, second))
    for ids in in_chunks(rows):
        yield from turned_in(planned_placements(ids), compared)


def turned_in(plans: Iterable[Planned], compared: LawCompared) -> Iterator[TurnedPlacement]:
    """Those of the plans that the second reading answers otherwise."""
    for planned in plans:
        findings = compared.turned(planned.plan)
        if findings:
            yield TurnedPlacement(planned.placement_id, findings)
