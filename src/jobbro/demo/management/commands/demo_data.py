"""`./jobbro manage demo_data`: load, reset or grow the demo municipality."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company
from jobbro.demo import (
    arguing,
    calling,
    contacting,
    contributing,
    crowd,
    earlier,
    goals,
    jobs,
    knowing,
    loading,
    messages,
    needs,
    negotiating,
    offering,
    pool,
    roads,
    sourcing,
    staff,
    stairs,
    starting,
    surroundings,
    talks,
    telling,
    town,
    visits,
    wording,
    worked_cases,
    worked_placements,
)
from jobbro.placements.models import Placement


class Command(BaseCommand):
    """Load the demo municipality; a second time adds nothing."""

    help = "Indlæs demokommunen. Alt er opfundet og mærket DEMO. Kan køres igen uden at gøre dobbelt."

    def add_arguments(self, parser: CommandParser) -> None:
        """Size, reset and log-ins."""
        parser.add_argument("--size", type=int, default=0, help="antal borgere i alt, op til 20.000 (til belastning)")
        parser.add_argument("--reset", action="store_true", help="slet hele databasen først (kun når alt er demo)")
        parser.add_argument("--logins", action="store_true", help="vis kun, hvordan man logger ind")

    def handle(self, **options: Any) -> None:
        """Do what was asked, and say how much there is."""
        if options["logins"]:
            self.stdout.write(_logins())
            return
        if not 0 <= options["size"] <= crowd.LARGEST:
            raise CommandError(f"--size skal være et tal mellem 0 og {crowd.LARGEST}.")
        if settings.PRODUCTION:
            raise CommandError("Demodata indlæses ikke i en installation i drift.")
        try:
            loading.refuse_real_people()
        except loading.RealPeopleHere:
            raise CommandError("Her er borgere, som ikke er opfundet. Demoen blandes aldrig med dem.") from None
        if options["reset"]:
            call_command("reset_demo_database", verbosity=0)
        _load(options["size"], timezone.now())
        counts = Company.objects.count(), Citizen.objects.count(), Placement.objects.count()
        self.stdout.write("{} virksomheder, {} borgere og {} forløb, alle opfundne.".format(*counts))


def _load(size: int, now: datetime) -> None:
    today = timezone.localdate(now)
    people = staff.load_staff()
    is_begun = Company.objects.filter(is_demo=True).exists()
    for load in _parts(people, today, now):
        try:
            load()
        except ObjectDoesNotExist:
            # Somebody who tries the demo has changed what this part looks for; the others are still filled up.
            if not is_begun:
                raise
    crowd.grow(size, people, at=now, today=today)


def _parts(people: dict[str, User], today: date, now: datetime) -> Iterator[Callable[[], object]]:
    """The demo part by part, in an order in which each finds what it builds on."""
    for company in (*worked_cases.COMPANIES, *town.town_companies(today)):
        yield partial(loading.load_company, company, people)
    for citizen in (*worked_cases.CITIZENS, *town.town_citizens(today)):
        yield partial(loading.load_citizen, citizen, people)
    for placement in (*worked_placements.PLACEMENTS, *town.town_placements(today)):
        yield partial(loading.load_placement, placement, people)
    yield partial(jobs.load_jobs, people)
    yield partial(negotiating.load_negotiating, people, today)
    yield partial(earlier.load_earlier, people)
    yield partial(contacting.load_contacting, people, today)
    yield partial(offering.load_offering, people, today)
    yield partial(calling.load_calling, people, today)
    yield partial(calling.load_register_news, today)
    yield partial(surroundings.load_surroundings, people, today)
    yield partial(roads.load_roads, people)
    yield partial(goals.load_goals, people, today)
    yield partial(stairs.load_stairs, people)
    yield partial(needs.load_needs, people, today)
    yield partial(telling.load_telling, people, today)
    yield partial(talks.load_talks, people)
    yield partial(visits.load_visits, people)
    yield partial(sourcing.load_sourcing, people)
    yield partial(knowing.load_knowing, people, today)
    yield partial(messages.load_messages, people, today)
    yield partial(starting.load_starting, people)
    yield partial(contributing.load_contributing, people, today)
    yield partial(pool.load_pool, people, now)
    yield partial(arguing.load_arguing, people, today)
    yield partial(wording.load_wording, people, today)


def _logins() -> str:
    width = max(len(colleague.username) for colleague in staff.COLLEAGUES)
    lines = [f"Log ind med adgangskoden {staff.PASSWORD} som:"]
    for who in staff.COLLEAGUES:
        lines.append(f"  {who.username:<{width}}  {who.first_name} {who.last_name}, {who.role.label.lower()}")
    return "\n".join(lines)
