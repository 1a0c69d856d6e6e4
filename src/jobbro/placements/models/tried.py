"""What a citizen has tried, how it ended and what was learned: courses of ours, and earlier ones (R-103)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jobbro.domain.disclosure import CITIZEN_WORK, STAFF_IDENTITY, TECHNICAL
from jobbro.placements.models.placement import Placement


class TriedKind(models.TextChoices):
    """What kind of course it was."""

    PRACTICE = "practice", "Virksomhedspraktik"
    SUBSIDISED = "subsidised", "Job med løntilskud"
    USEFUL_WORK = "useful_work", "Nytteindsats"
    ORDINARY_JOB = "ordinary_job", "Ordinært job"
    EDUCATION = "education", "Kursus eller uddannelse"
    OTHER = "other", "Andet"


class TriedOutcome(models.TextChoices):
    """How a course ended."""

    COMPLETED = "completed", "Gennemført"
    INTERRUPTED = "interrupted", "Afbrudt"
    PAID_HOURS = "paid_hours", "Førte til løn"


class TriedCourse(models.Model):
    """How one course ended and what was learned.

    On a placement of ours the row holds the outcome only. A course from before Jobbro is written in whole, with who
    told of it and when. A row is never rewritten: a wrong one is withdrawn and stays readable in the case.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="tried_courses")
    placement = models.ForeignKey(
        Placement, null=True, blank=True, on_delete=models.CASCADE, related_name="tried_courses"
    )
    kind = models.CharField(max_length=20, choices=TriedKind, blank=True)
    workplace = models.CharField(max_length=120, blank=True)
    work = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=500, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=TriedOutcome)
    ended_because = models.CharField(max_length=500, blank=True)
    learned = models.TextField()
    source = models.CharField(max_length=120)
    source_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """Part of the casework; words about health are refused when it is written."""

        fields = (
            dict.fromkeys(("id", "citizen", "placement", "noted_at"), TECHNICAL)
            | dict.fromkeys(("noted_by", "withdrawn_by"), STAFF_IDENTITY)
            | dict.fromkeys(
                (
                    "kind",
                    "workplace",
                    "work",
                    "purpose",
                    "starts_on",
                    "ends_on",
                    "outcome",
                    "ended_because",
                    "learned",
                    "source",
                    "source_on",
                    "withdrawn_at",
                ),
                CITIZEN_WORK,
            )
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=Q(withdrawn_at__isnull=True), name="one_standing_outcome_a_placement"
            ),
            models.CheckConstraint(
                condition=Q(
                    placement__isnull=False, kind="", workplace="", starts_on__isnull=True, ends_on__isnull=True
                )
                | Q(placement__isnull=True, starts_on__isnull=False) & ~Q(kind="") & ~Q(workplace=""),
                name="tried_course_is_ours_or_told_whole",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="tried_course_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="tried_course_withdrawn_by_and_at",
            ),
        ]
        indexes = [models.Index(fields=["citizen", "starts_on"], name="tried_course_of_citizen")]
