"""How Thomas and Solby Kirkegård were made ready for his first day."""

from datetime import date, time

from jobbro.accounts.models import User
from jobbro.demo.loading import at_nine
from jobbro.placements.actions.starting import PointAnswer, StartDetails, save_start
from jobbro.placements.models import Placement, StartPreparation, StartState
from jobbro.placements.queries.starting import start_page

READY_ON, MEETING = date(2023, 1, 16), date(2023, 1, 20)
WAITS = {"company.colleagues": "DEMO: Alle er først samlet mandag morgen. Graveren fortæller det der."}


def load_starting(staff: dict[str, User]) -> None:
    """Settle both lists once: Thomas's five points, the churchyard's four, and one that waits for the first day."""
    placement = Placement.objects.get(is_demo=True, citizen__email="thomas@borger.example")
    if StartPreparation.objects.filter(placement=placement).exists():
        return
    page = start_page(placement)
    points = {
        key: PointAnswer(StartState.WAITS, WAITS[key]) if key in WAITS else PointAnswer(StartState.READY)
        for key in page.details.points
    }
    details = StartDetails(points, MEETING, time(9))
    save_start(by=staff["mette"], placement=placement, details=details, edit_version=0, at=at_nine(READY_ON))
