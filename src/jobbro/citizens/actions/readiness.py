"""Getting a citizen ready for a talk at a workplace."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen, JobTalk, Speaker, TellingLine, WorkplaceBasic

# A telling line about family and everyday life has no fact; None is its key.
Telling = Mapping[UUID | None, tuple[str, str]]


class TalkSavedMeanwhile(Exception):
    """Somebody saved the talk after this form was opened; carries the version that is stored now."""

    def __init__(self, edit_version: int) -> None:
        super().__init__(f"version {edit_version} is newer")
        self.edit_version = edit_version


@transaction.atomic
def note_basics(
    *, by: User, citizen: Citizen, known: Collection[str], asked: Collection[str], on_date: date, at: datetime
) -> None:
    """Note which of the things that were asked about the citizen knows; the rest is for practice."""
    stored = {row.item: row for row in WorkplaceBasic.objects.select_for_update().filter(citizen=citizen)}
    changed = False
    for item in asked:
        row = stored.get(item) or WorkplaceBasic(citizen=citizen, item=item)
        if row.pk is None or row.known != (item in known):
            row.known, row.noted_on, changed = item in known, on_date, True
            row.save()
    if changed:
        record(by=by.actor, at=at, action="readiness.basics", about=[citizen], details={"known": len(known)})


@transaction.atomic
def plan_talk(
    *, by: User, citizen: Citizen, company: str, held_on: date, held_at: time | None, at: datetime
) -> JobTalk:
    """Begin to get ready for a talk: the citizen opens and tells the wishes, the consultant the frame."""
    talk = JobTalk.objects.create(
        citizen=citizen,
        company=company,
        held_on=held_on,
        held_at=held_at,
        opening_by=Speaker.CITIZEN,
        wishes_by=Speaker.CITIZEN,
        frame_by=Speaker.CONSULTANT,
    )
    record(by=by.actor, at=at, action="readiness.planned", about=[citizen], details={"talk": str(talk.pk)})
    return talk


@transaction.atomic
def prepare_talk(
    *, by: User, talk: JobTalk, answers: Mapping[str, object], telling: Telling, edit_version: int, at: datetime
) -> None:
    """Write what has been got ready. A telling without a time is not decided and is taken away.

    :raises TalkSavedMeanwhile: when somebody saved it after the form was opened
    """
    fresh = JobTalk.objects.select_for_update().get(pk=talk.pk)
    if fresh.edit_version != edit_version:
        raise TalkSavedMeanwhile(fresh.edit_version)
    changed = [name for name, value in answers.items() if getattr(fresh, name) != value]
    for name in changed:
        setattr(fresh, name, answers[name])
    if not (_tell(fresh, telling) or changed):
        return
    fresh.edit_version += 1
    fresh.save()
    details = {"talk": str(talk.pk), "fields": sorted(changed)}
    record(by=by.actor, at=at, action="readiness.prepared", about=[talk.citizen], details=details)


def _tell(talk: JobTalk, telling: Telling) -> bool:
    """Store the plan of what is told when; True when that changes something."""
    stored = {line.fact_id: line for line in TellingLine.objects.filter(talk=talk)}
    changed = False
    for fact_id, (when, by) in telling.items():
        line = stored.get(fact_id)
        if not when:
            if line is not None:
                line.delete()
                changed = True
            continue
        line = line or TellingLine(talk=talk, fact_id=fact_id)
        if line.pk is None or (line.when, line.by) != (when, by):
            line.when, line.by, changed = when, by, True
            line.save()
    return changed
