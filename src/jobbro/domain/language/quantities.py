"""Numbers that make a limit concrete: how much, how long, how far, how often and when, with the bound they are told as.

«Jeg kan ikke løfte mere end 5 kg» and «under 5 kg» hold the same number and not the same promise, so the bound is read
too. A bare «en» or «to» counts only with a unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jobbro.domain.language.negation import negated_words
from jobbro.domain.language.numbers import NumberSpan, number_at, ordinal_of
from jobbro.domain.language.words import Word, word_set, words_in


class Measured(StrEnum):
    """What a number counts."""

    KILOS = "kilos"
    METRES = "metres"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    TIMES = "times"
    PEOPLE = "people"
    TASKS = "tasks"
    CLOCK = "clock"


class Per(StrEnum):
    """How often a number counts."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Bound(StrEnum):
    """What is promised about a number."""

    UP_TO = "up_to"
    BELOW = "below"
    AT_LEAST = "at_least"
    ABOUT = "about"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as a place in a text.

    `core` is the number with its unit and period as written; a clock is in hours after midnight.
    `every` says that it tells how often («hver time») and not how much; `lead` is «efter» or «på» before it.
    """

    low: Decimal
    high: Decimal
    unit: Measured
    per: Per | None
    bound: Bound | None
    core: str
    start: int
    end: int
    every: bool = False
    lead: str = ""

    @property
    def sense(self) -> tuple[Decimal, Decimal, Measured, Per | None, bool]:
        """What must stay the same when the words change."""
        return (self.low, self.high, self.unit, self.per, self.every)


_UNIT_WORDS: dict[str, tuple[Measured, Decimal]] = {}
for _words, _unit, _factor in (
    ("kg kilo kilogram kg.", Measured.KILOS, "1"),
    ("gram g", Measured.KILOS, "0.001"),
    ("m meter metre", Measured.METRES, "1"),
    ("km kilometer", Measured.METRES, "1000"),
    ("min minut minutter minutters minuts", Measured.MINUTES, "1"),
    ("kvarter kvarters", Measured.MINUTES, "15"),
    ("time timer timers times t", Measured.HOURS, "1"),
    ("dag dage dages dags hverdage arbejdsdage", Measured.DAYS, "1"),
    ("uge uger ugers", Measured.WEEKS, "1"),
    ("gang gange", Measured.TIMES, "1"),
    ("person personer menneske mennesker kollega kolleger kollegaer", Measured.PEOPLE, "1"),
    ("opgave opgaver ting", Measured.TASKS, "1"),
):
    _UNIT_WORDS |= {word: (_unit, Decimal(_factor)) for word in _words.split()}

_PERIODS = {
    "time": Per.HOUR, "timen": Per.HOUR,
    "dag": Per.DAY, "dagen": Per.DAY, "dagligt": Per.DAY, "daglig": Per.DAY,
    "uge": Per.WEEK, "ugen": Per.WEEK, "ugentligt": Per.WEEK,
    "måned": Per.MONTH, "måneden": Per.MONTH, "månedligt": Per.MONTH,
}  # fmt: skip
_EVERY = {"time": Measured.HOURS, "timer": Measured.HOURS, "minut": Measured.MINUTES, "minutter": Measured.MINUTES,
          "kvarter": Measured.MINUTES, "dag": Measured.DAYS, "uge": Measured.WEEKS}  # fmt: skip
_UP_TO = word_set("højst højest max maks maksimalt maximalt kun over op")
_BELOW = word_set("under")
_AT_LEAST = word_set("mindst minimum")
_ABOUT = word_set("cirka ca omkring omtrent")
_MORE = word_set("mere længere længer flere tungere oftere")
_LOOK_BACK = 3
_ENDS = frozenset(".!?\n")
_SHORT = word_set("kl ca min kg max maks pr km m t")


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number with a unit in a text, in order."""
    words = list(words_in(text))
    negated = _negated(words)
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        one = _clock(text, words, at, negated) or _every(text, words, at) or _measured(text, words, at, negated)
        if one is None:
            at += 1
            continue
        found.append(one)
        while at < len(words) and words[at].start < one.end:
            at += 1
    return tuple(found)


