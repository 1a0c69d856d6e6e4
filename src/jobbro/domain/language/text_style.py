"""What is hard to read: long sentences and paragraphs, passive verbs in heaps, a heavy text as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from jobbro.domain.language.readability import LONG_PARAGRAPH_LINES, LONG_SENTENCE, lines_on_paper, readability
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.sentences import SentenceKind
from jobbro.domain.language.text_report import TextCode, TextFinding
from jobbro.domain.language.text_under_check import TextUnderCheck
from jobbro.domain.language.words import word_set

_HEAVY_LIX = 50
_FEWEST_WORDS_FOR_LIX = 60
_MANY_PASSIVES = 2
_MANY_NOUNS = 3
# Verbs and other words in -es that have no doer to hide.
_NOT_PASSIVE = word_set(
    """mødes findes synes trives mistrives lykkes mislykkes mindes færdes enes skændes slås ses kendes længes ængstes
    skiftes deres vores jeres alles begges dagens fleres ens mellemtiden ellers bedes tages samtidiges gides
    synes omgås behøves højes egnes andres unges ældres lønnes ansættes"""
)


def hard_reading(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Yield the long sentences, the long paragraphs, the passives and the heavy nouns."""
    spans: dict[int, tuple[int, int]] = {}
    for reading in checked.readings:
        sentence = reading.sentence
        if len(reading.words) > LONG_SENTENCE:
            count = str(len(reading.words))
            yield checked.mark(TextCode.HARD_TO_READ, "long_sentence", sentence.start, sentence.end, count=count)
        elif _is_heavy(reading):
            yield checked.mark(TextCode.HARD_TO_READ, "passive", sentence.start, sentence.end)
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


def _is_heavy(reading: Reading) -> bool:
    """Several passive verbs, or a row of nouns made of verbs («gennemførelse af afklaring af»)."""
    passives = sum(1 for word in reading.words if _is_passive(word.lower))
    nouns = sum(
        1
        for word, following in zip(reading.words, reading.words[1:], strict=False)
        if word.lower.endswith(("ning", "ningen", "else", "elsen", "ering", "eringen")) and following.lower == "af"
    )
    return passives >= _MANY_PASSIVES or nouns >= _MANY_NOUNS - 1


def _is_passive(lower: str) -> bool:
    return len(lower) > 4 and lower.endswith("es") and lower not in _NOT_PASSIVE and "-" not in lower
