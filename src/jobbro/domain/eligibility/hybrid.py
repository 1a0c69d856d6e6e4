"""Practice and paid hours side by side (R-119): different tasks, real need, and both agreements naming functions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, from_truth, met, set_fact, terms_of, unknown
from jobbro.domain.eligibility.facts import PlannedPlacement, Step, Task
from jobbro.domain.eligibility.findings import Change
from jobbro.domain.eligibility.truth import Truth, fact

_TASKS = "steps.tasks"


def judge_other_function(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether the paid tasks are others than the practice tasks at the same time."""
    paid = _has_paid_hours(planned)
    if paid.answer is False:
        return None
    rule = rules.value("hybrid.other_function")
    if paid.answer is None:
        return unknown(paid.missing, rule)
    shared = _shared_tasks(planned)
    if shared:
        titles = tuple(dict.fromkeys(task.title for _, task in shared))
        leaves = Change("task_leaves_practice", (("steps", _without(planned, shared)),), (("tasks", titles),))
        return broken("same_task", rule, candidates=(leaves,), terms=terms_of(tasks=titles, step=shared[0][0]))
    told = fact("paid_work.other_function", planned.paid_work.other_function)
    if told.answer is False:
        change = set_fact("other_function", "paid_work.other_function", True)
        return broken("broken", rule, candidates=(change,))
    if _tasks_known(planned) or told.answer:
        return met("met", rule)
    return unknown((_TASKS, *told.missing), rule)


