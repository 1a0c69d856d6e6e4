"""What the company was offered for a need, and what was thought of and turned down (R-012)."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.companies.models.needs import CompanyNeed
from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class CompanyOffer(models.Model):
    """A proposal that became an offer: the words, why it was thought of, and what the company said."""

    class State(models.TextChoices):
        """What has come of it."""

        OFFERED = "offered", "Tilbudt"
        ACCEPTED = "accepted", "Taget imod"
        DECLINED = "declined", "Afslået"
        WITHDRAWN = "withdrawn", "Trukket tilbage"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="offers")
    need = models.ForeignKey(CompanyNeed, on_delete=models.CASCADE, related_name="offers")
    proposal_id = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    words = models.TextField(max_length=1000)
    reasons = models.JSONField(default=list, blank=True)
    offered_on = models.DateField()
    answer_by = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="company_offers"
    )
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """An offer to a company names nobody; its owner is a colleague."""

        fields = (
            dict.fromkeys(("id", "company", "need", "proposal_id", "edit_version"), TECHNICAL)
            | {"owner": STAFF_IDENTITY}
            | dict.fromkeys(
                ("title", "words", "reasons", "offered_on", "answer_by", "state", "answered_on", "answer"),
                COMPANY_FACT,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer_by__gte=models.F("offered_on")),
                name="company_offer_is_answered_after_it_is_made",
                violation_error_message="Svaret kan ikke ventes, før I har tilbudt det.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="offered", answered_on__isnull=True)
                | (~models.Q(state="offered") & models.Q(answered_on__isnull=False)),
                name="company_offer_state_has_its_day",
            ),
            models.UniqueConstraint(
                fields=["need", "proposal_id"],
                condition=models.Q(state="offered"),
                name="one_standing_offer_of_a_proposal",
                violation_error_message="Det er tilbudt, og virksomheden har ikke svaret endnu.",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "state"], name="offer_of_company"),
            models.Index(fields=["owner", "state", "answer_by"], name="offer_of_owner"),
        ]

    def __str__(self) -> str:
        return self.title


class RefusedProposal(models.Model):
    """A proposal for a need that a consultant turned down, with the reason; it is not proposed again by itself."""

    need = models.ForeignKey(CompanyNeed, on_delete=models.CASCADE, related_name="refused_proposals")
    proposal_id = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    reason = models.CharField(max_length=300)
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    refused_on = models.DateField()

    class PersonalData:
        """A thought about a company; who turned it down is a colleague."""

        fields = (
            dict.fromkeys(("id", "need", "proposal_id"), TECHNICAL)
            | {"refused_by": STAFF_IDENTITY}
            | dict.fromkeys(("title", "reason", "refused_on"), COMPANY_FACT)
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "proposal_id"], name="a_proposal_is_refused_once"),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="refused_proposal_has_a_reason",
                violation_error_message="Skriv kort hvorfor.",
            ),
        ]
