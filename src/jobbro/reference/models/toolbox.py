"""The municipality's own room in the toolboxes: shipped entries are opened, closed and annotated, never changed."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import COMPANY_FACT, STAFF_IDENTITY, TECHNICAL
from jobbro.library.toolbox_files import Measure, Toolbox

TOOLBOXES = [(Toolbox.LARGE.value, "Den store værktøjskasse"), (Toolbox.BASIC.value, "Den basale værktøjskasse")]
MEASURES = [
    (Measure.KRONER.value, "kroner"),
    (Measure.HOURS_A_WEEK.value, "timer om ugen"),
    (Measure.DAYS_BETWEEN.value, "dage imellem"),
]


class ToolRoom(models.Model):
    """What the municipality says about one entry: whether it is used here, by whom, when, and how."""

    entry_id = models.CharField(max_length=60, unique=True)
    is_available = models.BooleanField(default=True)
    reason = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    procedure = models.TextField(max_length=4000, blank=True)
    owner = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    roles = models.JSONField(default=list, blank=True)
    edit_version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class PersonalData:
        """A way of working; the contact is a colleague named for the work."""

        fields = (
            dict.fromkeys(("id", "entry_id", "is_available", "roles", "edit_version", "written_at"), TECHNICAL)
            | dict.fromkeys(("reason", "procedure", "valid_from", "valid_to"), COMPANY_FACT)
            | dict.fromkeys(("contact", "owner", "written_by"), STAFF_IDENTITY)
        )

    class Meta:
        ordering = ["entry_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_available=True) | (~models.Q(reason="") & ~models.Q(contact="")),
                name="closed_tool_has_reason_and_contact",
                violation_error_message="Skriv hvorfor, og hvem man kan spørge.",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="tool_room_ends_after_start",
                violation_error_message="Slutdagen ligger før startdagen.",
            ),
        ]


class LocalTool(models.Model):
    """An entry of the municipality's own, beside the eight and the twelve."""

    toolbox = models.CharField(max_length=10, choices=TOOLBOXES)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    what = models.TextField(max_length=4000)
    conditions = models.TextField(max_length=4000, blank=True)
    gives = models.CharField(max_length=300, blank=True)
    costs = models.CharField(max_length=300, blank=True)
    where_to_apply = models.CharField(max_length=300, blank=True)
    source_title = models.CharField(max_length=200)
    source_url = models.URLField(max_length=500, blank=True)
    measure = models.CharField(max_length=20, choices=MEASURES, blank=True)
    tells_about_person = models.BooleanField(default=False)
    edit_version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """An offer is not about a person."""

        fields = (
            dict.fromkeys(("id", "edit_version", "written_at", "withdrawn_at"), TECHNICAL)
            | dict.fromkeys(
                (
                    "toolbox",
                    "title",
                    "summary",
                    "what",
                    "conditions",
                    "gives",
                    "costs",
                    "where_to_apply",
                    "source_title",
                    "source_url",
                    "measure",
                    "tells_about_person",
                ),
                COMPANY_FACT,
            )
            | dict.fromkeys(("written_by", "withdrawn_by"), STAFF_IDENTITY)
        )

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="local_tool_withdrawn_by_and_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(title=""),
                name="local_tool_has_a_title",
                violation_error_message="Skriv, hvad værktøjet hedder.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def entry_id(self) -> str:
        """The id that rooms, mandates and choices know it by."""
        return f"own-{self.pk}"
