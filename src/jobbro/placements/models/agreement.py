"""What came of the record: approvals by link, tracks with the authority, corrections and papers."""

import uuid

from django.conf import settings
from django.db import models

from jobbro.accounts.models import ApprovalState
from jobbro.domain.disclosure import AGREED_RECORD, BUSINESS_CONTACT, TECHNICAL
from jobbro.placements.models.placement import Placement


class Party(models.TextChoices):
    """Who must say yes."""

    COMPANY = "company", "Virksomheden"
    EMPLOYEE_REPRESENTATIVE = "employee_representative", "Medarbejderrepræsentanten"
    CITIZEN = "citizen", "Borgeren"


class Approval(models.Model):
    """One party's answer to one version of the core of the record."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="approvals")
    party = models.CharField(max_length=30, choices=Party)
    person_name = models.CharField(max_length=120)
    address = models.CharField(max_length=254)
    core_fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ApprovalState, default=ApprovalState.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)
    void_reason = models.CharField(max_length=300, blank=True)

    class PersonalData:
        """The signature of a party."""

        fields = (
            dict.fromkeys(("id", "placement", "party", "core_fingerprint", "state", "asked_at"), TECHNICAL)
            | dict.fromkeys(("person_name", "address"), BUSINESS_CONTACT)
            | dict.fromkeys(("answered_at", "comment", "void_reason"), AGREED_RECORD)
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "party"],
                condition=~models.Q(state=ApprovalState.VOID),
                name="one_standing_approval_a_party",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[ApprovalState.AGREED, ApprovalState.DECLINED], answered_at__isnull=False)
                | models.Q(state=ApprovalState.ASKED, answered_at__isnull=True)
                | models.Q(state=ApprovalState.VOID),
                name="approval_answered_when",
            ),
        ]


class Track(models.TextChoices):
    """The authority keeps the application and the grant apart, and so do we (R-101)."""

    APPLICATION = "application", "Ansøgning"
    GRANT = "grant", "Bevilling"


class TrackEvent(models.Model):
    """A dated move on one of the two tracks."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="track_events")
    track = models.CharField(max_length=20, choices=Track)
    status = models.CharField(max_length=30)
    on_day = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class PersonalData:
        """Steps of the casework."""

        fields = dict.fromkeys(("id", "placement", "noted_by", "noted_at"), TECHNICAL) | dict.fromkeys(
            ("track", "status", "on_day", "note"), AGREED_RECORD
        )

    class Meta:
        ordering = ["noted_at", "id"]


class Correction(models.Model):
    """A dated addition to a locked text."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class PersonalData:
        """Part of the record."""

        fields = dict.fromkeys(("id", "placement", "written_by", "written_at"), TECHNICAL) | {"text": AGREED_RECORD}

    class Meta:
        ordering = ["written_at", "id"]


class PaperKind(models.TextChoices):
    """The papers that are made from the one record."""

    DESCRIPTION_PDF = "description_pdf", "Beskrivelsen (PDF)"
    DESCRIPTION_WORD = "description_word", "Beskrivelsen (Word)"
    AGREEMENT = "agreement", "Aftalen på ét ark (PDF)"
    VITAS = "vitas", "Tekster til VITAS"
    MIN_PLAN = "min_plan", "Tekst til Min Plan"
    CITIZEN_VERSION = "citizen_version", "Borgerens udgave"
    CALENDAR = "calendar", "Kalenderfil"


class Paper(models.Model):
    """A paper that was handed out, and the fingerprint of the record it was made from."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=20, choices=PaperKind)
    record_fingerprint = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class PersonalData:
        """Shows which paper is up to date."""

        fields = dict.fromkeys(("id", "placement", "kind", "record_fingerprint", "made_by", "made_at"), TECHNICAL)

    class Meta:
        ordering = ["-made_at", "-id"]
