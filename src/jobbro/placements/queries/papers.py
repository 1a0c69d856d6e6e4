"""Which papers were made, whether the record has changed since, and what in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from jobbro.audit.changes import TimelineEvent, timeline
from jobbro.domain.language import OverviewTopic, RecordField, check_record
from jobbro.library import texts
from jobbro.library.letters import fill
from jobbro.library.writing_files import description_checklist, phrase_lexicon, privacy_scan
from jobbro.placements.actions.tracking import TrackStatus
from jobbro.placements.models import ApprovalState, PaperKind, Placement, PlacementState, Track
from jobbro.placements.queries.description import description_of
from jobbro.placements.queries.outside import Basis
from jobbro.placements.queries.trail import Trail, record_and_trail
from jobbro.placements.record import Record, record_fingerprint
from jobbro.placements.sections import SECTIONS

# A draft that has lain this long with the company is worth a call; the municipality's own habit, not a rule of law.
PATIENCE_DAYS = 7
# Texts that are carried into another system; noting them says that they stand there now.
CARRIED = frozenset({PaperKind.VITAS, PaperKind.MIN_PLAN})
_PAGES = CARRIED | {PaperKind.CITIZEN_VERSION}
_ROUTES = {PaperKind.AGREEMENT: "agreement_pdf"}


@dataclass(frozen=True, slots=True)
class PaperState:
    """A kind of paper: when it was last made, and what has changed in the record since.

    `is_agreed` says whether everybody who was asked has said yes.
    """

    kind: PaperKind
    made_at: datetime | None = None
    made_by: str = ""
    changed: tuple[str, ...] = ()
    is_agreed: bool = False

    @property
    def label(self) -> str:
        """The Danish name of the paper."""
        return str(self.kind.label)

    @property
    def is_current(self) -> bool:
        """Whether it was made and nothing has changed since."""
        return self.made_at is not None and not self.changed

    @property
    def is_carried(self) -> bool:
        """Whether it is a text that is copied into another system."""
        return self.kind in CARRIED

    @property
    def short_label(self) -> str:
        """What its button says after «Hent» or «Se»."""
        return texts().say(f"paper.short.{self.kind}")

    @property
    def route(self) -> str:
        """The name of its page, or of the file that it is fetched as."""
        return f"placements:{_ROUTES.get(self.kind, self.kind)}"

    @property
    def has_page(self) -> bool:
        """Whether it is read on a page; the others are files."""
        return self.kind in _PAGES

    @property
    def tone(self) -> str:
        """The tone of its state: Min Plan must be right once it is agreed or written; the others may wait (R-104)."""
        if self.is_current:
            return "good"
        if self.kind is PaperKind.MIN_PLAN and (self.is_agreed or self.made_at is not None):
            return "stop"
        return "warn" if self.changed else "quiet"


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One of the five lines, and the part of the plan where it can be changed."""

    label: str
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """Every paper, whether the two that carry the law agree, and how long the application has waited."""

    papers: tuple[PaperState, ...]
    behind: tuple[PaperState, ...]
    days_with_company: int | None

    @property
    def is_slow(self) -> bool:
        """Whether the company has had the draft so long that one should ring."""
        return self.days_with_company is not None and self.days_with_company > PATIENCE_DAYS


def shelf_page(placement: Placement, *, today: date) -> ShelfPage:
    """Return what the page of papers shows."""
    record, trail = record_and_trail(placement)
    states = shelf(record, trail, timeline(placement))
    behind = tuple(
        state
        for state in states
        if state.is_carried and not state.is_current and (state.made_at or placement.state != PlacementState.DRAFT)
    )
    return ShelfPage(states, behind, days_with_company(trail, today))


def state_of(placement: Placement, basis: Basis, kind: PaperKind) -> PaperState:
    """Return the state of one kind of paper; the story is read only when something has changed."""
    made = [paper for paper in basis.trail.papers if paper.kind is kind]
    is_same = not made or made[-1].record_fingerprint == record_fingerprint(basis.record)
    states = shelf(basis.record, basis.trail, () if is_same else timeline(placement))
    return next(state for state in states if state.kind is kind)


