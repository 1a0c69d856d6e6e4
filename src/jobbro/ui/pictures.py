"""The geometry of Jobbro's pictures. Whole numbers only, since a decimal would be written with a comma in the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

# Where the five areas lie around the one in the middle, in the order of the source's figure.
WIDE = ((140, 152), (660, 152), (400, 62), (215, 316), (585, 316))
TALL = ((88, 150), (252, 150), (170, 50), (88, 372), (252, 372))
CENTRES = {"wide": (400, 206), "tall": (170, 262)}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: where it lies and what it says."""

    x: int
    y: int
    label: str
    note: str
    url: str
    middle: bool


def map_spots(areas: Sequence[Mapping[str, Any]], shape: str) -> list[Spot]:
    """Place five areas (label, url, note) around the middle; the third is where the first two meet.

    :raises ValueError: when there are not five
    """
    places = WIDE if shape == "wide" else TALL
    if len(areas) != len(places):
        raise ValueError(f"the map has five areas, not {len(areas)}")
    return [
        Spot(x, y, str(area["label"]), str(area.get("note", "")), str(area["url"]), number == 2)
        for number, ((x, y), area) in enumerate(zip(places, areas, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class WeekBar:
    """One week of the picture: bars for practice and paid hours, planned and real."""

    x: int
    width: int
    label: str
    practice_y: int
    practice_height: int
    paid_y: int
    paid_height: int
    real_y: int
    real_height: int
    has_real: bool
    meeting: bool


@dataclass(frozen=True, slots=True)
class WeeksPicture:
    """Everything the picture of weeks is drawn from; `shows` tells which of its signs occur and need a key."""

    width: int
    height: int
    base: int
    bars: tuple[WeekBar, ...]
    lines: tuple[tuple[int, str], ...]
    today_x: int | None
    shows: frozenset[str]


def weeks_picture(weeks: Sequence[Mapping[str, Any]], today: date | None) -> WeeksPicture:
    """Draw weeks: number, starts, practice and paid (planned hours), perhaps real (attended hours) and meeting."""
    top, base, left, step = 28, 210, 40, max(30, min(52, 620 // max(1, len(weeks))))
    most = max([_hours(week, "practice") + _hours(week, "paid") for week in weeks] + [Decimal(1)])
    most = max([most, *(_hours(week, "real") for week in weeks)])
    ceiling = next(number for number in (5, 10, 15, 20, 30, 40, 60, 100, 200) if number >= most or number == 200)
    scale = Decimal(base - top) / ceiling
    bars = tuple(_bar(week, left + at * step, step, base, scale) for at, week in enumerate(weeks))
    lines = tuple((base - round(scale * ceiling * part / 5), str(ceiling * part // 5)) for part in range(6))
    width = left + step * len(weeks) + 16
    return WeeksPicture(width, base + 48, base, bars, lines, _today_x(weeks, today, left, step), _shown(weeks))


def _shown(weeks: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    hours = {name for name in ("practice", "paid") if any(_hours(week, name) for week in weeks)}
    noted = {"real"} if any(week.get("real") is not None for week in weeks) else set()
    return frozenset(hours | noted | ({"meeting"} if any(week.get("meeting") for week in weeks) else set()))


def _bar(week: Mapping[str, Any], x: int, step: int, base: int, scale: Decimal) -> WeekBar:
    practice, paid, real = (round(_hours(week, name) * scale) for name in ("practice", "paid", "real"))
    return WeekBar(
        x=x + 4,
        width=step - 8,
        label=str(week["number"]),
        practice_y=base - practice,
        practice_height=practice,
        paid_y=base - practice - paid,
        paid_height=paid,
        real_y=base - real,
        real_height=real,
        has_real=week.get("real") is not None,
        meeting=bool(week.get("meeting")),
    )


def _hours(week: Mapping[str, Any], name: str) -> Decimal:
    return Decimal(week.get(name) or 0)


def _today_x(weeks: Sequence[Mapping[str, Any]], today: date | None, left: int, step: int) -> int | None:
    for at, week in enumerate(weeks):
        starts: date = week["starts"]
        if today is not None and starts <= today < starts + timedelta(days=7):
            return left + at * step + round(step * ((today - starts).days + 0.5) / 7)
    return None


@dataclass(frozen=True, slots=True)
class Tread:
    """One step of the stair."""

    x: int
    y: int
    width: int
    number: int
    label: str
    note: str
    state: str


def stair_treads(steps: Sequence[Mapping[str, Any]]) -> list[Tread]:
    """Place steps (label, note, state: done, current or ahead) so that each lies higher than the one before."""
    count = max(1, len(steps))
    width, rise = 680 // count, min(44, 170 // count)
    return [
        Tread(
            x=10 + at * width,
            y=210 - (at + 1) * rise,
            width=width,
            number=at + 1,
            label=str(step["label"]),
            note=str(step.get("note", "")),
            state=str(step.get("state", "ahead")),
        )
        for at, step in enumerate(steps)
    ]
