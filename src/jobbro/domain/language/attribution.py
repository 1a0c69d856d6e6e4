"""Finds another person's feelings, thoughts, motives or health told as fact.

What a person says, what somebody saw on a day, what a named paper tells and what is hoped for may stand; `sources`
finds who told it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.reading import Reading
from jobbro.domain.language.sources import TURNS, has_source, is_person
from jobbro.domain.language.words import word_at, word_set

_TRIGGERS = (
    "inner_verb",
    "state",
    "inner_noun",
    "inner_subject",
    "inner_thing",
    "illness",
    "inner_wish",
    "inner_weight",
)
_OWNERS = word_set(
    "hans hendes deres sin sine sit borgerens praktikantens kandidatens kursistens klientens vedkommendes pågældendes"
)
_HOPED_UNDER = ("goal", "subgoal", "wrong")
_REACH_OF_INVERSION = 4
_RELATIVE = word_set("der som")


def unsourced(reading: Reading, before: Reading | None = None, after: Reading | None = None) -> Iterator[Hit]:
    """Yield the words that tell somebody's inner life without a source; at most one a clause.

    `before` is the sentence before, whose source goes on in a hasty note: «Siger, at han keder sig. Vil hellere …».
    `after` is the next one, which may say who told it: «Hun er træt om aftenen. Det sagde hun i går.».
    """
    if reading.sentence.is_question or word_at(reading.words, 0) == "at" or _names_its_source(after):
        return
    hoped = reading.under(*_HOPED_UNDER)
    told_to = -1
    for hit in _narrowest(reading):
        if hit.first < told_to or not _is_about_somebody(reading, hit) or has_source(reading, hit):
            continue
        if (hoped and not _is_a_lack(reading, hit)) or (before is not None and _goes_on(before, reading, hit)):
            continue
        yield hit
        told_to = _clause_end(reading, hit.last)


def _names_its_source(after: Reading | None) -> bool:
    """«Det sagde hun den 3. maj.», «Det spørger jeg om.»: who told it, or that it is to be asked."""
    if after is None or word_at(after.words, 0) not in ("det", "dette", "sådan"):
        return False
    return 1 in after.covered("said_after", "reporting") or word_at(after.words, 1) in ("spørger", "spurgte")


def _narrowest(reading: Reading) -> list[Hit]:
    """The hits in the order of the text; of those that end at the same word only the shortest, within one clause."""
    shortest: dict[int, Hit] = {}
    told = chain.from_iterable(reading.hits.get(label, ()) for label in _TRIGGERS)
    for hit in chain(told, _without_a_verb(reading)):
        if (
            _crosses_a_clause(reading, hit)
            or _is_thought_of(reading, hit)
            or (hit.label == "inner_thing" and not _is_owned(reading, hit.first))
            or (hit.label == "inner_weight" and not is_person(reading, hit.last))
        ):
            continue
        known = shortest.get(hit.last)
        if known is None or known.first < hit.first:
            shortest[hit.last] = hit
    return sorted(shortest.values(), key=lambda hit: (hit.first, -hit.last))


def _without_a_verb(reading: Reading) -> Iterator[Hit]:
    """«Træt og nede i dag», «Tlf. Brian. Meget nervøs.»: a state as the first thing said, and no verb to bear it."""
    for hit in reading.hits.get("state_alone", ())[:1]:
        before = [word.lower for word in reading.words[: hit.first]]
        if before[:1] in (["en"], ["den"]) and _HASTY.issuperset(before[1:]) and _is_named(reading, hit.last):
            yield hit
        if _HASTY.issuperset(before) and not reading.covered("finite_verb").intersection(range(hit.last + 1)):
            yield hit


def _is_named(reading: Reading, at: int) -> bool:
    """«en meget nervøs Maja»"""
    return at < len(reading.words) and reading.words[at].is_capitalised


_HASTY = word_set(
    """særlig særligt specielt meget lidt ret helt stadig fortsat ikke dog også noget virkelig rigtig så for nu igen
    mere mindre"""
)


def _goes_on(before: Reading, reading: Reading, hit: Hit) -> bool:
    """Whether a sentence that begins with its verb goes on telling what the one before it told of a talk."""
    if hit.first > 0 or hit.label not in ("inner_verb", "inner_wish") or not before.mentions("reporting"):
        return False
    return before.hits["reporting"][0].first == 0


def _crosses_a_clause(reading: Reading, hit: Hit) -> bool:
    """Whether a comma and a new beginning stand between a verb and what seems to belong to it."""
    # «Hun er venlig, men genert» says both with one verb.
    last = hit.last - 1 if word_at(reading.words, hit.last - 2) in ("men", "og") else hit.last
    return any(
        (word.opens_clause and word.lower in _BEGINNINGS and at != last - 1) or not _QUOTES.isdisjoint(word.before)
        for at, word in enumerate(reading.words[hit.first + 1 : last], hit.first + 1)
    )


_QUOTES = frozenset('"«»“”„')
_BEGINNINGS = TURNS | word_set("at der som hvor hvis når fordi da eller selv")


def _clause_end(reading: Reading, at: int) -> int:
    """The index where the next clause begins; «føler sig forbigået og overvejer at stoppe» tells two things."""
    verbs = reading.covered("inner_verb", "inner_noun")
    while at < len(reading.words) and not reading.words[at].opens_clause:
        if reading.words[at].lower in ("og", "men") and at + 1 in verbs and _is_finite(reading, at + 1):
            break
        at += 1
    return at


def _is_finite(reading: Reading, at: int) -> bool:
    return reading.words[at].lower.endswith(("er", "ede", "te", "r", "var"))


def _is_a_lack(reading: Reading, hit: Hit) -> bool:
    """«mangler motivation», «har problemer med knæet»: nobody hopes for that, not even under «Mål»."""
    words = [word.lower for word in reading.words[hit.first : hit.last]]
    return words[0] in _LACKS or (words[0] in ("har", "havde") and not _TROUBLES.isdisjoint(words))


_LACKS = word_set("mangler manglede lider led døjer døjede plages")
_TROUBLES = word_set("ondt problemer svært angst smerter besvær vanskeligt")


def _is_thought_of(reading: Reading, hit: Hit) -> bool:
    """«ansvar for at ringe ved sygdom»: an illness that nobody has."""
    return hit.label == "illness" and word_at(reading.words, hit.last - 2) in ("ved", "under", "om")


def _is_about_somebody(reading: Reading, hit: Hit) -> bool:
    """Whether a person is the one it is told of: before the verb, right after it, or left out in a hasty note."""
    if hit.label in _SURELY or hit.first == 0 or reading.words[hit.first].before.strip() in (".", ";", ":"):
        return True
    if is_person(reading, hit.last - 1) or (hit.label == "illness" and _is_owned(reading, hit.first)):
        return True
    if word_at(reading.words, hit.first) in _MAKES:
        return any(is_person(reading, at) for at in range(hit.first, hit.last))
    before = _subject_before(reading, hit.first)
    if word_at(reading.words, before) in _READERS and word_at(reading.words, hit.first) in _WISHES:
        return False
    if hit.label == "inner_verb" and before in reading.covered("organisation") and not _is_turned_to(reading, hit):
        return False
    if not reading.covered("human_only").isdisjoint(range(hit.first, hit.last)):
        return before not in reading.covered("inanimate_subject", "not_somebody")
    if is_person(reading, before) or is_person(reading, hit.first + 1):
        return True
    near = range(hit.first, min(len(reading.words), hit.last + _REACH_OF_INVERSION))
    if any(is_person(reading, at) for at in near):
        # «Det er svært for Karin» tells of Karin; «maskinen er følsom, siger Leif» does not tell of Leif.
        return not _is_thing(reading, before) or _is_turned_to(reading, hit)
    return not _is_thing(reading, before) and any(is_person(reading, at) for at in range(hit.first))


# «Det job, du ønsker dig»: who is spoken to has said so, and can say if it is wrong.
_READERS = word_set("du i")
_WISHES = word_set("ønsker ønskede vil ville")


def _is_turned_to(reading: Reading, hit: Hit) -> bool:
    """Whether the one it is told of comes after it: «er svært for Karin», «tog hårdt på hende»."""
    return reading.words[hit.last - 1].lower in ("for", "hos", "blandt", "på")


_SURELY = ("inner_thing", "inner_subject", "inner_weight", "state_alone")
_MAKES = word_set("gør gjorde gjort giver gav givet")


def _subject_before(reading: Reading, verb: int) -> int:
    """The index of the word that should be the subject, small words and «på lageret» left out."""
    at = verb - 1
    while at > 0 and (reading.words[at].lower in _BETWEEN or reading.words[at].lower in _RELATIVE):
        at -= 1
    while at > 1 and _is_thing(reading, at) and reading.words[at - 1].lower in _PREPOSITIONS:
        at -= 2
    return at


_PREPOSITIONS = word_set("på i fra hos ved med til af om under efter før over for")
_BETWEEN = word_set("også stadig ikke nu så selv altid ofte meget dog derfor fortsat igen jo næsten bare kun sagtens")


def _is_thing(reading: Reading, at: int) -> bool:
    return at in reading.covered("inanimate_subject", "not_somebody") or at in reading.things


def _is_owned(reading: Reading, at: int) -> bool:
    """«hendes motivation», «Oles lave selvværd», «borgerens tillid til egne evner»."""
    for owner in range(max(0, at - 2), at):
        word = reading.words[owner]
        if word.lower in _OWNERS or (word.lower.rstrip("'’").endswith("s") and is_person(reading, owner)):
            return True
        if (
            word.is_capitalised
            and word.lower.rstrip("'’").endswith("s")
            and owner == 0
            and word.lower not in _NO_OWNERS
        ):
            return True
    return False


_NO_OWNERS = word_set("dets dens vores hos plus dels ellers alles deres")
