"""A month after another consultant took over: what the citizen says about it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import ConsultantChange, HandoverCheck


class CheckedAlready(Exception):
    """The hand-over was checked a moment ago."""


@dataclass(frozen=True, slots=True)
class CheckAnswers:
    """Whether the story went along (a code of ToldAgain), what had to be told again, and the next step."""

    went_along: str
    told_again: str
    next_step: str


def check_handover(*, by: User, change: ConsultantChange, answers: CheckAnswers, at: datetime) -> HandoverCheck:
    """Keep what the citizen says about a hand-over; the record of changes holds none of the words.

    :raises CheckedAlready: when it was checked before
    """
    try:
        with transaction.atomic():
            check = HandoverCheck.objects.create(
                change=change,
                went_along=answers.went_along,
                told_again=answers.told_again,
                next_step=answers.next_step,
                checked_by=by,
                checked_at=at,
            )
            record(by=by.actor, at=at, action="handover.checked", about=[change.citizen])
    except IntegrityError:
        if HandoverCheck.objects.filter(change=change).exists():
            raise CheckedAlready from None
        raise
    return check
