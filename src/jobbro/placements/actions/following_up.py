"""A follow-up is held, or moved to another day."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.library import texts
from jobbro.placements.actions.recording import save_record
from jobbro.placements.actions.states import correct_placement
from jobbro.placements.models import FollowUp, Placement, PlacementState
from jobbro.placements.queries.reading import record_of
from jobbro.ui.wording import long_day


class NoSuchMeeting(Exception):
    """No follow-up that could be moved or held is agreed on that day."""


class DayIsTaken(Exception):
    """There is another follow-up on the day already."""


@transaction.atomic
def hold_follow_up(*, by: User, placement: Placement, day: date, held_on: date, at: datetime) -> None:
    """Note that the follow-up agreed for a day was held; what the parties agreed is not changed by it.

    :raises NoSuchMeeting: when none is agreed for the day
    """
    if not FollowUp.objects.filter(placement=placement, day=day).update(held_on=held_on):
        raise NoSuchMeeting
    _note("follow_up.held", placement, {"day": day.isoformat(), "held_on": held_on.isoformat()}, by=by, at=at)


@transaction.atomic
def move_follow_up(*, by: User, placement: Placement, day: date, to: date, at: datetime) -> tuple[str, ...]:
    """Move a follow-up that is not held to another day; return the core parts of the agreement that changed by it.

    In a text that is not locked this is an edit of the plan like any other: it voids what the parties answered. In a
    locked text a dated correction tells both days, so that nothing that was agreed is lost.

    :raises NoSuchMeeting: when none is agreed for the day, or it was held
    :raises DayIsTaken: when there is a follow-up on the new day
    """
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    meetings = dict(FollowUp.objects.filter(placement=placement).values_list("day", "held_on"))
    if meetings.get(day, day) is not None:
        raise NoSuchMeeting
    if to in meetings:
        raise DayIsTaken
    changed: tuple[str, ...] = ()
    if placement.state == PlacementState.LOCKED:
        text = texts().say("follow_up.correction", day=long_day(day), to=long_day(to))
        correct_placement(by=by, placement=placement, text=text, at=at)
        FollowUp.objects.filter(placement=placement, day=day).update(day=to)
    else:
        changed = _edited(placement, day, to, by=by, at=at)
    _note("follow_up.moved", placement, {"day": day.isoformat(), "to": to.isoformat()}, by=by, at=at)
    return changed


def _edited(placement: Placement, day: date, to: date, *, by: User, at: datetime) -> tuple[str, ...]:
    record = record_of(placement)
    moved = [replace(line, day=to) if line.day == day else line for line in record.follow_ups]
    record = record.changed(follow_ups=tuple(sorted(moved, key=lambda line: line.day)))
    return save_record(by=by, placement_id=placement.pk, record=record, edit_version=placement.edit_version, at=at)


def _note(action: str, placement: Placement, details: dict[str, str], *, by: User, at: datetime) -> None:
    about = [placement, placement.citizen, placement.company]
    note_change(by=by.actor, at=at, action=action, about=about, details=details)
