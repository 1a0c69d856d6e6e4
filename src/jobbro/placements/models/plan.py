"""The plan of a placement: steps with weekdays, hours and tasks; goals, needs and follow-ups."""

from django.db import models

from jobbro.domain.disclosure import AGREED_RECORD, TECHNICAL
from jobbro.placements.models.placement import Placement


class HourKind(models.TextChoices):
    """Practice trains a skill; paid work is mastered and paid by the company."""

    PRACTICE = "practice", "praktik"
    PAID = "paid", "løn"


class Step(models.Model):
    """A stretch of the placement with the same week and the same tasks; one legal block, one block in VITAS."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()

    class PersonalData:
        """Part of the agreement."""

        fields = dict.fromkeys(("id", "placement", "number"), TECHNICAL) | dict.fromkeys(
            ("starts_on", "ends_on"), AGREED_RECORD
        )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "number"], name="step_number_is_used_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="step_ends_after_start",
                violation_error_message="Periodens sidste dag ligger før dens første dag.",
            ),
        ]


class Slot(models.Model):
    """Hours on a weekday (1 is Monday)."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="slots")
    kind = models.CharField(max_length=10, choices=HourKind)
    weekday = models.PositiveSmallIntegerField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    unpaid_break_minutes = models.PositiveSmallIntegerField(default=0)

    class PersonalData:
        """Part of the agreement."""

        fields = dict.fromkeys(("id", "step"), TECHNICAL) | dict.fromkeys(
            ("kind", "weekday", "starts_at", "ends_at", "unpaid_break_minutes"), AGREED_RECORD
        )

    class Meta:
        ordering = ["weekday", "starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekday__gte=1, weekday__lte=7), name="slot_weekday_is_a_weekday"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="slot_ends_after_start",
                violation_error_message="Sluttiden ligger før starttiden.",
            ),
        ]


class StepTask(models.Model):
    """A task in a step; practice or paid, never both at the same time."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="tasks")
    work_task = models.ForeignKey(
        "companies.WorkTask", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=HourKind, default=HourKind.PRACTICE)
    title = models.CharField(max_length=160)
    purpose = models.TextField(blank=True)
    payable = models.CharField(max_length=200, blank=True)
    next_task = models.CharField(max_length=200, blank=True)

    class PersonalData:
        """Part of the agreement."""

        fields = dict.fromkeys(("id", "step", "work_task"), TECHNICAL) | dict.fromkeys(
            ("kind", "title", "purpose", "payable", "next_task"), AGREED_RECORD
        )

    class Meta:
        ordering = ["id"]


class Goal(models.Model):
    """What shall be reached, how it shows, and by when."""

    class Level(models.TextChoices):
        """From the small step to the long road."""

        SUBGOAL = "subgoal", "Delmål"
        GOAL = "goal", "Mål"
        LONG_TERM = "long_term", "Mål på længere sigt"

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="goals")
    level = models.CharField(max_length=10, choices=Level)
    text = models.TextField()
    measure = models.TextField(blank=True)
    by_day = models.DateField(null=True, blank=True)

    class PersonalData:
        """Part of the agreement."""

        fields = dict.fromkeys(("id", "placement"), TECHNICAL) | dict.fromkeys(
            ("level", "text", "measure", "by_day"), AGREED_RECORD
        )

    class Meta:
        ordering = ["id"]


class NeedHandling(models.Model):
    """A released need in positive words, and how the workplace meets it."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="needs")
    fact = models.ForeignKey("citizens.Fact", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    wording = models.TextField()
    handled_by = models.TextField(blank=True)
    suits_tasks = models.TextField(blank=True)

    class PersonalData:
        """Only what the citizen has released to the company."""

        fields = dict.fromkeys(("id", "placement", "fact"), TECHNICAL) | dict.fromkeys(
            ("wording", "handled_by", "suits_tasks"), AGREED_RECORD
        )

    class Meta:
        ordering = ["id"]


class Duty(models.Model):
    """Who has a part in the placement, and what the person takes care of."""

    class Role(models.TextChoices):
        """What the person is to the placement."""

        CITIZEN = "citizen", "Borger"
        EMPLOYER = "employer", "Arbejdsgiver"
        CONTACT_PERSON = "contact_person", "Kontaktperson"
        MENTOR = "mentor", "Mentor"
        CONSULTANT = "consultant", "Virksomhedskonsulent"
        CASEWORKER = "caseworker", "Sagsbehandler"
        EMPLOYEE_REPRESENTATIVE = "employee_representative", "Medarbejderrepræsentant"

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="duties")
    role = models.CharField(max_length=30, choices=Role)
    name = models.CharField(max_length=120)
    text = models.TextField(blank=True)

    class PersonalData:
        """Part of the agreement."""

        fields = dict.fromkeys(("id", "placement"), TECHNICAL) | dict.fromkeys(("role", "name", "text"), AGREED_RECORD)

    class Meta:
        ordering = ["id"]


class FollowUp(models.Model):
    """A dated meeting on the placement, who comes and what is talked about."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="follow_ups")
    day = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    participants = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    held_on = models.DateField(null=True, blank=True)

    class PersonalData:
        """Part of the agreement."""

        fields = dict.fromkeys(("id", "placement", "held_on"), TECHNICAL) | dict.fromkeys(
            ("day", "starts_at", "participants", "topics"), AGREED_RECORD
        )

    class Meta:
        ordering = ["day", "id"]
        constraints = [models.UniqueConstraint(fields=["placement", "day"], name="one_follow_up_a_day")]
