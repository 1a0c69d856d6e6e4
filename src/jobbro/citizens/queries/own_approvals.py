"""What a citizen is asked to say yes to on the own page, as the reader would read it, and what the citizen answered."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for, visible_citizens
from jobbro.citizens.models import (
    CapsulePart,
    Citizen,
    CvVersion,
    Fact,
    OwnApproval,
    OwnApprovalLine,
    OwnApprovalState,
)
from jobbro.citizens.queries.capsule import READER
from jobbro.citizens.queries.cv_versions import CvContent, by_section, content_of, cv_line, in_cv
from jobbro.citizens.queries.facts import (
    FactView,
    fact_view,
    facts_for,
    in_page_order,
    may_reach,
    reader_of,
    with_readers,
    words_hash,
)
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit import CvSection
from jobbro.library import texts


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A line as the reader would read it, and what the citizen answered to exactly these words; None before that."""

    fact: FactView
    heading: str
    part: str
    words: str
    fingerprint: str
    is_yes: bool | None
    said: str


@dataclass(frozen=True, slots=True)
class Asked:
    """All that is asked about. `shown` is a hash of every line, `kept_shown` of the whole without the lines refused."""

    approval: OwnApproval
    lines: tuple[AskedLine, ...]
    shown: str
    kept_shown: str

    @property
    def kept(self) -> tuple[AskedLine, ...]:
        """The lines that the citizen did not say no to."""
        return tuple(line for line in self.lines if line.is_yes is not False)

    @property
    def is_read(self) -> bool:
        """Whether every line is answered in the words that it has now."""
        return bool(self.lines) and all(line.is_yes is not None for line in self.lines)

    @property
    def content(self) -> CvContent:
        """The CV without the lines that the citizen said no to."""
        version = self.approval.version
        assert version is not None
        facts = (line.fact for line in self.kept)
        return content_of(self.approval.citizen, facts, with_contact=version.with_contact)

    @property
    def parts(self) -> tuple[tuple[str, tuple[AskedLine, ...]], ...]:
        """The kept lines below their headings."""
        headings = dict.fromkeys(line.heading for line in self.kept)
        return tuple((one, tuple(line for line in self.kept if line.heading == one)) for one in headings)


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that the citizen said no to, in its words and the citizen's own, where the colleague may read them."""

    wording: str
    said: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The latest question about one thing, and the lines that the citizen said no to."""

    approval: OwnApproval
    refused: tuple[Refused, ...]


def asked(approval: OwnApproval) -> Asked:
    """Return what is asked about at this moment; a line that is closed meanwhile is not shown to anybody."""
    rows = tuple(approval.lines.all())
    answers = {(row.fact_id, row.fingerprint): row for row in rows if row.is_yes is not None}
    pairs = _cv_lines(approval.citizen, approval.version) if approval.version else _capsule_lines(approval, rows)
    lines = []
    for fact, heading, part in pairs:
        fingerprint = words_hash([fact])
        answer = answers.get((fact.id, fingerprint))
        is_yes, said = (answer.is_yes, answer.said) if answer else (None, "")
        lines.append(AskedLine(fact, heading, part, cv_line(fact), fingerprint, is_yes, said))
    kept = [line for line in lines if line.is_yes is not False]
    return Asked(approval, tuple(lines), _hash(approval, lines), _hash(approval, kept))


def asked_of(citizen: Citizen) -> tuple[OwnApproval, ...]:
    """Return the questions that wait for the citizen, the oldest first."""
    rows = OwnApproval.objects.filter(citizen=citizen, state=OwnApprovalState.WAITING)
    return tuple(rows.select_related("version").order_by("asked_at", "pk"))


def own_approval_of(citizen: Citizen, approval_id: UUID) -> OwnApproval | None:
    """Return a question to this citizen, answered or not; None when there is no such question."""
    rows = OwnApproval.objects.filter(pk=approval_id, citizen=citizen).select_related("version")
    approval = rows.prefetch_related("lines", "version__choices").first()
    if approval is not None:
        approval.citizen = citizen
    return approval


def outcome_of(viewer: Viewer, citizen: Citizen, version: CvVersion | None) -> Outcome | None:
    """Return the latest question about a CV version, or about the capsule, as this colleague may read the answer."""
    rows = OwnApproval.objects.filter(citizen=citizen, version=version).exclude(state=OwnApprovalState.WITHDRAWN)
    approval = rows.select_related("asked_by", "seen_by").order_by("-asked_at", "-pk").first()
    if approval is None:
        return None
    approval.citizen = citizen
    reader = reader_of(viewer.user) if viewer.user else Audience.COMPANY
    no = {row.fact_id: row for row in approval.lines.filter(is_yes=False)}
    facts = with_readers(Fact.objects.filter(pk__in=no)) if no else ()
    # Words that have changed since were never refused.
    still = [fact for fact in facts if words_hash([fact_view(fact)]) == no[fact.pk].fingerprint]
    mine = [fact for fact in in_page_order(still) if may_reach(reader, fact)]
    return Outcome(approval, tuple(Refused(fact.wording, no[fact.pk].said) for fact in mine))


def get_own_approval_for(viewer: Viewer, citizen_id: UUID, approval_id: UUID) -> OwnApproval:
    """Return a question and log the look at its citizen, or answer 404."""
    rows = OwnApproval.objects.filter(pk=approval_id, citizen_id=citizen_id, citizen__in=visible_citizens(viewer))
    approval = rows.first()
    if approval is None:
        raise Http404
    approval.citizen = get_citizen_for(viewer, citizen_id)
    return approval


def unseen_answers(viewer: Viewer) -> "QuerySet[OwnApproval]":
    """Return the answers that the case's own people have not seen, those of the own citizens, the oldest first."""
    own = Q(citizen__consultant=viewer.user) | Q(asked_by=viewer.user)
    rows = OwnApproval.objects.filter(own, answered_at__isnull=False, seen_at__isnull=True)
    return rows.filter(citizen__in=visible_citizens(viewer)).order_by("answered_at", "pk")


