"""The work at a company: tasks, where they belong and what they ask."""

import uuid

from django.db import models

from jobbro.companies.models.company import Company, Site
from jobbro.domain.disclosure import COMPANY_FACT, TECHNICAL


class Activity(models.TextChoices):
    """Porter's nine activities, in the words of the trade."""

    INBOUND = "inbound", "Varer og materialer ind"
    OPERATIONS = "operations", "Produktion og kerneopgave"
    OUTBOUND = "outbound", "Varer og ydelser ud"
    MARKETING = "marketing", "Salg og markedsføring"
    SERVICE = "service", "Service efter salget"
    INFRASTRUCTURE = "infrastructure", "Bygninger, drift og økonomi"
    PEOPLE = "people", "Mennesker og trivsel"
    DEVELOPMENT = "development", "Udvikling og teknik"
    PURCHASING = "purchasing", "Indkøb"


class Demand(models.TextChoices):
    """What a task asks of the one who does it."""

    LIFTING = "lifting", "løft"
    STANDING = "standing", "stå meget"
    WALKING = "walking", "gå meget"
    NOISE = "noise", "støj"
    PACE = "pace", "tempo"
    PEOPLE = "people", "mange mennesker"
    DIGITAL = "digital", "it"
    HYGIENE = "hygiene", "hygiejne"
    DRIVING = "driving", "kørsel"
    OUTDOORS = "outdoors", "udendørs"


class WorkTask(models.Model):
    """A piece of work at a company that somebody could learn or be paid for."""

    class Level(models.TextChoices):
        """How much it takes to do the task."""

        EASY = "easy", "Let at lære"
        SOME_TRAINING = "some_training", "Skal læres op"
        SKILLED = "skilled", "Faglig opgave"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="tasks")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    title = models.CharField(max_length=160, db_collation="danish")
    description = models.TextField(blank=True)
    activity = models.CharField(max_length=20, choices=Activity)
    weekly_hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    when = models.CharField(max_length=160, blank=True)
    demands = models.JSONField(default=list, blank=True)
    level = models.CharField(max_length=20, choices=Level, default=Level.EASY)
    done_today_by = models.CharField(max_length=160, blank=True)
    is_open = models.BooleanField(default=True)
    noted_on = models.DateField()
    search_text = models.TextField(editable=False, default="")
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Work, not people."""

        fields = dict.fromkeys(
            ("id", "company", "site", "is_open", "noted_on", "search_text", "edit_version"), TECHNICAL
        ) | dict.fromkeys(
            ("title", "description", "activity", "weekly_hours", "when", "demands", "level", "done_today_by"),
            COMPANY_FACT,
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekly_hours__isnull=True) | models.Q(weekly_hours__gt=0),
                name="task_hours_are_positive",
                violation_error_message="Skriv et timetal over nul, eller lad feltet stå tomt.",
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="task_has_a_title",
                violation_error_message="Skriv, hvad opgaven er.",
            ),
        ]
        indexes = [models.Index(fields=["company", "is_open"], name="task_of_company")]

    def __str__(self) -> str:
        return self.title

    @property
    def demand_words(self) -> list[str]:
        """What the task asks, in words."""
        return [str(Demand(code).label) for code in self.demands if code in Demand.values]
