"""The work at a company: tasks, where they belong and what they ask."""

import uuid

from django.db import models
from django.utils.translation import gettext as _

from jobbro.companies.models.company import Company, Site
from jobbro.domain.disclosure import COMPANY_FACT, TECHNICAL
from jobbro.ui.wording import WEEKDAYS


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


class Frequency(models.TextChoices):
    """How often a task comes back."""

    DAILY = "daily", "Hver dag"
    WEEKLY = "weekly", "Hver uge"
    MONTHLY = "monthly", "Hver måned"
    SEASONAL = "seasonal", "I sæsoner"
    NEEDED = "needed", "Når der er brug for det"


class TrainingNeed(models.TextChoices):
    """How much somebody has to be taught before the task can be done alone."""

    NONE = "none", "Ingen oplæring"
    LITTLE = "little", "Lidt oplæring"
    MUCH = "much", "Meget oplæring"


class Doer(models.TextChoices):
    """Who does a task today, as a kind of pay; nobody's name and nobody's wage."""

    SKILLED = "skilled", "Faglært"
    UNSKILLED = "unskilled", "Ufaglært"
    APPRENTICE = "apprentice", "Elev eller lærling"
    OFFICE = "office", "Kontoret"
    MANAGER = "manager", "Leder"
    OWNER = "owner", "Ejeren"
    NOBODY = "nobody", "Ingen når det"


class WantedAs(models.TextChoices):
    """How the company would have the task done by somebody new."""

    PRACTICE = "practice", "Praktik"
    PAID = "paid", "Løntimer"
    EITHER = "either", "Begge dele kan gå"


class RoleHere(models.TextChoices):
    """Whether this company lives of the task or is kept running by it; another company may answer otherwise."""

    CORE = "core", "Kerneopgave"
    SUPPORT = "support", "Støtteopgave"


class GreenKind(models.TextChoices):
    """The four kinds of practical work that the green transition brings."""

    SORTING = "sorting", "Sortering"
    REGISTRATION = "registration", "Registrering"
    TRANSPORT = "transport", "Transport"
    REPAIR = "repair", "Reparation"


DEARER_HANDS = frozenset({Doer.SKILLED, Doer.OFFICE, Doer.MANAGER, Doer.OWNER})


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
    position = models.ForeignKey(
        "companies.Position", null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    title = models.CharField(max_length=160, db_collation="danish")
    description = models.TextField(blank=True)
    activity = models.CharField(max_length=20, choices=Activity)
    weekly_hours = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    when = models.CharField(max_length=160, blank=True)
    demands = models.JSONField(default=list, blank=True)
    level = models.CharField(max_length=20, choices=Level, default=Level.EASY)
    done_today_by = models.CharField(max_length=160, blank=True)
    frequency = models.CharField(max_length=20, choices=Frequency, blank=True)
    weekdays = models.JSONField(default=list, blank=True)
    training = models.CharField(max_length=20, choices=TrainingNeed, blank=True)
    taught_by = models.CharField(max_length=160, blank=True)
    doer = models.CharField(max_length=20, choices=Doer, blank=True)
    doer_hourly_pay = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    wanted_as = models.CharField(max_length=20, choices=WantedAs, blank=True)
    role_here = models.CharField(max_length=20, choices=RoleHere, blank=True)
    green = models.CharField(max_length=20, choices=GreenKind, blank=True)
    can_be_moved = models.BooleanField(null=True, blank=True)
    is_bought = models.BooleanField(null=True, blank=True)
    supplier = models.CharField(max_length=160, blank=True)
    bought_volume = models.CharField(max_length=160, blank=True)
    would_displace = models.BooleanField(null=True, blank=True)
    is_open = models.BooleanField(default=True)
    noted_on = models.DateField()
    search_text = models.TextField(editable=False, default="")
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Work, not people."""

        fields = dict.fromkeys(
            ("id", "company", "site", "position", "is_open", "noted_on", "search_text", "edit_version"), TECHNICAL
        ) | dict.fromkeys(
            ("title", "description", "activity", "weekly_hours", "when", "demands", "level", "done_today_by"),
            COMPANY_FACT,
        )
        fields |= dict.fromkeys(
            ("frequency", "weekdays", "training", "taught_by", "doer", "doer_hourly_pay", "wanted_as"), COMPANY_FACT
        )
        fields |= dict.fromkeys(
            ("role_here", "green", "can_be_moved", "is_bought", "supplier", "bought_volume", "would_displace"),
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
            models.CheckConstraint(
                condition=models.Q(doer_hourly_pay__isnull=True) | models.Q(doer_hourly_pay__gt=0),
                name="task_pay_is_positive",
                violation_error_message="Skriv en timeløn over nul, eller lad feltet stå tomt.",
            ),
            models.CheckConstraint(
                condition=models.Q(is_bought=True, is_bought__isnull=False) | models.Q(supplier="", bought_volume=""),
                name="task_supplier_only_when_bought",
                violation_error_message="En leverandør hører til en opgave, som virksomheden køber.",
            ),
        ]
        indexes = [models.Index(fields=["company", "is_open"], name="task_of_company")]

    def __str__(self) -> str:
        return self.title

    @property
    def demand_words(self) -> list[str]:
        """What the task asks, in words."""
        return [str(Demand(code).label) for code in self.demands if code in Demand.values]

    @property
    def weekday_words(self) -> list[str]:
        """The days on which the task is done, in words."""
        return [WEEKDAYS[day - 1] for day in self.weekdays if day in range(1, 8)]

    @property
    def traits(self) -> list[str]:
        """What else is known about the task, each in a few words."""
        kinds = (self.get_training_display(), self.get_wanted_as_display(), self.get_role_here_display())
        told = [str(kind) for kind in kinds if kind]
        if self.taught_by:
            told.append(_("læres fra sig af %(who)s") % {"who": self.taught_by})
        if self.can_be_moved is not None:
            told.append(_("kan overtages af en anden") if self.can_be_moved else _("kan ikke overtages"))
        if self.is_bought:
            told.append(_("købes ude: %(of)s") % {"of": self.bought_of} if self.bought_of else _("købes ude"))
        return told

    @property
    def bought_of(self) -> str:
        """Whom the task is bought of, and how much of it, as far as that is known."""
        return ", ".join(part for part in (self.supplier, self.bought_volume) if part)

    @property
    def is_light(self) -> bool:
        """Whether somebody new can do it after little teaching; a long training makes an easy task no light one."""
        return self.level != self.Level.SKILLED and self.training != TrainingNeed.MUCH

    @property
    def frees_dearer_hands(self) -> bool:
        """Whether those who do it today could be doing something that asks for their skill or their office."""
        return self.doer in DEARER_HANDS

    @property
    def is_carve_candidate(self) -> bool:
        """Whether it could be carved out: light, not refused, and free of dearer hands, left undone, or green."""
        reason = self.frees_dearer_hands or self.doer == Doer.NOBODY or bool(self.green)
        return self.is_open and self.is_light and self.can_be_moved is not False and reason

    @property
    def comes_home(self) -> bool:
        """Whether it is bought from somebody else today and is thought of as work for somebody here."""
        return self.is_bought is True and self.can_be_moved is not False
