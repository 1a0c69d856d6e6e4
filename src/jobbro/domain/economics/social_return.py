"""What the public purse gains at least in a year when somebody goes from a benefit to pay, and who gains it (R-033).

Two things only are counted: the benefit that is saved, and the tax that comes. Everything else is left out and said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.domain.economics.calculation import refuse_negative
from jobbro.domain.economics.estimate import MONTHS_IN_A_YEAR, WEEKS_IN_A_YEAR, Assumptions, Estimate, Part, Terms
from jobbro.domain.economics.paid_hours import Benefit
from jobbro.domain.economics.spans import Span
from jobbro.domain.rules import Rulebook, Unit

_NOTHING, _WHOLE = Decimal(0), Decimal(1)
# The state's share of a benefit at each step of weeks, and the last week of each step but the last.
_STEPS = ("weeks_1_4", "weeks_5_26", "weeks_27_52", "weeks_53")
_ENDS = ("until_first", "until_second", "until_third")
_WHOLE_YEAR = (int(MONTHS_IN_A_YEAR), int(MONTHS_IN_A_YEAR))


@dataclass(frozen=True, slots=True)
class Hired:
    """Somebody's job, and the benefit before it; kroner an hour and kroner a month before tax.

    `left` is what is still paid of the benefit beside the pay; `months` the fewest and the most months of the first
    year that the job lasts; `benefit_weeks` how long the benefit has been paid, None when nobody knows; `subsidy` what
    the public purse pays the employer in the year. `local_tax` is an own figure for the municipality's share of income.
    """

    benefit: Benefit
    hourly_pay: Decimal
    weekly_hours: Decimal
    monthly_benefit: Decimal | None = None
    left: Decimal = _NOTHING
    months: tuple[int, int] = _WHOLE_YEAR
    benefit_weeks: int | None = None
    subsidy: Decimal = _NOTHING
    local_tax: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TaxRates:
    """The parameters of a year's income tax; amounts in kroner a year."""

    labour: Decimal
    bottom: Decimal
    local: Decimal
    personal: Decimal
    work_share: Decimal
    work_most: Decimal
    job_share: Decimal
    job_from: Decimal
    job_most: Decimal


@dataclass(frozen=True, slots=True)
class RefundSteps:
    """The state's share of a benefit at each step, and the `ends`: the last week of every step but the last."""

    ends: tuple[Decimal, ...]
    shares: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The tax of the year, and the state's share of a benefit."""

    tax: TaxRates
    steps: RefundSteps


@dataclass(frozen=True, slots=True)
class Shared:
    """An amount with the part of each purse."""

    state: Decimal
    municipality: Decimal

    @property
    def whole(self) -> Decimal:
        """Both parts."""
        return self.state + self.municipality

    def __add__(self, other: Shared) -> Shared:
        return Shared(self.state + other.state, self.municipality + other.municipality)

    def __sub__(self, other: Shared) -> Shared:
        return Shared(self.state - other.state, self.municipality - other.municipality)


def income_tax(pay: Decimal, benefit: Decimal, rates: TaxRates) -> Shared:
    """A year's tax on pay and benefit, in kroner; benefits bear no labour contribution and give no work deduction.

    The higher tax of high incomes and the church's are left out, so that the gain stays the least.
    """
    labour = rates.labour * pay
    taxed = max(pay - labour + benefit - rates.personal, _NOTHING)
    deducted = min(rates.work_share * pay, rates.work_most)
    deducted += min(rates.job_share * max(pay - rates.job_from, _NOTHING), rates.job_most)
    return Shared(labour + rates.bottom * taxed, rates.local * max(taxed - deducted, _NOTHING))


def state_share(since: Decimal, weeks: Decimal, steps: RefundSteps) -> Decimal:
    """The state's mean share of a benefit in so many weeks, when it has been paid `since` weeks before the first.

    Nothing for no weeks.
    """
    starts = (_NOTHING, *steps.ends)
    ends = (*steps.ends, max(since + weeks, steps.ends[-1]))
    covered = [
        max(min(end, since + weeks) - max(start, since), _NOTHING) for start, end in zip(starts, ends, strict=True)
    ]
    shared = sum((part * share for part, share in zip(covered, steps.shares, strict=True)), _NOTHING)
    return shared / weeks if weeks else _NOTHING


def social_gain(case: Hired, benefit: Decimal, since: Decimal, months: Decimal, found: Parameters) -> Shared:
    """The year's gain of each purse before subsidies: saved benefit, and tax with the job less tax without it."""
    saved = (benefit - case.left) * months
    share = state_share(since, WEEKS_IN_A_YEAR * months / MONTHS_IN_A_YEAR, found.steps)
    return Shared(share * saved, saved - share * saved) + _tax(case, benefit, months, found.tax)


def _tax(case: Hired, benefit: Decimal, months: Decimal, rates: TaxRates) -> Shared:
    before = benefit * MONTHS_IN_A_YEAR
    after = before - (benefit - case.left) * months
    return income_tax(_pay(case, months), after, rates) - income_tax(_NOTHING, before, rates)


def _pay(case: Hired, months: Decimal) -> Decimal:
    return case.hourly_pay * case.weekly_hours * WEEKS_IN_A_YEAR * months / MONTHS_IN_A_YEAR


