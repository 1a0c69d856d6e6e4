"""Job openings offered to all teams for some hours, and the citizens who are candidates for them (R-028, R-035)."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models import JobOpening
from jobbro.domain.disclosure import CITIZEN_WORK, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class PoolRound(models.Model):
    """The hours in which an opening is there for all teams; after them it is its owner's again."""

    opening = models.ForeignKey(JobOpening, on_delete=models.CASCADE, related_name="pool_rounds")
    owner_team = models.ForeignKey(
        "accounts.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="pool_rounds"
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    open_until = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """Work, not people."""

        fields = dict.fromkeys(("id", "opening", "owner_team"), TECHNICAL) | dict.fromkeys(
            ("opened_at", "open_until", "closed_at"), COMPANY_FACT
        )
        fields |= {"opened_by": STAFF_IDENTITY}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opening"], condition=models.Q(closed_at__isnull=True), name="one_pool_round_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(open_until__gt=models.F("opened_at")), name="pool_round_lasts_some_time"
            ),
        ]
        indexes = [models.Index(fields=["closed_at", "open_until"], name="pool_rounds_by_end")]


class CandidateState(models.TextChoices):
    """How far a candidate has come; only one can have the job."""

    SUGGESTED = "suggested", "foreslået"
    ACCEPTED = "accepted", "har fået jobbet"
    PASSED = "passed", "en anden fik jobbet"
    WITHDRAWN = "withdrawn", "trukket tilbage"


class JobCandidate(models.Model):
    """A citizen who is suggested for an opening or has got it; whoever may not see the citizen reads the token."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.CharField(max_length=12, unique=True)
    opening = models.ForeignKey(JobOpening, on_delete=models.CASCADE, related_name="candidates")
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="job_candidates")
    team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, related_name="job_candidates")
    state = models.CharField(max_length=10, choices=CandidateState, default=CandidateState.SUGGESTED)
    agreed_on = models.DateField()
    suggested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    suggested_at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """The citizen's way to a job; the token alone tells nobody who it is."""

        fields = dict.fromkeys(("id", "token", "opening", "citizen", "team"), TECHNICAL)
        fields |= dict.fromkeys(("state", "agreed_on", "suggested_at", "settled_at"), CITIZEN_WORK)
        fields |= dict.fromkeys(("suggested_by", "settled_by"), STAFF_IDENTITY)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opening"], condition=models.Q(state="accepted"), name="one_citizen_has_the_job"
            ),
            models.UniqueConstraint(
                fields=["opening", "citizen"],
                condition=models.Q(state__in=["suggested", "accepted"]),
                name="a_candidate_once_for_an_opening",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, settled_by__isnull=True, state="suggested")
                | (models.Q(settled_at__isnull=False, settled_by__isnull=False) & ~models.Q(state="suggested")),
                name="candidate_settled_by_and_at",
            ),
        ]
        indexes = [models.Index(fields=["citizen", "state"], name="candidate_of_citizen")]

    def __str__(self) -> str:
        return self.token
