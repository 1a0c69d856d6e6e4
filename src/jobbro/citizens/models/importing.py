"""Citizens that came from a spreadsheet: which columns meant what, and what can be taken back."""

from django.conf import settings
from django.db import models

from jobbro.citizens.models.people import Citizen
from jobbro.domain.disclosure import CITIZEN_WORK, TECHNICAL


class ImportColumn(models.Model):
    """What a heading meant the last time, so that nobody has to say it again."""

    heading = models.CharField(max_length=80, unique=True)
    field = models.CharField(max_length=20, blank=True)

    class PersonalData:
        """Headings of spreadsheets; about nobody."""

        fields = dict.fromkeys(("id", "heading", "field"), TECHNICAL)


class ImportBatch(models.Model):
    """One file that made citizens; the keyed fingerprint knows the same file again and tells nothing of it."""

    fingerprint = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """Who imported, and when; about no citizen."""

        fields = dict.fromkeys(("id", "fingerprint", "made_by", "made_at", "undone_at"), TECHNICAL)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=models.Q(undone_at__isnull=True), name="file_is_imported_once"
            )
        ]


class ImportedCitizen(models.Model):
    """That a citizen came with a file."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    citizen = models.OneToOneField(Citizen, on_delete=models.CASCADE, related_name="imported")

    class PersonalData:
        """Where the citizen's row came from."""

        fields = dict.fromkeys(("id", "citizen"), TECHNICAL) | {"batch": CITIZEN_WORK}
