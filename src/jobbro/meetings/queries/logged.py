"""What is written down elsewhere and may be told the caseworker: proposed, never sent by itself.

An observation is proposed when it is open to the caseworker; what is agreed and measured, as far as the viewer sees it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.domain.observing.rendering import after_helped, after_name
from jobbro.library import knowledge_topics
from jobbro.library.knowledge_files import Logged
from jobbro.meetings.access import visible_visits
from jobbro.meetings.actions import LineDetails
from jobbro.meetings.models import KnowledgeLine, KnowledgeSource, Visit, VisitObservation, WhoSaid
from jobbro.meetings.queries.observed import attendance_of
from jobbro.placements.access import visible_placements
from jobbro.placements.models import NeedHandling, PlacementState, Step, StepTask
from jobbro.progression.models import CitizenGoal, GoalLevel, GoalRating
from jobbro.ui.wording import long_day

# The latest of each kind; what is older is told already, or told no more.
MOST_OBSERVATIONS, MOST_AGREED, MOST_RATINGS = 40, 20, 60
_SOURCE_OF = {
    WhoSaid.CITIZEN: KnowledgeSource.CITIZEN,
    WhoSaid.WORKPLACE: KnowledgeSource.COMPANY,
    WhoSaid.OTHER: KnowledgeSource.OTHER,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line that could be made, with the key by which it is made only once."""

    key: str
    details: LineDetails


def proposals(viewer: Viewer, citizen: Citizen) -> tuple[Proposal, ...]:
    """What is logged about a citizen who came through the door and is not made a line yet, in the order of topics."""
    topics = [topic.id for topic in knowledge_topics()]
    taken = set(KnowledgeLine.objects.filter(citizen=citizen).exclude(made_from="").values_list("made_from", flat=True))
    found = (*_from_visits(viewer, citizen), *_from_placements(viewer, citizen), *_from_goals(citizen))
    new = [one for one in found if one.key not in taken]
    return tuple(sorted(new, key=lambda one: (topics.index(one.details.topic), -one.details.known_on.toordinal())))


def _topic(logged: Logged) -> str:
    return next(topic.id for topic in knowledge_topics() if logged in topic.takes)


def _from_visits(viewer: Viewer, citizen: Citizen) -> Iterator[Proposal]:
    visits = visible_visits(viewer).filter(citizen=citizen)
    rows = VisitObservation.objects.filter(visit__in=visits, for_caseworker=True).select_related("visit")
    for row in rows.order_by("-visit__held_on", "noted_at", "pk")[:MOST_OBSERVATIONS]:
        yield from _seen(row, row.visit, citizen.first_name)


def _seen(row: VisitObservation, visit: Visit, name: str) -> Iterator[Proposal]:
    def proposal(logged: Logged, source: KnowledgeSource, wording: str, **more: object) -> Proposal:
        fixed = {"topic": _topic(logged), "source": source, "known_on": visit.held_on, "for_citizen": row.for_citizen}
        return Proposal(f"seen:{row.pk.hex}:{logged}", LineDetails(wording=wording, **fixed, **more))  # type: ignore[arg-type]

    done = _("%(name)s %(done)s") % {"name": name, "done": after_name(row.done, name).rstrip(".")} if row.done else ""
    told = attendance_of(row)
    if told is not None:
        yield proposal(Logged.ATTENDANCE, KnowledgeSource.ATTENDANCE, "", attendance=told)
    if done:
        alone = f" ({row.get_independence_display().lower()})" if row.independence else ""
        yield proposal(Logged.DONE, KnowledgeSource.OBSERVATION, f"{done}{alone}.")
    if row.helped:
        helped = _("Det hjalp%(helped)s.") % {"helped": after_helped(row.helped).rstrip(".")}
        yield proposal(Logged.HELPED, KnowledgeSource.OBSERVATION, f"{done}. {helped}" if done else helped)
    if row.quote:
        source = _SOURCE_OF[WhoSaid(row.spoken_by)]
        logged = Logged.CITIZEN_WORDS if source == KnowledgeSource.CITIZEN else Logged.COMPANY_WORDS
        yield proposal(logged, source, f"«{row.quote}»", speaker=row.speaker)


def _from_placements(viewer: Viewer, citizen: Citizen) -> Iterator[Proposal]:
    begun = visible_placements(viewer).filter(citizen=citizen, starts_on__lte=viewer.today)
    begun = begun.exclude(state=PlacementState.DRAFT)
    tasks = StepTask.objects.filter(step__placement__in=begun, step__starts_on__lte=viewer.today)
    steps: dict[Step, list[str]] = {}
    latest = tasks.select_related("step__placement__company").order_by("-step__starts_on", "step", "pk")
    for task in latest[:MOST_AGREED]:
        steps.setdefault(task.step, []).append(task.title)
    for step, titles in steps.items():
        blanks = {"where": step.placement.company.name, "day": long_day(step.starts_on), "what": "; ".join(titles)}
        words = _("Aftalte opgaver hos %(where)s fra %(day)s: %(what)s.") % blanks
        yield Proposal(f"step:{step.pk}", _agreed(Logged.TASK, words, step.starts_on))
    needs = NeedHandling.objects.filter(placement__in=begun).exclude(handled_by="").select_related("placement")
    for need in needs.order_by("-placement__starts_on", "pk")[:MOST_AGREED]:
        if need.placement.starts_on is not None:
            words = f"{need.wording.rstrip('.')}. {need.handled_by.rstrip('.')}."
            yield Proposal(f"need:{need.pk}", _agreed(Logged.NEED, words, need.placement.starts_on))


def _agreed(logged: Logged, words: str, day: date) -> LineDetails:
    return LineDetails(_topic(logged), words, KnowledgeSource.PLACEMENT, day, for_citizen=True)


def _from_goals(citizen: Citizen) -> Iterator[Proposal]:
    rated: dict[CitizenGoal, list[GoalRating]] = {}
    rows = GoalRating.objects.filter(goal__citizen=citizen).select_related("goal").order_by("-rated_on", "-pk")
    for rating in rows[:MOST_RATINGS]:
        rated.setdefault(rating.goal, []).append(rating)
    levels = GoalLevel.objects.filter(goal__in=rated).values_list("goal", "level", "wording") if rated else ()
    said = {(goal, level): words for goal, level, words in levels}
    for goal, ratings in rated.items():
        latest, first = ratings[0], ratings[-1]
        words = _("Mål: %(goal)s.") % {"goal": goal.wording.rstrip(".")}
        if first.pk != latest.pk:
            words += " " + _rated(_("I begyndelsen"), first, said)
        words += " " + _rated(_("Senest"), latest, said)
        details = LineDetails(_topic(Logged.GOAL), words, KnowledgeSource.GOAL, latest.rated_on, for_citizen=True)
        yield Proposal(f"goal:{goal.pk.hex}:{latest.pk}", details)


def _rated(when: str, rating: GoalRating, said: "dict[tuple[UUID, int], str]") -> str:
    words = said.get((rating.goal_id, rating.level), "").rstrip(".")
    blanks = {"when": when, "day": long_day(rating.rated_on), "level": f"{rating.level:+d}".replace("-", "−")}
    told = _("%(when)s, %(day)s: trin %(level)s") % blanks
    return f"{told}: {words}." if words else f"{told}."
