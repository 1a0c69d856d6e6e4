"""Whether a person is in one of a rule's target groups, when not everything is known about the person.

A rule writes its groups as «6», or with a condition, as «6:employed» or «12:not_job_ready».
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jobbro.domain.eligibility.facts import Person
from jobbro.domain.eligibility.truth import Truth, fact

CONDITIONS = ("job_ready", "plainly_education_ready", "employed", "employed_here")


def membership(person: Person, patterns: Iterable[str]) -> Truth:
    """Whether the person is in one of the groups; ValueError for a condition that is not known."""
    found = Truth(False)
    for pattern in patterns:
        found = found | _matches(person, pattern)
    return found


def _matches(person: Person, pattern: str) -> Truth:
    number, _, condition = pattern.partition(":")
    same = None if person.target_group is None else person.target_group == int(number)
    in_group = fact("person.target_group", same)
    if not condition or in_group.answer is not True:
        return in_group
    name = condition.removeprefix("not_")
    if name not in CONDITIONS:
        raise ValueError(f"«{pattern}» names a condition that is not known")
    holds = fact(f"person.{name}", getattr(person, name))
    return ~holds if condition.startswith("not_") else holds


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
