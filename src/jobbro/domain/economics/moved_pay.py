"""What an hour costs less when a task moves to somebody else, from stated pay only (R-032)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jobbro.domain.economics.calculation import refuse_negative
from jobbro.domain.economics.spans import Span, spread

_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class MovedHours:
    """Hours a week that move, and what such an hour costs the company today; None when nobody said."""

    hours: Decimal
    pay_today: Span | None = None


@dataclass(frozen=True, slots=True)
class MovedPay:
    """Kroner a week. Every sum that a figure is lacking for is None, never zero.

    `difference` is pay today less the new colleague's, of the `known_hours` alone; `supervision` is the hours of help
    at the pay of those who help. `net` is there only when no hour's pay is unknown.
    """

    known_hours: Decimal
    unknown_hours: Decimal
    today: Span | None
    new: Span | None
    difference: Span | None
    supervision: Span | None
    net: Span | None


def moved_pay(
    moved: Iterable[MovedHours], *, helper: Span | None, help_hours: Span | None, helping_pay: Span | None
) -> MovedPay:
    """The pay of the moved hours today and with a new colleague, the price of help, and what is left, a week.

    `helper` is an hour of the new colleague, `help_hours` the hours a week others help, `helping_pay` their hour.
    ValueError for negative figures.
    """
    told = tuple(moved)
    for span in (helper, help_hours, helping_pay, *(each.pay_today for each in told)):
        refuse_negative(figure=span.low if span else _NONE)
    refuse_negative(**{f"hours{place}": each.hours for place, each in enumerate(told)})
    known = [(each.hours, each.pay_today) for each in told if each.pay_today is not None]
    hours = sum((each for each, _ in known), _NONE)
    unknown = sum((each.hours for each in told), _NONE) - hours
    today = _weekly(known) if known else None
    new = Span(helper.low * hours, helper.high * hours) if helper and known else None
    difference = spread(lambda now, then: now - then, today, new) if today and new else None
    help_cost = _price_of_help(help_hours, helping_pay)
    whole = difference if not unknown else None
    net = spread(lambda saved, cost: saved - cost, whole, help_cost) if whole and help_cost else None
    return MovedPay(hours, unknown, today, new, difference, help_cost, net)


def _weekly(known: Iterable[tuple[Decimal, Span]]) -> Span:
    paid = tuple(known)
    low = sum((hours * pay.low for hours, pay in paid), _NONE)
    return Span(low, sum((hours * pay.high for hours, pay in paid), _NONE))


def _price_of_help(hours: Span | None, pay: Span | None) -> Span | None:
    if hours is not None and hours.high == 0:
        return Span.of(0)
    return spread(lambda each, price: each * price, hours, pay) if hours and pay else None
