"""What the background worker does for the integrations."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from jobbro.integrations.mail import Mail, send, write_down


def send_later(mail: Mail, *, about: str, at: datetime) -> None:
    """Send a letter as soon as the transaction it belongs to is kept; if that is undone, so is the letter."""
    # The queue lies in the same database, so letter and task are kept or undone with the change they tell of.
    row = write_down(mail, about=about, at=at)
    deliver.enqueue(str(row.pk))


@task()
def deliver(mail_id: str) -> None:
    """Send one letter, and plan the next try when the mail server is away."""
    again = send(UUID(mail_id), at=timezone.now())
    if again is not None:
        deliver.using(run_after=again).enqueue(mail_id)
