"""A company, its places of work and where a fact about it comes from. A sole owner's company can be a person."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import COMPANY_FACT, TECHNICAL


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
    employees = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=20, choices=FactSource, default=FactSource.COLLEAGUE)
    source_on = models.DateField()
    # When the register last told something new, and the day on which it says that the company closed.
    registered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_companies"
    )
    search_text = models.TextField(editable=False, default="")
    edit_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)
    # What the contacts, promises and pauses come to; kept beside them by `actions.standing`, so that hundreds of
    # thousands of companies can be put in order at once.
    spoken_times = models.PositiveIntegerField(null=True, editable=False)
    last_spoken_on = models.DateField(null=True, editable=False)
    next_step_on = models.DateField(null=True, editable=False)
    paused_until = models.DateField(null=True, editable=False)

    objects = CompanyQuerySet.as_manager()

    class PersonalData:
        """A sole owner's company can be a person; the register's advertising flag is kept and shown."""

        fields = dict.fromkeys(
            (
                "id",
                "owner",
                "search_text",
                "edit_version",
                "created_at",
                "is_demo",
                "source",
                "source_on",
                "registered_on",
            ),
            TECHNICAL,
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
                "employees",
                "spoken_times",
                "last_spoken_on",
                "next_step_on",
                "paused_until",
                "closed_on",
            ),
            COMPANY_FACT,
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cvr__regex=r"^[0-9]{8}$"),
                name="cvr_has_eight_digits",
                violation_error_message="Et CVR-nummer har otte cifre.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="company_has_a_name",
                violation_error_message="Skriv virksomhedens navn.",
            ),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="company_danish_order"),
            models.Index(fields=["branch_name"], name="company_by_branch"),
        ]

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
    registered_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """A place of work."""

        technical = ("id", "company", "is_main", "edit_version", "registered_on")
        facts = ("p_number", "name", "street", "postcode", "city", "normal_weekly_hours", "closed_on")
        fields = dict.fromkeys(technical, TECHNICAL) | dict.fromkeys(facts, COMPANY_FACT)

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
        indexes = [
            models.Index(fields=["postcode"], name="site_by_postcode"),
            models.Index(fields=["company", "postcode"], name="site_of_company_by_postcode"),
        ]

    def __str__(self) -> str:
        return f"{self.name} (P {self.p_number})"
