"""What is known about a citizen, and who may read it. Fetched through access.py and queries and nowhere else."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.citizens.models.people import Citizen
from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL, Audience
from jobbro.domain.fit import CvSection


class FactKind(models.TextChoices):
    """What kind of fact it is; the order is the order of the page: strengths and wishes before needs."""

    WISH = "wish", "Ønske"
    SKILL = "skill", "Kan"
    EVERYDAY = "everyday", "Det kan jeg også"
    CV = "cv", "Erfaring og uddannelse"
    NEED = "need", "Skånehensyn"
    SOURCED = "sourced", "Fakta"
    BACKGROUND = "background", "Baggrund"
    GUARDED = "guarded", "Fakta, der kun er vores"


# The parts of a CV in the words of the page; a CV fact stands in one of SECTIONS_OF_CV, the others follow its kind.
CV_SECTIONS: tuple[tuple[str, str], ...] = (
    (CvSection.WHY.value, "Derfor søger jeg"),
    (CvSection.EXPERIENCE.value, "Erfaring"),
    (CvSection.QUALIFICATION.value, "Uddannelse og beviser"),
    (CvSection.VOLUNTEERING.value, "Frivilligt arbejde"),
    (CvSection.ALSO.value, "Det kan jeg også"),
    (CvSection.LEISURE.value, "Fritid"),
    (CvSection.HELP.value, "Sådan lykkes det for mig"),
)
SECTIONS_OF_CV = ("experience", "qualification", "volunteering", "leisure")


class Rung(models.TextChoices):
    """Where in a life something was found: the steps of the ladder of questions."""

    HOME = "home", "Hverdagen"
    LEISURE = "leisure", "Fritiden"
    COPING = "coping", "Det, der er klaret"
    EARLIER = "earlier", "Tidligere i livet"


# What lies behind a person's situation never leaves the municipality, whatever anyone ticks.
NEVER_OUTSIDE: frozenset[str] = frozenset({FactKind.BACKGROUND, FactKind.GUARDED})
# Facts with a type and a source have a page of their own, and a CV or a «fortæl én gang» is not made of them.
WITH_SOURCE: frozenset[str] = frozenset({FactKind.SOURCED, FactKind.GUARDED})
NOT_IN_CV: frozenset[str] = NEVER_OUTSIDE | WITH_SOURCE


class Fact(models.Model):
    """One thing that is known about a citizen, closed to others until it is released.

    `wording` is what a released fact shows. `inner_note` is the consultant's and is never shown to anyone outside.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20, choices=FactKind)
    wording = models.TextField()
    measure = models.TextField(blank=True)
    section = models.CharField(max_length=20, choices=CV_SECTIONS, blank=True)
    period = models.CharField(max_length=40, blank=True)
    found_in = models.CharField(max_length=10, choices=Rung, blank=True)
    in_own_words = models.BooleanField(default=False)
    inner_note = models.TextField(blank=True)
    noted_on = models.DateField()
    is_current = models.BooleanField(default=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Closed by default."""

        fields = dict.fromkeys(("id", "citizen", "edit_version", "is_current"), TECHNICAL) | dict.fromkeys(
            ("kind", "wording", "measure", "section", "period", "found_in", "in_own_words", "inner_note", "noted_on"),
            CITIZEN_CLOSED,
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(wording=""),
                name="fact_has_words",
                violation_error_message="Skriv, hvad det handler om.",
            ),
            models.CheckConstraint(
                condition=models.Q(section="", period="") | models.Q(kind="cv", section__in=("", *SECTIONS_OF_CV)),
                name="only_a_cv_fact_has_section_and_period",
            ),
        ]
        indexes = [models.Index(fields=["citizen", "kind"], name="fact_of_citizen")]


class Release(models.Model):
    """The decision, taken with the citizen, to let a kind of reader see a fact; withdrawn when it is regretted."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="releases")
    audience = models.CharField(max_length=20, choices=[(audience.value, audience.value) for audience in Audience])
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed_with_citizen = models.BooleanField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """The proof of each disclosure."""

        fields = dict.fromkeys(("id", "fact"), TECHNICAL) | dict.fromkeys(
            ("audience", "released_at", "released_by", "agreed_with_citizen", "withdrawn_at", "withdrawn_by"),
            CITIZEN_WORK,
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "audience"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_open_release_an_audience",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="release_withdrawn_by_and_at",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_with_citizen=True)
                | models.Q(audience__in=[Audience.CASEWORKER.value, Audience.CITIZEN.value]),
                name="outside_release_is_agreed_with_citizen",
                violation_error_message="Aftal det med borgeren, før virksomheden får det at vide.",
            ),
        ]
