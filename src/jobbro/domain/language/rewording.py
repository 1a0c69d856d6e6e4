"""From a limit to the condition under which it goes well: the same numbers, the first person, no illness.

A suggestion is built from the patterns whose words stand in the limit. Numbers are never rounded, dropped or turned:
what a pattern has no place for follows in a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobbro.domain.language.lexicon import Lexicon
from jobbro.domain.language.privacy import PrivacyScan
from jobbro.domain.language.quantities import Bound, Measured, Quantity, quantities
from jobbro.domain.language.words import words_in

EVERY = "every"
MOST_LIMITS = 3


@dataclass(frozen=True, slots=True)
class LimitPattern:
    """A common limit: the phrases that tell it, the question that makes it concrete, and how it is said positively.

    `numbered` holds a sentence for a unit (or «every»); `plain` is the sentence without a number.
    """

    id: str
    title: str
    phrases: tuple[str, ...]
    ask: str
    numbered: Mapping[str, str]
    plain: str
    need: str = ""


@dataclass(frozen=True, slots=True)
class WordingWords:
    """What the checks look for, and the sentence that carries a number no pattern has a place for."""

    first_person: frozenset[str]
    positive: frozenset[str]
    negative: frozenset[str]
    rest: Mapping[str, str]
    ask: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A positive wording, the patterns it was made from, and what stands in the limit that led to them."""

    wording: str
    patterns: tuple[LimitPattern, ...]
    because: tuple[str, ...]


class WordingRule(StrEnum):
    """What a positive wording keeps."""

    FIRST_PERSON = "first_person"
    POSITIVE = "positive"
    NOTHING_PRIVATE = "nothing_private"
    STILL_TRUE = "still_true"


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """Whether a wording keeps a rule, and the words that decide it."""

    rule: WordingRule
    kept: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    pattern: LimitPattern
    first: int
    last: int
    start: int
    end: int


class LimitCatalogue:
    """The patterns made ready to look for, in the order of the files."""

    def __init__(self, patterns: Iterable[LimitPattern], words: WordingWords) -> None:
        self.patterns = tuple(patterns)
        self.words = words
        self._by_id = {pattern.id: pattern for pattern in self.patterns}
        self._lexicon = Lexicon({pattern.id: pattern.phrases for pattern in self.patterns})

    def limits_in(self, text: str) -> tuple[LimitPattern, ...]:
        """The limits that a text tells, in the order of the text, each once."""
        return tuple(found.pattern for found in self._find(text))

    def question(self, text: str) -> str:
        """The one question that makes a limit concrete; "" when it is."""
        if quantities(text):
            return ""
        limits = self.limits_in(text)
        return limits[0].ask if limits else self.words.ask

    def suggest(self, said: str, measure: str = "") -> Suggestion | None:
        """Say a limit positively with the numbers of both texts; None when no pattern knows it."""
        found = self._find(said)
        if not found:
            return None
        numbers = list(numbers_of(said, measure))
        sentences = []
        for one in found:
            number = _take(numbers, one, said)
            sentences.append(_filled(one.pattern, number) if number else one.pattern.plain)
        sentences += [_fill(self.words.rest[_key(number)], number) for number in numbers]
        because = tuple(said[one.start : one.end] for one in found)
        return Suggestion(" ".join(dict.fromkeys(sentences)), tuple(one.pattern for one in found), because)

    def _find(self, text: str) -> list[_Found]:
        """The limits of a text; where two share words, the one that says more wins."""
        words = list(words_in(text))
        hits = sorted(self._lexicon.hits(words), key=lambda hit: (hit.first - hit.last, hit.first))
        kept: list[_Found] = []
        for hit in hits:
            if any(one.first < hit.last and hit.first < one.last or one.pattern.id == hit.label for one in kept):
                continue
            start, end = words[hit.first].start, words[hit.last - 1].end
            kept.append(_Found(self._by_id[hit.label], hit.first, hit.last, start, end))
        return sorted(kept, key=lambda one: one.first)[:MOST_LIMITS]


