"""The placement in somebody's own calendar: every day of work, and every follow-up."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from jobbro.documents import Calendar, Event
from jobbro.documents.calendar import ZONE
from jobbro.domain.calendar import danish_holidays, work_days
from jobbro.domain.plan import HourKind, PlanStep
from jobbro.library import texts
from jobbro.placements.exports import phrases
from jobbro.placements.queries.description import plan_or_none
from jobbro.placements.queries.outside import ReleasedBasis
from jobbro.placements.record import FollowUpLine, Record

# A meeting has a start but no agreed length; a calendar cannot hold one without an end.
MEETING = timedelta(hours=1)


def placement_calendar(basis: ReleasedBasis) -> Calendar:
    """Return the days of work and the follow-ups; the same uid each time, so that a newer file moves what it changed.

    Times are Danish local time. A meeting without a time of day fills its day; one with a time is shown as an hour.
    """
    record, names = basis.record, basis.record.names
    who = {"citizen": names.citizen_first, "company": names.company}
    plan = plan_or_none(record)
    events = [event for step in (plan.steps if plan else ()) for event in _work(basis, step, who)]
    events += [_meeting(basis, line, who) for line in record.follow_ups]
    return Calendar(texts().say("calendar.name", **who), tuple(events))


def _work(basis: ReleasedBasis, step: PlanStep, who: dict[str, str]) -> Iterator[Event]:
    closed = tuple(danish_holidays(step.period)) if basis.record.off_on_holidays else ()
    for kind in (HourKind.PRACTICE, HourKind.PAID):
        tasks = ", ".join(task.title for task in step.tasks_of(kind))
        for day in work_days(step.pattern(kind), step.period, closed=closed):
            yield Event(
                uid=f"{basis.placement_id}-{kind}-{day.day:%Y%m%d}-{day.starts:%H%M}@jobbro",
                starts=_at(day.day, day.starts),
                ends=_at(day.day, day.ends),
                summary=texts().say(f"calendar.{kind}", **who),
                changed_at=basis.changed_at,
                description=texts().say("calendar.tasks", tasks=tasks) if tasks else "",
                location=_place(basis.record),
                sequence=basis.edit_version,
            )


def _meeting(basis: ReleasedBasis, line: FollowUpLine, who: dict[str, str]) -> Event:
    starts = _at(line.day, line.starts_at) if line.starts_at else None
    return Event(
        uid=f"{basis.placement_id}-follow-up-{line.day:%Y%m%d}@jobbro",
        starts=starts or line.day,
        ends=starts + MEETING if starts else line.day,
        summary=texts().say("calendar.follow_up", **who),
        changed_at=basis.changed_at,
        description="\n".join(_about(basis.record, line)),
        location=_place(basis.record),
        sequence=basis.edit_version,
    )


def _about(record: Record, line: FollowUpLine) -> Iterator[str]:
    say = texts().say
    if line.participants:
        yield say("calendar.people", people=phrases.joined(line.participants))
    if line.topics:
        yield say("calendar.topics", topics=phrases.joined(line.topics))
    if record.goals:
        yield say("calendar.goals", goals=" ".join(phrases.goal_text(goal) for goal in record.goals))


def _place(record: Record) -> str:
    return ", ".join(part for part in (record.names.site or record.names.company, record.names.address) if part)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZONE)
