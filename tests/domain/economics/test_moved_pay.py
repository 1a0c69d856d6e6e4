"""The pay of moved hours, from stated figures only (R-032)."""

from decimal import Decimal

import pytest

from jobbro.domain.economics import MovedHours, Span, moved_pay

HELPER, HELP, SKILLED = Span.of(150, 170), Span.of(1), Span.of(250, 280)


@pytest.mark.req("R-032")
def test_the_difference_is_a_range_and_help_is_taken_off():
    pay = moved_pay([MovedHours(Decimal(6), SKILLED)], helper=HELPER, help_hours=HELP, helping_pay=SKILLED)
    assert (pay.today, pay.new) == (Span.of(1500, 1680), Span.of(900, 1020))
    assert pay.difference == Span.of(480, 780)
    assert pay.supervision == SKILLED
    assert pay.net == Span.of(200, 530)


def test_what_nobody_said_stays_unknown():
    some = [MovedHours(Decimal(6), SKILLED), MovedHours(Decimal(4))]
    pay = moved_pay(some, helper=HELPER, help_hours=None, helping_pay=SKILLED)
    assert (pay.known_hours, pay.unknown_hours) == (6, 4)
    assert pay.difference == Span.of(480, 780)
    assert (pay.supervision, pay.net) == (None, None)
    nothing = moved_pay([MovedHours(Decimal(4))], helper=HELPER, help_hours=Span.of(0), helping_pay=None)
    assert (nothing.today, nothing.new, nothing.difference, nothing.net) == (None, None, None, None)
    assert nothing.supervision == Span.of(0)


def test_figures_below_zero_are_refused():
    with pytest.raises(ValueError, match="negative"):
        moved_pay([MovedHours(Decimal(-1))], helper=None, help_hours=None, helping_pay=None)
    with pytest.raises(ValueError, match="negative"):
        moved_pay([], helper=Span.of(-1), help_hours=None, helping_pay=None)
