"""What an address asks for, read with patience: it may be old, cut short or written by hand."""

from uuid import UUID


def row_id(text: str) -> UUID | None:
    """Return the row that a word of an address names; None when it names none."""
    try:
        return UUID(text)
    except ValueError:
        return None
