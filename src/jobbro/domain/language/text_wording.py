"""Words that judge, words that say too little, and percentages that stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobbro.domain.language.attribution import has_source
from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.numbers import number_at
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.text_report import TextCode, TextFinding
from jobbro.domain.language.text_under_check import TextUnderCheck
from jobbro.domain.language.words import word_set

_JUDGING = ("judging", "overstating", "attitude", "praising")
_DUTY_REACH = 3


def judging_words(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Words by which the writer judges; what somebody else is quoted for, or said, is theirs."""
    for reading in checked.readings:
        if reading.sentence.is_question:
            continue
        for label in _JUDGING:
            for hit in reading.hits.get(label, ()):
                if checked.is_quoted(reading, hit) or _is_said_by_others(reading, hit):
                    continue
                if label == "overstating" and _is_duty(reading, hit):
                    continue
                yield checked.mark_words(TextCode.EVALUATIVE, label, reading, hit)


def _is_said_by_others(reading: Reading, hit: Hit) -> bool:
    return any(source.first < hit.first for source in reading.hits.get("reporting", ())) and has_source(reading, hit)


def _is_duty(reading: Reading, hit: Hit) -> bool:
    """«skal altid bruge hjelm» is a rule, not a reproach."""
    near = set(range(max(0, hit.first - _DUTY_REACH), hit.first))
    return not near.isdisjoint(reading.covered("duty"))


_UNITS = word_set("timer time timers t dage dag gange gang uger uge måneder minutter")
_HARMLESS_UNITS = word_set("minutter km kilometer meter kr kroner")


def vague_words(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Quantities, times and tasks that nobody can be held to."""
    for reading in checked.readings:
        if reading.sentence.is_question:
            continue
        measured = reading.has("measured") and any(word.is_number for word in reading.words)
        taken: set[int] = set()
        for label, message in (("vague", "vague"), ("follow_up_vague", "vague"), ("vague_load", "load")):
            for hit in reading.hits.get(label, ()):
                span = set(range(hit.first, hit.last))
                if span & taken or checked.is_quoted(reading, hit) or (label == "vague_load" and measured):
                    continue
                taken |= span
                yield checked.mark_words(TextCode.VAGUE, message, reading, hit)
        yield from _approximate(checked, reading)


def _approximate(checked: TextUnderCheck, reading: Reading) -> Iterator[TextFinding]:
    """«ca. 10 timer»; about a distance or a sum of money it is exact enough."""
    for hit in reading.hits.get("approx_before", ()):
        span = number_at(reading.words, hit.last)
        if span is None or span.last >= len(reading.words) or checked.is_quoted(reading, hit):
            continue
        if reading.words[span.last].lower in _UNITS - _HARMLESS_UNITS:
            yield checked.mark_words(TextCode.VAGUE, "approximate", reading, Hit("", hit.first, span.last + 1))


def bare_percentages(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Percentages of attendance without the norm and the period in the sentence or one beside it."""
    for at, reading in enumerate(checked.readings):
        if reading.sentence.is_question:
            continue
        for first, last in _percentages(checked.text, reading):
            around = checked.readings[max(0, at - 1) : at + 2]
            if not _is_attendance(around, reading) or (_any(around, "norm") and _any(around, "period")):
                continue
            yield checked.mark(TextCode.BARE_PERCENTAGE, "percentage", first, last)


def _percentages(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(reading.words):
        span = number_at(reading.words, at) if word.is_number or at == 0 or word.lower.islower() else None
        if span is None:
            continue
        end = reading.words[span.last - 1].end
        sign = text[end : end + 2].lstrip(" ")[:1]
        if sign == "%":
            yield word.start, text.index("%", end) + 1
        elif span.last < len(reading.words) and reading.words[span.last].lower in _PERCENT:
            yield word.start, reading.words[span.last].end


_PERCENT = word_set("procent pct procents procenter")


def _is_attendance(around: Sequence[Reading], here: Reading) -> bool:
    if here.mentions("attendance"):
        return True
    return not here.mentions("not_attendance") and _any(around, "attendance")


def _any(readings: Sequence[Reading], label: str) -> bool:
    return any(reading.mentions(label) for reading in readings)
