"""One thing that was seen or heard on a visit: what was done, how alone, what helped, who said what, which hours."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from jobbro.domain.disclosure import Audience, may_read
from jobbro.domain.observing.attendance import Attendance


class Independence(StrEnum):
    """How alone the citizen did it, as it was seen."""

    ALONE = "alone"
    REMINDED = "reminded"
    HELPED = "helped"
    TOGETHER = "together"
    SHOWN = "shown"


class SpokenBy(StrEnum):
    """Whose words a quotation is."""

    CITIZEN = "citizen"
    WORKPLACE = "workplace"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they were said; a speaker who is not the citizen has a name."""

    spoken_by: SpokenBy
    words: str
    speaker: str = ""

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("a quotation has words")
        if self.spoken_by is not SpokenBy.CITIZEN and not self.speaker.strip():
            raise ValueError("a quotation has a speaker")


@dataclass(frozen=True, slots=True)
class Observation:
    """What was observed, and which readers it is open to; closed to all others.

    `done` and `helped` go on from «Thomas …» and «Det hjalp …».
    """

    id: str
    done: str
    independence: Independence | None = None
    helped: str = ""
    quote: Quote | None = None
    attendance: Attendance | None = None
    audiences: frozenset[Audience] = field(default_factory=frozenset)

    def is_open_to(self, readers: Collection[Audience]) -> bool:
        """Answer whether every one of the readers may see it; a text without readers is open to nobody."""
        return bool(readers) and all(may_read(reader, self.audiences) for reader in readers)
