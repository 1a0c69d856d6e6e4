"""A call that is being prepared, and the objections that were met. No citizen is named here."""

import hashlib
import uuid
from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.companies.models.contact import Contact
from jobbro.companies.models.memory import CompanyContact, ContactPurpose
from jobbro.domain.disclosure import BUSINESS_CONTACT, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class CallRole(models.TextChoices):
    """Whom the call is with."""

    DIRECTOR = "director", "Direktøren"
    OWNER = "owner", "Ejeren"
    HR = "hr", "HR"
    MANAGER = "manager", "Daglig leder"


class CallPlan(models.Model):
    """What one wants out of a call and how one will begin: a colleague's own paper until the call is settled (R-016).

    `goal` is the id of a goal in the content files, or «own» with words of one's own. Questions and objections are ids.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="call_plans")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="call_plans")
    person = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="call_plans")
    role = models.CharField(max_length=10, choices=CallRole)
    purpose = models.CharField(max_length=10, choices=ContactPurpose, default=ContactPurpose.GENERAL)
    goal = models.CharField(max_length=40)
    goal_words = models.CharField(max_length=160, blank=True)
    passed_stop = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    offer = models.CharField(max_length=300, blank=True)
    opening = models.CharField(max_length=400, blank=True)
    questions = models.JSONField(default=list, blank=True)
    objections = models.JSONField(default=list, blank=True)
    notes = models.TextField(blank=True)
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """About the company and a colleague's own work."""

        fields = (
            dict.fromkeys(("id", "company"), TECHNICAL)
            | {"by": STAFF_IDENTITY, "person": BUSINESS_CONTACT}
            | dict.fromkeys(
                (
                    "role",
                    "purpose",
                    "goal",
                    "goal_words",
                    "passed_stop",
                    "reason",
                    "offer",
                    "opening",
                    "questions",
                    "objections",
                    "notes",
                    "written_at",
                    "settled_at",
                ),
                COMPANY_FACT,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(goal="") & (~models.Q(goal="own") | ~models.Q(goal_words="")),
                name="call_plan_has_a_goal",
                violation_error_message="Vælg, hvad du vil have ud af samtalen.",
            ),
            models.UniqueConstraint(
                fields=["company", "by"],
                condition=models.Q(settled_at__isnull=True),
                name="one_open_call_plan_a_colleague",
            ),
        ]

    def __str__(self) -> str:
        return self.goal_words or self.goal


class ObjectionMet(models.Model):
    """That an objection was met in a contact, and which reply helped; an empty reply says that none did (R-017)."""

    contact = models.ForeignKey(CompanyContact, on_delete=models.CASCADE, related_name="objections")
    objection = models.CharField(max_length=40)
    helped_by = models.CharField(max_length=40, blank=True)

    class PersonalData:
        """About the talk with the company."""

        fields = dict.fromkeys(("id", "contact"), TECHNICAL) | dict.fromkeys(("objection", "helped_by"), COMPANY_FACT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "objection"], name="objection_met_once_a_contact"),
        ]
        indexes = [models.Index(fields=["objection", "helped_by"], name="objection_counted")]

    def __str__(self) -> str:
        return self.objection


class LocalCallQuestionQuerySet(models.QuerySet["LocalCallQuestion"]):
    """Questions by whom they are put to, and which edition of them one has before one."""

    def worded_for(self, role: str, shipped: Iterable[str]) -> Self:
        """Return what counts for a counterpart who is asked these of the shipped questions."""
        return self.filter(models.Q(shipped__in=list(shipped)) | models.Q(shipped="", role=role))

    def version(self) -> int:
        """Return a figure of at most nine digits that is another whenever the words are."""
        words = repr(sorted(self.values_list("shipped", "ask")))
        return int(hashlib.sha256(words.encode()).hexdigest(), 16) % 1_000_000_000


class LocalCallQuestion(models.Model):
    """What the municipality asks instead of a shipped question, or besides: no words hide the shipped one (R-010).

    `shipped` is the id of the question it stands for; empty for a question of one's own, which has a role.
    """

    shipped = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=10, choices=CallRole, blank=True)
    ask = models.CharField(max_length=300, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = LocalCallQuestionQuerySet.as_manager()

    class PersonalData:
        """Professional knowledge; the writer is a colleague."""

        fields = dict.fromkeys(("id", "shipped", "role", "ask", "written_at"), TECHNICAL) | {
            "written_by": STAFF_IDENTITY
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shipped"], condition=~models.Q(shipped=""), name="one_local_wording_a_question"
            ),
            models.CheckConstraint(
                condition=(models.Q(shipped="") & ~models.Q(role="") & ~models.Q(ask=""))
                | (~models.Q(shipped="") & models.Q(role="")),
                name="local_question_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.ask
