"""What is known about a company before the first contact."""

from django.db import models

from jobbro.companies.models.company import Company, FactSource
from jobbro.domain.disclosure import COMPANY_FACT, TECHNICAL


class PreparationKey(models.TextChoices):
    """What a consultant wants to know before the first contact (R-009), and one question beside the nine."""

    ACTIVITY = "activity", "hvad den laver"
    STAFF_TYPES = "staff_types", "faggrupper"
    HEADCOUNT = "headcount", "antal ansatte"
    GROWTH = "growth", "vækst"
    VACANCIES = "vacancies", "ledige stillinger for nylig"
    PERSON = "person", "hvem vi taler med"
    KNOWN = "known", "hvad vi ved i forvejen"
    SECTOR = "sector", "branchen"
    GEOGRAPHY = "geography", "stedets betydning"
    COOPERATION = "cooperation", "vant til at samarbejde med os"


class PreparationFact(models.Model):
    """One thing found out before a contact, with where it comes from; «ved ikke» is an answer too."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="preparation")
    key = models.CharField(max_length=20, choices=PreparationKey)
    text = models.TextField(blank=True)
    is_unknown = models.BooleanField(default=False)
    source = models.CharField(max_length=20, choices=FactSource)
    on_day = models.DateField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the company, not about people."""

        fields = dict.fromkeys(("id", "company", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("key", "text", "is_unknown", "source", "on_day"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "key"], name="one_preparation_fact_a_key"),
            models.CheckConstraint(
                condition=(models.Q(is_unknown=True, text="")) | (models.Q(is_unknown=False) & ~models.Q(text="")),
                name="preparation_is_known_or_unknown",
                violation_error_message="Skriv, hvad I ved, eller vælg «ved ikke».",
            ),
        ]
