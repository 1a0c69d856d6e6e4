"""What the municipality remembers of a company: when who was in touch, what was promised, and when to leave it alone.

A contact here is a contact *with* a company; the people who work there are `Contact`. No citizen is named: that a
contact was about somebody is said, and who it was stands with the citizen.
"""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.companies.models.contact import Contact
from jobbro.domain.disclosure import BUSINESS_CONTACT, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class ContactChannel(models.TextChoices):
    """How we were in touch."""

    CALL = "call", "Opkald"
    VISIT = "visit", "Besøg"
    MAIL = "mail", "Mail"
    MEETING = "meeting", "Møde"


class ContactPurpose(models.TextChoices):
    """The two ways in (R-007): to look for openings, or with somebody particular in mind."""

    GENERAL = "general", "Generel"
    CITIZEN = "citizen", "Konkret borger"


class ContactOutcome(models.TextChoices):
    """What came of a contact."""

    AGREED = "agreed", "Aftale"
    CALL_AGAIN = "call_again", "Ring igen"
    NO_THANKS = "no_thanks", "Nej tak"
    NOT_REACHED = "not_reached", "Ikke truffet"
    HELD = "held", "Holdt"


class CompanyContact(models.Model):
    """That a colleague was in touch with a company; `next_on` is the day of the next contact until it is settled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="contacted")
    person = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacted")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contacted_companies")
    at = models.DateTimeField()
    channel = models.CharField(max_length=10, choices=ContactChannel, default=ContactChannel.CALL)
    purpose = models.CharField(max_length=10, choices=ContactPurpose, default=ContactPurpose.GENERAL)
    they_began = models.BooleanField(default=False)
    goal = models.CharField(max_length=160, blank=True)
    outcome = models.CharField(max_length=12, choices=ContactOutcome)
    words = models.TextField(blank=True)
    passed_stop = models.CharField(max_length=200, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    next_settled_on = models.DateField(null=True, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the company and the work of a colleague."""

        fields = (
            dict.fromkeys(("id", "company", "edit_version"), TECHNICAL)
            | {"person": BUSINESS_CONTACT, "by": STAFF_IDENTITY}
            | dict.fromkeys(
                (
                    "at",
                    "channel",
                    "purpose",
                    "they_began",
                    "goal",
                    "outcome",
                    "words",
                    "passed_stop",
                    "seconds",
                    "next_on",
                    "next_settled_on",
                ),
                COMPANY_FACT,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome="call_again") | models.Q(next_on__isnull=False),
                name="call_again_has_a_day",
                violation_error_message="Skriv, hvilken dag du ringer igen.",
            ),
            models.CheckConstraint(
                condition=models.Q(next_settled_on__isnull=True) | models.Q(next_on__isnull=False),
                name="only_a_next_contact_is_settled",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "-at"], name="contacted_company_latest"),
            models.Index(fields=["at", "company"], name="contacted_lately"),
            models.Index(
                fields=["by", "next_on"],
                condition=models.Q(next_on__isnull=False, next_settled_on__isnull=True),
                name="contacted_next_of_colleague",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}, {self.get_outcome_display()}"

    @property
    def waits(self) -> bool:
        """Whether a next contact was set and has not been had."""
        return self.next_on is not None and self.next_settled_on is None


class PromiseSide(models.TextChoices):
    """Who promised."""

    OURS = "ours", "Vi"
    THEIRS = "theirs", "Virksomheden"


class PromiseState(models.TextChoices):
    """Whether a promise still waits."""

    OPEN = "open", "Åbent"
    KEPT = "kept", "Holdt"
    WITHDRAWN = "withdrawn", "Taget tilbage"


class CompanyPromise(models.Model):
    """What was promised a company, or what it promised us; the owner is the colleague who sees to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="promises")
    contact = models.ForeignKey(
        CompanyContact, null=True, blank=True, on_delete=models.SET_NULL, related_name="promises"
    )
    side = models.CharField(max_length=10, choices=PromiseSide, default=PromiseSide.OURS)
    what = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="company_promises")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=PromiseState, default=PromiseState.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the cooperation, and the colleagues who stand for it."""

        fields = (
            dict.fromkeys(("id", "company", "contact", "edit_version"), TECHNICAL)
            | dict.fromkeys(("owner", "made_by"), STAFF_IDENTITY)
            | dict.fromkeys(
                ("side", "what", "made_at", "due_on", "state", "settled_on", "withdrawn_because"), COMPANY_FACT
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(what=""),
                name="promise_says_what",
                violation_error_message="Skriv, hvad der er lovet.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", settled_on__isnull=True)
                | models.Q(state__in=["kept", "withdrawn"], settled_on__isnull=False),
                name="promise_state_has_its_day",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="withdrawn") & ~models.Q(withdrawn_because=""))
                | (~models.Q(state="withdrawn") & models.Q(withdrawn_because="")),
                name="withdrawn_promise_says_why",
                violation_error_message="Skriv, hvorfor løftet er taget tilbage.",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "state", "due_on"], name="promise_of_company"),
            models.Index(
                fields=["owner", "due_on"], condition=models.Q(state="open"), name="promise_of_colleague_open"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.state == PromiseState.OPEN


class ContactPause(models.Model):
    """A time in which a company is left alone: why, until when, and who said so. The last day is part of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """About the cooperation."""

        fields = (
            dict.fromkeys(("id", "company"), TECHNICAL)
            | dict.fromkeys(("made_by", "ended_by"), STAFF_IDENTITY)
            | dict.fromkeys(("reason", "starts_on", "ends_on", "ended_at"), COMPANY_FACT)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="pause_ends_after_its_start",
                violation_error_message="Pausens sidste dag ligger før den første.",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="pause_says_why",
                violation_error_message="Skriv, hvorfor virksomheden skal have ro.",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="ended_pause_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["company", "ends_on"], name="pause_of_company")]

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on}"
