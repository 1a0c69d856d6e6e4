"""When on the day a piece of work lies, read out of a few words such as «aftenvagt 17-21» or «om formiddagen».

Only what the words say for certain counts: words that leave a way out («mest», «kan flyttes») tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_RANGE = re.compile(
    rf"(kl\.?\s*)?(?<![\d.,-]){_CLOCK}\s*(?:-|–|til)\s*(?:kl\.?\s*)?{_CLOCK}(?![\d.:]*\d)(\s*[a-zæøå%]*)", re.I
)
_LOOSE = re.compile(r"\b(ikke|mest|helst|typisk|ofte|nogle gange|kan|eller efter|afta\w+|fleks\w+|variere\w*)\b", re.I)
_LAST_HOUR, _MINUTES = 24, 60


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one day."""

    starts: time
    ends: time

    def is_within(self, starts: time | None, ends: time | None) -> bool:
        """Test whether all of it lies in a window; None leaves that side of the window open."""
        return (starts is None or self.starts >= starts) and (ends is None or self.ends <= ends)

    def meets(self, starts: time | None, ends: time | None) -> bool:
        """Test whether any of it lies in a window."""
        return (ends is None or self.starts < ends) and (starts is None or self.ends > starts)


@dataclass(frozen=True, slots=True)
class ToldTimes:
    """The clock times that are said, and the parts of the day that the work lies somewhere within."""

    exact: tuple[Span, ...] = ()
    within: tuple[Span, ...] = ()


_PARTS = {
    re.compile(r"(?<!i )\bmorgen\w*", re.I): (Span(time(4), time(10)),),
    re.compile(r"\bformiddag\w*", re.I): (Span(time(6), time(13)),),
    re.compile(r"\beftermiddag\w*", re.I): (Span(time(11), time(19)),),
    re.compile(r"\baften\w*", re.I): (Span(time(16), time.max),),
    re.compile(r"\bnat(?:ten|te\w+|arbejde\w*)?\b", re.I): (Span(time(20), time.max), Span(time(0), time(8))),
}


def times_in(words: str) -> ToldTimes:
    """Read the clock times, or else the parts of the day, out of what is said; nothing when the words are loose."""
    if _LOOSE.search(words):
        return ToldTimes()
    if exact := tuple(_clock_times(words)):
        return ToldTimes(exact=exact)
    return ToldTimes(within=tuple(span for part, spans in _PARTS.items() if part.search(words) for span in spans))


def _clock_times(words: str) -> Iterator[Span]:
    for found in _RANGE.finditer(words):
        said, starts, minutes, ends, more, after = found.groups()
        # «10-15 timer» is no time of day; without «kl.» or minutes, a word after the numbers makes it a quantity.
        if not (said or minutes or more) and after.strip():
            continue
        first, last = _time(starts, minutes), _time(ends, more)
        if first and last and first < last:
            yield Span(first, last)


def _time(hour: str, minutes: str | None) -> time | None:
    hours, rest = int(hour), int(minutes or 0)
    if (hours, rest) == (_LAST_HOUR, 0):
        return time.max
    return time(hours, rest) if hours < _LAST_HOUR and rest < _MINUTES else None
