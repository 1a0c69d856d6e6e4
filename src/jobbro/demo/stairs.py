"""The museum helper on the stair: where Ditte begins, and three targets with days. All DEMO."""

from datetime import date

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.demo.loading import at_nine
from jobbro.domain.stair import Aim, Mastery
from jobbro.progression.actions import stair
from jobbro.progression.models import StairFunction, StairLevel, StairRater

# Level and days are those of the source; who said what and the help are invented here.
_BEGUN = date(2023, 4, 22)
_FUNCTION = stair.FunctionDetails(
    title="Museumshjælper", tasks="Arkivere, tømme skrald, fylde kaffe op og hjælpe besøgende til rette"
)
_SAID = (
    (StairRater.CITIZEN, StairLevel.BEGINNER, "", "Jeg spørger tit, for jeg vil ikke lægge noget forkert."),
    (StairRater.CONTACT, StairLevel.ADVANCED_BEGINNER, "Kim Ry", "Ditte kan arkivet, når vi har talt det igennem."),
    (StairRater.CONSULTANT, StairLevel.ADVANCED_BEGINNER, "", "Jeg så Ditte fylde kaffe op uden at spørge."),
)
_AIMS = (
    Aim(Mastery.SELF_STARTING, date(2023, 5, 1), "Opgaverne bliver kørt ind, og Ditte møder stabilt", "Kim viser"),
    Aim(Mastery.SELF_RUNNING, date(2023, 6, 1), "Ditte får ansvar for en opgave og lidt mere tid", "Kim ser til"),
    Aim(Mastery.TRAINED, date(2023, 7, 1), "Ditte klarer hele vagten", "Vibeke taler vagten igennem bagefter"),
)


@transaction.atomic
def load_stairs(staff: dict[str, User]) -> None:
    """Place the museum helper on the stair; what is there already is left alone."""
    ditte = Citizen.objects.get(is_demo=True, email="museumshjaelper@borger.example")
    if StairFunction.objects.filter(citizen=ditte).exists():
        return
    by, at = staff["jonas"], at_nine(_BEGUN)
    function = stair.start_function(by=by, citizen=ditte, details=_FUNCTION, at=at)
    for rater, level, told_by, words in _SAID:
        placed = stair.Placed(rater.value, level.value, _BEGUN, told_by, words)
        stair.rate_function(by=by, function=function, placed=placed, at=at)
    why = "Ditte spørger af omhu og ikke, fordi opgaven er svær."
    step = StairLevel.ADVANCED_BEGINNER.value
    stair.agree_step(by=by, function=function, level=step, on_date=_BEGUN, why=why, at=at)
    for aim in _AIMS:
        stair.set_aim(by=by, function=function, aim=aim, at=at)
