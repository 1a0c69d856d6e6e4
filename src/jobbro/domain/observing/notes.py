"""The life of a journal note: which state follows which."""

import re
from collections.abc import Sequence
from enum import StrEnum


class NoteState(StrEnum):
    """Where a note is on its way into the case."""

    DRAFT = "draft"
    READY = "ready"
    SHARED = "shared"
    LOCKED = "locked"


# What was shared has been read: it goes on, never back.
MOVES: dict[NoteState, tuple[NoteState, ...]] = {
    NoteState.DRAFT: (NoteState.READY,),
    NoteState.READY: (NoteState.DRAFT, NoteState.SHARED),
    NoteState.SHARED: (NoteState.LOCKED,),
    NoteState.LOCKED: (),
}
# In these the words may be written over; later they are only corrected, and what stood there stays.
WRITABLE = frozenset({NoteState.DRAFT, NoteState.READY})


def may_move(here: NoteState, there: NoteState) -> bool:
    """Answer whether a note may go from one state to another."""
    return there in MOVES[here]


# The facts come first; what they add up to stands under a line of its own.
_ASSESSMENT = re.compile(r"^[ \t]*vurdering[ \t]*:?[ \t]*", re.IGNORECASE | re.MULTILINE)


def assessment_starts(text: str) -> int | None:
    """The place where the assessment of a note begins; None when there is no line that says «Vurdering»."""
    found = list(_ASSESSMENT.finditer(text))
    return found[-1].start() if found else None


def has_assessment(text: str) -> bool:
    """Answer whether something is assessed under that line."""
    starts = assessment_starts(text)
    return starts is not None and bool(_ASSESSMENT.sub("", text[starts:], count=1).strip())


def with_lines(text: str, lines: Sequence[str]) -> str:
    """A note with lines put in above its assessment, or last when it has none; a line that stands there is left."""
    new = "\n".join(line for line in lines if line not in text)
    if not new:
        return text
    place = assessment_starts(text)
    above, below = (text, "") if place is None else (text[:place], text[place:])
    return "\n\n".join(part for part in (above.rstrip(), new, below) if part)
