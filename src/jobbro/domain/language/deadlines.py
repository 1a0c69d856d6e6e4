"""The day that a thing shall be possible by, as it is said: «inden sommerferien», «til jul», «den 1. maj»."""

from __future__ import annotations

from datetime import date

from jobbro.domain.language.dates import dates
from jobbro.domain.language.words import words_in

# Schools close in the last days of June; the day stands for «before the summer holidays» and can be corrected.
_SEASONS = {"sommer": (6, 30), "jul": (12, 24), "nytår": (12, 31)}


def deadline_in(text: str, *, today: date) -> date | None:
    """The first day after today that a text names as a date or a season; None when it names none."""
    words = list(words_in(text))
    found = []
    for mention in dates(words):
        if mention.year is None:
            found.append(_next(mention.month, mention.day, today))
        elif (day := _day(mention.year, mention.month, mention.day)) and day > today:
            found.append(day)
    for word in words:
        for season, (month, day_of_month) in _SEASONS.items():
            if word.lower == season or word.lower.startswith((season + "en", season + "fer", season + "eferie")):
                found.append(_next(month, day_of_month, today))
    return min((day for day in found if day is not None), default=None)


def _next(month: int, day: int, today: date) -> date | None:
    for year in range(today.year, today.year + 5):
        found = _day(year, month, day)
        if found is not None and found > today:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
