"""What the pages about the stair show: one work function at a time, and ratings only when both have said theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import may_edit
from jobbro.citizens.models import Citizen
from jobbro.domain.stair import Aim, AimGap, AimSeen, Mastery, Rater, Stand, differs, is_open_to_all, may_rate, seen
from jobbro.library import stair, texts
from jobbro.library.stair_files import StairStep
from jobbro.progression.models import StairAgreed, StairFunction, StairRating


@dataclass(frozen=True, slots=True)
class AimLine:
    """A target in words: step, day, days since the one before, how, help, and what to look at."""

    step: StairStep
    seen: AimSeen
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RatingLine:
    """Who placed the citizen on which step."""

    rating: StairRating
    step: StairStep


@dataclass(frozen=True, slots=True)
class RoundShown:
    """One round: what each said and what came of it. The ratings are empty while they are sealed."""

    ratings: tuple[RatingLine, ...]
    said: tuple[str, ...]
    differs: bool
    agreed: StairAgreed | None
    step: StairStep | None


@dataclass(frozen=True, slots=True)
class FunctionShown:
    """One work function with its picture, the round that is open, earlier rounds and the targets."""

    function: StairFunction
    now: StairStep | None
    treads: tuple[dict[str, Any], ...]
    round: RoundShown
    history: tuple[RoundShown, ...]
    aims: tuple[AimLine, ...]
    start_remarks: tuple[str, ...]
    turns: frozenset[str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class StairsPage:
    """The work functions of a citizen, side by side and never together."""

    functions: tuple[FunctionShown, ...]
    may_edit: bool


def stairs_page(viewer: Viewer, citizen: Citizen) -> StairsPage:
    """Return the stairs of a citizen who came through the door."""
    rows = StairFunction.objects.filter(citizen=citizen, is_current=True).select_related("placement__company")
    rows = rows.prefetch_related("ratings", "agreed", "aims").order_by("noted_at", "pk")
    return StairsPage(tuple(function_shown(row, today=viewer.today) for row in rows), may_edit(viewer, citizen))


def function_shown(function: StairFunction, *, today: date) -> FunctionShown:
    """Return one work function as its page shows it."""
    agreed = list(function.agreed.all())
    rounds = tuple(_rounds(function, agreed))
    given = {Rater(code) for code in rounds[-1].said}
    now = Mastery(agreed[-1].level) if agreed else None
    aims = tuple(_aims(function, agreed, today=today))
    return FunctionShown(
        function=function,
        now=stair().step_of(now) if now else None,
        treads=tuple(_treads(now, aims)),
        round=rounds[-1],
        history=rounds[-2::-1],
        aims=aims,
        start_remarks=tuple(_day_words(agreed[0].agreed_on)) if agreed else (),
        turns=frozenset(rater.value for rater in Rater if may_rate(rater, given)),
        is_open=is_open_to_all(given),
    )


def _rounds(function: StairFunction, agreed: list[StairAgreed]) -> Iterator[RoundShown]:
    """The rounds in order, the open one last; what is sealed is left out here, so no page can show it."""
    scale, ratings = stair(), list(function.ratings.all())
    ended = {row.round: row for row in agreed}
    for number in range(1, len(agreed) + 2):
        mine = [row for row in ratings if row.round == number]
        said = {Rater(row.rater): Mastery(row.level) for row in mine}
        lines = [RatingLine(row, scale.step_of(Mastery(row.level))) for row in mine] if is_open_to_all(said) else []
        end = ended.get(number)
        yield RoundShown(
            ratings=tuple(lines),
            said=tuple(row.rater for row in mine),
            differs=bool(lines) and differs(said),
            agreed=end,
            step=scale.step_of(Mastery(end.level)) if end else None,
        )


def _aims(function: StairFunction, agreed: list[StairAgreed], *, today: date) -> Iterator[AimLine]:
    if not agreed:
        return
    start = Stand(Mastery(agreed[0].level), agreed[0].agreed_on)
    rows = [Aim(Mastery(row.level), row.due_on, row.how, row.help_agreed) for row in function.aims.all()]
    say = texts().say
    for one in seen(start, rows, now=Mastery(agreed[-1].level), today=today):
        remarks = [say("stair.overdue")] if one.is_overdue else []
        remarks += [say(f"stair.no_{AimGap(gap).value}") for gap in one.gaps]
        remarks += [say("stair.day", what=say(f"day.{warning.value}")) for warning in one.warnings]
        yield AimLine(stair().step_of(one.aim.level), one, tuple(remarks))


def _day_words(day: date) -> Iterator[str]:
    only = next(seen(Stand(Mastery.BEGINNER, day), [Aim(Mastery.TRAINED, day)], now=Mastery.BEGINNER, today=day))
    yield from (texts().say("stair.day", what=texts().say(f"day.{warning.value}")) for warning in only.warnings)


def _treads(now: Mastery | None, aims: tuple[AimLine, ...]) -> Iterator[dict[str, Any]]:
    """The steps for the picture: passed, where we are, and ahead, each with its meaning always visible."""
    here = stair().step_of(now) if now else None
    for step in stair().steps:
        state = "ahead"
        if here:
            state = "current" if step is here else "done" if step.stands_for.number < here.stands_for.number else state
        yield {"label": step.title, "note": step.meaning, "state": state, "aim": any(a.step is step for a in aims)}
