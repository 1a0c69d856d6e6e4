"""The mail to the citizen the day before a talk at a workplace (R-066)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jobbro.audit.actors import SYSTEM
from jobbro.audit.changes import record
from jobbro.citizens.exports import mail_to_citizen
from jobbro.citizens.models import JobTalk
from jobbro.citizens.queries.readiness import REMINDED_BEFORE
from jobbro.integrations.jobs import send_later

# Nobody's telephone rings at night because of us.
FIRST_HOUR = 8


def remind_of_talks(*, at: datetime) -> int:
    """Write to each citizen who has a talk tomorrow and a mail address, once; return how many were written to."""
    here = timezone.localtime(at)
    if here.hour < FIRST_HOUR:
        return 0
    tomorrow = here.date() + REMINDED_BEFORE
    due = JobTalk.objects.filter(held_on=tomorrow, citizen__closed_on__isnull=True).exclude(citizen__email="")
    due = due.exclude(reminded_of=tomorrow)
    return sum(_remind(talk, at=at) for talk in due.select_related("citizen__consultant").order_by("pk"))


@transaction.atomic
def _remind(talk: JobTalk, *, at: datetime) -> bool:
    """Send the mail unless another worker just did, or the talk was moved."""
    mine = JobTalk.objects.filter(pk=talk.pk, held_on=talk.held_on).exclude(reminded_of=talk.held_on)
    if not mine.update(reminded_of=talk.held_on):
        return False
    send_later(mail_to_citizen(talk.citizen, "talk_reminder_mail"), about=talk.pk.hex, at=at)
    record(by=SYSTEM, at=at, action="readiness.reminded", about=[talk.citizen], details={"talk": str(talk.pk)})
    return True
