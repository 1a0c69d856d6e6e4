"""Where a company says by itself that it can bend: a condition that a match may count on asking about."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL
from jobbro.domain.fit.conditions import Condition


class OfferedFlexibility(models.Model):
    """What somebody at the company offered to bend, in their own words."""

    class About(models.TextChoices):
        """What they can bend."""

        TIME_OF_DAY = Condition.TIME_OF_DAY.value, "Mødetiden"
        POSTURE = Condition.POSTURE.value, "At sidde, stå eller gå"
        ONE_TASK = Condition.ONE_TASK.value, "Én opgave ad gangen"
        AID = Condition.AID.value, "Hjælpemidler"
        TRAVEL = Condition.TRAVEL.value, "Vejen til arbejde"
        OTHER = "other", "Noget andet"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="flexibilities")
    about = models.CharField(max_length=20, choices=About)
    words = models.CharField(max_length=400)
    heard_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class PersonalData:
        """What a company says about how it works."""

        fields = (
            dict.fromkeys(("id", "company"), TECHNICAL)
            | {"noted_by": STAFF_IDENTITY}
            | dict.fromkeys(("about", "words", "heard_on"), COMPANY_FACT)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words=""),
                name="flexibility_has_words",
                violation_error_message="Skriv, hvad de sagde.",
            )
        ]
        indexes = [models.Index(fields=["company", "heard_on"], name="flexibility_of_company")]

    def __str__(self) -> str:
        return self.words
