"""What lies behind a fact that can be looked up: its type, who said it, and the hours when it counts hours (R-097)."""

from django.db import models

from jobbro.citizens.models.facts import Fact
from jobbro.domain.disclosure import CITIZEN_CLOSED, TECHNICAL

HOUR_FIELDS = ("attended_hours", "agreed_hours", "norm_hours", "excused_hours", "first_day", "last_day")


class SourcedFact(models.Model):
    """The type, the words and the source of one fact of the kinds SOURCED and GUARDED.

    The fact's `wording` is the whole sentence that others may read, and its `noted_on` the date of the source. A share
    of attendance is never kept: only the hours with norm and period, from which it is told.
    """

    fact = models.OneToOneField(Fact, on_delete=models.CASCADE, primary_key=True, related_name="sourced")
    type_id = models.SlugField(max_length=40)
    value = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200)
    attended_hours = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    agreed_hours = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    norm_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    excused_hours = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)

    class PersonalData:
        """Closed by default, as the fact is."""

        fields = dict.fromkeys(("fact",), TECHNICAL) | dict.fromkeys(
            ("type_id", "value", "source", *HOUR_FIELDS), CITIZEN_CLOSED
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source="") & ~models.Q(type_id=""),
                name="sourced_fact_has_type_and_source",
                violation_error_message="Skriv, hvem eller hvad der siger det.",
            ),
            models.CheckConstraint(
                condition=(~models.Q(value="") & models.Q(**{f"{name}__isnull": True for name in HOUR_FIELDS}))
                | models.Q(value="", **{f"{name}__isnull": False for name in HOUR_FIELDS}),
                name="sourced_fact_has_words_or_whole_hours",
                violation_error_message="Skriv, hvad det er, eller timer med timer om ugen og fra-til.",
            ),
            models.CheckConstraint(
                condition=models.Q(attended_hours__isnull=True)
                | models.Q(
                    attended_hours__gte=0,
                    excused_hours__gte=0,
                    agreed_hours__gt=0,
                    norm_hours__gt=0,
                    last_day__gte=models.F("first_day"),
                ),
                name="sourced_fact_hours_make_sense",
                violation_error_message="Timerne og perioden passer ikke sammen.",
            ),
        ]
