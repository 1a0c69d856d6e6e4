"""Setting goals with a citizen, putting sub-goals on the way, and saying what became of them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen, Fact, NeedChain
from jobbro.placements.models import Placement
from jobbro.progression.models import CitizenGoal, GoalState


class GoalSavedMeanwhile(Exception):
    """Somebody saved the goal after this form was opened; carries the goal as it is stored now."""

    def __init__(self, stored: CitizenGoal) -> None:
        super().__init__(f"version {stored.edit_version} is newer")
        self.stored = stored


class NoGoalBelow(Exception):
    """A sub-goal has no sub-goals of its own: it is small already."""


class NoAim(Exception):
    """The need tells nothing that the citizen wants to be able to do by a day."""


@dataclass(frozen=True, slots=True)
class GoalDetails:
    """What a colleague writes of a goal together with the citizen."""

    wording: str
    starts_on: date
    due_on: date | None = None
    kind: str = ""
    focus: str = ""
    tasks: str = ""
    measure: str = ""
    realistic: str = ""
    own_answer: str = ""
    own_words: str = ""
    placement: Placement | None = None


@dataclass(frozen=True, slots=True)
class SmallStep:
    """A sub-goal in one line: what, and by which day."""

    wording: str
    starts_on: date
    due_on: date


@transaction.atomic
def set_goal(
    *, by: User, citizen: Citizen, details: GoalDetails, at: datetime, parent: CitizenGoal | None = None
) -> CitizenGoal:
    """Set a goal, or a sub-goal below `parent`.

    :raises NoGoalBelow: when the parent is a sub-goal itself
    """
    if parent is not None and parent.parent_id is not None:
        raise NoGoalBelow
    goal = CitizenGoal(citizen=citizen, parent=parent, noted_by=by, noted_at=at, **_values(details))
    goal.own_answer_at = at if goal.own_answer else None
    goal.save(force_insert=True)
    _note(by.actor, "goal.set", goal, at=at)
    return goal


@transaction.atomic
def set_goal_of_need(*, by: User, need: Fact, today: date, at: datetime) -> CitizenGoal:
    """Make the aim of a need into a goal with its day, and return it; the one that was made before is returned again.

    :raises NoAim: when the need tells no aim with a day
    """
    chain = NeedChain.objects.select_for_update().filter(fact=need).first()
    if made := CitizenGoal.objects.filter(need=need).first():
        return made
    if chain is None or not chain.aim or chain.aim_by is None:
        raise NoAim
    details = GoalDetails(chain.aim, min(today, chain.aim_by), chain.aim_by)
    goal = CitizenGoal(citizen=need.citizen, need=need, noted_by=by, noted_at=at, **_values(details))
    goal.save(force_insert=True)
    _note(by.actor, "goal.set", goal, at=at)
    return goal


@transaction.atomic
def set_subgoals(*, by: User, goal: CitizenGoal, steps: Iterable[SmallStep], at: datetime) -> tuple[CitizenGoal, ...]:
    """Put several sub-goals on the way to a goal, all or none of them.

    :raises NoGoalBelow: when the goal is a sub-goal itself
    """
    return tuple(
        set_goal(by=by, citizen=goal.citizen, details=GoalDetails(**asdict(step)), at=at, parent=goal) for step in steps
    )


@transaction.atomic
def change_goal(*, by: User, goal: CitizenGoal, details: GoalDetails, edit_version: int, at: datetime) -> CitizenGoal:
    """Write a goal anew. The citizen answered to the old words, so new words need a new answer.

    :raises GoalSavedMeanwhile: when somebody saved it after the form was opened
    """
    fresh = CitizenGoal.objects.select_for_update().get(pk=goal.pk)
    if fresh.edit_version != edit_version:
        raise GoalSavedMeanwhile(fresh)
    values = _values(details)
    changed = [name for name, value in values.items() if getattr(fresh, name) != value]
    if not changed:
        return fresh
    for name in changed:
        setattr(fresh, name, values[name])
    if {"own_answer", "own_words"} & set(changed):
        fresh.own_answer_at, fresh.own_answer_by_link = (at if fresh.own_answer else None), False
    elif "wording" in changed:
        fresh.own_answer, fresh.own_words = "", ""
        fresh.own_answer_at, fresh.own_answer_by_link = None, False
    fresh.edit_version += 1
    fresh.save()
    _note(by.actor, "goal.changed", fresh, at=at, fields=changed)
    return fresh


@transaction.atomic
def move_goal(*, by: User, goal: CitizenGoal, state: GoalState, on_date: date, at: datetime) -> CitizenGoal:
    """Say that a goal is reached, is laid aside, or is in progress again; nothing is recorded when it was so."""
    fresh = CitizenGoal.objects.select_for_update().get(pk=goal.pk)
    if fresh.state == state:
        return fresh
    fresh.state, fresh.ended_on = state, (None if state == GoalState.OPEN else on_date)
    fresh.edit_version += 1
    fresh.save(update_fields=["state", "ended_on", "edit_version"])
    _note(by.actor, f"goal.{state.value}", fresh, at=at)
    return fresh


@transaction.atomic
def answer_goal(*, by: Actor, goal: CitizenGoal, answer: str, words: str, at: datetime) -> None:
    """Keep what the citizen's own hand answered: do I want to go for this goal?"""
    fresh = CitizenGoal.objects.select_for_update().get(pk=goal.pk)
    fresh.own_answer, fresh.own_words = answer, words
    fresh.own_answer_at, fresh.own_answer_by_link = at, True
    fresh.edit_version += 1
    fresh.save(update_fields=["own_answer", "own_words", "own_answer_at", "own_answer_by_link", "edit_version"])
    _note(by, "goal.answered", fresh, at=at)


def _values(details: GoalDetails) -> dict[str, object]:
    return {name: getattr(details, name) for name in details.__slots__}


def _note(by: Actor, action: str, goal: CitizenGoal, *, at: datetime, **details: object) -> None:
    record(by=by, at=at, action=action, about=[goal.citizen, goal], details=details)
