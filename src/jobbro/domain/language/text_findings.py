"""What is weak in a text: worn words, missing parts, roles for names, hours that do not add up, hard reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jobbro.domain.language.agreed import AgreedFacts, in_danish
from jobbro.domain.language.checklist import Checklist, Question, Strength
from jobbro.domain.language.clues_agreement import contact_strength
from jobbro.domain.language.clues_goals import is_goal, is_worn
from jobbro.domain.language.clues_tasks import WorkingTime, is_rough
from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.privacy import CPR, MAIL, PHONE, PrivacyScan, PrivateSpot
from jobbro.domain.language.readability import (
    LONG_PARAGRAPH_LINES,
    LONG_SENTENCE,
    lines_on_paper,
    readability,
)
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.report import AnswerSheet, Evidence, Finding, FindingCode, Part, TextSpan, finding
from jobbro.domain.language.sentences import SentenceKind

_HARD_LIX = 50
_SHORTEST_TEXT_FOR_LIX = 60


def weak_words(readings: Sequence[Reading], sheet: AnswerSheet, checklist: Checklist) -> Iterator[Finding]:
    """Tasks that say nothing, goals that could stand anywhere, and hours that are only roughly told."""
    tasks_told = sheet.strength(Question.TASKS_WHICH) is Strength.ANSWERED
    for reading in readings:
        if reading.sentence.is_question:
            continue
        loose = list(reading.find("generic_task"))
        if not tasks_told:
            loose += reading.find("generic_frame") or reading.find("task_hint")
        for hit in _apart(loose):
            proof = reading.quote(hit)
            yield finding(checklist, FindingCode.GENERIC_TASK, proof, said=proof.quote)
        if (is_goal(reading) or reading.has("purpose_marker")) and is_worn(reading):
            proof = reading.quote(reading.find("vague_goal")[0])
            yield finding(checklist, FindingCode.VAGUE_GOAL, proof, said=proof.quote)


def _apart(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits that share no words with an earlier one, widest first."""
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
        if taken.isdisjoint(range(hit.first, hit.last)):
            taken.update(range(hit.first, hit.last))
            yield hit


def working_time_findings(times: Sequence[WorkingTime], checklist: Checklist) -> Iterator[Finding]:
    """Hours only roughly told, and clock times that give another number than the one beside them."""
    for told in times:
        if told.later:
            continue
        for mention in told.hours:
            if is_rough(mention):
                first = max(0, mention.first - 1) if mention.roughly else mention.first
                proof = told.reading.quote(Hit("", first, mention.last))
                yield finding(checklist, FindingCode.VAGUE_HOURS, proof, said=proof.quote)
    yield from _sums(times, checklist)


def _sums(times: Sequence[WorkingTime], checklist: Checklist) -> Iterator[Finding]:
    now = [told for told in times if not told.later and not told.roughly]
    counted = [told.counted for told in now if told.counted is not None]
    stated = [told for told in now if told.weekly is not None]
    if len(counted) != 1 or len(stated) != 1 or stated[0].hours[0].rising:
        return
    low, high = stated[0].weekly or (counted[0], counted[0])
    # A break of up to half an hour a day may be left out of the number without anything being wrong.
    days = len(next(told.weekdays for told in now if told.counted is not None))
    if not low - Decimal("0.01") <= counted[0] <= high + Decimal("0.5") * days:
        proof = stated[0].quote(stated[0].hours[0])
        yield finding(
            checklist, FindingCode.HOURS_DO_NOT_ADD_UP, proof, said=proof.quote, counted=in_danish(counted[0])
        )


def missing_parts(readings: Sequence[Reading], sheet: AnswerSheet, checklist: Checklist) -> Iterator[Finding]:
    """The parts that a reader looks for in vain; where the text says so itself, that sentence is quoted."""
    if sheet.strength(Question.TASKS_WHICH) is Strength.OPEN and not any(each.has("generic_task") for each in readings):
        yield finding(checklist, FindingCode.NO_TASKS)
    if not any(contact_strength(each) is not Strength.OPEN for each in readings if not each.sentence.is_question):
        yield finding(checklist, FindingCode.NO_CONTACT, _denied(readings, "contact_role"))
    if not sheet.evidence(Question.PURPOSE_EXPECTED, Question.PURPOSE_WHY):
        yield finding(checklist, FindingCode.NO_GOAL, _denied(readings, "goal_marker"))
    if sheet.strength(Question.AGREEMENT_FOLLOW_UP) is Strength.OPEN:
        yield finding(checklist, FindingCode.NO_FOLLOW_UP, _denied(readings, "follow_up"))
    if sheet.strength(Question.TASKS_HOURS) is Strength.OPEN:
        yield finding(checklist, FindingCode.NO_HOURS, _denied(readings, "hours_hint"))


