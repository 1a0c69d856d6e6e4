"""Which words of a sentence are denied: «der er ikke aftalt opfølgning», «uden fast kontaktperson»."""

from __future__ import annotations

from collections.abc import Sequence

from jobbro.domain.language.words import Word, word_set

# «ikke» turns its whole clause; the others turn what comes after them.
_WHOLE_CLAUSE = word_set("ikke aldrig næppe")
_FORWARD = word_set("ingen intet uden hverken")
# «ikke kun», «ikke mindst» and the like add instead of denying.
_ADDING = word_set("kun alene bare blot mindst udelukkende")
_NEW_CLAUSE = word_set("men dog mens hvorimod hvor hvis når fordi da så")
_REACH = 8


def negated_words(words: Sequence[Word]) -> frozenset[int]:
    """The indexes of the words that stand under a negation."""
    found: set[int] = set()
    for at, word in enumerate(words):
        following = words[at + 1].lower if at + 1 < len(words) else ""
        if word.lower in _WHOLE_CLAUSE and following not in _ADDING:
            found.update(_backward(words, at))
            found.update(_forward(words, at))
        elif word.lower in _FORWARD:
            found.update(_forward(words, at))
    return frozenset(found)


def _forward(words: Sequence[Word], at: int) -> range:
    last = at + 1
    while last < min(len(words), at + 1 + _REACH):
        if words[last].opens_clause or words[last].lower in _NEW_CLAUSE:
            break
        last += 1
    return range(at + 1, last)


def _backward(words: Sequence[Word], at: int) -> range:
    first = at
    while first > max(0, at - _REACH) and not words[first].opens_clause and words[first].lower not in _NEW_CLAUSE:
        first -= 1
    return range(first, at)
