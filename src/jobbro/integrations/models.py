"""Letters on their way out of the house."""

import uuid

from django.db import models

from jobbro.domain.disclosure import BUSINESS_CONTACT, TECHNICAL


class MailState(models.TextChoices):
    """How far a letter has come."""

    WAITING = "waiting", "venter på at blive sendt"
    SENDING = "sending", "bliver sendt"
    SENT = "sent", "sendt"
    FAILED = "failed", "kunne ikke leveres"


class OutgoingMail(models.Model):
    """A letter from it is written until the mail server has taken it.

    Address and words are sealed, since they hold a link that opens a door, and they are gone once the letter is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about = models.CharField(max_length=40)
    sealed = models.BinaryField()
    state = models.CharField(max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """Holds somebody's name and address until the letter is sent."""

        fields = dict.fromkeys(("id", "about", "state", "attempts", "written_at", "sent_at"), TECHNICAL) | {
            "sealed": BUSINESS_CONTACT
        }

    class Meta:
        indexes = [models.Index(fields=["about", "-written_at"], name="mail_about")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
                name="mail_is_sent_when",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "sending"]) | models.Q(sealed=b""),
                name="mail_that_is_gone_holds_nothing",
            ),
        ]
