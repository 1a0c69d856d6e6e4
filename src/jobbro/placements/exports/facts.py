"""The facts that the documents of content/letters/ ask for, each said once for all of them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from jobbro.documents.text import decimal_text, full_day, long_date
from jobbro.domain.calendar import CalendarError
from jobbro.domain.plan import PlanError, PlanStep, PlanTotals
from jobbro.library import texts
from jobbro.library.letters import FactValue, blanks
from jobbro.placements.exports import phrases
from jobbro.placements.models import Duty, Goal, OfferUse, PaidRoute, Party, Purpose
from jobbro.placements.queries.description import plan_or_none
from jobbro.placements.queries.outside import Basis
from jobbro.placements.queries.workplace import Workplace
from jobbro.placements.record import Record, StepLine, TaskLine
from jobbro.ui.wording import local_day, phone

NO_HOURS = Decimal(0)


def facts_for_letter(letter_id: str, basis: Basis, more: Mapping[str, FactValue] | None = None) -> dict[str, FactValue]:
    """Return exactly the facts that a document asks for; KeyError when it asks for one that nobody knows."""
    known, asked = _everything(basis) | dict(more or {}), blanks(letter_id)
    if "subgoals" not in asked:
        # A paper without a table of subgoals tells them among the goals, so that no paper leaves one out.
        known["goals"] = tuple(phrases.goal_text(goal) for goal in basis.record.goals)
    return {name: known[name] for name in asked}


def _everything(basis: Basis) -> dict[str, FactValue]:
    record = basis.record
    return _who(basis) | _when(record) | _what(record) | _terms(record) | _after(record) | _tools(basis)


def _who(basis: Basis) -> dict[str, FactValue]:
    names = basis.record.names
    title = names.contact_title or str(_contact_role(basis.record)).lower()
    return {
        "paper_title": texts().say(f"paper.title.{basis.record.kind}"),
        "instrument": texts().say(f"paper.instrument.{basis.record.kind}"),
        "citizen": names.citizen_first,
        "company": names.company,
        "cvr": names.cvr,
        "p_number": names.p_number,
        "address": names.address,
        "contact": ", ".join(part for part in (names.contact, title) if part) if names.contact else "",
        "contact_name": names.contact,
        "contact_phone": phone(names.contact_phone),
        "contact_person": _reached(names.contact, basis.contact_mail, names.contact_phone),
        "consultant": _reached(names.consultant, "", names.consultant_phone),
        "signatures": tuple(_signatures(basis)),
    }


def _when(record: Record) -> dict[str, FactValue]:
    period = record.period
    return {
        "period": phrases.days_from_to(period) if period else "",
        "first_day": full_day(period.first) if period else "",
        "last_day": full_day(period.last) if period else "",
        "working_time": phrases.weeks_of(record),
        "hours": phrases.hours_of(record, plan_or_none(record), totals_or_none(record)),
        "highest_hours": _highest(record),
        # With one step the facts at the top say it all; a table of one row would only say it twice.
        "steps": _step_rows(record) if len(record.steps) > 1 else (),
        "step_lines": tuple(_step_line(row) for row in _step_rows(record)),
    }


def _what(record: Record) -> dict[str, FactValue]:
    goals = [goal for goal in record.goals if goal.level != Goal.Level.SUBGOAL]
    subgoals = [goal for goal in record.goals if goal.level == Goal.Level.SUBGOAL]
    long_term = [goal for goal in goals if goal.level == Goal.Level.LONG_TERM]
    return {
        "tasks": tuple(_task_names(record)),
        "task_rows": _task_rows(record),
        "purposes": _purposes(record),
        "purpose_line": phrases.joined(_purposes(record)),
        "why": record.why,
        "because": record.because.strip(),
        "contribution": record.contribution,
        "citizen_words": record.citizen_words,
        "goals": tuple(phrases.goal_text(goal) for goal in goals),
        "subgoals": tuple(
            (phrases.goal_text(goal, with_day=False), long_date(goal.by_day) if goal.by_day else "")
            for goal in subgoals
        ),
        "employment_goal": " ".join(phrases.goal_text(goal) for goal in long_term),
    }


def _purposes(record: Record) -> tuple[str, ...]:
    """The chosen purposes of a practice; for løntilskud the one that the law gives every such job (LAB § 67)."""
    if record.is_subsidised:
        return (texts().say("paper.purpose.subsidised"),)
    return tuple(str(Purpose(code).label) for code in record.purposes)


def _task_names(record: Record) -> Iterator[str]:
    """Each task once; whether it is practice or paid is said when the placement has both."""
    both = len(phrases.kinds_in(record)) > 1
    for title, kind, *_rest in _task_rows(record):
        yield f"{title} ({kind})" if both else title


def _task_rows(record: Record) -> tuple[tuple[str, ...], ...]:
    """Each task once, with what it is over time («praktik, senere løn») and the first thing said on each matter."""
    same: dict[str, list[TaskLine]] = {}
    for step in record.steps:
        for task in step.tasks:
            same.setdefault(task.key, []).append(task)
    return tuple(
        (
            lines[0].title,
            phrases.over_time(line.kind for line in lines),
            next((line.purpose for line in lines if line.purpose), ""),
            next((line.next_task for line in lines if line.next_task), ""),
        )
        for lines in same.values()
    )


def _terms(record: Record) -> dict[str, FactValue]:
    return {
        "needs": _needs(record),
        "need_lines": tuple(_need_line(row) for row in _needs(record)),
        "special_planning": record.special_planning,
        "responsible": tuple((duty.name, str(Duty.Role(duty.role).label), duty.text) for duty in record.duties),
        "agreed_by": _agreed_by(record),
        "absence": record.absence_notice,
        "follow_ups": _meetings(record),
        "follow_up_lines": tuple(_meeting_line(row) for row in _meetings(record)),
        "next_follow_up": _first_meeting(record),
        "if_it_goes_wrong": record.if_it_goes_wrong,
    }


def _needs(record: Record) -> tuple[tuple[str, ...], ...]:
    if not record.needs and record.no_needs:
        return ((texts().say("needs.none"), "", ""),)
    return tuple((need.wording, need.handled_by, need.suits_tasks) for need in record.needs)


def _need_line(row: tuple[str, ...]) -> str:
    need, handling, _tasks = row
    return f"{need}: {handling}" if handling else need


def _meetings(record: Record) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (phrases.meeting_day(line), phrases.joined(line.participants), phrases.joined(line.topics))
        for line in record.follow_ups
    )


def _after(record: Record) -> dict[str, FactValue]:
    return {
        "next_step": record.next_step,
        "next_activity": record.next_activity,
        "paid_route": _paid_route(record),
        "what_it_takes": record.what_it_takes,
    }


def _tools(basis: Basis) -> dict[str, FactValue]:
    """What was promised, each with its day, since a promise may come after the text was locked (R-023)."""
    promised: dict[str, dict[str, list[str]]] = {str(OfferUse.DURING): {}, str(OfferUse.NEXT): {}}
    for tool in basis.trail.promised_tools:
        day = long_date(local_day(tool.promised_at)) if tool.promised_at else ""
        promised[tool.use].setdefault(day, []).append(tool.wording)
    during, after = (tuple(_by_day(promised[use])) for use in (OfferUse.DURING, OfferUse.NEXT))
    return {"support": during, "support_line": "; ".join(during), "next_tools": after, "next_line": "; ".join(after)}


def _by_day(promised: Mapping[str, list[str]]) -> Iterator[str]:
    for day, words in promised.items():
        yield texts().say("paper.promised", what=phrases.joined(words), day=day)


def workplace_facts(workplace: Workplace) -> dict[str, FactValue]:
    """Return what an application says about the workplace besides the record."""
    staff = workplace.staff
    return {
        "representative": _reached(*workplace.representative),
        "staff": f"{decimal_text(staff[0])} ({phrases.month(staff[1])})" if staff else "",
    }


def months_lacking(workplace: Workplace) -> str:
    """The months that the ratio is counted on and nobody has told about, «september og oktober 2022»; mostly empty."""
    return phrases.months(workplace.staff_missing)


def totals_or_none(record: Record) -> PlanTotals | None:
    """The totals of the plan; None while its hours make no sense."""
    try:
        return record.totals
    except (CalendarError, PlanError):
        return None


def _reached(name: str, mail: str, number: str) -> str:
    parts = (name, mail, f"telefon {phone(number)}" if number else "")
    return ", ".join(part for part in parts if part) if name else ""


def _contact_role(record: Record) -> str:
    """What the contact person is called when no title is known."""
    for duty in record.duties:
        if duty.name == record.names.contact and duty.role in {Duty.Role.CONTACT_PERSON, Duty.Role.MENTOR}:
            return str(Duty.Role(duty.role).label)
    return str(Duty.Role.CONTACT_PERSON.label)


def _highest(record: Record) -> str:
    totals = totals_or_none(record)
    most = max((step.total_per_week for step in totals.steps), default=NO_HOURS) if totals else NO_HOURS
    return phrases.hours(most) if most else ""


def _step_rows(record: Record) -> tuple[tuple[str, ...], ...]:
    plan = plan_or_none(record)
    planned = {step.number: step for step in plan.steps} if plan else {}
    return tuple(_step_row(step, planned.get(step.number)) for step in record.steps)


def _step_row(step: StepLine, planned: PlanStep | None) -> tuple[str, ...]:
    weekly = ("", "")
    if planned:
        practice, paid = planned.practice.hours_per_week, planned.paid.hours_per_week
        weekly = (f"{phrases.hours(practice)} om ugen", f"{phrases.hours(paid)} om ugen")
    return (str(step.number), phrases.step_days(step), *weekly, ", ".join(task.title for task in step.tasks))


def _step_line(row: tuple[str, ...]) -> str:
    number, period, practice, paid, tasks = row
    return f"Periode {number}, {period}: praktik {practice}, løn {paid}. Opgaver: {tasks}"


def _agreed_by(record: Record) -> str:
    names = record.names
    called = {
        Duty.Role.CITIZEN: names.citizen_first,
        Duty.Role.EMPLOYER: names.company,
        Duty.Role.CONTACT_PERSON: names.contact,
        Duty.Role.MENTOR: names.contact,
        Duty.Role.CONSULTANT: names.consultant,
        Duty.Role.CASEWORKER: texts().say("agreed.caseworker"),
        Duty.Role.EMPLOYEE_REPRESENTATIVE: str(Duty.Role.EMPLOYEE_REPRESENTATIVE.label).lower(),
    }
    people = phrases.joined(dict.fromkeys(name for role, name in called.items() if role in record.agreed_with))
    return texts().say("agreed.together", people=people[:1].upper() + people[1:]) if people else ""


def _meeting_line(row: tuple[str, ...]) -> str:
    day, people, topics = row
    return day + (f" med {people}" if people else "") + (f" om {topics}" if topics else "")


def _first_meeting(record: Record) -> str:
    if not record.follow_ups:
        return ""
    meeting = min(record.follow_ups, key=lambda line: line.day)
    people = phrases.joined(meeting.participants)
    when = phrases.meeting_day(meeting)
    return f"{when[:1].upper()}{when[1:]}" + (f" med {people}." if people else ".")


def _paid_route(record: Record) -> str:
    if not record.paid_route:
        return ""
    if record.paid_route == PaidRoute.NOT_YET:
        reason = record.paid_route_reason
        return texts().say("road.not_yet", reason=reason) if reason else texts().say("road.not_yet_unsaid")
    code = f"road.{record.kind}.{record.paid_route}"
    return texts().say(code if code in texts() else f"road.{record.paid_route}")


def _signatures(basis: Basis) -> Iterator[tuple[str, str, str]]:
    """Everybody who was asked, with the day of the yes; before that, room for the three who sign by hand."""
    say, names = texts().say, basis.record.names
    if not basis.answers:
        yield names.company, say("agreed.role.unnamed"), ""
        yield names.citizen, say(_citizen_role(basis.record)), ""
        yield names.consultant, say("agreed.role.consultant"), ""
    for line in basis.answers:
        code = _citizen_role(basis.record) if line.party == Party.CITIZEN else f"agreed.role.{line.party}"
        role = say(code, company=names.company)
        yield line.name, role, say("agreed.yes", day=long_date(local_day(line.agreed_at))) if line.agreed_at else ""


def _citizen_role(record: Record) -> str:
    return "agreed.role.employee" if record.is_subsidised else "agreed.role.citizen"