def numbers_of(said: str, measure: str = "") -> tuple[Quantity, ...]:
    """The numbers of a limit; what the measure says of a unit takes the place of what was said first."""
    newer = quantities(measure)
    settled = {_same_thing(number) for number in newer}
    return (*(number for number in quantities(said) if _same_thing(number) not in settled), *newer)


def check_wording(wording: str, *, said: str, measure: str, words: WordingWords, scan: PrivacyScan) -> list[RuleCheck]:
    """Hold a wording against the four rules, in their order."""
    read = list(words_in(wording))
    mine = [word.text for word in read if word.lower in words.first_person]
    against = [word.text for word in read if word.lower in words.negative]
    good = [word.text for word in read if word.lower in words.positive]
    private = [wording[spot.start : spot.end] for spot in scan.scan(wording)]
    lost = _changed_numbers(numbers_of(said, measure), quantities(wording))
    return [
        RuleCheck(WordingRule.FIRST_PERSON, bool(mine)),
        RuleCheck(WordingRule.POSITIVE, bool(good) and not against, tuple(against)),
        RuleCheck(WordingRule.NOTHING_PRIVATE, not private, tuple(private)),
        RuleCheck(WordingRule.STILL_TRUE, not lost, tuple(lost)),
    ]


def _changed_numbers(before: Sequence[Quantity], after: Sequence[Quantity]) -> list[str]:
    """The numbers that were lost, that are new, or that promise something else than before."""
    promised = {number.sense: _promise(number) for number in after}
    known = {number.sense for number in before}
    lost = [number.core for number in before if promised.get(number.sense) != _promise(number)]
    return lost + [number.core for number in after if number.sense not in known]


def _promise(number: Quantity) -> Bound:
    return number.bound or Bound.UP_TO


def _same_thing(number: Quantity) -> tuple[Measured, object, bool]:
    return number.unit, number.per, number.every


def _take(numbers: list[Quantity], found: _Found, said: str) -> Quantity | None:
    """The number that belongs to a limit: of a unit it has a sentence for, and the nearest one in the text."""
    fitting = [number for number in numbers if _key(number) in found.pattern.numbered]
    if not fitting:
        return None
    nearest = min(fitting, key=lambda number: _distance(number, found, said))
    numbers.remove(nearest)
    return nearest


def _distance(number: Quantity, found: _Found, said: str) -> int:
    stands_there = said[number.start : number.end].endswith(number.core)
    return max(number.start - found.end, found.start - number.end, 0) if stands_there else 0


def _key(number: Quantity) -> str:
    return EVERY if number.every else number.unit.value


def _filled(pattern: LimitPattern, number: Quantity) -> str:
    return _fill(pattern.numbered[_key(number)], number)


def _fill(sentence: str, number: Quantity) -> str:
    core = _plain_core(number.core)
    bounds = {Bound.BELOW: "under {}", Bound.AT_LEAST: "mindst {}", Bound.ABOUT: "cirka {}"}
    spoken = bounds.get(number.bound or Bound.UP_TO, "{}").format(core)
    up_to = spoken if number.bound in bounds or number.low != number.high else f"op til {core}"
    led = f"{number.lead or 'på'} {spoken}"
    return sentence.format(up_to=up_to, number=spoken, led=led, when=_when(number))


def _plain_core(core: str) -> str:
    """«10 minutters» is «10 minutter» when the noun after it is gone."""
    for unit in ("minutters", "timers", "dages", "ugers", "kvarters"):
        if core.lower().endswith(unit):
            return core[:-1]
    return core


def _when(number: Quantity) -> str:
    has_word = number.core.lower().startswith(("kl", "klokken"))
    clock = number.core if has_word else f"kl. {number.core}"
    if number.low != number.high:
        outside = "uden for " if number.bound is Bound.BELOW else ""
        return outside + clock.replace(" og ", "-").replace(" til ", "-").replace("-kl. ", "-")
    lead = {Bound.UP_TO: "til ", Bound.FROM: "fra "}
    return lead.get(number.bound or Bound.ABOUT, "") + clock
