"""Facts with their sources: the hours of Helene and Henrik, and two facts about Thomas. All DEMO."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.actions import SourcedDetails, add_sourced_fact, release_fact
from jobbro.citizens.models import Citizen, SourcedFact
from jobbro.demo.loading import at_nine
from jobbro.demo.shapes import INSIDE
from jobbro.domain.calendar import Period
from jobbro.domain.observing import Attendance

TOLD_ON = date(2023, 2, 20)
_TWO_WEEKS = Period.of_weeks(date(2023, 2, 6), 2)
_FOUR_WEEKS = Period.of_weeks(date(2023, 1, 23), 4)
_HELENE = Attendance.by_norm(Decimal("3.92"), norm=Decimal(2), period=_TWO_WEEKS)
_HENRIK = Attendance.by_norm(Decimal("71.2"), norm=Decimal(20), period=_FOUR_WEEKS)
# The sources say DEMO, for nobody has these papers.
FACTS = (
    ("helene", SourcedDetails("fremmoede", "DEMO: timesedler fra virksomheden", TOLD_ON, hours=_HELENE)),
    ("henrik", SourcedDetails("fravaer", "DEMO: timesedler fra virksomheden", TOLD_ON, hours=_HENRIK)),
    ("thomas", SourcedDetails("certifikat", "DEMO: kursusbevis", TOLD_ON, "bevis som motorsavsfører")),
    ("thomas", SourcedDetails("anbringelse", "DEMO: Thomas selv", TOLD_ON, "fra han var 12, til han var 15 år")),
)


@transaction.atomic
def load_sourcing(staff: dict[str, User]) -> None:
    """Note the facts, open to the caseworker and the citizen; what is there already is left alone."""
    if SourcedFact.objects.filter(fact__citizen__is_demo=True).exists():
        return
    at = at_nine(TOLD_ON)
    for key, details in FACTS:
        citizen = Citizen.objects.get(is_demo=True, email=f"{key}@borger.example")
        by = citizen.consultant or staff["mette"]
        fact = add_sourced_fact(by=by, citizen=citizen, details=details, at=at)
        release_fact(by=by, fact=fact, to=INSIDE, agreed=True, at=at)
