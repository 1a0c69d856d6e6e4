"""Rows of a conversation. They are fetched through access.py and nowhere else."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.domain.disclosure import AGREED_RECORD, CITIZEN_CLOSED, CITIZEN_WORK, STAFF_IDENTITY, TECHNICAL
from jobbro.placements.models import MeansSense

HIGHEST_SCORE = 10


class TalkPurpose(models.TextChoices):
    """What the talk is for: decides whether many simple questions are a good sign (R-059)."""

    FACTS = "facts", "Afklare fakta"
    PERSPECTIVES = "perspectives", "Nye perspektiver"


class SkipReason(models.TextChoices):
    """Why a card was not answered."""

    DECLINED = "declined", "Borgeren vil ikke svare"
    NOT_TODAY = "not_today", "Ikke i dag"
    KNOWN = "known", "Det ved vi allerede"
    DOES_NOT_FIT = "does_not_fit", "Passer ikke her"


class Owner(models.TextChoices):
    """Whose turn it is."""

    CITIZEN = "citizen", "Borgeren"
    CONSULTANT = "consultant", "Virksomhedskonsulenten"
    COMPANY = "company", "Virksomheden"
    CASEWORKER = "caseworker", "Sagsbehandleren"


class Conversation(models.Model):
    """A talk with a citizen, from the first question until it is agreed who does what."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="conversations")
    held_on = models.DateField()
    purpose = models.CharField(max_length=20, choices=TalkPurpose, default=TalkPurpose.FACTS)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """That there was a talk, and when."""

        fields = dict.fromkeys(("id", "citizen", "begun_by", "begun_at", "closed_by"), TECHNICAL) | dict.fromkeys(
            ("held_on", "purpose", "closed_at"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="conversation_closed_by_and_at",
            )
        ]
        indexes = [models.Index(fields=["citizen", "-held_on"], name="conversation_of_citizen")]


class CardAnswer(models.Model):
    """What came of a card in a talk.

    One row for the words, the score or the skip (option is empty), and one for each option that was ticked. Where
    the answer is a fact about the citizen or a goal, the words are that row's and stand nowhere else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="answers")
    card = models.CharField(max_length=60)
    option = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    skipped = models.CharField(max_length=20, choices=SkipReason, blank=True)
    fact = models.ForeignKey("citizens.Fact", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(
        "progression.CitizenGoal", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    edit_version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class PersonalData:
        """Closed by default."""

        fields = dict.fromkeys(
            ("id", "conversation", "fact", "goal", "edit_version", "changed_by", "changed_at"), TECHNICAL
        ) | dict.fromkeys(("card", "option", "text", "score", "skipped"), CITIZEN_CLOSED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "card", "option"], name="one_answer_a_card_and_option"),
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__lte=HIGHEST_SCORE),
                name="score_is_at_most_ten",
                violation_error_message="Vælg et tal fra 0 til 10.",
            ),
            models.CheckConstraint(
                condition=models.Q(skipped="") | models.Q(text="", score__isnull=True, fact__isnull=True, option=""),
                name="skipped_card_has_no_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(text="") | models.Q(fact__isnull=True), name="words_of_a_fact_stand_in_the_fact"
            ),
            models.CheckConstraint(
                condition=models.Q(goal__isnull=True) | models.Q(text="", fact__isnull=True, skipped="", option=""),
                name="words_of_a_goal_stand_in_the_goal",
            ),
        ]


class FrameReview(models.Model):
    """A frame that was gone through: which version, on which day, and what the citizen said beside it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="frames")
    frame = models.CharField(max_length=60)
    version = models.DateField()
    gone_through_on = models.DateField()
    comment = models.TextField(blank=True)
    edit_version = models.PositiveIntegerField(default=1)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class PersonalData:
        """What the citizen was told, and answered."""

        fields = dict.fromkeys(("id", "conversation", "edit_version", "noted_by"), TECHNICAL) | dict.fromkeys(
            ("frame", "version", "gone_through_on", "comment"), CITIZEN_WORK
        )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "frame"], name="frame_gone_through_once_a_talk")]


