"""The files of content/writing/: the words of the description check, and the phrases it looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field

from jobbro.domain.language import (
    Block,
    Checklist,
    FindingCode,
    FindingText,
    Lexicon,
    Message,
    OverviewTopic,
    PhraseError,
    Point,
    PointText,
    PrecisionQuestion,
    PrivacyScan,
    PrivateTopic,
    Question,
    QuestionText,
    SmartLetter,
    TextRules,
    TradeWord,
)
from jobbro.domain.language.near_words import NearWords
from jobbro.domain.language.opening import Direction, OpeningCode, OpeningRules, OpeningWords
from jobbro.library.danish_words import danish_words
from jobbro.library.folder import CONTENT, ContentModel, Loaded, load
from jobbro.library.keeping import kept
from jobbro.library.problems import ContentError
from jobbro.library.rule_files import CheckNote, sources_by_id
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceFile, SourceNote

Code = TypeVar("Code", bound=StrEnum)
Value = TypeVar("Value")


def _every(codes: type[Code]) -> AfterValidator:
    """Refuse a mapping in which one of the codes has no words."""

    def check(said: dict[Code, Value]) -> dict[Code, Value]:
        absent = ", ".join(f"«{code.value}»" for code in codes if code not in said)
        if absent:
            raise ValueError(f"her mangler {absent}.")
        return said

    return AfterValidator(check)


class PointWords(ContentModel):
    """A point's name, and what to do when it is half there or not there."""

    title: Sentence
    partly: Sentence
    missing: Sentence

    def as_plain(self) -> PointText:
        """The same for the domain."""
        return PointText(self.title, self.partly, self.missing)


class QuestionWords(ContentModel):
    """A question to the consultant, and a sentence that would answer it."""

    ask: Sentence
    example: str = ""

    def as_plain(self) -> QuestionText:
        """The same for the domain."""
        return QuestionText(self.ask, self.example)


class FindingWords(ContentModel):
    """What a finding is called, why it matters and what to do."""

    title: Sentence
    reason: Sentence
    suggestion: str = ""

    def as_plain(self) -> FindingText:
        """The same for the domain."""
        return FindingText(self.title, self.reason, self.suggestion)


class DescriptionWords(ContentModel):
    """All words of the check of a placement description; every key must be there."""

    id: Slug
    title: Sentence
    points: Annotated[dict[Annotated[Point, Field(strict=False)], PointWords], _every(Point)]
    questions: Annotated[dict[Annotated[Question, Field(strict=False)], QuestionWords], _every(Question)]
    blocks: Annotated[dict[Annotated[Block, Field(strict=False)], PointWords], _every(Block)]
    overview: Annotated[dict[Annotated[OverviewTopic, Field(strict=False)], Sentence], _every(OverviewTopic)]
    smart: Annotated[dict[Annotated[SmartLetter, Field(strict=False)], QuestionWords], _every(SmartLetter)]
    precision: Annotated[
        dict[Annotated[PrecisionQuestion, Field(strict=False)], QuestionWords], _every(PrecisionQuestion)
    ]
    findings: Annotated[dict[Annotated[FindingCode, Field(strict=False)], FindingWords], _every(FindingCode)]

    def as_plain(self) -> Checklist:
        """The same for the domain."""
        return Checklist(
            points={key: words.as_plain() for key, words in self.points.items()},
            questions={key: words.as_plain() for key, words in self.questions.items()},
            blocks={key: words.as_plain() for key, words in self.blocks.items()},
            overview=dict(self.overview),
            smart={key: words.as_plain() for key, words in self.smart.items()},
            precision={key: words.as_plain() for key, words in self.precision.items()},
            findings={key: words.as_plain() for key, words in self.findings.items()},
        )


class PhraseFile(ContentModel):
    """Lists of phrases to look for, each under its label."""

    id: Slug
    title: Sentence
    lists: Annotated[
        dict[
            Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")],
            Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)],
        ],
        Field(min_length=1),
    ]


