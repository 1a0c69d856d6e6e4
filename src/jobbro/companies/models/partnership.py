"""Agreements on helping one another over time: the parties, their aims, and when they look at it again."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.companies.models.contact import Contact
from jobbro.domain.disclosure import BUSINESS_CONTACT, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class PartnershipState(models.TextChoices):
    """How far an agreement has come."""

    DRAFT = "draft", "Udkast"
    AGREED = "agreed", "Aftalt"
    ENDED = "ended", "Afsluttet"


class Partnership(models.Model):
    """An agreement between a company and the municipality; a draft until both sides have said yes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="partnerships")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="partnerships")
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="partnerships"
    )
    company_does = models.TextField(blank=True)
    municipality_does = models.TextField(blank=True)
    starts_on = models.DateField()
    review_on = models.DateField()
    state = models.CharField(max_length=10, choices=PartnershipState, default=PartnershipState.DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the cooperation; the two contacts are people at work."""

        fields = (
            dict.fromkeys(("id", "company", "edit_version"), TECHNICAL)
            | {"contact": BUSINESS_CONTACT, "colleague": STAFF_IDENTITY}
            | dict.fromkeys(
                ("company_does", "municipality_does", "starts_on", "review_on", "state", "agreed_on", "ended_on"),
                COMPANY_FACT,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(review_on__gt=models.F("starts_on")),
                name="partnership_is_reviewed_after_its_start",
                violation_error_message="Vælg en dag efter den første dag.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", agreed_on__isnull=True, ended_on__isnull=True)
                | models.Q(state="agreed", agreed_on__isnull=False, ended_on__isnull=True)
                | models.Q(state="ended", ended_on__isnull=False),
                name="partnership_state_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["company", "state"], name="partnership_of_company")]

    def __str__(self) -> str:
        return f"{self.company_id} {self.starts_on}"

    @property
    def is_open(self) -> bool:
        """Whether the agreement is a draft or agreed, and not ended."""
        return self.state != PartnershipState.ENDED


class PartnershipAim(models.Model):
    """One thing that both sides want to reach: what, by when, and how it is seen."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="aims")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    by_when = models.DateField(null=True, blank=True)
    seen_how = models.CharField(max_length=200, blank=True)

    class PersonalData:
        """About the cooperation, not about people."""

        fields = dict.fromkeys(("id", "partnership", "place"), TECHNICAL) | dict.fromkeys(
            ("what", "by_when", "seen_how"), COMPANY_FACT
        )

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "place"], name="one_partnership_aim_a_place"),
            models.CheckConstraint(
                condition=~models.Q(what=""),
                name="partnership_aim_says_what",
                violation_error_message="Skriv, hvad I vil nå.",
            ),
        ]

    def __str__(self) -> str:
        return self.what
