"""Rows about companies. A company is not a person, but its contacts and a sole owner are."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import BUSINESS_CONTACT, COMPANY_FACT, TECHNICAL


class FactSource(models.TextChoices):
    """Where a fact about a company comes from."""

    REGISTER = "register", "CVR-registret"
    COMPANY = "company", "Virksomheden selv"
    COLLEAGUE = "colleague", "En kollega"
    OWN_LOOK = "own_look", "Set på stedet"
    DEMO = "demo", "Opfundet til demoen"


class CompanyQuerySet(models.QuerySet["Company"]):
    """Ways to pick companies."""

    def in_danish_order(self) -> Self:
        """Order by name as a Dane would."""
        return self.order_by("name", "id")


class Company(models.Model):
    """A legal unit with a CVR number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cvr = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=200, db_collation="danish")
    branch_code = models.CharField(max_length=6, blank=True)
    branch_name = models.CharField(max_length=200, blank=True)
    activity = models.TextField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    advertising_protected = models.BooleanField(default=False)
    source = models.CharField(max_length=20, choices=FactSource, default=FactSource.COLLEAGUE)
    source_on = models.DateField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_companies"
    )
    search_text = models.TextField(editable=False, default="")
    edit_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    objects = CompanyQuerySet.as_manager()

    class PersonalData:
        """A sole owner's company can be a person; the register's advertising flag is kept and shown."""

        fields = dict.fromkeys(
            ("id", "owner", "search_text", "edit_version", "created_at", "is_demo", "source", "source_on"), TECHNICAL
        ) | dict.fromkeys(
            (
                "cvr",
                "name",
                "branch_code",
                "branch_name",
                "activity",
                "phone",
                "email",
                "website",
                "advertising_protected",
            ),
            COMPANY_FACT,
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cvr__regex=r"^[0-9]{8}$"),
                name="cvr_has_eight_digits",
                violation_error_message="Et CVR-nummer har otte cifre.",
            )
        ]
        indexes = [models.Index(fields=["name", "id"], name="company_danish_order")]

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A production unit: the place with a P-number that placements and the ratio are counted on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="sites")
    p_number = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=200, db_collation="danish")
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=4, blank=True)
    city = models.CharField(max_length=100, blank=True, db_collation="danish")
    normal_weekly_hours = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    is_main = models.BooleanField(default=False)

    class PersonalData:
        """A place of work."""

        fields = dict.fromkeys(("id", "company", "is_main"), TECHNICAL) | dict.fromkeys(
            ("p_number", "name", "street", "postcode", "city", "normal_weekly_hours"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(p_number__regex=r"^[0-9]{10}$"),
                name="p_number_has_ten_digits",
                violation_error_message="Et P-nummer har ti cifre.",
            ),
            models.UniqueConstraint(
                fields=["company"], condition=models.Q(is_main=True), name="company_has_one_main_site"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (P {self.p_number})"


class StaffMonth(models.Model):
    """Ordinary staff at a site in one month, as full-time equivalents; the ratio is counted on four of them."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="staff_months")
    month = models.DateField()
    ordinary_fte = models.DecimalField(max_digits=8, decimal_places=2)
    source = models.CharField(max_length=20, choices=FactSource)
    told_on = models.DateField()

    class PersonalData:
        """Numbers of staff, never who."""

        fields = dict.fromkeys(("id", "site"), TECHNICAL) | dict.fromkeys(
            ("month", "ordinary_fte", "source", "told_on"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "month"],
                name="one_staff_number_a_month",
                violation_error_message="Måneden er skrevet før.",
            ),
            models.CheckConstraint(
                condition=models.Q(ordinary_fte__gte=0),
                name="staff_is_not_negative",
                violation_error_message="Antallet kan ikke være under nul.",
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="staff_month_is_a_month"),
        ]


class OtherOccupant(models.Model):
    """A place at the site taken by someone Jobbro does not hold, as the company told: no name, only the share."""

    class Kind(models.TextChoices):
        """The scheme that takes the place."""

        PRACTICE = "practice", "Virksomhedspraktik"
        SUBSIDISED = "subsidised", "Løntilskud"
        NYTTEINDSATS = "nytteindsats", "Nytteindsats"

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="other_occupants")
    kind = models.CharField(max_length=20, choices=Kind)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=2)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    told_on = models.DateField()

    class PersonalData:
        """Nobody is named."""

        fields = dict.fromkeys(("id", "site"), TECHNICAL) | dict.fromkeys(
            ("kind", "weekly_hours", "starts_on", "ends_on", "told_on"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="occupant_ends_after_start",
                violation_error_message="Slutdagen ligger før startdagen.",
            )
        ]


class ContactRole(models.TextChoices):
    """What a contact does at the company."""

    DIRECTOR = "director", "Direktør"
    OWNER = "owner", "Ejer"
    HR = "hr", "HR"
    MANAGER = "manager", "Leder"
    MENTOR = "mentor", "Kontaktperson for praktikanter"
    EMPLOYEE_REPRESENTATIVE = "employee_representative", "Tillids- eller medarbejderrepræsentant"
    OTHER = "other", "Andet"


class Contact(models.Model):
    """A person at a company whom we may write to or call."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="contacts")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts")
    name = models.CharField(max_length=120, db_collation="danish")
    title = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=30, choices=ContactRole)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)

    class PersonalData:
        """Known through the work."""

        fields = dict.fromkeys(("id", "company", "site", "is_active"), TECHNICAL) | dict.fromkeys(
            ("name", "title", "role", "email", "phone"), BUSINESS_CONTACT
        )

    def __str__(self) -> str:
        return self.name


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

    class PersonalData:
        """Work, not people."""

        fields = dict.fromkeys(("id", "company", "site", "is_open", "noted_on"), TECHNICAL) | dict.fromkeys(
            ("title", "description", "activity", "weekly_hours", "when", "demands", "level", "done_today_by"),
            COMPANY_FACT,
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekly_hours__isnull=True) | models.Q(weekly_hours__gt=0),
                name="task_hours_are_positive",
                violation_error_message="Skriv et timetal over nul, eller lad feltet stå tomt.",
            )
        ]

    def __str__(self) -> str:
        return self.title


def first_of_month(day: date) -> date:
    """Return the first day of the month that the day lies in."""
    return day.replace(day=1)
