"""What it means for a plan that the citizen's target group changes before it has ended.

The group on the first day decides which rules apply. A later group turns no answer here; it is a reason to look again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from jobbro.domain.eligibility.facts import Person, PlannedPlacement
from jobbro.domain.eligibility.findings import Finding, Verdict
from jobbro.domain.eligibility.groups import person_in_group
from jobbro.domain.eligibility.placements import check_placement
from jobbro.domain.rules import Rulebook

_OF_THE_GROUP = ("target_group", "job_ready", "plainly_education_ready", "employed", "employed_here")


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A day on which the group changes, and the rules that would no longer be met had it been the group all along."""

    day: date
    group: str
    otherwise: tuple[Finding, ...]


def group_changes(
    planned: PlannedPlacement, later: Iterable[tuple[date, str]], rulebook: Rulebook
) -> tuple[GroupChange, ...]:
    """The changes that fall inside the plan after its first day, in order; `later` are first days and group codes.

    Raises ValueError for a group code that is not known.
    """
    found: list[GroupChange] = []
    person = planned.person
    for day, code in sorted(later):
        person, before = _in_group(person, code), person
        if person == before or not planned.starts < day <= planned.period.last:
            continue
        answers = {finding.code: finding.verdict for finding in check_placement(planned, rulebook)}
        instead = replace(planned, person=replace(person, group_granted_on=day))
        findings = check_placement(instead, rulebook)
        found.append(GroupChange(day, code, tuple(one for one in findings if _is_worse(one, answers.get(one.code)))))
    return tuple(found)


def _in_group(person: Person, code: str) -> Person:
    other = person_in_group(code)
    return replace(person, **{name: getattr(other, name) for name in _OF_THE_GROUP})


def _is_worse(finding: Finding, before: Verdict | None) -> bool:
    return finding.verdict is not Verdict.MET and finding.verdict is not before
