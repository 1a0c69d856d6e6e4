"""The spine: dated steps of tasks that are practice or paid work.

Hours, attendance, progression, legal checks and papers all read this one plan.
"""

from jobbro.domain.plan.as_json import plan_from_json, plan_to_json, totals_to_json
from jobbro.domain.plan.changes import Conversion, PlanChange, PlanChangeCode, conversions, plan_changes
from jobbro.domain.plan.checks import PlanProblem, PlanProblemCode, check_plan, same_task
from jobbro.domain.plan.errors import Expected, PlanError, PlanErrorCode, PlanFormatError
from jobbro.domain.plan.fingerprint import plan_fingerprint
from jobbro.domain.plan.model import HourKind, Plan, PlannedTask, PlanStep
from jobbro.domain.plan.totals import PlanTotals, StepTotals, Totals, WorkCount, plan_totals, step_totals

__all__ = [
    "Conversion",
    "Expected",
    "HourKind",
    "Plan",
    "PlanChange",
    "PlanChangeCode",
    "PlanError",
    "PlanErrorCode",
    "PlanFormatError",
    "PlanProblem",
    "PlanProblemCode",
    "PlanStep",
    "PlanTotals",
    "PlannedTask",
    "StepTotals",
    "Totals",
    "WorkCount",
    "check_plan",
    "conversions",
    "plan_changes",
    "plan_fingerprint",
    "plan_from_json",
    "plan_to_json",
    "plan_totals",
    "same_task",
    "step_totals",
    "totals_to_json",
]
