"""In which order to visit places on a day: by nearness, as the crow flies."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

# With more points than this, not each of them is tried as the first.
ALL_TRIED = 12
_EARTH_KM, _LEAST_GAIN = 6371.0, 1e-9


@dataclass(frozen=True, slots=True)
class Point:
    """A spot on the map in degrees."""

    latitude: float
    longitude: float


def kilometres(one: Point, other: Point) -> float:
    """Return how far it is as the crow flies; a road is longer."""
    north = math.radians(other.latitude - one.latitude)
    east = math.radians(other.longitude - one.longitude)
    breadth = math.cos(math.radians(one.latitude)) * math.cos(math.radians(other.latitude))
    half = math.sin(north / 2) ** 2 + breadth * math.sin(east / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))


def visiting_order(
    points: Sequence[Point], *, start: Point | None = None, fixed: Sequence[int] = ()
) -> tuple[int, ...]:
    """Return the places of the points in an order with a short way; the same points give the same order.

    From the start one goes to the nearest each time, and crossings are then undone. Without a start, several points
    are tried as the first. The fixed ones, which have a time of day, keep their order, and the others are put in
    where the way grows least. It is a good way, not always the very shortest.
    """
    if not points:
        return ()
    way_of = _Ways(points, start)
    if fixed:
        return way_of.put_in(fixed)
    ways = [way_of.uncrossed(way_of.nearest_first(first)) for first in _firsts(points, way_of)]
    shortest = min(ways, key=way_of.length)
    return tuple(shortest)


def _firsts(points: Sequence[Point], way_of: "_Ways") -> Sequence[int]:
    """Where the day can begin: nearest to the start, or anywhere; of many points only the outermost are tried."""
    all_of_them = range(len(points))
    if way_of.has_start:
        return [min(all_of_them, key=way_of.from_start.__getitem__)]
    if len(points) <= ALL_TRIED:
        return all_of_them
    north, east = (lambda index: points[index].latitude), (lambda index: points[index].longitude)
    return sorted({choose(all_of_them, key=key) for choose in (min, max) for key in (north, east)})


class _Ways:
    """Ways between the points, with every distance measured once."""

    def __init__(self, points: Sequence[Point], start: Point | None) -> None:
        self.has_start = start is not None
        self.from_start = [kilometres(start, point) if start else 0.0 for point in points]
        self.between = [[kilometres(one, other) for other in points] for one in points]

    def length(self, way: Sequence[int]) -> float:
        """How long a way is, from the start if there is one."""
        return self.from_start[way[0]] + sum(self.between[one][other] for one, other in pairwise(way))

    def nearest_first(self, first: int) -> list[int]:
        """Go to the nearest of those that are left, each time."""
        way, left = [first], [index for index in range(len(self.between)) if index != first]
        while left:
            way.append(min(left, key=self.between[way[-1]].__getitem__))
            left.remove(way[-1])
        return way

    def uncrossed(self, way: list[int]) -> list[int]:
        """Turn a stretch of the way around as long as that makes it shorter."""
        is_shorter = True
        while is_shorter:
            is_shorter = False
            for first in range(len(way) - 1):
                for last in range(first + 1, len(way)):
                    if self._gained(way, first, last) > _LEAST_GAIN:
                        way[first : last + 1] = way[first : last + 1][::-1]
                        is_shorter = True
        return way

    def _gained(self, way: Sequence[int], first: int, last: int) -> float:
        """How much shorter the way gets when the stretch is gone the other way around."""
        before = self.between[way[first - 1]] if first else self.from_start
        gained = before[way[first]] - before[way[last]]
        if last + 1 < len(way):
            after = self.between[way[last + 1]]
            gained += after[way[last]] - after[way[first]]
        return gained

    def put_in(self, fixed: Sequence[int]) -> tuple[int, ...]:
        """Put the others in among the fixed ones, each time the point and the place that cost least."""
        way, left = list(fixed), [index for index in range(len(self.between)) if index not in fixed]
        while left:
            index, at = min(product(left, range(len(way) + 1)), key=lambda one: self._cost(way, *one))
            way.insert(at, index)
            left.remove(index)
        return tuple(way)

    def _cost(self, way: Sequence[int], index: int, at: int) -> float:
        """How much longer the way gets with the point at that place."""
        before = self.between[way[at - 1]] if at else self.from_start
        if at == len(way):
            return before[index]
        return before[index] + self.between[index][way[at]] - before[way[at]]
