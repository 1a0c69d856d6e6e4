"""A search that knows that words of the law have been renamed: «jobcenter» finds «kommunen» (R-155)."""

from collections.abc import Iterable
from dataclasses import dataclass

from jobbro.domain.language.normal_form import search_terms
from jobbro.library import Terms

Pieces = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed: for each word, the ways to have it found; and the other names that were looked for too."""

    words: tuple[tuple[Pieces, ...], ...]
    also: tuple[str, ...] = ()

    def finds(self, normal: str) -> bool:
        """Whether every word, by one of its names, stands in a text in normal form; no words find everything."""
        return all(any(_all_in(way, normal) for way in ways) for ways in self.words)


def ask(typed: str, terms: Terms) -> Question:
    """Read what was typed in a search box, with the names that its words have had at other times."""
    known = {" ".join(typed.casefold().split()): terms.also_called(typed)}
    known |= {word.casefold(): terms.also_called(word) for word in typed.split()}
    also = tuple(dict.fromkeys(name for names in known.values() for name in names))
    whole = terms.also_called(typed)
    if whole and len(typed.split()) > 1:
        # The words are one name together, such as «selvforsørgelses- og hjemrejseydelse».
        return Question(((search_terms(typed), *(search_terms(name) for name in whole)),), also)
    return Question(tuple(_ways(word, terms.also_called(word)) for word in typed.split() if search_terms(word)), also)


def _ways(word: str, names: Iterable[str]) -> tuple[Pieces, ...]:
    return (search_terms(word), *(search_terms(name) for name in names))


def _all_in(way: Pieces, normal: str) -> bool:
    return all(any(piece in normal for piece in pieces) for pieces in way)
