"""The life of a journal note: which state follows which."""

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
