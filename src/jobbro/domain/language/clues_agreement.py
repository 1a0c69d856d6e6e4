"""What in a text tells who has agreed, who helps, when the parties meet, and what to do when it goes wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobbro.domain.language.checklist import Question, Strength
from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.people import titled_people
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.report import AnswerSheet
from jobbro.domain.language.words import word_set

ANSWERED, HINTED = Strength.ANSWERED, Strength.HINTED
_NEAR = 7
# A job title in the definite form («køkkenlederen») points at one person as a name does.
_TITLE = re.compile(
    r"\w*(?:leder|lederen|chef|chefen|mester|mesteren|graver|graveren|formand|formanden|inspektør|inspektøren|"
    r"bestyrer|bestyreren|butiksejer|butiksejeren|indehaver|indehaveren|direktør|direktøren|koordinator|koordinatoren|"
    r"kokken|kok|bageren|bager|gartner|gartneren|pedellen|pedel|smed|smeden|tømrer|tømreren|assistenten|"
    r"ansvarlige|ansvarlig|fører|føreren|svend|svenden|ejeren|frisøren|"
    r"bibliotekar|bibliotekaren|pædagog|pædagogen|sygeplejerske|sygeplejersken|mekaniker|mekanikeren)"
)


# Words for somebody that only count when the sentence also says what that person is to the citizen.
_ANYONE = word_set("kollega kollegaen medarbejder medarbejderen ejer")


def note_agreement(readings: Sequence[Reading], sheet: AnswerSheet) -> None:
    """Write down which sentences answer the four questions about the agreement."""
    for at, reading in enumerate(readings):
        if reading.sentence.is_question:
            continue
        evidence = reading.evidence
        if reading.has("agreed") and not reading.has("postponed"):
            sheet.note(Question.AGREEMENT_INVOLVED, _involved(reading), evidence)
        elif "agreed" in reading.context:
            sheet.note(Question.AGREEMENT_INVOLVED, HINTED, evidence)
        contact = contact_strength(reading)
        if contact is not Strength.OPEN:
            sheet.note(Question.AGREEMENT_RESPONSIBLE, contact, evidence)
        followed = follow_up_strength(readings, at)
        if followed is not Strength.OPEN:
            sheet.note(Question.AGREEMENT_FOLLOW_UP, followed, evidence)
            if followed is ANSWERED and _involved(reading) is ANSWERED:
                sheet.note(Question.AGREEMENT_INVOLVED, ANSWERED, evidence)
        trouble = _trouble(readings, at)
        if trouble is not Strength.OPEN:
            sheet.note(Question.AGREEMENT_IF_WRONG, trouble, evidence)


def _involved(reading: Reading) -> Strength:
    several = len({person.name for person in reading.people}) > 1
    sides = sum(1 for word in reading.words if word.lower.startswith(_SIDES))
    together = reading.has("together")
    return ANSWERED if several or sides > 1 or together else HINTED


_SIDES = ("virksomhed", "praktikant", "borger", "jobcent", "konsulent", "jobkonsulent", "parter", "arbejdsgiver")


def contact_strength(reading: Reading) -> Strength:
    """How well a sentence says whom the citizen can turn to: by name or title, only in passing, or not at all."""
    if reading.has("postponed") and reading.mentions("contact_role"):
        return Strength.OPEN
    found = Strength.OPEN
    for label in ("contact_role", "attached", "responsible"):
        for hit in reading.find(label):
            found = max(found, ANSWERED if _has_person_near(reading, hit, label) else _passing(label))
    if found is Strength.OPEN and any(titled_people(reading)):
        found = HINTED
    if found is not ANSWERED and reading.under("contact") and _someone(reading, range(len(reading.words))):
        return ANSWERED
    return found


def _passing(label: str) -> Strength:
    return HINTED if label == "contact_role" else Strength.OPEN


def _has_person_near(reading: Reading, hit: Hit, label: str) -> bool:
    near = range(max(0, hit.first - _NEAR), min(len(reading.words), hit.last + _NEAR))
    return _someone(reading, near, title_at=hit if label == "contact_role" else None)


def _someone(reading: Reading, near: range, title_at: Hit | None = None) -> bool:
    """Whether a person other than the first one named in the text, or a job title, stands among these words."""
    for person in reading.people:
        if person.first in near and not reading.is_citizen(person.name):
            return True
    for at in near:
        inside_role = title_at is not None and title_at.first <= at < title_at.last
        lower = reading.words[at].lower
        if not inside_role and (_TITLE.fullmatch(lower) or (title_at is not None and lower in _ANYONE)):
            return True
    return False


def follow_up_strength(readings: Sequence[Reading], at: int) -> Strength:
    """How well a sentence says when the parties follow up."""
    reading = readings[at]
    if not (reading.has("follow_up") or (reading.under("follow_up") and reading.has("meeting", "finite_verb"))):
        if reading.moments and (reading.under("follow_up") or _consultant_comes(reading)):
            return ANSWERED
        return Strength.OPEN
    if reading.has("postponed") and not reading.moments:
        return HINTED
    if reading.moments or _times(reading):
        return ANSWERED
    beside = readings[at + 1 : at + 2]
    carried_on = any(each.part is reading.part and each.has("meeting") and each.moments for each in beside)
    return ANSWERED if carried_on else HINTED


def _consultant_comes(reading: Reading) -> bool:
    """«Rikke ringer hver fredag», where Rikke was called a consultant somewhere in the text."""
    if not reading.has("checks_in"):
        return False
    return any(person.name.split()[0].lower() in reading.consultants for person in reading.people)


def _times(reading: Reading) -> bool:
    """«to opfølgningsmøder», «tre gange undervejs»: a number of meetings is an answer to how often."""
    return reading.has("meeting_count")


def _trouble(readings: Sequence[Reading], at: int) -> Strength:
    reading = readings[at]
    if reading.under("wrong"):
        return ANSWERED if reading.has("trouble_action") else HINTED
    # What happens when it goes wrong is told with «ikke», so a denial is part of the answer.
    if reading.mentions("trouble"):
        following = readings[at + 1 : at + 2]
        acts = reading.mentions("trouble_action") or any(each.mentions("trouble_action") for each in following)
        return ANSWERED if acts else HINTED
    if reading.has("trouble_ill") and reading.has("trouble_action"):
        return HINTED
    return Strength.OPEN
