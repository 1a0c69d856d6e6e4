"""A tool that was chosen for a company, mostly on a placement: chosen, asked about, promised (R-023)."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models import Company
from jobbro.domain.disclosure import CITIZEN_WORK, STAFF_IDENTITY, TECHNICAL
from jobbro.placements.models.placement import Placement


class OfferState(models.TextChoices):
    """How far a chosen tool has come."""

    CHOSEN = "chosen", "valgt"
    ASKED = "asked", "spurgt teamlederen"
    APPROVED = "approved", "godkendt"
    DECLINED = "declined", "ikke godkendt"
    PROMISED = "promised", "lovet"


class OfferUse(models.TextChoices):
    """What a chosen tool is for on a placement."""

    DURING = "during", "støtte i forløbet"
    NEXT = "next", "det næste, vi arbejder for"


class OfferedTool(models.Model):
    """What is meant to be offered, with the answer of the rules on that day; without a placement it names nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="offered_tools")
    placement = models.ForeignKey(
        Placement, null=True, blank=True, on_delete=models.CASCADE, related_name="offered_tools"
    )
    entry_id = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    wording = models.CharField(max_length=300)
    amount = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    measure = models.CharField(max_length=20, blank=True)
    use = models.CharField(max_length=10, choices=OfferUse, default=OfferUse.DURING)
    answer_of_rules = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    judged_on = models.DateField()
    rulebook_version = models.CharField(max_length=16)
    state = models.CharField(max_length=10, choices=OfferState, default=OfferState.CHOSEN)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    answer_due_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    promised_at = models.DateTimeField(null=True, blank=True)
    agreed_with_citizen = models.BooleanField(default=False)
    # When the citizen last said yes or no to the company knowing; papers from before are then out of date.
    agreement_noted_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """On a placement it tells what help the citizen is thought to need; the parties get it by promise only."""

        fields = (
            dict.fromkeys(
                ("id", "company", "placement", "entry_id", "measure", "rulebook_version", "asked_at", "answer_due_on"),
                TECHNICAL,
            )
            | dict.fromkeys(
                (
                    "title",
                    "wording",
                    "amount",
                    "use",
                    "answer_of_rules",
                    "reason",
                    "judged_on",
                    "state",
                    "chosen_at",
                    "answered_at",
                    "answer",
                    "promised_at",
                    "agreed_with_citizen",
                    "agreement_noted_at",
                ),
                CITIZEN_WORK,
            )
            | dict.fromkeys(("chosen_by", "answered_by"), STAFF_IDENTITY)
        )

    class Meta:
        ordering = ["chosen_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(use__in=OfferUse.values), name="offered_tool_use_is_known"),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answered_by__isnull=True)
                | models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="offered_tool_answered_by_and_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="promised") | models.Q(promised_at__isnull=False),
                name="promised_tool_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(asked_at__isnull=True) | models.Q(answer_due_on__isnull=False),
                name="asked_tool_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=~models.Q(wording=""),
                name="offered_tool_has_words",
                violation_error_message="Skriv, hvad det helt præcis er.",
            ),
        ]
        indexes = [models.Index(fields=["state", "answer_due_on"], name="tool_waiting_for_answer")]

    def __str__(self) -> str:
        return self.wording

    @property
    def is_promised(self) -> bool:
        """Whether the company has been promised it."""
        return self.state == OfferState.PROMISED
