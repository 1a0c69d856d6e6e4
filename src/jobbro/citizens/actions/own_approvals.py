"""Asking the citizen to say yes on the own page, and what the citizen answers there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.citizens.actions.capsule import CapsuleDetails, NotAsApproved, NotReleased, make_agreed_capsule
from jobbro.citizens.actions.cv_versions import approve_by_citizen
from jobbro.citizens.actions.facts import release_fact
from jobbro.citizens.actions.private_words import refuse_private_texts
from jobbro.citizens.models import (
    ApprovalWay,
    CapsulePart,
    Citizen,
    CvChoice,
    CvVersion,
    Fact,
    OwnApproval,
    OwnApprovalLine,
    OwnApprovalState,
)
from jobbro.citizens.queries.capsule import passable
from jobbro.citizens.queries.cv_versions import cv_content
from jobbro.citizens.queries.facts import released_to
from jobbro.citizens.queries.own_approvals import Asked, asked
from jobbro.domain.disclosure import Audience


class NotWaiting(Exception):
    """The question is answered, or it was taken back."""


@dataclass(frozen=True, slots=True)
class CapsuleQuestion:
    """The lines to ask about and their parts, the agreed next step, and the last day."""

    lines: Mapping[UUID, CapsulePart]
    expires_on: date
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class LineSaid:
    """The citizen's yes or no to a line, and perhaps a word about it."""

    is_yes: bool
    said: str = ""


@transaction.atomic
def ask_about_cv(*, by: User, version: CvVersion, at: datetime) -> OwnApproval:
    """Ask the citizen to say yes to a CV on the own page; a question that waits already stands.

    :raises NotAsApproved: when the CV is taken back, or says nothing
    """
    fresh = CvVersion.objects.select_for_update(of=("self",)).select_related("citizen").get(pk=version.pk)
    if fresh.withdrawn_at is not None or cv_content(fresh).is_empty:
        raise NotAsApproved
    waiting = OwnApproval.objects.filter(version=fresh, state=OwnApprovalState.WAITING).first()
    if waiting is not None:
        return waiting
    approval = OwnApproval.objects.create(citizen=fresh.citizen, version=fresh, asked_at=at, asked_by=by)
    _note(by.actor, "own_approval.asked", approval, at=at)
    return approval


@transaction.atomic
def ask_about_capsule(*, by: User, citizen: Citizen, question: CapsuleQuestion, at: datetime) -> OwnApproval:
    """Ask the citizen to say yes on the own page to what is passed on; a question that waited is taken back.

    The citizen reads the lines there, so they are opened to the citizen.

    :raises NotReleased: when no line is chosen, or one that colleagues may not read
    :raises PrivateWords: when the next step tells of health or the like
    """
    Citizen.objects.select_for_update().get(pk=citizen.pk)
    refuse_private_texts(question.next_step)
    if not question.lines or not question.lines.keys() <= {fact.id for fact in passable(citizen)}:
        raise NotReleased
    for waiting in OwnApproval.objects.filter(citizen=citizen, version=None, state=OwnApprovalState.WAITING):
        take_back_question(by=by, approval=waiting, at=at)
    for fact in Fact.objects.filter(pk__in=question.lines).order_by("pk"):
        readers = released_to(fact)
        if Audience.CITIZEN not in readers:
            release_fact(by=by, fact=fact, to={*readers, Audience.CITIZEN}, agreed=False, at=at)
    approval = OwnApproval.objects.create(
        citizen=citizen, next_step=question.next_step, expires_on=question.expires_on, asked_at=at, asked_by=by
    )
    OwnApprovalLine.objects.bulk_create(
        OwnApprovalLine(approval=approval, fact_id=fact, part=part) for fact, part in question.lines.items()
    )
    _note(by.actor, "own_approval.asked", approval, at=at, lines=len(question.lines))
    return approval


@transaction.atomic
def take_back_question(*, by: User, approval: OwnApproval, at: datetime) -> None:
    """Take a question back that waits; the citizen need not answer it any more."""
    fresh = OwnApproval.objects.select_for_update(of=("self",)).get(pk=approval.pk)
    if fresh.state != OwnApprovalState.WAITING:
        return
    fresh.state = OwnApprovalState.WITHDRAWN
    fresh.save(update_fields=["state"])
    _note(by.actor, "own_approval.taken_back", fresh, at=at)


