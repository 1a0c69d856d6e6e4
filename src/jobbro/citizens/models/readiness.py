"""Getting ready for a talk about a job: what one knows of workplaces, the talk, and what is told when by whom."""

import uuid

from django.db import models

from jobbro.citizens.models.facts import Fact
from jobbro.citizens.models.people import Citizen
from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL


class Speaker(models.TextChoices):
    """Who says a thing in the talk."""

    CITIZEN = "citizen", "Borgeren"
    CONSULTANT = "consultant", "Virksomhedskonsulenten"
    BOTH = "both", "Begge"


class TellingTime(models.TextChoices):
    """When the citizen wants a thing to be told."""

    BEFORE = "before", "Før samtalen"
    IN_TALK = "in_talk", "I samtalen"
    AT_START = "at_start", "Når arbejdet er aftalt"
    LATER = "later", "Senere, hvis det bliver nødvendigt"
    NOT = "not", "Slet ikke"


class WorkplaceBasic(models.Model):
    """A thing about workplaces that the citizen knows, or wants to practise."""

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="workplace_basics")
    item = models.SlugField(max_length=60)
    known = models.BooleanField()
    noted_on = models.DateField()

    class PersonalData:
        """What a person knows is the person's own matter."""

        fields = dict.fromkeys(("id", "citizen"), TECHNICAL) | dict.fromkeys(
            ("item", "known", "noted_on"), CITIZEN_CLOSED
        )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["citizen", "item"], name="one_answer_a_workplace_basic")]


class JobTalk(models.Model):
    """A talk at a workplace that the citizen is getting ready for; the company stands as the citizen calls it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="job_talks")
    company = models.CharField(max_length=200)
    held_on = models.DateField()
    held_at = models.TimeField(null=True, blank=True)
    employer_interest = models.TextField(blank=True)
    contribution = models.TextField(blank=True)
    questions = models.TextField(blank=True)
    family = models.TextField(blank=True)
    rehearsed_on = models.DateField(null=True, blank=True)
    clothes = models.TextField(blank=True)
    phone_off = models.BooleanField(default=False)
    route = models.TextField(blank=True)
    route_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    daily_route = models.TextField(blank=True)
    daily_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    opening_by = models.CharField(max_length=20, blank=True, choices=Speaker)
    wishes_by = models.CharField(max_length=20, blank=True, choices=Speaker)
    needs_by = models.CharField(max_length=20, blank=True, choices=Speaker)
    frame_by = models.CharField(max_length=20, blank=True, choices=Speaker)
    agreement_by = models.CharField(max_length=20, blank=True, choices=Speaker)
    agreed = models.TextField(blank=True)
    # The day of the talk that the citizen was last sent a reminder of; a talk that moves is reminded of again.
    reminded_of = models.DateField(null=True, blank=True)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Prepared in confidence; only the sheet is for taking along."""

        fields = (
            dict.fromkeys(("id", "citizen", "edit_version"), TECHNICAL)
            | dict.fromkeys(("company", "held_on", "held_at", "agreed", "reminded_of"), CITIZEN_WORK)
            | dict.fromkeys(("employer_interest", "contribution", "questions", "family", "clothes"), CITIZEN_CLOSED)
            | dict.fromkeys(
                ("rehearsed_on", "phone_off", "route", "route_minutes", "daily_route", "daily_minutes"), CITIZEN_CLOSED
            )
            | dict.fromkeys(("opening_by", "wishes_by", "needs_by", "frame_by", "agreement_by"), CITIZEN_WORK)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(company=""),
                name="job_talk_is_somewhere",
                violation_error_message="Skriv, hvor samtalen er.",
            )
        ]
        indexes = [models.Index(fields=["citizen", "held_on"], name="job_talk_of_citizen")]

    def __str__(self) -> str:
        return self.company


class TellingLine(models.Model):
    """When a need is told and by whom, for one talk; a line without a fact is about family and everyday life."""

    talk = models.ForeignKey(JobTalk, on_delete=models.CASCADE, related_name="telling")
    fact = models.ForeignKey(Fact, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    when = models.CharField(max_length=20, choices=TellingTime)
    by = models.CharField(max_length=20, blank=True, choices=Speaker)

    class PersonalData:
        """The citizen's own choice."""

        fields = dict.fromkeys(("id", "talk", "fact"), TECHNICAL) | dict.fromkeys(("when", "by"), CITIZEN_CLOSED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "fact"], name="one_telling_a_need_and_talk"),
            models.UniqueConstraint(
                fields=["talk"], condition=models.Q(fact__isnull=True), name="one_telling_of_family_a_talk"
            ),
        ]
