"""The parts of a sentence in an opening line: who is we, who is you, who is ours, and who does what."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from jobbro.domain.language.reading import Reading
from jobbro.domain.language.words import Word, word_at, word_set

_YOU = word_set("jer jeres du dig din dit dine")
_POLITE = word_set("de dem deres")
_US = word_set("jeg vi mig os min mit mine vores vor jobcentret jobcenteret jobcenter kommunen jobcentrets kommunens")
_SUBJECTS = word_set("i du de jeg vi")
_OUR_OBJECTS = word_set("mig os jobcentret jobcenteret kommunen")
_LIGHT = word_set("få får have har bruge bruger ansætte ansætter se")
_SOMEBODY = word_set("en én nogen nogle flere")
# «I dag» and «I Solby» begin a sentence too; what follows decides whether a capital I is somebody.
_NOT_AFTER_YOU = word_set("år går aften aftes efterår forår vinter sommer dag morgen juni maj marts oktober")
_VERBS_WITHOUT_R = word_set(
    "må ved skal vil kan kunne ville skulle burde havde fik blev var gav tog så bad kom slog søgte sagde lagde"
)
_VERB_ENDINGS = ("r", "ede")
_DOERS_REACH = 6


class Parts:
    """A sentence with its words sorted by whose they are. Places are word indexes."""

    REACH = 8

    def __init__(self, reading: Reading, known: Collection[str] = ()) -> None:
        self.reading = reading
        self.words = reading.words
        self._known = known

    @cached_property
    def you(self) -> frozenset[int]:
        """Where the company is spoken to."""
        return frozenset(at for at, word in enumerate(self.words) if self._is_you(at, word))

    @cached_property
    def us(self) -> frozenset[int]:
        """Where we, the caller or the municipality, stand."""
        return frozenset(at for at, word in enumerate(self.words) if word.lower in _US)

    @cached_property
    def first_names(self) -> tuple[int, ...]:
        """Where somebody stands who is named by a usual first name and is not known, nor the one who calls."""
        listed = self.reading.covered("first_name")
        return tuple(at for at in sorted(listed) if self.words[at].is_capitalised and not self._is_known(at))

    @cached_property
    def ours_named(self) -> tuple[int, ...]:
        """Where a citizen or a placement is named, in the order of the sentence."""
        said = self.reading.covered("citizen") - self.reading.covered("not_citizen")
        unlisted = (at for at in self._names() if self._plays_a_part(at))
        return tuple(sorted({*said, *self.reading.covered("placement"), *self.first_names, *unlisted}))

    @property
    def speaks_of_a_citizen(self) -> bool:
        """Whether a citizen or a placement is spoken of, by name or not."""
        said = self.reading.covered("citizen") - self.reading.covered("not_citizen")
        return bool(said or self.reading.covered("placement"))

    @property
    def we_act(self) -> bool:
        """Whether the caller stands as a doer."""
        return any(word.lower in ("jeg", "vi") for word in self.words)

    @property
    def asks(self) -> bool:
        """Whether something is asked, with a question mark or with «jeg vil gerne høre»."""
        return self.reading.sentence.is_question or self.has("wants_to_know")

    @property
    def asks_about_experience(self) -> bool:
        """Whether the company is asked what it has tried, which asks nothing of it."""
        return self.reading.sentence.is_question and self.has("experience") and bool(self.you)

    def has(self, label: str) -> bool:
        """Whether a phrase of the list stands in the sentence, denied or not."""
        return self.reading.mentions(label)

    def stretches(self, label: str) -> Iterator[tuple[int, int]]:
        """Yield first and (exclusive) last word of each phrase of the list."""
        for hit in self.reading.hits.get(label, ()):
            yield hit.first, hit.last

    def places(self, label: str) -> Iterator[int]:
        """Yield the last word of each phrase of the list."""
        for _first, last in self.stretches(label):
            yield last - 1

    def is_denied(self, at: int) -> bool:
        """Whether a statement denies the word; «Vil I ikke hjælpe?» asks all the same."""
        return at in self.reading.negated and not self.reading.sentence.is_question

    def is_doer(self, verb: int, whose: Collection[int]) -> bool:
        """Whether the subject of the verb is one of these: right after it, or else the last of us and you before it."""
        someone = self.you | self.us
        if verb + 1 in someone and word_at(self.words, verb + 1) in _SUBJECTS:
            return verb + 1 in whose
        before = [at for at in range(max(0, verb - _DOERS_REACH), verb) if at in someone]
        if not before:
            # «Hjælp os»: an order has its doer in the one who hears it.
            return verb == 0 and whose == self.you and not self.words[0].lower.endswith(("e", "r"))
        return before[-1] in whose

    def gains_by(self, verb: int) -> int | None:
        """Where our side stands as the one who gains by what the verb says; None when it does not."""
        if self.asks_about_experience:
            return None
        light = word_at(self.words, verb) in _LIGHT
        vague = frozenset() if light else self.reading.covered("somebody")
        for at in range(verb + 1, min(len(self.words), verb + 1 + self.REACH)):
            if at in self.ours_named:
                return at
            if word_at(self.words, at) in _OUR_OBJECTS and not light and not self.has("learning"):
                return at
            if at == len(self.words) - 1 and word_at(self.words, at) in _SOMEBODY and not light:
                return at
            if at in vague and at + 1 in vague and not self.has("their_need"):
                return at + 1
        return None

    def is_about_ours(self, last: int) -> bool:
        """Whether what follows a need within a few words is a citizen or a placement: «brug for en praktikant»."""
        return any(at in self.ours_named for at in range(last - 1, last + 4))

    def is_our_own(self, first: int) -> bool:
        """Whether it is we who are told about: «vi er under pres»."""
        before = [at for at in range(max(0, first - 4), first) if at in self.you or at in self.us]
        return bool(before) and before[-1] in self.us

    def _is_you(self, at: int, word: Word) -> bool:
        if word.lower in _YOU:
            return True
        if word.lower in _POLITE:
            return at > 0 and word.is_capitalised
        if word.text != "I":
            return False
        if at > 0 and not any(mark in word.before for mark in ".!?:"):
            return True
        following = word_at(self.words, at + 1)
        return following not in _NOT_AFTER_YOU and (following.endswith(_VERB_ENDINGS) or following in _VERBS_WITHOUT_R)

    def _names(self) -> Iterator[int]:
        for person in self.reading.people:
            if not self._is_known(person.first):
                yield person.first

    def _is_known(self, at: int) -> bool:
        """Whether a name is known, or is the caller's, a colleague's or a place's by what stands around it."""
        word = self.words[at]
        if word.lower in self._known or word.lower.rstrip("s'’") in self._known:
            return True
        around = {at - 1, at - 2}
        if around & self.reading.covered("introduces") or at - 1 in self.reading.covered("place_before"):
            return True
        before = self.words[at - 1] if at else None
        if before is not None and before.is_capitalised and before.lower not in _YOU and at - 1 > 0:
            return self._is_known(at - 1)
        return word_at(self.words, at + 1) == "fra" and word_at(self.words, at + 2) in _US

    def _plays_a_part(self, at: int) -> bool:
        """Whether an unusual name is what something is for, or does something itself."""
        before, after = word_at(self.words, at - 1), word_at(self.words, at + 1)
        return before in ("til", "for", "med", "om", "hjælpe", "give", "tage", "møde") or after in (
            *("skal", "vil", "har", "kan", "søger", "mangler", "ønsker", "drømmer", "leder"),
            *("kunne", "ville", "en", "komme", "prøve"),
        )
