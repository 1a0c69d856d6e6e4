"""The record on its way out of the house: gathered for the papers, and stopped when it says what is nobody's business.

Papers for the company take a `ReleasedBasis`, and only `released` makes one. Whatever it finds stops the paper whole:
nothing is left out silently, since the parties agree to what they read. A promised tool that tells about the citizen is
in them while the citizen agrees; the page of the placement says when it is not.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

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
from jobbro.reference.queries.toolbox import private_entries

_NUMBERS = ("", _("Ét"), _("To"), _("Tre"), _("Fire"), _("Fem"), _("Seks"), _("Syv"), _("Otte"), _("Ni"), _("Ti"))


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
    def mails(self) -> tuple[str, ...]:
        """The addresses that the papers carry anyway."""
        return self.contact_mail, self.consultant_mail

    @property
    def answers(self) -> tuple[Answered, ...]:
        """The parties who were asked: the company, the employees' representative, the citizen."""
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


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the record with everything in it that must not leave the house: said once, however much it is."""

    field: str
    section: str
    sentences: tuple[str, ...]
    words: tuple[tuple[str, str], ...]


def gathered(matters: Iterable[Matter]) -> tuple[Place, ...]:
    """Return the fields that hold something private, in order, each with its sentences, and its words with reasons."""
    fields: dict[tuple[str, str], list[Matter]] = {}
    for matter in matters:
        fields.setdefault((matter.field, matter.section), []).append(matter)
    return tuple(
        Place(
            field,
            section,
            tuple(dict.fromkeys(matter.sentence for matter in found)),
            tuple(dict.fromkeys((matter.words, matter.why) for matter in found)),
        )
        for (field, section), found in fields.items()
    )


def private_sentence(places: Iterable[Place]) -> str:
    """Say how many words must out before the company may read the text."""
    number = sum(len(place.words) for place in places)
    shown = str(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)
    said = ngettext(
        "Ét ord skal ud, før virksomheden må læse teksten.",
        "%(n)s ord skal ud, før virksomheden må læse teksten.",
        number,
    )
    return said % {"n": shown}


class NotForOthers(Exception):
    """The text cannot leave the house as it stands; carries each matter that stops it."""

    def __init__(self, matters: tuple[Matter, ...]) -> None:
        super().__init__(f"{len(matters)} matters")
        self.matters = matters

    @property
    def places(self) -> tuple[Place, ...]:
        """What stops the paper, field by field."""
        return gathered(self.matters)


def basis_of(placement: Placement) -> Basis:
    """Gather what the papers say, for readers who may see all of it."""
    record, trail, municipality = record_trail_and_sender(placement)
    contact_mail, consultant_mail = mails_beside(placement)
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
        contact_mail=contact_mail,
        consultant_mail=consultant_mail,
        trail=trail,
    )


def _answered(approval: Approval) -> Answered:
    agreed = approval.state == ApprovalState.AGREED
    return Answered(Party(approval.party), approval.person_name, approval.answered_at if agreed else None)


def released(placement: Placement) -> ReleasedBasis:
    """Return what the papers for the company are made from, when all of it may reach the company.

    :raises NotForOthers: naming field, sentence and rule for each thing that may not
    """
    basis = _without_private_tools(basis_of(placement))
    private = private_matters(basis.record, _texts_of(basis), mails=basis.mails)
    if matters := (*_withdrawn_needs(placement, basis.record), *private):
        raise NotForOthers(matters)
    return ReleasedBasis(basis)


def _without_private_tools(basis: Basis) -> Basis:
    """A tool whose name tells about the citizen is the company's to know only while the citizen agrees."""
    promised = basis.trail.promised_tools
    if not promised:
        return basis
    private = private_entries(tool.entry_id for tool in promised)
    told = tuple(tool for tool in promised if tool.agreed_with_citizen or tool.entry_id not in private)
    return replace(basis, trail=replace(basis.trail, tools=told))


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


def private_matters(record: Record, written: Iterable[tuple[str, str]], *, mails: Collection[str]) -> Iterator[Matter]:
    """Find what is not the company's business in these texts, each with the part of the record it stands in.

    The addresses in `mails` may stand there: the papers carry them anyway.
    """
    scan, names = privacy_scan(), record.names
    allowed = (names.company, names.site, names.citizen, names.contact, names.consultant)
    known = {_digits(names.contact_phone), _digits(names.consultant_phone)} - {""}
    own = {mail.lower() for mail in mails} - {""}
    for field, text in written:
        for spot in scan.scan(text, allowed=allowed):
            words = text[spot.start : spot.end]
            # The workplace's own number is on the paper anyway; the citizen's is not the company's to have.
            if _digits(words)[-8:] in known and spot.topic == "phone" or words.lower() in own:
                continue
            yield Matter(_label(field), _sentence_at(text, spot), words, _why(spot), _section(field))


def private_places(record: Record, *, mails: Collection[str]) -> tuple[Place, ...]:
    """Return the fields with something that the company must not read, in the record as it stands, saved or not."""
    return gathered(private_matters(record, _written_in(record), mails=mails))


def mails_beside(placement: Placement) -> tuple[str, ...]:
    """Return the addresses that the papers of a placement carry anyway."""
    return placement.contact.email if placement.contact else "", placement.consultant.email


def _texts_of(basis: Basis) -> Iterator[tuple[str, str]]:
    yield from _written_in(basis.record)
    for addition in basis.additions:
        yield "additions", addition.text
    for tool in basis.trail.promised_tools:
        yield "support", tool.wording


def _written_in(record: Record) -> Iterator[tuple[str, str]]:
    """Every text that somebody wrote and the company would read, with the part of the record it stands in."""
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


PLAIN_TEXTS = (
    "why",
    "because",
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
