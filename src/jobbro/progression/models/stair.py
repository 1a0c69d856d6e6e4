"""The stair: one work function at a time, who placed the citizen where, what was agreed, and the targets ahead.

No row holds anything for more than one function, so there is nothing that could sum up a person.
"""

import uuid

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_WORK, TECHNICAL


class StairLevel(models.TextChoices):
    """The five levels as they are stored; what they are called stands in content/stairs/."""

    BEGINNER = "beginner", "trin 1"
    ADVANCED_BEGINNER = "advanced_beginner", "trin 2"
    SELF_STARTING = "self_starting", "trin 3"
    SELF_RUNNING = "self_running", "trin 4"
    TRAINED = "trained", "trin 5"


class StairRater(models.TextChoices):
    """Who placed the citizen on the stair."""

    CITIZEN = "citizen", "Borgeren"
    CONTACT = "contact", "Kontaktpersonen"
    CONSULTANT = "consultant", "Konsulenten"


class StairFunction(models.Model):
    """A work function that somebody is learning, with the tasks that belong to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="stair_functions")
    placement = models.ForeignKey(
        "placements.Placement", null=True, blank=True, on_delete=models.SET_NULL, related_name="stair_functions"
    )
    title = models.CharField(max_length=120)
    tasks = models.TextField(blank=True)
    is_current = models.BooleanField(default=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class PersonalData:
        """Read by the citizen and those who have the case."""

        fields = dict.fromkeys(("id", "citizen", "placement", "is_current", "noted_by", "noted_at"), TECHNICAL) | (
            dict.fromkeys(("title", "tasks"), CITIZEN_WORK)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="stair_function_has_words",
                violation_error_message="Skriv, hvilken arbejdsfunktion det er.",
            )
        ]
        indexes = [models.Index(fields=["citizen", "is_current"], name="stair_of_citizen")]


class StairRating(models.Model):
    """Where one of the three placed the citizen in a round; `told_by` names whose words a colleague wrote down."""

    function = models.ForeignKey(StairFunction, on_delete=models.CASCADE, related_name="ratings")
    round = models.PositiveSmallIntegerField()
    rater = models.CharField(max_length=10, choices=StairRater)
    level = models.CharField(max_length=20, choices=StairLevel)
    rated_on = models.DateField()
    told_by = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class PersonalData:
        """Part of the function."""

        fields = dict.fromkeys(("id", "function", "round", "noted_by", "noted_at"), TECHNICAL) | dict.fromkeys(
            ("rater", "level", "rated_on", "told_by", "words"), CITIZEN_WORK
        )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["function", "round", "rater"], name="stair_rated_once_in_a_round"),
            models.CheckConstraint(condition=models.Q(level__in=StairLevel.values), name="stair_rating_level_is_known"),
            models.CheckConstraint(condition=models.Q(rater__in=StairRater.values), name="stair_rating_rater_is_known"),
            models.CheckConstraint(
                condition=~models.Q(rater=StairRater.CONTACT) | ~models.Q(told_by=""),
                name="stair_contact_has_a_name",
                violation_error_message="Skriv, hvem der sagde det.",
            ),
        ]


class StairAgreed(models.Model):
    """The level that they agreed on after talking about the difference; it closes the round."""

    function = models.ForeignKey(StairFunction, on_delete=models.CASCADE, related_name="agreed")
    round = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=20, choices=StairLevel)
    agreed_on = models.DateField()
    why = models.TextField(blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class PersonalData:
        """Part of the function."""

        fields = dict.fromkeys(("id", "function", "round", "noted_by", "noted_at"), TECHNICAL) | dict.fromkeys(
            ("level", "agreed_on", "why"), CITIZEN_WORK
        )

    class Meta:
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["function", "round"], name="stair_agreed_once_in_a_round"),
            models.CheckConstraint(condition=models.Q(level__in=StairLevel.values), name="stair_agreed_level_is_known"),
        ]


class StairAim(models.Model):
    """A level to reach by a day, how to get there, and the help that is agreed."""

    function = models.ForeignKey(StairFunction, on_delete=models.CASCADE, related_name="aims")
    level = models.CharField(max_length=20, choices=StairLevel)
    due_on = models.DateField()
    how = models.TextField(blank=True)
    help_agreed = models.TextField(blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class PersonalData:
        """Part of the function."""

        fields = dict.fromkeys(("id", "function", "noted_by", "noted_at"), TECHNICAL) | dict.fromkeys(
            ("level", "due_on", "how", "help_agreed"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["function", "level"], name="stair_one_aim_for_each_level"),
            models.CheckConstraint(condition=models.Q(level__in=StairLevel.values), name="stair_aim_level_is_known"),
        ]
