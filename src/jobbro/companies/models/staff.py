"""Who fills a place of work, in numbers: ordinary staff by month, and places taken by others."""

from datetime import date

from django.db import models

from jobbro.companies.models.company import FactSource, Site
from jobbro.domain.disclosure import COMPANY_FACT, TECHNICAL


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
        ICEBREAKER = "icebreaker", "Isbryderordning"
        INTEGRATION = "integration", "Tilbud efter integrationsloven"

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="other_occupants")
    kind = models.CharField(max_length=20, choices=Kind)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=2)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    told_on = models.DateField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Nobody is named."""

        fields = dict.fromkeys(("id", "site", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("kind", "weekly_hours", "starts_on", "ends_on", "told_on"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="occupant_ends_after_start",
                violation_error_message="Slutdagen ligger før startdagen.",
            ),
            models.CheckConstraint(
                condition=models.Q(weekly_hours__gt=0),
                name="occupant_hours_are_positive",
                violation_error_message="Skriv et timetal over nul.",
            ),
        ]


def first_of_month(day: date) -> date:
    """Return the first day of the month that the day lies in."""
    return day.replace(day=1)
