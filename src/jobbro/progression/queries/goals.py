"""What the pages about goals show: the goal as it is written, what it leaves open, and how far it has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import may_edit
from jobbro.citizens.models import Citizen
from jobbro.domain.calendar import Period
from jobbro.domain.language.checklist import Verdict
from jobbro.domain.language.goals import GoalLetter, GoalText, OpenEnd, Wish, letters_met, open_ends, smart_of_goal
from jobbro.domain.stair import Attained, Placed, ZoneName, is_long, is_stale, lacks_subgoals, plans_no_development
from jobbro.domain.stair import t_score as score_of
from jobbro.library import texts
from jobbro.library.writing_files import text_rules
from jobbro.placements.models import Placement
from jobbro.progression.models import CitizenGoal, GoalFocus, GoalLevel, GoalRating, GoalState, Homework, ZoneItem
from jobbro.ui.wording import short_day

_KINDS = {Verdict.FULFILLED: "met", Verdict.PARTLY: "partly", Verdict.MISSING: "unknown"}


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter of SMART in words: what it stands for, the verdict's mark, why, and what proves it."""

    letter: str
    name: str
    kind: str
    why: str
    evidence: str


@dataclass(frozen=True, slots=True)
class EndLine:
    """Something that a goal leaves open, and what to ask."""

    title: str
    ask: str
    asks_focus: bool


@dataclass(frozen=True, slots=True)
class GoalCheck:
    """The check of a goal that is written or being written."""

    letters: tuple[LetterLine, ...]
    ends: tuple[EndLine, ...]
    met: int


@dataclass(frozen=True, slots=True)
class Latest:
    """The level that was reached last, and the day on which it was talked about."""

    level: int
    rated_on: date


@dataclass(frozen=True, slots=True)
class LevelsShown:
    """The five levels from the top, and the one reached last."""

    lines: tuple[GoalLevel, ...]
    latest: Latest | None

    @property
    def now(self) -> GoalLevel | None:
        """The level reached last, in its agreed words."""
        return next((line for line in self.lines if self.latest and line.level == self.latest.level), None)


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal with all that hangs on it."""

    goal: CitizenGoal
    check: GoalCheck
    subgoals: tuple["GoalCard", ...]
    homework: tuple[Homework, ...]
    levels: LevelsShown
    is_stale: bool
    is_long: bool
    lacks_subgoals: bool

    @property
    def all_homework(self) -> tuple[Homework, ...]:
        """Homework towards the goal and its sub-goals, what comes first on top."""
        return tuple(sorted((*self.homework, *(one for sub in self.subgoals for one in sub.homework)), key=_due))

    @property
    def reached(self) -> int:
        """How many sub-goals are reached."""
        return sum(1 for card in self.subgoals if card.goal.state == GoalState.REACHED)

    @property
    def is_open(self) -> bool:
        """Whether it is in progress."""
        return self.goal.state == GoalState.OPEN


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """Everything on the page about a citizen's goals."""

    citizen: Citizen
    open: tuple[GoalCard, ...]
    ended: tuple[GoalCard, ...]
    levels: tuple[tuple[CitizenGoal, LevelsShown], ...]
    score: Decimal | None
    zones_placed: int
    plans_no_development: bool
    may_edit: bool


def goals_page(viewer: Viewer, citizen: Citizen) -> GoalsPage:
    """Return the page of a citizen who came through the door."""
    cards = goal_cards(citizen, today=viewer.today)
    items = list(ZoneItem.objects.filter(citizen=citizen, is_current=True))
    everything = [one for card in cards for one in (card, *card.subgoals)]
    rated = tuple((one.goal, one.levels) for one in everything if one.levels.latest)
    return GoalsPage(
        citizen=citizen,
        open=tuple(card for card in cards if card.is_open),
        ended=tuple(card for card in cards if not card.is_open),
        levels=rated,
        score=score_of([Attained(shown.latest.level, goal.weight) for goal, shown in rated if shown.latest]),
        zones_placed=len(items),
        plans_no_development=plans_no_development([placed(item) for item in items]),
        may_edit=may_edit(viewer, citizen),
    )


def goal_cards(citizen: Citizen, *, today: date) -> tuple[GoalCard, ...]:
    """Return the goals of a citizen with their sub-goals, those that come due first on top."""
    rows = CitizenGoal.objects.filter(citizen=citizen).select_related("placement").order_by("noted_at", "pk")
    latest = GoalRating.objects.filter(goal=OuterRef("pk")).order_by("-rated_on", "-pk")
    rows = rows.annotate(
        latest_level=Subquery(latest.values("level")[:1]), latest_on=Subquery(latest.values("rated_on")[:1])
    )
    parts = ("levels", GoalLevel, "-level"), ("homework", Homework, "due_on")
    rows = rows.prefetch_related(*(Prefetch(name, model.objects.order_by(order)) for name, model, order in parts))
    found = sorted(rows, key=lambda goal: (goal.due_on is None, goal.due_on or goal.starts_on))
    tops = {goal.pk: goal for goal in found if goal.parent_id is None}
    below: dict[object, list[CitizenGoal]] = {pk: [] for pk in tops}
    for goal in found:
        if goal.parent_id in tops:
            goal.parent = tops[goal.parent_id]
            below[goal.parent_id].append(goal)
    return tuple(_card(goal, below[goal.pk], today) for goal in tops.values())


