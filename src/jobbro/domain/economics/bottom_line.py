"""The company's bottom line when it says yes: pay, subsidy, help and worth week by week, and when they are even."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from jobbro.domain.economics.calculation import Rates, refuse_negative, told_once
from jobbro.domain.economics.estimate import Assumption, Estimate, Part, Terms
from jobbro.domain.economics.spans import Span, spread
from jobbro.domain.economics.subsidised_job import Employer, SubsidisedJob, wage_subsidy
from jobbro.domain.rules import NoRuleInForce, Rulebook, RuleValue, Unit

_NOTHING, _WHOLE = Decimal(0), Decimal(1)
_NO_COST = Span(_NOTHING, _NOTHING)
# The sum is told when so many parts of the period have gone.
_TOLD_PARTS = len(("quarter", "half", "three quarters", "whole"))


@dataclass(frozen=True, slots=True)
class Hiring:
    """A job of so many hours and weeks; kroner an hour are the whole cost to the company.

    `worth` is what an hour of the work is worth to the company once it is learned, and `learning` the share of that in
    the first `training_weeks`. `training_help` and `later_help` are a colleague's hours a week. `subsidy` says whose
    rate the law gives; `own_subsidy` is a rate that the company has been told, and goes before it.
    """

    weekly_hours: Decimal
    weeks: int
    pay: Span
    worth: Span
    colleague_pay: Span = _NO_COST
    training_weeks: int = 0
    learning: Span = Span(_WHOLE, _WHOLE)
    training_help: Span = _NO_COST
    later_help: Span = _NO_COST
    start_cost: Span = _NO_COST
    subsidy: Employer | None = None
    own_subsidy: Decimal | None = None
    subsidy_weeks: int = 0


@dataclass(frozen=True, slots=True)
class _Subsidy:
    weekly: tuple[Decimal, ...]
    rules: tuple[RuleValue, ...]
    unknown: tuple[NoRuleInForce, ...]


def bottom_line(job: Hiring, rulebook: Rulebook, *, first_day: date) -> Estimate:
    """What the whole period costs and gives, and the week from which the sum stays at or above nothing.

    A week whose rate of subsidy is unknown counts as one without, and that is said. ValueError for negative figures.
    """
    _refuse(job)
    subsidy = _subsidy(job, rulebook, first_day)
    worst = list(accumulate(_weeks(job, subsidy, is_cautious=True), initial=-job.start_cost.high))
    best = list(accumulate(_weeks(job, subsidy, is_cautious=False), initial=-job.start_cost.low))
    net = "net_without" if subsidy.unknown else "net"
    parts = [*_whole_period(job, subsidy), Part(net, Span(worst[-1], best[-1]), Unit.KRONER)]
    even, notes = _even(worst, best)
    told = dict.fromkeys(job.weeks * part // _TOLD_PARTS or 1 for part in range(1, _TOLD_PARTS + 1))
    course = [
        Part("after", Span(worst[week], best[week]), Unit.KRONER, (("week", Span.of(week), None),)) for week in told
    ]
    used = tuple(Assumption("subsidy_rate", Span.of(rule.number), rule.unit, (rule,)) for rule in subsidy.rules)
    if job.own_subsidy is not None:
        used = (Assumption("subsidy_rate", Span.of(job.own_subsidy), Unit.KRONER_PER_HOUR),)
    notes += _about_subsidy(job, subsidy, rulebook, first_day)
    return Estimate((*parts, *even, *course), used, notes, subsidy.unknown)


def _refuse(job: Hiring) -> None:
    for span in (job.pay, job.worth, job.colleague_pay, job.learning, job.training_help, job.later_help):
        refuse_negative(figure=span.low)
    refuse_negative(weekly_hours=job.weekly_hours, start_cost=job.start_cost.low, own_subsidy=job.own_subsidy)
    if job.weeks < 1 or job.training_weeks < 0 or job.subsidy_weeks < 0:
        raise ValueError("a job lasts at least a week")
    if job.learning.high > _WHOLE:
        raise ValueError("nobody does more than the whole work while learning")


def _subsidy(job: Hiring, rulebook: Rulebook, first_day: date) -> _Subsidy:
    """Kroner of each week, each by the rate of its first day; a week beyond the agreed ones gives nothing."""
    covered = min(job.subsidy_weeks, job.weeks)
    rest = (_NOTHING,) * (job.weeks - covered)
    if job.own_subsidy is not None:
        return _Subsidy((job.own_subsidy * job.weekly_hours,) * covered + rest, (), ())
    if job.subsidy is None:
        return _Subsidy((_NOTHING,) * job.weeks, (), ())
    asked = [Rates(rulebook, first_day + timedelta(weeks=week)) for week in range(covered)]
    found = [rates.find(f"subsidised.rate.{job.subsidy}") for rates in asked]
    return _Subsidy(
        tuple(rule.number * job.weekly_hours if rule else _NOTHING for rule in found) + rest,
        tuple(dict.fromkeys(rule for rule in found if rule)),
        told_once(nothing for rates in asked for nothing in rates.unknown),
    )


def _weeks(job: Hiring, subsidy: _Subsidy, *, is_cautious: bool) -> list[Decimal]:
    """The net of each week at the figures that suit the company least, or best."""

    def end(span: Span, *, is_cost: bool) -> Decimal:
        return span.high if is_cost is is_cautious else span.low

    worth, pay = end(job.worth, is_cost=False), end(job.pay, is_cost=True)
    learning, helper = end(job.learning, is_cost=False), end(job.colleague_pay, is_cost=True)
    training, later = end(job.training_help, is_cost=True), end(job.later_help, is_cost=True)
    net = []
    for number, given in enumerate(subsidy.weekly, start=1):
        is_training = number <= job.training_weeks
        done = job.weekly_hours * worth * (learning if is_training else _WHOLE)
        net.append(done + given - job.weekly_hours * pay - (training if is_training else later) * helper)
    return net


def _whole_period(job: Hiring, subsidy: _Subsidy) -> list[Part]:
    training = min(job.training_weeks, job.weeks)
    later = job.weeks - training
    hours = job.weekly_hours * job.weeks
    pay = spread(lambda each: each * hours, job.pay)
    helped = spread(lambda early, late: early * training + late * later, job.training_help, job.later_help)
    worth = spread(lambda each, share: each * job.weekly_hours * (share * training + later), job.worth, job.learning)
    weeks: Terms = (
        ("hours", Span.of(job.weekly_hours), Unit.HOURS_PER_WEEK),
        ("weeks", Span.of(job.weeks), Unit.WEEKS),
    )
    learned: Terms = (("training", Span.of(training), Unit.WEEKS), ("learning", job.learning, Unit.SHARE))
    return [
        Part("pay", pay, Unit.KRONER, (*weeks, _hourly(job.pay))),
        *_given(job, subsidy),
        Part(
            "help",
            spread(lambda each, cost: each * cost, helped, job.colleague_pay),
            Unit.KRONER,
            (("helped", helped, Unit.HOURS), _hourly(job.colleague_pay)),
        ),
        Part("start", job.start_cost, Unit.KRONER),
        Part("worth", worth, Unit.KRONER, (*weeks, _hourly(job.worth), *learned)),
    ]


def _given(job: Hiring, subsidy: _Subsidy) -> list[Part]:
    """The subsidy as far as it is known; no line at all rather than a nought that nobody has promised."""
    total = sum(subsidy.weekly, _NOTHING)
    if not total:
        return []
    covered = ("covered", Span.of(sum(1 for week in subsidy.weekly if week)), Unit.WEEKS)
    return [Part("subsidy", Span.of(total), Unit.KRONER, (covered,))]


def _hourly(figure: Span) -> tuple[str, Span, Unit]:
    return ("each", figure, Unit.KRONER_PER_HOUR)


def even_from(course: Sequence[Decimal]) -> int | None:
    """The first week from which the sum stays at or above nothing; None when it ends below.

    `course` begins with the sum before the first week.
    """
    below = [week for week, total in enumerate(course) if total < 0]
    first = below[-1] + 1 if below else 1
    return first if first < len(course) else None


def _even(worst: Sequence[Decimal], best: Sequence[Decimal]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    late, early = even_from(worst), even_from(best)
    if early is None:
        return (), ("never_even",)
    if late is None:
        return (Part("even_at_best", Span.of(early), None),), ("perhaps_never_even",)
    return (Part("even", Span.of(early, late), None),), ()


def _about_subsidy(job: Hiring, subsidy: _Subsidy, rulebook: Rulebook, first_day: date) -> tuple[str, ...]:
    notes = ["subsidy_unknown"] if subsidy.unknown else []
    if job.subsidy is not None and job.own_subsidy is None and job.pay.low > 0:
        tried = SubsidisedJob(job.subsidy, job.weekly_hours, Decimal(job.weeks), job.pay.low)
        notes += wage_subsidy(tried, rulebook, on_date=first_day).warnings
    return tuple(notes)
