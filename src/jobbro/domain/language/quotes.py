"""Which stretches of a text are quoted. One walk through the text, whatever the marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_OPENING = {"«": "»", "»": "«", "“": "”", "„": "“", "”": "”", '"': '"'}
_MARK = re.compile('[«»“„”"]')
# A mark that finds no partner within so many characters was no quotation.
_LONGEST = 600


def quoted(text: str) -> list[tuple[int, int]]:
    """The quoted stretches as (start, end), marks included, in order; a quotation inside another belongs to it."""
    found: list[tuple[int, int]] = []
    mark = _MARK.search(text)
    while mark:
        at = mark.start()
        end = _closing(text, at, _OPENING[mark.group()])
        if end is not None:
            found.append((at, end + 1))
        mark = _MARK.search(text, at + 1 if end is None else end + 1)
    return found


def _closing(text: str, opened: int, closing: str) -> int | None:
    end = text.find(closing, opened + 1, opened + _LONGEST)
    if end < 0 and text[opened] in "“„":
        end = text.find('"', opened + 1, opened + _LONGEST)
    return end if end > opened + 1 else None


def is_quoted(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place stands inside one of the stretches."""
    index = bisect_right(stretches, (at, at + 1)) - 1
    around = stretches[max(0, index) : index + 2]
    return any(start <= at < end for start, end in around)
