"""Facts about a citizen, and which of them a reader may see."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet
from django.http import Http404

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Role
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for, visible_citizens
from jobbro.citizens.models import NEVER_OUTSIDE, Citizen, Fact, FactKind, Release
from jobbro.domain.disclosure import OUTSIDE, Audience, may_read
from jobbro.ui.gathering import RowsAsJson


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as a reader outside the inner circle sees it: the released words and nothing else."""

    id: UUID
    kind: FactKind
    wording: str
    measure: str
    in_own_words: bool
    section: str = ""
    period: str = ""


def facts_for(citizen: Citizen, audience: Audience, *or_these: Audience) -> tuple[FactView, ...]:
    """Return the current facts that may reach this reader, or one of several, strengths and wishes first.

    Pages, papers and links for others than the consultant take facts about a citizen from here and nowhere else.
    """
    return tuple(
        fact_view(fact)
        for fact in in_page_order(with_readers(Fact.objects.filter(citizen=citizen, is_current=True)))
        if any(may_reach(reader, fact) for reader in (audience, *or_these))
    )


def released_words(
    citizens: Iterable[UUID], audience: Audience, kinds: Iterable[FactKind]
) -> dict[UUID, tuple[str, ...]]:
    """Return the words of these kinds that may reach this reader, citizen by citizen; one question, nobody is named."""
    rows = with_readers(Fact.objects.filter(citizen__in=citizens, is_current=True, kind__in=kinds))
    found: dict[UUID, tuple[str, ...]] = {}
    for fact in in_page_order(rows):
        if may_reach(audience, fact):
            found[fact.citizen_id] = (*found.get(fact.citizen_id, ()), fact.wording)
    return found


def fact_view(fact: Fact) -> FactView:
    """Return the words of a fact that a reader may see, without the inner note and all that is ours."""
    kind = FactKind(fact.kind)
    return FactView(fact.pk, kind, fact.wording, fact.measure, fact.in_own_words, fact.section, fact.period)


def with_readers(facts: "QuerySet[Fact]") -> "QuerySet[Fact]":
    """Fetch the open releases with the facts, in the same question."""
    standing = Release.objects.filter(fact=OuterRef("pk"), withdrawn_at__isnull=True)
    return facts.annotate(open_releases=RowsAsJson(standing, audience="audience"))


def may_reach(audience: Audience, fact: Fact) -> bool:
    """Answer whether a fact may reach this reader."""
    if audience in OUTSIDE and fact.kind in NEVER_OUTSIDE:
        return False
    return may_read(audience, released_to(fact))


def released_to(fact: Fact) -> frozenset[Audience]:
    """Return the audiences that a fact is open to; asks the database unless the fact came with its readers."""
    rows = getattr(fact, "open_releases", None)
    if rows is None:
        rows = fact.releases.filter(withdrawn_at__isnull=True).values("audience")
    return frozenset(Audience(row["audience"]) for row in rows)


def in_page_order(facts: Iterable[Fact]) -> list[Fact]:
    """Sort facts as every page shows them: wishes and strengths before needs, the newest first in each kind."""
    kinds = list(FactKind.values)
    return sorted(facts, key=lambda fact: (kinds.index(fact.kind), -fact.noted_on.toordinal(), str(fact.pk)))


def reader_of(user: User) -> Audience:
    """Return which reader a colleague is: a caseworker sees facts by release, consultants and leaders see them all."""
    return Audience.CASEWORKER if user.role == Role.CASEWORKER else Audience.CONSULTANT


def words_hash(facts: Iterable[FactView]) -> str:
    """Return a hash of every word of some facts, in their order."""
    said = [[str(one.id), one.kind, one.wording, one.measure, one.section, one.period] for one in facts]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def get_fact_for(viewer: Viewer, citizen_id: UUID, fact_id: UUID) -> Fact:
    """Return one fact and log the look at its citizen; 404 when the citizen or the fact may not reach the viewer."""
    found = Fact.objects.filter(pk=fact_id, citizen_id=citizen_id, citizen__in=visible_citizens(viewer))
    fact = with_readers(found).first()
    if fact is None or viewer.user is None or not may_reach(reader_of(viewer.user), fact):
        raise Http404
    fact.citizen = get_citizen_for(viewer, citizen_id)
    return fact