def _negated(words: Sequence[Word]) -> frozenset[int]:
    """The denied words; a «no» never reaches into the next sentence."""
    starts = [
        at
        for at, word in enumerate(words)
        if at and _ENDS.intersection(word.before) and words[at - 1].lower not in _SHORT
    ]
    found: set[int] = set()
    for first, last in zip([0, *starts], [*starts, len(words)], strict=True):
        found.update(first + at for at in negated_words(words[first:last]))
    return frozenset(found)


def is_concrete(text: str) -> bool:
    """Whether a limit holds a number that can be seen or counted."""
    return bool(quantities(text))


def _measured(text: str, words: Sequence[Word], at: int, negated: frozenset[int]) -> Quantity | None:
    span = number_at(words, at)
    if span is None or span.last >= len(words) or words[span.last].opens_clause:
        return None
    unit_word = words[span.last].lower.rstrip("-")
    if unit_word not in _UNIT_WORDS or _is_adverb(words, at, span):
        return None
    unit, factor = _UNIT_WORDS[unit_word]
    per, last = _period(words, span.last + 1)
    return Quantity(
        low=span.low * factor,
        high=span.high * factor,
        unit=unit,
        per=per,
        bound=_bound(words, at, negated),
        core=text[words[at].start : words[last - 1].end],
        start=words[at].start,
        end=words[last - 1].end,
        lead=words[at - 1].lower if at and words[at - 1].lower in ("efter", "på") else "",
    )


def _is_adverb(words: Sequence[Word], at: int, span: NumberSpan) -> bool:
    """«En gang imellem», «en dag», «én opgave ad gangen» and «en kollega» name no number of their own."""
    if words[at].is_number or span.low != 1 or span.high != 1 or span.last != at + 1:
        return False
    unit = words[span.last].lower
    if unit in ("gang", "dag", "uge", "time", "minut"):
        return _period(words, span.last + 1)[0] is None and unit in ("gang", "dag", "uge")
    return unit not in ("kg", "kilo", "km", "kilometer", "meter", "kvarter")


def _period(words: Sequence[Word], at: int) -> tuple[Per | None, int]:
    """How often, when that is said right after; and the index after it."""
    after = [word.lower for word in words[at : at + 2]]
    if after[:1] and after[0] in ("dagligt", "ugentligt", "månedligt"):
        return _PERIODS[after[0]], at + 1
    if len(after) == 2 and after[0] in ("om", "i", "pr", "per", "hver") and after[1] in _PERIODS:
        return _PERIODS[after[1]], at + 2
    return None, at


def _bound(words: Sequence[Word], at: int, negated: frozenset[int]) -> Bound | None:
    before = [word.lower for word in words[max(0, at - _LOOK_BACK) : at]]
    last, last_two = before[-1:], before[-2:]
    if len(last_two) == 2 and last_two[1] == "end":
        more = last_two[0] in _MORE
        return Bound.UP_TO if more else Bound.BELOW
    if last and last[0] in _BELOW:
        return Bound.BELOW
    if last and last[0] in _AT_LEAST:
        return Bound.AT_LEAST
    if last and last[0] in _ABOUT:
        return Bound.ABOUT
    if last_two == ["op", "til"] or (last and last[0] in _UP_TO) or last_two == ["ikke", "over"]:
        return Bound.UP_TO
    if "kun" in before:
        return Bound.UP_TO
    # «Jeg kan ikke gå 500 m»: that number is already too much.
    return Bound.BELOW if at in negated else None


