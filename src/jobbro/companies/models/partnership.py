"""Agreements on helping one another over time: the parties, their aims, when they look at it again, who signed it."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models

from jobbro.accounts.models import ApprovalState
from jobbro.companies.models.company import Company
from jobbro.companies.models.contact import Contact
from jobbro.domain.disclosure import BUSINESS_CONTACT, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL

# So long before its last day an agreement asks to be renewed or ended.
BEFORE_THE_END = timedelta(days=30)


class PartnershipState(models.TextChoices):
    """How far an agreement has come."""

    DRAFT = "draft", "Udkast"
    AGREED = "agreed", "Aftalt"
    ENDED = "ended", "Afsluttet"


class Partnership(models.Model):
    """An agreement between a company and the municipality; a draft until both sides have said yes.

    `colleague` is who answers for it here. `moved_to` is the day to which that colleague moved the reminder.
    """

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
    ends_on = models.DateField(null=True, blank=True)
    moved_to = models.DateField(null=True, blank=True)
    reminded_of = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=PartnershipState, default=PartnershipState.DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the cooperation; the two contacts are people at work."""

        fields = (
            dict.fromkeys(("id", "company", "edit_version", "moved_to", "reminded_of"), TECHNICAL)
            | {"contact": BUSINESS_CONTACT, "colleague": STAFF_IDENTITY}
            | dict.fromkeys(("company_does", "municipality_does", "starts_on", "review_on", "ends_on"), COMPANY_FACT)
            | dict.fromkeys(("state", "agreed_on", "ended_on"), COMPANY_FACT)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(review_on__gt=models.F("starts_on")),
                name="partnership_is_reviewed_after_its_start",
                violation_error_message="Vælg en dag efter den første dag.",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("review_on")),
                name="partnership_is_reviewed_before_its_end",
                violation_error_message="Se på aftalen senest den sidste dag.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", agreed_on__isnull=True, ended_on__isnull=True)
                | models.Q(state="agreed", agreed_on__isnull=False, ended_on__isnull=True)
                | models.Q(state="ended", ended_on__isnull=False),
                name="partnership_state_has_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "state"], name="partnership_of_company"),
            models.Index(fields=["colleague", "state"], name="partnership_of_colleague"),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.starts_on}"

    @property
    def is_open(self) -> bool:
        """Whether the agreement is a draft or agreed, and not ended."""
        return self.state != PartnershipState.ENDED

    @property
    def remind_on(self) -> date:
        """The day on which its owner is reminded: the review, or a month before the end, unless it was moved."""
        if self.moved_to is not None:
            return self.moved_to
        return self.review_on if self.ends_on is None else min(self.review_on, self.ends_on - BEFORE_THE_END)

    def has_run_out(self, today: date) -> bool:
        """Whether its last day is past and nobody has ended or renewed it."""
        return self.is_open and self.ends_on is not None and self.ends_on < today


class AimState(models.TextChoices):
    """How an aim of an agreement is going."""

    OPEN = "open", "I gang"
    REACHED = "reached", "Nået"
    DROPPED = "dropped", "Opgivet"


class PartnershipAim(models.Model):
    """One thing that both sides want to reach: what, by when, how it is seen, and perhaps how many.

    `so_far`, `state` and `state_on` tell how it is going and are no part of what was signed.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="aims")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    by_when = models.DateField(null=True, blank=True)
    seen_how = models.CharField(max_length=200, blank=True)
    target = models.PositiveSmallIntegerField(null=True, blank=True)
    so_far = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=AimState, default=AimState.OPEN)
    state_on = models.DateField(null=True, blank=True)

    class PersonalData:
        """About the cooperation, not about people."""

        fields = dict.fromkeys(("id", "partnership", "place"), TECHNICAL) | dict.fromkeys(
            ("what", "by_when", "seen_how", "target", "so_far", "state", "state_on"), COMPANY_FACT
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
            models.CheckConstraint(
                condition=models.Q(state="open") | models.Q(state_on__isnull=False),
                name="partnership_aim_is_settled_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class PartnershipSignature(models.Model):
    """The contact's answer, by link, to one version of the core of an agreement."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="signatures")
    person_name = models.CharField(max_length=120)
    address = models.CharField(max_length=254)
    core_fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ApprovalState, default=ApprovalState.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)
    void_reason = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class PersonalData:
        """The signature of a contact at work."""

        fields = (
            dict.fromkeys(("id", "partnership", "core_fingerprint", "asked_at"), TECHNICAL)
            | {"asked_by": STAFF_IDENTITY}
            | dict.fromkeys(("person_name", "address"), BUSINESS_CONTACT)
            | dict.fromkeys(("state", "answered_at", "comment", "void_reason"), COMPANY_FACT)
        )

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=~models.Q(state=ApprovalState.VOID),
                name="one_standing_signature_a_partnership",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[ApprovalState.AGREED, ApprovalState.DECLINED], answered_at__isnull=False)
                | models.Q(state=ApprovalState.ASKED, answered_at__isnull=True)
                | models.Q(state=ApprovalState.VOID),
                name="signature_answered_when",
            ),
        ]
