"""What a colleague opened last, kept in the session as ids only; whoever shows it fetches the rows through a door."""

from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

_KEY = "recent"
_KEPT = 8


def remember(session: SessionBase, kind: str, row_id: UUID) -> None:
    """Put a row first among the latest of its kind, such as «company» or «citizen»."""
    kept = dict(session.get(_KEY, {}))
    ids = [str(row_id), *(known for known in kept.get(kind, []) if known != str(row_id))][:_KEPT]
    if ids != kept.get(kind):
        session[_KEY] = kept | {kind: ids}


def recent(session: SessionBase, kind: str) -> list[UUID]:
    """Return the ids of the latest rows of a kind, newest first."""
    return [UUID(known) for known in session.get(_KEY, {}).get(kind, [])]
