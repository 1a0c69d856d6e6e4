"""Saving without overwriting a colleague's text unseen."""

from typing import TypeVar

from jobbro.citizens.models import Citizen, Fact

Row = TypeVar("Row", Citizen, Fact)


class SavedMeanwhile(Exception):
    """Somebody saved the row after this form was opened; carries the row as it is stored now."""

    def __init__(self, stored: Citizen | Fact) -> None:
        super().__init__(f"version {stored.edit_version} is newer")
        self.stored = stored


def locked(row: Row, *, edit_version: int) -> Row:
    """Return the row as stored, held until the transaction ends.

    :raises SavedMeanwhile: when another version was edited
    """
    stored = type(row).objects.select_for_update().get(pk=row.pk)
    if stored.edit_version != edit_version:
        raise SavedMeanwhile(stored)
    return stored


def put(row: Row, values: dict[str, object]) -> list[str]:
    """Set the values that differ, count the version up, and return the names of what changed."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    row.edit_version += bool(changed)
    return changed
