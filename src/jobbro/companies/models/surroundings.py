"""What moves around the companies: seasons, local news and politics, as colleagues have noticed it (R-006)."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL
from jobbro.library.danish import MONTHS

_MONTH = (MinValueValidator(1), MaxValueValidator(12))


class SurroundingsNote(models.Model):
    """A note about a branch or an area, seen before a contact until its last day; nothing named is everything.

    `branches` and `areas` hold the beginnings of branch codes and postcodes, with a space between them.
    """

    class Topic(models.TextChoices):
        """What sort of thing moves."""

        SEASON = "season", "Sæson"
        LOCAL = "local", "Lokalt"
        POLITICS = "politics", "Politik og regler"
        MARKET = "market", "Marked og verden"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    topic = models.CharField(max_length=10, choices=Topic)
    words = models.CharField(max_length=300)
    branches = models.CharField(max_length=120, blank=True)
    areas = models.CharField(max_length=120, blank=True)
    # The months of each year in which it matters; December to February goes over the new year.
    season_from = models.PositiveSmallIntegerField(null=True, blank=True, validators=_MONTH)
    season_to = models.PositiveSmallIntegerField(null=True, blank=True, validators=_MONTH)
    valid_from = models.DateField()
    valid_to = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About branches and places, and the colleague who noticed it."""

        facts = ("topic", "words", "branches", "areas", "season_from", "season_to", "valid_from", "valid_to")
        fields = (
            dict.fromkeys(("id", "noted_at", "ended_at", "edit_version"), TECHNICAL)
            | dict.fromkeys(("noted_by", "ended_by"), STAFF_IDENTITY)
            | dict.fromkeys(facts, COMPANY_FACT)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words=""),
                name="surroundings_say_what",
                violation_error_message="Skriv, hvad der rører sig.",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="surroundings_end_after_their_start",
                violation_error_message="Den sidste dag ligger før den første.",
            ),
            models.CheckConstraint(
                condition=models.Q(season_from__isnull=True, season_to__isnull=True)
                | models.Q(season_from__range=(1, 12), season_to__range=(1, 12)),
                name="surroundings_season_is_whole",
                violation_error_message="Vælg både sæsonens første og sidste måned.",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="ended_surroundings_say_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["valid_to"], name="surroundings_by_last_day")]

    def __str__(self) -> str:
        return self.words

    @property
    def season(self) -> str:
        """The months in words; empty when it matters all year."""
        if self.season_from is None or self.season_to is None:
            return ""
        return f"{MONTHS[self.season_from - 1]}–{MONTHS[self.season_to - 1]}"
