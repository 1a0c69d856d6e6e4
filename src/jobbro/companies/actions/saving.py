"""How every action of this app writes a row that somebody else may be writing too."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from django.db import models

from jobbro.companies.models import Company

Row = TypeVar("Row", bound=models.Model)
# The version of what nobody has written yet.
NOT_WRITTEN = 0


class SavedMeanwhile(Exception):
    """Somebody else saved the row after this form was opened; carries the row as it is stored now."""

    def __init__(self, stored: Any, version: int) -> None:
        super().__init__(f"version {version} is newer")
        self.stored = stored
        self.version = version


def locked(row: Row, *, edit_version: int) -> Row:
    """Return the row fresh from the database, held until the transaction ends.

    :raises SavedMeanwhile: when the stored version is not the one that was edited
    """
    fresh: Row = type(row)._default_manager.select_for_update().get(pk=row.pk)
    stored: int = fresh.edit_version  # type: ignore[attr-defined]
    if stored != edit_version:
        raise SavedMeanwhile(fresh, stored)
    return fresh


def values_of(facts: Any) -> dict[str, Any]:
    """Return the fields of a dataclass of facts by name, without copying the rows in them."""
    return {field.name: getattr(facts, field.name) for field in fields(facts)}


def put(row: models.Model, values: Mapping[str, Any]) -> list[str]:
    """Set the values on the row and return the names of those that changed; nothing is saved yet."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed


def save_next_version(row: models.Model) -> None:
    """Save the row as its next version."""
    row.edit_version += 1  # type: ignore[attr-defined]
    row.save()


def write_single(
    model: type[Row], company: Company, which: Mapping[str, Any], values: Mapping[str, Any], edit_version: int
) -> Row | None:
    """Write the company's one row of its kind and return it; None where it says all of it already.

    :raises SavedMeanwhile: when somebody wrote it after the form was opened
    """
    # The company's row is the lock, so that two people who are first at the same time become first and second.
    Company.objects.select_for_update().get(pk=company.pk)
    row: Any = model._default_manager.filter(company=company, **which).first()
    if row is None:
        row = model(company=company, edit_version=NOT_WRITTEN, **which)
    if row.edit_version != edit_version:
        raise SavedMeanwhile(row, row.edit_version)
    if not put(row, values):
        return None
    save_next_version(row)
    written: Row = row
    return written
