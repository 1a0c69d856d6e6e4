"""The last look at a text before a reader gets it: it stops for what the reader has no ground to see."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobbro.domain.disclosure import OUTSIDE, Audience
from jobbro.domain.language import PrivacyScan
from jobbro.domain.language.privacy import CPR

# Fewer words in a row than this are found in any text.
FEWEST_WORDS = 3


class StopRule(StrEnum):
    """Why a text is not handed over."""

    NO_READER = "no_reader"
    PRIVATE = "private"
    CPR_NUMBER = "cpr_number"
    NOT_OPEN = "not_open"


@dataclass(frozen=True, slots=True)
class Stop:
    """A rule that stops a text, the stretch that breaks it, its words, and the name of a private matter."""

    rule: StopRule
    start: int
    end: int
    said: str
    topic: str = ""


def what_stops(
    text: str,
    readers: Collection[Audience],
    *,
    scan: PrivacyScan,
    allowed: Sequence[str] = (),
    closed: Sequence[str] = (),
) -> tuple[Stop, ...]:
    """Everything that keeps a text from these readers, in order of place; nothing when it may be handed over.

    `closed` are words that were written down and are not open to these readers, however they came into the text.
    `allowed` are proper names, such as the company's.
    """
    if not readers:
        return (Stop(StopRule.NO_READER, 0, 0, ""),)
    return tuple(sorted((*_private(text, readers, scan, allowed), *_closed(text, closed)), key=lambda one: one.start))


def _private(text: str, readers: Collection[Audience], scan: PrivacyScan, allowed: Sequence[str]) -> Iterator[Stop]:
    goes_outside = not OUTSIDE.isdisjoint(readers)
    for spot in scan.scan(text, allowed=allowed):
        said = text[spot.start : spot.end]
        if spot.topic == CPR:
            yield Stop(StopRule.CPR_NUMBER, spot.start, spot.end, said)
        elif goes_outside:
            yield Stop(StopRule.PRIVATE, spot.start, spot.end, said, spot.title or spot.topic)


def _closed(text: str, closed: Sequence[str]) -> Iterator[Stop]:
    for words in closed:
        parts = re.findall(r"\w+", words.lower())
        if len(parts) < FEWEST_WORDS:
            continue
        same = re.search(r"\W+".join(map(re.escape, parts)), text.lower())
        if same is not None:
            yield Stop(StopRule.NOT_OPEN, same.start(), same.end(), text[same.start() : same.end()])
