"""What Thomas wants and has reached: a goal with four steps behind him, and one with homework ahead. All DEMO."""

from datetime import date, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.demo.loading import at_nine
from jobbro.placements.models import Placement
from jobbro.progression import actions
from jobbro.progression.models import CitizenGoal, GoalKind, GoalState, OwnAnswer, Zone

_BEGUN = date(2023, 1, 23)
_REACHED = actions.GoalDetails(
    wording="Thomas møder stabilt mandag, onsdag og fredag kl. 9-12 i 13 uger",
    kind=GoalKind.JOB,
    tasks="Holde rent, klippe hæk, plante blomster og grave",
    measure="Møder tre dage om ugen i de aftalte timer",
    realistic="Arbejdet er fysisk og udendørs, som han selv ønsker, og timerne passer til i dag",
    own_answer=OwnAnswer.YES,
    own_words="Jeg vil gerne have hårdt fysisk arbejde udendørs",
    starts_on=_BEGUN,
    due_on=date(2023, 4, 21),
)
_STEPS = (
    (date(2023, 2, 3), "Thomas har mødt alle dage i to uger"),
    (date(2023, 2, 17), "Thomas holder pause sammen med holdet"),
    (date(2023, 3, 10), "Thomas klipper hæk en hel formiddag"),
    (date(2023, 3, 31), "Thomas tager selv fat på den næste opgave"),
)
_LEVELS = {
    2: "Møder alle dage og bliver gerne længere",
    1: "Møder alle dage i alle 13 uger",
    0: "Møder tre dage om ugen og ringer, hvis han er syg",
    -1: "Møder to dage om ugen",
    -2: "Møder en dag om ugen eller sjældnere",
}
_ZONES = (
    ("Klippe hæk", Zone.COMFORT, ""),
    ("Pause med kolleger", Zone.GROWTH, ""),
    ("Tale med pårørende på kirkegården", Zone.UNSAFE, "Leif er med de første gange"),
)


@transaction.atomic
def load_goals(staff: dict[str, User], today: date) -> None:
    """Set the goals of Thomas; what is there already is left alone."""
    thomas = Citizen.objects.get(is_demo=True, email="thomas@borger.example")
    if not CitizenGoal.objects.filter(citizen=thomas).exists():
        _reached(thomas, by=staff["mette"])
        _ahead(thomas, by=staff["mette"], today=today)


def _reached(citizen: Citizen, *, by: User) -> None:
    at = at_nine(_BEGUN)
    goal = actions.set_goal(by=by, citizen=citizen, details=_REACHED, at=at)
    goal.placement = Placement.objects.filter(citizen=citizen, starts_on=_BEGUN).first()
    goal.save(update_fields=["placement"])
    actions.agree_levels(by=by, goal=goal, wordings=_LEVELS, weight=1, at=at)
    steps = [actions.SmallStep(words, day - timedelta(days=11), day) for day, words in _STEPS]
    for step in actions.set_subgoals(by=by, goal=goal, steps=steps, at=at):
        assert step.due_on is not None
        actions.move_goal(by=by, goal=step, state=GoalState.REACHED, on_date=step.due_on, at=at_nine(step.due_on))
    last = date(2023, 4, 21)
    actions.rate_goal(by=by, goal=goal, level=1, on_date=last, note="Kun to dage væk", at=at_nine(last))
    actions.move_goal(by=by, goal=goal, state=GoalState.REACHED, on_date=last, at=at_nine(last))


def _ahead(citizen: Citizen, *, by: User, today: date) -> None:
    at, last = at_nine(today), today + timedelta(weeks=8)
    details = actions.GoalDetails(
        wording="Thomas har tre lønnede timer om ugen på kirkegården",
        kind=GoalKind.JOB,
        tasks="Klippe hæk og holde rent på egen hånd",
        measure="Tre timer står på lønsedlen",
        starts_on=today,
        due_on=last,
    )
    goal = actions.set_goal(by=by, citizen=citizen, details=details, at=at)
    steps = [actions.SmallStep("Thomas klipper hæk alene en hel dag", today, today + timedelta(days=13))]
    actions.set_subgoals(by=by, goal=goal, steps=steps, at=at)
    homework = actions.HomeworkDetails(
        wording="Spørg Leif, hvilke opgaver der er mest af om foråret",
        due_on=today + timedelta(days=6),
        when="Onsdag i pausen",
        where="I skuret på kirkegården",
        how="Begynd med: «Hvad har I mest brug for?»",
    )
    actions.give_homework(by=by, goal=goal, details=homework, at=at)
    for wording, zone, support in _ZONES:
        placing = actions.Placing(zone, support)
        actions.place_item(
            by=by, citizen=citizen, wording=wording, placing=placing, by_citizen=True, on_date=today, at=at
        )