def _denied(readings: Sequence[Reading], label: str) -> Evidence | None:
    return next((each.evidence for each in readings if each.mentions(label) and not each.has(label)), None)


def roles_for_names(
    readings: Sequence[Reading], sheet: AnswerSheet, agreed: AgreedFacts | None, checklist: Checklist
) -> Iterator[Finding]:
    """A role where a name belongs, once for each word; the agreement's name is offered when it is known."""
    facts = agreed or AgreedFacts()
    contact = next((person.name for person in facts.people if person.name), "")
    names = {"role_citizen": facts.citizen, "role_company": facts.company, "role_contact": contact}
    contact_named = sheet.strength(Question.AGREEMENT_RESPONSIBLE) is Strength.ANSWERED
    seen: set[str] = set()
    for reading in readings:
        for label, name in names.items():
            for hit in reading.hits.get(label, ()):
                word = reading.words[hit.first].lower
                if word in seen or (label == "role_contact" and contact_named):
                    continue
                if label == "role_company" and (not name or _named_in(readings, name)):
                    continue
                seen.add(word)
                proof = reading.quote(hit)
                offer = f"Skriv «{name}»." if name else "Skriv navnet, når det må stå der."
                yield finding(checklist, FindingCode.ROLE_NOT_NAME, proof, said=proof.quote, suggested=offer)


def _named_in(readings: Sequence[Reading], name: str) -> bool:
    return any(name.lower() in reading.sentence.text.lower() for reading in readings)


def private_matters(
    parts: Sequence[tuple[Part, str]], agreed: AgreedFacts | None, privacy: PrivacyScan, checklist: Checklist
) -> Iterator[Finding]:
    """What the company has no ground to see, in every part of the text."""
    allowed = (agreed.company,) if agreed and agreed.company else ()
    for part, text in parts:
        for spot in privacy.scan(text, allowed=allowed):
            proof = Evidence(text[spot.start : spot.end], TextSpan(part, spot.start, spot.end))
            yield private_finding(spot, proof, checklist)


_NUMBERS = {CPR: FindingCode.CPR_NUMBER, PHONE: FindingCode.PHONE_NUMBER, MAIL: FindingCode.MAIL_ADDRESS}


def private_finding(spot: PrivateSpot, proof: Evidence, checklist: Checklist) -> Finding:
    """A private spot in the words of the checklist."""
    code = _NUMBERS.get(spot.topic, FindingCode.SENSITIVE_WORD)
    return finding(checklist, code, proof, said=proof.quote, topic=spot.title)


def hard_reading(readings: Sequence[Reading], checklist: Checklist) -> Iterator[Finding]:
    """Sentences and paragraphs that are long, and a text that is heavy as a whole."""
    spans: dict[tuple[Part, int], tuple[int, int]] = {}
    for reading in readings:
        if len(reading.words) > LONG_SENTENCE:
            yield finding(checklist, FindingCode.LONG_SENTENCE, reading.evidence, words=str(len(reading.words)))
        if reading.sentence.kind is SentenceKind.PLAIN:
            key = (reading.part, reading.sentence.paragraph)
            start, _ = spans.get(key, (reading.sentence.start, 0))
            spans[key] = (start, reading.sentence.end)
    for (part, _), (start, end) in spans.items():
        lines = lines_on_paper(end - start)
        if lines > LONG_PARAGRAPH_LINES:
            proof = Evidence("", TextSpan(part, start, end))
            yield finding(checklist, FindingCode.LONG_PARAGRAPH, proof, lines=str(lines))
    measured = readability((reading.sentence, reading.words) for reading in readings)
    if measured.lix is not None and measured.words >= _SHORTEST_TEXT_FOR_LIX and measured.lix > _HARD_LIX:
        yield finding(checklist, FindingCode.HARD_TEXT, None, lix=str(measured.lix))
