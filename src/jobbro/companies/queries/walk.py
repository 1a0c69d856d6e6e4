"""A walk through a company: the nine activities with their prompts and finds, and what is still to ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jobbro.companies.models import Activity, AskedActivity, Company, GreenKind, GreenPrompt, WorkTask
from jobbro.companies.queries.board import asked_activities
from jobbro.companies.queries.green import approved_prompts
from jobbro.library import WalkCard, WalkFile, walks

TASKS_ON_WALK = 60


@dataclass(frozen=True, slots=True)
class Idea:
    """A task to look for: what it is called, how hard it is, and its kind of green work if it is one."""

    title: str
    level: str
    green: str = ""

    @property
    def green_label(self) -> str:
        """The kind of green work in words; empty when it is none."""
        return str(GreenKind(self.green).label) if self.green else ""


@dataclass(frozen=True, slots=True)
class Find:
    """A task as the walk shows it: what nobody has asked about yet, and how the card about it is filled."""

    task: WorkTask
    to_ask: tuple[str, ...]
    card: str


@dataclass(frozen=True, slots=True)
class Station:
    """One of the nine activities on the walk; `asked` when there was nothing in it to find."""

    activity: Activity
    ask: tuple[str, ...]
    light: tuple[Idea, ...]
    skilled: tuple[Idea, ...]
    green: tuple[Idea, ...]
    finds: tuple[Find, ...]
    asked: AskedActivity | None


@dataclass(frozen=True, slots=True)
class WalkPage:
    """The whole walk. `left_out` counts open tasks that there was no room for; `candidates` those to carve out."""

    stations: tuple[Station, ...]
    group: WalkFile | None
    groups: tuple[WalkFile, ...]
    left_out: int
    candidates: int

    @property
    def covered(self) -> int:
        """How many of the nine activities have a find."""
        return sum(1 for station in self.stations if station.finds)

    @property
    def missing(self) -> tuple[str, ...]:
        """The activities that nobody has found anything in, or asked about in vain."""
        stations = (station for station in self.stations if not station.finds and not station.asked)
        return tuple(str(station.activity.label) for station in stations)

    @property
    def open_questions(self) -> int:
        """How many finds have something left to ask about."""
        return sum(1 for station in self.stations for find in station.finds if find.to_ask)


def walk_page(company: Company, *, group_id: str, open_tasks: int, card_of: Callable[[WorkTask], str]) -> WalkPage:
    """Return the walk through a company, with the prompts of the chosen group or else of its branch."""
    content = walks()
    group = content.groups.get(group_id) or content.group_of(company.branch_code)
    rows = WorkTask.objects.filter(company=company, is_open=True).order_by("title", "id")
    asked, prompts = asked_activities(company), approved_prompts()
    shown = [Find(task, unknowns(task), card_of(task)) for task in rows[:TASKS_ON_WALK]]
    return WalkPage(
        stations=tuple(_station(card, shown, asked, prompts) for card in content.cards(group)),
        group=group,
        groups=tuple(sorted(content.groups.values(), key=lambda one: one.title)),
        left_out=max(open_tasks - len(shown), 0),
        candidates=sum(1 for find in shown if find.task.is_carve_candidate),
    )


def unknowns(task: WorkTask) -> tuple[str, ...]:
    """Return what nobody has asked about a task yet, in a few words each; nothing when others cannot do it."""
    if task.can_be_moved is False or not task.is_light:
        return ()
    asked: Mapping[str, Any] = {
        _("timer om ugen"): task.weekly_hours,
        _("hvilke dage"): task.weekdays or task.when or task.frequency,
        _("hvem gør det i dag"): task.doer or task.done_today_by,
        _("hvem kan lære den fra sig"): task.taught_by,
        _("kan en anden overtage den"): task.can_be_moved,
    }
    left = [question for question, answer in asked.items() if answer in (None, "", [])]
    if task.comes_home and task.would_displace is None:
        left.append(_("mister en ordinært ansat timer"))
    return tuple(left)


def _station(
    card: WalkCard, shown: list[Find], asked: Mapping[str, AskedActivity], prompts: list[GreenPrompt]
) -> Station:
    activity = Activity(card.activity.value)
    finds = tuple(find for find in shown if find.task.activity == activity)
    own = (Idea(one.title, one.level, one.kind) for one in prompts if one.activity == activity)
    return Station(
        activity=activity,
        ask=card.ask,
        light=tuple(Idea(title, WorkTask.Level.EASY) for title in card.light),
        skilled=tuple(Idea(title, WorkTask.Level.SKILLED) for title in card.skilled),
        green=tuple(own) + tuple(Idea(idea.title, WorkTask.Level.EASY, idea.kind.value) for idea in card.green),
        finds=finds,
        asked=None if finds else asked.get(activity),
    )