class ActivityReason(models.Model):
    """An activity that was proposed, why it brings the citizen nearer a job, and what the citizen says to that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="activities")
    activity = models.CharField(max_length=160)
    because = models.TextField()
    citizen_answer = models.CharField(max_length=10, choices=MeansSense)
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """Said to and by the citizen."""

        fields = dict.fromkeys(("id", "conversation", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("activity", "because", "citizen_answer"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(because=""),
                name="activity_has_a_reason",
                violation_error_message="Skriv, hvorfor aktiviteten bringer borgeren nærmere et job.",
            )
        ]


class TalkTask(models.Model):
    """Who does what before when, as agreed at the end of a talk; an owner or a day that lacks is flagged."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="tasks")
    todo = models.CharField(max_length=200)
    owner = models.CharField(max_length=20, choices=Owner, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    about = models.ForeignKey(ActivityReason, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    edit_version = models.PositiveIntegerField(default=1)

    class PersonalData:
        """TalkPart of what was agreed with the citizen."""

        fields = dict.fromkeys(("id", "conversation", "about", "edit_version"), TECHNICAL) | dict.fromkeys(
            ("todo", "owner", "due_on", "done_on"), AGREED_RECORD
        )

    class Meta:
        indexes = [models.Index(fields=["conversation", "due_on"], name="talk_task_by_day")]


class CitizenMessage(models.Model):
    """What a citizen wrote on the own page, when an answer is due, and the answer.

    The day it is due is kept as it was when the message came: another target counts for the messages after it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey("citizens.Citizen", on_delete=models.CASCADE, related_name="messages")
    said = models.TextField()
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reply = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class PersonalData:
        """The citizen's own words, and ours to the citizen: nobody outside the case reads them."""

        fields = dict.fromkeys(("id", "citizen", "answered_by"), TECHNICAL) | dict.fromkeys(
            ("said", "received_at", "due_at", "reply", "answered_at"), CITIZEN_CLOSED
        )

    class Meta:
        indexes = [
            models.Index(fields=["citizen", "-received_at"], name="message_of_citizen"),
            # Few wait, and the front page asks for them each time.
            models.Index(
                fields=["due_at", "id"], condition=models.Q(answered_at__isnull=True), name="message_that_waits"
            ),
            models.Index(fields=["answered_by", "answered_at"], name="message_answered_by"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(said=""), name="message_has_words", violation_error_message="Skriv din besked."
            ),
            models.CheckConstraint(
                condition=models.Q(due_at__gt=models.F("received_at")), name="message_is_due_after_it_came"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answered_by__isnull=True, reply="")
                | (models.Q(answered_at__isnull=False, answered_by__isnull=False) & ~models.Q(reply="")),
                name="message_answer_by_and_at",
            ),
        ]


class MessageCover(models.Model):
    """A colleague who looks after another's messages in a period, both days included.

    It opens no citizen: the colleague meets the messages of those whom the door lets in anyway.
    """

    consultant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="covered")
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="covers")
    starts_on = models.DateField()
    ends_on = models.DateField()
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class PersonalData:
        """Who is away, and when."""

        fields = dict.fromkeys(("id", "consultant", "colleague", "named_by"), TECHNICAL) | dict.fromkeys(
            ("starts_on", "ends_on"), STAFF_IDENTITY
        )

    class Meta:
        indexes = [models.Index(fields=["colleague", "ends_on"], name="cover_by_colleague")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="cover_ends_after_start",
                violation_error_message="Slutdagen ligger før startdagen.",
            ),
            models.CheckConstraint(
                condition=~models.Q(consultant=models.F("colleague")),
                name="cover_is_by_another",
                violation_error_message="Vælg en anden kollega.",
            ),
        ]
