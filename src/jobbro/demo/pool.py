"""Bo El's storeroom: one half is a job for all teams and has a candidate, the other half somebody has: DEMO."""

from datetime import datetime, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen, Fact, FactKind
from jobbro.companies.actions import move_opening
from jobbro.companies.models import JobOpening, OpeningState
from jobbro.demo.numbers import cvr_of
from jobbro.domain.disclosure import Audience
from jobbro.placements.actions.pool import link_citizen, open_pool, suggest_candidate
from jobbro.placements.models import PoolRound

_BO_EL, _HOURS = 6, 72


@transaction.atomic
def load_pool(staff: dict[str, User], at: datetime) -> None:
    """Offer one half of the shared position to all teams from now on, once, and give the other half to somebody."""
    halves = JobOpening.objects.filter(company__cvr=cvr_of(_BO_EL), company__is_demo=True, position__isnull=False)
    if PoolRound.objects.filter(opening__in=halves).exists():
        return
    by = staff["mette"]
    mornings, rest = halves.order_by("title")
    for half in (mornings, rest):
        move_opening(by=by, opening=half, state=OpeningState.AGREED, edit_version=half.edit_version, at=at)
    open_pool(by=by, opening=mornings, hours=_HOURS, at=at)
    own = Citizen.objects.filter(is_demo=True, team=by.team, consultant=by, closed_on__isnull=True)
    told = Fact.objects.filter(kind=FactKind.SKILL, is_current=True, releases__audience=Audience.COMPANY)
    people = own.filter(facts__in=told).distinct().order_by("created_at", "sort_key", "pk")
    agreed = (at - timedelta(days=1)).date()
    for citizen, opening, verb in zip(people, (mornings, rest), (suggest_candidate, link_citizen), strict=False):
        verb(by=by, opening=opening, citizen=citizen, agreed_on=agreed, at=at)
