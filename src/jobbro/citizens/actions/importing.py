"""Making citizens from a spreadsheet, and taking them back while nobody has written about them."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.actions.register import CitizenDetails, create_citizen, set_target_group
from jobbro.citizens.models import Citizen, ImportBatch, ImportColumn, ImportedCitizen

# What an import makes itself; a row of any other kind says that the work with the citizen has begun.
_MADE_BY_THE_IMPORT = frozenset({"target_groups", "imported"})


class ImportedBefore(Exception):
    """The same file has made citizens already, and they have not been taken back."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A citizen of the file, with the target group where it was told."""

    details: CitizenDetails
    group: str = ""
    group_since: date | None = None


def fingerprint_of(rows: Sequence[Sequence[str]]) -> str:
    """A keyed hash of what stands in a file."""
    text = "\n".join("\t".join(row) for row in rows)
    return hmac.new(f"import:{settings.FIELD_KEY}".encode(), text.encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def import_citizens(*, by: User, rows: Sequence[NewRow], fingerprint: str, at: datetime) -> ImportBatch:
    """Make the citizens of a file, all or none of them.

    :raises ImportedBefore: when the same file has made citizens already
    :raises CprTaken: when a number was given to somebody meanwhile
    """
    try:
        with transaction.atomic():
            batch = ImportBatch.objects.create(fingerprint=fingerprint, made_by=by, made_at=at)
    except IntegrityError as again:
        raise ImportedBefore from again
    made = []
    for row in rows:
        citizen = create_citizen(by=by, details=row.details, at=at)
        if row.group and row.group_since is not None:
            set_target_group(by=by, citizen=citizen, group=row.group, starts_on=row.group_since, at=at)
        made.append(citizen)
    ImportedCitizen.objects.bulk_create(ImportedCitizen(batch=batch, citizen=citizen) for citizen in made)
    record(by=by.actor, at=at, action="citizens.imported", about=[batch], details={"count": len(made)})
    return batch


@transaction.atomic
def undo_import(*, by: User, batch: ImportBatch, at: datetime) -> tuple[int, int]:
    """Take back the citizens about whom nothing was written since; return how many went and how many stayed."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.undone_at is not None:
        return 0, 0
    ours = Citizen.objects.filter(imported__batch=batch)
    # Held, so that nobody can begin to write about one of them between the look and the taking back.
    everybody = set(ours.select_for_update(of=("self",)).values_list("pk", flat=True))
    touched = set(ours.filter(edit_version__gt=1).values_list("pk", flat=True))
    for relation in Citizen._meta.related_objects:
        if relation.get_accessor_name() not in _MADE_BY_THE_IMPORT:
            rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": everybody})
            touched |= set(rows.values_list(relation.field.name, flat=True))
    gone = everybody - touched
    Citizen.objects.filter(pk__in=gone).delete()
    batch.undone_at = at
    batch.save(update_fields=["undone_at"])
    told = {"gone": len(gone), "stayed": len(touched)}
    record(by=by.actor, at=at, action="citizens.import_undone", about=[batch], details=told)
    return len(gone), len(touched)


@transaction.atomic
def keep_columns(*, by: User, meaning: Mapping[str, str], at: datetime) -> None:
    """Remember what the headings mean; what is remembered already is not written again."""
    stored = dict(ImportColumn.objects.filter(heading__in=meaning).values_list("heading", "field"))
    changed = {heading: field for heading, field in meaning.items() if stored.get(heading) != field}
    for heading, field in changed.items():
        ImportColumn.objects.update_or_create(heading=heading, defaults={"field": field})
    if changed:
        record(by=by.actor, at=at, action="citizens.columns_kept", about=[], details={"count": len(changed)})
