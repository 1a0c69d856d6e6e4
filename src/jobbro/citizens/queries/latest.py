"""Short lists of citizens for other pages: the front page and the search. Each citizen who is shown is logged."""

from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens, visible_citizens
from jobbro.citizens.models import Citizen
from jobbro.ui.searching import matching


def search_citizens(viewer: Viewer, question: str, *, limit: int = 10) -> tuple[Citizen, ...]:
    """Return the first open and closed cases that a question finds, in Danish order; logged as a search."""
    if not question.strip():
        return ()
    rows = tuple(visible_citizens(viewer).filter(matching(question)).order_by("sort_key", "pk")[:limit])
    show_citizens(viewer, rows, kind=LookKind.SEARCH)
    return rows


def latest_citizens(viewer: Viewer, *, limit: int = 5) -> tuple[Citizen, ...]:
    """Return the viewer's own citizens who were last written down; logged as a list."""
    mine = visible_citizens(viewer, "mine").filter(closed_on__isnull=True)
    rows = tuple(mine.order_by("-created_at", "pk")[:limit])
    show_citizens(viewer, rows, kind=LookKind.LIST)
    return rows