@transaction.atomic
def answer_lines(
    *, by: Actor, approval: OwnApproval, answers: Mapping[UUID, LineSaid], shown: str, at: datetime
) -> None:
    """Keep the citizen's yes or no to each line; a no keeps the line out of the CV until it says something else.

    :raises NotWaiting: when the question is answered or taken back
    :raises NotAsApproved: when the lines are others than the citizen was shown, or one is not answered
    """
    fresh = _waiting(approval)
    now = asked(fresh)
    if now.shown != shown or {line.fact.id for line in now.lines} != answers.keys():
        raise NotAsApproved
    for line in now.lines:
        said = answers[line.fact.id]
        OwnApprovalLine.objects.update_or_create(
            approval=fresh,
            fact_id=line.fact.id,
            defaults={"is_yes": said.is_yes, "said": said.said, "fingerprint": line.fingerprint, "part": line.part},
        )
        refused = "" if said.is_yes else line.fingerprint
        if fresh.version_id:
            CvChoice.objects.filter(version=fresh.version_id, fact=line.fact.id).update(refused_fingerprint=refused)
    refused_lines = sum(not one.is_yes for one in answers.values())
    _note(by, "own_approval.read", fresh, at=at, lines=len(answers), refused=refused_lines)


@transaction.atomic
def answer_whole(*, by: Actor, approval: OwnApproval, is_yes: bool, said: str, shown: str, at: datetime) -> OwnApproval:
    """Keep the citizen's yes or no to the whole without the lines refused; a yes makes it what may be handed on.

    :raises NotWaiting: when the question is answered or taken back
    :raises NotAsApproved: when it says something else than the citizen was shown, or a line is not answered
    """
    fresh = _waiting(approval)
    now = asked(fresh)
    if now.kept_shown != shown or not now.is_read or (is_yes and not now.kept):
        raise NotAsApproved
    fresh.state = OwnApprovalState.YES if is_yes else OwnApprovalState.NO
    fresh.answered_at, fresh.said = at, said
    fresh.save(update_fields=["state", "answered_at", "said"])
    _note(by, f"own_approval.{fresh.state}", fresh, at=at, lines=len(now.kept))
    if is_yes:
        _carry_out(by, now, at=at)
    return fresh


@transaction.atomic
def see_answer(*, by: User, approval: OwnApproval, at: datetime) -> None:
    """Note that a colleague has seen the answer; it waits on nobody's front page any more."""
    fresh = OwnApproval.objects.select_for_update(of=("self",)).get(pk=approval.pk)
    if fresh.answered_at is None or fresh.seen_at is not None:
        return
    fresh.seen_at, fresh.seen_by = at, by
    fresh.save(update_fields=["seen_at", "seen_by"])
    _note(by.actor, "own_approval.seen", fresh, at=at)


def _carry_out(by: Actor, now: Asked, *, at: datetime) -> None:
    approval = now.approval
    if approval.version is not None:
        content = now.content
        approve_by_citizen(
            by=by, version=approval.version, fingerprint=content.fingerprint, asked_by=approval.asked_by, at=at
        )
        return
    assert approval.expires_on is not None
    details = CapsuleDetails(
        lines={line.fact.id: CapsulePart(line.part) for line in now.kept},
        expires_on=approval.expires_on,
        way=ApprovalWay.OWN_PAGE,
        next_step=approval.next_step,
    )
    make_agreed_capsule(by=by, noted_by=approval.asked_by, citizen=approval.citizen, details=details, at=at)


def _waiting(approval: OwnApproval) -> OwnApproval:
    rows = OwnApproval.objects.select_for_update(of=("self",)).select_related("citizen", "version", "asked_by")
    fresh = rows.get(pk=approval.pk)
    if fresh.state != OwnApprovalState.WAITING:
        raise NotWaiting
    return fresh


def _note(by: Actor, action: str, approval: OwnApproval, *, at: datetime, **more: object) -> None:
    """The audit names the question and what it is about, never the words."""
    details = {"approval": str(approval.pk), "version": str(approval.version_id or ""), **more}
    record(by=by, at=at, action=action, about=[approval.citizen], details=details)
