"""The give/get sheet before a meeting: what we ask of a company, what it gains, and the support we offer (R-025)."""

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_WORK, STAFF_IDENTITY, TECHNICAL
from jobbro.domain.economics import GainKind
from jobbro.placements.models.offered import OfferedTool
from jobbro.placements.models.placement import Placement

GAIN_KINDS = {
    GainKind.SKILLED_TIME: "tid til det faglige",
    GainKind.WORK_DONE: "opgaver eller kunder mere",
    GainKind.WAITING: "kortere ventetid",
    GainKind.MONEY: "kroner",
    GainKind.OTHER: "andet",
}


class ExchangeSide(models.TextChoices):
    """Which side of the deal a line stands on."""

    ASK = "ask", "vi beder om"
    GAIN = "gain", "virksomheden får"
    SUPPORT = "support", "vi hjælper med"


class ExchangeSheet(models.Model):
    """The sheet of a placement; it has a version of its own, since it changes nothing that the parties agree to."""

    placement = models.OneToOneField(
        Placement, primary_key=True, on_delete=models.CASCADE, related_name="exchange_sheet"
    )
    edit_version = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class PersonalData:
        """Who prepared it and when."""

        fields = dict.fromkeys(("placement", "edit_version", "saved_at"), TECHNICAL) | {"saved_by": STAFF_IDENTITY}


class ExchangeLine(models.Model):
    """A line of the sheet. A line of support points at the tool or the released need that it was picked from."""

    sheet = models.ForeignKey(ExchangeSheet, on_delete=models.CASCADE, related_name="lines")
    side = models.CharField(max_length=10, choices=ExchangeSide)
    position = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    gain_kind = models.CharField(
        max_length=20, blank=True, choices=[(str(kind), words) for kind, words in GAIN_KINDS.items()]
    )
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    tool = models.ForeignKey(OfferedTool, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    fact = models.ForeignKey("citizens.Fact", null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class PersonalData:
        """Thoughts before a meeting about a citizen's placement; the company hears them, and gets no row."""

        fields = dict.fromkeys(("id", "sheet", "position", "tool", "fact"), TECHNICAL) | dict.fromkeys(
            ("side", "text", "gain_kind", "amount", "unit"), CITIZEN_WORK
        )

    class Meta:
        ordering = ["side", "position"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "side", "position"], name="exchange_line_in_its_place"),
            models.CheckConstraint(
                condition=(models.Q(side="gain") & ~models.Q(gain_kind=""))
                | (~models.Q(side="gain") & models.Q(gain_kind="", amount__isnull=True, unit="")),
                name="exchange_gain_has_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | (models.Q(amount__gt=0) & ~models.Q(unit="")),
                name="exchange_amount_has_unit",
                violation_error_message="Skriv, hvad tallet tæller.",
            ),
            models.CheckConstraint(
                condition=(models.Q(side="support") & models.Q(tool__isnull=False, fact__isnull=True))
                | (models.Q(side="support") & models.Q(tool__isnull=True, fact__isnull=False))
                | (~models.Q(side="support") & models.Q(tool__isnull=True, fact__isnull=True)),
                name="exchange_support_was_picked",
            ),
        ]
