"""The calculations against examples that were worked by others, and what they answer when a rate is not known."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.economics import (
    Employer,
    FlexibleJob,
    Journey,
    SubsidisedJob,
    flexible_pay,
    travel_allowance,
    wage_subsidy,
)
from jobbro.domain.rules import Rulebook
from jobbro.library import rulebook

IN_2023, IN_2024, IN_2026 = date(2023, 6, 1), date(2024, 6, 1), date(2026, 6, 1)
KRONER = st.decimals(min_value=Decimal("0.01"), max_value=100_000, places=2)


@pytest.mark.parametrize(
    ("wage", "expected"),
    [(Decimal(10_000), Decimal(16_952)), (Decimal(20_000), Decimal("13032.75")), (Decimal(1), Decimal("19951.70"))],
)
def test_fleksloentilskud_of_2024_is_as_the_worked_examples_say(wage: Decimal, expected: Decimal) -> None:
    found = flexible_pay(FlexibleJob(wage), rulebook(), on_date=IN_2024)
    assert found.result is not None
    assert found.result.amount == expected
    assert {rule.rule_id for rule in found.rules} <= {
        f"flexible.pay.{name}" for name in ("max", "reduction_below", "income_limit", "reduction_above")
    }


def test_wage_and_fleksloentilskud_stop_at_the_full_time_wage() -> None:
    found = flexible_pay(FlexibleJob(Decimal(10_000), Decimal(24_000)), rulebook(), on_date=IN_2024)
    assert found.result is not None
    assert found.result.amount == Decimal(14_000)
    assert found.warnings == ("held_by_full_time_wage",)


def test_a_high_wage_leaves_no_subsidy_rather_than_a_debt() -> None:
    found = flexible_pay(FlexibleJob(Decimal(90_000)), rulebook(), on_date=IN_2024)
    assert found.result is not None
    assert found.result.amount == 0
    assert found.warnings == ("nothing_left",)


def test_the_journey_of_2024_gives_545_kroner() -> None:
    found = travel_allowance(Journey(Decimal("49.6"), 19), rulebook(), on_date=IN_2024)
    assert found.result is not None
    assert found.lines[-1].amount == Decimal("544.77")
    assert found.result.amount == 545


@pytest.mark.parametrize(("kilometres", "warned"), [("24", True), ("24.1", False)])
def test_only_what_lies_above_the_limit_counts(kilometres: str, warned: bool) -> None:
    found = travel_allowance(Journey(Decimal(kilometres), 10), rulebook(), on_date=IN_2024)
    assert bool(found.warnings) is warned


def test_loentilskud_of_2023_is_rate_times_hours_times_weeks() -> None:
    job = SubsidisedJob(Employer.PRIVATE, Decimal(37), Decimal(26), Decimal("165.00"))
    found = wage_subsidy(job, rulebook(), on_date=IN_2023)
    assert found.result is not None
    assert found.result.amount == Decimal("86.16") * 37 * 26
    assert found.warnings == ("share_over_cap",)  # 86,16 of 165 is more than half


def test_a_pensioners_subsidy_is_held_against_its_own_higher_share() -> None:
    wage = Decimal(20_500) / Decimal("160.33")
    found = wage_subsidy(SubsidisedJob(Employer.PENSION, Decimal(37), Decimal(13), wage), rulebook(), on_date=IN_2023)
    share = next(line for line in found.lines if line.code == "share")
    assert share.amount == Decimal("0.2415")
    assert found.warnings == ()


@pytest.mark.parametrize("employer", Employer)
def test_a_rate_that_was_not_found_gives_no_figure_and_names_itself(employer: Employer) -> None:
    found = wage_subsidy(SubsidisedJob(employer, Decimal(37), Decimal(26)), rulebook(), on_date=IN_2026)
    assert found.result is None
    assert found.lines == ()
    assert [nothing.rule_id for nothing in found.unknown] == [f"subsidised.rate.{employer}"]


def test_without_any_rules_nothing_is_calculated() -> None:
    with pytest.raises(LookupError):
        flexible_pay(FlexibleJob(Decimal(1)), Rulebook([]), on_date=IN_2024)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: flexible_pay(FlexibleJob(Decimal(-1)), rulebook(), on_date=IN_2024),
        lambda: travel_allowance(Journey(Decimal(30), -1), rulebook(), on_date=IN_2024),
        lambda: wage_subsidy(SubsidisedJob(Employer.PUBLIC, Decimal(-1), Decimal(1)), rulebook(), on_date=IN_2023),
    ],
)
def test_a_negative_figure_is_refused(ask: object) -> None:
    with pytest.raises(ValueError, match="negative"):
        ask()  # type: ignore[operator]


def test_without_a_wage_there_is_no_fleksloentilskud() -> None:
    found = flexible_pay(FlexibleJob(Decimal(0), Decimal(24_000)), rulebook(), on_date=IN_2024)
    assert found.result is not None
    assert (found.result.amount, found.warnings) == (0, ("no_wage",))


@given(KRONER, KRONER)
def test_a_higher_wage_never_raises_the_subsidy_and_never_lowers_the_sum(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    first, second = (flexible_pay(FlexibleJob(wage), rulebook(), on_date=IN_2024).result for wage in (low, high))
    assert first is not None
    assert second is not None
    assert second.amount <= first.amount
    assert low + first.amount <= high + second.amount + Decimal("0.01")  # both are rounded to an øre
