"""What came of a placement: answers of the parties, steps with the authority, corrections, and papers made."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar, cast

from django.db.models import DateTimeField, F, Model, OuterRef, Value
from django.db.models.functions import Concat

from jobbro.accounts.models import Municipality
from jobbro.placements.models import (
    Approval,
    ApprovalState,
    Correction,
    FollowUp,
    LawChange,
    OfferedTool,
    Paper,
    PaperKind,
    Party,
    Placement,
    Proposal,
    TrackEvent,
)
from jobbro.placements.queries.additions import Addition
from jobbro.placements.queries.reading import record_from
from jobbro.placements.queries.rows import LINES
from jobbro.placements.record import Record
from jobbro.ui.gathering import RowsAsJson

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made, and the fingerprint of the record it was made from."""

    kind: PaperKind
    record_fingerprint: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Promised:
    """The follow-up that the company was promised with the proposal: when, by whom, and when it was done."""

    day: date
    who: str
    kept_on: date | None


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything in the order it came; `held` gives for the agreed day of a follow-up the day it was held."""

    approvals: tuple[Approval, ...]
    tracks: tuple[TrackEvent, ...]
    additions: tuple[Addition, ...]
    papers: tuple[Made, ...]
    held: dict[date, date] = field(default_factory=dict)
    promise: Promised | None = None
    law: tuple[LawChange, ...] = ()
    tools: tuple[OfferedTool, ...] = ()

    @property
    def promised_tools(self) -> tuple[OfferedTool, ...]:
        """The tools that were promised, in the order they were chosen."""
        return tuple(row for row in self.tools if row.is_promised)

    @property
    def standing(self) -> tuple[Approval, ...]:
        """The questions to the parties that have not fallen away, always in the same order of the parties."""
        stand = (row for row in self.approvals if row.state != ApprovalState.VOID)
        return tuple(sorted(stand, key=lambda row: list(Party).index(Party(row.party))))


LAW_SHOWN = 10
NOTHING_YET = Trail((), (), (), ())


def _columns(model: type[Model]) -> dict[str, F]:
    return {field.attname: F(field.attname) for field in model._meta.concrete_fields}


def _full_name(person: str) -> Concat:
    return Concat(f"{person}__first_name", Value(" "), f"{person}__last_name")


_TOOL = (
    "entry_id",
    "wording",
    "title",
    "use",
    "state",
    "answer",
    "answer_due_on",
    "promised_at",
    "agreed_with_citizen",
    "agreement_noted_at",
)
_TRAIL = {
    "approvals_made": RowsAsJson(
        Approval.objects.filter(placement=OuterRef("pk")).order_by("asked_at", "pk"), **_columns(Approval)
    ),
    "tracks_made": RowsAsJson(
        TrackEvent.objects.filter(placement=OuterRef("pk")).order_by("noted_at", "pk"), **_columns(TrackEvent)
    ),
    "additions_made": RowsAsJson(
        Correction.objects.filter(placement=OuterRef("pk")).order_by("written_at", "pk"),
        at="written_at",
        by=_full_name("written_by"),
        text="text",
    ),
    "papers_made": RowsAsJson(
        Paper.objects.filter(placement=OuterRef("pk")).order_by("made_at", "pk"),
        kind="kind",
        record_fingerprint="record_fingerprint",
        at="made_at",
        by=_full_name("made_by"),
    ),
    "promises_made": RowsAsJson(
        Proposal.objects.filter(placement=OuterRef("pk"), sent_at__isnull=False),
        day="follow_up_on",
        who="caller_name",
        kept_on="promise_kept_on",
    ),
    "law_waiting": RowsAsJson(
        LawChange.objects.filter(placement=OuterRef("pk"), handled_at__isnull=True).order_by("-pk")[:LAW_SHOWN],
        **_columns(LawChange),
    ),
    "tools_chosen": RowsAsJson(
        OfferedTool.objects.filter(placement=OuterRef("pk")).order_by("chosen_at", "pk"),
        **{name: name for name in _TOOL},
    ),
    "meetings_held": RowsAsJson(
        FollowUp.objects.filter(placement=OuterRef("pk"), held_on__isnull=False).order_by("day"),
        day="day",
        held_on="held_on",
    ),
}
_SENDER = {"municipality": RowsAsJson(Municipality.objects.filter(pk=1), **_columns(Municipality))}


def record_and_trail(placement: Placement) -> tuple[Record, Trail]:
    """Read the record and what came of it; one question, besides the people that are not joined yet."""
    record, trail, _sender = record_trail_and_sender(placement)
    return record, trail


def record_trail_and_sender(placement: Placement) -> tuple[Record, Trail, Municipality]:
    """Read the same, and the municipality whose paper it becomes; still one question."""
    rows = cast(dict[str, Any], Placement.objects.filter(pk=placement.pk).values(**LINES, **_TRAIL, **_SENDER).get())
    trail = Trail(
        approvals=tuple(_revived(Approval, row) for row in rows["approvals_made"]),
        tracks=tuple(_revived(TrackEvent, row) for row in rows["tracks_made"]),
        additions=tuple(Addition(_moment(row["at"]), row["by"].strip(), row["text"]) for row in rows["additions_made"]),
        papers=tuple(
            Made(PaperKind(row["kind"]), row["record_fingerprint"], _moment(row["at"]), row["by"].strip())
            for row in rows["papers_made"]
        ),
        law=tuple(_revived(LawChange, row) for row in rows["law_waiting"]),
        tools=tuple(_revived(OfferedTool, row) for row in rows["tools_chosen"]),
        promise=next(map(_promised, rows["promises_made"]), None),
        held={date.fromisoformat(row["day"]): date.fromisoformat(row["held_on"]) for row in rows["meetings_held"]},
    )
    sender = [_revived(Municipality, row) for row in rows["municipality"]]
    return record_from(placement, rows), trail, sender[0] if sender else Municipality(pk=1)


def _promised(row: dict[str, Any]) -> Promised:
    kept_on = date.fromisoformat(row["kept_on"]) if row["kept_on"] else None
    return Promised(date.fromisoformat(row["day"]), row["who"], kept_on)


def _revived(model: type[Row], row: dict[str, Any]) -> Row:
    """The model's own object, for pages that show it; it is never saved."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: _read(fields[name], value) for name, value in row.items()})


def _read(field: Any, value: Any) -> Any:
    if isinstance(field, DateTimeField):
        return _moment(value) if value else None
    return field.target_field.to_python(value) if field.is_relation else field.to_python(value)


def _moment(text: str) -> datetime:
    """SQLite keeps a moment in UTC without saying so."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
