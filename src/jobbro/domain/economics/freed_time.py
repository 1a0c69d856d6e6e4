"""What a company gains when small tasks are moved from skilled staff to somebody else: hours, and kroner (R-034)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jobbro.domain.economics.calculation import refuse_negative
from jobbro.domain.economics.estimate import Estimate, Part
from jobbro.domain.economics.spans import Span, spread
from jobbro.domain.rules import Unit

_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class MovedWork:
    """So many hours, so many times a week and weeks a year, with the cost of an hour to the company in kroner.

    `kept` is the share of the moved hours that the skilled really get for their trade; `supervision` the hours a week
    that they spend on helping. `unit_hours` is what one of the company's own units takes: a house, a customer.
    """

    hours: Decimal
    weeks: Span
    skilled: Span
    helper: Span
    times: Decimal = _WHOLE
    kept: Span = Span(_WHOLE, _WHOLE)
    supervision: Span = Span(Decimal(0), Decimal(0))
    unit_hours: Span | None = None

    @property
    def weekly(self) -> Decimal:
        """The moved hours a week."""
        return self.hours * self.times


def freed_time(work: MovedWork) -> Estimate:
    """Hours that the skilled get for their trade, less the help they give; the pay difference; and the net of both.

    ValueError for negative figures, for a share above the whole, and for a unit that takes no time.
    """
    for span in (work.weeks, work.skilled, work.helper, work.kept, work.supervision):
        refuse_negative(figure=span.low)
    refuse_negative(hours=work.hours, times=work.times)
    if work.kept.high > _WHOLE:
        raise ValueError("no more hours can be freed than were moved")
    if work.unit_hours is not None and work.unit_hours.low <= 0:
        raise ValueError("a unit takes time")
    return Estimate((*_hours(work), *_money(work)), notes=_notes(work))


def _hours(work: MovedWork) -> tuple[Part, ...]:
    moved = Span.of(work.weekly)
    week = spread(lambda kept, helped: work.weekly * kept - helped, work.kept, work.supervision)
    year = spread(lambda hours, weeks: hours * weeks, week, work.weeks)
    freed = (
        ("moved", moved, Unit.HOURS),
        ("kept", work.kept, Unit.SHARE),
        ("helped", work.supervision, Unit.HOURS),
    )
    parts = [
        Part("moved", moved, Unit.HOURS_PER_WEEK, (("times", Span.of(work.times), None), _each(work))),
        Part("freed_week", week, Unit.HOURS_PER_WEEK, freed),
        Part("freed_year", year, Unit.HOURS, (("week", week, Unit.HOURS), ("weeks", work.weeks, Unit.WEEKS))),
    ]
    if work.unit_hours is not None:
        # A unit that takes more than a week's hours is only counted by the year.
        whole = week.high >= work.unit_hours.low
        for code, hours in (("units_week", week), ("units_year", year)) if whole else (("units_year", year),):
            units = spread(lambda freed, each: freed / each, hours, work.unit_hours)
            parts.append(Part(code, units, None, (("freed", hours, Unit.HOURS), ("each", work.unit_hours, Unit.HOURS))))
    return tuple(parts)


def _each(work: MovedWork) -> tuple[str, Span, Unit]:
    return ("hours", Span.of(work.hours), Unit.HOURS)


def _money(work: MovedWork) -> tuple[Part, ...]:
    difference = spread(lambda skilled, helper: skilled - helper, work.skilled, work.helper)
    worth = spread(
        lambda kept, skilled, weeks: work.weekly * kept * skilled * weeks, work.kept, work.skilled, work.weeks
    )
    pay = spread(lambda helper, weeks: work.weekly * helper * weeks, work.helper, work.weeks)
    help_cost = spread(
        lambda helped, skilled, weeks: helped * skilled * weeks, work.supervision, work.skilled, work.weeks
    )
    weeks = ("weeks", work.weeks, Unit.WEEKS)
    skilled, helper = ("skilled", work.skilled, Unit.KRONER_PER_HOUR), ("helper", work.helper, Unit.KRONER_PER_HOUR)
    moved = ("moved", Span.of(work.weekly), Unit.HOURS)
    return (
        Part("difference", difference, Unit.KRONER_PER_HOUR, (skilled, helper)),
        Part("worth", worth, Unit.KRONER, (moved, ("kept", work.kept, Unit.SHARE), skilled, weeks)),
        Part("helper_pay", pay, Unit.KRONER, (moved, helper, weeks)),
        Part("supervision", help_cost, Unit.KRONER, (("helped", work.supervision, Unit.HOURS), skilled, weeks)),
        Part("net", _net(work), Unit.KRONER, _terms_of_net(worth, pay, help_cost)),
    )


def _net(work: MovedWork) -> Span:
    """The three sums share their figures, so the net is spread at once: it is narrower than the sums put together."""

    def of_corner(kept: Decimal, skilled: Decimal, helper: Decimal, helped: Decimal, weeks: Decimal) -> Decimal:
        return ((work.weekly * kept - helped) * skilled - work.weekly * helper) * weeks

    return spread(of_corner, work.kept, work.skilled, work.helper, work.supervision, work.weeks)


def _terms_of_net(worth: Span, pay: Span, help_cost: Span) -> tuple[tuple[str, Span, Unit], ...]:
    return (("worth", worth, Unit.KRONER), ("pay", pay, Unit.KRONER), ("help", help_cost, Unit.KRONER))


def _notes(work: MovedWork) -> tuple[str, ...]:
    net = _net(work)
    if net.high < 0:
        return ("costs_more",)
    return ("can_cost_more",) if net.low < 0 else ()
