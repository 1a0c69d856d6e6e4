"""That somebody asked about one of the nine activities, and there was no task in it."""

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.companies.models.work import Activity
from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class AskedActivity(models.Model):
    """An empty field of the board that was asked about (R-013); the row goes when a task turns up in the field."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="asked_activities")
    activity = models.CharField(max_length=20, choices=Activity)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class PersonalData:
        """About the company; the one who asked is a colleague."""

        fields = (
            dict.fromkeys(("id", "company"), TECHNICAL)
            | dict.fromkeys(("activity", "asked_at"), COMPANY_FACT)
            | {"asked_by": STAFF_IDENTITY}
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "activity"], name="activity_asked_once"),
            models.CheckConstraint(condition=models.Q(activity__in=Activity.values), name="asked_activity_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_activity_display())
