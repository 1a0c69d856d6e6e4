"""Working time as Danes write it: hours a week or a day, and clock times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum

from jobbro.domain.language.numbers import NumberSpan, number_at, number_of
from jobbro.domain.language.weekdays import weekday_of
from jobbro.domain.language.words import Word, word_at, word_set


class HoursPer(StrEnum):
    """What a number of hours is counted over."""

    WEEK = "week"
    DAY = "day"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class HoursMention:
    """Hours as written: the lowest and highest number, over what, and whether only roughly; place as word indexes.

    `days` is the number of days a week said together with the hours («tre timer to dage om ugen»).
    """

    low: Decimal
    high: Decimal
    per: HoursPer
    roughly: bool
    rising: bool
    days: int | None
    first: int
    last: int

    def per_week(self, weekdays: int | None = None) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest hours a week, or None when the text does not say enough."""
        days = self.days or weekdays
        match self.per:
            case HoursPer.WEEK:
                return self.low, self.high
            case HoursPer.DAY if days:
                return self.low * days, self.high * days
        return None


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From when to when on a day, by the wall clock; place as word indexes."""

    starts: time
    ends: time
    first: int
    last: int

    @property
    def hours(self) -> Decimal:
        """Hours between, breaks not taken off."""
        minutes = (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute
        return Decimal(minutes) / 60


_ROUGHLY = word_set("""ca cirka omkring omtrent op gerne max maks maksimalt højst mindst minimum nogle få""")
_HOUR_WORDS = word_set("time timer timers timerne t tim timen ugetimer")
_WEEK_WORDS = word_set("ugen uge ugentligt ugentlig ugentlige ugtl ugt")
_DAY_WORDS = word_set("dagen dag dagligt daglig daglige dgl")
_DAYS = word_set("dag dage gang gange hverdage arbejdsdage ugedage")
_PER = word_set("om pr per i hver a á à")
_FULL_TIME = word_set("fuldtid fuldtids heltid")
FULL_TIME_HOURS = Decimal(37)
_HOURS_IN_A_WEEK = 60


_COUNT_WORDS = word_set("timetal timetallet timeantal timeantallet ugetimetal ugetimetallet ugetimer")


def hours_mentions(words: Sequence[Word]) -> Iterator[HoursMention]:
    """Yield the working hours of a sentence; hours of other things are left out where the wording shows it."""
    at = 0
    while at < len(words):
        mention = _hours_at(words, at)
        if mention is None:
            at += 1
        else:
            yield mention
            at = mention.last


def _hours_at(words: Sequence[Word], at: int) -> HoursMention | None:
    lower = words[at].lower
    if lower in _FULL_TIME or (lower == "fuld" and word_at(words, at + 1) == "tid"):
        last = at + (2 if lower == "fuld" else 1)
        return HoursMention(FULL_TIME_HOURS, FULL_TIME_HOURS, HoursPer.WEEK, False, False, None, at, last)
    if lower in _COUNT_WORDS or (lower in ("timer", "tid") and at + 1 < len(words) and ":" in words[at + 1].before):
        return _after_countword_at(words, at)
    number = number_at(words, at)
    if number is None:
        return None
    return _with_unit(words, at, number) or _days_first(words, at, number)


def _with_unit(words: Sequence[Word], at: int, number: NumberSpan) -> HoursMention | None:
    """«9 timer om ugen», «ni ugentlige timer», «3 t/dag», «37-timers uge»."""
    unit = number.last
    per = HoursPer.UNSAID
    if word_at(words, unit) in ("ugentlige", "ugentlig", "daglige", "daglig"):
        per = HoursPer.WEEK if words[unit].lower.startswith("uge") else HoursPer.DAY
        unit += 1
    elif word_at(words, unit) in ("effektive", "lønnede", "ordinære", "faste", "hele"):
        unit += 1
    written = word_at(words, unit)
    if written == "ugetimer":
        per = HoursPer.WEEK
    elif written not in _HOUR_WORDS or (written == "t" and number.high > _HOURS_IN_A_WEEK):
        return None
    if not 0 < number.high <= _HOURS_IN_A_WEEK or _is_clock_of_day(words, at):
        return None
    said, days, last = _per_after(words, unit + 1)
    per = said if per is HoursPer.UNSAID else per
    return HoursMention(number.low, number.high, per, _is_rough(words, at), number.rising, days, at, last)


def _is_clock_of_day(words: Sequence[Word], at: int) -> bool:
    """«hver 2. time» tells how often, not how long."""
    return at > 0 and words[at - 1].lower in ("hver", "hveranden")


def _is_rough(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in _ROUGHLY for word in words[max(0, at - 2) : at])


def _per_after(words: Sequence[Word], at: int) -> tuple[HoursPer, int | None, int]:
    """What follows the word «timer»: over what it counts, on how many days a week, and the index after it."""
    first = word_at(words, at)
    if first in _WEEK_WORDS and (first != "uge" or "/" in words[at].before or _is_single(words, at)):
        return HoursPer.WEEK, None, at + 1
    if first in ("dagligt", "daglig", "dgl") or (first == "dag" and "/" in words[at].before):
        return HoursPer.DAY, _days_a_week(words, at + 1), at + 1
    if first in _PER and word_at(words, at + 1) in _WEEK_WORDS:
        return HoursPer.WEEK, None, at + 2
    if first in _PER and word_at(words, at + 1) in _DAY_WORDS | {"gang", "mødedag", "arbejdsdag", "hverdag"}:
        return HoursPer.DAY, _days_a_week(words, at + 2), at + 2
    days = _days_a_week(words, at)
    if days:
        return HoursPer.DAY, days, at + 2
    return HoursPer.UNSAID, None, at


def _is_single(words: Sequence[Word], at: int) -> bool:
    """«9 timer uge» without more; «9 timer uge 3» is about a week with a number."""
    return number_of(word_at(words, at + 1)) is None


def _days_a_week(words: Sequence[Word], at: int) -> int | None:
    """«tre dage om ugen» and the like, as the number of days."""
    number = number_of(word_at(words, at))
    if number is None or not 1 <= number <= 7 or word_at(words, at + 1) not in _DAYS:
        return None
    return int(number)


def _days_first(words: Sequence[Word], at: int, number: NumberSpan) -> HoursMention | None:
    """«3 dage om ugen a 4 timer», «tre dage á fire timer», «2 × 5 timer»."""
    if number.low != number.high or not 1 <= number.low <= 7:
        return None
    after = number.last
    if word_at(words, after) in _DAYS:
        after += 1
        if word_at(words, after) in _PER and word_at(words, after + 1) in _WEEK_WORDS:
            after += 2
        elif word_at(words, after) in _WEEK_WORDS:
            after += 1
        if word_at(words, after) in ("a", "á", "à", "af", "med", "hver"):
            after += 1
    elif after < len(words) and words[after].before.strip() in ("×", "*") or word_at(words, after) in ("x", "gange"):
        after += word_at(words, after) in ("x", "gange")
    else:
        return None
    hours = number_at(words, after)
    if hours is None or word_at(words, hours.last) not in _HOUR_WORDS:
        return None
    return HoursMention(
        hours.low, hours.high, HoursPer.DAY, _is_rough(words, after), False, int(number.low), at, hours.last + 1
    )


def _after_countword_at(words: Sequence[Word], at: int) -> HoursMention | None:
    """«Timetallet er 9», «ugentligt timetal: 9»."""
    for step in range(1, 4):
        number = number_at(words, at + step)
        if number is not None and 0 < number.high <= _HOURS_IN_A_WEEK:
            last = number.last
            last += word_at(words, last) in _HOUR_WORDS
            per, days, last = _per_after(words, last)
            per = HoursPer.WEEK if per is HoursPer.UNSAID else per
            return HoursMention(
                number.low, number.high, per, _is_rough(words, at + step), number.rising, days, at, last
            )
    return None


_CLOCK_MARKS = word_set("kl klokken")
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_DASH = re.compile(r"\s*[-–—]\s*")


def clock_ranges(words: Sequence[Word]) -> Iterator[ClockRange]:
    """Yield the stretches of the day that a sentence names, such as «kl. 9-12» or «fra ni til tolv»."""
    at = 0
    while at < len(words):
        found = _range_at(words, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _range_at(words: Sequence[Word], at: int) -> ClockRange | None:
    starts = _clock_of(words[at])
    marked = word_at(words, at - 1) in _CLOCK_MARKS
    to = _end_of_range(words, at, marked) if starts is not None else None
    if starts is None or to is None or to >= len(words):
        return None
    marked = marked or words[to - 1].lower in _CLOCK_MARKS
    ends = _clock_of(words[to])
    if ends is None or ends <= starts:
        return None
    if not (marked or _both_with_minutes(words[at], words[to]) or _near_weekday(words, at, to) or _from_to(words, at)):
        return None
    if word_at(words, to + 1) in _NO_CLOCK_UNITS:
        return None
    return ClockRange(starts, ends, at, to + 1)


_LEAVES = word_set("går slutter stopper holder")
_NO_CLOCK_UNITS = _HOUR_WORDS | _DAYS | word_set("uger uge år kg personer gæster stk gange")


def _end_of_range(words: Sequence[Word], at: int, marked: bool) -> int | None:
    """The index of the second clock: «9-12», «9 til 12», «mellem 9 og 12», «kl. 9 og går kl. 12»."""
    to, joint = at + 1, word_at(words, at + 1)
    if joint == "til" or (joint == "og" and "mellem" in (word_at(words, at - 1), word_at(words, at - 2))):
        to += 1
    elif marked and joint == "og" and word_at(words, at + 2) in _LEAVES:
        to += 2
    elif to >= len(words) or not _DASH.fullmatch(words[to].before):
        return None
    return to + 1 if word_at(words, to) in _CLOCK_MARKS else to


def _clock_of(word: Word) -> time | None:
    if word.is_number:
        match = _CLOCK.fullmatch(word.text)
        if match is None:
            return None
        hour, minute = int(match.group(1)), int(match.group(2) or 0)
    else:
        value = number_of(word.lower)
        if value is None or value != int(value):
            return None
        hour, minute = int(value), 0
    return time(hour, minute) if 0 <= hour <= 23 and 0 <= minute <= 59 else None


def _from_to(words: Sequence[Word], at: int) -> bool:
    """«fra 8 til 12», unless it tells how hours rise."""
    if word_at(words, at - 1) != "fra" or word_at(words, at + 1) != "til":
        return False
    return not any(word.lower in _RISES for word in words[max(0, at - 7) : at])


_RISES = word_set("øges øge stiger stige op timetal timetallet timerne timer antal hæves udvides går gradvist gradvis")


def _both_with_minutes(one: Word, other: Word) -> bool:
    return all(len(word.text) >= 4 and word.text[-3] in ".:" for word in (one, other))


def _near_weekday(words: Sequence[Word], first: int, last: int) -> bool:
    near = words[max(0, first - 3) : first]
    return any(weekday_of(word) is not None for word in near) and number_of(words[last].lower) is not None
