"""Cleaning what colleagues type in conversations, on visits and in notes."""

from jobbro.meetings.forms.knowledge import AnswerForm, AskForm, LineForm, WithdrawForm, line_as_typed
from jobbro.meetings.forms.notes import CorrectForm, SettleForm, UnclearForm, WriteNoteForm
from jobbro.meetings.forms.talks import (
    ActivityForm,
    BeginForm,
    CardForm,
    CoverForm,
    FrameForm,
    PlayBackForm,
    PurposeForm,
    ReplyForm,
    TargetForm,
    TaskForm,
    deck_lines,
)
from jobbro.meetings.forms.visits import ObservationForm, TextForm, VisitForm, typed_from

__all__ = [
    "ActivityForm",
    "AnswerForm",
    "AskForm",
    "LineForm",
    "WithdrawForm",
    "line_as_typed",
    "BeginForm",
    "CardForm",
    "CorrectForm",
    "CoverForm",
    "FrameForm",
    "ObservationForm",
    "PlayBackForm",
    "PurposeForm",
    "ReplyForm",
    "SettleForm",
    "TargetForm",
    "TaskForm",
    "TextForm",
    "UnclearForm",
    "VisitForm",
    "WriteNoteForm",
    "deck_lines",
    "typed_from",
]
