"""Where each sentence of a kept text came from, and which of them were changed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from jobbro.domain.language.sentences import split_sentences
from jobbro.domain.observing.rendering import MadeSentence


@dataclass(frozen=True, slots=True)
class TracedSentence:
    """A stretch of the kept text: the observation behind it, and what stood there before a hand changed it.

    `source` is None when nothing that was observed stands behind the words: they were written by hand.
    """

    text: str
    source: str | None
    was: str = ""
    is_by_hand: bool = False


def trace(made: Sequence[MadeSentence], kept: str) -> tuple[TracedSentence, ...]:
    """Follow each sentence of a kept text back to the sentence that was made.

    What was rewritten keeps the observation it stood for; what was put in has none; what was taken out is in `unused`.
    """
    before = [piece for sentence in made for piece in _pieces(sentence)]
    after = _split(kept)
    return tuple(_followed(before, after))


def unused(made: Sequence[MadeSentence], kept: str) -> tuple[MadeSentence, ...]:
    """The sentences that were made and that a hand took out."""
    before = [piece for sentence in made for piece in _pieces(sentence)]
    told = {piece.was or piece.text for piece in _followed(before, _split(kept))}
    return tuple(piece for piece in before if piece.text not in told)


def _followed(before: Sequence[MadeSentence], after: Sequence[str]) -> Iterator[TracedSentence]:
    matcher = SequenceMatcher(None, [piece.text for piece in before], after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            for piece in before[first:last]:
                yield TracedSentence(piece.text, piece.source)
            continue
        for number, text in enumerate(after[start:end]):
            # The nearest of the sentences that were replaced; more new ones than old ones are new.
            if first + number < last:
                was = before[first + number]
                yield TracedSentence(text, was.source, was=was.text, is_by_hand=True)
            else:
                yield TracedSentence(text, None, is_by_hand=True)


def _pieces(sentence: MadeSentence) -> Iterator[MadeSentence]:
    for text in _split(sentence.text):
        yield MadeSentence(text, sentence.source, sentence.tells)


def _split(text: str) -> list[str]:
    return [one.text.strip() for line in text.splitlines() for one in split_sentences(line) if one.text.strip()]
