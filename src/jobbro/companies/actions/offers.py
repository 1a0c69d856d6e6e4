"""From a proposal to an offer: accepted with a day, or turned down with a reason; then what the company said."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, save_next_version, values_of
from jobbro.companies.models import CompanyNeed, CompanyOffer, RefusedProposal


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """What is offered, in the words that the company reads; `reasons` are why we thought of it."""

    proposal_id: str
    title: str
    words: str
    offered_on: date
    answer_by: date
    reasons: tuple[str, ...] = ()


class AlreadyOffered(Exception):
    """The company has this offer and has not answered yet."""


class NeedIsSettled(Exception):
    """The company does not have the need any more."""


@transaction.atomic
def make_offer(*, by: User, need: CompanyNeed, facts: OfferFacts, at: datetime) -> CompanyOffer:
    """Offer something for a need, which is then no longer open but offered.

    :raises NeedIsSettled: when the need is solved or dropped
    :raises AlreadyOffered: when the same is offered and not answered
    :raises ValueError: when the answer is awaited before the offer is made
    """
    if facts.answer_by < facts.offered_on:
        raise ValueError("an answer is awaited before the offer is made")
    held = CompanyNeed.objects.select_for_update().get(pk=need.pk)
    if not held.is_standing:
        raise NeedIsSettled
    standing = CompanyOffer.State.OFFERED
    if held.offers.filter(proposal_id=facts.proposal_id, state=standing).exists():
        raise AlreadyOffered
    values: dict[str, Any] = values_of(facts) | {"reasons": list(facts.reasons)}
    offer = CompanyOffer.objects.create(company_id=held.company_id, need=held, owner=held.owner or by, **values)
    held.refused_proposals.filter(proposal_id=facts.proposal_id).delete()
    _follow(held)
    _note(by, offer, "made", at)
    return offer


@transaction.atomic
def refuse_proposal(
    *, by: User, need: CompanyNeed, proposal_id: str, title: str, reason: str, at: datetime
) -> RefusedProposal:
    """Turn a proposal down for this need; turning it down again writes the newer reason.

    :raises ValueError: without a reason
    """
    if not reason:
        raise ValueError("a proposal is turned down with a reason")
    values = {"title": title, "reason": reason, "refused_by": by, "refused_on": timezone.localtime(at).date()}
    refused, _is_new = RefusedProposal.objects.update_or_create(need=need, proposal_id=proposal_id, defaults=values)
    record(by=by.actor, at=at, action="company.proposal_refused", about=[need.company], details={"title": title})
    return refused


@transaction.atomic
def answer_offer(
    *,
    by: User,
    offer: CompanyOffer,
    state: CompanyOffer.State,
    answered_on: date,
    answer: str,
    edit_version: int,
    at: datetime,
) -> None:
    """Write down what came of an offer: the company's yes or no, or that we took it back.

    Without a standing or accepted offer the need is open again.

    :raises SavedMeanwhile: when somebody wrote an answer after the form was opened
    :raises ValueError: for a day before the offer was made
    """
    if answered_on < offer.offered_on:
        raise ValueError("the answer lies before the offer")
    fresh = locked(offer, edit_version=edit_version)
    is_standing = state == CompanyOffer.State.OFFERED
    fresh.state, fresh.answered_on = state, None if is_standing else answered_on
    fresh.answer = "" if is_standing else answer
    save_next_version(fresh)
    _follow(CompanyNeed.objects.select_for_update().get(pk=fresh.need_id))
    _note(by, fresh, str(state), at)


def _follow(need: CompanyNeed) -> None:
    """Let the need's state follow its offers; a settled need is settled by a person and not by this."""
    if not need.is_standing:
        return
    alive = need.offers.filter(state__in=(CompanyOffer.State.OFFERED, CompanyOffer.State.ACCEPTED)).exists()
    state = CompanyNeed.State.OFFERED if alive else CompanyNeed.State.OPEN
    if need.state != state:
        need.state = state
        save_next_version(need)


def _note(by: User, offer: CompanyOffer, verb: str, at: datetime) -> None:
    details = {"title": offer.title}
    record(by=by.actor, at=at, action=f"company.offer_{verb}", about=[offer.company], details=details)
