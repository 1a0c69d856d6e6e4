"""Which of a company's tasks, and which hours of a plan, go against the conditions under which a citizen works well.

Only what is known for certain is called a misfit; what nobody has said becomes a question (R-056).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobbro.companies.models import Demand, WorkTask
from jobbro.domain.calendar import TimeSlot, Weekday
from jobbro.domain.fit.conditions import (
    Condition,
    Posture,
    WorkConditions,
    WorkOffered,
    compare,
    outside_window,
)
from jobbro.domain.fit.told_times import times_in
from jobbro.library import danish, texts
from jobbro.placements.exports.phrases import times_of
from jobbro.placements.record import Record, SlotLine
from jobbro.ui.wording import clock

_TASKS_NAMED = 3
_NOT_SITTING = frozenset({Demand.STANDING.value, Demand.WALKING.value})


@dataclass(frozen=True, slots=True)
class TaskFit:
    """A task, and for each condition that it goes against a sentence; none when nothing is known against it."""

    task: WorkTask
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskFits:
    """The tasks with nothing known against them, those with something, and what to ask the company about.

    `offered` asks, once for each condition, whether what the company has said that it bends counts here too.
    """

    fitting: tuple[TaskFit, ...] = ()
    misfits: tuple[TaskFit, ...] = ()
    questions: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()

    @property
    def tasks(self) -> tuple[WorkTask, ...]:
        """All of them, those that fit first."""
        return tuple(one.task for one in (*self.fitting, *self.misfits))


def tasks_that_fit(
    name: str,
    wanted: WorkConditions,
    tasks: Iterable[WorkTask],
    *,
    travel_minutes: int | None = None,
    bends: Mapping[Condition, str] | None = None,
) -> TaskFits:
    """Part a company's tasks by what the citizen called `name` needs; travel_minutes is None while nobody knows.

    Where the company has said that it `bends`, in these words, a misfit becomes a question (R-019).
    """
    bent = bends or {}
    fitting: list[TaskFit] = []
    misfits: list[TaskFit] = []
    asked: dict[str, None] = {}
    offered: dict[Condition, list[str]] = {}
    for task in tasks:
        met = compare(wanted, _offered(task, travel_minutes))
        against = [condition for condition in met.missed if condition not in bent]
        reasons = tuple(_reason(condition, name, wanted, task, travel_minutes) for condition in against)
        (misfits if reasons else fitting).append(TaskFit(task, reasons))
        if not reasons:
            for condition in (*met.missed, *met.unknown):
                if condition in bent:
                    offered.setdefault(condition, []).extend([task.title] if condition in met.missed else [])
            asked |= dict.fromkeys(_question(condition, wanted) for condition in met.unknown if condition not in bent)
    said = tuple(_bending(condition, bent[condition], titles, wanted) for condition, titles in offered.items())
    return TaskFits(tuple(fitting), tuple(misfits), (*said, *asked), said)


def misfits_of_week(name: str, wanted: WorkConditions, record: Record) -> tuple[str, ...]:
    """Name the planned hours that lie outside the hours in which the citizen works well, one sentence a step."""
    window = _window(wanted)
    sentences: dict[str, None] = {}
    for step in record.steps:
        if outside := tuple(line for line in step.slots if _is_outside(line, wanted)):
            what = times_of(outside)
            sentences[texts().say("fit.time_of_day", name=name, window=window, what=what[:1].upper() + what[1:])] = None
    return tuple(sentences)


def _is_outside(line: SlotLine, wanted: WorkConditions) -> bool:
    """A time that is still being typed and ends before it begins is told elsewhere."""
    if line.starts_at >= line.ends_at:
        return False
    return bool(outside_window(wanted, (TimeSlot(Weekday(line.weekday), line.starts_at, line.ends_at),)))


def _offered(task: WorkTask, travel_minutes: int | None) -> WorkOffered:
    return WorkOffered(
        told=times_in(task.when or task.title),
        ruled_out=frozenset({Posture.SITTING}) if _NOT_SITTING & set(task.demands) else frozenset(),
        travel_minutes=travel_minutes,
    )


def _reason(condition: Condition, name: str, wanted: WorkConditions, task: WorkTask, minutes: int | None) -> str:
    say = texts().say
    match condition:
        case Condition.TIME_OF_DAY:
            what = f"{task.title}, {task.when}" if task.when else task.title
            return say("fit.time_of_day", name=name, window=_window(wanted), what=f"«{what}»")
        case Condition.POSTURE:
            demands = danish.listed(str(Demand(one).label) for one in task.demands if one in _NOT_SITTING)
            return say("fit.posture", name=name, what=task.title, demands=demands)
        case Condition.TRAVEL:
            return say("fit.travel", name=name, most=str(wanted.max_travel_minutes), minutes=str(minutes))
    raise AssertionError(condition)


def _bending(condition: Condition, words: str, titles: Sequence[str], wanted: WorkConditions) -> str:
    """Ask whether the company's words count for the tasks that would not fit, or answer what nobody has said."""
    if not titles:
        return texts().say("fit.ask.bends_unsaid", words=words, question=_question(condition, wanted))
    named = [f"«{title}»" for title in titles[:_TASKS_NAMED]]
    more = [texts().say("fit.more_tasks")] if len(titles) > _TASKS_NAMED else []
    return texts().say("fit.ask.bends", words=words, tasks=danish.listed([*named, *more]))


def _question(condition: Condition, wanted: WorkConditions) -> str:
    more = {"aids": ", ".join(wanted.aids)} if condition is Condition.AID else {}
    code = f"fit.ask.posture.{wanted.posture}" if condition is Condition.POSTURE else f"fit.ask.{condition}"
    return texts().say(code, **more)


def _window(wanted: WorkConditions) -> str:
    starts, ends = wanted.work_from, wanted.work_to
    if starts and ends:
        return texts().say("fit.between", starts=clock(starts), ends=clock(ends))
    if ends:
        return texts().say("fit.before", ends=clock(ends))
    return texts().say("fit.after", starts=clock(starts)) if starts else ""
