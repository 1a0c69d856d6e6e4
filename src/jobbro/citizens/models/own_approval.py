"""A CV or a capsule that the citizen is asked to read and say yes to, line by line, on the own page."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.citizens.models.capsule import CapsulePart
from jobbro.citizens.models.cv import CvVersion
from jobbro.citizens.models.facts import Fact
from jobbro.citizens.models.people import Citizen
from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL


class OwnApprovalState(models.TextChoices):
    """How far the question has come."""

    WAITING = "waiting", "venter på borgeren"
    YES = "yes", "borgeren sagde ja"
    NO = "no", "borgeren sagde nej"
    WITHDRAWN = "withdrawn", "trukket tilbage"


class OwnApproval(models.Model):
    """The question to the citizen: may this be read by others? About a CV version, or, without one, a capsule."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="own_approvals")
    version = models.ForeignKey(
        CvVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="own_approvals"
    )
    next_step = models.TextField(blank=True)
    expires_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=OwnApprovalState, default=OwnApprovalState.WAITING)
    answered_at = models.DateTimeField(null=True, blank=True)
    said = models.TextField(blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """What the citizen was asked, and the answer."""

        fields = (
            dict.fromkeys(("id", "citizen", "version"), TECHNICAL)
            | dict.fromkeys(
                ("expires_on", "asked_at", "asked_by", "state", "answered_at", "said", "seen_at", "seen_by"),
                CITIZEN_WORK,
            )
            | {"next_step": CITIZEN_CLOSED}
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=models.Q(state="waiting"), name="one_waiting_question_a_cv_version"
            ),
            models.UniqueConstraint(
                fields=["citizen"],
                condition=models.Q(state="waiting", version__isnull=True),
                name="one_waiting_question_about_a_capsule",
            ),
            models.CheckConstraint(
                condition=models.Q(version__isnull=True, expires_on__isnull=False)
                | models.Q(version__isnull=False, expires_on__isnull=True, next_step=""),
                name="own_approval_is_about_a_cv_or_a_capsule",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "withdrawn"], answered_at__isnull=True, said="")
                | models.Q(state__in=["yes", "no"], answered_at__isnull=False),
                name="own_approval_answer_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_at__isnull=True, seen_by__isnull=True)
                | models.Q(seen_at__isnull=False, seen_by__isnull=False, answered_at__isnull=False),
                name="own_approval_seen_by_and_at",
            ),
        ]
        indexes = [
            # Few wait to be seen, and the front page asks for them each time.
            models.Index(
                fields=["citizen"],
                condition=models.Q(answered_at__isnull=False, seen_at__isnull=True),
                name="own_approval_unseen",
            )
        ]


class OwnApprovalLine(models.Model):
    """A line of it: the fact, and the citizen's yes or no to the words that it had then."""

    approval = models.ForeignKey(OwnApproval, on_delete=models.CASCADE, related_name="lines")
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=10, choices=CapsulePart, blank=True)
    is_yes = models.BooleanField(null=True, blank=True)
    said = models.CharField(max_length=300, blank=True)
    # A hash of the words that were answered to; other words are asked about anew.
    fingerprint = models.CharField(max_length=64, blank=True)

    class PersonalData:
        """The citizen's own answer."""

        fields = dict.fromkeys(("id", "approval", "fact", "fingerprint"), TECHNICAL) | dict.fromkeys(
            ("part", "is_yes", "said"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["approval", "fact"], name="a_fact_once_an_own_approval"),
            models.CheckConstraint(
                condition=models.Q(is_yes__isnull=True, said="", fingerprint="")
                | (models.Q(is_yes__isnull=False) & ~models.Q(fingerprint="")),
                name="own_approval_line_is_answered_to_words",
            ),
        ]
