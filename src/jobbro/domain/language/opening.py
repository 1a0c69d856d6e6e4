"""Reads the opening line of a call: does it ask the company to solve our matter, or does it ask about theirs? (R-019)

The reading follows who does what for whom. «Vil I hjælpe Peter?» has the company as the doer and our side as the one
who gains; «Hvad kan vi hjælpe jer med?» turns it round. A citizen or a placement named before any need is ours as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from jobbro.domain.language.lexicon import Lexicon
from jobbro.domain.language.opening_parts import Parts
from jobbro.domain.language.people import people_in, people_named
from jobbro.domain.language.reading import DescriptionText, Reading, read_description


class Direction(StrEnum):
    """Which way a line points; mixed begins with their need and goes over to our matter, open does neither."""

    FROM = "from"
    TO = "to"
    MIXED = "mixed"
    OPEN = "open"


class OpeningCode(StrEnum):
    """What a stretch of an opening line does."""

    ASKS_HELP = "asks_help"
    CITIZEN_FIRST = "citizen_first"
    OWN_NEED = "own_need"
    OWN_OFFER = "own_offer"
    DUTY = "duty"
    UNDONE_TASKS = "undone_tasks"
    THEIR_NEED = "their_need"
    OFFERS_HELP = "offers_help"
    ASKS_ABOUT_THEM = "asks_about_them"
    KNOWS_THEM = "knows_them"

    @property
    def direction(self) -> Direction:
        """Whether it is about our matter or about theirs."""
        return Direction.TO if self in _ABOUT_THEM else Direction.FROM


_ABOUT_THEM = (
    OpeningCode.UNDONE_TASKS,
    OpeningCode.THEIR_NEED,
    OpeningCode.OFFERS_HELP,
    OpeningCode.ASKS_ABOUT_THEM,
    OpeningCode.KNOWS_THEM,
)


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """Why a stretch points as it does, and what one could ask instead; what is well asked needs no alternative."""

    reason: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningRules:
    """The phrases that are looked for, and what is said about each finding."""

    lexicon: Lexicon
    words: Mapping[OpeningCode, OpeningWords]


@dataclass(frozen=True, slots=True)
class OpeningSpot:
    """A stretch of the line, where it stands, what it does, why that matters and what to ask instead."""

    start: int
    end: int
    code: OpeningCode
    said: str
    reason: str
    alternatives: tuple[str, ...]

    @property
    def direction(self) -> Direction:
        """Whether the stretch is about our matter or about theirs."""
        return self.code.direction


@dataclass(frozen=True, slots=True)
class OpeningVerdict:
    """Which way the line points, and the stretches that decide it, in the order of the text."""

    direction: Direction
    spots: tuple[OpeningSpot, ...]

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Openings that ask about their need instead; none where the line already does."""
        return tuple(dict.fromkeys(line for spot in self.spots for line in spot.alternatives))


class _Found(NamedTuple):
    first: int
    last: int
    code: OpeningCode


def check_opening(text: str, *, rules: OpeningRules, known: Collection[str] = ()) -> OpeningVerdict:
    """Judge an opening line of any length; `known` are names that are no citizen's (the company, its people, oneself).

    Nothing is kept of the line. Time grows with its length.
    """
    readings = read_description(DescriptionText(whole=text), rules.lexicon)
    names = people_named(readings)
    known_words = frozenset(word for name in known for word in name.lower().split())
    spots: list[OpeningSpot] = []
    for reading in readings:
        reading.names, reading.people = names, tuple(people_in(reading, names))
        spots += _spots(text, Parts(reading, known_words), rules)
    ordered = tuple(sorted(spots, key=lambda spot: (spot.start, spot.end)))
    return OpeningVerdict(_direction(ordered), ordered)


def _direction(spots: Sequence[OpeningSpot]) -> Direction:
    if not spots:
        return Direction.OPEN
    ways = {spot.direction for spot in spots}
    # That one knows the company is a good beginning, but a request that follows is still a request.
    first = next((spot for spot in spots if spot.code is not OpeningCode.KNOWS_THEM), spots[0])
    if Direction.FROM not in ways:
        return Direction.TO
    return Direction.FROM if first.direction is Direction.FROM else Direction.MIXED


def _spots(text: str, parts: Parts, rules: OpeningRules) -> Iterator[OpeningSpot]:
    ours = [*_ours(parts)]
    first = min((one.first for one in ours), default=len(parts.words))
    # What comes after our own matter in the same sentence only dresses it.
    found = ours + [one for one in _theirs(parts) if one.last <= first]
    if not ours:
        found += _open_question(parts)
    words = parts.words
    for one in _without_overlaps(found):
        start, end = words[one.first].start, words[one.last - 1].end
        said = rules.words[one.code]
        yield OpeningSpot(start, end, one.code, text[start:end], said.reason, said.alternatives)


