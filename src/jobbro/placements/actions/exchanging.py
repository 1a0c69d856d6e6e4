"""Keeping the give/get sheet of a placement (R-025)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.placements.models import ExchangeLine, ExchangeSheet, ExchangeSide, Placement


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line as it stands on the sheet; a line of support says which tool or which released need it is."""

    side: ExchangeSide
    text: str = ""
    gain_kind: str = ""
    amount: Decimal | None = None
    unit: str = ""
    tool_id: UUID | None = None
    fact_id: UUID | None = None


class SheetSavedMeanwhile(Exception):
    """Somebody else saved the sheet after this one was opened; carries the version that is stored now."""

    def __init__(self, version: int) -> None:
        super().__init__(f"version {version} is newer")
        self.version = version


@transaction.atomic
def save_exchange(
    *, by: User, placement: Placement, lines: tuple[SheetLine, ...], edit_version: int, at: datetime
) -> None:
    """Write the sheet as it now stands; the plan, its version and the parties' answers are left as they are.

    :raises SheetSavedMeanwhile: when the stored version is not the one that was edited
    """
    # The placement is held first, so that two first sheets at the same moment cannot both be version 1.
    Placement.objects.select_for_update().get(pk=placement.pk)
    sheet = ExchangeSheet.objects.filter(placement=placement).first()
    version = sheet.edit_version if sheet else 0
    if version != edit_version:
        raise SheetSavedMeanwhile(version)
    values = {"edit_version": version + 1, "saved_by": by, "saved_at": at}
    sheet, _made = ExchangeSheet.objects.update_or_create(placement=placement, defaults=values)
    sheet.lines.all().delete()
    ExchangeLine.objects.bulk_create(
        ExchangeLine(sheet=sheet, position=position, **asdict(line)) for position, line in enumerate(lines, start=1)
    )
    note_change(by=by.actor, at=at, action="placement.exchange_saved", about=[placement, placement.citizen])
