"""The samples that an auditor draws from the look-up log, and what came of each look."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import STAFF_IDENTITY, TECHNICAL


class SampleScope(models.TextChoices):
    """Which looks a sample is drawn from."""

    NOT_BY_CASE = "not_by_case", "Opslag, som sagen ikke selv forklarer"
    ALL = "all", "Alle opslag"


class Sample(models.Model):
    """Looks of a month drawn by lot.

    The seed is made by the machine when the sample is drawn, so nobody can know beforehand what is drawn. It is kept,
    so anybody can draw the same looks again and see that none was left out.
    """

    month = models.DateField()
    scope = models.CharField(max_length=20, choices=SampleScope)
    size = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=64, unique=True)
    population = models.PositiveIntegerField()
    last_number = models.BigIntegerField()
    last_hash = models.CharField(max_length=64)
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class PersonalData:
        """A sample points at entries of the log and holds none of their contents."""

        fields = dict.fromkeys(
            (
                "id",
                "month",
                "scope",
                "size",
                "seed",
                "population",
                "last_number",
                "last_hash",
                "drawn_at",
                "drawn_by",
            ),
            TECHNICAL,
        )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="sample_month_is_a_first_day"),
            models.CheckConstraint(condition=models.Q(scope__in=SampleScope.values), name="sample_scope_is_known"),
        ]


class Verdict(models.TextChoices):
    """What the auditor found out about a look."""

    EXPLAINED = "explained", "Forklaret"
    ASKED = "asked", "Der er spurgt"
    BREACH = "breach", "Ikke i orden"


class SampledLook(models.Model):
    """One look of a sample, and the auditor's answer."""

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="looks")
    number = models.BigIntegerField()
    verdict = models.CharField(max_length=20, choices=Verdict, blank=True)
    note = models.CharField(max_length=500, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """The auditor's note is about a colleague's work."""

        fields = dict.fromkeys(("id", "sample", "number", "reviewed_at", "reviewed_by"), TECHNICAL) | dict.fromkeys(
            ("verdict", "note"), STAFF_IDENTITY
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sample", "number"], name="look_once_a_sample"),
            models.CheckConstraint(
                condition=models.Q(reviewed_at__isnull=True, reviewed_by__isnull=True, verdict="")
                | (models.Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~models.Q(verdict="")),
                name="look_reviewed_by_and_at",
            ),
        ]
