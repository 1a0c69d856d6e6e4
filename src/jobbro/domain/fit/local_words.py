"""What one municipality has learned: words that tell of a skill there, words that do not, and tasks of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jobbro.domain.fit.skills import Clue, Skill, SkillMap

Lines = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LocalWords:
    """Corrections by the id of the skill; phrases are written as in `language.lexicon`."""

    means: Lines = field(default_factory=dict)
    means_not: Lines = field(default_factory=dict)
    tasks: Lines = field(default_factory=dict)
    tasks_not: Lines = field(default_factory=dict)


def with_local(skills: SkillMap, local: LocalWords) -> SkillMap:
    """Return the map with what was learned; a correction of a skill that is gone is left out.

    :raises PhraseError: when a phrase cannot be understood
    """
    kinds = [replace(kind, skills=tuple(_taught(skill, local) for skill in kind.skills)) for kind in skills.kinds]
    known = {one: phrases for one, phrases in local.means_not.items() if one in skills.skills}
    return SkillMap(kinds, not_meant=known)


def _taught(skill: Skill, local: LocalWords) -> Skill:
    words = {**skill.phrases, Clue.WORDS: (*skill.phrases.get(Clue.WORDS, ()), *local.means.get(skill.id, ()))}
    refused = {task.casefold() for task in local.tasks_not.get(skill.id, ())}
    tasks = dict.fromkeys((*skill.tasks, *local.tasks.get(skill.id, ())))
    return replace(
        skill,
        phrases={role: phrases for role, phrases in words.items() if phrases},
        tasks=tuple(task for task in tasks if task.casefold() not in refused),
    )
