"""Who may see a citizen's goals, homework, zones and stairs: whoever may see the citizen.

The citizen comes in by link (portal), and only to the own rows.
"""

from uuid import UUID

from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for
from jobbro.progression.models import CitizenGoal, Homework, StairFunction, ZoneItem


def get_goal_for(viewer: Viewer, citizen_id: UUID, goal_id: UUID) -> CitizenGoal:
    """Return a goal of a citizen whom the viewer may see and log the look, or answer 404."""
    citizen = get_citizen_for(viewer, citizen_id)
    goal = CitizenGoal.objects.filter(pk=goal_id, citizen=citizen).select_related("parent", "placement").first()
    if goal is None:
        raise Http404
    goal.citizen = citizen
    return goal


def get_homework_for(viewer: Viewer, citizen_id: UUID, homework_id: UUID) -> Homework:
    """Return homework of a citizen whom the viewer may see and log the look, or answer 404."""
    citizen = get_citizen_for(viewer, citizen_id)
    homework = Homework.objects.filter(pk=homework_id, goal__citizen=citizen).select_related("goal").first()
    if homework is None:
        raise Http404
    homework.goal.citizen = citizen
    return homework


def get_zone_item_for(viewer: Viewer, citizen_id: UUID, item_id: UUID) -> ZoneItem:
    """Return something placed in a zone by a citizen whom the viewer may see and log the look, or answer 404."""
    citizen = get_citizen_for(viewer, citizen_id)
    item = ZoneItem.objects.filter(pk=item_id, citizen=citizen, is_current=True).first()
    if item is None:
        raise Http404
    item.citizen = citizen
    return item


def get_function_for(viewer: Viewer, citizen_id: UUID, function_id: UUID) -> StairFunction:
    """Return a work function of a citizen whom the viewer may see and log the look, or answer 404."""
    citizen = get_citizen_for(viewer, citizen_id)
    rows = StairFunction.objects.filter(pk=function_id, citizen=citizen, is_current=True)
    function = rows.select_related("placement__company").first()
    if function is None:
        raise Http404
    function.citizen = citizen
    return function
