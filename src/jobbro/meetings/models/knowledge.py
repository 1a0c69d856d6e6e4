"""What a consultant knows of a citizen's ability to work, told to the caseworker. Fetched through access only."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL
from jobbro.meetings.models.visits import HOUR_FIELDS


class KnowledgeSource(models.TextChoices):
    """Where one knows it from; the words that one picks from."""

    OBSERVATION = "observation", "Set eller hørt af konsulenten"
    ATTENDANCE = "attendance", "Timer, talt op"
    PLACEMENT = "placement", "Aftalt i forløbet"
    GOAL = "goal", "Borgerens mål"
    CITIZEN = "citizen", "Borgerens egne ord"
    COMPANY = "company", "Ord fra arbejdspladsen"
    OTHER = "other", "Ord fra en anden"


# Words of others than the citizen have a name beside them.
SPOKEN = (KnowledgeSource.COMPANY, KnowledgeSource.OTHER)


class KnowledgeSending(models.Model):
    """Lines that were sent together, and the caseworker's word that they are read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="knowledge_sendings")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """That something was told about the citizen, by whom, and who has read it."""

        fields = dict.fromkeys(("id", "citizen", "sent_by", "read_by"), TECHNICAL) | dict.fromkeys(
            ("sent_at", "read_at"), CITIZEN_WORK
        )

    class Meta:
        indexes = [models.Index(fields=["citizen", "-sent_at"], name="knowledge_sent_of_citizen")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(read_at__isnull=True, read_by__isnull=True)
                | models.Q(read_at__isnull=False, read_by__isnull=False),
                name="knowledge_read_by_and_at",
            )
        ]


class KnowledgeLine(models.Model):
    """One thing that is known in a topic. A draft until it is sent; after that its words stand or are taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="knowledge_lines")
    sending = models.ForeignKey(KnowledgeSending, null=True, blank=True, on_delete=models.CASCADE, related_name="lines")
    topic = models.CharField(max_length=40)
    wording = models.TextField(blank=True)
    source = models.CharField(max_length=20, choices=KnowledgeSource)
    speaker = models.CharField(max_length=80, blank=True)
    known_on = models.DateField()
    attended_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    agreed_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    norm_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    excused_hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    for_citizen = models.BooleanField(default=False)
    made_from = models.CharField(max_length=80, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    edit_version = models.PositiveIntegerField(default=1)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class PersonalData:
        """Closed to others than the caseworker until it is opened."""

        fields = (
            dict.fromkeys(
                ("id", "citizen", "sending", "made_from", "written_by", "edit_version", "withdrawn_by"), TECHNICAL
            )
            | dict.fromkeys(("topic", "wording", "source", "speaker", "known_on"), CITIZEN_CLOSED)
            | dict.fromkeys(HOUR_FIELDS, CITIZEN_CLOSED)
            | dict.fromkeys(("for_citizen", "written_at", "withdrawn_at"), CITIZEN_WORK)
            | {"withdrawn_because": CITIZEN_CLOSED}
        )

    class Meta:
        indexes = [models.Index(fields=["citizen", "topic", "-known_on"], name="knowledge_of_citizen")]
        constraints = [
            models.UniqueConstraint(
                fields=["citizen", "made_from"], condition=~models.Q(made_from=""), name="knowledge_is_made_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(wording="") | models.Q(attended_hours__isnull=False),
                name="knowledge_says_something",
                violation_error_message="Skriv, hvad du ved.",
            ),
            models.CheckConstraint(
                condition=models.Q(**{f"{name}__isnull": True for name in HOUR_FIELDS})
                | models.Q(**{f"{name}__isnull": False for name in HOUR_FIELDS}),
                name="knowledge_hours_with_norm_and_period",
                violation_error_message="Skriv timer, aftalte timer om ugen og fra-til. De hører sammen.",
            ),
            models.CheckConstraint(
                condition=~models.Q(source="attendance") | models.Q(attended_hours__isnull=False),
                name="knowledge_of_attendance_has_hours",
                violation_error_message="Fremmøde skrives som timer mødt af timer aftalt i en periode.",
            ),
            models.CheckConstraint(
                condition=~models.Q(source__in=["company", "other"]) | ~models.Q(speaker=""),
                name="knowledge_spoken_has_a_speaker",
                violation_error_message="Skriv, hvem der sagde det.",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_because="")
                | (
                    models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, sending__isnull=False)
                    & ~models.Q(withdrawn_because="")
                ),
                name="knowledge_withdrawn_says_why",
                violation_error_message="Skriv, hvorfor linjen trækkes tilbage.",
            ),
        ]


class KnowledgeQuestion(models.Model):
    """What a caseworker asks in a topic, the consultant's answer, and the word that the answer is read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="knowledge_questions")
    topic = models.CharField(max_length=40)
    wording = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """What was asked and answered about the citizen."""

        fields = dict.fromkeys(("id", "citizen", "asked_by", "answered_by", "read_by"), TECHNICAL) | dict.fromkeys(
            ("topic", "wording", "answer", "asked_at", "answered_at", "read_at"), CITIZEN_CLOSED
        )

    class Meta:
        indexes = [
            models.Index(fields=["citizen", "-asked_at"], name="knowledge_asked_of_citizen"),
            models.Index(
                fields=["asked_at"], condition=models.Q(answered_at__isnull=True), name="knowledge_waiting_answer"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(wording=""),
                name="knowledge_question_has_words",
                violation_error_message="Skriv, hvad du vil vide.",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (models.Q(answered_at__isnull=False, answered_by__isnull=False) & ~models.Q(answer="")),
                name="knowledge_answered_by_and_at",
                violation_error_message="Skriv svaret.",
            ),
            models.CheckConstraint(
                condition=models.Q(read_at__isnull=True, read_by__isnull=True)
                | models.Q(read_at__isnull=False, read_by__isnull=False, answered_at__isnull=False),
                name="knowledge_answer_read_by_and_at",
            ),
        ]
