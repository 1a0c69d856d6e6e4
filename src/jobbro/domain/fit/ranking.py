"""Ranks free task texts against a story: which of them fits what the person can, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobbro.domain.fit.proposals import next_question, points_of
from jobbro.domain.fit.reading import Found, Reading, read_story, read_task
from jobbro.domain.fit.skills import SkillMap, folded_words
from jobbro.domain.language.normal_form import normal_form

# A second skill that also fits counts, but a text that lists many tasks must not win by its length.
_SECOND = 0.35
_REFUSED = 0.5
# Words of substance that stand in both texts, when no skill is known that brings them together.
_SHARED_WORD = 0.15
_MOST_SHARED = 0.45
_SHORTEST_SHARED = 4


@dataclass(frozen=True, slots=True)
class RankedTask:
    """A task with its points and the reasons for them; 0 points is no ground for a match."""

    task: str
    points: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """All tasks, best first, ties in the order given; and what to ask next."""

    tasks: tuple[RankedTask, ...]
    ask: str
    names_a_skill: bool


def rank(query: str, candidates: Sequence[str], skills: SkillMap) -> Ranking:
    """Rank work tasks by what a story tells that somebody can.

    A story that names no skill gives every task 0 points and the question to ask next.
    """
    reading = read_story(query, skills)
    said = _substance(" ".join(word.lower for word in reading.able)) - _EMPTY
    judged = [_judge(task, reading, said, skills) for task in candidates]
    ordered = sorted(judged, key=lambda one: -one.points)
    return Ranking(tuple(ordered), next_question(reading, skills), bool(reading.found))


def _judge(task: str, reading: Reading, said: frozenset[str], skills: SkillMap) -> RankedTask:
    if not reading.found:
        return RankedTask(task, 0, ())
    asked = read_task(task, skills)
    fits = sorted((_best_fit(one, asked, skills) for one in reading.found), key=lambda fit: -fit[0])
    fits = [fit for fit in fits if fit[0] > 0]
    shared = _shared(said, task)
    weight = sum(fit[0] * (1 if at == 0 else _SECOND) for at, fit in enumerate(fits))
    weight += min(_MOST_SHARED, _SHARED_WORD * len(shared))
    weight -= _REFUSED * max((_best_fit(one, asked, skills, only_same=True)[0] for one in reading.denied), default=0.0)
    if weight <= 0:
        return RankedTask(task, 0, ())
    reasons = [reason for _, reason in fits[:3]]
    if shared:
        reasons.append(f"Begge steder står {', '.join(f'«{word}»' for word in shared)}.")
    return RankedTask(task, points_of(weight), tuple(reasons))


def _best_fit(told: Found, asked: Sequence[Found], skills: SkillMap, *, only_same: bool = False) -> tuple[float, str]:
    """The task's skill that comes nearest to what was told, with the reason in words."""
    weights = {one: told.weight * one.weight * skills.likeness(told.skill_id, one.skill_id) for one in asked}
    if only_same:
        weights = {one: weight for one, weight in weights.items() if one.skill_id == told.skill_id}
    if not any(weights.values()):
        return 0.0, ""
    nearest = max(weights, key=lambda one: weights[one])
    others = sum(weights.values()) - weights[nearest]
    return weights[nearest] + _SECOND * others, _reason(told, nearest, skills)


def _reason(told: Found, asked: Found, skills: SkillMap) -> str:
    said = " + ".join(f"«{word}»" for word in told.evidence[0].said)
    wanted = " + ".join(f"«{word}»" for word in asked.evidence[0].said)
    name, other = skills.skills[told.skill_id].name, skills.skills[asked.skill_id].name
    if told.skill_id == asked.skill_id:
        return f"{said}: kan {name}. Opgaven siger {wanted}."
    return f"{said}: kan {name}. Det ligger tæt på at {other}, og opgaven siger {wanted}."


# Words that stand in every story and every task and bring nothing together.
_EMPTY = frozenset(
    normal_form(
        """jeg mig min mit mine har have haft hele alle andre altid aldrig efter eller også over under mellem meget
        mange flere noget nogen nogle ikke være været bliver blevet kunne skulle ville kan skal når hvor hvis fordi
        siden gange dage timer måned uger årene arbejde arbejdede arbejdet opgaver opgave hjælpe hjælper hjælp lave
        laver lavede ordne klare passe passer passede mand kone børn mor far familie folk gerne selv sammen hver dag
        dagen god godt gode gamle stor store lille små blandt ting tingene sådan rigtig bare hjemme hjem derhjemme sted
        stedet pige dreng ungen tidligere nye ny står stå holde holder styr tager tage kører køre går"""
    ).split()
)


def _substance(text: str) -> frozenset[str]:
    return frozenset(word for word in normal_form(text).split() if len(word) >= _SHORTEST_SHARED) - _EMPTY


def _shared(said: frozenset[str], task: str) -> tuple[str, ...]:
    """The words of a task that were also said, in any form, or of which a part was said."""
    return tuple(
        dict.fromkeys(
            word.lower
            for word in folded_words(task)
            if any(ours == part or _is_part(ours, part) for part in _substance(word.lower) for ours in said)
        )
    )


def _is_part(part: str, compound: str) -> bool:
    return len(part) > _SHORTEST_SHARED and (compound.startswith(part) or compound.endswith(part))
