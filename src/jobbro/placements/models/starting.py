"""Getting both parties ready for the first day, and the meeting that opens the placement (R-064)."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_WORK, STAFF_IDENTITY, TECHNICAL
from jobbro.placements.models.placement import Placement


class StartTrack(models.TextChoices):
    """Whose preparation it is."""

    CITIZEN = "citizen", "borgeren"
    COMPANY = "company", "virksomheden"


class StartState(models.TextChoices):
    """How a point stands. One that waits does so for a reason, and is looked at on the first day."""

    OPEN = "open", "mangler"
    READY = "ready", "klar"
    WAITS = "waits", "venter til første dag"


class StartPreparation(models.Model):
    """The two lists of a placement, and the meeting that is agreed when nothing on them is open."""

    placement = models.OneToOneField(
        Placement, primary_key=True, on_delete=models.CASCADE, related_name="start_preparation"
    )
    edit_version = models.PositiveIntegerField(default=0)
    meets_on = models.DateField(null=True, blank=True)
    meets_at = models.TimeField(null=True, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class PersonalData:
        """Part of the work with the placement."""

        fields = (
            dict.fromkeys(("placement", "edit_version", "saved_at"), TECHNICAL)
            | dict.fromkeys(("meets_on", "meets_at"), CITIZEN_WORK)
            | {"saved_by": STAFF_IDENTITY}
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(meets_at__isnull=True) | models.Q(meets_on__isnull=False),
                name="start_meeting_time_has_day",
            )
        ]


class StartPoint(models.Model):
    """A point of one of the lists that is settled; a point without a row is open."""

    preparation = models.ForeignKey(StartPreparation, on_delete=models.CASCADE, related_name="points")
    track = models.CharField(max_length=10, choices=StartTrack)
    point = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=StartState)
    reason = models.CharField(max_length=300, blank=True)

    class PersonalData:
        """What was prepared, and why something waits."""

        fields = dict.fromkeys(("id", "preparation"), TECHNICAL) | dict.fromkeys(
            ("track", "point", "state", "reason"), CITIZEN_WORK
        )

    class Meta:
        ordering = ["track", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["preparation", "track", "point"], name="start_point_once"),
            models.CheckConstraint(
                condition=~models.Q(state="waits") | ~models.Q(reason=""),
                name="start_point_waits_for_a_reason",
                violation_error_message="Skriv, hvorfor det kan vente.",
            ),
        ]
