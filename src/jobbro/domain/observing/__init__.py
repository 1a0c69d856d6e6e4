"""What was seen on a visit, and the texts that are made of it: written once, handed out many times."""

from jobbro.domain.observing.attendance import Attendance, AttendanceError, AttendanceErrorCode, in_whole_statements
from jobbro.domain.observing.differences import Change, ChangedWords, changed_words
from jobbro.domain.observing.gate import Stop, StopRule, what_stops
from jobbro.domain.observing.notes import (
    MOVES,
    WRITABLE,
    NoteState,
    assessment_starts,
    has_assessment,
    may_move,
    with_lines,
)
from jobbro.domain.observing.observation import Independence, Observation, Quote, SpokenBy
from jobbro.domain.observing.rendering import (
    LeftOut,
    MadeField,
    MadeSentence,
    MadeText,
    Occasion,
    WhyLeftOut,
    make_text,
    renderings,
)
from jobbro.domain.observing.tracing import TracedSentence, trace, unused
from jobbro.domain.observing.wordings import FieldWords, ObservationWords, TextKind, TextWords

__all__ = [
    "MOVES",
    "WRITABLE",
    "Attendance",
    "AttendanceError",
    "AttendanceErrorCode",
    "Change",
    "ChangedWords",
    "FieldWords",
    "Independence",
    "LeftOut",
    "MadeField",
    "MadeSentence",
    "MadeText",
    "NoteState",
    "Observation",
    "ObservationWords",
    "Occasion",
    "Quote",
    "SpokenBy",
    "Stop",
    "StopRule",
    "TextKind",
    "TextWords",
    "TracedSentence",
    "WhyLeftOut",
    "may_move",
    "assessment_starts",
    "changed_words",
    "has_assessment",
    "in_whole_statements",
    "make_text",
    "renderings",
    "trace",
    "unused",
    "what_stops",
    "with_lines",
]
