"""A description read once: each sentence with its words, the phrases found in it, and the heading it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jobbro.domain.calendar import Weekday
from jobbro.domain.language.dates import DateMention, LengthMention, MomentMention, dates, lengths, moments
from jobbro.domain.language.lexicon import Hit, Lexicon
from jobbro.domain.language.negation import negated_words
from jobbro.domain.language.numbers import number_of
from jobbro.domain.language.report import Evidence, Part, TextSpan
from jobbro.domain.language.sentences import Sentence, SentenceKind, split_sentences
from jobbro.domain.language.weekdays import weekdays_mentions
from jobbro.domain.language.words import Word, word_set, words_in
from jobbro.domain.language.working_time import (
    ClockRange,
    HoursMention,
    clock_ranges,
    hours_mentions,
)


@dataclass(frozen=True, slots=True)
class DescriptionText:
    """A description in the fields of VITAS, or as one whole text; any of them may be empty."""

    whole: str = ""
    description: str = ""
    wishes: str = ""
    working_time: str = ""
    follow_up: str = ""

    def parts(self) -> Iterator[tuple[Part, str]]:
        """Yield the parts that hold something, in the order a reader meets them."""
        for part in Part:
            text: str = getattr(self, part.value)
            if text.strip():
                yield part, text


class PersonMention(NamedTuple):
    """A person named in a sentence; place as word indexes."""

    name: str
    first: int
    last: int


# What a field of VITAS is about, as if its name stood over the text.
_TOPIC_OF_PART = {
    Part.WISHES: frozenset({"heading_wishes"}),
    Part.WORKING_TIME: frozenset({"heading_hours"}),
    Part.FOLLOW_UP: frozenset({"heading_follow_up"}),
}
_HEADING = "heading_"
_FILLER = "heading_filler"
_LONGEST_LABEL = 5


@dataclass(slots=True)
class Reading:
    """One sentence of a description and what is found in it."""

    part: Part
    sentence: Sentence
    words: tuple[Word, ...]
    context: frozenset[str]
    hits: dict[str, list[Hit]]
    negated: frozenset[int]
    hours: tuple[HoursMention, ...] = ()
    clocks: tuple[ClockRange, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    dates: tuple[DateMention, ...] = ()
    lengths: tuple[LengthMention, ...] = ()
    moments: tuple[MomentMention, ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)
    citizen: str = ""
    people: tuple[PersonMention, ...] = ()
    consultants: frozenset[str] = frozenset()
    # The indexes of words that a dictionary knows as things; empty where no dictionary was asked.
    things: frozenset[int] = frozenset()
    # The indexes of words with a capital that no dictionary knows: names, most likely.
    strangers: frozenset[int] = frozenset()
    _covered: dict[tuple[str, ...], frozenset[int]] = field(default_factory=dict)

    @property
    def is_list_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.sentence.kind is SentenceKind.LIST_ITEM

    @property
    def has_verb(self) -> bool:
        """Whether it says something whole: it has a finite verb, or «at» with a verb."""
        return "finite_verb" in self.hits or any(
            word.lower == "at" and self.words[at + 1].lower.endswith("e") for at, word in enumerate(self.words[:-1])
        )

    @property
    def evidence(self) -> Evidence:
        """The sentence as proof."""
        return Evidence(self.sentence.text, TextSpan(self.part, self.sentence.start, self.sentence.end))

    def is_citizen(self, name: str) -> bool:
        """Whether a name is the citizen's, with or without family name or the s of the owner."""
        first = name.lower().split()[0].rstrip("'’")
        return bool(self.citizen) and first in (self.citizen, self.citizen + "s")

    def under(self, *topics: str) -> bool:
        """Whether the sentence stands under a heading about one of these."""
        if not self.context:
            return False
        return any(_HEADING + topic in self.context for topic in topics)

    def find(self, label: str) -> list[Hit]:
        """The phrases of a list found in the sentence and not denied."""
        found = self.hits.get(label)
        if not found or not self.negated:
            return found or []
        return [hit for hit in found if self.negated.isdisjoint(range(hit.first, hit.last))]

    def has(self, *labels: str) -> bool:
        """Whether a phrase of any of the lists stands in the sentence and is not denied."""
        for label in labels:  # noqa: SIM110 (asked thousands of times a text, and a generator costs half as much again)
            if label in self.hits and self.find(label):
                return True
        return False

    def covered(self, *labels: str) -> frozenset[int]:
        """The indexes of the words inside any phrase of these lists, denied or not."""
        known = self._covered.get(labels)
        if known is None:
            hits = (hit for label in labels for hit in self.hits.get(label, ()))
            known = self._covered[labels] = frozenset(at for hit in hits for at in range(hit.first, hit.last))
        return known

    def mentions(self, *labels: str) -> bool:
        """Whether a phrase of any of the lists stands in the sentence, denied or not."""
        return not self.hits.keys().isdisjoint(labels)

    def has_or_under(self, label: str) -> bool:
        """Whether a phrase of the list stands in the sentence or in the heading above it."""
        return label in self.context or self.has(label)

    def quote(self, hit: Hit) -> Evidence:
        """The words of one hit as proof."""
        first, last = self.words[hit.first], self.words[hit.last - 1]
        start, end = first.start - self.sentence.start, last.end - self.sentence.start
        return Evidence(self.sentence.text[start:end], TextSpan(self.part, first.start, last.end))


