"""A citizen's message, the answer to it, and who answers while a colleague is away."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.citizens.exports import mail_to_citizen
from jobbro.citizens.models import Citizen
from jobbro.domain.calendar import due_moment
from jobbro.integrations.jobs import send_later
from jobbro.meetings.models import CitizenMessage, MessageCover


class AnsweredAlready(Exception):
    """A colleague was first; `message` holds that answer."""

    def __init__(self, message: CitizenMessage) -> None:
        super().__init__("the message is answered")
        self.message = message


@transaction.atomic
def receive_message(*, by: Actor, citizen: Citizen, said: str, answer_days: int, at: datetime) -> CitizenMessage:
    """Keep what a citizen wrote, with the moment at which an answer is due: so many working days later."""
    due_at = due_moment(timezone.localtime(at), answer_days)
    message = CitizenMessage.objects.create(citizen=citizen, said=said, received_at=at, due_at=due_at)
    record(by=by, at=at, action="message.received", about=[citizen], details={"message": str(message.pk)})
    return message


@transaction.atomic
def answer_message(*, by: User, message: CitizenMessage, reply: str, at: datetime) -> None:
    """Answer a message, and mail the citizen that there is an answer, never what it says.

    :raises AnsweredAlready: when a colleague answered in the meantime
    """
    # One statement decides who was first, on either database.
    open_one = CitizenMessage.objects.filter(pk=message.pk, answered_at__isnull=True)
    if not open_one.update(reply=reply, answered_by=by, answered_at=at):
        raise AnsweredAlready(CitizenMessage.objects.select_related("answered_by").get(pk=message.pk))
    citizen = message.citizen
    record(by=by.actor, at=at, action="message.answered", about=[citizen], details={"message": str(message.pk)})
    if citizen.email and citizen.closed_on is None:
        send_later(mail_to_citizen(citizen, "message_answer_mail"), about=str(message.pk), at=at)


@transaction.atomic
def name_cover(
    *, by: User, consultant: User, colleague: User, starts_on: date, ends_on: date, at: datetime
) -> MessageCover:
    """Name who sees and answers a consultant's messages in a period, both days included."""
    cover = MessageCover.objects.create(
        consultant=consultant, colleague=colleague, starts_on=starts_on, ends_on=ends_on, named_by=by
    )
    _note(by, "message.cover_named", cover, at=at)
    return cover


@transaction.atomic
def end_cover(*, by: User, cover: MessageCover, today: date, at: datetime) -> None:
    """End it at once: yesterday was the last day; one that has not begun before today leaves only its record."""
    _note(by, "message.cover_ended", cover, at=at)
    if cover.starts_on >= today:
        cover.delete()
        return
    cover.ends_on = today - timedelta(days=1)
    cover.save(update_fields=["ends_on"])


def _note(by: User, action: str, cover: MessageCover, *, at: datetime) -> None:
    details = {"starts_on": cover.starts_on.isoformat(), "ends_on": cover.ends_on.isoformat()}
    record(by=by.actor, at=at, action=action, about=[cover.consultant, cover.colleague], details=details)
