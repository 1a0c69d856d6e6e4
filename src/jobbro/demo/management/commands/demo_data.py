"""`./jobbro manage demo_data`: load, reset or grow the demo municipality."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

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
    loading,
    messages,
    needs,
    negotiating,
    offering,
    pool,
    roads,
    staff,
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
    for company in (*worked_cases.COMPANIES, *town.town_companies(today)):
        loading.load_company(company, people)
    for citizen in (*worked_cases.CITIZENS, *town.town_citizens(today)):
        loading.load_citizen(citizen, people)
    for placement in (*worked_placements.PLACEMENTS, *town.town_placements(today)):
        loading.load_placement(placement, people)
    jobs.load_jobs(people)
    negotiating.load_negotiating(people, today)
    earlier.load_earlier(people)
    contacting.load_contacting(people, today)
    offering.load_offering(people, today)
    calling.load_calling(people, today)
    calling.load_register_news(today)
    surroundings.load_surroundings(people, today)
    roads.load_roads(people)
    goals.load_goals(people, today)
    needs.load_needs(people, today)
    telling.load_telling(people, today)
    talks.load_talks(people)
    visits.load_visits(people)
    messages.load_messages(people, today)
    starting.load_starting(people)
    contributing.load_contributing(people, today)
    pool.load_pool(people, now)
    arguing.load_arguing(people, today)
    wording.load_wording(people, today)
    crowd.grow(size, people, at=now, today=today)


def _logins() -> str:
    width = max(len(colleague.username) for colleague in staff.COLLEAGUES)
    lines = [f"Log ind med adgangskoden {staff.PASSWORD} som:"]
    for who in staff.COLLEAGUES:
        lines.append(f"  {who.username:<{width}}  {who.first_name} {who.last_name}, {who.role.label.lower()}")
    return "\n".join(lines)