def read_description(text: DescriptionText, lexicon: Lexicon) -> list[Reading]:
    """Read every part of a description; headings are not among the answers but colour what stands under them."""
    readings: list[Reading] = []
    for part, written in text.parts():
        readings += _read_part(part, written, lexicon)
    return readings


def _read_part(part: Part, text: str, lexicon: Lexicon) -> list[Reading]:
    topic = _TOPIC_OF_PART.get(part, frozenset())
    sentences = split_sentences(text, is_heading=lambda line: is_heading(line, lexicon))
    readings = []
    own_topic = topic
    labelled: tuple[int, frozenset[str]] = (-1, frozenset())
    ends_at_blank_line = False
    listed = False
    for at, sentence in enumerate(sentences):
        after_list = listed and sentence.kind is SentenceKind.PLAIN
        if ends_at_blank_line and (after_list or _after_blank_line(text, sentences, at)):
            topic, ends_at_blank_line = own_topic, False
        listed = sentence.kind is SentenceKind.LIST_ITEM
        words = tuple(words_in(text, sentence.start, sentence.end))
        hits = _by_label(lexicon.hits(words))
        if sentence.kind is SentenceKind.HEADING and _has_content_below(sentences, at):
            topic = frozenset(hits)
            ends_at_blank_line = sentence.text.endswith(":")
            if "finite_verb" not in hits:
                continue
        label = _label_topics(sentence, words, hits)
        if label:
            labelled = (sentence.paragraph, label)
        context = labelled[1] if labelled[0] == sentence.paragraph else topic
        readings.append(_with_times(Reading(part, sentence, words, context, hits, negated_words(words))))
    return readings


def _with_times(reading: Reading) -> Reading:
    """The sentence with its hours, days and dates, looked for where a number makes them possible."""
    words = reading.words
    if not _WEEKDAY_STARTS.isdisjoint([word.lower[:3] for word in words]):
        days = {day for mention in weekdays_mentions(words) for day in mention.weekdays}
        reading.weekdays = tuple(sorted(days))
    reading.moments = tuple(moments(words))
    if any(word.is_number or number_of(word.lower) is not None or word.lower[:4] in _HOURS_IN_WORDS for word in words):
        reading.hours = tuple(hours_mentions(words))
        reading.clocks = tuple(clock_ranges(words))
        reading.dates = tuple(dates(words))
        reading.lengths = tuple(lengths(words))
    return reading


_WEEKDAY_STARTS = word_set("man tir ons tor fre lør søn hve all")
_HOURS_IN_WORDS = word_set("fuld helt")


def _after_blank_line(text: str, sentences: Sequence[Sentence], at: int) -> bool:
    """Whether an empty line parts a sentence from content before it; right under a heading it does not count."""
    before = sentences[at - 1]
    return before.kind is not SentenceKind.HEADING and text.count("\n", before.end, sentences[at].start) > 1


def _has_content_below(sentences: Sequence[Sentence], at: int) -> bool:
    """A line that looks like a heading but has nothing under it says something itself, unless it ends with a colon."""
    following = sentences[at + 1].kind if at + 1 < len(sentences) else SentenceKind.HEADING
    return following is not SentenceKind.HEADING or sentences[at].text.rstrip().endswith(":")


def _by_label(hits: list[Hit]) -> dict[str, list[Hit]]:
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.label, []).append(hit)
    return grouped


def is_heading(line: str, lexicon: Lexicon) -> bool:
    """Whether every word of a line belongs in headings, and at least one of them says what comes."""
    if line[-1] in ".!?,;":
        return False
    words = list(words_in(line))
    if not words or len(words) > 2 * _LONGEST_LABEL:
        return False
    hits = [hit for hit in lexicon.hits(words) if hit.label.startswith(_HEADING)]
    covered = {at for hit in hits for at in range(hit.first, hit.last)}
    return len(covered) == len(words) and any(hit.label != _FILLER for hit in hits)


def _label_topics(sentence: Sentence, words: Sequence[Word], hits: dict[str, list[Hit]]) -> frozenset[str]:
    """The topics of a label in front of a sentence, such as «Mål:» in «Mål: at Sara kan …»."""
    end = next((at for at, word in enumerate(words[: _LONGEST_LABEL + 1]) if at and ":" in word.before), None)
    if end is None:
        return frozenset()
    labels = {label for label, found in hits.items() if any(hit.last <= end for hit in found)}
    known = any(label.startswith(_HEADING) and label != _FILLER for label in labels)
    return frozenset(labels) if known else frozenset()
