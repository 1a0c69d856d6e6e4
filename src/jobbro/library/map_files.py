"""The files of content/map/: where the postcodes lie, a rough outline of the country, and whom we have it from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from jobbro.domain.contact import Point
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence

# Denmark with the sea around it; the Faroes and Greenland have postcodes of their own elsewhere.
SOUTH, NORTH, WEST, EAST = 54.4, 57.9, 7.9, 15.3
_POINT = re.compile(r"(?P<code>[0-9]{4}) (?P<north>[0-9]{2}\.[0-9]+) (?P<east>[0-9]{1,2}\.[0-9]+) (?P<name>\S.*)")
_SPOT = re.compile(r"([0-9]{2}\.[0-9]+),([0-9]{1,2}\.[0-9]+)")
Address = Annotated[str, Field(pattern=r"^https://\S+$")]


class CreditEntry(ContentModel):
    """Where a part comes from, under which licence, which version, and what we did to it."""

    what: Sentence
    title: Sentence
    licence: Sentence
    url: Address
    licence_url: Address
    version: Sentence
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    changed: Sentence


class MapFile(ContentModel):
    """Points and rings as lines of text: a postcode with latitude, longitude and name, and pairs with a comma."""

    title: Sentence
    note: Sentence
    made: date
    is_invented: bool
    credits: Annotated[tuple[CreditEntry, ...], Field(strict=False)] = ()
    points: Sentence
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A postcode as a point. The invented ones are the demo's and lie nowhere."""

    postcode: str
    name: str
    point: Point
    is_invented: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Every postcode with a point, the rings of the outline, and who is to be thanked."""

    by_postcode: Mapping[str, Place]
    outline: tuple[tuple[Point, ...], ...]
    credits: tuple[CreditEntry, ...]


def build_places(files: Iterable[Loaded[MapFile]]) -> Places:
    """All files as one; ContentError for a line that cannot be read, a point elsewhere, or a number used twice."""
    problems: list[Problem] = []
    places: dict[str, Place] = {}
    rings: list[tuple[Point, ...]] = []
    thanked: list[CreditEntry] = []
    for file in files:
        for place in _places(file, problems):
            if place.postcode in places:
                problems.append(file.problem(f"postnummer {place.postcode} står der to gange.", "points"))
            places[place.postcode] = place
        rings.extend(_rings(file, problems))
        thanked.extend(file.model.credits)
        if not file.model.is_invented and not file.model.credits:
            problems.append(file.problem("der mangler en kilde med licens.", "credits"))
    if problems:
        raise ContentError(problems)
    return Places(places, tuple(rings), tuple(thanked))


def _places(file: Loaded[MapFile], problems: list[Problem]) -> Iterator[Place]:
    for number, line in enumerate(file.model.points.splitlines(), start=1):
        if (read := _POINT.fullmatch(line.strip())) is None:
            problems.append(file.problem(f"punkt {number} kan ikke læses: «{line.strip()}».", "points"))
            continue
        point = Point(float(read["north"]), float(read["east"]))
        if not _is_danish(point):
            problems.append(file.problem(f"postnummer {read['code']} ligger uden for Danmark.", "points"))
        yield Place(read["code"], read["name"], point, file.model.is_invented)


def _rings(file: Loaded[MapFile], problems: list[Problem]) -> Iterator[tuple[Point, ...]]:
    for number, line in enumerate(file.model.outline.splitlines(), start=1):
        spots = [_SPOT.fullmatch(part) for part in line.split()]
        ring = tuple(Point(float(spot[1]), float(spot[2])) for spot in spots if spot)
        if len(ring) < len(spots) or len(ring) < 4 or not all(_is_danish(point) for point in ring):
            problems.append(file.problem(f"ring {number} kan ikke læses.", "outline"))
        yield ring


def _is_danish(point: Point) -> bool:
    return SOUTH <= point.latitude <= NORTH and WEST <= point.longitude <= EAST
