"""The files of content/needs/: common limits, the question that makes each concrete, and how it is said positively."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from jobbro.domain.language import Lexicon, PhraseError
from jobbro.domain.language.quantities import Measured
from jobbro.domain.language.rewording import EVERY, LimitCatalogue, LimitPattern, WordingWords
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

FEWEST_LIMITS = 40
_BLANKS = {"up_to", "number", "led", "when"}
_KEYS = {unit.value for unit in Measured} | {EVERY}
Words = Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)]


class LimitEntry(ContentModel):
    """A common limit. `numbered` holds a sentence for a unit, with one blank; `plain` the one without a number."""

    id: Slug
    title: Sentence
    words: Words
    ask: Sentence
    numbered: dict[str, Sentence] = {}
    plain: Sentence
    need: Slug | None = None

    def as_plain(self) -> LimitPattern:
        """The same for the domain."""
        return LimitPattern(self.id, self.title, self.words, self.ask, self.numbered, self.plain, self.need or "")


class WordingEntry(ContentModel):
    """What the checks of a positive wording look for, and the sentences for numbers that are left over."""

    first_person: Words
    positive: Words
    negative: Words
    rest: dict[str, Sentence]
    ask: Sentence

    def as_plain(self) -> WordingWords:
        """The same for the domain."""
        return WordingWords(
            first_person=_small(self.first_person),
            positive=_small(self.positive),
            negative=_small(self.negative),
            rest=self.rest,
            ask=self.ask,
        )


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


class LimitFile(ContentModel):
    """Some common limits; the words of the checks stand in one of the files."""

    title: Sentence
    checked: CheckNote
    source: SourceNote
    wording: WordingEntry | None = None
    limits: Annotated[tuple[LimitEntry, ...], Field(min_length=1, strict=False)]


def build_limits(
    files: Iterable[Loaded[LimitFile]], needs: Collection[str], sources: Mapping[str, SourceEntry]
) -> LimitCatalogue:
    """The catalogue of all files; ContentError when an id, a phrase, a blank, a need or a source is wrong."""
    files = tuple(files)
    problems: list[Problem] = []
    seen: set[str] = set()
    for file in files:
        if file.model.source.ref not in sources:
            problems.append(file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source"))
        for index, entry in enumerate(file.model.limits):
            if entry.id in seen:
                problems.append(file.problem(f"id'et «{entry.id}» er brugt før.", "limits", index, "id"))
            seen.add(entry.id)
            problems += _entry_problems(file, index, entry, needs)
    wordings = [(file, file.model.wording) for file in files if file.model.wording is not None]
    problems += _wording_problems(files, wordings, len(seen))
    if problems:
        raise ContentError(problems)
    patterns = (entry.as_plain() for file in files for entry in file.model.limits)
    return LimitCatalogue(patterns, wordings[0][1].as_plain())


def _entry_problems(
    file: Loaded[LimitFile], index: int, entry: LimitEntry, needs: Collection[str]
) -> Iterator[Problem]:
    place = ("limits", index)
    if entry.need is not None and entry.need not in needs:
        yield file.problem(f"hensynet «{entry.need}» står ikke i content/toolbox_needs.", *place, "need")
    for number, phrase in enumerate(entry.words):
        try:
            Lexicon({entry.id: (phrase,)})
        except PhraseError as error:
            yield file.problem(str(error), *place, "words", number)
    yield from _sentence_problems(file, (*place, "numbered"), entry.numbered)
    if _blanks(entry.plain):
        yield file.problem("sætningen uden tal kan ikke have et felt til et tal.", *place, "plain")


def _sentence_problems(
    file: Loaded[LimitFile], place: tuple[str | int, ...], numbered: Mapping[str, str]
) -> Iterator[Problem]:
    for key, sentence in numbered.items():
        if key not in _KEYS:
            yield file.problem(f"«{key}» er ingen enhed; her kan stå: {', '.join(sorted(_KEYS))}.", *place, key)
        if len(blanks := _blanks(sentence)) != 1 or not set(blanks) <= _BLANKS:
            yield file.problem("sætningen skal have netop ét felt til tallet.", *place, key)


def _wording_problems(
    files: tuple[Loaded[LimitFile], ...], wordings: list[tuple[Loaded[LimitFile], WordingEntry]], count: int
) -> Iterator[Problem]:
    if len(wordings) != 1:
        yield Problem("needs", 1, "wording", "ordene til tjekket skal stå i netop én af filerne.")
    for file, wording in wordings:
        yield from _sentence_problems(file, ("wording", "rest"), wording.rest)
        if lacking := sorted(_KEYS - set(wording.rest)):
            yield file.problem(f"der mangler en sætning til: {', '.join(lacking)}.", "wording", "rest")
    if count < FEWEST_LIMITS and files:
        yield files[0].problem(f"der skal være mindst {FEWEST_LIMITS} begrænsninger; her er {count}.", "limits")


def _blanks(sentence: str) -> list[str]:
    try:
        return [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    except ValueError:
        return ["", ""]
