"""What a company was promised, or promised us: made, kept, moved, or taken back with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import put, save_next_version, values_of
from jobbro.companies.actions.standing import hold, refresh_standing
from jobbro.companies.models import Company, CompanyContact, CompanyPromise, PromiseSide, PromiseState


@dataclass(frozen=True, slots=True)
class PromiseSaid:
    """What was promised, by which side, by when, and which colleague sees to it."""

    what: str
    owner: User
    due_on: date
    side: PromiseSide = PromiseSide.OURS
    contact: CompanyContact | None = None


@transaction.atomic
def make_promise(*, by: User, company: Company, said: PromiseSaid, at: datetime) -> CompanyPromise:
    """Write down a promise.

    :raises ValueError: when nothing is promised, its day has been, or it was given in a contact with another company
    """
    if not said.what.strip() or said.due_on < _day(at):
        raise ValueError("a promise says what, and by a day that has not been")
    if said.contact is not None and said.contact.company_id != company.pk:
        raise ValueError("the contact was with another company")
    hold(company)
    made = CompanyPromise.objects.create(company=company, made_by=by, made_at=at, **values_of(said))
    refresh_standing(company)
    _record(by, made, "made", at)
    return made


@transaction.atomic
def keep_promise(*, by: User, promise: CompanyPromise, at: datetime) -> None:
    """Say that it was done. Saying so twice is saying it once; one that was taken back stays so."""
    _settle(by, promise, PromiseState.KEPT, "", at)


@transaction.atomic
def withdraw_promise(*, by: User, promise: CompanyPromise, because: str, at: datetime) -> None:
    """Take a promise back, and say why; one that was kept stays kept.

    :raises ValueError: when no reason is given
    """
    if not because.strip():
        raise ValueError("a promise is taken back with a reason")
    _settle(by, promise, PromiseState.WITHDRAWN, because, at)


@transaction.atomic
def move_promise(*, by: User, promise: CompanyPromise, to: date, at: datetime) -> None:
    """Give a promise another day, today or later; one that is settled stands as it is.

    :raises ValueError: when the day has been
    """
    if to < _day(at):
        raise ValueError("a promise cannot be moved to a day that has been")
    fresh = _held(promise)
    if fresh.is_open and put(fresh, {"due_on": to}):
        save_next_version(fresh)
        refresh_standing(fresh.company)
        _record(by, fresh, "moved", at)


def _settle(by: User, promise: CompanyPromise, state: PromiseState, because: str, at: datetime) -> None:
    fresh = _held(promise)
    if not fresh.is_open:
        return
    put(fresh, {"state": state, "settled_on": _day(at), "withdrawn_because": because})
    save_next_version(fresh)
    refresh_standing(fresh.company)
    _record(by, fresh, state.value, at)


def _held(promise: CompanyPromise) -> CompanyPromise:
    hold(promise.company)
    return CompanyPromise.objects.select_for_update().select_related("company").get(pk=promise.pk)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _record(by: User, promise: CompanyPromise, verb: str, at: datetime) -> None:
    details = {"side": promise.side, "day": promise.due_on.isoformat()}
    record(by=by.actor, at=at, action=f"company.promise_{verb}", about=[promise.company], details=details)
