"""What an employer gets for a job with løntilskud (LAB kap. 12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from jobbro.domain.economics.calculation import Calculation, Line, Rates, kroner, refuse_negative
from jobbro.domain.rules import HUNDREDTH, Rulebook, RuleValue, Unit

_HUNDREDTH_OF_PERCENT = HUNDREDTH * HUNDREDTH


class Employer(StrEnum):
    """Whose rate it is."""

    PRIVATE = "private"
    PUBLIC = "public"
    PENSION = "pension"  # a private employer of somebody on førtidspension


@dataclass(frozen=True, slots=True)
class SubsidisedJob:
    """The job as agreed; `hourly_wage` is the whole cost of an hour to the employer, in kroner, where it is known."""

    employer: Employer
    weekly_hours: Decimal
    weeks: Decimal
    hourly_wage: Decimal | None = None


def wage_subsidy(job: SubsidisedJob, rulebook: Rulebook, *, on_date: date) -> Calculation:
    """The subsidy by the hour, the week and the whole period, and its share of the wage (LAB kap. 12).

    ValueError for negative figures.
    """
    refuse_negative(weekly_hours=job.weekly_hours, weeks=job.weeks, hourly_wage=job.hourly_wage)
    rates = Rates(rulebook, on_date)
    rate = rates.find(f"subsidised.rate.{job.employer}")
    if rate is None:
        return Calculation((), None, rates.unknown)
    week, period = _amounts(job, rate)
    lines = [Line("rate", rate.number, Unit.KRONER_PER_HOUR, rule=rate), week, period]
    warnings: tuple[str, ...] = ()
    cap = rates.find("subsidised.aid_share.pension" if job.employer is Employer.PENSION else "subsidised.aid_share")
    if job.hourly_wage and cap is not None:
        share = (rate.number / job.hourly_wage).quantize(_HUNDREDTH_OF_PERCENT, ROUND_HALF_UP)
        terms = (("rate", rate.number, Unit.KRONER_PER_HOUR), ("wage", job.hourly_wage, Unit.KRONER_PER_HOUR))
        lines.append(Line("share", share, Unit.SHARE, (*terms, ("cap", cap.number, Unit.SHARE)), cap))
        # Held against the exact figures: a share that is only rounded down to the limit is still above it.
        warnings = ("share_over_cap",) if rate.number > cap.number * job.hourly_wage else ()
    return Calculation(tuple(lines), period, rates.unknown, warnings)


def _amounts(job: SubsidisedJob, rate: RuleValue) -> tuple[Line, Line]:
    week = kroner(rate.number * job.weekly_hours)
    period = kroner(rate.number * job.weekly_hours * job.weeks)
    return (
        Line(
            "week",
            week,
            Unit.KRONER,
            (("rate", rate.number, Unit.KRONER_PER_HOUR), ("hours", job.weekly_hours, Unit.HOURS_PER_WEEK)),
        ),
        Line("period", period, Unit.KRONER, (("week", week, Unit.KRONER), ("weeks", job.weeks, Unit.WEEKS))),
    )
