"""What a company has contributed with: placements that are counted, and the sheets that were handed out about them."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models import Company
from jobbro.domain.disclosure import CITIZEN_WORK, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL
from jobbro.placements.models.placement import Placement


class CountedAs(models.TextChoices):
    """The categories of a sheet that placements may be counted in. Nothing that is nobody's business is among them."""

    PREPARING = "preparing", "Klargøringsopgaver"
    YOUNG = "young", "Praktik for unge"


class ContributionMark(models.Model):
    """A consultant says that a placement counts in a category."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="contribution_marks")
    category = models.CharField(max_length=20, choices=CountedAs)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class PersonalData:
        """What the placement was about, for counting."""

        fields = dict.fromkeys(("id", "placement", "marked_at"), TECHNICAL) | {
            "category": CITIZEN_WORK,
            "marked_by": STAFF_IDENTITY,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["placement", "category"], name="counted_once_in_a_category"),
            models.CheckConstraint(
                condition=models.Q(category__in=["preparing", "young"]),
                name="counted_only_in_harmless_categories",
                violation_error_message="Den slags gemmer Jobbro aldrig om en borger.",
            ),
        ]


class SheetKind(models.TextChoices):
    """What a sheet is for."""

    YEARLY = "yearly", "Årets bidrag"
    TENDER = "tender", "Dataark til tilbud"


class ResponsibilitySheet(models.Model):
    """A sheet as it was handed out. It is never changed: a new one gets its own number and version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="responsibility_sheets")
    kind = models.CharField(max_length=10, choices=SheetKind)
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    content = models.TextField()
    signature = models.CharField(max_length=100)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    class PersonalData:
        """Numbers of enough people to hide each, and the company's own words; nobody can be pointed out."""

        fields = (
            dict.fromkeys(("id", "company", "version", "signature", "issued_at"), TECHNICAL)
            | dict.fromkeys(("number", "kind", "year", "content"), COMPANY_FACT)
            | {"issued_by": STAFF_IDENTITY}
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "year", "version"], name="sheets_of_a_year_are_numbered"),
        ]

    def __str__(self) -> str:
        return self.number


class SheetFile(models.Model):
    """A file of a sheet, byte for byte as it was made, so that a copy can be held against it."""

    sheet = models.ForeignKey(ResponsibilitySheet, on_delete=models.CASCADE, related_name="files")
    ending = models.CharField(max_length=5)
    content = models.BinaryField()
    fingerprint = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=100)

    class PersonalData:
        """The sheet in a format."""

        fields = dict.fromkeys(("id", "sheet", "ending", "fingerprint", "signature"), TECHNICAL) | {
            "content": COMPANY_FACT
        }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "ending"], name="one_file_of_a_kind_a_sheet")]


class SheetShare(models.Model):
    """What one placement counted for in one number of a sheet: the trace from the number to its events.

    `person` is a keyed hash, which lets two sheets be held against each other when the placement is gone.
    """

    sheet = models.ForeignKey(ResponsibilitySheet, on_delete=models.CASCADE, related_name="shares")
    cell = models.CharField(max_length=40)
    unit = models.CharField(max_length=10)
    is_told = models.BooleanField()
    person = models.CharField(max_length=32)
    placement = models.ForeignKey(Placement, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    amount = models.DecimalField(max_digits=8, decimal_places=2)

    class PersonalData:
        """Points from a number to the placements behind it; for the case team alone."""

        fields = dict.fromkeys(("id", "sheet", "cell", "unit", "is_told", "person", "placement"), TECHNICAL) | {
            "amount": CITIZEN_WORK
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "cell", "placement"], name="one_share_a_placement_in_a_cell"),
        ]
