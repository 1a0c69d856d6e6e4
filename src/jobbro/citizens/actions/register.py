"""Writing a citizen down, and whose work the citizen is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import Team, User
from jobbro.audit.changes import record
from jobbro.citizens import cpr as numbers
from jobbro.citizens.actions.saving import locked, put
from jobbro.citizens.models import Citizen, ConsultantChange, Lending, TargetGroupSpell
from jobbro.citizens.names import name_keys


class CprTaken(Exception):
    """Another citizen has this number already."""

    def __init__(self, citizen_id: UUID) -> None:
        super().__init__("the number belongs to another citizen")
        self.citizen_id = citizen_id


class GroupBeginsTooEarly(ValueError):
    """A new target group must begin after the one before it."""


@dataclass(frozen=True, slots=True)
class CitizenDetails:
    """What a colleague can write about a citizen. A CPR number of None is left as it is; an empty one is removed."""

    first_name: str
    last_name: str
    team: Team
    phone: str = ""
    email: str = ""
    consultant: User | None = None
    caseworker: User | None = None
    cpr: str | None = None


@transaction.atomic
def create_citizen(*, by: User, details: CitizenDetails, at: datetime, is_demo: bool = False) -> Citizen:
    """Write a citizen down.

    :raises CprTaken: when the number belongs to another citizen
    """
    citizen = Citizen(created_at=at, is_demo=is_demo, **_values(details))
    _set_cpr(citizen, details.cpr)
    citizen.save(force_insert=True)
    record(by=by.actor, at=at, action="citizen.created", about=[citizen], details={"with_cpr": bool(details.cpr)})
    return citizen


@transaction.atomic
def change_citizen(*, by: User, citizen: Citizen, details: CitizenDetails, edit_version: int, at: datetime) -> None:
    """Write what is now known about a citizen, and whose work it is; another consultant is counted as a change.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises CprTaken: when the number belongs to another citizen
    """
    fresh = locked(citizen, edit_version=edit_version)
    former = fresh.consultant
    cpr_changed = _set_cpr(fresh, details.cpr)
    changed = put(fresh, _values(details))
    if cpr_changed and not changed:
        fresh.edit_version += 1
    if not (cpr_changed or changed):
        return
    fresh.save()
    if former is not None and fresh.consultant is not None and former != fresh.consultant:
        ConsultantChange.objects.create(citizen=fresh, former=former, new=fresh.consultant, changed_at=at)
    shown = sorted({*changed, *(["cpr"] if cpr_changed else [])} - {"sort_key", "search_text"})
    record(by=by.actor, at=at, action="citizen.changed", about=[fresh], details={"fields": shown})


@transaction.atomic
def note_cpr_shown(*, by: User, citizen: Citizen, at: datetime) -> None:
    """Record that the whole number was shown to a colleague."""
    record(by=by.actor, at=at, action="citizen.cpr_shown", about=[citizen])


@transaction.atomic
def set_target_group(*, by: User, citizen: Citizen, group: str, starts_on: date, at: datetime) -> TargetGroupSpell:
    """Note the group that the citizen belongs to from a day; the one before ends the day before.

    The same first day again corrects the group.

    :raises GroupBeginsTooEarly: when a later group is noted already
    """
    Citizen.objects.select_for_update().get(pk=citizen.pk)
    last = citizen.target_groups.order_by("-starts_on").first()
    if last is not None and starts_on < last.starts_on:
        raise GroupBeginsTooEarly
    if last is not None and starts_on == last.starts_on:
        spell = last
        spell.group, spell.ends_on = group, None
    else:
        if last is not None and (last.ends_on is None or last.ends_on >= starts_on):
            last.ends_on = starts_on - timedelta(days=1)
            last.save(update_fields=["ends_on"])
        spell = TargetGroupSpell(citizen=citizen, group=group, starts_on=starts_on)
    spell.save()
    details = {"group": group, "starts_on": starts_on.isoformat()}
    record(by=by.actor, at=at, action="citizen.group_set", about=[citizen], details=details)
    return spell


@transaction.atomic
def lend_citizen(
    *, by: User, citizen: Citizen, colleague: User, reason: str, starts_on: date, ends_on: date, at: datetime
) -> Lending:
    """Let a colleague from elsewhere in to one citizen, by name and for a period, both days included."""
    lending = Lending.objects.create(
        citizen=citizen, colleague=colleague, reason=reason, starts_on=starts_on, ends_on=ends_on
    )
    details = {"colleague": colleague.full_name, "starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    record(by=by.actor, at=at, action="citizen.lent", about=[citizen], details=details)
    return lending


@transaction.atomic
def end_lending(*, by: User, lending: Lending, today: date, at: datetime) -> None:
    """End a loan at once: from now on the colleague sees nothing."""
    _end(lending, today=today)
    details = {"colleague": lending.colleague.full_name}
    record(by=by.actor, at=at, action="citizen.loan_ended", about=[lending.citizen], details=details)


@transaction.atomic
def close_case(*, by: User, citizen: Citizen, on_date: date, at: datetime) -> None:
    """Close the citizen's case; loans end with it, and the time until erasure is counted from this day."""
    fresh = Citizen.objects.select_for_update().get(pk=citizen.pk)
    put(fresh, {"closed_on": on_date})
    fresh.save(update_fields=["closed_on", "edit_version"])
    for lending in Lending.objects.filter(citizen=fresh, ends_on__gte=on_date):
        _end(lending, today=on_date)
    record(by=by.actor, at=at, action="citizen.closed", about=[fresh], details={"on": on_date.isoformat()})


@transaction.atomic
def reopen_case(*, by: User, citizen: Citizen, at: datetime) -> None:
    """Open a closed case again."""
    fresh = Citizen.objects.select_for_update().get(pk=citizen.pk)
    put(fresh, {"closed_on": None})
    fresh.save(update_fields=["closed_on", "edit_version"])
    record(by=by.actor, at=at, action="citizen.reopened", about=[fresh])


def _values(details: CitizenDetails) -> dict[str, object]:
    keys = name_keys(details.first_name, details.last_name, phone=details.phone, email=details.email)
    return {
        "first_name": details.first_name,
        "last_name": details.last_name,
        "phone": details.phone,
        "email": details.email,
        "team": details.team,
        "consultant": details.consultant,
        "caseworker": details.caseworker,
        **keys,
    }


def _set_cpr(citizen: Citizen, number: str | None) -> bool:
    """Put a number on the citizen, or take it away; True when that changes something."""
    if number is None:
        return False
    index = numbers.index_of(number) if number else None
    if index == citizen.cpr_index:
        return False
    other = Citizen.objects.filter(cpr_index=index).values_list("pk", flat=True).first() if index else None
    if other is not None:
        raise CprTaken(other)
    citizen.cpr_index = index
    citizen.cpr_encrypted = numbers.seal(number, citizen_id=citizen.pk) if number else None
    return True


def _end(lending: Lending, *, today: date) -> None:
    """The last day becomes yesterday; a loan that began today leaves only its record in the audit."""
    if lending.starts_on >= today:
        lending.delete()
        return
    lending.ends_on = today - timedelta(days=1)
    lending.save(update_fields=["ends_on"])