def _without_overlaps(found: Sequence[_Found]) -> Iterator[_Found]:
    """Yield one finding for each stretch, the one named first in the code, as it says most."""
    order = list(OpeningCode)
    taken: list[_Found] = []
    for one in sorted(found, key=lambda each: (order.index(each.code), each.first)):
        clashes = any(one.first < other.last and other.first < one.last for other in taken)
        doubled = any(one.code is other.code for other in taken)
        if not clashes and not doubled:
            taken.append(one)
            yield one


def _ours(parts: Parts) -> Iterator[_Found]:
    """What the sentence says about our own matter."""
    yield from _asks_help(parts)
    yield from _own_need(parts)
    yield from _duty(parts)
    for first, last in parts.stretches("own_offer"):
        yield _Found(first, last, OpeningCode.OWN_OFFER)
    if not parts.asks_about_experience:
        for at in parts.ours_named:
            if not parts.is_denied(at):
                yield _Found(at, at + 1, OpeningCode.CITIZEN_FIRST)


def _asks_help(parts: Parts) -> Iterator[_Found]:
    """The company is to do something, and our side gains by it."""
    for first, last in parts.stretches("favour"):
        if (parts.you or parts.us) and not parts.is_denied(first):
            yield _Found(first, last, OpeningCode.ASKS_HELP)
    for verb in parts.places("help_verb"):
        if not parts.is_doer(verb, parts.you) or parts.is_denied(verb):
            continue
        gains = parts.gains_by(verb)
        if gains is not None:
            yield _Found(verb, gains + 1, OpeningCode.ASKS_HELP)


def _own_need(parts: Parts) -> Iterator[_Found]:
    """We lack something, have somebody, or somebody of ours lacks something."""
    for label in ("have_someone", "place_for_us"):
        for first, last in parts.stretches(label):
            if not parts.is_denied(first):
                yield _Found(first, last, OpeningCode.OWN_NEED)
    for verb in parts.places("seek_verb"):
        named = next((at for at in parts.ours_named if verb < at <= verb + parts.REACH), None)
        if named is not None and parts.is_doer(verb, parts.us) and not parts.is_denied(verb):
            yield _Found(verb, named + 1, OpeningCode.OWN_NEED)


def _duty(parts: Parts) -> Iterator[_Found]:
    """They are told what they ought to do; to ask what it means to them is another matter."""
    if parts.reading.mentions("about_their_values") or not parts.reading.mentions("request"):
        return
    for first, last in parts.stretches("duty"):
        if not parts.is_denied(first):
            yield _Found(first, last, OpeningCode.DUTY)


def _theirs(parts: Parts) -> Iterator[_Found]:
    """What the sentence asks or tells about the company's own day."""
    if parts.asks:
        yield from _all(parts, "strong_question", OpeningCode.THEIR_NEED)
        yield from _all(parts, "undone", OpeningCode.UNDONE_TASKS)
        if parts.you:
            yield from _offers_help(parts)
        if parts.you or not parts.us:
            for first, last in parts.stretches("their_need"):
                if not parts.is_about_ours(last) and not parts.is_our_own(first):
                    yield _Found(first, last, OpeningCode.THEIR_NEED)
        return
    if parts.you and parts.us:
        yield from _all(parts, "noticed", OpeningCode.KNOWS_THEM)
    yield from _all(parts, "remembers", OpeningCode.KNOWS_THEM)
    if parts.you and not parts.us:
        yield from _all(parts, "their_need", OpeningCode.KNOWS_THEM)


def _open_question(parts: Parts) -> Iterator[_Found]:
    """«Hvad laver I selv …?» has no word for a need and still lets them tell."""
    if not parts.you or parts.has("practical"):
        return
    opened = next(parts.places("wh_word"), None)
    asked = opened is not None and parts.reading.sentence.is_question and not parts.we_act
    if asked or parts.has("wants_to_know"):
        at = min(parts.you)
        yield _Found(at, at + 1, OpeningCode.ASKS_ABOUT_THEM)


def _offers_help(parts: Parts) -> Iterator[_Found]:
    """We, or something we might do, on one side of the verb and the company on the other."""
    for verb in parts.places("our_help"):
        gains = next((at for at in range(verb + 1, verb + 1 + parts.REACH) if at in parts.you), None)
        if gains is not None and not parts.is_doer(verb, parts.you):
            yield _Found(verb, gains + 1, OpeningCode.OFFERS_HELP)


def _all(parts: Parts, label: str, code: OpeningCode) -> Iterator[_Found]:
    for first, last in parts.stretches(label):
        yield _Found(first, last, code)


def names_somebody(
    text: str, *, rules: OpeningRules, known: Collection[str] = (), beside_a_citizen: bool = False
) -> tuple[str, ...]:
    """The people named in a text by a usual first name, but for those who are known; each once, as written.

    :param beside_a_citizen: only those in a sentence that speaks of a citizen or a placement
    """
    readings: list[Reading] = read_description(DescriptionText(whole=text), rules.lexicon)
    known_words = frozenset(word for name in known for word in name.lower().split())
    parted = [Parts(one, known_words) for one in readings]
    asked = [parts for parts in parted if not beside_a_citizen or parts.speaks_of_a_citizen]
    return tuple(dict.fromkeys(parts.words[at].text for parts in asked for at in parts.first_names))
