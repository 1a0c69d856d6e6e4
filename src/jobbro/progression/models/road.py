"""The citizen's own road to a job, and what the citizen says that paid hours do."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_WORK, TECHNICAL

LEAST, MOST = 1, 5


class StopStatus(models.TextChoices):
    """How far a stop has come; where the citizen is now is the road's, since it is one place only."""

    AHEAD = "ahead", "venter"
    DONE = "done", "klaret"
    SKIPPED = "skipped", "springes over"


class Road(models.Model):
    """A citizen's road: it always ends at the job, so that is the road's own and not one of its stops."""

    citizen = models.OneToOneField("citizens.Citizen", on_delete=models.CASCADE, related_name="road")
    job = models.CharField(max_length=120, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    # The id of the stop where the citizen is now; empty before the first.
    here = models.CharField(max_length=40, blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    next_on = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Read by the citizen and those who have the case."""

        fields = dict.fromkeys(("id", "citizen", "changed_by", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("job", "reached_on", "here", "next_step", "next_on", "changed_at"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(next_on__isnull=True) | ~models.Q(next_step=""),
                name="road_day_belongs_to_a_next_step",
                violation_error_message="Skriv det næste skridt, som dagen hører til.",
            )
        ]


class RoadStop(models.Model):
    """A station or a how-question that the citizen has put on the road; the words are the citizen's to read."""

    road = models.ForeignKey(Road, on_delete=models.CASCADE, related_name="stops")
    code = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=StopStatus, default=StopStatus.AHEAD)
    why = models.CharField(max_length=300, blank=True)
    evidence = models.CharField(max_length=600, blank=True)

    class PersonalData:
        """Part of the road."""

        fields = dict.fromkeys(("id", "road"), TECHNICAL) | dict.fromkeys(
            ("code", "position", "status", "why", "evidence"), CITIZEN_WORK
        )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["road", "code"], name="road_passes_a_stop_once"),
            models.CheckConstraint(condition=~models.Q(code__in=["", "job"]), name="road_ends_at_the_job_by_itself"),
            models.CheckConstraint(condition=models.Q(status__in=StopStatus.values), name="road_stop_status_is_known"),
        ]


class EffectPhase(models.TextChoices):
    """When the citizen answered, seen from the first paid hours."""

    BEFORE = "before", "før de første lønnede timer"
    AFTER = "after", "efter de første lønnede timer"


class PaidEffect(models.Model):
    """How much a citizen agrees with a statement on what work does, before or after the first paid hours (R-048)."""

    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="paid_effects")
    code = models.CharField(max_length=40)
    phase = models.CharField(max_length=10, choices=EffectPhase)
    level = models.PositiveSmallIntegerField()
    rated_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class PersonalData:
        """The citizen's own answers; others see them only as an average of many."""

        fields = dict.fromkeys(("id", "citizen", "noted_by", "noted_at"), TECHNICAL) | dict.fromkeys(
            ("code", "phase", "level", "rated_on"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["citizen", "code", "phase"], name="paid_effect_is_rated_once_a_phase"),
            models.CheckConstraint(
                condition=models.Q(level__gte=LEAST, level__lte=MOST), name="paid_effect_level_is_on_the_scale"
            ),
            models.CheckConstraint(condition=models.Q(phase__in=EffectPhase.values), name="paid_effect_phase_is_known"),
        ]
