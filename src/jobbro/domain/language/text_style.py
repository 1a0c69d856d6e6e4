"""What is hard to read: long sentences and paragraphs, passive verbs in heaps, a heavy text as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobbro.domain.language.readability import LONG_PARAGRAPH_LINES, LONG_SENTENCE, lines_on_paper, readability
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.sentences import SentenceKind
from jobbro.domain.language.text_passive import passives
from jobbro.domain.language.text_report import TextCode, TextFinding
from jobbro.domain.language.text_under_check import TextUnderCheck
from jobbro.domain.language.words import word_at, word_set

_HEAVY_LIX = 50
_FEWEST_WORDS_FOR_LIX = 60
_MANY_PASSIVES = 2
_MANY_CHAINS = 2
_HEAVY_ACTIONS = 3
# A single sentence this heavy is hard to read even when it is short of the limit in words.
_HEAVIEST_SENTENCE, _FEWEST_WORDS = 65, 11
_ACTION = re.compile(r"\w+(?:ning|else|ering|tion|sel|fuldhed|somhed|dighed|barhed|løshed)(?:en|er|erne)?s?")
_PLAIN = re.compile(r"(?:virksomhed|afdeling|betydning)\w*")
_LONGEST_PLAIN_ACTION = 7


def hard_reading(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Yield the long sentences, the long paragraphs, the passives and the heavy nouns."""
    spans: dict[int, tuple[int, int]] = {}
    for reading in checked.readings:
        sentence = reading.sentence
        if len(reading.words) > LONG_SENTENCE:
            count = str(len(reading.words))
            yield checked.mark(TextCode.HARD_TO_READ, "long_sentence", sentence.start, sentence.end, count=count)
        else:
            yield from _hard_grammar(checked, reading)
        if sentence.kind is SentenceKind.PLAIN:
            start, _ = spans.get(sentence.paragraph, (sentence.start, 0))
            spans[sentence.paragraph] = (start, sentence.end)
    for start, end in spans.values():
        lines = lines_on_paper(end - start)
        if lines > LONG_PARAGRAPH_LINES:
            yield checked.mark(TextCode.HARD_TO_READ, "long_paragraph", start, end, count=str(lines))
    yield from _whole(checked)


def _whole(checked: TextUnderCheck) -> Iterator[TextFinding]:
    measured = readability((reading.sentence, reading.words) for reading in checked.readings)
    if measured.lix is not None and measured.words >= _FEWEST_WORDS_FOR_LIX and measured.lix > _HEAVY_LIX:
        yield checked.mark(TextCode.HARD_TO_READ, "heavy", 0, len(checked.text), count=str(measured.lix))


def _hard_grammar(checked: TextUnderCheck, reading: Reading) -> Iterator[TextFinding]:
    """The whole sentence where it is heavy; else each verb that hides who does it, and the reader must ask."""
    found = [hit for hit in passives(reading, checked.rules.words) if not checked.is_quoted(reading, hit)]
    if message := _heaviness(reading, len(found)):
        yield checked.mark(TextCode.HARD_TO_READ, message, reading.sentence.start, reading.sentence.end)
    elif not reading.sentence.is_question:
        yield from (checked.mark_words(TextCode.HARD_TO_READ, "passive", reading, hit) for hit in found)


def _heaviness(reading: Reading, passives: int) -> str:
    """The message for a sentence whose weight lies in its grammar; "" for a light one."""
    actions = [at for at, word in enumerate(reading.words) if _is_action(word.lower)]
    chains = sum(1 for at in actions if word_at(reading.words, at + 1) in ("af", "for"))
    if passives >= _MANY_PASSIVES or (passives and (chains or len(actions) >= _MANY_CHAINS)):
        return "passive"
    official = len({hit.first for hit in reading.hits.get("officialese", ())})
    if official >= _MANY_PASSIVES or (official and (passives or actions)):
        return "passive"
    if sum(word.opens_clause and "," in word.before for word in reading.words) >= _NESTED and _subordinate(reading):
        return "nested"
    if chains >= _MANY_CHAINS or len(actions) >= _HEAVY_ACTIONS:
        return "nouns"
    weight = readability([(reading.sentence, reading.words)]).lix or 0
    names = sum(1 for word in reading.words if word.text != word.lower)
    return "nouns" if weight > _HEAVIEST_SENTENCE and len(reading.words) - names >= _FEWEST_WORDS else ""


def _subordinate(reading: Reading) -> bool:
    """Whether clause stands within clause, and not a plain row of things."""
    return sum(word.opens_clause and word.lower in _SUBORDINATES for word in reading.words) >= _NESTED - 1


_NESTED = 4
_SUBORDINATES = word_set("som der hvor hvis at når fordi da hvilket hvad idet og men")


def _is_action(lower: str) -> bool:
    """A noun made of a verb: «gennemførelse», «iværksættelse»."""
    return len(lower) > _LONGEST_PLAIN_ACTION and bool(_ACTION.fullmatch(lower)) and not _PLAIN.match(lower)
