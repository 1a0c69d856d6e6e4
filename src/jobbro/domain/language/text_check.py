"""The check of any text of the trade: marks what a colleague would ask about, and says why. It never rewrites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobbro.domain.language.attribution import unsourced
from jobbro.domain.language.checklist import SmartLetter, Verdict
from jobbro.domain.language.clues_goals import is_goal, is_worn
from jobbro.domain.language.description import check_description, name_the_people
from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.quotes import quoted
from jobbro.domain.language.reading import DescriptionText, Reading, read_description
from jobbro.domain.language.text_private import private_data
from jobbro.domain.language.text_report import Genre, TextCode, TextFinding, TextRules
from jobbro.domain.language.text_style import hard_reading
from jobbro.domain.language.text_under_check import TextUnderCheck
from jobbro.domain.language.text_wording import bare_percentages, judging_words, vague_words


def check_text(text: str, *, genre: Genre, rules: TextRules, citizen: str = "") -> tuple[TextFinding, ...]:
    """Every finding in a text, in order of place. Time grows with the length of the text.

    `citizen` is the name to offer where a role stands for a name; empty when it is not known.
    """
    readings = read_description(DescriptionText(whole=text), rules.lexicon)
    name_the_people(readings, None)
    known = citizen or next((reading.citizen.capitalize() for reading in readings if reading.citizen), "")
    checked = TextUnderCheck(text, genre, rules, readings, quoted(text), known)
    found = [
        *_unattributed(checked),
        *judging_words(checked),
        *bare_percentages(checked),
        *vague_words(checked),
        *_jargon(checked),
        *_roles(checked),
        *private_data(checked),
        *hard_reading(checked),
        *_missing(checked),
    ]
    return tuple(sorted(set(found)))


def _unattributed(checked: TextUnderCheck) -> Iterator[TextFinding]:
    for reading in checked.readings:
        for hit in unsourced(reading):
            if not checked.is_quoted(reading, hit):
                yield checked.mark_words(TextCode.UNATTRIBUTED, "unattributed", reading, hit)


def _jargon(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Words of the trade in texts that others read; a word that the text explains itself is let through."""
    if not checked.genre.is_read_outside:
        return
    seen: set[str] = set()
    for at, reading in enumerate(checked.readings):
        for label, hits in reading.hits.items():
            term = checked.rules.trade_words.get(label)
            if term is None or label in seen:
                continue
            seen.add(label)
            hit = hits[0]
            if not checked.is_quoted(reading, hit) and not _is_explained(checked.readings[at : at + 2], hit):
                say = f"Skriv fx «{term.say}»." if term.say else "Forklar ordet, første gang du bruger det."
                yield checked.mark_words(TextCode.JARGON, "jargon", reading, hit, plain=term.plain, say=say)


def _is_explained(readings: Sequence[Reading], hit: Hit) -> bool:
    """«…, det vil sige», «… (et job, hvor …)», or a next sentence that begins «Det er» or «Det betyder»."""
    here = readings[0]
    if here.has("explains") or (hit.last < len(here.words) and "(" in here.words[hit.last].before):
        return True
    return len(readings) > 1 and readings[1].has("explains_next") and readings[1].hits["explains_next"][0].first == 0


def _roles(checked: TextUnderCheck) -> Iterator[TextFinding]:
    for reading in checked.readings:
        if reading.sentence.is_question or reading.has("rule_of_law"):
            continue
        for hit in reading.hits.get("role_word", ()):
            named = any(0 <= person.first - hit.last <= 2 for person in reading.people)
            if named or checked.is_quoted(reading, hit) or _company_named(reading, hit):
                continue
            role = reading.words[hit.first].lower
            is_citizen = not role.startswith(("virksomhed", "arbejdsgiver", "kontakt", "mentor", "praktiksted"))
            known = checked.citizen if is_citizen else ""
            offer = f"Skriv «{known}»." if known else "Skriv navnet."
            yield checked.mark_words(TextCode.IMPERSONAL, "impersonal", reading, hit, offer=offer)


def _company_named(reading: Reading, hit: Hit) -> bool:
    """«virksomheden Solby»: the name follows."""
    return (
        hit.last < len(reading.words)
        and reading.words[hit.last].is_capitalised
        and (reading.words[hit.last].before == " ")
    )


def _missing(checked: TextUnderCheck) -> Iterator[TextFinding]:
    """Goals that cannot be met because nobody can see when, and in a description the points that are not there."""
    for reading in checked.readings:
        aims = is_goal(reading) or reading.has("purpose_marker")
        if aims and is_worn(reading) and not reading.sentence.is_question:
            what, ask = "Målet kan ikke ses, når det er nået", checked.rules.checklist.smart[SmartLetter.MEASURABLE].ask
            start, end = reading.sentence.start, reading.sentence.end
            yield checked.mark(TextCode.MISSING_ELEMENT, "missing", start, end, what=what, ask=ask)
    if checked.genre is not Genre.DESCRIPTION or not checked.readings:
        return
    report = check_description(
        DescriptionText(whole=checked.text),
        agreed=None,
        checklist=checked.rules.checklist,
        lexicon=checked.rules.lexicon,
        privacy=checked.rules.privacy,
    )
    for result in report.points:
        if result.verdict is Verdict.MISSING:
            ask = result.answers[0].ask
            yield checked.mark(TextCode.MISSING_ELEMENT, "missing", 0, len(checked.text), what=result.title, ask=ask)
