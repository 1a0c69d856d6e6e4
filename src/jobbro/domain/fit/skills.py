"""What everyday life can be called at work: kinds of experience, their skills, and the words that tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobbro.domain.fit.spelling import Spellings
from jobbro.domain.language.lexicon import Hit, Lexicon
from jobbro.domain.language.normal_form import fold
from jobbro.domain.language.words import Word, words_in

# A short word is too like other short words to be taken for a slip of the pen.
_SHORTEST_SLIP = 6
_SHORTEST_HEAD = 5


class Clue(StrEnum):
    """What a word says about a skill."""

    WORDS = "words"
    DOING = "doing"
    THINGS = "things"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class Skill:
    """Something one can do. `name` follows «kan»; `phrases` are written as in `language.lexicon`."""

    id: str
    name: str
    phrases: Mapping[Clue, tuple[str, ...]]
    near: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A side of everyday life: the question that opens it, and a proof sentence with {skill} and {told}."""

    id: str
    title: str
    ask: str
    proof: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A word or phrase that tells of a skill, by the places of its words in the text."""

    skill_id: str
    role: Clue
    first: int
    last: int


class SkillMap:
    """All kinds with their skills, ready to be looked up; `not_meant` are phrases that do not tell of a skill.

    :raises PhraseError: when a phrase cannot be understood
    """

    def __init__(self, kinds: Iterable[Kind], *, not_meant: Mapping[str, Iterable[str]] | None = None) -> None:
        self.kinds = tuple(kinds)
        self.skills = {skill.id: skill for kind in self.kinds for skill in kind.skills}
        self._kind_of = {skill.id: kind for kind in self.kinds for skill in kind.skills}
        self._lexicon = Lexicon(dict(self._phrases()))
        self._not_meant = Lexicon({one: map(fold, phrases) for one, phrases in (not_meant or {}).items()})
        self._spellings = Spellings(way for _, phrases in self._phrases() for way in _ways(phrases))

    def kind_of(self, skill_id: str) -> Kind:
        """The kind that a skill belongs to."""
        return self._kind_of[skill_id]

    def likeness(self, one: str, other: str) -> float:
        """How much of one skill can be used for another: 1 the same, less for a neighbour, 0 for a stranger."""
        if one == other:
            return 1.0
        if other in self.skills[one].near or one in self.skills[other].near:
            return 0.5
        return 0.2 if self._kind_of[one] is self._kind_of[other] else 0.0

    def mentions(self, words: Sequence[Word]) -> list[Mention]:
        """Every mention of a skill, in the order of the text; small slips of the pen are forgiven."""
        found = [self._mention(label, first, last) for label, first, last in self._hits(words)]
        refused = self._not_meant.hits(words)
        return [one for one in found if not any(_speaks_of(one, no) for no in refused)]

    def _hits(self, words: Sequence[Word]) -> list[tuple[str, int, int]]:
        found = self._lexicon.hits(words)
        known = {at for hit in found for at in range(hit.first, hit.last)}
        mended = list(words)
        for at, word in enumerate(words):
            if at not in known and len(word.lower) >= _SHORTEST_SLIP and not word.is_number:
                mended[at] = word._replace(lower=self._spellings.nearest(word.lower))
        return [*found] if mended == list(words) else [*self._lexicon.hits(mended)]

    @staticmethod
    def _mention(label: str, first: int, last: int) -> Mention:
        skill_id, role = label.split(" ")
        return Mention(skill_id, Clue(role), first, last)

    def _phrases(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for skill in self.skills.values():
            for role, phrases in skill.phrases.items():
                said = tuple(fold(phrase) for phrase in phrases)
                yield f"{skill.id} {role}", (*said, *_compounds(said)) if role is Clue.THINGS else said


def _speaks_of(mention: Mention, refused: Hit) -> bool:
    """Whether a mention stands within words that are known not to tell of its skill."""
    return mention.skill_id == refused.label and mention.first < refused.last and refused.first < mention.last


def _ways(phrases: Iterable[str]) -> Iterator[str]:
    """Each single way of writing each word of the phrases."""
    for phrase in phrases:
        for part in phrase.split():
            yield from part.split("|")


def _compounds(things: Iterable[str]) -> Iterator[str]:
    """A Danish compound is the thing that its last part names: «spilletøj» is «tøj», «madkasser» are «kasser»."""
    for thing in things:
        if len(thing.strip("*")) >= _SHORTEST_HEAD and thing.strip("*").isalpha() and not thing.startswith("*"):
            yield f"*{thing}"


def folded_words(text: str) -> list[Word]:
    """The words of a text with their places, compared in one spelling for letters that Danes take as the same."""
    return [word._replace(lower=fold(word.lower)) for word in words_in(text)]
