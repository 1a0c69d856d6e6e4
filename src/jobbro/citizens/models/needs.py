"""A need as a chain: from the limit in the citizen's words to what was tried and how it went. All of it is closed."""

from django.conf import settings
from django.db import models

from jobbro.citizens.models.facts import Fact
from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL
from jobbro.domain.fit.conditions import Posture
from jobbro.domain.language.quantities import Bound, Measured, Per


class NeedProvider(models.TextChoices):
    """Who provides what meets a need."""

    CITIZEN = "citizen", "Borgeren selv"
    WORKPLACE = "workplace", "Arbejdspladsen"
    MUNICIPALITY = "municipality", "Kommunen"
    OTHER = "other", "En anden"


class NeedEffect(models.TextChoices):
    """How it went when it was tried."""

    HELPED = "helped", "Det hjalp"
    PARTLY = "partly", "Det hjalp lidt"
    NOT = "not", "Det hjalp ikke"


class NeedChain(models.Model):
    """What lies behind one fact of the kind NEED.

    The fact's `wording` is what others may read, and its `measure` the number. Nothing here leaves the inner view.
    """

    fact = models.OneToOneField(Fact, on_delete=models.CASCADE, primary_key=True, related_name="chain")
    said = models.TextField(blank=True)
    # The number as it was read from the words, for filters; the words themselves are the fact's.
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    amount_to = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=10, blank=True, choices=[(unit.value, unit.value) for unit in Measured])
    per = models.CharField(max_length=10, blank=True, choices=[(per.value, per.value) for per in Per])
    bound = models.CharField(max_length=10, blank=True, choices=[(bound.value, bound.value) for bound in Bound])
    asked_again = models.BooleanField(default=False)
    better_when = models.TextField(blank=True)
    worse_when = models.TextField(blank=True)
    own_action = models.TextField(blank=True)
    avoided_by = models.TextField(blank=True)
    good_day = models.TextField(blank=True)
    worked_before = models.TextField(blank=True)
    aim = models.TextField(blank=True)
    aim_by = models.DateField(null=True, blank=True)
    work_from = models.TimeField(null=True, blank=True)
    work_to = models.TimeField(null=True, blank=True)
    posture = models.CharField(max_length=10, blank=True, choices=[(kind.value, kind.value) for kind in Posture])
    one_task_at_a_time = models.BooleanField(null=True, blank=True)
    uses_apps = models.BooleanField(null=True, blank=True)
    aid = models.TextField(blank=True)
    max_travel_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    solution = models.TextField(blank=True)
    provider = models.CharField(max_length=20, blank=True, choices=NeedProvider)
    scheme = models.SlugField(max_length=60, blank=True)
    tried_on = models.DateField(null=True, blank=True)
    effect = models.CharField(max_length=10, blank=True, choices=NeedEffect)
    effect_note = models.TextField(blank=True)
    # The citizen approved exactly these words; other words in the fact are not approved yet.
    approved_wording = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """Told in confidence; only the fact's own words can be released."""

        fields = (
            {"fact": TECHNICAL}
            | dict.fromkeys(
                ("said", "amount", "amount_to", "unit", "per", "bound", "asked_again", "better_when", "worse_when"),
                CITIZEN_CLOSED,
            )
            | dict.fromkeys(
                ("own_action", "avoided_by", "good_day", "worked_before", "aim", "aim_by", "work_from", "work_to"),
                CITIZEN_CLOSED,
            )
            | dict.fromkeys(
                ("posture", "one_task_at_a_time", "uses_apps", "aid", "max_travel_minutes", "solution", "provider"),
                CITIZEN_CLOSED,
            )
            | dict.fromkeys(("scheme", "tried_on", "effect", "effect_note", "approved_wording"), CITIZEN_CLOSED)
            | dict.fromkeys(("approved_at", "approved_by"), CITIZEN_WORK)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True, unit="")
                | (models.Q(amount__isnull=False, amount__gte=0) & ~models.Q(unit="")),
                name="need_amount_and_its_unit_together",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_to__isnull=True)
                | models.Q(amount__isnull=False, amount_to__gt=models.F("amount")),
                name="need_range_rises",
            ),
            models.CheckConstraint(
                condition=models.Q(effect="") | models.Q(tried_on__isnull=False),
                name="need_effect_of_something_tried",
                violation_error_message="Skriv, hvornår det blev prøvet.",
            ),
            models.CheckConstraint(
                condition=models.Q(work_from__isnull=True)
                | models.Q(work_to__isnull=True)
                | models.Q(work_to__gt=models.F("work_from")),
                name="need_work_window_rises",
                violation_error_message="Tiden slutter, før den begynder.",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True, approved_by__isnull=True, approved_wording="")
                | (models.Q(approved_at__isnull=False, approved_by__isnull=False) & ~models.Q(approved_wording="")),
                name="need_approved_at_by_and_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fact_id}"