def placed(item: ZoneItem) -> Placed:
    """The item as the thought behind the picture reads it."""
    return Placed(ZoneName(item.zone), item.support, item.postponed_until)


def course_of(*, placement: Placement | None, parent: CitizenGoal | None) -> Period | None:
    """Return what bounds a goal in time: its placement, or the greater goal that it belongs to; None when neither."""
    if placement is not None and placement.starts_on and placement.ends_on:
        return Period(placement.starts_on, placement.ends_on)
    if parent is not None and parent.due_on:
        return Period(parent.starts_on, parent.due_on)
    return None


def check_of(text: GoalText, *, focus: str) -> GoalCheck:
    """Judge a goal as it is written now, and put the answers into words."""
    lexicon = text_rules().lexicon
    letters = smart_of_goal(text, lexicon)
    ends = tuple(_end_line(end, focus) for end in open_ends(text, lexicon))
    return GoalCheck(tuple(_letter_line(letter) for letter in letters), ends, letters_met(letters))


def text_of(goal: CitizenGoal) -> GoalText:
    """The goal as the check reads it."""
    return GoalText(
        wording=goal.wording,
        tasks=goal.tasks,
        measure=goal.measure,
        realistic=goal.realistic,
        due_on=goal.due_on,
        course=course_of(placement=goal.placement, parent=goal.parent),
        wish=Wish(goal.own_answer) if goal.own_answer else None,
        own_words=goal.own_words,
        told_by_citizen=goal.own_answer_by_link,
    )


def levels_and_ratings(goal: CitizenGoal) -> tuple[LevelsShown, tuple[GoalRating, ...]]:
    """Return the levels of a goal from +2 down, and all that was said of it, the latest first."""
    ratings = tuple(goal.ratings.order_by("-rated_on", "-pk"))
    latest = Latest(ratings[0].level, ratings[0].rated_on) if ratings else None
    return LevelsShown(tuple(goal.levels.order_by("-level")), latest), ratings


def courses_for(citizen: Citizen) -> "QuerySet[Placement]":
    """Return the dated placements that a goal can belong to, the latest first."""
    rows = Placement.objects.filter(citizen=citizen, starts_on__isnull=False, ends_on__isnull=False)
    return rows.select_related("company").order_by("-starts_on")


def _levels(goal: CitizenGoal) -> LevelsShown:
    level, rated_on = getattr(goal, "latest_level", None), getattr(goal, "latest_on", None)
    latest = None if level is None or rated_on is None else Latest(level, rated_on)
    return LevelsShown(tuple(goal.levels.all()), latest)


def _due(homework: Homework) -> date:
    return homework.due_on


def _card(goal: CitizenGoal, below: Iterable[CitizenGoal], today: date) -> GoalCard:
    period = Period(goal.starts_on, goal.due_on) if goal.due_on else None
    subgoals = tuple(_card(sub, (), today) for sub in below)
    is_top, is_open = goal.parent_id is None, goal.state == GoalState.OPEN
    return GoalCard(
        goal=goal,
        check=check_of(text_of(goal), focus=goal.focus),
        subgoals=subgoals,
        homework=tuple(goal.homework.all()),
        levels=_levels(goal),
        is_stale=is_open and is_stale(goal.due_on, today=today),
        is_long=not is_top and is_open and period is not None and is_long(period),
        lacks_subgoals=is_top and is_open and lacks_subgoals(period, len(subgoals)),
    )


def _letter_line(letter: GoalLetter) -> LetterLine:
    say = texts().say
    return LetterLine(
        letter=letter.letter.value,
        name=say(f"goal.smart.{letter.letter.value.lower()}"),
        kind=_KINDS[letter.verdict],
        why=say(f"goal.smart.{letter.reason.value}"),
        evidence=" · ".join(proof.quote for proof in letter.evidence),
    )


def _end_line(end: OpenEnd, focus: str) -> EndLine:
    say = texts().say
    asks_focus = end is OpenEnd.OBJECT
    code = f"goal.open.object.{GoalFocus(focus).value}" if asks_focus and focus else f"goal.open.{end.value}.ask"
    return EndLine(say(f"goal.open.{end.value}"), say(code), asks_focus)


def course_name(placement: Placement) -> str:
    """«Solby Kirkegård, 23. januar – 21. april 2023»"""
    first, last = placement.starts_on, placement.ends_on
    days = f"{short_day(first)} – {short_day(last)}" if first and last else ""
    return ", ".join(part for part in (placement.company.name, days) if part)
