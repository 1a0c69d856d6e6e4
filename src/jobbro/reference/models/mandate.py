"""What a consultant may promise without asking: an entry, a limit, and whether a yes is needed (R-024)."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from jobbro.accounts.permissions import Role
from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class Mandate(models.Model):
    """The mandate for one entry, for all or for one role, whose own then counts.

    Without a limit there is none; the measure of the limit is the entry's.
    """

    entry_id = models.CharField(max_length=60)
    role = models.CharField(max_length=20, choices=Role.choices, blank=True)
    needs_approval = models.BooleanField(default=False)
    limit = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    edit_version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class PersonalData:
        """A mandate is about the work; who set it is a colleague."""

        fields = (
            dict.fromkeys(("id", "entry_id", "role", "needs_approval", "edit_version", "written_at"), TECHNICAL)
            | dict.fromkeys(("limit", "note"), COMPANY_FACT)
            | {"written_by": STAFF_IDENTITY}
        )

    class Meta:
        ordering = ["entry_id", "role"]
        constraints = [
            models.UniqueConstraint(fields=["entry_id", "role"], name="one_mandate_for_entry_and_role"),
            models.CheckConstraint(
                condition=models.Q(limit__isnull=True) | models.Q(limit__gte=0),
                name="mandate_limit_is_not_negative",
                violation_error_message="Grænsen kan ikke være under nul.",
            ),
        ]


class MandateTerms(models.Model):
    """How soon a question about a promise is answered; one row, the municipality's own setting."""

    answer_within_working_days = models.PositiveSmallIntegerField(
        default=2, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )

    class PersonalData:
        """A deadline is not about a person."""

        fields = dict.fromkeys(("id", "answer_within_working_days"), TECHNICAL)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_row_of_mandate_terms"),
            models.CheckConstraint(
                condition=models.Q(answer_within_working_days__range=(1, 20)),
                name="mandate_answer_in_one_to_twenty_days",
                violation_error_message="Skriv mellem 1 og 20 arbejdsdage.",
            ),
        ]
