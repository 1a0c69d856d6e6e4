"""The CV as something to talk about: what may go in, where it came from, and versions for one reader each."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.citizens.models.facts import CV_SECTIONS, Fact
from jobbro.citizens.models.people import Citizen
from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL


class FindState(models.TextChoices):
    """What became of a sentence in the inbox."""

    WAITING = "waiting", "venter"
    ACCEPTED = "accepted", "taget med"
    DROPPED = "dropped", "valgt fra"


class ApprovalWay(models.TextChoices):
    """How the citizen said yes."""

    TOGETHER = "together", "Vi læste det sammen"
    PHONE = "phone", "I telefonen"
    WRITTEN = "written", "På skrift"
    OWN_PAGE = "own_page", "På sin egen side"


class CvFind(models.Model):
    """A sentence that somebody marked «til CV»; it waits for the citizen's choice and is told once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="cv_finds")
    sentence = models.TextField()
    # A hash of the words in their stems: the same thing said again finds this row.
    likeness = models.CharField(max_length=64)
    section = models.CharField(max_length=20, choices=CV_SECTIONS)
    state = models.CharField(max_length=10, choices=FindState, default=FindState.WAITING)
    fact = models.ForeignKey(Fact, null=True, blank=True, on_delete=models.CASCADE, related_name="cv_finds")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """Closed like the note that it comes from."""

        fields = dict.fromkeys(("id", "citizen", "likeness", "fact"), TECHNICAL) | dict.fromkeys(
            ("sentence", "section", "state", "decided_at", "decided_by"), CITIZEN_CLOSED
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["citizen", "likeness"], name="a_cv_find_is_told_once"),
            models.CheckConstraint(condition=~models.Q(sentence=""), name="cv_find_has_words"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at__isnull=True, decided_by__isnull=True)
                | (~models.Q(state="waiting") & models.Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="cv_find_decided_by_and_at",
            ),
            models.CheckConstraint(
                condition=models.Q(state="accepted", fact__isnull=False)
                | (~models.Q(state="accepted") & models.Q(fact__isnull=True)),
                name="cv_find_accepted_has_its_fact",
            ),
        ]


class CvSource(models.Model):
    """Where a sentence was said, with the way back to it."""

    find = models.ForeignKey(CvFind, on_delete=models.CASCADE, related_name="sources")
    label = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class PersonalData:
        """Part of the case's story."""

        fields = dict.fromkeys(("id", "find", "address"), TECHNICAL) | dict.fromkeys(
            ("label", "marked_at", "marked_by"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["find", "label", "address"], name="a_cv_source_is_named_once"),
            models.CheckConstraint(
                condition=models.Q(address="") | models.Q(address__startswith="/"), name="cv_source_is_in_the_house"
            ),
        ]


class FactTask(models.Model):
    """A work task that something a citizen can do fits."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=120)
    skill = models.SlugField(max_length=60, blank=True)

    class PersonalData:
        """Closed like the fact."""

        fields = dict.fromkeys(("id", "fact", "skill"), TECHNICAL) | {"title": CITIZEN_CLOSED}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "title"], name="a_task_once_a_fact")]


class CvVersion(models.Model):
    """A CV for one reader: which released facts it shows, and whether the citizen has said yes to exactly that.

    The words are not kept here. The version is made anew from what is released, and its fingerprint says whether
    that is still what was approved.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="cv_versions")
    recipient = models.CharField(max_length=120)
    with_contact = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_fingerprint = models.CharField(max_length=64, blank=True)
    approved_way = models.CharField(max_length=12, choices=ApprovalWay, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """The proof of what was handed out, and on whose word."""

        fields = dict.fromkeys(("id", "citizen", "made_at", "made_by", "approved_fingerprint"), TECHNICAL) | (
            dict.fromkeys(
                (
                    *("recipient", "with_contact", "approved_way", "approved_at", "approved_by"),
                    *("withdrawn_at", "withdrawn_by"),
                ),
                CITIZEN_WORK,
            )
        )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(recipient=""), name="cv_version_has_a_reader"),
            models.CheckConstraint(
                condition=models.Q(
                    approved_at__isnull=True, approved_by__isnull=True, approved_way="", approved_fingerprint=""
                )
                | (
                    models.Q(approved_at__isnull=False, approved_by__isnull=False)
                    & ~models.Q(approved_way="")
                    & ~models.Q(approved_fingerprint="")
                ),
                name="cv_version_approved_at_by_and_way",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="cv_version_withdrawn_by_and_at",
            ),
        ]


class CvChoice(models.Model):
    """A fact that a version shows, as long as the company may read it."""

    version = models.ForeignKey(CvVersion, on_delete=models.CASCADE, related_name="choices")
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="+")
    # A hash of the words that the citizen said no to: the line stays out until it says something else.
    refused_fingerprint = models.CharField(max_length=64, blank=True)

    class PersonalData:
        """Only which fact it is."""

        fields = dict.fromkeys(("id", "version", "fact", "refused_fingerprint"), TECHNICAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "fact"], name="a_fact_once_a_cv_version")]


class LocalWordKind(models.TextChoices):
    """What the municipality has learned about everyday words and work tasks."""

    MEANS = "means", "ordene betyder evnen"
    MEANS_NOT = "means_not", "ordene betyder ikke evnen"
    TASK = "task", "opgaven passer til evnen"
    TASK_NOT = "task_not", "opgaven passer ikke til evnen"


class LocalWord(models.Model):
    """A correction of the map from everyday life to work, made here; it holds no words about a person."""

    kind = models.CharField(max_length=10, choices=LocalWordKind)
    skill = models.SlugField(max_length=60)
    text = models.CharField(max_length=120)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """Words of the trade; nobody's case."""

        fields = dict.fromkeys(
            ("id", "kind", "skill", "text", "added_at", "added_by", "withdrawn_at", "withdrawn_by"), TECHNICAL
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "skill", "text"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="a_local_word_stands_once",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="local_word_has_words"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="local_word_withdrawn_by_and_at",
            ),
        ]
