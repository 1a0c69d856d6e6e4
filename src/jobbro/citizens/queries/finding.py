"""Finding a citizen by CPR number, and telling who has a number already."""

from uuid import UUID

from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.audit.lookups import Look
from jobbro.citizens import cpr as numbers
from jobbro.citizens.access import show_citizens, visible_citizens
from jobbro.citizens.models import Citizen
from jobbro.domain.disclosure import Relation


def citizen_with_number(viewer: Viewer, number: str) -> Citizen | None:
    """Return the citizen with this CPR number, if the viewer may see that citizen; logged as a search."""
    citizen = visible_citizens(viewer).filter(cpr_index=numbers.index_of(number)).first()
    if citizen is not None:
        show_citizens(viewer, [citizen], kind=LookKind.SEARCH)
    return citizen


def note_that_number_is_known(viewer: Viewer, citizen_id: UUID) -> bool:
    """Log that the viewer learned that a number is in Jobbro; True when the viewer may see that citizen.

    To someone else the bare fact is a disclosure that nothing in the work explains, so it is logged as one.
    """
    citizen = visible_citizens(viewer).filter(pk=citizen_id).first()
    if citizen is not None:
        show_citizens(viewer, [citizen], kind=LookKind.SEARCH)
        return True
    viewer.note([Look(str(citizen_id), Relation.NONE)], kind=LookKind.SEARCH)
    return False


def is_visible(viewer: Viewer, citizen: Citizen) -> bool:
    """Answer whether the viewer may still see a citizen, after the case was handed over."""
    return visible_citizens(viewer).filter(pk=citizen.pk).exists()
