"""Rows that are only ever added: the database refuses to change or delete them."""

from django.db import models

from jobbro.audit.kinds import ActorKind, LookKind
from jobbro.domain.disclosure import LOG_ENTRY, TECHNICAL


class ChangeEvent(models.Model):
    """One thing that somebody did, written in the same transaction as the change."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10, choices=ActorKind)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_label = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=80)
    details = models.JSONField(default=dict)

    class PersonalData:
        """Kept as long as the log."""

        fields = {
            "id": TECHNICAL,
            "at": LOG_ENTRY,
            "actor_kind": LOG_ENTRY,
            "actor_id": LOG_ENTRY,
            "actor_label": LOG_ENTRY,
            "actor_role": LOG_ENTRY,
            "action": LOG_ENTRY,
            "details": LOG_ENTRY,
        }

    class Meta:
        indexes = [models.Index(fields=["-at"], name="change_event_latest")]


class ChangeSubject(models.Model):
    """What a change was about; one event can touch a placement, its citizen and its company."""

    event = models.ForeignKey(ChangeEvent, on_delete=models.PROTECT, related_name="subjects")
    kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)

    class PersonalData:
        """Kept as long as the log."""

        fields = {"id": TECHNICAL, "event": TECHNICAL, "kind": LOG_ENTRY, "subject_id": LOG_ENTRY}

    class Meta:
        indexes = [models.Index(fields=["kind", "subject_id", "-event"], name="change_subject_timeline")]


class LookUp(models.Model):
    """One look at one citizen; each entry carries the hash of the one before it."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10, choices=ActorKind)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_label = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=40, blank=True)
    citizen_id = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=LookKind)
    what = models.CharField(max_length=80)
    relation = models.CharField(max_length=40)
    request_id = models.CharField(max_length=40, blank=True)
    previous_hash = models.CharField(max_length=64)
    entry_hash = models.CharField(max_length=64)

    class PersonalData:
        """Kept as long as the log; the citizen may read it."""

        fields = {
            "number": TECHNICAL,
            "at": LOG_ENTRY,
            "actor_kind": LOG_ENTRY,
            "actor_id": LOG_ENTRY,
            "actor_label": LOG_ENTRY,
            "actor_role": LOG_ENTRY,
            "citizen_id": LOG_ENTRY,
            "kind": LOG_ENTRY,
            "what": LOG_ENTRY,
            "relation": LOG_ENTRY,
            "request_id": TECHNICAL,
            "previous_hash": TECHNICAL,
            "entry_hash": TECHNICAL,
        }

    class Meta:
        indexes = [
            models.Index(fields=["citizen_id", "-number"], name="look_up_citizen_latest"),
            models.Index(fields=["at"], name="look_up_by_time"),
            models.Index(fields=["-number"], name="look_up_unexplained", condition=models.Q(relation="none")),
        ]
        # With this, no hash can stand twice inside the chain; an index on entry_hash would only slow each look.
        constraints = [models.UniqueConstraint(fields=["previous_hash"], name="look_up_chain_does_not_fork")]
