"""What things cost and give. Each calculation shows its steps and its sources, and says which rate it lacks."""

from jobbro.domain.economics.calculation import Calculation, Line
from jobbro.domain.economics.exchange import ExchangeAnswer, ExchangeFlag, Gain, GainKind, judge_exchange
from jobbro.domain.economics.flexible_job import FlexibleJob, flexible_pay
from jobbro.domain.economics.paid_hours import (
    Benefit,
    HoursAnswer,
    HoursLine,
    HoursNote,
    PaidWork,
    Span,
    income_of_hours,
)
from jobbro.domain.economics.subsidised_job import Employer, SubsidisedJob, wage_subsidy
from jobbro.domain.economics.transport import Journey, travel_allowance

__all__ = [
    "Benefit",
    "Calculation",
    "Employer",
    "ExchangeAnswer",
    "ExchangeFlag",
    "FlexibleJob",
    "Gain",
    "GainKind",
    "HoursAnswer",
    "HoursLine",
    "HoursNote",
    "Journey",
    "Line",
    "PaidWork",
    "Span",
    "SubsidisedJob",
    "flexible_pay",
    "income_of_hours",
    "judge_exchange",
    "travel_allowance",
    "wage_subsidy",
]
