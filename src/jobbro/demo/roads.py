"""Thomas's road to a job, and what Niels says that paid hours do: the DEMO pages of the citizen's own way."""

from datetime import date

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.demo.loading import at_nine
from jobbro.progression.actions.road import (
    NEW_ROAD,
    RoadDetails,
    RoadStopDetails,
    draw_road,
    rate_effects,
)
from jobbro.progression.models import EffectPhase, PaidEffect, Road, StopStatus

_DRAWN_ON, _RATED_ON = date(2023, 2, 1), date(2023, 3, 1)
_ROAD = RoadDetails(
    (
        RoadStopDetails(
            "reason", StopStatus.DONE, "Jeg vil ud og bruge kroppen.", "Det er det første, jeg nævner, når vi taler."
        ),
        RoadStopDetails(
            "skills", StopStatus.DONE, "Jeg kan tage fat, når det er tungt.", "Jeg passer min søsters have."
        ),
        RoadStopDetails("help", StopStatus.DONE, "Jeg skal arbejde i mit eget tempo.", "Én opgave ad gangen går godt."),
        RoadStopDetails("company", StopStatus.AHEAD, "Kirkegården har arbejde ude hele året.", ""),
        RoadStopDetails("trying", StopStatus.AHEAD, "Jeg vil prøve at arbejde i et hold.", ""),
        RoadStopDetails("education", StopStatus.SKIPPED, "Skole er ikke noget for mig lige nu.", ""),
    ),
    job="hårdt arbejde udendørs",
    here="company",
    next_step="Gå en tur på kirkegården med Leif",
)
# Before and after, in the order of the statements.
_NIELS = {
    "goal": (2, 4),
    "motivation": (3, 4),
    "progression": (2, 4),
    "responsibility": (2, 5),
    "identity": (1, 3),
    "belonging": (2, 4),
}


@transaction.atomic
def load_roads(staff: dict[str, User]) -> None:
    """Draw the road and write the answers down; what is there already is left alone."""
    mails = ("thomas@borger.example", "niels@borger.example")
    people = {who.email: who for who in Citizen.objects.filter(is_demo=True, email__in=mails)}
    by, (thomas, niels) = staff["mette"], (people.get(mail) for mail in mails)
    if thomas is not None and not Road.objects.filter(citizen=thomas).exists():
        draw_road(by=by, citizen=thomas, details=_ROAD, edit_version=NEW_ROAD, at=at_nine(_DRAWN_ON))
    if niels is not None and not PaidEffect.objects.filter(citizen=niels).exists():
        levels = {
            (code, phase): level
            for code, pair in _NIELS.items()
            for phase, level in zip((EffectPhase.BEFORE, EffectPhase.AFTER), pair, strict=True)
        }
        rate_effects(by=by, citizen=niels, levels=levels, today=_RATED_ON, at=at_nine(_RATED_ON))
