"""What a citizen says is wrong about the own record, and what came of it."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.citizens.models.people import Citizen
from jobbro.domain.disclosure import CITIZEN_WORK, TECHNICAL


class ObjectionAbout(models.TextChoices):
    """What a citizen objects to, in the citizen's words."""

    RECORD = "record", "Noget, der står om mig"
    SHARING = "sharing", "Noget, der er delt med andre"
    LOOK = "look", "At nogen har set på mig"
    GOAL = "goal", "Et mål eller en opgave"
    OTHER = "other", "Noget andet"


class Objection(models.Model):
    """A citizen's own no to something in the record; it waits until a colleague has answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="objections")
    about = models.CharField(max_length=10, choices=ObjectionAbout)
    said = models.TextField()
    made_at = models.DateTimeField()
    reply = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """Read by the citizen and those who have the case."""

        fields = dict.fromkeys(("id", "citizen"), TECHNICAL) | dict.fromkeys(
            ("about", "said", "made_at", "reply", "answered_at", "answered_by"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(said=""),
                name="objection_has_words",
                violation_error_message="Skriv, hvad der ikke er rigtigt.",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answered_by__isnull=True, reply="")
                | (models.Q(answered_at__isnull=False, answered_by__isnull=False) & ~models.Q(reply="")),
                name="objection_answer_by_and_at",
            ),
        ]
        indexes = [
            # Few wait, and the front page asks for them each time.
            models.Index(fields=["citizen"], condition=models.Q(answered_at__isnull=True), name="objection_that_waits")
        ]
