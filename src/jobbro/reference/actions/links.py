"""Keeping links at hand for the entries of the toolboxes."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.reference.actions.toolbox import UnknownTool, hold
from jobbro.reference.models import ToolLink


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link as somebody writes it in; no entry means that it is about negotiating as such.

    The keeper is told when the page is gone; without one it is whoever writes it in.
    """

    kind: str
    title: str
    url: str
    owner: str
    entry_id: str = ""
    situation: str = ""
    counterpart: str = ""
    keeper: User | None = None


class LinkIsThere(Exception):
    """The same address stands at that entry already."""


@transaction.atomic
def add_tool_link(*, by: User, link: NewLink, at: datetime) -> ToolLink:
    """Write a link in.

    :raises UnknownTool: for an entry that does not exist
    :raises LinkIsThere: when the entry has that address already
    """
    if link.entry_id:
        hold(link.entry_id)
    if ToolLink.objects.filter(entry_id=link.entry_id, url=link.url, withdrawn_at__isnull=True).exists():
        raise LinkIsThere
    values = {one.name: getattr(link, one.name) for one in fields(link)} | {"keeper": link.keeper or by}
    row = ToolLink.objects.create(added_by=by, added_at=at, **values)
    record(by=by.actor, at=at, action="toolbox.link_added", about=[row], details={"entry": row.entry_id})
    return row


@transaction.atomic
def withdraw_tool_link(*, by: User, link_id: int, at: datetime) -> ToolLink:
    """Take a link away; it stays in the record. UnknownTool when it is gone already."""
    row = ToolLink.objects.select_for_update().filter(pk=link_id, withdrawn_at__isnull=True).first()
    if row is None:
        raise UnknownTool(str(link_id))
    row.withdrawn_by, row.withdrawn_at = by, at
    row.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record(by=by.actor, at=at, action="toolbox.link_withdrawn", about=[row], details={"entry": row.entry_id})
    return row
