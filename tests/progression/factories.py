"""Rows about goals for tests."""

from datetime import timedelta
from typing import Any

from tests.citizens.factories import NOW, TODAY, make_user

from jobbro.citizens.models import Citizen
from jobbro.progression.models import CitizenGoal, GoalKind, Homework, StairFunction, Zone, ZoneItem, ZoneMove


def make_goal(citizen: Citizen, **fields: Any) -> CitizenGoal:
    """A goal of thirteen weeks that says nothing but what the citizen wants."""
    defaults: dict[str, Any] = {
        "kind": GoalKind.JOB,
        "wording": "Møder stabilt mandag, onsdag og fredag kl. 9-12",
        "starts_on": TODAY,
        "due_on": TODAY + timedelta(weeks=13, days=-1),
        "noted_at": NOW,
    }
    if "noted_by" not in fields:
        fields["noted_by"] = make_user()
    return CitizenGoal.objects.create(citizen=citizen, **(defaults | fields))


def make_homework(goal: CitizenGoal, **fields: Any) -> Homework:
    """Homework that is due in a week."""
    defaults: dict[str, Any] = {
        "wording": "Cykle turen til kirkegården én gang",
        "due_on": TODAY + timedelta(days=7),
        "when": "Lørdag kl. 10",
        "where": "Hjemmefra",
        "how": "Sammen med min søster",
        "agreed_at": NOW,
    }
    if "agreed_by" not in fields:
        fields["agreed_by"] = make_user()
    return Homework.objects.create(goal=goal, **(defaults | fields))


def make_zone_item(citizen: Citizen, wording: str = "Pause med kolleger", zone: str = Zone.COMFORT) -> ZoneItem:
    """Something that the citizen has placed in a zone."""
    item = ZoneItem.objects.create(citizen=citizen, wording=wording, zone=zone, noted_at=NOW)
    ZoneMove.objects.create(item=item, zone=zone, moved_on=TODAY)
    return item


def make_function(citizen: Citizen, title: str = "Museumshjælper", **fields: Any) -> StairFunction:
    """A work function that nobody has rated."""
    if "noted_by" not in fields:
        fields["noted_by"] = make_user()
    return StairFunction.objects.create(citizen=citizen, title=title, noted_at=NOW, **fields)
