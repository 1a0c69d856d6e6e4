"""The two lines under a citizen's name on each page about the citizen."""

from collections.abc import Collection
from dataclasses import dataclass

from jobbro.accounts.viewer import Viewer
from jobbro.citizens import cpr as numbers
from jobbro.citizens.models import Citizen, Fact, TargetGroupSpell
from jobbro.citizens.queries.facts import may_reach, reader_of, released_to
from jobbro.citizens.queries.page import group_on, spells_of
from jobbro.domain.disclosure import Audience


@dataclass(frozen=True, slots=True)
class Summary:
    """Age, target group and, for those who see all, how much is shared."""

    age: int | None
    group: TargetGroupSpell | None
    sees_all: bool
    closed_facts: int
    open_for_company: int


def summary_of(viewer: Viewer, citizen: Citizen, facts: Collection[Fact]) -> Summary:
    """Return the summary of a citizen from the current facts, which came with their readers."""
    number = numbers.unseal(citizen.cpr_encrypted, citizen_id=citizen.pk) if citizen.cpr_encrypted else ""
    return Summary(
        age=numbers.age_on(viewer.today, born=numbers.birthday(number)) if number else None,
        group=group_on(viewer.today, spells_of(citizen)),
        sees_all=viewer.user is not None and reader_of(viewer.user) == Audience.CONSULTANT,
        closed_facts=sum(1 for fact in facts if not released_to(fact)),
        open_for_company=sum(1 for fact in facts if may_reach(Audience.COMPANY, fact)),
    )
