"""Whether a company that is asked for something also gets something it counts itself (R-025)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.economics import ExchangeFlag, Gain, GainKind, judge_exchange

ASKS = ("en times snak", "en kontaktperson", "en plads i otte uger")
FREED = Gain(GainKind.SKILLED_TIME, Decimal(12), "faglærte timer/uge")
UNCOUNTED = Gain(GainKind.OTHER)
GAINS = st.lists(
    st.builds(
        Gain,
        st.sampled_from(GainKind),
        st.none() | st.decimals(min_value=-5, max_value=5, places=1),
        st.sampled_from(["", " ", "kroner", "kunder om ugen"]),
    )
)


@pytest.mark.req("R-025")
def test_three_asks_without_a_gain_are_flagged_and_twelve_freed_skilled_hours_clear_it() -> None:
    assert judge_exchange(ASKS, ()).is_flagged
    answer = judge_exchange(ASKS, (FREED,))
    assert not answer.is_flagged
    assert (answer.asks, answer.counted, answer.uncovered) == (3, 1, 2)
    assert answer.flags == (ExchangeFlag.FEWER_THAN_ASKS,)


@pytest.mark.req("R-025")
@pytest.mark.parametrize(
    "gain",
    [UNCOUNTED, Gain(GainKind.MONEY, Decimal(0), "kroner"), Gain(GainKind.MONEY, Decimal(5)), Gain(GainKind.MONEY)],
)
def test_a_gain_that_nobody_has_counted_does_not_clear_the_flag(gain: Gain) -> None:
    assert judge_exchange(ASKS, (gain,)).flags == (ExchangeFlag.NO_GAIN, ExchangeFlag.NOT_COUNTED)


def test_a_gain_for_each_ask_leaves_nothing_to_say() -> None:
    assert judge_exchange(ASKS, (FREED,) * 3).flags == ()


def test_nothing_asked_is_no_sacrifice() -> None:
    assert judge_exchange(("", "  "), ()).flags == ()
    assert judge_exchange((), (FREED,)).flags == ()


@given(st.lists(st.sampled_from(["", "en plads", "et besøg"])), GAINS)
def test_one_more_counted_gain_never_makes_the_deal_worse(asks: list[str], gains: list[Gain]) -> None:
    before, after = judge_exchange(asks, gains), judge_exchange(asks, [*gains, FREED])
    assert after.uncovered <= before.uncovered
    assert not after.is_flagged
