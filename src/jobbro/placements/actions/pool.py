"""An opening is offered to all teams for some hours, and the first yes to a citizen closes it (R-028, R-035).

Every verb holds the opening first and the citizen after it, so that two who act at once take turns in both databases.
"""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.citizens.models import Citizen
from jobbro.companies.actions import move_opening
from jobbro.companies.models import JobOpening, OpeningState
from jobbro.placements.models import CandidateState, JobCandidate, PoolRound

LONGEST_ROUND = 14 * 24
# Read aloud on a telephone, so without what sounds or looks like another sign.
_SIGNS, _TOKEN_LENGTH = "BCDFGHJKLMNPRSTVXZ23456789", 7
_LIVE = (CandidateState.SUGGESTED, CandidateState.ACCEPTED)


class JobIsTaken(Exception):
    """Somebody else got the job first, or it cannot be offered any more."""


class NotForThisTeam(Exception):
    """The opening is not in the pool now, and it belongs to another team."""


class AlreadyThere(Exception):
    """The opening is in the pool, or the citizen is a candidate for it, already."""


class OfferedElsewhere(Exception):
    """The citizen is a candidate for another job, and nobody has said that it is known."""


class HasOtherPart(Exception):
    """The citizen has another part of the same position; two share it, so it takes two."""


class NoLongerCandidate(Exception):
    """The candidate was withdrawn or passed over meanwhile."""


@transaction.atomic
def open_pool(*, by: User, opening: JobOpening, hours: int, at: datetime) -> PoolRound:
    """Offer an opening to all teams for so many hours.

    :raises JobIsTaken: when the company has not agreed to the opening, or it is filled
    :raises AlreadyThere: when it is in the pool now
    :raises NotForThisTeam: when it is another team's
    :raises ValueError: for no hours, or more than two weeks
    """
    if not 0 < hours <= LONGEST_ROUND:
        raise ValueError("a round lasts from an hour to two weeks")
    held = _held(opening)
    if not may_decide(by, held):
        raise NotForThisTeam
    _must_be_free(held)
    standing = held.pool_rounds.filter(closed_at__isnull=True)
    if standing.filter(open_until__gt=at).exists():
        raise AlreadyThere
    team = owning_team(held) or by.team_id
    standing.update(closed_at=at)
    until = at + timedelta(hours=hours)
    made = PoolRound.objects.create(opening=held, owner_team_id=team, opened_by=by, opened_at=at, open_until=until)
    details = {"opening": str(held.pk), "title": held.title, "hours": hours}
    note_change(by=by.actor, at=at, action="pool.opened", about=[held.company], details=details)
    return made


@transaction.atomic
def close_pool(*, by: User, opening: JobOpening, at: datetime) -> None:
    """Take an opening back from the pool before its time; taking it back twice is taking it back once.

    :raises NotForThisTeam: when it is another team's
    """
    held = _held(opening)
    if not may_decide(by, held):
        raise NotForThisTeam
    if held.pool_rounds.filter(closed_at__isnull=True).update(closed_at=at):
        details = {"opening": str(held.pk), "title": held.title}
        note_change(by=by.actor, at=at, action="pool.closed", about=[held.company], details=details)


@transaction.atomic
def suggest_candidate(
    *, by: User, opening: JobOpening, citizen: Citizen, agreed_on: date, knows_of_other: bool = False, at: datetime
) -> JobCandidate:
    """Suggest a citizen who has said yes to it; others read a token instead of the name.

    :param knows_of_other: that it is known, and meant, that the citizen is a candidate for another job
    :raises NotForThisTeam: when the opening is another team's and not in the pool now
    :raises JobIsTaken: when it cannot be offered
    :raises AlreadyThere: when the citizen is a candidate already
    :raises OfferedElsewhere: when the citizen is a candidate elsewhere and that is not known
    :raises HasOtherPart: when the citizen has another part of the same position
    """
    held = _held(opening)
    _must_be_free(held)
    if not (may_decide(by, held) or is_in_pool(held, at=at)):
        raise NotForThisTeam
    person = Citizen.objects.select_for_update().get(pk=citizen.pk)
    _may_be_offered(held, person, _LIVE, knows_of_other=knows_of_other)
    if held.candidates.filter(citizen=person, state__in=_LIVE).exists():
        raise AlreadyThere
    made = JobCandidate.objects.create(
        token=_new_token(),
        opening=held,
        citizen=person,
        team_id=person.team_id,
        agreed_on=agreed_on,
        suggested_by=by,
        suggested_at=at,
    )
    _note(made, "candidate.suggested", by=by, at=at)
    return made


