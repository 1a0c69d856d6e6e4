"""Opening, closing and annotating entries of the toolboxes, and adding own ones; shipped words are never touched."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.library import toolboxes
from jobbro.reference.models import LocalTool, Mandate, MandateTerms, ToolRoom
from jobbro.reference.queries.toolbox import own_tool

NOT_WRITTEN = 0
Row = TypeVar("Row", ToolRoom, Mandate, LocalTool)


class UnknownTool(LookupError):
    """There is no entry of this id, or the municipality has withdrawn its own."""


class SavedMeanwhile(Exception):
    """A colleague saved after this form was opened; carries what is stored now."""

    def __init__(self, stored: ToolRoom | Mandate | LocalTool) -> None:
        super().__init__(f"version {stored.edit_version} is newer")
        self.stored = stored


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What the municipality says about an entry; no roles means all."""

    is_available: bool
    reason: str = ""
    contact: str = ""
    procedure: str = ""
    owner: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnTool:
    """An entry of the municipality's own; `conditions` holds one a line."""

    toolbox: str
    title: str
    summary: str
    what: str
    source_title: str
    conditions: str = ""
    gives: str = ""
    costs: str = ""
    where_to_apply: str = ""
    source_url: str = ""
    measure: str = ""
    tells_about_person: bool = False


@transaction.atomic
def set_room(*, by: User, entry_id: str, facts: RoomFacts, edit_version: int, at: datetime) -> ToolRoom:
    """Say how an entry is used here; the version NOT_WRITTEN says that nobody had said it before.

    :raises UnknownTool: for an id that no entry has
    :raises SavedMeanwhile: when somebody saved after the form was opened
    """
    hold(entry_id)
    room = ToolRoom.objects.filter(entry_id=entry_id).first() or ToolRoom(entry_id=entry_id, edit_version=NOT_WRITTEN)
    changed = write(room, asdict(facts) | {"roles": sorted(facts.roles)}, edit_version, by=by, at=at)
    if changed:
        details = {"entry": entry_id, "fields": changed, "available": facts.is_available}
        record(by=by.actor, at=at, action="toolbox.room_set", about=[room], details=details)
    return room


@transaction.atomic
def add_own_tool(*, by: User, tool: OwnTool, at: datetime) -> LocalTool:
    """Add an entry of the municipality's own."""
    row = LocalTool.objects.create(**asdict(tool), written_by=by, written_at=at)
    record(by=by.actor, at=at, action="toolbox.own_added", about=[row], details={"entry": row.entry_id})
    return row


@transaction.atomic
def change_own_tool(*, by: User, tool_id: int, tool: OwnTool, edit_version: int, at: datetime) -> LocalTool:
    """Change an own entry.

    :raises UnknownTool: when it is withdrawn or never was
    :raises SavedMeanwhile: when somebody saved after the form was opened
    """
    row = _own(tool_id)
    changed = write(row, asdict(tool), edit_version, by=by, at=at)
    if changed:
        details = {"entry": row.entry_id, "fields": changed}
        record(by=by.actor, at=at, action="toolbox.own_changed", about=[row], details=details)
    return row


@transaction.atomic
def withdraw_own_tool(*, by: User, tool_id: int, at: datetime) -> LocalTool:
    """Take an own entry away; it stays in the record. UnknownTool when it is gone already."""
    row = _own(tool_id)
    row.withdrawn_by, row.withdrawn_at = by, at
    row.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record(by=by.actor, at=at, action="toolbox.own_withdrawn", about=[row], details={"entry": row.entry_id})
    return row


def hold(entry_id: str) -> None:
    """Let two who write about the same entry follow each other; UnknownTool for an id that no entry has."""
    MandateTerms.objects.get_or_create(pk=1)
    MandateTerms.objects.select_for_update().get(pk=1)
    if entry_id not in toolboxes().tools and own_tool(entry_id) is None:
        raise UnknownTool(entry_id)


def write(row: Row, values: dict[str, object], edit_version: int, *, by: User, at: datetime) -> list[str]:
    """Write the values that differ as the row's next version and name them; call it while the row is held.

    :raises SavedMeanwhile: when the row is not the version that was edited
    """
    if row.edit_version != edit_version:
        raise SavedMeanwhile(row)
    is_new = row.pk is None
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed and not is_new:
        return []
    for name in changed:
        setattr(row, name, values[name])
    row.written_by, row.written_at = by, at
    row.edit_version += 1
    row.save()
    return changed or ["new"]


def _own(tool_id: int) -> LocalTool:
    row = LocalTool.objects.select_for_update().filter(pk=tool_id, withdrawn_at__isnull=True).first()
    if row is None:
        raise UnknownTool(str(tool_id))
    return row
