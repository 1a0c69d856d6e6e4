"""The forms that have been carried out."""

from datetime import datetime, timedelta

from django.db import models

from jobbro.domain.disclosure import TECHNICAL


class SubmittedFormQuerySet(models.QuerySet["SubmittedForm"]):
    """Rows of submitted forms."""

    def older_than_a_week(self, at: datetime) -> "SubmittedFormQuerySet":
        """Those that nobody can be about to send again."""
        return self.filter(at__lt=at - timedelta(days=7))


class SubmittedForm(models.Model):
    """A form that was carried out once, and where it led."""

    token = models.CharField(max_length=64, unique=True)
    result_url = models.CharField(max_length=500)
    at = models.DateTimeField(db_index=True)

    objects = SubmittedFormQuerySet.as_manager()

    class PersonalData:
        """An address in Jobbro and a time; no person is named."""

        fields = dict.fromkeys(("id", "token", "result_url", "at"), TECHNICAL)

    def __str__(self) -> str:
        return self.result_url
