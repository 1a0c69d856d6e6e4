"""What may not be written down: a percentage of attendance without its hours, norm and period (R-098)."""

from jobbro.domain.language import Genre, TextCode, TextFinding, check_text
from jobbro.domain.observing import in_whole_statements
from jobbro.library.writing_files import text_rules


class BarePercentage(Exception):
    """A percentage that says nothing of what it is of; carries the words as they were written."""

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__(f"{len(found)} percentages without hours and period")
        self.found = found


def remarks(text: str, *, genre: Genre, citizen: str = "") -> tuple[TextFinding, ...]:
    """What a colleague would ask about in a text; a percentage told with its hours, norm and weeks is whole."""
    return tuple(
        found
        for found in check_text(text, genre=genre, rules=text_rules(), citizen=citizen)
        if found.code is not TextCode.BARE_PERCENTAGE or not in_whole_statements(text, found.start)
    )


def refuse_bare_percentages(*written: str) -> None:
    """Let texts pass when no percentage of attendance stands alone in any of them.

    :raises BarePercentage: when one does
    """
    found = [
        each.said
        for text in written
        if text
        for each in remarks(text, genre=Genre.JOURNAL)
        if each.code is TextCode.BARE_PERCENTAGE
    ]
    if found:
        raise BarePercentage(tuple(found))
