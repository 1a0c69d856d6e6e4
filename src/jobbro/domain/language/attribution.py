"""Finds another person's feelings, thoughts, motives or health told as fact.

What a person says, what somebody saw on a day, what a named paper tells and what is hoped for may stand. A source
counts for what follows it in the sentence, until a new subject comes after «men», «og» or a semicolon.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jobbro.domain.language.lexicon import Hit
from jobbro.domain.language.reading import Reading
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
_CONTRASTS = word_set("men mens hvorimod derimod dog imens")
_TURNS = _CONTRASTS | {"og", "så"}
_PRONOUNS = word_set("han hun de ham hende dem man begge")
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
            or (hit.label == "inner_weight" and not _is_person(reading, hit.last))
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
_BEGINNINGS = _TURNS | word_set("at der som hvor hvis når fordi da eller selv")


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
    if _is_person(reading, hit.last - 1) or (hit.label == "illness" and _is_owned(reading, hit.first)):
        return True
    if word_at(reading.words, hit.first) in _MAKES:
        return any(_is_person(reading, at) for at in range(hit.first, hit.last))
    before = _subject_before(reading, hit.first)
    if word_at(reading.words, before) in _READERS and word_at(reading.words, hit.first) in _WISHES:
        return False
    if hit.label == "inner_verb" and before in reading.covered("organisation") and not _is_turned_to(reading, hit):
        return False
    if not reading.covered("human_only").isdisjoint(range(hit.first, hit.last)):
        return before not in reading.covered("inanimate_subject", "not_somebody")
    if _is_person(reading, before) or _is_person(reading, hit.first + 1):
        return True
    near = range(hit.first, min(len(reading.words), hit.last + _REACH_OF_INVERSION))
    if any(_is_person(reading, at) for at in near):
        # «Det er svært for Karin» tells of Karin; «maskinen er følsom, siger Leif» does not tell of Leif.
        return not _is_thing(reading, before) or _is_turned_to(reading, hit)
    return not _is_thing(reading, before) and any(_is_person(reading, at) for at in range(hit.first))


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


def _is_person(reading: Reading, at: int) -> bool:
    if at in reading.strangers or any(person.first <= at < person.last for person in reading.people):
        return True
    return at in reading.covered("somebody") and at not in reading.covered("not_somebody")


def _is_owned(reading: Reading, at: int) -> bool:
    """«hendes motivation», «Oles lave selvværd», «borgerens tillid til egne evner»."""
    for owner in range(max(0, at - 2), at):
        word = reading.words[owner]
        if word.lower in _OWNERS or (word.lower.rstrip("'’").endswith("s") and _is_person(reading, owner)):
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


def has_source(reading: Reading, hit: Hit) -> bool:
    """Whether somebody stands for what is told here, or it is only hoped for or thought of."""
    for source in reading.hits.get("reporting", ()):
        if source.first < hit.first and _tells(reading, source, hit) and not _is_parted(reading, source, hit):
            return True
    for frame in reading.hits.get("reporting_frame", ()):
        if frame.first < hit.first and not _is_parted(reading, frame, hit):
            return True
    hopes = (hope for hope in reading.hits.get("hoped", ()) if not _is_although(reading, hope.first))
    if any(hope.first < hit.first and _reaches(reading, hope, hit) for hope in hopes):
        return True
    if any(source.first > hit.first for source in reading.hits.get("reporting_frame", ())) or _is_heading(reading, hit):
        return True
    if _is_asked(reading, hit) or _tags(reading, hit) or _is_observed(reading, hit) or _is_a_case(reading, hit):
        return True
    return _said_after(reading, hit) or _is_first_person(reading, hit) or _is_spoken(reading, hit)


def _is_heading(reading: Reading, hit: Hit) -> bool:
    """«Ønsker og drømme: …»"""
    return hit.first == 0 and any(":" in word.before for word in reading.words[1:4])


def _tells(reading: Reading, source: Hit, hit: Hit) -> bool:
    """Whether what follows a verb of saying is what was said: «siger, at …», «siger hun er …», «fortæller om sin …».

    «svarede kort og var fornærmet» and «sagde ja, men var trist» tell two things, and only one of them was said.
    """
    for at in range(source.last, hit.first + 1):
        word = reading.words[at]
        if ":" in word.before or (word.lower in _BRINGS and not _is_although(reading, at)):
            return True
        if "," in word.before or ";" in word.before or word.lower in _TURNS:
            return at < hit.first and word.lower not in _TURNS and _is_person(reading, at)
    return True


def _is_although(reading: Reading, at: int) -> bool:
    """«selv om» brings no words of anybody's; «nævner selv, at» does."""
    return word_at(reading.words, at) == "om" and word_at(reading.words, at - 1) == "selv"


_BRINGS = word_set("at om hvordan hvorfor hvad hvor hvornår hvilke hvilken")


