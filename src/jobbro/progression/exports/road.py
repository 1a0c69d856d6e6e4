"""The road on paper: one page that the citizen takes home."""

from datetime import date

from django.utils.translation import gettext as _

from jobbro.accounts.models import the_municipality
from jobbro.documents import DataTable, Letter
from jobbro.documents.text import long_date
from jobbro.progression.queries.road import RoadView, road_figure

_BESIDE_EACH_OTHER = 4


def road_letter(road: RoadView, *, name: str, printed_on: date) -> Letter:
    """The drawing with where the citizen is and the next step above it, and the table that says the same below."""
    municipality = the_municipality()
    step = road.next_step or _("Det aftaler vi næste gang.")
    when = long_date(road.next_on) if road.next_on is not None else _("Ingen dag endnu")
    header = (_("Her er jeg nu"), _("Mit næste skridt"), _("Hvornår"))
    return Letter(
        title=_("Min vej til job"),
        about=name,
        municipality=municipality.name,
        printed_on=printed_on,
        blocks=(
            DataTable(header, ((road.place, step, when),), (4, 7, 3)),
            road_figure(road, columns=_BESIDE_EACH_OTHER),
        ),
        colour=municipality.colour,
    )
