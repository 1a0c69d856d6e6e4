"""What paid hours change in a month's income, worked by hand from the shipped rates; and what is said without them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.economics import Benefit, HoursNote, PaidWork, Span, income_of_hours
from jobbro.library import rulebook

BOOK = rulebook()
IN_2026, IN_2024, BEFORE_REFORM = date(2026, 6, 1), date(2024, 6, 1), date(2025, 6, 30)
SHORTEST, LONGEST = Decimal(4), Decimal(31) / 7  # weeks in February and in March of 2026
TEN = (Decimal(10),)


def change(benefit: Benefit, wage: int, *, now: int | None = None, on: date = IN_2026, hours: int = 10) -> Span | None:
    work = PaidWork(benefit, Decimal(wage), None if now is None else Decimal(now))
    return income_of_hours(work, (Decimal(hours),), BOOK, on_date=on).lines[0].change


def near(found: Span | None, low: Decimal | int | str, high: Decimal | int | str) -> bool:
    assert found is not None
    return abs(found.low - Decimal(low)) < Decimal("0.01") and abs(found.high - Decimal(high)) < Decimal("0.01")


def test_the_first_hours_on_the_basic_rate_are_kept_whole() -> None:
    assert near(change(Benefit.CASH_BASIC, 125, hours=5), 2500, 625 * LONGEST)  # never above the 5.000


def test_above_the_allowance_a_third_of_the_wage_is_left_on_the_raised_rate() -> None:
    # 2.500 whole and 35 percent of the rest.
    assert near(change(Benefit.CASH_RAISED, 150), 2500 + Decimal("0.35") * 3500, 3950)


def test_when_the_rate_is_not_known_the_range_holds_all_three() -> None:
    wide = change(Benefit.CASH, 150)
    each = [change(kind, 150) for kind in (Benefit.CASH_BASIC, Benefit.CASH_RAISED, Benefit.CASH_AT_HOME)]
    assert wide == Span(min(one.low for one in each if one), max(one.high for one in each if one))


def test_wage_and_benefit_stop_at_the_ceiling_but_never_below_the_wage_alone() -> None:
    ceiling = Decimal("0.85") * 22_041
    assert near(change(Benefit.CASH_BASIC, 150, now=18_000), ceiling - 18_000, ceiling - 18_000)
    assert near(change(Benefit.CASH_BASIC, 1000, now=1000), 40_000 - 1000, 10_000 * LONGEST - 1000)


def test_an_untried_ceiling_is_told() -> None:
    untried = income_of_hours(PaidWork(Benefit.CASH_RAISED, Decimal(150)), TEN, BOOK, on_date=IN_2026)
    tried = income_of_hours(PaidWork(Benefit.CASH_RAISED, Decimal(150), Decimal(9000)), TEN, BOOK, on_date=IN_2026)
    assert HoursNote.CEILING_UNTRIED in untried.notes
    assert HoursNote.CEILING_UNTRIED not in tried.notes


def test_the_day_before_the_reform_gives_the_wage_and_says_which_rules_lack() -> None:
    found = income_of_hours(PaidWork(Benefit.CASH_RAISED, Decimal(150)), TEN, BOOK, on_date=BEFORE_REFORM)
    assert found.lines[0].change is None
    assert found.lines[0].wage == Span(1500 * SHORTEST, 1500 * LONGEST)
    assert {lack.rule_id for lack in found.unknown} == {"cash.allowance.raised", "cash.deduction"}
    assert change(Benefit.CASH_RAISED, 150, on=date(2025, 7, 1)) is not None


def test_an_hour_of_work_takes_an_hour_of_dagpenge() -> None:
    an_hour = Decimal(22_041) / Decimal("160.33")
    assert near(change(Benefit.UNEMPLOYMENT, 150, now=22_041), 40 * (150 - an_hour), 10 * LONGEST * (150 - an_hour))


def test_dagpenge_of_unknown_size_span_from_the_first_time_to_the_ordinary_and_warn_of_a_loss() -> None:
    found = income_of_hours(PaidWork(Benefit.UNEMPLOYMENT, Decimal(150)), TEN, BOOK, on_date=IN_2026)
    assert found.lines[0].change is not None
    assert found.lines[0].change.low < 0 < found.lines[0].change.high
    assert set(found.notes) == {HoursNote.TIME_LIMITED, HoursNote.LOWER_RATE, HoursNote.CAN_LOSE}


def test_too_many_hours_leave_no_dagpenge_that_month() -> None:
    assert near(change(Benefit.UNEMPLOYMENT, 150, now=20_000, hours=37), 150 * 37 * 4 - 20_000, "4578.57")


def test_a_fleksjob_takes_the_place_of_ledighedsydelse() -> None:
    # Full months of 2024, a leap year: 29 and 31 days. 19.952 less 30 percent of the wage, and the wage on top.
    wages = [2000 * Decimal(days) / 7 for days in (29, 31)]
    low, high = (wage + 19_952 - Decimal("0.30") * wage - 18_000 for wage in wages)
    assert near(change(Benefit.FLEXIBLE, 200, now=18_000, on=IN_2024), low, high)
    full_time = 150 * Decimal("160.33")  # a lower wage meets the limit: not more than the job pays full time
    assert near(change(Benefit.FLEXIBLE, 150, now=18_000, on=IN_2024), full_time - 18_000, full_time - 18_000)
    assert change(Benefit.FLEXIBLE, 150, on=IN_2024) is None
    assert change(Benefit.FLEXIBLE, 150, now=18_000) is None  # the rates of 2026 are not known


@pytest.mark.parametrize("benefit", [Benefit.SICKNESS, Benefit.RESOURCE, Benefit.REVALIDATION, Benefit.PENSION])
def test_a_benefit_without_a_sourced_rule_gives_no_figure(benefit: Benefit) -> None:
    found = income_of_hours(PaidWork(benefit, Decimal(150), Decimal(12_000)), TEN, BOOK, on_date=IN_2026)
    assert found.lines[0].change is None
    assert found.notes == (HoursNote.HOW_UNKNOWN,)


def test_without_a_benefit_the_wage_is_the_difference() -> None:
    assert change(Benefit.NONE, 150) == Span(1500 * SHORTEST, 1500 * LONGEST)


@given(
    wage=st.decimals(1, 1000, places=2),
    now=st.decimals(0, 40_000, places=2),
    hours=st.decimals(0, 37, places=1),
    benefit=st.sampled_from(Benefit),
)
def test_the_benefit_never_falls_below_nothing(wage: Decimal, now: Decimal, hours: Decimal, benefit: Benefit) -> None:
    line = income_of_hours(PaidWork(benefit, wage, now), (hours,), BOOK, on_date=IN_2026).lines[0]
    assert line.wage.low <= line.wage.high
    if line.benefit is not None and line.change is not None:
        assert line.benefit.low >= -now
        assert line.benefit.high <= 0
        assert line.change.low >= line.wage.low - now


def test_negative_figures_are_refused() -> None:
    with pytest.raises(ValueError, match="hourly_wage"):
        change(Benefit.NONE, -1)
    with pytest.raises(ValueError, match="weekly_hours"):
        change(Benefit.NONE, 1, hours=-1)
