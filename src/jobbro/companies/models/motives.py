"""Why a company helps, as its words and deeds show: never a label that it meets itself (R-020)."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class Motive(models.TextChoices):
    """The seven reasons a company may have; none of them is worth more than another."""

    GOOD_HEART = "good_heart", "Det gode hjerte"
    SOCIAL_PROFILE = "social_profile", "Den sociale profil"
    VALUES = "values", "Virksomhedens værdier"
    LOYAL_STAFF = "loyal_staff", "Loyale medarbejdere"
    LABOUR = "labour", "Manglende arbejdskraft"
    COMMUNITY = "community", "Samfundsansvar"
    SURROUNDINGS = "surroundings", "Omverdenens forventninger"


class MotiveSign(models.Model):
    """One thing that was said or done, and the motive that a consultant reads out of it."""

    class Seen(models.TextChoices):
        """Where it shows."""

        SAID = "said", "Noget, de sagde"
        DONE = "done", "Noget, de gjorde"

    class Confidence(models.TextChoices):
        """How sure the reading is."""

        GUESS = "guess", "Et gæt"
        LIKELY = "likely", "Sandsynligt"
        CLEAR = "clear", "Tydeligt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="motive_signs")
    motive = models.CharField(max_length=20, choices=Motive)
    seen = models.CharField(max_length=10, choices=Seen)
    evidence = models.CharField(max_length=400)
    confidence = models.CharField(max_length=10, choices=Confidence)
    seen_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class PersonalData:
        """Our reading of a company; it stays in the house."""

        fields = (
            dict.fromkeys(("id", "company"), TECHNICAL)
            | {"noted_by": STAFF_IDENTITY}
            | dict.fromkeys(("motive", "seen", "evidence", "confidence", "seen_on"), COMPANY_FACT)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(evidence=""),
                name="motive_sign_has_evidence",
                violation_error_message="Skriv, hvad de sagde eller gjorde.",
            )
        ]
        indexes = [models.Index(fields=["company", "seen_on"], name="motive_of_company")]

    def __str__(self) -> str:
        return self.evidence
