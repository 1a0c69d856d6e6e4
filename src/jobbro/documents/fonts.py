"""Which characters our fonts can show, read from the fonts' own character maps.

The PDF standard for archives forbids a missing glyph, and typst then refuses the whole document.
So we ask before we print.
"""

import os
import struct
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

from jobbro.documents.errors import DocumentError
from jobbro.documents.text import PLACEHOLDER

FAMILY = "IBM Plex Sans"
FACES = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Bold.ttf")
# In this order: letters first, pictures last, so that a digit never comes from the emoji font.
FALLBACKS = (
    "Noto Sans",
    "IBM Plex Sans Arabic",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Oriya",
    "Noto Sans Sinhala",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
    "Noto Sans Lao",
    "Noto Sans Khmer",
    "Noto Sans Myanmar",
    "Noto Sans Ethiopic",
    "Noto Sans Symbols",
    "Noto Emoji",
)
# typst carries this font in itself, and it has the mark for a character that cannot be shown.
LAST_RESORT = "DejaVu Sans Mono"
_FALLBACK_PACKAGES = (("manimgx_fonts", "."), ("fontpkg_ibm_plex_sans_arabic", "files"))
_FETCHED = Path(__file__).resolve().parents[1] / "ui" / "static" / "vendor" / "dkfds" / "fonts-ttf"


@cache
def font_folders() -> tuple[Path, ...]:
    """Return the folders with our fonts: the design system's own, then the fallback for other scripts.

    :raises DocumentError: if the design system's fonts have not been fetched
    """
    own = Path(os.environ.get("JOBBRO_FONT_FOLDER") or _FETCHED)
    if not all((own / face).is_file() for face in FACES):
        raise DocumentError("Skrifttyperne til PDF mangler på denne maskine. Kør opsætningen igen, eller hent Word.")
    return (own, *(Path(str(files(package) / folder)) for package, folder in _FALLBACK_PACKAGES))


def families() -> tuple[str, ...]:
    """Return the names of the fonts to set a letter in, best first."""
    return (FAMILY, *FALLBACKS, LAST_RESORT)


@cache
def own_characters() -> frozenset[int]:
    """Return the numbers of the characters that every weight of the design system's font has."""
    own, *_ = font_folders()
    return frozenset.intersection(*(_characters_in(own / face) for face in FACES))


@cache
def shown_characters() -> frozenset[int]:
    """Return the numbers of all characters that our own font or one of the fallback fonts can show."""
    _, *fallbacks = font_folders()
    others = (_characters_in(path) for folder in fallbacks for path in sorted(folder.glob("*.ttf")))
    return own_characters().union({ord(PLACEHOLDER)}, *others)


def _characters_in(path: Path) -> frozenset[int]:
    data = path.read_bytes()
    start = next(offset for tag, offset in _tables(data) if tag == b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    maps = (struct.unpack_from(">HHL", data, start + 4 + 8 * entry)[2] for entry in range(count))
    return frozenset(chain.from_iterable(_characters_of_map(data, start + offset) for offset in set(maps)))


def _tables(data: bytes) -> Iterator[tuple[bytes, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for entry in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * entry)
        yield tag, offset


def _characters_of_map(data: bytes, start: int) -> Iterator[int]:
    """Read the two kinds of map that modern fonts use; the older kinds only repeat them."""
    (kind,) = struct.unpack_from(">H", data, start)
    if kind == 12:
        (groups,) = struct.unpack_from(">L", data, start + 12)
        for group in range(groups):
            first, last, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * group)
            yield from range(first, last + 1)
    elif kind == 4:
        yield from _characters_of_segments(data, start)


def _characters_of_segments(data: bytes, start: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", data, start + 6)
    segments = double // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{segments}H", data, start + 14 + part * double + (2 if part else 0)) for part in range(4)
    )
    first_offset = start + 16 + 3 * double
    for segment in range(segments):
        for number in range(starts[segment], ends[segment] + 1):
            place = offsets[segment]
            if place:
                at = first_offset + 2 * segment + place + 2 * (number - starts[segment])
                (glyph,) = struct.unpack_from(">H", data, at)
            else:
                glyph = (number + deltas[segment]) & 0xFFFF
            if glyph and number != 0xFFFF:
                yield number
