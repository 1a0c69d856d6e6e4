"""What the rules answered about a placement when it was last judged, and what a change of law did to the answer."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import AGREED_RECORD, TECHNICAL
from jobbro.placements.models.placement import Placement


class RulebookSnapshot(models.Model):
    """A rulebook as it was when placements were judged by it, so that a later one can be held against it."""

    version = models.CharField(max_length=64, primary_key=True)
    rules = models.JSONField()
    taken_at = models.DateTimeField()

    class PersonalData:
        """Law, not people."""

        fields = dict.fromkeys(("version", "rules", "taken_at"), TECHNICAL)


class StandingVerdict(models.Model):
    """What every rule answered when the placement was last judged: verdicts by the code of the check."""

    placement = models.OneToOneField(
        Placement, primary_key=True, on_delete=models.CASCADE, related_name="standing_verdict"
    )
    verdicts = models.JSONField()
    rulebook_version = models.CharField(max_length=64)
    law_day = models.DateField()
    judged_at = models.DateTimeField()

    class PersonalData:
        """The answers follow from the agreed record."""

        fields = dict.fromkeys(("placement", "rulebook_version", "law_day", "judged_at"), TECHNICAL) | {
            "verdicts": AGREED_RECORD
        }


class LawChangeBasis(models.TextChoices):
    """Why the answer is another: the book says something else of the first day, or new law has begun since."""

    FIRST_DAY = "first_day", "Regelsættet er rettet for forløbets første dag"
    NEW_LAW = "new_law", "Ny lov er begyndt, mens forløbet kører"


class LawChange(models.Model):
    """A rule that answers otherwise about a placement than it did, kept until somebody has looked at it."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="law_changes")
    code = models.CharField(max_length=60)
    basis = models.CharField(max_length=12, choices=LawChangeBasis)
    verdict_before = models.CharField(max_length=12, blank=True)
    verdict_after = models.CharField(max_length=12, blank=True)
    rule_id = models.CharField(max_length=80)
    rule_title = models.CharField(max_length=200)
    said_before = models.TextField(blank=True)
    said_after = models.TextField(blank=True)
    value_before = models.TextField(blank=True)
    value_after = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    source = models.TextField(blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    holds_from = models.DateField(null=True, blank=True)
    rulebook_version = models.CharField(max_length=64)
    found_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """Law held against the agreed record."""

        fields = dict.fromkeys(
            (
                "id",
                "placement",
                "code",
                "basis",
                "rule_id",
                "rule_title",
                "value_before",
                "value_after",
                "source",
                "source_url",
                "holds_from",
                "rulebook_version",
                "found_at",
                "handled_at",
                "handled_by",
            ),
            TECHNICAL,
        ) | dict.fromkeys(("verdict_before", "verdict_after", "said_before", "said_after", "advice"), AGREED_RECORD)

    class Meta:
        ordering = ["-found_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "code", "basis", "rulebook_version", "verdict_after"],
                name="law_change_told_once",
            ),
            models.CheckConstraint(
                condition=models.Q(handled_at__isnull=True, handled_by__isnull=True)
                | models.Q(handled_at__isnull=False, handled_by__isnull=False),
                name="law_change_handled_by_and_when",
                violation_error_message="Skriv både hvem der har set på ændringen, og hvornår.",
            ),
        ]
        indexes = [models.Index(fields=["handled_at", "-found_at"], name="law_change_waiting")]
