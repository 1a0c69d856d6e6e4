"""The few words that a document adds by itself, in each language a letter can be written in."""

from dataclasses import dataclass

from jobbro.library.danish import MONTHS


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words of one language; the templates hold blanks in braces."""

    printed: str
    page: str
    step: str
    day: str
    hours: str
    kind: str
    together: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    stair_alt: str
    week_alt: str
    road_alt: str
    board_alt: str
    more: str
    date_and_signature: str
    not_shown: str


WORDS = {
    "da": Words(
        printed="Udskrevet {day}",
        page="Side {page} af {pages}",
        step="Periode",
        day="Dag",
        hours="Tid",
        kind="Art",
        together="I alt",
        weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
        months=MONTHS,
        stair_alt="Tegning af en trappe.",
        week_alt="Tegning af en arbejdsuge.",
        road_alt="Tegning af en vej.",
        board_alt="Tegning af en tavle.",
        more="og {n} mere",
        date_and_signature="Dato og underskrift",
        not_shown="Nogle tegn kan ikke vises i dette dokument og står som {sign}. Det gælder: {characters}.",
    ),
    "en": Words(
        printed="Printed {day}",
        page="Page {page} of {pages}",
        step="Period",
        day="Day",
        hours="Time",
        kind="Kind",
        together="Total",
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        stair_alt="Drawing of a staircase.",
        week_alt="Drawing of a working week.",
        road_alt="Drawing of a road.",
        board_alt="Drawing of a board.",
        more="and {n} more",
        date_and_signature="Date and signature",
        not_shown="Some characters cannot be shown in this document and are printed as {sign}. They are: {characters}.",
    ),
}
