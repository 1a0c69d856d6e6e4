"""The citizen's answer to why the placement brings a job nearer, and the talk that a no opens (R-041)."""

from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record as note_change
from jobbro.placements.models import MeansSense, Placement


class NoReasonToAnswer(Exception):
    """No reason is written, or it was written anew after the citizen read it."""


@transaction.atomic
def answer_reason(*, by: Actor, placement: Placement, words: str, answer: MeansSense, at: datetime) -> Placement:
    """Keep what the citizen says to exactly these words; a no stands until somebody has talked with the citizen.

    :raises NoReasonToAnswer: when the placement does not say these words now
    """
    fresh = Placement.objects.select_for_update().get(pk=placement.pk)
    # A browser may send line breaks otherwise than they are stored.
    if not words.split() or words.split() != fresh.because.split():
        raise NoReasonToAnswer
    fresh.because_answer, fresh.because_answered, fresh.because_answered_at = answer, fresh.because, at
    fresh.because_talked_on = None
    fresh.save(update_fields=["because_answer", "because_answered", "because_answered_at", "because_talked_on"])
    _note(by, "placement.reason_answered", fresh, at=at, answer=str(answer))
    return fresh


@transaction.atomic
def note_reason_talk(*, by: User, placement: Placement, on_date: date, at: datetime) -> bool:
    """Note that somebody has talked with the citizen about a no; False when no such talk is waited for."""
    fresh = Placement.objects.select_for_update().get(pk=placement.pk)
    if not fresh.reason_waits_for_talk:
        return False
    fresh.because_talked_on = on_date
    fresh.save(update_fields=["because_talked_on"])
    _note(by.actor, "placement.reason_talked", fresh, at=at)
    return True


def _note(by: Actor, action: str, placement: Placement, *, at: datetime, **more: str) -> None:
    """The audit holds the answer, never the words."""
    note_change(by=by, at=at, action=action, about=[placement, placement.citizen, placement.company], details=more)
