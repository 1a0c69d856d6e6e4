"""Where in a CV a sentence belongs, and when two sentences say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from jobbro.domain.fit.reading import read_story
from jobbro.domain.fit.skills import SkillMap, folded_words
from jobbro.domain.language.lexicon import Lexicon
from jobbro.domain.language.normal_form import fold, normal_form
from jobbro.domain.language.sentences import SentenceKind, split_sentences
from jobbro.domain.language.words import word_set


class CvSection(StrEnum):
    """A part of a CV that tells of a whole life; the order is the order on the paper."""

    WHY = "why"
    EXPERIENCE = "experience"
    QUALIFICATION = "qualification"
    VOLUNTEERING = "volunteering"
    ALSO = "also"
    LEISURE = "leisure"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class SectionGuess:
    """The section that a sentence seems to belong to, and the words that say so; none when nothing does."""

    section: CvSection
    because: tuple[str, ...] = ()


# Asked in this order: unpaid work is not a job, and a course in the spare time is still a course.
_SIGNS: dict[CvSection, str] = {
    CvSection.WHY: """vil gerne, vil helst, ønsker, ønske om, drøm*, håber, mit mål, søger, kunne tænke mig,
        kunne tænke sig, motiver*, lyst til, glæder mig til, glæder sig til""",
    CvSection.VOLUNTEERING: """frivillig*, ulønnet, røde kors, besøgsven, foreningsarbejd*, bestyrelse*, natteravn*,
        spejderleder*, holdleder*, genbrugsbutik*, lektiecaf*, hjælpetræner*, kasserer""",
    CvSection.QUALIFICATION: """uddan*, kursus, kurser, kurset, certifikat*, kørekort*, truckkort*, hygiejnebevis*,
        eksamen*, bestod, bestået, udlært, svendebrev*, svendeprøve*, skolebevis*, lærling*, # klasse, folkeskole*,
        gymnasi*, hf, højskole*, efterskole*, produktionsskole*, grundforløb*, læreplads*, taler, oversætter""",
    CvSection.EXPERIENCE: """arbejdet, arbejdede, arbejder som|på|hos, ansat, ansættelse*, praktik*, vikar*, afløser*,
        fritidsjob*, sommerferiejob*, sæsonarbejd*, job som|i|på|hos, jobbet, ufaglært, medhjælper*, butiksmedarbejd*,
        lagermedarbejd*, løntilskud, fleksjob, stilling som, havde firma, eget firma, selvstændig, avisbud*""",
    CvSection.HELP: """har brug for, brug for ro, pause*, i eget tempo, højst #, skånehensyn*, hjælper mig|ham|hende,
        møder efter, begynder efter, en fast kontaktperson, skriftlig*, uden støj, korte dage, faste tider, fast plan,
        én|en ting ad gangen""",
    CvSection.LEISURE: """jeg|han|hun cykler|cyklede, cykler hver|tit|meget|til|lange, cykeltur*, cykling, går|gik til,
        går|gik tur*, gåtur*, vandr*, løber, løb hver, svømm*, vinterbad*, fodbold*, håndbold*, badminton, tennis, yoga,
        fitness, styrketræn*, træner hver, fisker, fisketur*, lystfisk*, jagt, spejder*, ridning, rider, spiller, musik,
        guitar, klaver, kor, synger, tegner, maler billed*, fotograf*, læser, bøger, krimi*, film, strik*, hækl*,
        broder*, gaming, computerspil, skak, kolonihave*, nyttehave*, frimærk*, modeltog, hobby*, fritid*, weekend*,
        klub, klubben, danser, dans, samler på, fuglekig*, kæledyr""",
}
_ORDER = tuple(_SIGNS)
_TELLERS = word_set("jeg han hun vi man")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_SENTENCE = 300


def guess_section(sentence: str, skills: SkillMap) -> SectionGuess:
    """Guess where in the CV a sentence belongs, by the words in it; everyday life when no word decides."""
    said = sentence if _opens_with_a_teller(sentence) else f"jeg {sentence}"
    words = folded_words(said)
    hits = _signs().hits(words)
    found = {hit.label: " ".join(word.text for word in words[hit.first : hit.last]) for hit in reversed(hits)}
    for section in _ORDER:
        if section in found:
            return SectionGuess(section, tuple(dict.fromkeys([found[section].removeprefix("jeg ")])))
    read = read_story(sentence, skills).found
    if read:
        return SectionGuess(CvSection.ALSO, read[0].evidence[0].said)
    return SectionGuess(CvSection.ALSO)


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a note that could stand in a CV, in order, without headings and bullets."""
    pieces = (one for one in split_sentences(text) if one.kind is not SentenceKind.HEADING and not one.is_question)
    said = (" ".join(one.text.split()) for one in pieces)
    return tuple(dict.fromkeys(one for one in said if 2 < len(one) <= _LONGEST_SENTENCE))


def likeness_key(sentence: str) -> str:
    """Return the same text for sentences that say the same in other forms: «Jeg cykler.» and «cykler»."""
    words = [fold(word.lower) for word in folded_words(sentence)]
    while words and words[0] in _TELLERS:
        words.pop(0)
    stems = normal_form(" ".join(words)).split()
    return " ".join(sorted(set(stems) - _TELLERS))


def latest_first(periods: Sequence[str]) -> list[int]:
    """Return the places of periods with the latest year first; one that goes on leads, one without a year is last."""

    def newest(at: int) -> tuple[int, int]:
        period = fold(periods[at])
        years = [int(year) for year in _YEAR.findall(period)]
        goes_on = period.rstrip().endswith(("-", "–", "nu")) or period.startswith(("siden", "fra"))
        return (9999 if years and goes_on else max(years, default=0), max(years, default=0))

    return sorted(range(len(periods)), key=lambda at: (-newest(at)[0], -newest(at)[1], at))


def _opens_with_a_teller(sentence: str) -> bool:
    words = folded_words(sentence)
    return bool(words) and words[0].lower in _TELLERS


@cache
def _signs() -> Lexicon:
    return Lexicon({one.value: [fold(sign.strip()) for sign in signs.split(",")] for one, signs in _SIGNS.items()})
