"""The map from everyday life to work as it counts here: the shipped one and what the municipality has learned."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from jobbro import library
from jobbro.citizens.models import LocalWord, LocalWordKind
from jobbro.domain.fit import LocalWords, SkillMap, with_local

# The last map that was built with the rows it was built from: a map is only made anew when a word was learned.
_built: dict[tuple[SkillMap, tuple[tuple[str, str, str], ...]], SkillMap] = {}


@dataclass(frozen=True, slots=True)
class LocalLine:
    """A word that was learned, and the skill it is about in words."""

    word: LocalWord
    skill: str


def skills_here() -> SkillMap:
    """Return the skills with the municipality's own words and tasks; the same object until one of them changes."""
    shipped = library.skills()
    rows = tuple(standing_words().values_list("kind", "skill", "text"))
    if not rows:
        return shipped
    if (shipped, rows) not in _built:
        made = with_local(shipped, gathered(rows))
        _built.clear()
        _built[shipped, rows] = made
    return _built[shipped, rows]


def standing_words() -> "QuerySet[LocalWord]":
    """Return the words that count now, by skill."""
    return LocalWord.objects.filter(withdrawn_at__isnull=True).order_by("skill", "kind", "text")


def local_lines() -> tuple[LocalLine, ...]:
    """Return every local word with the name of its skill; a skill that is gone is named by its id."""
    skills = library.skills().skills
    rows = standing_words().select_related("added_by")
    return tuple(LocalLine(row, skills[row.skill].name if row.skill in skills else row.skill) for row in rows)


def gathered(rows: Iterable[tuple[str, str, str]]) -> LocalWords:
    """Return rows of kind, skill and text as the domain reads them."""
    found: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in LocalWordKind.values}
    for kind, skill, text in rows:
        found[kind][skill] = (*found[kind].get(skill, ()), text)
    return LocalWords(
        means=found[LocalWordKind.MEANS],
        means_not=found[LocalWordKind.MEANS_NOT],
        tasks=found[LocalWordKind.TASK],
        tasks_not=found[LocalWordKind.TASK_NOT],
    )
