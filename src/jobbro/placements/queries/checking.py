"""The panel beside the plan: hours and dates, the law, and the seven points, judged while the text is being typed."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from jobbro.accounts.queries import rulebook_at
from jobbro.citizens.models import TargetGroup
from jobbro.domain.calendar import CalendarError, danish_holidays, day_warnings
from jobbro.domain.eligibility import Overall, PlannedPlacement, check_placement, group_changes, overall
from jobbro.domain.language import DescriptionReport, Finding, PointResult, Verdict, check_record
from jobbro.domain.plan import PlanError, PlanTotals, check_plan
from jobbro.domain.rules import Rulebook
from jobbro.library import danish, texts
from jobbro.library.rule_words import FindingText, say
from jobbro.library.writing_files import description_checklist, phrase_lexicon, privacy_scan
from jobbro.placements.queries.answers import LegalQuestion, OpenQuestion, open_questions, questions_of
from jobbro.placements.queries.description import description_of, plan_or_none
from jobbro.placements.queries.legal import Surroundings, planned_placement
from jobbro.placements.queries.outside import Place, private_places, private_sentence
from jobbro.placements.readiness import gaps_before_ready, is_just_begun
from jobbro.placements.record import Record


@dataclass(frozen=True, slots=True)
class DayNote:
    """A day that deserves a second look, and why."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class CheckPanel:
    """Everything that the panel shows; nothing in it stops anybody from saving."""

    report: DescriptionReport
    totals: PlanTotals | None = None
    holidays: tuple[DayNote, ...] = ()
    notes: tuple[DayNote, ...] = ()
    plan_problems: tuple[str, ...] = ()
    legal: tuple[FindingText, ...] = ()
    legal_overall: Overall | None = None
    gaps: tuple[str, ...] = field(default=())
    rulebook_version: str = ""
    questions: tuple[LegalQuestion, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    private: tuple[Place, ...] = ()
    is_just_begun: bool = False

    @property
    def words(self) -> tuple[Finding, ...]:
        """What deserves a second look in the wording, each thing once; what must out altogether is in `private`."""
        found = {(f.reason, f.suggestion): f for f in reversed(self.report.findings) if not f.stops_sharing}
        return tuple(reversed(found.values()))

    @property
    def too_private(self) -> str:
        """How many words must out before the company may read the text; empty when none must."""
        return private_sentence(self.private) if self.private else ""

    @property
    def broken(self) -> tuple[FindingText, ...]:
        """The rules that ask for something to be done."""
        return tuple(line for line in self.legal if line.verdict == "broken")

    @property
    def untold(self) -> tuple[FindingText, ...]:
        """The rules that nobody can judge yet, because a fact is missing."""
        return tuple(line for line in self.legal if line.verdict not in {"broken", "met"})

    @property
    def met(self) -> tuple[FindingText, ...]:
        """The rules that are kept; the page folds them."""
        return tuple(line for line in self.legal if line.verdict == "met")

    @property
    def unfinished(self) -> tuple[PointResult, ...]:
        """The points of the description that still want something."""
        return tuple(point for point in self.report.points if point.verdict is not Verdict.FULFILLED)

    @property
    def finished(self) -> tuple[PointResult, ...]:
        """The points of the description that are fulfilled; the page folds them."""
        return tuple(point for point in self.report.points if point.verdict is Verdict.FULFILLED)

    @property
    def short(self) -> str:
        """The whole panel in a few words, for the bar at the bottom of a phone."""
        if self.is_just_begun:
            return _("begynd med dagene")
        said = _("%(done)s af 7 punkter") % {"done": self.fulfilled}
        attention = len(self.broken) + len(self.untold)
        return said + (" · " + _("%(n)s at se på i loven") % {"n": attention} if attention else "")

    @property
    def fulfilled(self) -> int:
        """How many of the seven points are fulfilled."""
        return sum(point.verdict is Verdict.FULFILLED for point in self.report.points)

    @property
    def partly(self) -> int:
        """How many of the seven points are there in part."""
        return sum(point.verdict is Verdict.PARTLY for point in self.report.points)


def check_of(record: Record, around: Surroundings, *, mails: Collection[str] = ()) -> CheckPanel:
    """Judge a record as it stands, saved or not; the addresses in `mails` may stand in its texts."""
    rules, planned = rulebook_at(around.rulebook_stamp), planned_placement(record, around)
    findings = check_placement(planned, rules) if planned else ()
    report = check_record(
        description_of(record), checklist=description_checklist(), lexicon=phrase_lexicon(), privacy=privacy_scan()
    )
    return CheckPanel(
        report=report,
        totals=_totals(record),
        holidays=_holidays(record),
        notes=(*_notes(record), *(_group_notes(planned, around, rules) if planned else ())),
        plan_problems=_plan_problems(record),
        legal=tuple(say(finding, texts()) for finding in findings),
        legal_overall=overall(findings) if findings else None,
        gaps=tuple(texts().say(f"gap.{gap}") for gap in gaps_before_ready(record)),
        rulebook_version=rules.version,
        questions=questions_of(record, findings),
        open_questions=open_questions(findings),
        private=private_places(record, mails=mails),
        is_just_begun=is_just_begun(record),
    )


def _totals(record: Record) -> PlanTotals | None:
    try:
        return record.totals
    except (CalendarError, PlanError):
        return None


def _holidays(record: Record) -> tuple[DayNote, ...]:
    """The holidays that take hours out of the plan."""
    totals = _totals(record)
    if totals is None or record.period is None:
        return ()
    names = danish_holidays(record.period)
    return tuple(DayNote(day, names[day]) for day in totals.closed_days if day in names)


def _notes(record: Record) -> tuple[DayNote, ...]:
    """The days that deserve a second look: follow-ups, goals after the end, and Christmas and New Year's Eve."""
    return (*_meeting_notes(record), *_late_goals(record), *_eves(record))


def _group_notes(planned: PlannedPlacement, around: Surroundings, rules: Rulebook) -> tuple[DayNote, ...]:
    """The days on which the citizen changes target group during the plan, and what the new group would turn."""
    notes = []
    for change in group_changes(planned, around.later_groups, rules):
        group = TargetGroup(change.group).label
        asked = danish.listed(f"«{say(finding, texts()).title}»" for finding in change.otherwise)
        code = "day.group_changes.otherwise" if asked else "day.group_changes"
        notes.append(DayNote(change.day, texts().say(code, group=group, **({"questions": asked} if asked else {}))))
    return tuple(notes)


def _late_goals(record: Record) -> tuple[DayNote, ...]:
    last = record.period.last if record.period else date.max
    late = dict.fromkeys(goal.by_day for goal in record.goals if goal.by_day and goal.by_day > last)
    return tuple(DayNote(day, texts().say("day.goal_after_the_end")) for day in late)


def _eves(record: Record) -> tuple[DayNote, ...]:
    """The two eves are no holidays by law, so the plan counts them as work; most workplaces are closed."""
    plan, period = plan_or_none(record), record.period
    if plan is None or period is None or not record.off_on_holidays:
        return ()
    found = []
    for year in range(period.first.year, period.last.year + 1):
        for month_day, code in ((24, "day.christmas_eve"), (31, "day.new_years_eve")):
            eve = date(year, 12, month_day)
            step = plan.step_on(eve)
            if step and eve.isoweekday() in {*step.practice.weekdays, *step.paid.weekdays}:
                found.append(DayNote(eve, texts().say(code)))
    return tuple(found)


def _meeting_notes(record: Record) -> tuple[DayNote, ...]:
    """Follow-ups on a weekend, a holiday, a day off or outside the period."""
    plan = plan_or_none(record)
    found = []
    for meeting in record.follow_ups:
        step = plan.step_on(meeting.day) if plan else None
        pattern = step.practice if step and step.practice.slots else (step.paid if step else None)
        for warning in day_warnings(meeting.day, pattern=pattern, period=record.period):
            found.append(DayNote(meeting.day, texts().say(f"day.{warning}")))
    return tuple(found)


def _plan_problems(record: Record) -> tuple[str, ...]:
    plan = plan_or_none(record)
    if plan is None:
        return ()
    titles = {task.key: task.title for step in plan.steps for task in step.tasks}
    return tuple(
        texts().say(f"plan.{problem.code}", step=str(problem.step_number), task=titles.get(problem.task_key or "", ""))
        for problem in check_plan(plan)
    )