def _reaches(reading: Reading, hope: Hit, hit: Hit) -> bool:
    """Whether a hope or a condition still holds where the words stand: «for at hente løn og var vred» is past it."""
    for at in range(hope.last, hit.first + 1):
        word = reading.words[at]
        if ";" in word.before or (word.lower in _TURNS and at > hope.last and _is_fresh(reading, at + 1)):
            return False
        if word_at(reading.words, hope.first) in _CONDITIONS and "," in word.before:
            return False
    return True


_CONDITIONS = word_set("hvis såfremt medmindre")


def _is_fresh(reading: Reading, at: int) -> bool:
    """Whether a new main clause begins: with somebody, or with a verb."""
    return at < len(reading.words) and (_is_person(reading, at) or at in reading.covered("finite_verb", "appearance"))


def _is_asked(reading: Reading, hit: Hit) -> bool:
    """«Jeg er i tvivl, om tre dage er for meget for Jesper»: it is not told, it is asked."""
    start = _clause_start(reading, hit.first)
    return start > 0 and start < hit.first and reading.words[start].lower in _ASKED


_ASKED = word_set("om hvorvidt hvad hvordan hvorfor")


def _tags(reading: Reading, hit: Hit) -> bool:
    """«Mor presser på, mener hans bror»: the words are themselves the source of what stands before them."""
    told = hit.first in reading.covered("said_after") and reading.words[hit.first].opens_clause
    return told and word_at(reading.words, hit.first + 1) != "at"


def _is_observed(reading: Reading, hit: Hit) -> bool:
    """«Den 4. marts så jeg, at …»: what the writer saw, with its day."""
    return bool(reading.dates) and any(seen.first < hit.first for seen in reading.hits.get("observed", ()))


def _is_a_case(reading: Reading, hit: Hit) -> bool:
    """«Når han bliver træt, holder han pause»: what is thought of as a case, not told as having been so."""
    start = _clause_start(reading, hit.first)
    verb = reading.words[hit.first].lower
    if reading.words[start].lower in ("når", "hvis") or _is_a_condition(reading, start):
        return not (verb in _PAST or verb.endswith(("ede", "te")))
    return False


def _is_a_condition(reading: Reading, start: int) -> bool:
    """«Er du i tvivl, så ring», «Bliver Marianne træt, holder hun pause»: the verb first and another clause after."""
    if start or word_at(reading.words, 0) not in _MAY_OPEN:
        return False
    if word_at(reading.words, 1) not in ("der", "du", "i") and not _is_person(reading, 1):
        return False
    return any(word.opens_clause for word in reading.words[2:])


_MAY_OPEN = word_set("er bliver får har kan vil skal kommer mærker føler oplever ønsker synes")


_PAST = word_set("var blev havde fik gik kom stod lød så forekom led")


def _clause_start(reading: Reading, at: int) -> int:
    while at > 0 and not reading.words[at].opens_clause:
        at -= 1
    return at


def _is_parted(reading: Reading, source: Hit, hit: Hit) -> bool:
    """Whether a semicolon or a turn to a new subject stands between a source and what follows.

    «…, men Leif er bekymret» needs a source of its own, and so does «… siger ja, men virker trist».
    """
    for at in range(source.last, hit.first + 1):
        word = reading.words[at]
        if ";" in word.before:
            return True
        if word.lower not in _TURNS or not (word.opens_clause or word.lower in _CONTRASTS):
            continue
        following = word_at(reading.words, at + 1)
        if at + 1 in reading.covered("appearance"):
            return True
        new_subject = word.lower in _CONTRASTS or following not in _PRONOUNS
        if following and new_subject and _is_person(reading, at + 1):
            return True
    return False


def _said_after(reading: Reading, hit: Hit) -> bool:
    """«…, siger Peter»: the one who said it comes last."""
    for source in reading.hits.get("said_after", ()):
        if source.first >= hit.last and reading.words[source.first].opens_clause:
            return True
    return False


def _is_spoken(reading: Reading, hit: Hit) -> bool:
    """«Leif: Thomas er god at have med, og han er glad»: a name and a colon, and then somebody else is spoken of."""
    if hit.first < 2 or ":" not in reading.words[1].before or not _is_person(reading, 0):
        return False
    return _is_person(reading, 1) and reading.words[1].lower != reading.words[0].lower


def _is_first_person(reading: Reading, hit: Hit) -> bool:
    """Whether the writer speaks of the writer's own thoughts: nobody else stands between «jeg» and the words."""
    writers = reading.covered("first_person")
    if hit.first + 1 in writers:
        return True
    if word_at(reading.words, hit.first - 1) in ("og", "men") and _clause_start(reading, hit.first) in writers:
        return True  # «Jeg har ikke mødt Inge og ved ikke, hvad …»
    for at in range(hit.first - 1, _clause_start(reading, hit.first) - 1, -1):
        if at in writers:
            return True
        if _is_person(reading, at):
            return False
    return False
