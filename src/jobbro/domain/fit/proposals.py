"""From a story to work tasks: what is proposed, why, and what to ask next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobbro.domain.fit.reading import Evidence, Found, Reading, read_story
from jobbro.domain.fit.skills import Skill, SkillMap

# The points that a reader sees; a skill named once outright is 100.
FULL_POINTS = 100
_LONGEST_TOLD = 140
# What fits one line of a CV; a longer sentence is cut at the last «og» or «,» that leaves a whole thought.
_LONGEST_IN_CV = 80
_JOINS = re.compile(r"^(?:(?:og|men|så|for|fordi|at)\s+)+", re.IGNORECASE)
_SPEAKER = re.compile(r"^(?:jeg|hun|han|vi)\s+(?:er\s+(?=god|vant))?", re.IGNORECASE)
_AFTER_VERB = re.compile(r"^(\w+)\s+(?:jeg|hun|han|vi)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProposedSkill:
    """A skill found in a story: its points, the words that show it, its tasks, a proof sentence and a CV line."""

    skill: Skill
    points: int
    reasons: tuple[str, ...]
    tasks: tuple[str, ...]
    proof: str
    cv_line: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that a story gives: skills with their tasks, best first; what was said no to; the question to ask next."""

    skills: tuple[ProposedSkill, ...]
    denied: tuple[str, ...]
    ask: str


def propose(text: str, skills: SkillMap) -> Proposal:
    """Turn a story into skills and work tasks, each explained; nothing is proposed that no words stand for."""
    reading = read_story(text, skills)
    denied = {one.skill_id for one in reading.denied}
    proposed = tuple(_proposed(one, text, skills) for one in reading.found if one.skill_id not in denied)
    said_no = tuple(skills.skills[one.skill_id].name for one in reading.denied)
    return Proposal(proposed, said_no, next_question(reading, skills))


def next_question(reading: Reading, skills: SkillMap) -> str:
    """What to ask next: about the side of life that was told of, or an opening question when nothing was found."""
    if reading.found:
        return skills.kind_of(reading.found[0].skill_id).ask
    if reading.denied:
        refused = {skills.kind_of(one.skill_id).id for one in reading.denied}
        return next(kind.ask for kind in skills.kinds if kind.id not in refused)
    return skills.kinds[0].ask


def reason_for(found: Found, skills: SkillMap) -> tuple[str, ...]:
    """The words that showed a skill, one sentence for each piece of evidence that says more than the others."""
    told: list[Evidence] = []
    for piece in sorted(found.evidence[:3], key=lambda piece: -len(piece.said)):
        if not any(set(piece.said) <= set(other.said) for other in told):
            told.append(piece)
    return tuple(_sentence(piece, skills) for piece in told)


def _proposed(found: Found, text: str, skills: SkillMap) -> ProposedSkill:
    skill = skills.skills[found.skill_id]
    best = found.evidence[0]
    told = " ".join(text[best.start : best.end].split())
    line = in_cv_tone(told)
    if len(told) > _LONGEST_TOLD:
        told = f"{told[:_LONGEST_TOLD].rsplit(' ', 1)[0]} …"
    proof = skills.kind_of(skill.id).proof.format(skill=skill.name, told=told)
    return ProposedSkill(skill, points_of(found.weight), reason_for(found, skills), skill.tasks, proof, line)


def in_cv_tone(told: str) -> str:
    """Return what somebody told as a short line of a CV, «Ordner børnenes cykler.»; nothing when it cannot be short."""
    said = _JOINS.sub("", told.strip(" .,;:!?–-"))
    said = _AFTER_VERB.sub(r"\1", said) if not _SPEAKER.match(said) else _SPEAKER.sub("", said)
    while len(said) > _LONGEST_IN_CV:
        shorter = re.split(r"\s+og\s+|,\s*", said)
        if len(shorter) == 1:
            return ""
        said = said[: -len(shorter[-1])].rstrip(" ,")
        said = re.sub(r"\s+og$", "", said)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def points_of(weight: float) -> int:
    """A weight as whole points; what has any ground has at least one."""
    return max(1, round(weight * FULL_POINTS)) if weight > 0 else 0


def _sentence(piece: Evidence, skills: SkillMap) -> str:
    said = " + ".join(f"«{word}»" for word in piece.said)
    return f"{said}: kan {skills.skills[piece.skill_id].name}."
