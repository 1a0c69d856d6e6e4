"""Whether a person is in one of a rule's target groups, when not everything is known about the person.

A rule writes its groups as «6», or with a condition, as «6:employed» or «12:not_job_ready».
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from jobbro.domain.eligibility.facts import Person
from jobbro.domain.eligibility.truth import Truth, fact

CONDITIONS = ("job_ready", "plainly_education_ready", "employed", "employed_here")


def membership(person: Person, patterns: Iterable[str]) -> Truth:
    """Whether the person is in one of the groups; ValueError for a condition that is not known."""
    groups = _read(tuple(patterns))
    if person.target_group is None:
        return fact("person.target_group", None) if groups else Truth(False)
    conditions = groups.get(person.target_group)
    if conditions is None:
        return Truth(False)
    found = Truth(not conditions)
    for name, is_wanted in conditions:
        holds = fact(f"person.{name}", _told(person, name))
        found = found | (holds if is_wanted else ~holds)
    return found


@cache
def _read(patterns: tuple[str, ...]) -> dict[int, tuple[tuple[str, bool], ...]]:
    """The conditions of each group, any of which is enough; none at all when the whole group is meant."""
    groups: dict[int, tuple[tuple[str, bool], ...]] = {}
    for pattern in patterns:
        number, _, condition = pattern.partition(":")
        name = condition.removeprefix("not_")
        if condition and name not in CONDITIONS:
            raise ValueError(f"«{pattern}» names a condition that is not known")
        before = groups.get(int(number))
        is_whole = not condition or before == ()
        groups[int(number)] = () if is_whole else (*(before or ()), (name, name == condition))
    return groups


def _told(person: Person, name: str) -> bool | None:
    """A person's fact; somebody without a job is not employed here either, and somebody employed here has a job."""
    told: bool | None = getattr(person, name)
    if told is None and name == "employed_here" and person.employed is False:
        return False
    return True if told is None and name == "employed" and person.employed_here else told


_SPLIT_GROUPS: dict[str, dict[str, Any]] = {
    "4": {"plainly_education_ready": False},
    "4a": {"plainly_education_ready": True},
    "6": {"employed": False, "employed_here": False},
    "6a": {"employed": True},
    "7": {"employed": False, "employed_here": False},
    "7a": {"employed": True},
    "12a": {"job_ready": True},
    "12b": {"job_ready": False},
}


def person_in_group(code: str) -> Person:
    """The person that a stored group code describes, such as «6a» for sick-listed with a job.

    Raises ValueError for a code that is not a number of LAB § 6 with a known letter.
    """
    split = _SPLIT_GROUPS.get(code, {})
    return Person(target_group=int(code.rstrip("ab") if split else code), **split)
