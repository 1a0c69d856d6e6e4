"""A CV for one reader: what it says now, and whether that is what the citizen said yes to."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import get_citizen_for, visible_citizens
from jobbro.citizens.models import NOT_IN_CV, Citizen, CvVersion, FactKind
from jobbro.citizens.queries.facts import FactView, facts_for, words_hash
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit import CvSection, latest_first

_SECTION_OF = {
    FactKind.WISH: CvSection.WHY,
    FactKind.SKILL: CvSection.ALSO,
    FactKind.EVERYDAY: CvSection.ALSO,
    FactKind.NEED: CvSection.HELP,
}


class CvState(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    OUTDATED = "outdated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class CvContent:
    """All that a CV says, and nothing that the company may not read. `unsorted` is a CV fact without a section."""

    name: str
    contact: tuple[tuple[str, str], ...]
    sections: dict[CvSection, tuple[str, ...]]
    unsorted: tuple[str, ...]
    is_demo: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but a name."""
        return not self.unsorted and not any(self.sections.values())

    @property
    def fingerprint(self) -> str:
        """A hash of every word; the same as long as the CV says the same."""
        said = [self.name, self.contact, sorted((key.value, words) for key, words in self.sections.items())]
        return hashlib.sha256(json.dumps([*said, self.unsorted], ensure_ascii=False).encode()).hexdigest()


def section_of(kind: str, section: str) -> CvSection | None:
    """Return the part of the CV in which a fact stands; None for a CV fact that nobody has sorted."""
    if kind in _SECTION_OF:
        return _SECTION_OF[FactKind(kind)]
    return CvSection(section) if section else None


def cv_line(fact: FactView) -> str:
    """Return a fact as one line of a CV: its period first, its proof last unless the words say it already."""
    said = f"«{fact.wording}»" if fact.in_own_words else fact.wording
    if fact.measure and fact.measure.casefold() not in fact.wording.casefold():
        said = f"{said if said.endswith(('.', '!', '?', '»')) else f'{said}.'} {fact.measure}"
    return " ".join(f"{fact.period}: {said}".split()) if fact.period else " ".join(said.split())


def in_cv(facts: Iterable[FactView]) -> tuple[FactView, ...]:
    """Leave out what no CV shows."""
    return tuple(fact for fact in facts if fact.kind not in NOT_IN_CV)


def cv_content(version: CvVersion) -> CvContent:
    """Return what a version says at this moment: of the chosen facts those that the company may read."""
    facts = shown_in(version, in_cv(facts_for(version.citizen, Audience.COMPANY)))
    return content_of(version.citizen, facts, with_contact=version.with_contact)


def shown_in(version: CvVersion, released: Iterable[FactView]) -> tuple[FactView, ...]:
    """Return the released facts that a version shows: chosen, and not in words that the citizen said no to."""
    refused = {choice.fact_id: choice.refused_fingerprint for choice in version.choices.all()}
    return tuple(fact for fact in released if fact.id in refused and words_hash([fact]) != refused[fact.id])


def content_of(citizen: Citizen, facts: Iterable[FactView], *, with_contact: bool) -> CvContent:
    """Return a CV of these facts, each section with the latest first."""
    lines = {place: tuple(cv_line(fact) for fact in found) for place, found in by_section(facts).items()}
    contact = (("Telefon", citizen.phone), ("Mail", citizen.email)) if with_contact else ()
    return CvContent(
        name=citizen.full_name,
        contact=tuple((label, said) for label, said in contact if said),
        sections={section: lines.get(section, ()) for section in CvSection},
        unsorted=lines.get(None, ()),
        is_demo=citizen.is_demo,
    )


def state_of(version: CvVersion, content: CvContent) -> CvState:
    """Return where a version stands, given what it says now."""
    if version.withdrawn_at is not None:
        return CvState.WITHDRAWN
    if not version.approved_fingerprint:
        return CvState.DRAFT
    same = version.approved_fingerprint == content.fingerprint and not content.is_empty
    return CvState.APPROVED if same else CvState.OUTDATED


def get_cv_version_for(
    viewer: Viewer, citizen_id: UUID, version_id: UUID, *, kind: LookKind = LookKind.PAGE
) -> CvVersion:
    """Return a version and log the look at its citizen; 404 when the citizen is not the viewer's to see."""
    rows = versions_of(citizen_id).filter(pk=version_id, citizen__in=visible_citizens(viewer))
    version = rows.first()
    if version is None:
        raise Http404
    version.citizen = get_citizen_for(viewer, citizen_id, kind=kind)
    return version


def versions_of(citizen_id: UUID) -> "QuerySet[CvVersion]":
    """Return the versions of a citizen's CV, the latest first, with what each shows."""
    rows = CvVersion.objects.filter(citizen=citizen_id).order_by("-made_at", "pk")
    return rows.select_related("made_by", "approved_by").prefetch_related("choices")


def readers_of_cv_with(fact_id: UUID) -> tuple[str, ...]:
    """Return whom a CV with this fact was said yes to for, so that they can be told when it is closed."""
    rows = CvVersion.objects.filter(choices__fact=fact_id, approved_at__isnull=False, withdrawn_at__isnull=True)
    return tuple(rows.order_by("recipient").values_list("recipient", flat=True).distinct())


def by_section(facts: Iterable[FactView]) -> dict[CvSection | None, tuple[FactView, ...]]:
    """Return the facts of each part of a CV in its order, the latest first; None is a fact that nobody has sorted."""
    held: dict[CvSection | None, list[FactView]] = {}
    for fact in facts:
        held.setdefault(section_of(fact.kind, fact.section), []).append(fact)
    orders = ((place, found, latest_first([one.period for one in found])) for place, found in held.items())
    return {place: tuple(found[at] for at in order) for place, found, order in orders}
