"""Where the application and the grant have come, and which papers were handed out."""

from datetime import date, datetime

from django.db import models, transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.placements.models import Paper, PaperKind, Placement, Track, TrackEvent


class TrackStatus(models.TextChoices):
    """Steps of the two tracks (R-101); which belong to which stands in STATUSES."""

    AGREED = "agreed", "aftalt"
    DRAFT_SENT = "draft_sent", "kladde til virksomheden"
    SUBMITTED = "submitted", "indsendt"
    RETURNED = "returned", "sendt tilbage"
    GRANTED = "granted", "bevilget"
    REFUSED = "refused", "afvist"
    CHANGED = "changed", "ændret"


STATUSES: dict[Track, tuple[TrackStatus, ...]] = {
    Track.APPLICATION: (TrackStatus.AGREED, TrackStatus.DRAFT_SENT, TrackStatus.SUBMITTED, TrackStatus.RETURNED),
    Track.GRANT: (TrackStatus.GRANTED, TrackStatus.REFUSED, TrackStatus.CHANGED),
}


@transaction.atomic
def note_track(
    *, by: User, placement: Placement, track: Track, status: TrackStatus, on_day: date, note: str, at: datetime
) -> TrackEvent:
    """Note a dated move on a track; ValueError for a status of the other track."""
    if status not in STATUSES[track]:
        raise ValueError(f"{status} is not on the track {track}")
    event = TrackEvent.objects.create(
        placement=placement, track=track, status=status, on_day=on_day, note=note, noted_by=by, noted_at=at
    )
    note_change(
        by=by.actor,
        at=at,
        action=f"{track}.{status}",
        about=[placement, placement.citizen, placement.company],
        details={"on_day": on_day.isoformat()},
    )
    return event


@transaction.atomic
def note_paper(*, by: User, placement: Placement, kind: PaperKind, record_fingerprint: str, at: datetime) -> Paper:
    """Note that a paper was made from the record as it stands."""
    paper = Paper.objects.create(
        placement=placement, kind=kind, record_fingerprint=record_fingerprint, made_by=by, made_at=at
    )
    note_change(
        by=by.actor,
        at=at,
        action="paper.made",
        about=[placement, placement.citizen, placement.company],
        details={"kind": kind},
    )
    return paper
