"""A visit, what was observed on it, and the texts that were kept of it. Fetched through access and nowhere else."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL, Audience
from jobbro.domain.observing import Independence, SpokenBy, TextKind

HOUR_FIELDS = ("attended_hours", "agreed_hours", "norm_hours", "excused_hours", "first_day", "last_day")
# The company and its contact person read the same texts, so they are opened for together.
OPENED_BY = {
    "for_citizen": (Audience.CITIZEN,),
    "for_caseworker": (Audience.CASEWORKER,),
    "for_company": (Audience.COMPANY, Audience.CONTACT_PERSON),
}


class OccasionKind(models.TextChoices):
    """What it was at which something was observed."""

    VISIT = "visit", "Besøg"
    FOLLOW_UP = "follow_up", "Opfølgning"
    CALL = "call", "Telefonsamtale"


class HowAlone(models.TextChoices):
    """How alone the citizen did it; the words that one picks from."""

    ALONE = Independence.ALONE.value, "På egen hånd"
    REMINDED = Independence.REMINDED.value, "Selv, efter en påmindelse"
    HELPED = Independence.HELPED.value, "Med hjælp undervejs"
    TOGETHER = Independence.TOGETHER.value, "Sammen med en anden"
    SHOWN = Independence.SHOWN.value, "Fik det vist"


class WhoSaid(models.TextChoices):
    """Whose words a quotation is; the words that one picks from."""

    CITIZEN = SpokenBy.CITIZEN.value, "Borgeren"
    WORKPLACE = SpokenBy.WORKPLACE.value, "En på arbejdspladsen"
    OTHER = SpokenBy.OTHER.value, "En anden"


class MadeTextKind(models.TextChoices):
    """The five texts of a visit; the words that one picks from."""

    JOURNAL = TextKind.JOURNAL.value, "Notat til journalen"
    MIN_PLAN = TextKind.MIN_PLAN.value, "Tekst til Min Plan"
    VITAS = TextKind.VITAS.value, "Felter til VITAS"
    COMPANY_MAIL = TextKind.COMPANY_MAIL.value, "Tak til virksomheden"
    CITIZEN_SUMMARY = TextKind.CITIZEN_SUMMARY.value, "Til borgeren"


class Visit(models.Model):
    """When the consultant saw or heard how it goes, with whom, and what it adds up to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="visits")
    placement = models.ForeignKey(
        "placements.Placement", null=True, blank=True, on_delete=models.SET_NULL, related_name="visits"
    )
    occasion = models.CharField(max_length=20, choices=OccasionKind, default=OccasionKind.VISIT)
    held_on = models.DateField()
    workplace = models.CharField(max_length=160, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    taking_part = models.CharField(max_length=300, blank=True)
    assessment = models.TextField(blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """That the citizen was seen at work, and how it was judged."""

        fields = (
            dict.fromkeys(("id", "citizen", "placement", "noted_by", "noted_at", "edit_version"), TECHNICAL)
            | dict.fromkeys(("occasion", "held_on", "workplace", "contact_name", "taking_part"), CITIZEN_WORK)
            | {"assessment": CITIZEN_CLOSED}
        )

    class Meta:
        indexes = [models.Index(fields=["citizen", "-held_on"], name="visit_of_citizen")]


class VisitObservation(models.Model):
    """What was observed. Closed to every reader until it is opened; hours always stand with norm and period."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="observations")
    done = models.CharField(max_length=500, blank=True)
    independence = models.CharField(max_length=20, choices=HowAlone, blank=True)
    helped = models.CharField(max_length=300, blank=True)
    quote = models.CharField(max_length=300, blank=True)
    spoken_by = models.CharField(max_length=20, choices=WhoSaid, blank=True)
    speaker = models.CharField(max_length=80, blank=True)
    attended_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    agreed_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    norm_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    excused_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    for_citizen = models.BooleanField(default=False)
    for_caseworker = models.BooleanField(default=False)
    for_company = models.BooleanField(default=False)
    noted_at = models.DateTimeField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Closed by default."""

        fields = (
            dict.fromkeys(("id", "visit", "noted_at", "edit_version"), TECHNICAL)
            | dict.fromkeys(("done", "independence", "helped", "quote", "spoken_by", "speaker"), CITIZEN_CLOSED)
            | dict.fromkeys(HOUR_FIELDS, CITIZEN_CLOSED)
            | dict.fromkeys(OPENED_BY, CITIZEN_WORK)
        )

    class Meta:
        indexes = [models.Index(fields=["visit", "noted_at"], name="observation_of_visit")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(done="") | ~models.Q(quote="") | models.Q(attended_hours__isnull=False),
                name="observation_says_something",
                violation_error_message="Skriv, hvad der blev gjort eller sagt, eller timerne.",
            ),
            models.CheckConstraint(
                condition=models.Q(**{f"{name}__isnull": True for name in HOUR_FIELDS})
                | models.Q(**{f"{name}__isnull": False for name in HOUR_FIELDS}),
                name="observation_hours_with_norm_and_period",
                violation_error_message="Skriv timer, aftalte timer om ugen og fra-til. De hører sammen.",
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
                name="observation_hours_make_sense",
                violation_error_message="Timerne og perioden passer ikke sammen.",
            ),
            models.CheckConstraint(
                condition=models.Q(quote="", spoken_by="", speaker="")
                | (
                    ~models.Q(quote="")
                    & (models.Q(spoken_by="citizen") | ~models.Q(spoken_by="") & ~models.Q(speaker=""))
                ),
                name="observation_quote_has_a_speaker",
                violation_error_message="Skriv, hvem der sagde det.",
            ),
        ]


class VisitText(models.Model):
    """One of the five texts as it is kept: each sentence that was made, with its observation, and the text by hand.

    A text that only was made is not stored; it is made anew each time it is shown.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=20, choices=MadeTextKind)
    field = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    made = models.JSONField(default=list)
    edit_version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    shared_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """What was handed out about the citizen, and when."""

        fields = (
            dict.fromkeys(
                ("id", "visit", "made", "edit_version", "changed_by", "changed_at", "shared_by", "field"), TECHNICAL
            )
            | dict.fromkeys(("kind", "text"), CITIZEN_CLOSED)
            | {"shared_at": CITIZEN_WORK}
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "kind", "field"], name="one_text_a_visit_kind_and_field"),
            models.CheckConstraint(
                condition=models.Q(shared_at__isnull=True, shared_by__isnull=True)
                | models.Q(shared_at__isnull=False, shared_by__isnull=False),
                name="visit_text_shared_by_and_at",
            ),
        ]