@transaction.atomic
def accept_candidate(*, by: User, candidate: JobCandidate, knows_of_other: bool = False, at: datetime) -> None:
    """Give the job to a candidate: the opening is filled, its round is over, and the others are passed over.

    :raises NotForThisTeam: when the opening is another team's
    :raises JobIsTaken: when somebody was accepted first
    :raises NoLongerCandidate: when the candidate was withdrawn meanwhile
    :raises OfferedElsewhere: when the citizen has got another job and that is not known
    :raises HasOtherPart: when the citizen has another part of the same position
    """
    held = _held(candidate.opening)
    if not may_decide(by, held):
        raise NotForThisTeam
    _must_be_free(held)
    person = Citizen.objects.select_for_update().get(pk=candidate.citizen_id)
    chosen = held.candidates.filter(pk=candidate.pk, state=CandidateState.SUGGESTED).first()
    if chosen is None:
        raise NoLongerCandidate
    _may_be_offered(held, person, (CandidateState.ACCEPTED,), knows_of_other=knows_of_other)
    # An opening that the company has free again has nobody, whoever had it before.
    held.candidates.filter(state=CandidateState.ACCEPTED).update(**_settled(CandidateState.WITHDRAWN, by, at))
    others = held.candidates.filter(state=CandidateState.SUGGESTED).exclude(pk=chosen.pk)
    others.update(**_settled(CandidateState.PASSED, by, at))
    held.candidates.filter(pk=chosen.pk).update(**_settled(CandidateState.ACCEPTED, by, at))
    held.pool_rounds.filter(closed_at__isnull=True).update(closed_at=at)
    move_opening(by=by, opening=held, state=OpeningState.FILLED, edit_version=held.edit_version, at=at)
    _note(chosen, "candidate.accepted", by=by, at=at)


@transaction.atomic
def link_citizen(
    *, by: User, opening: JobOpening, citizen: Citizen, agreed_on: date, knows_of_other: bool = False, at: datetime
) -> JobCandidate:
    """Give an opening to a citizen at once, as when two are found who share a position; raises as the two verbs do."""
    made = suggest_candidate(
        by=by, opening=opening, citizen=citizen, agreed_on=agreed_on, knows_of_other=knows_of_other, at=at
    )
    accept_candidate(by=by, candidate=made, knows_of_other=knows_of_other, at=at)
    return made


@transaction.atomic
def withdraw_candidate(*, by: User, candidate: JobCandidate, at: datetime) -> None:
    """Take a candidate back; where the candidate has the job, the company has it free again.

    :raises NoLongerCandidate: when the candidate was settled meanwhile
    """
    held = _held(candidate.opening)
    standing = held.candidates.filter(pk=candidate.pk, state__in=_LIVE).first()
    if standing is None:
        raise NoLongerCandidate
    held.candidates.filter(pk=standing.pk).update(**_settled(CandidateState.WITHDRAWN, by, at))
    if standing.state == CandidateState.ACCEPTED and held.state == OpeningState.FILLED:
        move_opening(by=by, opening=held, state=OpeningState.AGREED, edit_version=held.edit_version, at=at)
    _note(standing, "candidate.withdrawn", by=by, at=at)


def owning_team(opening: JobOpening) -> int | None:
    """Return the team whose opening it is: the one that offered it last, else that of the company's owner."""
    latest = opening.pool_rounds.order_by("-opened_at", "-pk").values_list("owner_team", flat=True).first()
    if latest is not None:
        return latest
    return opening.company.owner.team_id if opening.company.owner else None


def may_decide(user: User, opening: JobOpening) -> bool:
    """Test whether the user's team has the opening; one that no team has is everybody's."""
    team = owning_team(opening)
    return team is None or team == user.team_id


def is_in_pool(opening: JobOpening, *, at: datetime) -> bool:
    """Test whether the opening is there for all teams at this moment."""
    return opening.pool_rounds.filter(closed_at__isnull=True, open_until__gt=at).exists()


def _held(opening: JobOpening) -> JobOpening:
    """Hold the opening until the transaction ends."""
    JobOpening.objects.select_for_update().get(pk=opening.pk)
    return JobOpening.objects.select_related("company__owner").get(pk=opening.pk)


def _must_be_free(opening: JobOpening) -> None:
    if opening.state != OpeningState.AGREED:
        raise JobIsTaken


def _may_be_offered(
    opening: JobOpening, citizen: Citizen, states: tuple[CandidateState, ...], *, knows_of_other: bool
) -> None:
    """Refuse a second part of one position, and ask first about another job."""
    elsewhere = JobCandidate.objects.filter(citizen=citizen, state__in=states).exclude(opening=opening)
    live = elsewhere.exclude(opening__state=OpeningState.WITHDRAWN)
    if opening.position_id and live.filter(opening__position=opening.position_id, state="accepted").exists():
        raise HasOtherPart
    if not knows_of_other and live.exists():
        raise OfferedElsewhere


def _settled(state: CandidateState, by: User, at: datetime) -> dict[str, object]:
    return {"state": state, "settled_by": by, "settled_at": at}


def _new_token() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_TOKEN_LENGTH))


def _note(candidate: JobCandidate, action: str, *, by: User, at: datetime) -> None:
    """Record it on the candidate and the citizen, never on the company's page."""
    about = [candidate, candidate.citizen]
    details = {"token": candidate.token, "opening": str(candidate.opening_id)}
    note_change(by=by.actor, at=at, action=action, about=about, details=details)
