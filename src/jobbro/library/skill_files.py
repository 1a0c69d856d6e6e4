"""The files of content/skills/: everyday experience, the words that tell of it, and the work tasks it opens."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

from jobbro.domain.fit import Clue, Kind, Skill, SkillMap
from jobbro.domain.language import Lexicon, PhraseError
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import CheckNote
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceNote

Phrases = Annotated[tuple[Sentence, ...], Field(strict=False)]
_BLANKS = {"skill", "told"}


class SkillEntry(ContentModel):
    """A skill: `words` name it alone, `doing` with `things` or work at `places` shows it."""

    id: Slug
    skill: Sentence
    words: Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)]
    doing: Phrases = ()
    things: Phrases = ()
    places: Phrases = ()
    near: Annotated[tuple[Slug, ...], Field(strict=False)] = ()
    tasks: Annotated[tuple[Sentence, ...], Field(min_length=1, strict=False)]

    def as_plain(self) -> Skill:
        """The same for the domain."""
        phrases = {Clue.WORDS: self.words, Clue.DOING: self.doing, Clue.THINGS: self.things, Clue.PLACES: self.places}
        return Skill(self.id, self.skill, phrases, self.near, self.tasks)


class SkillKind(ContentModel):
    """A side of everyday life with its skills; `proof` has the blanks {skill} and {told}."""

    id: Slug
    title: Sentence
    ask: Sentence
    proof: Sentence
    skills: Annotated[tuple[SkillEntry, ...], Field(min_length=1, strict=False)]


class SkillFile(ContentModel):
    """Some kinds of everyday experience."""

    title: Sentence
    checked: CheckNote
    source: SourceNote
    kinds: Annotated[tuple[SkillKind, ...], Field(min_length=1, strict=False)]


def build_skills(files: Iterable[Loaded[SkillFile]], sources: Mapping[str, SourceEntry]) -> SkillMap:
    """The map of all files; ContentError when an id, a neighbour, a blank, a phrase or a source is wrong."""
    files = tuple(files)
    known = {entry.id for file in files for kind in file.model.kinds for entry in kind.skills}
    problems: list[Problem] = []
    seen: set[str] = set()
    for file in files:
        if file.model.source.ref not in sources:
            problems.append(file.problem(f"kilden «{file.model.source.ref}» står ikke i content/sources.", "source"))
        for number, kind in enumerate(file.model.kinds):
            problems += _kind_problems(file, number, kind, seen)
            for index, entry in enumerate(kind.skills):
                problems += _entry_problems(file, (number, index), entry, known, seen)
    if problems:
        raise ContentError(problems)
    return SkillMap(
        Kind(kind.id, kind.title, kind.ask, kind.proof, tuple(entry.as_plain() for entry in kind.skills))
        for file in files
        for kind in file.model.kinds
    )


def _kind_problems(file: Loaded[SkillFile], number: int, kind: SkillKind, seen: set[str]) -> list[Problem]:
    problems = _used_before(file, ("kinds", number, "id"), f"kind {kind.id}", kind.id, seen)
    try:
        blanks = {name for _, name, _, _ in string.Formatter().parse(kind.proof) if name is not None}
    except ValueError:
        blanks = set()
    if blanks != _BLANKS:
        problems.append(file.problem("sætningen skal have {skill} og {told} og intet andet.", "kinds", number, "proof"))
    return problems


def _entry_problems(
    file: Loaded[SkillFile], at: tuple[int, int], entry: SkillEntry, known: set[str], seen: set[str]
) -> list[Problem]:
    place = ("kinds", at[0], "skills", at[1])
    problems = _used_before(file, (*place, "id"), entry.id, entry.id, seen)
    problems += [
        file.problem(f"evnen «{other}» står ikke i content/skills.", *place, "near", index)
        for index, other in enumerate(entry.near)
        if other not in known or other == entry.id
    ]
    for role, phrases in entry.as_plain().phrases.items():
        for index, phrase in enumerate(phrases):
            try:
                Lexicon({role: (phrase,)})
            except PhraseError as error:
                problems.append(file.problem(str(error), *place, role.value, index))
    return problems


def _used_before(
    file: Loaded[SkillFile], place: tuple[str | int, ...], key: str, said: str, seen: set[str]
) -> list[Problem]:
    if key in seen:
        return [file.problem(f"id'et «{said}» er brugt før.", *place)]
    seen.add(key)
    return []
