"""The record on its way out of the house: gathered for the papers, and stopped when it says what is nobody's business.

Papers for the company take a `ReleasedBasis`, and only `released` makes one. Whatever it finds stops the paper whole:
nothing is left out silently, since the parties agree to what they read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from jobbro.citizens.queries import facts_for
from jobbro.domain.disclosure import Audience
from jobbro.domain.language import PrivateSpot
from jobbro.domain.language.sentences import split_sentences
from jobbro.library import texts
from jobbro.library.writing_files import privacy_scan
from jobbro.placements.models import Approval, ApprovalState, Party, Placement
from jobbro.placements.queries.additions import Addition
from jobbro.placements.queries.trail import NOTHING_YET, Trail, record_trail_and_sender
from jobbro.placements.record import Record
from jobbro.placements.sections import SECTIONS


@dataclass(frozen=True, slots=True)
class Answered:
    """A party as it signs: who, for what, and when it said yes (None while it has not)."""

    party: Party
    name: str
    agreed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Basis:
    """What the papers are made from: the record, and what is stored around it."""

    placement_id: UUID
    citizen_id: UUID
    record: Record
    state: str
    is_demo: bool
    edit_version: int
    changed_at: datetime
    municipality: str
    colour: str
    contact_mail: str = ""
    consultant_mail: str = ""
    trail: Trail = NOTHING_YET

    @property
    def answers(self) -> tuple[Answered, ...]:
        """The parties who were asked, in the order they were."""
        return tuple(_answered(approval) for approval in self.trail.standing)

    @property
    def additions(self) -> tuple[Addition, ...]:
        """The corrections to a locked text, in the order they were written."""
        return self.trail.additions


ReleasedBasis = NewType("ReleasedBasis", Basis)


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that must not leave the house: where it stands, the sentence, and the rule that stops it."""

    field: str
    sentence: str
    words: str
    why: str
    section: str


class NotForOthers(Exception):
    """The text cannot leave the house as it stands; carries each matter that stops it."""

    def __init__(self, matters: tuple[Matter, ...]) -> None:
        super().__init__(f"{len(matters)} matters")
        self.matters = matters


def basis_of(placement: Placement) -> Basis:
    """Gather what the papers say, for readers who may see all of it."""
    record, trail, municipality = record_trail_and_sender(placement)
    contact, consultant = placement.contact, placement.consultant
    return Basis(
        placement_id=placement.pk,
        citizen_id=placement.citizen_id,
        record=record,
        state=placement.state,
        is_demo=placement.is_demo,
        edit_version=placement.edit_version,
        changed_at=placement.changed_at,
        municipality=municipality.name,
        colour=municipality.colour,
        contact_mail=contact.email if contact else "",
        consultant_mail=consultant.email,
        trail=trail,
    )


def _answered(approval: Approval) -> Answered:
    agreed = approval.state == ApprovalState.AGREED
    return Answered(Party(approval.party), approval.person_name, approval.answered_at if agreed else None)


def released(placement: Placement) -> ReleasedBasis:
    """Return what the papers for the company are made from, when all of it may reach the company.

    :raises NotForOthers: naming field, sentence and rule for each thing that may not
    """
    basis = basis_of(placement)
    if matters := (*_withdrawn_needs(placement, basis.record), *private_matters(basis, _texts_of(basis))):
        raise NotForOthers(matters)
    return ReleasedBasis(basis)


def _withdrawn_needs(placement: Placement, record: Record) -> Iterator[Matter]:
    """A need is the company's to know only while the citizen's release of those very words stands."""
    if not record.needs:
        return
    open_now = {fact.id: fact.wording for fact in facts_for(placement.citizen, Audience.COMPANY)}
    for need in record.needs:
        if need.fact_id is None or open_now.get(need.fact_id) != need.wording:
            yield Matter(
                texts().say("record.needs"), need.wording, need.wording, texts().say("outside.withdrawn"), "hensyn"
            )


def private_matters(basis: Basis, written: Iterable[tuple[str, str]]) -> Iterator[Matter]:
    """Find what is not the company's business in these texts, each with the part of the record it stands in."""
    scan, names = privacy_scan(), basis.record.names
    allowed = (names.company, names.site, names.citizen, names.contact, names.consultant)
    known = {_digits(names.contact_phone), _digits(names.consultant_phone)} - {""}
    mails = {basis.contact_mail.lower(), basis.consultant_mail.lower()} - {""}
    for field, text in written:
        for spot in scan.scan(text, allowed=allowed):
            words = text[spot.start : spot.end]
            # The workplace's own number is on the paper anyway; the citizen's is not the company's to have.
            if _digits(words)[-8:] in known and spot.topic == "phone" or words.lower() in mails:
                continue
            yield Matter(_label(field), _sentence_at(text, spot), words, _why(spot), _section(field))


def _texts_of(basis: Basis) -> Iterator[tuple[str, str]]:
    """Every text that somebody wrote and the company would read, with the part of the record it stands in."""
    record = basis.record
    for name in PLAIN_TEXTS:
        yield name, getattr(record, name)
    for step in record.steps:
        for task in step.tasks:
            yield from (("steps", text) for text in (task.title, task.purpose, task.payable, task.next_task))
    for goal in record.goals:
        yield from (("goals", text) for text in (goal.text, goal.measure))
    for need in record.needs:
        yield from (("needs", text) for text in (need.wording, need.handled_by, need.suits_tasks))
    for duty in record.duties:
        yield from (("duties", text) for text in (duty.name, duty.text))
    for meeting in record.follow_ups:
        yield from (("follow_ups", text) for text in (*meeting.participants, *meeting.topics))
    yield "contact_id", record.names.contact_title
    for addition in basis.additions:
        yield "additions", addition.text


PLAIN_TEXTS = (
    "why",
    "contribution",
    "citizen_words",
    "special_planning",
    "absence_notice",
    "if_it_goes_wrong",
    "next_step",
    "next_activity",
    "paid_route_reason",
    "what_it_takes",
)
_SECTION_OF = {field: name for name, section in SECTIONS.items() for field in section.fields}


def _label(field: str) -> str:
    return texts().say(f"record.{field}")


def _section(field: str) -> str:
    return _SECTION_OF.get(field, "")


def _why(spot: PrivateSpot) -> str:
    return texts().say("outside.topic", topic=spot.title) if spot.title else texts().say(f"outside.{spot.topic}")


def _sentence_at(text: str, spot: PrivateSpot) -> str:
    for sentence in split_sentences(text):
        if sentence.start <= spot.start < sentence.end:
            return sentence.text
    return text


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())[-8:]
