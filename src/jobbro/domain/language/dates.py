"""Dates, weeks and how often, as Danes write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.domain.language.numbers import number_at, number_of, ordinal_of
from jobbro.domain.language.weekdays import weekday_of
from jobbro.domain.language.words import Word, word_set

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jan"),
            ("februar", "feb", "febr"),
            ("marts", "mar"),
            ("april", "apr"),
            ("maj",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WRITTEN = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./-](\d{4}|\d{2}))?")
_SLASHED = re.compile(r"\s*/\s*")
_JOINED_LENGTH = re.compile(r"(\w+)-(ugers|uges|måneders|mdrs)")
_DAYS_OF_MONTH = 31


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day as written; the year is None when it was left out. Place as word indexes."""

    day: int
    month: int
    year: int | None
    first: int
    last: int

    def fits(self, day: date) -> bool:
        """Whether a full date is the one that was written."""
        return (self.day, self.month) == (day.day, day.month) and self.year in (None, day.year)


@dataclass(frozen=True, slots=True)
class LengthMention:
    """How long something lasts, in weeks; `exact` is False for months. Place as word indexes."""

    weeks: Decimal
    exact: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MomentMention:
    """A time that can be put in a calendar: a date, a week, a rhythm or «midtvejs». Place as word indexes."""

    first: int
    last: int


def dates(words: Sequence[Word]) -> Iterator[DateMention]:
    """Yield the dates of a sentence: «22. februar», «d. 22/2-24», «01.02.2024»."""
    at = 0
    while at < len(words):
        found = _date_at(words, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _date_at(words: Sequence[Word], at: int) -> DateMention | None:
    word = words[at]
    if not word.is_number:
        return None
    written = _WRITTEN.fullmatch(word.text)
    if written is not None:
        return _from_digits(words, at, written)
    if not (word.text.isdigit() and len(word.text) <= 2) or at + 1 >= len(words):
        return None
    after = words[at + 1]
    if after.lower in _MONTHS and after.before.strip() in (".", ""):
        year = _year(words, at + 2)
        return _checked(int(word.text), _MONTHS[after.lower], year, at, at + (3 if year else 2))
    if _SLASHED.fullmatch(after.before) and after.text.isdigit() and len(after.text) <= 2:
        year = _year(words, at + 2)
        return _checked(int(word.text), int(after.text), year, at, at + (3 if year else 2))
    return None


def _from_digits(words: Sequence[Word], at: int, written: re.Match[str]) -> DateMention | None:
    day, month, year = written.groups()
    if year is None:
        # «9.30» is a clock and «2.5» a number: without a year only a date when something says so.
        marked = at > 0 and words[at - 1].lower in ("d", "den", "dato", "senest") and words[at - 1].lower != "kl"
        if not marked:
            return None
    full = _full_year(int(year)) if year else None
    return _checked(int(day), int(month), full, at, at + 1)


def _year(words: Sequence[Word], at: int) -> int | None:
    if at >= len(words):
        return None
    written, before = words[at].text, words[at].before
    if written.isdigit() and len(written) == 4 and 1990 <= int(written) <= 2100:
        return int(written)
    if written.isdigit() and len(written) == 2 and before in ("-", "/"):
        return _full_year(int(written))
    return None


def _full_year(year: int) -> int:
    return year if year > 99 else 2000 + year


def _checked(day: int, month: int, year: int | None, first: int, last: int) -> DateMention | None:
    if not (1 <= day <= _DAYS_OF_MONTH and 1 <= month <= 12):
        return None
    return DateMention(day, month, year, first, last)


_WEEKS_A_MONTH = Decimal(52) / 12


def lengths(words: Sequence[Word]) -> Iterator[LengthMention]:
    """Yield how long things last: «13 uger», «i 13 ugers praktik», «13-ugers», «tre måneder»."""
    for at, word in enumerate(words):
        joined = _JOINED_LENGTH.fullmatch(word.lower) if "-" in word.lower else None
        if joined:
            number = number_of(joined.group(1))
            if number is not None:
                yield _length(number, joined.group(2), at, at + 1)
            continue
        span = number_at(words, at)
        if span is None or span.low != span.high or span.last >= len(words):
            continue
        unit = words[span.last]
        glued = unit.before.strip() in ("", "-")
        if glued and unit.lower in ("uger", "ugers", "uge", "uges", "måneder", "måneders", "mdr", "måned", "mdrs"):
            yield _length(span.low, unit.lower, at, span.last + 1)


def _length(number: Decimal, unit: str, first: int, last: int) -> LengthMention:
    by_week = unit.startswith("uge")
    return LengthMention(number if by_week else number * _WEEKS_A_MONTH, by_week, first, last)


_RHYTHM_UNITS = word_set("dag uge måned mandag tirsdag onsdag torsdag fredag")
_RHYTHM_WORDS = word_set(
    """ugentlig ugentligt ugentlige månedlig månedligt månedlige månedsvis ugevis halvvejs midtvejs midtvejsmøde
    midtvejssamtale midtvejsopfølgning midtvejsevaluering slutevaluering slutmøde slutsamtale afslutningsmøde
    opstartsmøde startmøde dagligt daglig daglige hverugentlig kvartalsvis"""
)
_BOUNDS = word_set("efter inden senest ved om i fra til")


def moments(words: Sequence[Word]) -> Iterator[MomentMention]:
    """Yield the times that can be put in a calendar: dates, «uge 4», «hver 14. dag», «efter seks uger», «midtvejs»."""
    yield from (MomentMention(found.first, found.last) for found in dates(words))
    for at, word in enumerate(words):
        last = _moment_at(words, at, word.lower)
        if last is not None:
            yield MomentMention(at, last)


def _moment_at(words: Sequence[Word], at: int, lower: str) -> int | None:
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if lower in _RHYTHM_WORDS or weekday_of(words[at]) is not None:
        return at + 1
    if lower == "hver" and after:
        skipped = number_of(after) is not None or ordinal_of(after) is not None
        unit = words[at + 2].lower if skipped and at + 2 < len(words) else after
        return at + (3 if skipped else 2) if unit in _RHYTHM_UNITS else None
    if lower in ("uge", "ugerne") and number_of(after) is not None:
        return at + 2
    if lower in _BOUNDS and number_of(after) is not None and at + 2 < len(words):
        return at + 3 if words[at + 2].lower.startswith(("uge", "måned", "mdr", "dage")) else None
    if lower in ("gang", "gange") and after in ("om", "i", "pr", "per", "ugentligt", "månedligt", "undervejs"):
        return at + 2
    if ordinal_of(lower) is not None and after in ("uge", "måned"):
        return at + 2
    return None


def week_numbers(words: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    """Yield ranges of numbered weeks as (first week, last week, index of first word, index after the last)."""
    for at, word in enumerate(words):
        if word.lower not in ("uge", "ugerne", "ugenr"):
            continue
        span = number_at(words, at + 1)
        if span is not None and span.high <= 53 and span.low < span.high:
            yield int(span.low), int(span.high), at, span.last