# Shorter words have too many neighbours in the language.
GuardedWord = Annotated[str, Field(pattern=r"^[a-zæøåéäöü]{6,40}$")]


class PrivateTopicEntry(ContentModel):
    """A kind of private matter: the words that tell of it, their harmless uses, and words that tell misspelt too."""

    key: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
    title: Sentence
    phrases: Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)]
    innocent: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()
    near: Annotated[tuple[GuardedWord, ...], Field(strict=False)] = ()

    def as_plain(self) -> PrivateTopic:
        """The same for the domain."""
        return PrivateTopic(self.key, self.title, self.phrases, self.innocent, self.near)


class PrivateTopicFile(ContentModel):
    """Kinds of private matters."""

    id: Slug
    title: Sentence
    topics: Annotated[tuple[PrivateTopicEntry, ...], Field(min_length=1, strict=False)]


class TradeTerm(ContentModel):
    """A word of the trade with its meaning in plain words."""

    phrases: Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)]
    plain: Sentence
    say: str = ""


class TradeWordFile(ContentModel):
    """Words that only the trade knows."""

    id: Slug
    title: Sentence
    terms: Annotated[tuple[TradeTerm, ...], Field(min_length=1, strict=False)]


class CommonWordFile(ContentModel):
    """Common words whose misspellings are worth a remark."""

    id: Slug
    title: Sentence
    words: Annotated[tuple[GuardedWord, ...], Field(min_length=1, strict=False)]


class MessageWords(ContentModel):
    """Why something is marked and what to do."""

    reason: Sentence
    suggestion: Sentence


