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
        number, _, condition = pattern.partition(":")
        # Most patterns are of other groups and add nothing; 20,000 placements ask this some 200,000 times.
        if person.target_group is None:
            found = found | fact("person.target_group", None)
        elif person.target_group == int(number):
            found = found | (_meets(person, condition) if condition else Truth(True))
    return found


def _meets(person: Person, condition: str) -> Truth:
    name = condition.removeprefix("not_")
    if name not in CONDITIONS:
        raise ValueError(f"«{condition}» is a condition that is not known")
    holds = fact(f"person.{name}", _told(person, name))
    return ~holds if condition.startswith("not_") else holds


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
