"""The map as lines and circles: the part of the country where the spots lie, drawn without any outside tiles.

Numbers leave as text with a point, as a drawing asks for, whatever the language of the page.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobbro.companies.queries.map import Spot
from jobbro.domain.contact import Point
from jobbro.library import places
from jobbro.library.keeping import kept
from jobbro.library.map_files import Place, Places

WIDTH, LOWEST, HIGHEST = 640, 420, 820
KM_OF_DEGREE = 111.2
SHORTEST_KM = 48.0
TOWNS_SHOWN = 16
_SMALLEST, _GROWTH = 11.0, 17.0
_LETTER, _LINE = 7.0, 15.0
_SCALES = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Circle:
    """A spot with its middle and size on the drawing, and where its name stands if there is room."""

    spot: Spot
    x: str
    y: str
    radius: str
    figure_y: str
    label: "Label | None"


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it begins."""

    text: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Town:
    """A town that helps to find one's way, with nobody of ours in it."""

    x: str
    y: str
    label: Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything to be drawn in a box that begins at 0,0; larger circles come first and lie lowest."""

    width: int
    height: int
    coast: str
    circles: tuple[Circle, ...]
    towns: tuple[Town, ...]
    scale_km: int
    scale_length: str
    scale_y: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "_Box") -> bool:
        """Test whether the boxes share some of the paper."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class _View:
    """The part that is drawn: km from the upper left corner become steps on the paper."""

    west: float
    north: float
    km_width: float
    height: int
    breadth: float

    @property
    def scale(self) -> float:
        """Steps a km."""
        return WIDTH / self.km_width

    def spot(self, point: Point) -> tuple[float, float]:
        """Where a point lies on the paper."""
        east = (point.longitude - self.west) * KM_OF_DEGREE * self.breadth
        south = (self.north - point.latitude) * KM_OF_DEGREE
        return east * self.scale, south * self.scale

    def holds(self, box: _Box) -> bool:
        """Test whether a box lies on the paper as a whole."""
        return box.left >= 2 and box.top >= 2 and box.right <= WIDTH - 2 and box.bottom <= self.height - 2


def drawing_of(spots: Sequence[Spot]) -> Drawing | None:
    """Return the drawing of the spots that have a point; None when there are none."""
    placed = [(spot, spot.point) for spot in spots if spot.point is not None]
    if not placed:
        return None
    view = _view([point for _spot, point in placed])
    most = max(spot.companies for spot, _point in placed)
    ordered = sorted(placed, key=lambda one: (-one[0].companies, one[0].code))
    circles = [(spot, *view.spot(point), _radius(spot.companies, most)) for spot, point in ordered]
    taken = [_around(x, y, radius) for _spot, x, y, radius in circles]
    drawn = tuple(_circle(*circle, view, taken) for circle in circles)
    scale_km = max(km for km in _SCALES if km == 1 or km * view.scale <= WIDTH / 4)
    return Drawing(
        width=WIDTH,
        height=view.height,
        coast=kept(_coast, view, places()),
        circles=drawn,
        towns=tuple(_towns(view, taken, {spot.name for spot, _point in placed})),
        scale_km=scale_km,
        scale_length=_text(12 + scale_km * view.scale),
        scale_y=_text(view.height - 14),
    )


def _view(points: Sequence[Point]) -> _View:
    """The box around the points with a margin, no smaller than a municipality and neither too flat nor too tall."""
    north, south = max(point.latitude for point in points), min(point.latitude for point in points)
    west, east = min(point.longitude for point in points), max(point.longitude for point in points)
    breadth = math.cos(math.radians((north + south) / 2))
    tall = max((north - south) * KM_OF_DEGREE * 1.25, SHORTEST_KM * LOWEST / WIDTH)
    wide = max((east - west) * KM_OF_DEGREE * breadth * 1.25, SHORTEST_KM, tall * WIDTH / HIGHEST)
    height = round(min(max(WIDTH * tall / wide, LOWEST), HIGHEST))
    middle = Point((north + south) / 2, (west + east) / 2)
    km_tall = wide * height / WIDTH
    return _View(
        west=middle.longitude - wide / 2 / KM_OF_DEGREE / breadth,
        north=middle.latitude + km_tall / 2 / KM_OF_DEGREE,
        km_width=wide,
        height=height,
        breadth=breadth,
    )


def _radius(companies: int, most: int) -> float:
    """The area of a circle grows with the number; the smallest still has room for its figure."""
    return _SMALLEST + _GROWTH * math.sqrt(companies / most)


def _around(x: float, y: float, radius: float) -> _Box:
    return _Box(x - radius, y - radius, x + radius, y + radius)


def _circle(spot: Spot, x: float, y: float, radius: float, view: _View, taken: list[_Box]) -> Circle:
    label = _placed(spot.name, x, y, radius + 3, view, taken)
    return Circle(spot, _text(x), _text(y), _text(radius), _text(y + 4), label)


def _text(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _placed(text: str, x: float, y: float, away: float, view: _View, taken: list[_Box]) -> Label | None:
    """Put a name to the right, left, above or below where nothing else stands; leave it out when all is full."""
    wide = len(text) * _LETTER
    spots = (
        (x + away, y - _LINE / 2),
        (x - away - wide, y - _LINE / 2),
        (x - wide / 2, y - away - _LINE),
        (x - wide / 2, y + away),
    )
    for left, top in spots:
        box = _Box(left, top, left + wide, top + _LINE)
        if view.holds(box) and not any(box.touches(other) for other in taken):
            taken.append(box)
            return Label(text, _text(left), _text(top + _LINE - 4))
    return None


def _towns(view: _View, taken: list[_Box], named: set[str]) -> Iterator[Town]:
    """The towns whose postcodes are the roundest, as many as there is room for."""
    shown = 0
    for place in kept(_by_roundness, places()):
        x, y = view.spot(place.point)
        mark = _around(x, y, 3)
        if shown == TOWNS_SHOWN:
            return
        if place.name in named or not view.holds(mark) or any(mark.touches(other) for other in taken):
            continue
        label = _placed(place.name, x, y, 5, view, taken)
        if label is not None:
            taken.append(mark)
            named.add(place.name)
            shown += 1
            yield Town(_text(x), _text(y), label)


def _by_roundness(found: Places) -> list[Place]:
    """Postcodes end in noughts where the post had its largest offices."""
    noughts = ((place, _noughts(place)) for place in found.by_postcode.values() if not place.is_invented)
    round_ones = sorted((-number, place.postcode, place) for place, number in noughts if number)
    return [place for _number, _postcode, place in round_ones]


def _noughts(place: Place) -> int:
    return len(place.postcode) - len(place.postcode.rstrip("0"))


def _coast(view: _View, country: Places) -> str:
    """The outline as one path; rings that do not reach the paper are left out."""
    paper = _Box(0, 0, WIDTH, view.height)
    parts = []
    for ring in country.outline:
        spots = [view.spot(point) for point in ring]
        across, down = [x for x, _y in spots], [y for _x, y in spots]
        if _Box(min(across), min(down), max(across), max(down)).touches(paper):
            parts.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in spots) + "Z")
    return "".join(parts)
