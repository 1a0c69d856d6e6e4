"""What the company has confirmed that the cooperation is for: a job, there or at a place like it (R-030)."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.companies.models.contact import Contact
from jobbro.domain.disclosure import BUSINESS_CONTACT, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class Expectation(models.Model):
    """What a person at the company said yes to, on a day; a later one takes its place."""

    class Level(models.TextChoices):
        """What the cooperation may lead to at the company itself."""

        ORDINARY = "ordinary", "Et ordinært job hos jer"
        FEW_HOURS = "few_hours", "Et job på få timer hos jer"
        FLEX_JOB = "flex_job", "Et fleksjob hos jer"
        LIKE_PLACE = "like_place", "Et job på et sted, der ligner jeres"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="expectations")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="expectations")
    level = models.CharField(max_length=20, choices=Level)
    statement = models.CharField(max_length=400)
    training_weeks = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(104)])
    confirmed_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    no_more_hours_on = models.DateField(null=True, blank=True)
    no_more_hours_because = models.CharField(max_length=300, blank=True)
    search_ended_on = models.DateField(null=True, blank=True)
    search_ended_with = models.CharField(max_length=300, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the cooperation; who confirmed it and who wrote it down are people at work."""

        fields = (
            dict.fromkeys(("id", "company", "edit_version"), TECHNICAL)
            | {"contact": BUSINESS_CONTACT, "noted_by": STAFF_IDENTITY}
            | dict.fromkeys(
                (
                    "level",
                    "statement",
                    "training_weeks",
                    "confirmed_on",
                    "no_more_hours_on",
                    "no_more_hours_because",
                    "search_ended_on",
                    "search_ended_with",
                ),
                COMPANY_FACT,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(statement=""),
                name="expectation_has_a_statement",
                violation_error_message="Skriv, hvad I blev enige om.",
            ),
            models.CheckConstraint(
                condition=models.Q(no_more_hours_on__isnull=True)
                | models.Q(no_more_hours_on__gte=models.F("confirmed_on")),
                name="expectation_is_changed_after_it_was_confirmed",
                violation_error_message="Dagen ligger før den dag, I blev enige.",
            ),
            models.CheckConstraint(
                condition=models.Q(search_ended_on__isnull=True) | models.Q(no_more_hours_on__isnull=False),
                name="expectation_search_ends_after_it_began",
            ),
        ]
        indexes = [models.Index(fields=["company", "confirmed_on"], name="expectation_of_company")]

    def __str__(self) -> str:
        return self.statement

    @property
    def is_searching(self) -> bool:
        """Whether a place like this one is looked for, since the company cannot give more hours."""
        return self.no_more_hours_on is not None and self.search_ended_on is None
