"""A CV for one reader: made from what is released, said yes to by the citizen, and only then handed out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.citizens.actions.private_words import refuse_private_texts
from jobbro.citizens.models import (
    ApprovalWay,
    Citizen,
    CvChoice,
    CvVersion,
    OwnApproval,
    OwnApprovalLine,
    OwnApprovalState,
)
from jobbro.citizens.queries.cv_versions import CvContent, CvState, cv_content, in_cv, state_of
from jobbro.citizens.queries.facts import facts_for
from jobbro.domain.disclosure import Audience


class NotReleased(ValueError):
    """A CV shows only facts that the company may read, and at least one of them."""


class NotAsApproved(Exception):
    """The CV does not say, word for word, what the citizen said yes to."""


@dataclass(frozen=True, slots=True)
class VersionDetails:
    """Whom a CV is for, which facts it shows, and whether phone and mail stand on it."""

    recipient: str
    facts: frozenset[UUID]
    with_contact: bool = False


@transaction.atomic
def make_cv_version(*, by: User, citizen: Citizen, details: VersionDetails, at: datetime) -> CvVersion:
    """Make a CV for one reader; it cannot be handed out before the citizen has said yes.

    :raises NotReleased: when nothing is chosen, or something that the company may not read
    :raises PrivateWords: when the name of the reader tells of health, such as a clinic for one illness
    """
    _check(citizen, details)
    version = CvVersion.objects.create(
        citizen=citizen, recipient=details.recipient, with_contact=details.with_contact, made_at=at, made_by=by
    )
    _choose(version, details.facts, {})
    _note(by.actor, "cv.version_made", version, at=at)
    return version


@transaction.atomic
def change_cv_version(*, by: User, version: CvVersion, details: VersionDetails, at: datetime) -> None:
    """Choose anew what a version shows and to whom; what is new has to be said yes to again.

    :raises NotReleased: when nothing is chosen, or something that the company may not read
    """
    fresh = _locked(version)
    _check(fresh.citizen, details)
    if fresh.recipient != details.recipient:
        _forget_approval(fresh)
    fresh.recipient, fresh.with_contact = details.recipient, details.with_contact
    fresh.save()
    fresh.choices.all().delete()
    _choose(fresh, details.facts, _refused(fresh))
    _note(by.actor, "cv.version_changed", fresh, at=at)


@transaction.atomic
def approve_cv_version(*, by: User, version: CvVersion, fingerprint: str, way: ApprovalWay, at: datetime) -> None:
    """Note that the citizen read the CV and said yes: to whom it was told, when and how.

    `fingerprint` is that of the words which the citizen was shown.

    :raises NotAsApproved: when it says something else by now, or nothing at all
    """
    _approve(by.actor, version, fingerprint, noted_by=by, way=way, at=at)


@transaction.atomic
def approve_by_citizen(*, by: Actor, version: CvVersion, fingerprint: str, asked_by: User, at: datetime) -> None:
    """Note the yes that the citizen gave on the own page; `asked_by` is the colleague who asked for it.

    :raises NotAsApproved: when it says something else by now, or nothing at all
    """
    _approve(by, version, fingerprint, noted_by=asked_by, way=ApprovalWay.OWN_PAGE, at=at)


@transaction.atomic
def withdraw_cv_version(*, by: User, version: CvVersion, at: datetime) -> None:
    """Take a CV back: it can no longer be fetched by anybody."""
    fresh = _locked(version)
    if fresh.withdrawn_at is not None:
        return
    fresh.withdrawn_at, fresh.withdrawn_by = at, by
    fresh.save(update_fields=["withdrawn_at", "withdrawn_by"])
    waiting = OwnApproval.objects.filter(version=fresh, state=OwnApprovalState.WAITING)
    waiting.update(state=OwnApprovalState.WITHDRAWN)
    _note(by.actor, "cv.version_withdrawn", fresh, at=at)


@transaction.atomic
def hand_out_cv(*, by: User, version: CvVersion, ending: str, at: datetime) -> CvContent:
    """Return what may be handed out and record that it was.

    :raises NotAsApproved: when the citizen has not said yes to exactly this
    """
    fresh = _locked(version)
    content = cv_content(fresh)
    if state_of(fresh, content) != CvState.APPROVED:
        raise NotAsApproved
    _note(by.actor, "cv.handed_out", fresh, at=at, ending=ending, fingerprint=content.fingerprint)
    return content


def _locked(version: CvVersion) -> CvVersion:
    rows = CvVersion.objects.select_for_update(of=("self",)).select_related("citizen")
    return rows.get(pk=version.pk)


def _check(citizen: Citizen, details: VersionDetails) -> None:
    refuse_private_texts(details.recipient)
    released = {fact.id for fact in in_cv(facts_for(citizen, Audience.COMPANY))}
    if not details.facts or not details.facts <= released:
        raise NotReleased


def _approve(
    by: Actor, version: CvVersion, fingerprint: str, *, noted_by: User, way: ApprovalWay, at: datetime
) -> None:
    fresh = _locked(version)
    content = cv_content(fresh)
    if fresh.withdrawn_at is not None or content.is_empty or content.fingerprint != fingerprint:
        raise NotAsApproved
    fresh.approved_fingerprint, fresh.approved_way = fingerprint, way
    fresh.approved_at, fresh.approved_by = at, noted_by
    fresh.save()
    _note(by, "cv.version_approved", fresh, at=at, way=way)


def _refused(version: CvVersion) -> dict[UUID, str]:
    """The words that the citizen last said no to in this version; to choose a line anew does not undo a no."""
    lines = OwnApprovalLine.objects.filter(approval__version=version, is_yes__isnull=False)
    answers = lines.order_by("approval__asked_at", "pk").values_list("fact", "is_yes", "fingerprint")
    return {fact: "" if is_yes else fingerprint for fact, is_yes, fingerprint in answers}


def _choose(version: CvVersion, facts: Collection[UUID], refused: Mapping[UUID, str]) -> None:
    CvChoice.objects.bulk_create(
        CvChoice(version=version, fact_id=fact, refused_fingerprint=refused.get(fact, "")) for fact in sorted(facts)
    )


def _forget_approval(version: CvVersion) -> None:
    version.approved_fingerprint = version.approved_way = ""
    version.approved_at = version.approved_by = None


def _note(by: Actor, action: str, version: CvVersion, *, at: datetime, **more: object) -> None:
    details = {"version": str(version.pk), "recipient": version.recipient, **more}
    record(by=by, at=at, action=action, about=[version.citizen], details=details)
