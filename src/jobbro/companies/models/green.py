"""Green tasks to look for that colleagues have added to the shipped ones (R-130)."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models.work import Activity, GreenKind, WorkTask
from jobbro.domain.disclosure import STAFF_IDENTITY, TECHNICAL


class PromptState(models.TextChoices):
    """How far a colleague's green task has come; only an approved one is asked about on walks."""

    PENDING = "pending", "Venter på teamlederen"
    APPROVED = "approved", "Godkendt"
    RETURNED = "returned", "Sendt tilbage"


class GreenPrompt(models.Model):
    """A green task that a colleague found worth asking about elsewhere; no company is named in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=160, db_collation="danish")
    kind = models.CharField(max_length=20, choices=GreenKind)
    activity = models.CharField(max_length=20, choices=Activity)
    level = models.CharField(max_length=20, choices=WorkTask.Level, default=WorkTask.Level.EASY)
    state = models.CharField(max_length=10, choices=PromptState, default=PromptState.PENDING)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    word = models.CharField(max_length=300, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Professional knowledge; writer and reviewer are colleagues."""

        fields = dict.fromkeys(
            ("id", "title", "kind", "activity", "level", "state", "written_at", "reviewed_at", "word", "edit_version"),
            TECHNICAL,
        ) | dict.fromkeys(("written_by", "reviewed_by"), STAFF_IDENTITY)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="green_prompt_has_a_title",
                violation_error_message="Skriv, hvad opgaven er.",
            ),
            models.CheckConstraint(
                condition=models.Q(state=PromptState.PENDING)
                | models.Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="green_prompt_reviewed_by_and_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PromptState.RETURNED) | ~models.Q(word=""),
                name="green_prompt_returned_with_a_word",
                violation_error_message="Skriv, hvorfor den kommer tilbage.",
            ),
        ]
        indexes = [models.Index(fields=["state", "activity"], name="green_prompt_to_ask")]

    def __str__(self) -> str:
        return self.title
