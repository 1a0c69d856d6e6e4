"""Looking after an agreement: how its aims are going, when it is looked at again, and the mail that reminds of it."""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.actors import SYSTEM
from jobbro.companies.actions.partnership import AlreadyEnded
from jobbro.companies.actions.partnership_core import note_partnership
from jobbro.companies.actions.saving import save_next_version
from jobbro.companies.exports.partnership import reminder_mail
from jobbro.companies.models import BEFORE_THE_END, AimState, Partnership, PartnershipAim, PartnershipState
from jobbro.integrations.jobs import send_later

# The mail lies there when the day begins, and never rings anybody up at night.
FIRST_HOUR = 7


class AimIsGone(Exception):
    """The aims of the agreement were written anew after this one was read."""


@transaction.atomic
def note_aim(*, by: User, aim: PartnershipAim, so_far: int | None, state: AimState, at: datetime) -> None:
    """Write how an aim is going; it is no part of what was signed.

    :raises AlreadyEnded: when the agreement is ended
    :raises AimIsGone: when the aims were written anew meanwhile
    """
    partnership = _open(aim.partnership)
    fresh = partnership.aims.filter(pk=aim.pk).first()
    if fresh is None:
        raise AimIsGone
    settled_on = None if state == AimState.OPEN else timezone.localtime(at).date()
    if fresh.state == state:
        settled_on = fresh.state_on
    fresh.so_far, fresh.state, fresh.state_on = so_far, state, settled_on
    fresh.save()
    note_partnership(by.actor, partnership, "aim_followed", at, state=state.value)


@transaction.atomic
def look_again_on(*, by: User, partnership: Partnership, day: date, at: datetime) -> None:
    """Note that the agreement was looked at today, and when it is looked at next; a signature stands.

    :raises AlreadyEnded: when it is ended
    :raises ValueError: for a day that is not to come, or lies after the last day
    """
    fresh = _open(partnership)
    if day <= timezone.localtime(at).date() or (fresh.ends_on is not None and day > fresh.ends_on):
        raise ValueError("the next review is to come, and before the end")
    fresh.review_on, fresh.moved_to = day, None
    save_next_version(fresh)
    note_partnership(by.actor, fresh, "reviewed", at)


@transaction.atomic
def move_reminder(*, by: User, partnership: Partnership, day: date, at: datetime) -> None:
    """Be reminded of the agreement on another day.

    :raises AlreadyEnded: when it is ended
    :raises ValueError: for a day that is not to come
    """
    fresh = _open(partnership)
    if day <= timezone.localtime(at).date():
        raise ValueError("a reminder is moved to a day to come")
    fresh.moved_to = day
    save_next_version(fresh)
    note_partnership(by.actor, fresh, "reminder_moved", at)


def remind_of_partnerships(*, at: datetime) -> int:
    """Write once to each owner about the agreements whose day has come; return how many were written to."""
    here = timezone.localtime(at)
    if here.hour < FIRST_HOUR:
        return 0
    today = here.date()
    near = Q(review_on__lte=today) | Q(ends_on__lte=today + BEFORE_THE_END) | Q(moved_to__lte=today)
    rows = Partnership.objects.filter(near, colleague__is_active=True).exclude(state=PartnershipState.ENDED)
    rows = rows.exclude(colleague__email="").select_related("colleague", "company").order_by("review_on", "pk")
    due: dict[User, list[Partnership]] = defaultdict(list)
    for row in rows:
        if row.colleague is not None and row.remind_on <= today and row.reminded_of != row.remind_on:
            due[row.colleague].append(row)
    return sum(_remind(owner, agreements, at=at) for owner, agreements in due.items())


@transaction.atomic
def _remind(owner: User, agreements: list[Partnership], *, at: datetime) -> bool:
    """Send one mail about those that no other worker has just taken."""
    mine = []
    for row in agreements:
        taken = Partnership.objects.filter(pk=row.pk, edit_version=row.edit_version).exclude(reminded_of=row.remind_on)
        if taken.update(reminded_of=row.remind_on):
            mine.append(row)
    if not mine:
        return False
    send_later(reminder_mail(owner, mine, at=at), about=f"partnerships-{owner.pk}", at=at)
    for row in mine:
        note_partnership(SYSTEM, row, "reminded", at)
    return True


def _open(partnership: Partnership) -> Partnership:
    fresh = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if not fresh.is_open:
        raise AlreadyEnded
    return fresh
