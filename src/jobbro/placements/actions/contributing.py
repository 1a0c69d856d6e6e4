"""Counting a company's contribution: marking placements, and handing out a sheet that is never changed afterwards."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.companies.models import Company
from jobbro.documents import Sealer
from jobbro.library import responsibility
from jobbro.placements.exports.contribution import sealer, sheet_files
from jobbro.placements.models import (
    ContributionMark,
    CountedAs,
    Placement,
    ResponsibilitySheet,
    SheetFile,
    SheetKind,
    SheetShare,
)
from jobbro.placements.queries.sheet_content import Gathered, SheetContent, gather, sheet_content

# Without the letters and digits that look alike on paper.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_RANDOM = 8


@transaction.atomic
def set_counted(*, by: User, placement: Placement, category: CountedAs, counts: bool, at: datetime) -> None:
    """Let a placement count in a category, or not any more; sheets that are handed out stay as they are."""
    which = {"placement": placement, "category": category}
    if counts:
        marked = {"marked_by": by, "marked_at": at}
        _mark, is_changed = ContributionMark.objects.get_or_create(**which, defaults=marked)
    else:
        is_changed = bool(ContributionMark.objects.filter(**which).delete()[0])
    if not is_changed:
        return
    about = [placement, placement.citizen]
    details = {"category": str(category), "counts": counts}
    note_change(by=by.actor, at=at, action="placement.counted", about=about, details=details)


@transaction.atomic
def issue_sheet(*, by: User, company: Company, kind: SheetKind, year: int, at: datetime) -> ResponsibilitySheet:
    """Hand out a sheet of a year: count, leave out what would point at somebody, sign, and keep every file as made.

    :raises ValueError: for a year that has not begun
    :raises DocumentError: when a file cannot be set; nothing is kept then
    """
    today = timezone.localtime(at).date()
    if year > today.year:
        raise ValueError("the year has not begun")
    # The company's row is the lock: two sheets at once would not know what the other has told.
    Company.objects.select_for_update().get(pk=company.pk)
    gathered = gather(company, year=year, until=today)
    version = ResponsibilitySheet.objects.filter(company=company, year=year).count() + 1
    number = f"SA-{year}-{''.join(secrets.choice(_LETTERS) for _ in range(_RANDOM))}"
    content = sheet_content(company, gathered, kind=kind, number=number, version=version, year=year, until=today)
    seal, text = sealer(), content.as_text()
    sheet = ResponsibilitySheet.objects.create(
        number=number,
        company=company,
        kind=kind,
        year=year,
        version=version,
        content=text,
        signature=seal.seal(text.encode()),
        issued_by=by,
        issued_at=at,
    )
    _keep_files(sheet, sheet_files(content, sheet.signature, at=at, is_demo=company.is_demo), seal)
    _keep_trace(sheet, gathered, content)
    note_change(by=by.actor, at=at, action="company.sheet_issued", about=[company], details={"number": number})
    return sheet


def _keep_files(sheet: ResponsibilitySheet, files: dict[str, bytes], seal: Sealer) -> None:
    SheetFile.objects.bulk_create(
        SheetFile(
            sheet=sheet,
            ending=ending,
            content=made,
            fingerprint=hashlib.sha256(made).hexdigest(),
            signature=seal.seal(made),
        )
        for ending, made in files.items()
    )


def _keep_trace(sheet: ResponsibilitySheet, gathered: Gathered, content: SheetContent) -> None:
    categories = (responsibility().category(line.key) for line in content.categories)
    shown = {"", *(category.counts for category in categories if category is not None)}
    SheetShare.objects.bulk_create(
        SheetShare(
            sheet=sheet,
            cell=cell.key,
            unit=cell.unit,
            is_told=cell.is_told and cell.section in shown,
            person=event.person,
            placement_id=event.placement_id,
            amount=amount,
        )
        for cell in gathered.cells
        for event, amount in cell.parts
    )
