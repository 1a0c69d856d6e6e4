"""The record as the placement description that the seven-point check reads."""

from jobbro.domain.calendar import CalendarError
from jobbro.domain.language import (
    DescriptionRecord,
    FollowUpMeeting,
    HandledNeed,
    PaidHoursRoute,
    Responsible,
    Role,
    Subgoal,
)
from jobbro.domain.plan import Plan, PlanError
from jobbro.placements.models import Goal
from jobbro.placements.record import Record


def description_of(record: Record) -> DescriptionRecord:
    """Return the record as the check of a placement description wants it."""
    goals = tuple(f"{line.text} {line.measure}".strip() for line in record.goals if line.level != Goal.Level.SUBGOAL)
    return DescriptionRecord(
        citizen=record.names.citizen_first,
        company=record.names.company,
        purpose=record.why,
        company_offers=record.contribution,
        goals=goals,
        subgoals=tuple(Subgoal(g.text, g.by_day) for g in record.goals if g.level == Goal.Level.SUBGOAL),
        plan=plan_or_none(record),
        target_hours=record.target_weekly_hours,
        needs=tuple(HandledNeed(need.wording, need.handled_by, need.suits_tasks) for need in record.needs),
        no_needs=record.no_needs,
        special_planning=record.special_planning,
        responsible=tuple(Responsible(Role(duty.role), duty.name, duty.text) for duty in record.duties),
        agreed_by=frozenset(Role(role) for role in record.agreed_with),
        follow_ups=tuple(
            FollowUpMeeting(day=line.day, participants=line.participants, topics=line.topics)
            for line in record.follow_ups
        ),
        if_it_goes_wrong=record.if_it_goes_wrong,
        next_step=record.next_step,
        next_activity=record.next_activity,
        paid_route=PaidHoursRoute(record.paid_route) if record.paid_route else None,
        paid_route_reason=record.paid_route_reason,
        what_it_takes=record.what_it_takes,
        wishes=(record.citizen_words,) if record.citizen_words else (),
    )


def plan_or_none(record: Record) -> Plan | None:
    """The plan when its hours make sense; while they do not, the page says why beside the hours."""
    try:
        return record.plan
    except (CalendarError, PlanError):
        return None