def judge_total_hours(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether practice and paid hours together keep within a full week; our own inference from the cap on practice."""
    paid = _has_paid_hours(planned)
    if paid.answer is False:
        return None
    rule = rules.value("hybrid.full_time_total")
    limit = rule.number
    totals = [
        (step.practice_hours + step.paid_hours, step)
        for step in planned.steps
        if step.practice_hours is not None and step.paid_hours is not None
    ]
    fullest = max(totals, key=lambda entry: entry[0], default=None)
    if fullest is not None and fullest[0] > limit:
        terms = terms_of(hours=fullest[0], limit=limit, step=fullest[1].number)
        return broken("broken", rule, candidates=_fewer_hours_in_all(planned, limit), terms=terms)
    if len(totals) < len(planned.steps) or fullest is None:
        told = {"practice_hours": planned.practice_hours, "paid_hours": planned.paid_hours}
        missing = [name for name, hours in told.items() if hours is None]
        return unknown(missing, rule, terms=terms_of(limit=limit))
    return met("met", rule, terms=terms_of(hours=fullest[0], limit=limit))


def judge_real_need(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether the company has said that the paid hours answer a real need on ordinary terms."""
    return _when_paid(planned, rules, "hybrid.real_need", "paid_work.real_need_stated", "state_need")


def judge_contract(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether an employment contract is recorded; a missing reference is a missing contract, not an unknown one."""
    paid = _has_paid_hours(planned)
    if paid.answer is False:
        return None
    rule = rules.value("hybrid.documents")
    if paid.answer is None:
        return unknown(paid.missing, rule)
    if (planned.paid_work.contract or "").strip():
        return met("met", rule)
    return broken("broken", rule, candidates=(set_fact("record_contract", "paid_work.contract", "reference"),))


def judge_contract_functions(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether the contract names the paid tasks."""
    path = "paid_work.contract_lists_functions"
    return _when_paid(planned, rules, "hybrid.documents", path, "list_functions")


def judge_agreement_functions(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether the practice agreement names the practice tasks."""
    path = "paid_work.agreement_lists_functions"
    return _when_paid(planned, rules, "hybrid.documents", path, "list_functions")


def judge_practice_purposes(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether each practice task beside paid hours has a purpose: something to learn or to find out."""
    paid = _has_paid_hours(planned)
    if paid.answer is False:
        return None
    rule = rules.value("hybrid.practice_develops")
    tasks = [task for step in planned.steps for task in step.practice_tasks or ()]
    bare = tuple(dict.fromkeys(task.title for task in tasks if task.purpose is not None and not task.purpose.strip()))
    if bare and paid.answer:
        return broken("broken", rule, candidates=(_with_purposes(planned),), terms=terms_of(tasks=bare))
    missing = list(paid.missing)
    if any(step.practice_tasks is None for step in planned.steps):
        missing.append("steps.practice_tasks")
    if any(task.purpose is None or not task.purpose.strip() for task in tasks):
        missing.append("steps.practice_tasks.purpose")
    return unknown(missing, rule) if missing else met("met", rule)


def judge_conversions(planned: PlannedPlacement, rules: DatedRules) -> Outcome | None:
    """Whether each task that went from practice to pay has its day of conversion written down."""
    converted = _converted(planned)
    if not converted:
        return None
    rule = rules.value("hybrid.conversion")
    noted = planned.paid_work.conversions
    if noted is None:
        return unknown(("paid_work.conversions",), rule)
    keys = {key for key, _ in noted}
    lacking = [task for task in converted if task.key not in keys]
    if not lacking:
        return met("met", rule, terms=terms_of(tasks=tuple(task.title for task in converted)))
    added = (*noted, *((task.key, _paid_from(planned, task)) for task in lacking))
    note = set_fact("note_conversion", "paid_work.conversions", added)
    return broken("broken", rule, candidates=(note,), terms=terms_of(tasks=tuple(task.title for task in lacking)))


def _has_paid_hours(planned: PlannedPlacement) -> Truth:
    if any(step.paid_hours for step in planned.steps):
        return Truth(True)
    return fact("paid_hours", None if planned.paid_hours is None else False)


def _when_paid(planned: PlannedPlacement, rules: DatedRules, rule_id: str, path: str, kind: str) -> Outcome | None:
    paid = _has_paid_hours(planned)
    if paid.answer is False:
        return None
    stated = fact(path, planned.fact(path))
    return from_truth(~paid | stated, rules.value(rule_id), candidates=(set_fact(kind, path, True),))


def _tasks_known(planned: PlannedPlacement) -> bool:
    paid_steps = [step for step in planned.steps if step.paid_hours]
    return all(step.practice_tasks is not None and step.paid_tasks is not None for step in paid_steps)


def _shared_tasks(planned: PlannedPlacement) -> list[tuple[int, Task]]:
    """Tasks that are practice in one step and paid in the same step, or in another at the same time."""
    found: dict[tuple[int, str], Task] = {}
    for step, other in _simultaneous(planned):
        for task in step.practice_tasks or ():
            if any(task.same_as(paid) for paid in other.paid_tasks or ()):
                found[step.number, task.key] = task
    return [(number, found[number, key]) for number, key in sorted(found)]


def _simultaneous(planned: PlannedPlacement) -> Iterator[tuple[Step, Step]]:
    for step in planned.steps:
        for other in planned.steps:
            overlap = step.period is not None and other.period is not None and step.period.overlaps(other.period)
            if step.number == other.number or overlap:
                yield step, other


def _without(planned: PlannedPlacement, shared: list[tuple[int, Task]]) -> tuple[Step, ...]:
    gone = {(number, task.key) for number, task in shared}
    return tuple(
        replace(step, practice_tasks=tuple(t for t in step.practice_tasks or () if (step.number, t.key) not in gone))
        for step in planned.steps
    )


def _fewer_hours_in_all(planned: PlannedPlacement, limit: Decimal) -> Iterator[Change]:
    """Fewer hours of practice, or fewer paid hours, in each step that is above the limit."""
    for kind, name in (("fewer_hours_in_all", "practice_hours"), ("fewer_paid_hours", "paid_hours")):
        steps = tuple(_cut(step, name, limit) for step in planned.steps)
        yield Change(kind, (("steps", steps),), (("hours", limit),))


def _cut(step: Step, name: str, limit: Decimal) -> Step:
    if step.practice_hours is None or step.paid_hours is None:
        return step
    over = max(step.practice_hours + step.paid_hours - limit, Decimal(0))
    return replace(step, **{name: max(getattr(step, name) - over, Decimal(0))})


def _with_purposes(planned: PlannedPlacement) -> Change:
    steps = tuple(
        replace(
            step,
            practice_tasks=tuple(
                task if task.purpose is None or task.purpose.strip() else replace(task, purpose="formål")
                for task in step.practice_tasks
            ),
        )
        if step.practice_tasks is not None
        else step
        for step in planned.steps
    )
    return Change("write_purposes", (("steps", steps),))


def _converted(planned: PlannedPlacement) -> list[Task]:
    """Tasks that are paid in a step after one in which they were practice."""
    trained: list[Task] = []
    converted: dict[str, Task] = {}
    for step in sorted(planned.steps, key=lambda step: step.number):
        for task in step.paid_tasks or ():
            if any(task.same_as(before) for before in trained):
                converted.setdefault(task.key, task)
        trained += step.practice_tasks or ()
    return [converted[key] for key in sorted(converted)]


def _paid_from(planned: PlannedPlacement, task: Task) -> date:
    """The first day of the first step in which the task is paid, or of the whole plan if steps have no days."""
    for step in sorted(planned.steps, key=lambda step: step.number):
        if any(paid.key == task.key for paid in step.paid_tasks or ()):
            return step.period.first if step.period is not None else planned.starts
    return planned.starts
