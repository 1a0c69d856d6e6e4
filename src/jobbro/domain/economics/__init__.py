"""What things cost and give. Each calculation shows its steps and its sources, and says which rate it lacks."""

from jobbro.domain.economics.bottom_line import Hiring, bottom_line
from jobbro.domain.economics.calculation import Calculation, Line
from jobbro.domain.economics.estimate import Assumption, Estimate, Part
from jobbro.domain.economics.exchange import ExchangeAnswer, ExchangeFlag, Gain, GainKind, judge_exchange
from jobbro.domain.economics.flexible_job import FlexibleJob, flexible_pay
from jobbro.domain.economics.freed_time import MovedWork, freed_time
from jobbro.domain.economics.moved_pay import MovedHours, MovedPay, moved_pay
from jobbro.domain.economics.paid_hours import (
    Benefit,
    HoursAnswer,
    HoursLine,
    HoursNote,
    PaidWork,
    income_of_hours,
)
from jobbro.domain.economics.recruitment import Recruitment, recruitment_cost, yearly_pay
from jobbro.domain.economics.social_return import Hired, social_return
from jobbro.domain.economics.spans import Span
from jobbro.domain.economics.subsidised_job import Employer, SubsidisedJob, wage_subsidy
from jobbro.domain.economics.subsidy_months import SubsidyMonth, SubsidyPlan, subsidy_by_month
from jobbro.domain.economics.transport import Journey, travel_allowance

__all__ = [
    "Assumption",
    "Benefit",
    "Calculation",
    "Employer",
    "Estimate",
    "ExchangeAnswer",
    "ExchangeFlag",
    "FlexibleJob",
    "Gain",
    "GainKind",
    "Hired",
    "Hiring",
    "HoursAnswer",
    "HoursLine",
    "HoursNote",
    "Journey",
    "Line",
    "MovedHours",
    "MovedPay",
    "MovedWork",
    "PaidWork",
    "Part",
    "Recruitment",
    "Span",
    "SubsidisedJob",
    "SubsidyMonth",
    "SubsidyPlan",
    "bottom_line",
    "flexible_pay",
    "freed_time",
    "income_of_hours",
    "judge_exchange",
    "moved_pay",
    "recruitment_cost",
    "social_return",
    "subsidy_by_month",
    "travel_allowance",
    "wage_subsidy",
    "yearly_pay",
]
