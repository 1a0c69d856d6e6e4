"""What a company is asked about its social responsibility, what it answers, and the figures it gives itself."""

from django.db import models

from jobbro.companies.models.company import Company, FactSource
from jobbro.companies.models.needs import CompanyNeed
from jobbro.companies.models.work import WorkTask
from jobbro.domain.disclosure import COMPANY_FACT, TECHNICAL


class AgendaKind(models.TextChoices):
    """An agenda that the company is part of (R-005), or a way in which a demand meets it (R-129)."""

    GOALS = "goals", "Verdensmål"
    CSR = "csr", "CSR"
    ESG = "esg", "ESG"
    CERTIFICATE = "certificate", "certificeringer"
    GREEN = "green", "grøn omstilling"
    LABOUR = "labour", "mangel på arbejdskraft"
    TENDER = "tender", "krav i udbud"
    CUSTOMER = "customer", "krav fra kunder"
    RECRUITS = "recruits", "nye medarbejdere spørger"
    BRANDING = "branding", "vil kendes som rummelig"


class AgendaTag(models.Model):
    """One agenda or demand that meets the company, with where we have it from and when."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="agendas")
    kind = models.CharField(max_length=20, choices=AgendaKind)
    words = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=20, choices=FactSource)
    on_day = models.DateField()
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the company, not about people."""

        fields = dict.fromkeys(("id", "company", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("kind", "words", "source", "on_day"), COMPANY_FACT
        )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "kind"], name="one_agenda_tag_a_kind")]


class ThemeReply(models.TextChoices):
    """What the company says to one of the six questions."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    UNKNOWN = "unknown", "Ved ikke"


class ThemeAnswer(models.Model):
    """The answer to one of the six questions (R-131), and the task and the need that were made from it."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="theme_answers")
    question = models.CharField(max_length=40)
    reply = models.CharField(max_length=10, choices=ThemeReply)
    words = models.TextField(blank=True)
    source = models.CharField(max_length=20, choices=FactSource)
    on_day = models.DateField()
    made_task = models.ForeignKey(WorkTask, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_need = models.ForeignKey(CompanyNeed, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """About the company, not about people."""

        fields = dict.fromkeys(("id", "company", "made_task", "made_need", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("question", "reply", "words", "source", "on_day"), COMPANY_FACT
        )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "question"], name="one_theme_answer_a_question")]


class OwnFigure(models.Model):
    """A number or a sentence that the company itself gives for a year; only an approved one may leave the house."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="own_figures")
    key = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    words = models.TextField(blank=True)
    source = models.CharField(max_length=20, choices=FactSource)
    on_day = models.DateField()
    approved_on = models.DateField(null=True, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Numbers and plain sentences about the company; nobody is named."""

        fields = dict.fromkeys(("id", "company", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("key", "year", "value", "words", "source", "on_day", "approved_on"), COMPANY_FACT
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "key", "year"], name="one_own_figure_a_year"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | ~models.Q(words=""),
                name="own_figure_says_something",
                violation_error_message="Skriv et tal eller en sætning.",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__gte=0),
                name="own_figure_is_not_negative",
                violation_error_message="Tallet kan ikke være under nul.",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_on__isnull=True) | models.Q(approved_on__gte=models.F("on_day")),
                name="own_figure_approved_after_it_was_told",
                violation_error_message="Tallet kan ikke være godkendt, før det blev fortalt.",
            ),
        ]
