"""Preparing a call, keeping notes while it lasts, and telling what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.memory import ContactTold, log_contact
from jobbro.companies.actions.needs import NeedFacts, add_need, asked_no_need
from jobbro.companies.actions.saving import put, values_of
from jobbro.companies.models import (
    CallPlan,
    CallRole,
    Company,
    CompanyContact,
    CompanyNeed,
    Contact,
    ContactOutcome,
    ContactPurpose,
    ObjectionMet,
)
from jobbro.library import calls
from jobbro.library.call_files import OWN_GOAL
from jobbro.ui.wording import local_day

# After these nothing is left of the call; the others are tried again with the same paper.
_SETTLES = (ContactOutcome.AGREED, ContactOutcome.NO_THANKS, ContactOutcome.HELD)


class CallIsSettled(Exception):
    """The call was told already, by the same colleague in another window."""


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What is written on the paper for a call; `questions` and `objections` are ids."""

    role: CallRole
    goal: str
    goal_words: str = ""
    purpose: ContactPurpose = ContactPurpose.GENERAL
    person: Contact | None = None
    passed_stop: str = ""
    reason: str = ""
    offer: str = ""
    opening: str = ""
    questions: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallEnd:
    """What came of a call. `met` are the objections with the id of the reply that helped, or none.

    `need` is a need in the company's own words; `no_need` says that it was asked and has none.
    """

    outcome: ContactOutcome
    purpose: ContactPurpose
    words: str = ""
    next_on: date | None = None
    seconds: int | None = None
    met: tuple[tuple[str, str], ...] = ()
    need: tuple[CompanyNeed.Kind, str] | None = None
    no_need: bool = False


@transaction.atomic
def plan_call(*, by: User, company: Company, facts: CallFacts, at: datetime) -> CallPlan:
    """Write one's paper for the next call to the company: there is one until the call is settled.

    :raises ValueError: without a goal that is known or one in own words, or for a person of another company
    """
    _check(company, facts)
    # The company's row is the lock, so that two windows write one paper.
    Company.objects.select_for_update().get(pk=company.pk)
    plan = CallPlan.objects.filter(company=company, by=by, settled_at__isnull=True).first()
    is_new = plan is None
    plan = plan or CallPlan(company=company, by=by)
    put(plan, values_of(facts) | {"questions": list(facts.questions), "objections": list(facts.objections)})
    plan.written_at = at
    plan.save()
    if is_new:
        _record(by, company, "call_planned", at)
    return plan


@transaction.atomic
def keep_notes(*, by: User, plan: CallPlan, notes: str, at: datetime) -> None:
    """Keep what one writes while one talks; it becomes part of the memory when the call is told.

    That notes were begun is recorded once: the page asks for this every few seconds.

    :raises CallIsSettled: when the call was told meanwhile
    """
    fresh = _open(by, plan)
    if notes and not fresh.notes:
        _record(by, fresh.company, "call_noted", at)
    fresh.notes = notes
    fresh.save(update_fields=["notes"])


@transaction.atomic
def tell_call(*, by: User, plan: CallPlan, end: CallEnd, at: datetime) -> CompanyContact:
    """Tell what came of a call: a contact, the objections met, and the need or that there is none.

    The paper is kept when the call is to be tried again.

    :raises CallIsSettled: when the call was told meanwhile
    :raises ValueError: for an objection or a reply that is not known, and as `log_contact` and `add_need`
    """
    fresh = _open(by, plan)
    _check_met(end.met)
    told = ContactTold(
        at=at,
        outcome=end.outcome,
        purpose=end.purpose,
        person=fresh.person,
        goal=goal_of(fresh),
        words=end.words,
        passed_stop=fresh.passed_stop,
        seconds=end.seconds,
        next_on=end.next_on,
    )
    contact = log_contact(by=by, company=fresh.company, told=told, at=at)
    rows = [ObjectionMet(contact=contact, objection=one, helped_by=reply) for one, reply in end.met]
    ObjectionMet.objects.bulk_create(rows)
    _note_need(by, fresh, end, at)
    if end.purpose != fresh.purpose:
        _record(by, fresh.company, "contact_purpose", at, was=fresh.purpose, now=end.purpose)
    fresh.purpose, fresh.notes, fresh.passed_stop = end.purpose, "", ""
    fresh.settled_at = at if end.outcome in _SETTLES else None
    fresh.save()
    return contact


def goal_of(plan: CallPlan) -> str:
    """Return the goal in words; a goal that has left the content files is told by its id."""
    known = calls().goal(plan.goal)
    return plan.goal_words or (known.title if known else plan.goal)


def _note_need(by: User, plan: CallPlan, end: CallEnd, at: datetime) -> None:
    if end.need is not None:
        kind, words = end.need
        facts = NeedFacts(kind=kind, words=words, heard_on=local_day(at), contact=plan.person)
        add_need(by=by, company=plan.company, facts=facts, at=at)
    elif end.no_need:
        asked_no_need(by=by, company=plan.company, asked_on=local_day(at), at=at, contact=plan.person)


def _open(by: User, plan: CallPlan) -> CallPlan:
    fresh = CallPlan.objects.select_for_update().get(pk=plan.pk)
    if fresh.by_id != by.pk:
        raise ValueError("the paper is a colleague's own")
    if fresh.settled_at is not None:
        raise CallIsSettled
    return fresh


def _check(company: Company, facts: CallFacts) -> None:
    if facts.person is not None and facts.person.company_id != company.pk:
        raise ValueError("the person works at another company")
    is_own = facts.goal == OWN_GOAL
    if is_own != bool(facts.goal_words.strip()) or not (is_own or calls().goal(facts.goal)):
        raise ValueError("a call has a goal: a known one, or one in own words")


def _check_met(met: Sequence[tuple[str, str]]) -> None:
    for objection_id, reply_id in met:
        objection = calls().objection(objection_id)
        if objection is None or (reply_id and objection.reply(reply_id) is None):
            raise ValueError(f"no objection {objection_id} with a reply {reply_id}")


def _record(by: User, company: Company, verb: str, at: datetime, **details: Any) -> None:
    record(by=by.actor, at=at, action=f"company.{verb}", about=[company], details=details)
