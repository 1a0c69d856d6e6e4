"""Weekdays as Danes write them: in full, short, in a row, as a range, and «alle hverdage»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobbro.domain.calendar import Weekday
from jobbro.domain.language.words import Word, word_at, word_set

_DASH = re.compile(r"\s*[-–—]\s*")
_CLOCK_MARKS = word_set("kl klokken")


@dataclass(frozen=True, slots=True)
class WeekdaysMention:
    """Weekdays said together; place as word indexes."""

    weekdays: tuple[Weekday, ...]
    first: int
    last: int


_WEEKDAYS = (
    ("man", "mand"),
    ("tir", "tirs", "tirsd"),
    ("ons", "onsd"),
    ("tor", "tors", "torsd"),
    ("fre", "fred"),
    ("lør", "lørd"),
    ("søn", "sønd"),
)
_FULL_WEEKDAYS = {
    stem + ending: Weekday(number)
    for number, stem in enumerate(("man", "tirs", "ons", "tors", "fre", "lør", "søn"), start=1)
    for ending in ("dag", "dage", "dagen", "dags", "dagene", "dageftermiddag", "dagmorgen", "dagformiddag")
}
_SHORT_WEEKDAYS = {short: Weekday(number) for number, ways in enumerate(_WEEKDAYS, start=1) for short in ways}
_WORKDAYS = tuple(Weekday(number) for number in range(1, 6))


def weekday_of(word: Word) -> Weekday | None:
    """The weekday that a word names in full, or None; short forms need their company, see weekdays_mentions."""
    return _FULL_WEEKDAYS.get(word.lower)


def weekdays_mentions(words: Sequence[Word]) -> Iterator[WeekdaysMention]:
    """Yield the groups of weekdays in a sentence: lists, ranges such as «man-tors», and «alle hverdage»."""
    at = 0
    while at < len(words):
        found = _group_at(words, at)
        if found is None:
            at += 1
            continue
        days, last = found
        excepted = _excepted(words, last)
        if excepted is not None:
            days, last = [day for day in days if day not in excepted[0]], excepted[1]
        if not _is_excluded(words, at, last):
            yield WeekdaysMention(tuple(sorted(set(days))), at, last)
        at = last


def _is_excluded(words: Sequence[Word], at: int, last: int) -> bool:
    if word_at(words, last) == "fri" or word_at(words, last) == "fridag":
        return True
    return any(word_at(words, at - back) in ("ikke", "undtagen", "fri", "undtaget", "fridag") for back in (1, 2))


def _excepted(words: Sequence[Word], at: int) -> tuple[list[Weekday], int] | None:
    """«… undtagen onsdag»."""
    if word_at(words, at) in ("undtagen", "undtaget") or (word_at(words, at), word_at(words, at + 1)) == (
        "bortset",
        "fra",
    ):
        start = at + (2 if word_at(words, at) == "bortset" else 1)
        return _group_at(words, start)
    return None


def _group_at(words: Sequence[Word], at: int) -> tuple[list[Weekday], int] | None:
    lower = word_at(words, at)
    if (lower in ("hverdage", "hverdag") and word_at(words, at - 1) in ("alle", "hver", "på")) or (
        lower == "dage" and word_at(words, at - 1) == "alle"
    ):
        return list(_WORKDAYS), at + 1
    joined = _joined_range(lower)
    if joined:
        return joined, at + 1
    first = _day_at(words, at)
    if first is None:
        return None
    days, last = [first], at + 1
    while last < len(words):
        step = 1 if words[last].lower in ("og", "samt", "til", "eller") else 0
        following = _day_at(words, last + step)
        if following is None or not (step or any(mark in words[last].before for mark in ",-–—/+&")):
            break
        if (step and words[last].lower == "til") or (not step and _DASH.search(words[last].before)):
            days += [Weekday(number) for number in range(days[-1] + 1, following + 1)]
        else:
            days.append(following)
        last += step + 1
    if len(days) == 1 and lower not in _FULL_WEEKDAYS and not _short_alone(words, at):
        return None
    return days, last


def _joined_range(lower: str) -> list[Weekday] | None:
    """«mandag-torsdag» or «man-fre», which is one word to the eye."""
    if "-" not in lower:
        return None
    one, dash, other = lower.partition("-")
    first = _FULL_WEEKDAYS.get(one) or _SHORT_WEEKDAYS.get(one)
    last = _FULL_WEEKDAYS.get(other) or _SHORT_WEEKDAYS.get(other)
    if not dash or first is None or last is None:
        return None
    return [Weekday(number) for number in range(first, last + 1)]


def _day_at(words: Sequence[Word], at: int) -> Weekday | None:
    lower = word_at(words, at).rstrip("-")
    if "-" in lower:
        return None
    return _FULL_WEEKDAYS.get(lower) or _SHORT_WEEKDAYS.get(lower)


def _short_alone(words: Sequence[Word], at: int) -> bool:
    """«ons. kl. 9»: a short form by itself counts only with a point and a clock after it; «man» is also a word."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.before.startswith(".") and (after.lower in _CLOCK_MARKS or after.is_number)