def shelf(record: Record, trail: Trail, story: tuple[TimelineEvent, ...]) -> tuple[PaperState, ...]:
    """Return the state of every kind of paper, in the order of the page."""
    latest = {paper.kind: paper for paper in trail.papers}
    fingerprint = record_fingerprint(record)
    is_agreed = bool(trail.standing) and all(row.state == ApprovalState.AGREED for row in trail.standing)
    states = []
    for kind in PaperKind:
        paper = latest.get(kind)
        if paper is None:
            states.append(PaperState(kind, is_agreed=is_agreed))
            continue
        changed = _additions_since(trail, paper.at) + _support_since(trail, paper.at)
        if paper.record_fingerprint != fingerprint:
            changed = _changed_since(story, paper.at) + changed
        states.append(PaperState(kind, paper.at, paper.by, changed, is_agreed))
    return tuple(states)


def days_with_company(trail: Trail, today: date) -> int | None:
    """Return for how many days a draft application has lain with the company; None when it is not with them (R-101)."""
    moves = [event for event in trail.tracks if event.track == Track.APPLICATION]
    last = max(moves, key=lambda event: (event.on_day, event.pk), default=None)
    if last is None or last.status not in {TrackStatus.DRAFT_SENT, TrackStatus.RETURNED}:
        return None
    return (today - last.on_day).days


def overview_lines(record: Record) -> tuple[OverviewLine, ...]:
    """Return the five lines, as the check reads them out of the record, each with the part it comes from (R-106)."""
    report = check_record(
        description_of(record), checklist=description_checklist(), lexicon=phrase_lexicon(), privacy=privacy_scan()
    )
    found = {line.topic: line for line in report.overview}
    names = {"citizen": record.names.citizen_first, "company": record.names.company}
    letter = fill("placement_overview", names | {blank: found[topic].text for blank, topic in _BLANKS.items()})
    [[facts]] = [section.blocks for section in letter.sections]
    return tuple(
        OverviewLine(label, text, _section(found[topic].evidence, _USUAL[topic]))
        for (label, text), topic in zip(facts.rows, _BLANKS.values(), strict=True)
    )


_BLANKS = {
    "now": OverviewTopic.NOW,
    "purpose": OverviewTopic.PURPOSE,
    "working_on": OverviewTopic.QUALIFICATIONS,
    "next_step": OverviewTopic.NEXT_STEP,
    "paid_hours": OverviewTopic.ORDINARY_HOURS,
}
_USUAL = {
    OverviewTopic.NOW: "timer",
    OverviewTopic.PURPOSE: "formaal",
    OverviewTopic.QUALIFICATIONS: "hensyn",
    OverviewTopic.NEXT_STEP: "videre",
    OverviewTopic.ORDINARY_HOURS: "videre",
}
_FIELD_OF = {"plan": "steps", "tasks": "steps", "purpose": "why", "company_offers": "contribution", "subgoals": "goals"}
_SECTION_OF = {field: name for name, section in SECTIONS.items() for field in section.fields}


def _section(evidence: Iterable[object], usual: str) -> str:
    for proof in evidence:
        place = getattr(proof, "place", None)
        if isinstance(place, RecordField):
            return _SECTION_OF.get(_FIELD_OF.get(place.name, place.name), usual)
    return usual


def _changed_since(story: tuple[TimelineEvent, ...], made_at: datetime) -> tuple[str, ...]:
    """Name the parts of the record that were saved after this moment; never empty, since something did change."""
    parts = dict.fromkeys(
        part
        for event in story
        if event.action == "placement.saved" and event.at >= made_at
        for part in event.details.get("parts", ())
    )
    named = tuple(texts().say(f"record.{part}") for part in parts if f"record.{part}" in texts())
    return named or (texts().say("record.names"),)


def _additions_since(trail: Trail, made_at: datetime) -> tuple[str, ...]:
    return (texts().say("record.additions"),) if any(addition.at > made_at for addition in trail.additions) else ()


def _support_since(trail: Trail, made_at: datetime) -> tuple[str, ...]:
    """Say that a tool was promised, or the citizen's yes to it noted, after this moment."""
    moments = [at for tool in trail.promised_tools for at in (tool.promised_at, tool.agreement_noted_at) if at]
    return (texts().say("record.support"),) if any(at > made_at for at in moments) else ()