def _every(text: str, words: Sequence[Word], at: int) -> Quantity | None:
    """«Hver time», «hver anden time», «hvert 30. minut»."""
    if words[at].lower not in ("hver", "hvert") or at + 1 >= len(words):
        return None
    following = words[at + 1].lower
    amount, last = Decimal(1), at + 1
    number = ordinal_of(following) or (int(following) if following.isdecimal() and len(following) < 4 else None)
    if number is not None and at + 2 < len(words):
        amount, last = Decimal(number), at + 2
    unit = _EVERY.get(words[last].lower)
    if unit is None or (unit in (Measured.DAYS, Measured.WEEKS) and number is None):
        return None
    factor = Decimal(15) if words[last].lower == "kvarter" else Decimal(1)
    start, end = words[at].start, words[last].end
    return Quantity(amount * factor, amount * factor, unit, None, None, text[start:end], start, end, every=True)


_CLOCK_LEADS = word_set("før inden efter fra til kl klokken mellem omkring ved indtil")


def _clock(text: str, words: Sequence[Word], at: int, negated: frozenset[int]) -> Quantity | None:
    """«Før kl. 9», «fra 9 til 12», «mellem kl. 10 og 14», «klokken 8.30»: a time of the day."""
    first = at
    while at < len(words) and words[at].lower in _CLOCK_LEADS and at - first < _LOOK_BACK:
        at += 1
    led = {word.lower for word in words[first:at]}
    low = _hour(words[at].lower) if led and at < len(words) else None
    if low is None:
        return None
    high, last = _until(words, at, low)
    if not (led & {"kl", "klokken"} or _has_minutes(words[at].lower) or (high > low and _is_hours(words, led, last))):
        return None
    denied = first in negated or any(word.lower == "uden" for word in words[max(0, first - 2) : first])
    start, end = words[first].start, words[last - 1].end
    core = text[words[at].start : end]
    if high > low:
        return Quantity(low, high, Measured.CLOCK, None, Bound.BELOW if denied else None, core, start, end)
    return Quantity(low, high, Measured.CLOCK, None, _clock_bound(led, denied=denied), core, start, end)


def _until(words: Sequence[Word], at: int, low: Decimal) -> tuple[Decimal, int]:
    """The hour that a time lasts until, and the index after it; the same hour when none is told."""
    last = at + 1
    if last >= len(words):
        return low, last
    joined = words[last].lower in ("og", "til")
    following = last + joined
    if not joined and "-" not in words[last].before.replace("–", "-"):
        return low, last
    following += following < len(words) and words[following].lower in ("kl", "klokken")
    high = _hour(words[following].lower) if following < len(words) else None
    return (high, following + 1) if high is not None and high > low else (low, last)


def _is_hours(words: Sequence[Word], led: set[str], last: int) -> bool:
    """Whether «fra 9 til 12» and «mellem 9 og 12» tell hours: no unit follows."""
    return bool(led & {"fra", "mellem"}) and (last >= len(words) or words[last].lower not in _UNIT_WORDS)


def _clock_bound(led: set[str], *, denied: bool) -> Bound | None:
    if led & {"før", "inden"}:
        return Bound.FROM if denied else Bound.UP_TO
    if led & {"efter", "fra"}:
        return Bound.UP_TO if denied else Bound.FROM
    return Bound.UP_TO if led & {"til", "indtil"} else None


def _has_minutes(lower: str) -> bool:
    hour, dot, minute = lower.replace(":", ".").partition(".")
    return bool(dot) and hour.isdecimal() and len(minute) == 2 and minute.isdecimal()


def _hour(lower: str) -> Decimal | None:
    hour, _dot, minute = lower.replace(":", ".").partition(".")
    if not hour.isdecimal() or len(hour) > 2 or (minute and not (minute.isdecimal() and len(minute) == 2)):
        return None
    value = Decimal(hour) + (Decimal(minute) / 60 if minute else 0)
    return value if value < 24 and Decimal(minute or 0) < 60 else None
