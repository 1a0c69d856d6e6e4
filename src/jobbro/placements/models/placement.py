"""The placement itself: who, where, when, why and what next."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import AGREED_RECORD, BUSINESS_CONTACT, CITIZEN_WORK, TECHNICAL


class PlacementState(models.TextChoices):
    """How far the text has come; a locked text is corrected by a dated addition only."""

    DRAFT = "draft", "kladde"
    READY = "ready", "klar"
    SHARED = "shared", "delt"
    LOCKED = "locked", "låst"


class PlacementKind(models.TextChoices):
    """The instrument: what the law calls the placement. Practice with paid hours beside it is still a practice."""

    PRACTICE = "practice", "virksomhedspraktik"
    SUBSIDISED = "subsidised", "job med løntilskud"


class PaidRoute(models.TextChoices):
    """The road to paid hours (R-004); empty keeps the placement a draft."""

    SIMULTANEOUS = "simultaneous", "samtidig med praktikken"
    AFTER = "after", "efter praktikken"
    OTHER_COMPANY = "other_company", "i en anden virksomhed"
    NOT_YET = "not_yet", "ikke endnu"


class Purpose(models.TextChoices):
    """The purposes that the law lets a virksomhedspraktik have (LAB § 59; the rulebook holds the source)."""

    ORDINARY_HOURS = "ordinary_hours", "ordinære løntimer i virksomheden"
    SPECIFIC_SKILLS = "specific_skills", "optræning af bestemte kompetencer"
    CLARIFY_GOAL = "clarify_goal", "afklaring af job- eller uddannelsesmål"
    RETENTION = "retention", "fastholdelse i jobbet"
    AVAILABILITY = "availability", "afprøvning af rådighed"


class MeansSense(models.TextChoices):
    """What the citizen says to the reason for an activity or a placement."""

    YES = "yes", "Giver mening"
    PARTLY = "partly", "Delvist"
    NO = "no", "Nej"


class Placement(models.Model):
    """An agreed period in which a citizen works at a company."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.PROTECT, related_name="placements")
    company = models.ForeignKey("companies.Company", on_delete=models.PROTECT, related_name="placements")
    kind = models.CharField(max_length=20, choices=PlacementKind, default=PlacementKind.PRACTICE)
    site = models.ForeignKey(
        "companies.Site", null=True, blank=True, on_delete=models.PROTECT, related_name="placements"
    )
    contact = models.ForeignKey(
        "companies.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="placements"
    )
    consultant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="placements")
    state = models.CharField(max_length=10, choices=PlacementState, default=PlacementState.DRAFT)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    off_on_holidays = models.BooleanField(default=True)

    purposes = models.JSONField(default=list, blank=True)
    why = models.TextField(blank=True)
    contribution = models.TextField(blank=True)
    citizen_words = models.TextField(blank=True)
    target_weekly_hours = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    no_needs = models.BooleanField(default=False)
    special_planning = models.TextField(blank=True)
    agreed_with = models.JSONField(default=list, blank=True)
    absence_notice = models.TextField(blank=True)
    if_it_goes_wrong = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    next_activity = models.TextField(blank=True)
    paid_route = models.CharField(max_length=20, choices=PaidRoute, blank=True)
    paid_route_reason = models.TextField(blank=True)
    what_it_takes = models.TextField(blank=True)

    # Why it brings the citizen nearer a job, said to the citizen, and what the citizen answers to which words.
    because = models.TextField(blank=True)
    because_answer = models.CharField(max_length=10, choices=MeansSense, blank=True)
    because_answered = models.TextField(blank=True)
    because_answered_at = models.DateTimeField(null=True, blank=True)
    because_talked_on = models.DateField(null=True, blank=True)

    # What the rules asked and the consultant answered: the path of the fact (domain.eligibility) to yes, no or a value.
    legal_answers = models.JSONField(default=dict, blank=True)
    extension_reason = models.TextField(blank=True)
    employer_statement_on = models.DateField(null=True, blank=True)
    representative_statement_on = models.DateField(null=True, blank=True)
    deviation_reason = models.TextField(blank=True)

    edit_version = models.PositiveIntegerField(default=1)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class PersonalData:
        """The agreed record is read by its parties; the work behind it by the case team."""

        fields = (
            dict.fromkeys(
                (
                    "id",
                    "citizen",
                    "off_on_holidays",
                    "edit_version",
                    "planned_by",
                    "planned_at",
                    "changed_at",
                    "is_demo",
                ),
                TECHNICAL,
            )
            | {"contact": BUSINESS_CONTACT}
            | dict.fromkeys(
                (
                    "company",
                    "site",
                    "consultant",
                    "state",
                    "kind",
                    "starts_on",
                    "ends_on",
                    "purposes",
                    "why",
                    "contribution",
                    "citizen_words",
                    "target_weekly_hours",
                    "no_needs",
                    "special_planning",
                    "agreed_with",
                    "absence_notice",
                    "if_it_goes_wrong",
                    "next_step",
                    "next_activity",
                    "paid_route",
                    "paid_route_reason",
                    "what_it_takes",
                ),
                AGREED_RECORD,
            )
            | dict.fromkeys(
                (
                    "legal_answers",
                    "extension_reason",
                    "employer_statement_on",
                    "representative_statement_on",
                    "deviation_reason",
                    "because",
                    "because_answer",
                    "because_answered",
                    "because_answered_at",
                    "because_talked_on",
                ),
                CITIZEN_WORK,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="placement_ends_after_start",
                violation_error_message="Slutdagen ligger før startdagen.",
            ),
            models.CheckConstraint(
                condition=models.Q(state=PlacementState.DRAFT)
                | (models.Q(starts_on__isnull=False, ends_on__isnull=False) & ~models.Q(paid_route="")),
                name="placement_ready_has_days_and_paid_route",
                violation_error_message="Skriv dage og vejen til lønnede timer, før forløbet bliver klar.",
            ),
            models.CheckConstraint(
                condition=~models.Q(paid_route=PaidRoute.NOT_YET) | ~models.Q(paid_route_reason=""),
                name="placement_not_yet_has_reason",
                violation_error_message="Skriv, hvorfor der ikke er lønnede timer endnu.",
            ),
            models.CheckConstraint(
                condition=models.Q(because_answer="", because_answered="", because_answered_at__isnull=True)
                | (~models.Q(because_answer="") & ~models.Q(because_answered=""))
                & models.Q(because_answered_at__isnull=False),
                name="placement_reason_is_answered_with_words_and_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_on"], name="placement_by_state")]

    @property
    def reason_waits_for_talk(self) -> bool:
        """Whether the citizen has said no to the reason and nobody has talked with the citizen since (R-041)."""
        return self.because_answer == MeansSense.NO and self.because_talked_on is None
