"""The two written statements before a practice begins: the employer's and the employees' (BEK § 65, stk. 6)."""

from __future__ import annotations

from datetime import date

from jobbro.domain.eligibility.checking import DatedRules, Outcome, broken, met, set_fact, terms_of, unknown
from jobbro.domain.eligibility.facts import PlannedPlacement
from jobbro.domain.rules import RuleValue


def judge_employer_statement(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether the employer has declared in writing, before the start, that the conditions hold."""
    return _judge_statement(planned, rules.value("ratio.employer_statement"), "agreement.employer_statement")


def judge_employee_statement(planned: PlannedPlacement, rules: DatedRules) -> Outcome:
    """Whether an employee representative has declared the same; not asked for where there are no colleagues.

    The exception must be told: as long as nobody says how many are employed, the statement is asked for.
    """
    rule = rules.value("ratio.employee_statement")
    asked_from = rules.value("ratio.employee_statement.from_employees")
    employees = planned.workplace.employees
    if employees is not None and employees < asked_from.whole:
        return met("no_colleagues", asked_from, terms=terms_of(employees=employees))
    return _judge_statement(planned, rule, "agreement.employee_statement")


def _judge_statement(planned: PlannedPlacement, rule: RuleValue, path: str) -> Outcome:
    statement: bool | date | None = planned.fact(path)
    if statement is None:
        return unknown((path,), rule)
    get_it = set_fact("get_statement", path, True)
    if isinstance(statement, date):
        if statement <= planned.starts:
            return met("dated", rule, terms=terms_of(day=statement))
        return broken("too_late", rule, candidates=(get_it,), terms=terms_of(day=statement, start=planned.starts))
    return met("met", rule) if statement else broken("broken", rule, candidates=(get_it,))
