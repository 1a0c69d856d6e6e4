"""«Fortæl det én gang»: one page that the citizen has said yes to line by line, and who took over and read it."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.citizens.models.cv import ApprovalWay
from jobbro.citizens.models.facts import Fact
from jobbro.citizens.models.people import Citizen
from jobbro.domain.disclosure import CITIZEN_CLOSED, CITIZEN_WORK, TECHNICAL, Audience


class CapsulePart(models.TextChoices):
    """The parts of the page, in its order."""

    WORKS = "works", "Det virker"
    CAN = "can", "Det kan jeg"
    AVOID = "avoid", "Det skal vi undgå"
    LEARNED = "learned", "Det har vi lært"


class Capsule(models.Model):
    """A version of the page. It holds no facts: each line points at one and is shown while that is released."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="capsules")
    number = models.PositiveSmallIntegerField()
    audience = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Audience])
    next_step = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField()
    approved_way = models.CharField(max_length=12, choices=ApprovalWay)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class PersonalData:
        """What was agreed to tell on."""

        fields = (
            dict.fromkeys(("id", "citizen", "number"), TECHNICAL)
            | dict.fromkeys(
                ("audience", "made_at", "made_by", "expires_on", "approved_way", "revoked_at", "revoked_by"),
                CITIZEN_WORK,
            )
            | {"next_step": CITIZEN_CLOSED}
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["citizen", "number"], name="capsule_versions_are_counted"),
            models.UniqueConstraint(
                fields=["citizen", "audience"],
                condition=models.Q(revoked_at__isnull=True),
                name="one_standing_capsule_an_audience",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="capsule_revoked_by_and_at",
            ),
        ]


class CapsuleLine(models.Model):
    """A fact that the citizen said yes to pass on, in the words that it had then."""

    capsule = models.ForeignKey(Capsule, on_delete=models.CASCADE, related_name="lines")
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=10, choices=CapsulePart)
    # A hash of the words; other words are not what was said yes to.
    fingerprint = models.CharField(max_length=64)

    class PersonalData:
        """Only which fact, and where."""

        fields = dict.fromkeys(("id", "capsule", "fact", "fingerprint"), TECHNICAL) | {"part": CITIZEN_WORK}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["capsule", "fact"], name="a_fact_once_a_capsule")]


class CapsuleReading(models.Model):
    """A colleague confirmed to have read the page."""

    capsule = models.ForeignKey(Capsule, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class PersonalData:
        """Who has read it."""

        fields = dict.fromkeys(("id", "capsule"), TECHNICAL) | dict.fromkeys(("reader", "read_at"), CITIZEN_WORK)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["capsule", "reader"], name="a_capsule_is_confirmed_once")]


class ConsultantChange(models.Model):
    """The citizen was given another consultant: the story might have to be told again."""

    citizen = models.ForeignKey(Citizen, on_delete=models.CASCADE, related_name="consultant_changes")
    former = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    new = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class PersonalData:
        """Whose work it was."""

        fields = dict.fromkeys(("id", "citizen"), TECHNICAL) | dict.fromkeys(
            ("former", "new", "changed_at"), CITIZEN_WORK
        )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(former=models.F("new")), name="consultant_changes_to_another")
        ]


class ToldAgain(models.TextChoices):
    """What the citizen says to «jeg skulle ikke fortælle forfra» a month after another consultant took over."""

    YES = "yes", "Ja, det passer"
    PARTLY = "partly", "Delvist"
    NO = "no", "Nej, jeg måtte fortælle forfra"


class HandoverCheck(models.Model):
    """A month after the hand-over: did the story go along, what had to be told again, and what happens now."""

    change = models.OneToOneField(ConsultantChange, on_delete=models.CASCADE, related_name="check_made")
    went_along = models.CharField(max_length=10, choices=ToldAgain)
    told_again = models.TextField(blank=True)
    next_step = models.TextField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class PersonalData:
        """What the citizen said about the hand-over."""

        fields = (
            dict.fromkeys(("id", "change", "checked_by"), TECHNICAL)
            | dict.fromkeys(("went_along", "checked_at"), CITIZEN_WORK)
            | dict.fromkeys(("told_again", "next_step"), CITIZEN_CLOSED)
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(went_along="yes") | ~models.Q(told_again=""),
                name="told_again_says_what",
                violation_error_message="Skriv, hvad der måtte fortælles igen.",
            )
        ]
