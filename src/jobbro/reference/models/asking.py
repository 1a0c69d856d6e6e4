"""Questions that colleagues ask about a rule or a tool, and the answers, so that all learn from one (R-136)."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class RuleQuestion(models.Model):
    """A question to those who look after the rules; `about` is the id of a rule or a tool, or nothing."""

    about = models.CharField(max_length=80, blank=True)
    text = models.CharField(max_length=500)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """A question about the work; no citizen is named in it."""

        fields = (
            dict.fromkeys(("id", "about", "asked_at", "answered_at"), TECHNICAL)
            | dict.fromkeys(("text", "answer"), COMPANY_FACT)
            | dict.fromkeys(("asked_by", "answered_by"), STAFF_IDENTITY)
        )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | (models.Q(answered_at__isnull=False, answered_by__isnull=False) & ~models.Q(answer="")),
                name="rule_question_answered_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return self.text
