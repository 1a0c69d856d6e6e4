"""What Marianne had tried before her placement with it: three courses that stopped, and what each of them taught."""

from datetime import date

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.demo.loading import at_nine
from jobbro.placements.actions.tried import EarlierCourse, Outcome, note_earlier_course
from jobbro.placements.models import TriedCourse, TriedKind, TriedOutcome

TOLD_ON = date(2022, 11, 14)
# The workplaces, days and words are invented.
COURSES = (
    (
        EarlierCourse(
            TriedKind.PRACTICE,
            "DEMO: Pakkeriet Nordlys",
            date(2019, 9, 2),
            date(2019, 9, 20),
            "ufaglært, pakkede varer",
            "Afprøve arbejdstid",
        ),
        "Fem dage om ugen fra første dag var for meget.",
        "Begynd med én dag om ugen, og sæt timer på, når dagen holder.",
    ),
    (
        EarlierCourse(
            TriedKind.PRACTICE,
            "DEMO: Solby Storkøkken",
            date(2020, 8, 3),
            date(2020, 9, 11),
            "ufaglært, vaskede op",
            "Finde et arbejde, der holder",
        ),
        "Ny kollega at spørge hver dag. Marianne mødte ikke efter uge seks.",
        "Én fast kollega at spørge gør forskellen. Aftal navnet før start.",
    ),
    (
        EarlierCourse(
            TriedKind.USEFUL_WORK,
            "DEMO: Solby Park og Vej",
            date(2021, 5, 3),
            date(2021, 6, 4),
            "ufaglært, samlede affald",
            "Holde en fast ugerytme",
        ),
        "Opgaverne lå langt fra det, hun kan.",
        "Hun bliver, når opgaverne bruger hendes viden om it og jura.",
    ),
)


@transaction.atomic
def load_earlier(staff: dict[str, User]) -> None:
    """Write what is missing; a second time adds nothing."""
    marianne = Citizen.objects.get(is_demo=True, email="marianne@borger.example")
    if TriedCourse.objects.filter(citizen=marianne).exists():
        return
    for course, because, learned in COURSES:
        outcome = Outcome(TriedOutcome.INTERRUPTED, learned, "Marianne selv", TOLD_ON, because)
        note_earlier_course(by=staff["mette"], citizen=marianne, course=course, outcome=outcome, at=at_nine(TOLD_ON))