def social_return(case: Hired, rulebook: Rulebook, *, on_date: date) -> Estimate:
    """The least that the public purse gains in the first year, and the part of state and municipality.

    Without every parameter of the year there are no figures, only what lacks. ValueError for negative figures, for
    more months than a year has, and for a benefit that is higher beside the job than before it.
    """
    _refuse(case)
    assumed = Assumptions(rulebook, on_date)
    benefit = _benefit(case, assumed)
    found = _parameters(case, assumed)
    if benefit is None or found is None:
        notes = ("benefit_needed",) if benefit is None and not assumed.unknown else ()
        return Estimate((), assumed.used, notes, assumed.unknown)
    if case.left > benefit:
        raise ValueError("the benefit beside the job is higher than the benefit before it")
    notes = ("week_unknown",) if case.benefit_weeks is None else ()
    if case.benefit_weeks is not None:
        assumed.own("benefit_weeks", Span.of(case.benefit_weeks), Unit.WEEKS)
    return Estimate(_parts(case, benefit, found), assumed.used, notes)


def _refuse(case: Hired) -> None:
    refuse_negative(hourly_pay=case.hourly_pay, weekly_hours=case.weekly_hours, left=case.left, subsidy=case.subsidy)
    refuse_negative(monthly_benefit=case.monthly_benefit, local_tax=case.local_tax)
    if not 0 <= case.months[0] <= case.months[1] <= MONTHS_IN_A_YEAR:
        raise ValueError("a year has twelve months")
    if case.benefit_weeks is not None and case.benefit_weeks < 0:
        raise ValueError("benefit_weeks cannot be negative")


def _benefit(case: Hired, assumed: Assumptions) -> Decimal | None:
    """The benefit a month: as told, or the highest of the law for dagpenge; no other is guessed."""
    if case.monthly_benefit is not None:
        return assumed.own("benefit", Span.of(case.monthly_benefit), Unit.KRONER_PER_MONTH).low
    if case.benefit is not Benefit.UNEMPLOYMENT:
        return None
    highest = assumed.find("benefit", Unit.KRONER_PER_MONTH, "benefit.unemployment.month")
    return highest.low if highest else None


def _parameters(case: Hired, assumed: Assumptions) -> Parameters | None:
    own = {"local": (case.local_tax,)}
    units = {"personal": Unit.KRONER_PER_YEAR, "work_most": Unit.KRONER_PER_YEAR}
    units |= {"job_from": Unit.KRONER_PER_YEAR, "job_most": Unit.KRONER_PER_YEAR}
    tax = {
        name: assumed.find(name, units.get(name, Unit.SHARE), f"tax.{name}", own=own.get(name, ()))
        for name in TaxRates.__slots__
    }
    ends = [assumed.find(name, Unit.WEEKS, f"refund.{name}") for name in _ENDS]
    shares = [assumed.find(name, Unit.SHARE, f"refund.{name}") for name in _STEPS]
    if None in (*tax.values(), *ends, *shares):
        return None
    rates = TaxRates(**{name: span.low for name, span in tax.items() if span})
    refund = RefundSteps(tuple(end.low for end in ends if end), tuple(share.low for share in shares if share))
    return Parameters(rates, refund)


def _parts(case: Hired, benefit: Decimal, found: Parameters) -> tuple[Part, ...]:
    lengths = [Decimal(months) for months in range(case.months[0], case.months[1] + 1)]
    # The state's share falls from step to step, so the first and the last step hold every other.
    begun = (0, found.steps.ends[-1]) if case.benefit_weeks is None else (case.benefit_weeks,)
    gains = [social_gain(case, benefit, Decimal(since), months, found) for months in lengths for since in begun]
    pay = Span.of(*(_pay(case, months) for months in lengths))
    saved = Span.of(*((benefit - case.left) * months for months in lengths))
    tax = Span.of(*(_tax(case, benefit, months, found.tax).whole for months in lengths))
    gross = [
        (benefit - case.left) * months + income_tax(_pay(case, months), _NOTHING, found.tax).whole for months in lengths
    ]
    less = Span.of(case.subsidy)
    given: Terms = (("saved", saved, Unit.KRONER), ("tax", tax, Unit.KRONER), ("subsidy", less, Unit.KRONER))
    told: Terms = (
        ("hourly", Span.of(case.hourly_pay), Unit.KRONER_PER_HOUR),
        ("hours", Span.of(case.weekly_hours), Unit.HOURS_PER_WEEK),
        ("months", Span.of(*lengths), Unit.MONTHS),
    )
    fall = (("benefit", Span.of(benefit), Unit.KRONER_PER_MONTH), ("left", Span.of(case.left), Unit.KRONER_PER_MONTH))
    parts = (
        Part("pay", pay, Unit.KRONER, told),
        Part("saved", saved, Unit.KRONER, (*fall, ("months", Span.of(*lengths), Unit.MONTHS))),
        Part("tax", tax, Unit.KRONER, (("pay", pay, Unit.KRONER),)),
        Part("gain", Span.of(*(gain.whole - case.subsidy for gain in gains)), Unit.KRONER, given),
        Part("state", Span.of(*(gain.state for gain in gains)), Unit.KRONER),
        Part("municipality", Span.of(*(gain.municipality for gain in gains)), Unit.KRONER),
    )
    unsplit = (Part("unsplit", Span.of(-case.subsidy), Unit.KRONER),) if case.subsidy else ()
    return (*parts, *unsplit, Part("gross", Span.of(*gross), Unit.KRONER))
