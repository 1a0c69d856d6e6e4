"""Jobs of a few hours: a position told as tasks, and the openings made of light tasks or of a shared position."""

import uuid

from django.db import models

from jobbro.companies.models.company import Company, Site
from jobbro.companies.models.work import WorkTask
from jobbro.domain.disclosure import COMPANY_FACT, TECHNICAL
from jobbro.ui.wording import WEEKDAYS


class Position(models.Model):
    """A position as the company thinks of it, with its hours; its tasks are the work tasks that point to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="positions")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="positions")
    title = models.CharField(max_length=160, db_collation="danish")
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=2)
    growth_obstacle = models.CharField(max_length=300, blank=True)
    noted_on = models.DateField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Work, not people."""

        fields = dict.fromkeys(("id", "company", "site", "noted_on", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("title", "weekly_hours", "growth_obstacle"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekly_hours__gt=0),
                name="position_has_hours",
                violation_error_message="Skriv et timetal over nul.",
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="position_has_a_title",
                violation_error_message="Skriv, hvad stillingen hedder.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OpeningState(models.TextChoices):
    """How far a job opening has come; all but the last take hours from its tasks or its position."""

    PROPOSED = "proposed", "Forslag"
    AGREED = "agreed", "Kan tilbydes"
    FILLED = "filled", "Besat"
    WITHDRAWN = "withdrawn", "Trukket tilbage"


class JobOpening(models.Model):
    """A job of some hours a week that a company may offer. Who gets it stands elsewhere, never here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="openings")
    position = models.ForeignKey(Position, null=True, blank=True, on_delete=models.CASCADE, related_name="openings")
    title = models.CharField(max_length=160, db_collation="danish")
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=2)
    weekdays = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=OpeningState, default=OpeningState.PROPOSED)
    state_on = models.DateField()
    noted_on = models.DateField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Work, not people."""

        fields = dict.fromkeys(("id", "company", "position", "noted_on", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("title", "weekly_hours", "weekdays", "state", "state_on"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(weekly_hours__gt=0), name="opening_has_hours"),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="opening_has_a_title",
                violation_error_message="Skriv, hvad jobbet hedder.",
            ),
        ]
        indexes = [models.Index(fields=["company", "state"], name="opening_of_company")]

    def __str__(self) -> str:
        return self.title

    @property
    def weekday_words(self) -> list[str]:
        """The days of the job, in words."""
        return [WEEKDAYS[day - 1] for day in self.weekdays if day in range(1, 8)]


class OpeningTask(models.Model):
    """What a job opening takes of a task: hours a week, and the days when they are known."""

    opening = models.ForeignKey(JobOpening, on_delete=models.CASCADE, related_name="pieces")
    task = models.ForeignKey(WorkTask, on_delete=models.RESTRICT, related_name="pieces")
    weekly_hours = models.DecimalField(max_digits=5, decimal_places=2)
    weekdays = models.JSONField(default=list, blank=True)

    class PersonalData:
        """Work, not people."""

        fields = dict.fromkeys(("id", "opening", "task"), TECHNICAL) | dict.fromkeys(
            ("weekly_hours", "weekdays"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opening", "task"], name="one_piece_of_a_task_in_an_opening"),
            models.CheckConstraint(condition=models.Q(weekly_hours__gt=0), name="opening_piece_has_hours"),
        ]
