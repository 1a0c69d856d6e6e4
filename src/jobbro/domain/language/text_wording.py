"""Words that judge, words that say too little, and percentages that stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.numbers import number_at, number_of
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.sources import has_source
from jobbro.domain.language.text_report import TextCode, TextFinding
from jobbro.domain.language.text_under_check import TextUnderCheck
from jobbro.domain.language.words import word_at, word_set

_JUDGING = ("judging", "overstating", "attitude", "praising")
_VAGUE = ("vague", "follow_up_vague", "vague_rhythm", "vague_amount", "vague_load")


def judging_words(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Words by which the writer judges; what somebody else is quoted for, or said, is theirs."""
    for reading in checked.readings:
        if reading.sentence.is_question:
            continue
        for label in _JUDGING:
            for hit in _apart(reading, (label,), besides="fair"):
                if checked.is_quoted(reading, hit) or _is_name(reading, hit) or _is_said_by_others(reading, hit):
                    continue
                yield checked.mark_words(TextCode.EVALUATIVE, label, reading, hit)


def _apart(reading: Reading, labels: Sequence[str], *, besides: str) -> Iterator[Hit]:
    """The hits of some lists that share no words with an earlier one or with the harmless uses."""
    taken = set(reading.covered(besides))
    for label in labels:
        for hit in sorted(reading.hits.get(label, ()), key=lambda hit: (hit.first - hit.last, hit.first)):
            if taken.isdisjoint(range(hit.first, hit.last)):
                taken.update(range(hit.first, hit.last))
                yield hit


def _is_name(reading: Reading, hit: Hit) -> bool:
    """«Det Søde Hjørne»: a word with a capital inside a sentence is part of a name."""
    word = reading.words[hit.first]
    return hit.first > 0 and word.is_capitalised and word.before == " "


def _is_said_by_others(reading: Reading, hit: Hit) -> bool:
    if any(word.lower in _THINKS and at > 0 for at, word in enumerate(reading.words[: hit.first])):
        return not reading.covered("first_person")
    return has_source(reading, hit) and any(
        any(word.lower in ("at", "om") or word.opens_clause for word in reading.words[source.last : hit.first + 1])
        or word_at(reading.words, source.first) in _SAYS
        for source in reading.hits.get("reporting", ())
        if source.first < hit.first
    )


_SAYS = word_set("siger sagde fortæller fortalte oplyser oplyste")
_THINKS = word_set("mener mente synes syntes")
_EXACT_ENOUGH = word_set(
    "minutter km kilometer meter m cm kr kroner kg kilo gram liter år grader kvadratmeter og om i på"
)


def vague_words(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Quantities, times and tasks that nobody can be held to."""
    for at, reading in enumerate(checked.readings):
        if reading.sentence.is_question:
            continue
        around = checked.readings[max(0, at - 1) : at + 2]
        labels = [label for label in _VAGUE if label in reading.hits and not _is_told_exactly(reading, label, around)]
        for hit in _apart(reading, labels, besides="exact"):
            if not checked.is_quoted(reading, hit) and not _is_name(reading, hit) and not _is_made_exact(reading, hit):
                message = "load" if hit.label == "vague_load" else "vague"
                yield checked.mark_words(TextCode.VAGUE, message, reading, hit)
        yield from _approximate(checked, reading)


def _is_told_exactly(reading: Reading, label: str, around: Sequence[Reading]) -> bool:
    """Whether the sentence, or for a load one beside it, holds the number or the day that the loose word lacks."""
    match label:
        case "vague_rhythm" | "follow_up_vague":
            return bool(reading.moments)
        case "vague_amount":
            return any(word.is_number for word in reading.words)
        case "vague_load":
            return any(each.has("measured") and _counts(each) for each in around)
        case _:
            return False


def _is_made_exact(reading: Reading, hit: Hit) -> bool:
    """Whether what follows says it: «ofte for sent: 4 af 10 dage», «af og til (to gange om ugen)», «en del, 9 dage»."""
    words = reading.words
    for at in range(hit.last, len(words)):
        if not words[at].opens_clause and words[at].lower not in _NAMELY:
            continue
        told = words[at : at + _REACH_OF_COMMA] if "," in words[at].before else words[at:]
        if any(number_of(word.lower) is not None for word in told if word.lower not in _SMALL):
            return True
        if (":" in words[at].before or words[at].lower in _NAMELY) and len(words) - at > 1:
            return True
    return False


_NAMELY = word_set("dvs nemlig fx eks bl herunder")
_SMALL = word_set("en et én ét")
_REACH_OF_COMMA = 5


def _counts(reading: Reading) -> bool:
    return any(number_of(word.lower) is not None for word in reading.words)


def _approximate(checked: TextUnderCheck, reading: Reading) -> Iterator[TextFinding]:
    """«ca. 10 timer»; about a distance or a sum of money it is exact enough."""
    for hit in reading.hits.get("approx_before", ()):
        span = number_at(reading.words, hit.last)
        if span is None or span.last >= len(reading.words) or checked.is_quoted(reading, hit):
            continue
        unit = reading.words[span.last]
        if word_at(reading.words, span.last + 1) == "siden":
            continue
        if _is_made_exact(reading, Hit("", hit.first, span.last + 1)):
            continue
        if unit.before == " " and unit.lower not in _EXACT_ENOUGH and "percent" not in reading.hits:
            yield checked.mark_words(TextCode.VAGUE, "approximate", reading, Hit("", hit.first, span.last + 1))


def bare_percentages(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Percentages of attendance without the norm and the period in the sentence or one beside it."""
    for at, reading in enumerate(checked.readings):
        if reading.sentence.is_question:
            continue
        for first, last in _percentages(checked.text, reading):
            around = checked.readings[max(0, at - 1) : at + 2]
            if not _is_attendance(around, reading) or (_any(around, "norm") and _tells_period(around)):
                continue
            yield checked.mark(TextCode.BARE_PERCENTAGE, "percentage", first, last)


def _percentages(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    told_by_word = reading.covered("rate_word")
    for at, word in enumerate(reading.words):
        span = number_at(reading.words, at)
        if span is None:
            continue
        end = reading.words[span.last - 1].end
        sign = text[end : end + 2].lstrip(" \u00a0\u202f")[:1]
        if sign == "%":
            yield word.start, text.index("%", end) + 1
        elif span.last < len(reading.words) and reading.words[span.last].lower in _PERCENT:
            yield word.start, reading.words[span.last].end
        elif word.is_number and not told_by_word.isdisjoint(range(max(0, at - _REACH_OF_RATE), at)):
            yield word.start, end
    if reading.mentions("attendance"):
        for hit in reading.hits.get("fraction", ()):
            yield reading.words[hit.first].start, reading.words[hit.last - 1].end


_PERCENT = word_set("procent pct procents procenter")
_REACH_OF_RATE = 3


def _is_attendance(around: Sequence[Reading], here: Reading) -> bool:
    if here.mentions("attendance"):
        return True
    return not here.mentions("not_attendance") and _any(around, "attendance")


def _tells_period(readings: Sequence[Reading]) -> bool:
    return _any(readings, "period") or any(len(reading.dates) > 1 for reading in readings)


def _any(readings: Sequence[Reading], label: str) -> bool:
    return any(reading.mentions(label) for reading in readings)
