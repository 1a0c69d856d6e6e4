"""The words of a dated rule: unit, source, grade, state, and a value that carries where it comes from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a value counts. A series keeps its unit for ever; a new unit is a new rule."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    HOURS_PER_WEEK = "hours_per_week"
    FULL_TIME_PERSONS = "full_time_persons"
    PERSONS = "persons"
    TIMES = "times"
    SHARE = "share"
    KILOMETRES = "kilometres"
    KRONER = "kroner"
    KRONER_PER_HOUR = "kroner_per_hour"
    KRONER_PER_WEEK = "kroner_per_week"
    KRONER_PER_MONTH = "kroner_per_month"
    KRONER_PER_YEAR = "kroner_per_year"
    KRONER_PER_KILOMETRE = "kroner_per_kilometre"
    YES_NO = "yes_no"
    CODES = "codes"


class Grade(StrEnum):
    """How good the evidence is. D is our own derivation and must never look official."""

    A = "A"  # wording of an act, order or bill was seen
    B = "B"  # ministry, agency, appeals board, state guide or municipality
    C = "C"  # professional bodies, unions, law blogs
    D = "D"  # derived by us; needs a human check


class State(StrEnum):
    """What an entry of a series says from its first day."""

    SETTLED = "settled"  # this value is in force
    EXPECTED = "expected"  # announced, not settled: shown on the page, never used in a verdict
    ENDED = "ended"  # the rule has no value any more
    UNKNOWN = "unknown"  # there is a value, but we have not found it


Value = Decimal | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read; `published` is None only when the page itself carries no date."""

    title: str
    section: str
    url: str
    published: date | None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """The last time a human compared an entry with its source."""

    on: date
    by: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated line of a rule as its editor wrote it, before it knows when the next one begins."""

    starts: date
    state: State
    value: Value | None
    source: Source
    grade: Grade
    note: str = ""


@dataclass(frozen=True, slots=True)
class RuleValue:
    """A value of a rule together with the days it is in force (both included) and where it comes from."""

    rule_id: str
    title: str
    value: Value | None
    unit: Unit
    starts: date
    ends: date | None
    source: Source
    grade: Grade
    checked_on: date
    checked_by: str
    state: State
    note: str
    version: str

    @property
    def number(self) -> Decimal:
        """The value as an exact number; TypeError if the rule holds something else."""
        if isinstance(self.value, bool) or not isinstance(self.value, Decimal | int):
            raise TypeError(f"{self.rule_id} holds {self.value!r}, not a number")
        return Decimal(self.value)

    @property
    def whole(self) -> int:
        """The value as a whole number; TypeError if it is not one."""
        number = self.number
        if number != number.to_integral_value():
            raise TypeError(f"{self.rule_id} holds {self.value!r}, not a whole number")
        return int(number)

    @property
    def codes(self) -> tuple[str, ...]:
        """The value as a tuple of codes; TypeError if the rule holds something else."""
        if not isinstance(self.value, tuple):
            raise TypeError(f"{self.rule_id} holds {self.value!r}, not codes")
        return self.value

    @property
    def yes(self) -> bool:
        """The value as yes or no; TypeError if the rule holds something else."""
        if not isinstance(self.value, bool):
            raise TypeError(f"{self.rule_id} holds {self.value!r}, not yes or no")
        return self.value


@dataclass(frozen=True, slots=True)
class Rule:
    """A series of dated entries under one id, in one unit."""

    id: str
    title: str
    explanation: str
    instrument: str
    unit: Unit
    entries: tuple[Entry, ...]
    check: Check
    set_id: str = ""  # a rule set that lies ready and is switched off until somebody signs it off
    version: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Refuse a series without entries or out of date order, and fingerprint the rest."""
        if not self.entries:
            raise ValueError(f"{self.id} has no entries")
        starts = [entry.starts for entry in self.entries]
        if starts != sorted(set(starts)):
            raise ValueError(f"the entries of {self.id} must be in date order, one per date")
        object.__setattr__(self, "version", self._fingerprint())

    def _fingerprint(self) -> str:
        # The human check is left out: checking an entry again does not change what it answers.
        content = [self.id, self.title, self.explanation, self.instrument, self.unit, self.set_id]
        lines = [
            [str(e.starts), e.state, _plain(e.value), e.grade, e.note]
            + [e.source.title, e.source.section, e.source.url, str(e.source.published)]
            for e in self.entries
        ]
        raw = json.dumps([content, lines], ensure_ascii=False).encode()
        return hashlib.sha256(raw).hexdigest()[:16]


def _plain(value: Value | None) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return json.dumps(value, ensure_ascii=False)
