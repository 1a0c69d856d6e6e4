"""What a citizen objects to, and the answer to it."""

from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen, Objection


class AlreadyAnswered(Exception):
    """A colleague has answered the objection."""


@transaction.atomic
def object_to(*, by: Actor, citizen: Citizen, about: str, said: str, at: datetime) -> Objection:
    """Write down that the citizen objects; it waits for the case's own people until one of them answers."""
    objection = Objection.objects.create(citizen=citizen, about=about, said=said, made_at=at)
    record(by=by, at=at, action="objection.made", about=[citizen, objection], details={"about": about})
    return objection


@transaction.atomic
def answer_objection(*, by: User, objection: Objection, reply: str, at: datetime) -> Objection:
    """Answer an objection; the citizen reads the answer on the own page.

    :raises AlreadyAnswered: when a colleague was first
    """
    fresh = Objection.objects.select_for_update().select_related("citizen").get(pk=objection.pk)
    if fresh.answered_at is not None:
        raise AlreadyAnswered
    fresh.reply, fresh.answered_by, fresh.answered_at = reply, by, at
    fresh.save(update_fields=["reply", "answered_by", "answered_at"])
    record(by=by.actor, at=at, action="objection.answered", about=[fresh.citizen, fresh])
    return fresh
