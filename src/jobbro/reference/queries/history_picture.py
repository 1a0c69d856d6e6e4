"""The picture of a rule's history: steps over time, drawn from the same entries as the table beside it.

Whole numbers only, since a decimal would be written with a comma in the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from jobbro.domain.rules import RuleValue, State, Unit
from jobbro.library import Texts
from jobbro.library.value_words import say_bare, say_value

WIDTH, LEFT, RIGHT, TOP, BASE = 640, 24, 616, 56, 176
# Room after the last change, so that what holds now is seen to go on.
_TAIL = timedelta(days=240)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time during which one entry speaks: a step, or a gap when there is no value."""

    x: int
    width: int
    y: int
    height: int
    label: str
    starts: date
    kind: str
    shows_label: bool
    label_x: int
    anchor: str


@dataclass(frozen=True, slots=True)
class HistoryPicture:
    """Everything that the picture is drawn from."""

    stretches: tuple[Stretch, ...]
    years: tuple[tuple[int, str], ...]
    day_x: int | None
    description: str


def history_picture(entries: Sequence[RuleValue], unit: Unit, *, day: date, texts: Texts) -> HistoryPicture:
    """Place the entries between their first day and some time after the last one or the day shown."""
    first = min(entry.starts for entry in entries)
    last = max([day, *(entry.starts for entry in entries)]) + _TAIL
    known = [_number(entry) for entry in entries]
    highest = max([value for value in known if value is not None], default=Decimal(0))
    ends = [entry.starts for entry in entries[1:]] + [last]
    stretches = tuple(
        _stretch(entry, until, (first, last), highest, texts) for entry, until in zip(entries, ends, strict=True)
    )
    return HistoryPicture(
        stretches=_without_crowding(stretches),
        years=_years(first, last),
        day_x=_x(day, first, last) if first <= day else None,
        description="; ".join(f"{_spoken(entry.starts)}: {say_value(entry, texts)}" for entry in entries),
    )


def _stretch(entry: RuleValue, until: date, span: tuple[date, date], highest: Decimal, texts: Texts) -> Stretch:
    x, end = _x(entry.starts, *span), _x(until, *span)
    number = _number(entry)
    height = 28 if number is None or not highest else 28 + round((BASE - TOP - 28) * number / highest)
    kind = "expected" if entry.state is State.EXPECTED else str(entry.state)
    if kind in ("unknown", "ended"):
        height = 28
    label = _label(entry, texts)
    near_end = x > (LEFT + RIGHT) * 3 // 4
    label_x, anchor = (end, "end") if near_end else (x + 4, "start")
    return Stretch(x, max(2, end - x), BASE - height, height, label, entry.starts, kind, True, label_x, anchor)


def _label(entry: RuleValue, texts: Texts) -> str:
    match entry.value:
        case None:
            return "?" if entry.state is State.UNKNOWN else say_value(entry, texts)
        case tuple():
            return str(len(entry.value))
        case bool():
            return say_bare(entry.value, entry.unit, texts)
        case _:
            # The unit stands in the heading; the figure alone fits over its step.
            return say_bare(entry.value, entry.unit, texts).split(" ")[0] + (" %" if entry.unit is Unit.SHARE else "")


def _without_crowding(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Leave out a label that would lie over the one before it; the table tells what it was."""
    shown, free_from = [], 0
    for stretch in stretches:
        width = 9 * len(stretch.label) + 6
        starts = stretch.label_x - width if stretch.anchor == "end" else stretch.label_x
        is_low = stretch.kind in ("unknown", "ended")
        fits = is_low or starts >= free_from
        free_from = starts + width if fits and not is_low else free_from
        shown.append(replace(stretch, shows_label=fits))
    return tuple(shown)


def _years(first: date, last: date) -> tuple[tuple[int, str], ...]:
    years = range(first.year, last.year + 1)
    step = 1 + (len(years) - 1) // 10
    places = [
        (max(LEFT, _x(date(year, 1, 1), first, last)), str(year)) for year in years if (year - first.year) % step == 0
    ]
    return tuple(place for place in places if place[0] <= RIGHT - 30)


def _x(day: date, first: date, last: date) -> int:
    return LEFT + round((RIGHT - LEFT) * (max(day, first) - first).days / max(1, (last - first).days))


def _number(entry: RuleValue) -> Decimal | None:
    if isinstance(entry.value, bool) or not isinstance(entry.value, Decimal | int):
        return None
    return Decimal(entry.value)


def _spoken(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
