"""Notes of the journal, all their versions and what is unclear in them. Fetched through access and nowhere else."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL, Audience
from jobbro.domain.observing import NoteState


class NotePurpose(models.TextChoices):
    """What a note is written after or for."""

    CALL = "call", "Opkald"
    VISIT = "visit", "Besøg"
    FOLLOW_UP = "follow_up", "Opfølgning"
    STATUS = "status", "Status til sagsbehandleren"


class NoteForm(models.TextChoices):
    """The seven kinds of text that a consultant writes (R-096)."""

    PHONE_NOTE = "phone_note", "Telefonnotat"
    FOLLOW_UP_NOTE = "follow_up_note", "Opfølgningsnotat"
    JOURNAL_NOTE = "journal_note", "Journalnotat"
    ACTION_PLAN = "action_plan", "Handleplan"
    LETTER = "letter", "Brev"
    MAIL = "mail", "Mail"
    FORM_COMMENT = "form_comment", "Kommentar til skema eller blanket"


class NoteReader(models.TextChoices):
    """Whom a note is written to; the citizen may ask to see it whoever it is."""

    CASEWORKER = Audience.CASEWORKER.value, "Sagsbehandleren"
    CITIZEN = Audience.CITIZEN.value, "Borgeren"
    COMPANY = Audience.COMPANY.value, "Virksomheden"


class NoteStatus(models.TextChoices):
    """Where a note is on its way into the case; the words that one reads."""

    DRAFT = NoteState.DRAFT.value, "kladde"
    READY = NoteState.READY.value, "klar"
    SHARED = NoteState.SHARED.value, "delt"
    LOCKED = NoteState.LOCKED.value, "låst"


class JournalNote(models.Model):
    """A note about a citizen; its words are in its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="journal_notes")
    visit = models.ForeignKey(
        "meetings.Visit", null=True, blank=True, on_delete=models.SET_NULL, related_name="journal_notes"
    )
    purpose = models.CharField(max_length=20, choices=NotePurpose)
    form = models.CharField(max_length=20, choices=NoteForm, default=NoteForm.JOURNAL_NOTE)
    reader = models.CharField(max_length=20, choices=NoteReader, default=NoteReader.CASEWORKER)
    about_day = models.DateField()
    state = models.CharField(max_length=10, choices=NoteStatus, default=NoteStatus.DRAFT)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    edit_version = models.PositiveIntegerField(default=1)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    shared_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    locked_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """What kind of note there is, to whom, and how far it is."""

        fields = dict.fromkeys(
            ("id", "citizen", "visit", "written_by", "edit_version", "shared_by", "locked_by", "reviewed_by"), TECHNICAL
        ) | dict.fromkeys(
            (
                "purpose",
                "form",
                "reader",
                "about_day",
                "state",
                "written_at",
                "shared_at",
                "locked_at",
                "reviewed_at",
            ),
            CITIZEN_WORK,
        )

    class Meta:
        indexes = [
            models.Index(fields=["citizen", "-about_day", "-written_at"], name="note_of_citizen"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "ready"], shared_at__isnull=True, shared_by__isnull=True)
                | models.Q(state__in=["shared", "locked"], shared_at__isnull=False, shared_by__isnull=False),
                name="note_shared_by_and_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="locked") & models.Q(locked_at__isnull=True, locked_by__isnull=True)
                | models.Q(state="locked", locked_at__isnull=False, locked_by__isnull=False),
                name="note_locked_by_and_at",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_at__isnull=True, reviewed_by__isnull=True)
                | models.Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="note_reviewed_by_and_at",
            ),
        ]


class NoteVersion(models.Model):
    """The words of a note from a moment on. After sharing, a correction is a new version, and the old one stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(JournalNote, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    because = models.CharField(max_length=300, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class PersonalData:
        """Closed by default."""

        fields = dict.fromkeys(("id", "note", "written_by"), TECHNICAL) | dict.fromkeys(
            ("number", "text", "because", "written_at"), CITIZEN_CLOSED
        )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["note", "number"], name="one_version_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(because=""),
                name="correction_says_why",
                violation_error_message="Skriv, hvorfor noten rettes.",
            ),
        ]


class Clarification(models.Model):
    """Words in a note that are unclear, what to ask about them, and what came of it."""

    class Outcome(models.TextChoices):
        """How an unclear statement was settled."""

        RESOLVED = "resolved", "Afklaret"
        NOTED = "noted", "Stadig uklart, og det er noteret"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(JournalNote, on_delete=models.CASCADE, related_name="clarifications")
    unclear = models.CharField(max_length=300)
    ask = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """What the citizen said, and how it was understood."""

        fields = dict.fromkeys(("id", "note", "asked_by", "settled_by"), TECHNICAL) | dict.fromkeys(
            ("unclear", "ask", "outcome", "answer", "asked_at", "settled_at"), CITIZEN_CLOSED
        )

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="", answer="", settled_at__isnull=True, settled_by__isnull=True)
                | (
                    models.Q(settled_at__isnull=False, settled_by__isnull=False)
                    & ~models.Q(outcome="")
                    & ~models.Q(answer="")
                ),
                name="clarification_settled_by_and_at",
                violation_error_message="Skriv, hvad der kom ud af det.",
            )
        ]