class TextMessages(ContentModel):
    """All messages of the text check."""

    id: Slug
    title: Sentence
    messages: dict[Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")], MessageWords]


class OpeningText(ContentModel):
    """Why a stretch of an opening line points as it does, and what to ask instead."""

    reason: Sentence
    alternatives: Annotated[tuple[Sentence, ...], Field(strict=False)] = ()


def _our_matters_have_alternatives(said: dict[OpeningCode, OpeningText]) -> dict[OpeningCode, OpeningText]:
    """Refuse a mark on the caller's own matter without anything to say instead."""
    for code, text in said.items():
        if code.direction is Direction.FROM and not text.alternatives:
            raise ValueError(f"«{code.value}» skal have mindst ét spørgsmål at stille i stedet.")
    return said


class OpeningFile(PhraseFile):
    """The phrases that an opening line is read for, and what is said about each finding."""

    source: SourceNote
    checked: CheckNote
    words: Annotated[
        dict[Annotated[OpeningCode, Field(strict=False)], OpeningText],
        _every(OpeningCode),
        AfterValidator(_our_matters_have_alternatives),
    ]


def description_checklist(*, root: Path = CONTENT) -> Checklist:
    """The words of the description check; ContentError when the file needs mending."""
    (file,) = load(DescriptionWords, "writing/description", root=root)
    return kept(DescriptionWords.as_plain, file.model)


def phrase_lexicon(*, root: Path = CONTENT) -> Lexicon:
    """Every phrase list as one lexicon; ContentError for a phrase that breaks the rules of writing one."""
    return kept(_build_lexicon, load(PhraseFile, "writing/phrases", root=root))


def privacy_scan(*, root: Path = CONTENT) -> PrivacyScan:
    """The words that must not reach a company; ContentError when a file needs mending, never an empty scan."""
    return kept(_build_scan, load(PrivateTopicFile, "writing/private", root=root))


def _build_scan(files: tuple[Loaded[PrivateTopicFile], ...]) -> PrivacyScan:
    problems = []
    keys: set[str] = set()
    for file in files:
        for number, topic in enumerate(file.model.topics):
            if topic.key in keys:
                problems.append(file.problem(f"«{topic.key}» er brugt før.", "topics", number))
            keys.add(topic.key)
            try:
                PrivacyScan((topic.as_plain(),))
            except PhraseError as error:
                problems.append(file.problem(str(error), "topics", number))
    if problems:
        raise ContentError(problems)
    return PrivacyScan(topic.as_plain() for file in files for topic in file.model.topics)


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A trade word of one municipality: how it is looked for, what it means and what to write instead."""

    phrases: tuple[str, ...]
    plain: str
    say: str = ""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What one municipality adds to the word lists; `phrases` are pairs of a list's label and a phrase."""

    terms: tuple[OwnTerm, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()


def text_rules(*, root: Path = CONTENT, own: OwnWords | None = None) -> TextRules:
    """Everything the text check looks for and says, with a municipality's own words.

    :raises ContentError: when a file needs mending
    :raises PhraseError: when a word of the municipality's own cannot be looked for
    """
    phrases = (*load(PhraseFile, "writing/phrases", root=root), *load(PhraseFile, "writing/text_phrases", root=root))
    terms = load(TradeWordFile, "writing/glossary", root=root)
    (said,) = load(TextMessages, "writing/messages", root=root)
    common = load(CommonWordFile, "writing/spelling", root=root)
    privacy, checklist = privacy_scan(root=root), description_checklist(root=root)
    return kept(_build_text_rules, phrases, terms, common, said, privacy, checklist, own or OwnWords())


def opening_rules(*, root: Path = CONTENT) -> OpeningRules:
    """What the opening line of a call is read for; ContentError when a file needs mending."""
    (file,) = load(OpeningFile, "writing/openings", root=root)
    names = load(PhraseFile, "writing/phrases", pattern="names.yaml", root=root)
    register = kept(sources_by_id, load(SourceFile, "sources", root=root))
    return kept(_build_opening_rules, file, names, register)


def _build_opening_rules(
    file: Loaded[OpeningFile], names: tuple[Loaded[PhraseFile], ...], register: Mapping[str, SourceEntry]
) -> OpeningRules:
    if file.model.source.ref not in register:
        message = f"kilden «{file.model.source.ref}» står ikke i content/sources."
        raise ContentError([file.problem(message, "source")])
    said = {code: OpeningWords(text.reason, text.alternatives) for code, text in file.model.words.items()}
    return OpeningRules(_build_lexicon((*names, file)), said)


def _build_text_rules(
    phrases: tuple[Loaded[PhraseFile], ...],
    terms: tuple[Loaded[TradeWordFile], ...],
    common: tuple[Loaded[CommonWordFile], ...],
    said: Loaded[TextMessages],
    privacy: PrivacyScan,
    checklist: Checklist,
    own: OwnWords,
) -> TextRules:
    words = danish_words()
    known: list[TradeTerm | OwnTerm] = [*(term for file in terms for term in file.model.terms), *own.terms]
    entries = {f"term {number}": term for number, term in enumerate(known)}
    lists = {label: term.phrases for label, term in entries.items()}
    for label, phrase in own.phrases:
        lists[label] = (*lists.get(label, ()), phrase)
    return TextRules(
        lexicon=_build_lexicon(phrases, lists, words.stems),
        trade_words={label: TradeWord(label, term.plain, term.say) for label, term in entries.items()},
        messages={key: Message(words.reason, words.suggestion) for key, words in said.model.messages.items()},
        privacy=privacy,
        checklist=checklist,
        words=words,
        guarded=NearWords({word: (word,) for file in common for word in file.model.words}),
    )


def _build_lexicon(
    files: Sequence[Loaded[Any]],
    more: Mapping[str, tuple[str, ...]] | None = None,
    stems: Callable[[str], Iterable[str]] = lambda lower: (),
) -> Lexicon:
    lists: dict[str, list[str]] = {label: list(phrases) for label, phrases in (more or {}).items()}
    problems = []
    for file in files:
        for label, phrases in file.model.lists.items():
            lists.setdefault(label, []).extend(phrases)
            for number, phrase in enumerate(phrases):
                try:
                    Lexicon({label: (phrase,)})
                except PhraseError as error:
                    problems.append(file.problem(str(error), "lists", label, number))
    if problems:
        raise ContentError(problems)
    return Lexicon(lists, stems)
