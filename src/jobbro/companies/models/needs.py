"""What a company needs, in its own words; that it needs nothing is an answer too."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.companies.models.company import Company
from jobbro.companies.models.contact import Contact
from jobbro.companies.models.work import WorkTask
from jobbro.domain.disclosure import BUSINESS_CONTACT, COMPANY_FACT, STAFF_IDENTITY, TECHNICAL


class CompanyNeed(models.Model):
    """A need as the company said it, with who takes care of it and what happens next (R-011)."""

    class Kind(models.TextChoices):
        """What it is about; all but the last are the sorts that a tool can answer."""

        LABOUR = "labour", "Mangler hænder"
        RELIEF = "relief", "Faglærte og ledere bruger tid på andet"
        PEAKS = "peaks", "Travle timer eller dage"
        SKILLS = "skills", "Mangler viden eller beviser"
        KEEP_STAFF = "keep_staff", "Vil beholde en medarbejder"
        ABSENCE = "absence", "Sygefravær"
        REPUTATION = "reputation", "Krav udefra og omdømme"
        DOWNSIZING = "downsizing", "Må skære ned"
        OTHER = "other", "Andet"

    class Urgency(models.TextChoices):
        """How much it matters to the company."""

        PRESSING = "pressing", "Presser hver dag"
        FELT = "felt", "Kan mærkes"
        CAN_WAIT = "can_wait", "Kan vente"

    class Horizon(models.TextChoices):
        """When the company has the need."""

        NOW = "now", "Nu"
        LATER = "later", "Senere"

    class State(models.TextChoices):
        """How far it has come."""

        OPEN = "open", "Åben"
        OFFERED = "offered", "Tilbudt"
        SOLVED = "solved", "Løst"
        DROPPED = "dropped", "Bortfaldet"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="needs")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs")
    kind = models.CharField(max_length=20, choices=Kind)
    words = models.CharField(max_length=400)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.FELT)
    horizon = models.CharField(max_length=10, choices=Horizon, default=Horizon.NOW)
    heard_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    settled_because = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="company_needs"
    )
    next_step = models.CharField(max_length=200, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the company; who said it and who takes care of it are people at work."""

        fields = (
            dict.fromkeys(("id", "company", "edit_version"), TECHNICAL)
            | {"contact": BUSINESS_CONTACT, "owner": STAFF_IDENTITY}
            | dict.fromkeys(
                (
                    "kind",
                    "words",
                    "urgency",
                    "horizon",
                    "heard_on",
                    "state",
                    "settled_on",
                    "settled_because",
                    "next_step",
                    "next_step_on",
                ),
                COMPANY_FACT,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words=""),
                name="company_need_has_words",
                violation_error_message="Skriv behovet med virksomhedens egne ord.",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("open", "offered"), settled_on__isnull=True)
                | models.Q(state__in=("solved", "dropped"), settled_on__isnull=False),
                name="company_need_state_has_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(next_step_on__isnull=True) | ~models.Q(next_step=""),
                name="company_need_step_says_what",
                violation_error_message="Skriv, hvad der skal ske den dag.",
            ),
        ]
        indexes = [
            models.Index(fields=["company", "state"], name="need_of_company"),
            models.Index(fields=["owner", "state"], name="need_of_owner"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_standing(self) -> bool:
        """Whether the company still has the need."""
        return self.state in (self.State.OPEN, self.State.OFFERED)


class NoNeedAnswer(models.Model):
    """The company was asked what it needs, and needed nothing: so that nobody asks again next week."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="no_need_answers")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class PersonalData:
        """About the company; who was asked and who asked are people at work."""

        fields = (
            dict.fromkeys(("id", "company"), TECHNICAL)
            | {"contact": BUSINESS_CONTACT, "asked_by": STAFF_IDENTITY}
            | dict.fromkeys(("asked_on", "note"), COMPANY_FACT)
        )

    class Meta:
        indexes = [models.Index(fields=["company", "asked_on"], name="no_need_of_company")]


class OpeningAnswer(models.Model):
    """What the company answered to one of the opening questions, and what was made of it (R-031)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="opening_answers")
    question_id = models.CharField(max_length=60)
    words = models.CharField(max_length=400)
    heard_on = models.DateField()
    need = models.ForeignKey(CompanyNeed, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers")
    task = models.ForeignKey(WorkTask, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers")

    class PersonalData:
        """About the company, not about people."""

        fields = dict.fromkeys(("id", "company", "question_id", "need", "task"), TECHNICAL) | dict.fromkeys(
            ("words", "heard_on"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words=""),
                name="opening_answer_has_words",
                violation_error_message="Skriv, hvad virksomheden svarede.",
            )
        ]
        indexes = [models.Index(fields=["company", "heard_on"], name="opening_answer_of_company")]

    def __str__(self) -> str:
        return self.words
