"""The estimates for a company: the reference values of the sources, what every estimate obeys, and what is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.economics import (
    Benefit,
    Employer,
    Hired,
    Hiring,
    MovedWork,
    Recruitment,
    Span,
    SubsidisedJob,
    bottom_line,
    freed_time,
    recruitment_cost,
    social_return,
    subsidy_by_month,
    wage_subsidy,
    yearly_pay,
)
from jobbro.domain.economics.bottom_line import even_from
from jobbro.domain.economics.social_return import Parameters, RefundSteps, TaxRates, social_gain, state_share
from jobbro.domain.rules import Unit
from jobbro.library import rulebook

BOOK = rulebook()
TODAY, IN_2023, IN_2025 = date(2026, 11, 22), date(2023, 1, 2), date(2025, 6, 1)
SHARES = (Decimal("0.80"), Decimal("0.40"), Decimal("0.30"), Decimal("0.20"))
STEPS = RefundSteps((Decimal(4), Decimal(26), Decimal(52)), SHARES)
TAX = TaxRates(
    labour=Decimal("0.08"),
    bottom=Decimal("0.1201"),
    local=Decimal("0.25049"),
    personal=Decimal(54_100),
    work_share=Decimal("0.1275"),
    work_most=Decimal(63_300),
    job_share=Decimal("0.045"),
    job_from=Decimal(235_200),
    job_most=Decimal(3_100),
)
kroner = st.integers(0, 2000).map(lambda oere: Decimal(oere) / 4)
hours = st.integers(0, 160).map(lambda quarters: Decimal(quarters) / 4)
spans = st.tuples(kroner, kroner).map(lambda pair: Span.of(*pair))
shares = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(
    lambda pair: Span.of(*(Decimal(p) / 100 for p in pair))
)


def span(low: int | str, high: int | str | None = None) -> Span:
    return Span.of(*(Decimal(end) for end in (low, low if high is None else high)))


def whole(found: Span) -> tuple[int, int]:
    return round(found.low), round(found.high)


@pytest.mark.req("R-026")
def test_four_hundred_thousand_gives_the_two_ranges_that_are_never_one() -> None:
    found = recruitment_cost(Recruitment(Decimal(400_000)), BOOK, on_date=TODAY)
    assert whole(found.part("weeks").span) == (107_692, 123_077)
    assert found.part("shares").span == span(40_000, 80_000)
    assert found.part("failed").span == span(500_000)
    assert [part.code for part in found.parts] == ["weeks", "shares", "failed"]
    assert found.notes == ("rules_differ",)
    assert all(one.rules and all(rule.source.title for rule in one.rules) for one in found.assumptions)


def test_pay_by_the_hour_is_pay_of_fifty_two_weeks_and_an_offer_is_held_against_each_rule() -> None:
    pay = yearly_pay(Decimal(200), Decimal(37))
    assert pay == 384_800
    found = recruitment_cost(Recruitment(pay, hires=2, offer_cost=Decimal(10_000)), BOOK, on_date=TODAY)
    assert found.part("weeks").span == span(384_800 * 14 * 2 // 52, 384_800 * 16 * 2 // 52)
    assert found.part("shares_against").span == span(66_960, 143_920)
    assert found.part("failed").span == span(500_000)


def test_a_figure_of_ones_own_goes_before_the_rule_and_is_called_so() -> None:
    own = Recruitment(Decimal(520_000), weeks=(Decimal(7), None), shares=(Decimal("0.10"), Decimal("0.20")))
    found = recruitment_cost(own, BOOK, on_date=TODAY)
    assert found.part("weeks").span == span(70_000, 160_000)
    weeks, shares, _ = found.assumptions
    assert weeks.rules == ()
    assert [rule.rule_id for rule in shares.rules] == ["recruitment.share.low", "recruitment.share.high"]


def test_a_day_before_the_sources_has_no_figures_but_says_which_lack() -> None:
    found = recruitment_cost(Recruitment(Decimal(400_000)), BOOK, on_date=date(2015, 1, 1))
    assert found.parts == ()
    assert len(found.unknown) == 5
    told = recruitment_cost(Recruitment(Decimal(400_000), failed=Decimal(1)), BOOK, on_date=date(2015, 1, 1))
    assert [part.code for part in told.parts] == ["failed"]
    assert len(told.unknown) == 4


CLAUS = MovedWork(
    hours=Decimal(4),
    times=Decimal(3),
    weeks=span(46),
    skilled=span(260, 300),
    helper=span(170),
    unit_hours=span(300, 500),
)


@pytest.mark.req("R-034")
def test_three_times_four_hours_are_twelve_and_claus_gives_one_to_two_houses() -> None:
    found = freed_time(CLAUS)
    assert found.part("moved").span == span(12)
    assert found.part("freed_year").span == span(552)
    assert found.part("units_year").span == span("1.104", "1.84")  # rounded: one to two
    assert found.part("difference").span == span(90, 130)
    assert found.part("net").span == span(12 * 46 * 90, 12 * 46 * 130)


@pytest.mark.req("R-034")
def test_one_to_two_more_customers_a_week_follow_from_the_minutes_of_one() -> None:
    minutes = Span(Decimal(90) / 60, Decimal(180) / 60)
    found = freed_time(replace(CLAUS, hours=Decimal(1), unit_hours=minutes))
    assert found.part("units_week").span == span(1, 2)


def test_help_takes_from_the_freed_hours_and_can_cost_more_than_it_gives() -> None:
    found = freed_time(replace(CLAUS, kept=span("0.5", "1"), supervision=span(1, 6)))
    assert found.part("freed_week").span == span(0, 11)
    assert found.part("net").span.low < 0 < found.part("net").span.high
    assert found.notes == ("can_cost_more",)
    assert freed_time(replace(CLAUS, helper=span(400))).notes == ("costs_more",)


@given(spans, spans, shares, hours)
def test_the_net_lies_inside_its_parts_and_falls_with_what_it_costs(
    skilled: Span, helper: Span, kept: Span, helped: Decimal
) -> None:
    work = replace(CLAUS, skilled=skilled, helper=helper, kept=kept, supervision=Span.of(helped))
    found = freed_time(work)
    worth, pay, cost = (found.part(code).span for code in ("worth", "helper_pay", "supervision"))
    net = found.part("net").span
    assert worth.low - pay.high - cost.high <= net.low <= net.high <= worth.high - pay.low - cost.low
    dearer = freed_time(replace(work, helper=Span(helper.low + 1, helper.high + 1), supervision=Span.of(helped + 1)))
    assert dearer.part("net").span.low <= net.low
    assert dearer.part("net").span.high <= net.high


JOB = Hiring(
    weekly_hours=Decimal(12),
    weeks=26,
    pay=span(170),
    worth=span(200, 260),
    colleague_pay=span(280),
    training_weeks=6,
    learning=span("0.4", "0.7"),
    training_help=span(2, 4),
    later_help=span("0.5"),
    start_cost=span(2000),
)


def test_the_bottom_line_is_worth_and_subsidy_less_pay_help_and_start() -> None:
    found = bottom_line(replace(JOB, subsidy=Employer.PRIVATE, subsidy_weeks=26), BOOK, first_day=IN_2023)
    assert found.part("pay").span == span(53_040)
    assert found.part("subsidy").span == span("26881.92")  # 86,16 × 12 × 26
    assert found.part("help").span == span(6160, 9520)
    assert found.part("worth").span == span(53_760, 75_504)
    assert found.part("net").span == span("16081.92", "41185.92")
    assert found.part("even").span == span(4, 14)  # 2.000 by 617,92 a week; 8.996,48 after training by 1.253,92
    assert found.parts[-1].span == found.part("net").span
    assert not found.unknown


def test_an_unknown_rate_is_said_and_counted_as_none_and_an_own_one_goes_before() -> None:
    job = replace(JOB, subsidy=Employer.PRIVATE, subsidy_weeks=26)
    found = bottom_line(job, BOOK, first_day=TODAY)
    assert found.part("net_without").span == span(-10_800, 14_304)
    assert found.notes == ("perhaps_never_even", "subsidy_unknown")
    assert [nothing.rule_id for nothing in found.unknown] == ["subsidised.rate.private"]
    with pytest.raises(LookupError):
        found.part("subsidy")
    own = bottom_line(replace(job, own_subsidy=Decimal(90)), BOOK, first_day=TODAY)
    assert own.part("subsidy").span == span(28_080)
    assert not own.unknown


def test_a_subsidy_above_its_share_of_the_pay_is_told() -> None:
    dear = replace(JOB, pay=span(120), subsidy=Employer.PRIVATE, subsidy_weeks=26)
    assert "share_over_cap" in bottom_line(dear, BOOK, first_day=IN_2023).notes


def test_the_even_week_is_the_one_from_which_the_sum_stays_up() -> None:
    assert even_from([Decimal(n) for n in (0, 5, 9)]) == 1
    assert even_from([Decimal(n) for n in (-4, -1, 2, -1, 1)]) == 4
    assert even_from([Decimal(n) for n in (-4, -1)]) is None


@given(st.integers(0, 26), spans, spans, shares, spans)
def test_more_worth_and_more_subsidy_never_make_the_bottom_line_worse(
    training: int, pay: Span, worth: Span, learning: Span, start: Span
) -> None:
    job = replace(JOB, training_weeks=training, pay=pay, worth=worth, learning=learning, start_cost=start)
    plain = _net(job)
    for better in (
        replace(job, worth=Span(worth.low + 1, worth.high + 1)),
        replace(job, own_subsidy=Decimal(50), subsidy_weeks=13),
        replace(job, start_cost=Span(Decimal(0), Decimal(0))),
    ):
        found = _net(better)
        assert plain.low <= found.low <= found.high
        assert plain.high <= found.high


def _net(job: Hiring) -> Span:
    return bottom_line(job, BOOK, first_day=TODAY).part("net").span


@pytest.mark.req("R-033")
def test_the_social_return_is_the_same_twice_and_each_parameter_has_its_day() -> None:
    case = Hired(Benefit.CASH, Decimal(150), Decimal(30), Decimal(12_326), benefit_weeks=60)
    found = social_return(case, BOOK, on_date=TODAY)
    assert found == social_return(case, BOOK, on_date=TODAY)
    # By hand: 147.912 saved; tax of 234.000 in pay less tax of 147.912 in benefit.
    paid = Decimal("0.08") * 234_000 + Decimal("0.1201") * (215_280 - 54_100)
    local = Decimal("0.25049") * (215_280 - 54_100 - Decimal("0.1275") * 234_000)
    before = Decimal("0.37059") * (147_912 - 54_100)
    assert found.part("gain").span == Span.of(147_912 + paid + local - before)
    assert found.part("gross").span == Span.of(147_912 + paid + local)
    ruled = [rule for one in found.assumptions for rule in one.rules]
    assert len(ruled) == 16
    assert all(rule.starts <= TODAY and rule.checked_on for rule in ruled)


@pytest.mark.req("R-033")
def test_without_the_parameters_of_the_year_it_refuses_instead_of_guessing() -> None:
    case = Hired(Benefit.CASH, Decimal(150), Decimal(30), Decimal(12_326))
    for day in (IN_2025, date(2027, 1, 1)):
        found = social_return(case, BOOK, on_date=day)
        assert found.parts == ()
        assert "tax.personal" in {nothing.rule_id for nothing in found.unknown}
    untold = social_return(replace(case, monthly_benefit=None), BOOK, on_date=TODAY)
    assert (untold.parts, untold.notes) == ((), ("benefit_needed",))


def test_the_highest_dagpenge_are_used_when_no_benefit_is_told() -> None:
    found = social_return(Hired(Benefit.UNEMPLOYMENT, Decimal(180), Decimal(37)), BOOK, on_date=TODAY)
    assert found.part("saved").span == span(12 * 22_041)
    assert found.notes == ("week_unknown",)


def test_the_states_share_follows_the_weeks_on_the_benefit() -> None:
    year = Decimal(52)
    assert state_share(Decimal(0), year, STEPS) == (4 * SHARES[0] + 22 * SHARES[1] + 26 * SHARES[2]) / 52
    assert state_share(Decimal(26), year, STEPS) == Decimal("0.25")
    assert state_share(Decimal(52), year, STEPS) == state_share(Decimal(900), year, STEPS) == Decimal("0.20")
    assert state_share(Decimal(3), Decimal(2), STEPS) == Decimal("0.60")


@given(kroner, hours, st.integers(0, 30_000), st.integers(0, 100), st.integers(0, 60), st.integers(0, 12))
def test_the_parts_of_the_purses_are_the_whole_and_a_longer_job_gains_no_less(
    wage: Decimal, weekly: Decimal, benefit: int, left: int, since: int, months: int
) -> None:
    case = Hired(Benefit.CASH, wage, weekly, left=Decimal(benefit) * left / 100)
    found = [
        social_gain(case, Decimal(benefit), Decimal(since), Decimal(length), Parameters(TAX, STEPS))
        for length in (months, 12)
    ]
    for gain in found:
        assert gain.state + gain.municipality == gain.whole
    assert found[0].whole <= found[1].whole + Decimal("0.000001")
    later = social_gain(case, Decimal(benefit), Decimal(since + 30), Decimal(12), Parameters(TAX, STEPS))
    assert abs(later.whole - found[1].whole) < Decimal("0.000001")
    assert later.state <= found[1].state + Decimal("0.000001")


def test_a_subsidy_is_taken_from_the_whole_and_shared_by_nobody() -> None:
    case = Hired(Benefit.CASH, Decimal(150), Decimal(30), Decimal(12_326), benefit_weeks=60)
    plain = social_return(case, BOOK, on_date=TODAY)
    less = social_return(replace(case, subsidy=Decimal(20_000)), BOOK, on_date=TODAY)
    assert less.part("gain").span.low == plain.part("gain").span.low - 20_000
    parts = sum(less.part(code).span.low for code in ("state", "municipality", "unsplit"))
    assert parts == less.part("gain").span.low


def test_the_months_of_a_subsidy_use_each_days_rate_and_say_what_is_unknown() -> None:
    job = SubsidisedJob(Employer.PRIVATE, Decimal(20), Decimal(26))
    plan = subsidy_by_month(job, BOOK, first_day=date(2023, 11, 1))
    assert [month.first.month for month in plan.months] == [11, 12, 1, 2, 3, 4]
    assert plan.months[0].amount == Decimal("7385.14")  # 30 days of 20/7 hours at 86,16
    assert plan.months[2].amount is None
    assert plan.total is None
    assert len(plan.unknown) == 1


@given(st.integers(0, 148), st.integers(0, 104), st.integers(0, 100))
def test_the_months_add_up_to_the_whole_to_the_oere(quarters: int, weeks: int, offset: int) -> None:
    job = SubsidisedJob(Employer.PRIVATE, Decimal(quarters) / 4, Decimal(weeks) / 4)
    plan = subsidy_by_month(job, BOOK, first_day=date.fromordinal(date(2023, 1, 1).toordinal() + offset))
    period = wage_subsidy(job, BOOK, on_date=IN_2023).result
    assert period is not None
    assert plan.total == period.amount
    assert round(sum(month.hours for month in plan.months), 6) == round(job.weekly_hours * job.weeks, 6)


def test_figures_that_cannot_be_are_refused() -> None:
    hired = Hired(Benefit.CASH, Decimal(150), Decimal(30), Decimal(10_000))
    with pytest.raises(ValueError, match="yearly_pay"):
        recruitment_cost(Recruitment(Decimal(-1)), BOOK, on_date=TODAY)
    for work in (replace(CLAUS, kept=span(2)), replace(CLAUS, unit_hours=span(0)), replace(CLAUS, helper=span(-1))):
        with pytest.raises(ValueError, match="."):
            freed_time(work)
    for job in (replace(JOB, weeks=0), replace(JOB, learning=span(2)), replace(JOB, pay=span(-1))):
        with pytest.raises(ValueError, match="."):
            bottom_line(job, BOOK, first_day=TODAY)
    for case in (
        replace(hired, left=Decimal(20_000)),
        replace(hired, months=(5, 13)),
        replace(hired, benefit_weeks=-1),
    ):
        with pytest.raises(ValueError, match="."):
            social_return(case, BOOK, on_date=TODAY)
    with pytest.raises(ValueError, match="lower"):
        Span(Decimal(2), Decimal(1))


def test_every_figure_of_every_estimate_has_a_unit_that_pages_can_say() -> None:
    found = [
        *freed_time(CLAUS).parts,
        *bottom_line(JOB, BOOK, first_day=TODAY).parts,
        *recruitment_cost(Recruitment(Decimal(1)), BOOK, on_date=TODAY).parts,
    ]
    assert all(part.unit in {None, *Unit} for part in found)
