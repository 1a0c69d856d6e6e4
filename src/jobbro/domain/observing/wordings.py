"""The words of the texts that are made from observations; the content files fill them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jobbro.domain.disclosure import Audience
from jobbro.domain.observing.observation import Independence


class TextKind(StrEnum):
    """The five texts of a visit."""

    JOURNAL = "journal"
    MIN_PLAN = "min_plan"
    VITAS = "vitas"
    COMPANY_MAIL = "company_mail"
    CITIZEN_SUMMARY = "citizen_summary"


class Telling(StrEnum):
    """What a sentence tells of an observation, in the order it is told; the last ones give way first."""

    DONE = "done"
    INDEPENDENCE = "independence"
    ATTENDANCE = "attendance"
    EXCUSED = "excused"
    HELPED = "helped"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field that the text is put into: its label, its longest text in characters, and what is told in it."""

    id: str
    label: str
    longest: int
    tells: tuple[Telling, ...]
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class TextWords:
    """One of the five texts: who reads it, its fields, and its sentences with named blanks.

    `to_citizen` texts say «du». `guarded` texts pass the scan for private words.
    """

    kind: TextKind
    title: str
    reader: str
    readers: frozenset[Audience]
    guarded: bool
    to_citizen: bool
    fields: tuple[FieldWords, ...]
    sentences: Mapping[Telling, str]
    independence: Mapping[Independence, str]
    own_quote: str


@dataclass(frozen=True, slots=True)
class ObservationWords:
    """The words of all five texts, in the order they are shown, what the limits rest on, and how notes begin."""

    texts: tuple[TextWords, ...]
    limit_note: str
    note_starts: Mapping[str, str]

    def of(self, kind: TextKind) -> TextWords:
        """The words of one text."""
        return next(text for text in self.texts if text.kind is kind)