def _cv_lines(citizen: Citizen, version: CvVersion) -> Iterable[tuple[FactView, str, str]]:
    chosen = {choice.fact_id for choice in version.choices.all()}
    facts = [fact for fact in in_cv(facts_for(citizen, Audience.COMPANY)) if fact.id in chosen]
    held, say = by_section(facts), texts().say
    for section in (*CvSection, None):
        heading = say(f"own.cv.{section.value if section else 'unsorted'}")
        yield from ((fact, heading, "") for fact in held.get(section, ()))


def _capsule_lines(approval: OwnApproval, rows: Iterable[OwnApprovalLine]) -> Iterable[tuple[FactView, str, str]]:
    """What the reader and the citizen both may read now, below the heading that was proposed for it."""
    part_of = {row.fact_id: row.part for row in rows}
    stored = with_readers(Fact.objects.filter(pk__in=part_of, is_current=True))
    facts = [
        fact_view(fact)
        for fact in in_page_order(stored)
        if may_reach(READER, fact) and may_reach(Audience.CITIZEN, fact)
    ]
    for part in CapsulePart:
        yield from ((fact, str(part.label), part.value) for fact in facts if part_of[fact.id] == part)


def _hash(approval: OwnApproval, lines: Iterable[AskedLine]) -> str:
    version = approval.version
    if version is None:
        about = ["capsule", approval.next_step, str(approval.expires_on)]
    else:
        head = content_of(approval.citizen, (), with_contact=version.with_contact)
        about = [version.recipient, head.name, *(said for pair in head.contact for said in pair)]
    told = [[line.heading, line.words, line.fingerprint] for line in lines]
    return hashlib.sha256(json.dumps([about, told], ensure_ascii=False).encode()).hexdigest()
