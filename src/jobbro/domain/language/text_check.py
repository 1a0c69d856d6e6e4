"""The check of any text of the trade: marks what a colleague would ask about, and says why. It never rewrites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobbro.domain.language.attribution import unsourced
from jobbro.domain.language.composed import composed
from jobbro.domain.language.description import name_the_people
from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.quotes import quoted
from jobbro.domain.language.reading import DescriptionText, Reading, read_description
from jobbro.domain.language.text_missing import missing_elements
from jobbro.domain.language.text_private import private_data
from jobbro.domain.language.text_report import Genre, TextCode, TextFinding, TextRules
from jobbro.domain.language.text_roles import roles_in_place_of_names
from jobbro.domain.language.text_spelling import misspellings
from jobbro.domain.language.text_style import hard_reading
from jobbro.domain.language.text_under_check import TextUnderCheck
from jobbro.domain.language.text_wording import bare_percentages, judging_words, vague_words
from jobbro.domain.language.word_book import strangers_among, things_among
from jobbro.domain.language.words import word_at, word_set

# In characters; no text between people comes near the first.
LONGEST_WHOLE, LONGEST_STRETCH = 120_000, 20_000


def check_text(text: str, *, genre: Genre, rules: TextRules, citizen: str = "") -> tuple[TextFinding, ...]:
    """Every finding in a text, in order of place. Time grows with the length of the text.

    `citizen` is the name to offer where a role stands for a name; empty when it is not known. A text longer than any
    that people write to each other is checked stretch by stretch, and not asked for the points of a description.
    """
    plain, places = composed(text)
    if len(plain) <= LONGEST_WHOLE:
        found = _findings(plain, genre, rules, citizen, is_whole=True)
    else:
        found = [
            replace(each, start=each.start + start, end=each.end + start)
            for start, end in stretches(plain, LONGEST_STRETCH)
            for each in _findings(plain[start:end], genre, rules, citizen, is_whole=False)
        ]
    if plain is not text:
        found = [_as_given(each, text, places) for each in found]
    return tuple(sorted(set(found)))


def stretches(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the text in stretches of at most so many characters, parted at an empty line, a line or a blank."""
    start = 0
    while len(text) - start > longest:
        limit = start + longest
        ends = (text.rfind(mark, start + 1, limit) + len(mark) for mark in ("\n\n", "\n", " "))
        end = next((end for end in ends if end > start + longest // 2), limit)
        yield start, end
        start = end
    yield start, len(text)


def _as_given(found: TextFinding, text: str, places: Sequence[int]) -> TextFinding:
    start, end = places[found.start], places[found.end]
    return replace(found, start=start, end=end, said=text[start:end])


def _findings(text: str, genre: Genre, rules: TextRules, citizen: str, *, is_whole: bool) -> list[TextFinding]:
    readings = read_description(DescriptionText(whole=text), rules.lexicon)
    name_the_people(readings, None)
    for reading in readings:
        reading.things = things_among(reading.words, rules.words)
        reading.strangers = strangers_among(reading.words, rules.words)
    known = citizen or next((reading.citizen.capitalize() for reading in readings if reading.citizen), "")
    checked = TextUnderCheck(text, genre, rules, readings, quoted(text), known, is_whole)
    private = list(private_data(checked))
    return [
        *_unattributed(checked, private),
        *judging_words(checked),
        *bare_percentages(checked),
        *vague_words(checked),
        *_jargon(checked),
        *roles_in_place_of_names(checked),
        *private,
        *hard_reading(checked),
        *missing_elements(checked),
        *misspellings(checked),
    ]


def _unattributed(checked: TextUnderCheck, private: Sequence[TextFinding]) -> Iterator[TextFinding]:
    """What somebody feels or suffers without a source; an illness that the reader should not see is marked once."""
    readings = checked.readings
    for before, reading, after in zip((None, *readings), readings, (*readings[1:], None), strict=False):
        for hit in unsourced(reading, before, after):
            if checked.is_quoted(reading, hit) or (hit.label == "inner_wish" and checked.genre is not Genre.JOURNAL):
                continue
            found = checked.mark_words(TextCode.UNATTRIBUTED, "unattributed", reading, hit)
            if hit.label != "illness" or not any(each.start < found.end and found.start < each.end for each in private):
                yield found


def _jargon(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Words of the trade in texts that others read; a word that the text explains itself is let through."""
    if not checked.genre.is_read_outside:
        return
    seen: set[str] = set()
    for at, reading in enumerate(checked.readings):
        for hit in _terms(checked, reading):
            term, word = checked.rules.trade_words[hit.label], reading.words[hit.first].lower
            if word in seen:
                continue
            seen.add(word)
            if checked.is_quoted(reading, hit) or _is_office(reading, hit):
                continue
            if not _is_explained(checked.readings[at : at + 2], hit):
                say = f"Skriv fx «{term.say}»." if term.say else "Forklar ordet, første gang du bruger det."
                yield checked.mark_words(TextCode.JARGON, "jargon", reading, hit, plain=term.plain, say=say)


def _terms(checked: TextUnderCheck, reading: Reading) -> Iterator[Hit]:
    """The words of the trade in a sentence; where several begin at the same word, the longest."""
    terms = [hit for label, hits in reading.hits.items() if label in checked.rules.trade_words for hit in hits]
    reach = 0
    for hit in sorted(terms, key=lambda hit: (hit.first, -hit.last)):
        if hit.last > reach:
            yield hit
            reach = hit.last


_DASHES = (" - ", " – ", " — ")
_DEFINES = word_set("en et når den det penge hjælp støtte noget at")


def _is_office(reading: Reading, hit: Hit) -> bool:
    """«Mette Holm, Rehabiliteringsteamet», «Jobcenter Nørreby, Ydelse og Fastholdelse»: an office by its name."""
    word = reading.words[hit.first]
    return (
        hit.first > 0
        and word.before in (" ", ", ")
        and word.text[0].isupper()
        and word.text[1:].isalpha()
        and word.text[1:].islower()
    )


def _is_explained(readings: Sequence[Reading], hit: Hit) -> bool:
    """«…, det vil sige», «… (et job, hvor …)», «Løntilskud er et job, hvor …», or «Det er …» in the next sentence."""
    here = readings[0]
    following_mark = here.words[hit.last].before if hit.last < len(here.words) else ""
    if here.has("explains") or "(" in following_mark or following_mark in _DASHES:
        return True
    if "(" in here.words[hit.first].before:
        return True
    if hit.first == 0 and word_at(here.words, hit.last) == "er" and word_at(here.words, hit.last + 1) in _DEFINES:
        return True
    if len(readings) < 2:
        return False
    following = readings[1]
    if following.has("explains_next") and following.hits["explains_next"][0].first == 0:
        return True
    again = word_at(following.words, 0).startswith(here.words[hit.first].lower)
    return again and word_at(following.words, 1) in ("er", "betyder", "vil")
