"""From what a company says it needs to ways of helping: what pulls each idea forward, with weights for all to see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SENTENCE = re.compile(r"[.!?;\n]+")
_WORD = re.compile(r"\w+")
_NOT = frozenset({"ikke", "ingen", "intet", "hverken", "aldrig", "uden"})
# How many words before a clue a «ikke» may stand and still speak of it.
_NOT_REACHES = 3
_ANY_ENDING = "-"


@dataclass(frozen=True, slots=True)
class Signal:
    """Something a company can be heard to say.

    Each clue is words that must all stand in one sentence, in any order; «presse-» fits every word that begins so.
    """

    id: str
    title: str
    clues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """A signal, and the words or facts that stand for it."""

    signal: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Pull:
    """What an idea gains when all of these signals are heard, and why."""

    signals: tuple[str, ...]
    weight: int
    why: str


@dataclass(frozen=True, slots=True)
class ReliefIdea:
    """A way of helping: its words for the company, the tool it rests on, what pulls it, which motives it suits."""

    id: str
    title: str
    words: str
    tool: str
    pulls: tuple[Pull, ...]
    motives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an idea stands where it stands, and what that weighs; `evidence` is what was heard."""

    why: str
    evidence: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class RankedIdea:
    """An idea with its reasons, the heaviest first."""

    idea: ReliefIdea
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """The weights of its reasons together."""
        return sum(reason.weight for reason in self.reasons)


def heard_in(text: str, signals: Iterable[Signal]) -> tuple[Heard, ...]:
    """Return the signals that a text gives, each once, with the words that gave it; what is denied gives none."""
    sentences = [_WORD.findall(part) for part in _SENTENCE.split(text)]
    found = []
    for signal in signals:
        said = next((words for one in sentences for clue in signal.clues if (words := _said(clue, one))), ())
        if said:
            found.append(Heard(signal.id, " … ".join(said)))
    return tuple(found)


def rank_relief(
    heard: Iterable[Heard], ideas: Iterable[ReliefIdea], *, motives: Mapping[str, tuple[str, int]]
) -> tuple[RankedIdea, ...]:
    """Return the ideas that something speaks for, heaviest first; those that weigh the same keep their order.

    `motives` gives, for each motive that has shown, the reason in words and its weight. A motive moves an idea that
    something else already speaks for; it never brings one in.
    """
    evidence = {one.signal: one.evidence for one in heard}
    ranked = []
    for idea in ideas:
        reasons = [
            Reason(pull.why, tuple(evidence[signal] for signal in pull.signals), pull.weight)
            for pull in idea.pulls
            if set(pull.signals) <= evidence.keys()
        ]
        if reasons:
            reasons += [Reason(*_motive(motives[one])) for one in idea.motives if one in motives]
            ranked.append(RankedIdea(idea, tuple(sorted(reasons, key=lambda reason: -reason.weight))))
    return tuple(sorted(ranked, key=lambda one: -one.points))


def _motive(told: tuple[str, int]) -> tuple[str, tuple[str, ...], int]:
    why, weight = told
    return why, (), weight


def _said(clue: str, words: list[str]) -> tuple[str, ...]:
    """The words of a sentence that make up a clue, in the order of the clue; nothing when one lacks or is denied."""
    small = [word.casefold() for word in words]
    found = []
    for part in clue.casefold().split():
        at = next((place for place, word in enumerate(small) if _fits(part, word)), None)
        if at is None:
            return ()
        found.append(at)
    # A clue that itself speaks of «ikke» is not denied by it.
    if not _NOT & set(clue.split()) and _NOT & set(small[max(min(found) - _NOT_REACHES, 0) : max(found)]):
        return ()
    return tuple(words[at] for at in found)


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith(_ANY_ENDING) else word == part
