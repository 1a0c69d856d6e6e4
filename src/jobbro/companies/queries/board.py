"""The board of the nine activities: what stands in each field, what is still to ask, and what was asked in vain."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jobbro.companies.models import Activity, AskedActivity, Company, WorkTask
from jobbro.documents import BoardField, BoardFigure

TASKS_ON_BOARD = 400
TASKS_TO_MOVE = 150
SUPPORTING = (Activity.INFRASTRUCTURE, Activity.PEOPLE, Activity.DEVELOPMENT, Activity.PURCHASING)
PRIMARY = (Activity.INBOUND, Activity.OPERATIONS, Activity.OUTBOUND, Activity.MARKETING, Activity.SERVICE)


@dataclass(frozen=True, slots=True)
class Field:
    """One of the nine fields: its tasks, or who asked about it and found none."""

    activity: Activity
    tasks: tuple[WorkTask, ...]
    asked: AskedActivity | None


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The board as one moves tasks on it. `left_out` counts open tasks that there was no room for."""

    upper: tuple[Field, ...]
    lower: tuple[Field, ...]
    left_out: int

    @property
    def covered(self) -> int:
        """How many of the nine fields have a task."""
        return sum(1 for field in (*self.upper, *self.lower) if field.tasks)

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields that were asked about and are empty."""
        return tuple(str(field.activity.label) for field in (*self.lower, *self.upper) if field.asked)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that nobody has asked about."""
        fields = (*self.lower, *self.upper)
        return tuple(str(field.activity.label) for field in fields if not field.tasks and not field.asked)


def board_page(company: Company, *, open_tasks: int) -> BoardPage:
    """Return the board of a company, in two questions."""
    found: dict[str, list[WorkTask]] = defaultdict(list)
    shown = WorkTask.objects.filter(company=company, is_open=True).order_by("title", "id")[:TASKS_TO_MOVE]
    for task in shown:
        found[task.activity].append(task)
    asked = asked_activities(company)

    def fields(kinds: tuple[Activity, ...]) -> tuple[Field, ...]:
        return tuple(Field(kind, tuple(found[kind]), None if found[kind] else asked.get(kind)) for kind in kinds)

    number = sum(len(tasks) for tasks in found.values())
    return BoardPage(fields(SUPPORTING), fields(PRIMARY), max(open_tasks - number, 0))


def asked_activities(company: Company) -> dict[str, AskedActivity]:
    """Return the activities that were asked about in vain, each with who asked and when, in one question."""
    rows = AskedActivity.objects.filter(company=company).select_related("asked_by")
    return {row.activity: row for row in rows}


def board(company: Company) -> BoardFigure:
    """Return the board of the nine activities, to be drawn and printed: support across, the chain itself below."""
    titles: dict[str, list[str]] = {}
    rows = WorkTask.objects.filter(company=company, is_open=True).order_by("title", "id")
    for activity, title in rows.values_list("activity", "title")[:TASKS_ON_BOARD]:
        titles.setdefault(activity, []).append(title)
    asked = asked_activities(company)

    def field(kind: Activity) -> BoardField:
        empty = _("Spurgt: intet her") if kind in asked else _("Mangler at spørge om")
        return BoardField(str(kind.label), tuple(titles.get(kind, ())), empty)

    caption = _("Opgaver hos %(name)s") % {"name": company.name}
    upper, lower = (tuple(map(field, kinds)) for kinds in (SUPPORTING, PRIMARY))
    return BoardFigure(caption, (_("Aktivitet"), _("Opgaver")), upper, lower)
