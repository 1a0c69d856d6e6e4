"""The list of rules as they stand on a day: what is in force, what is missing, what has ended or not begun."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from jobbro import library
from jobbro.domain.language.normal_form import normal_form
from jobbro.domain.rules import Rule, Rulebook, RuleValue, State
from jobbro.library import Texts
from jobbro.library.value_words import grade_key, is_local, say_short
from jobbro.reference.queries.searching import Question, ask

# A check that is older than this is told to whoever looks after the rules.
OLD_CHECK = timedelta(days=365)


class RuleStatus(StrEnum):
    """How a rule stands on a day."""

    IN_FORCE = "in_force"
    UNKNOWN = "unknown"
    ENDED = "ended"
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule on a day, in words. `since` is the first day of what is told, `until` its last; None when not known."""

    rule: Rule
    status: RuleStatus
    value: str
    since: date | None
    until: date | None
    grade: str
    is_local: bool
    is_old: bool
    expected: RuleValue | None

    @property
    def id(self) -> str:
        """The id of the rule."""
        return self.rule.id


@dataclass(frozen=True, slots=True)
class RuleFilter:
    """What is asked for in the address."""

    day: date
    words: str = ""
    instrument: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one instrument."""

    instrument: str
    title: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class RuleList:
    """The page: groups, how many there are of each instrument and scope, and the other names that were looked for."""

    groups: tuple[Group, ...]
    instruments: tuple[tuple[str, str, int], ...]
    scopes: dict[str, int]
    also: tuple[str, ...]
    total: int

    @property
    def shown(self) -> int:
        """How many rules are on the page."""
        return sum(len(group.rows) for group in self.groups)


SCOPES = ("", "gaelder", "mangler", "egen", "ikke", "gammel")


def rule_list(book: Rulebook, asked: RuleFilter, *, today: date) -> RuleList:
    """The rules that fit what is asked for; counts are of what the other filters leave."""
    texts, question = library.texts(), ask(asked.words, library.terms())
    rows = [row_of(book, rule, asked.day, today=today) for rule in book]
    found = [row for row in rows if not question.words or question.finds(_searched(row.rule, texts))]
    in_scope = [row for row in found if fits(row, asked.scope)]
    of_instrument = [row for row in found if asked.instrument in ("", row.rule.instrument)]
    chosen = [row for row in in_scope if asked.instrument in ("", row.rule.instrument)]
    return RuleList(
        groups=_groups(chosen, texts),
        instruments=_instruments(in_scope, book, texts),
        scopes={scope: sum(fits(row, scope) for row in of_instrument) for scope in SCOPES},
        also=_told(question),
        total=len(rows),
    )


def row_of(book: Rulebook, rule: Rule, day: date, *, today: date) -> RuleRow:
    """One rule on a day."""
    entry = book.entry_on(rule.id, on_date=day)
    history = book.history(rule.id)
    expected = next((line for line in history if line.state is State.EXPECTED and line.starts > day), None)
    is_old = rule.check.on < today - OLD_CHECK
    if entry is None:
        first = next((line for line in history if line.state is not State.EXPECTED), expected)
        since = first.starts if first else None
        return RuleRow(rule, RuleStatus.NOT_BEGUN, "", since, None, "", False, is_old, expected)
    status = {State.SETTLED: RuleStatus.IN_FORCE, State.UNKNOWN: RuleStatus.UNKNOWN}.get(entry.state, RuleStatus.ENDED)
    return RuleRow(
        rule=rule,
        status=status,
        value=say_short(entry, library.texts()),
        since=entry.starts,
        until=entry.ends,
        grade=grade_key(entry),
        is_local=is_local(entry),
        is_old=is_old,
        expected=expected,
    )


def fits(row: RuleRow, scope: str) -> bool:
    """Whether a row belongs in a scope of the list."""
    match scope:
        case "gaelder":
            return row.status is RuleStatus.IN_FORCE
        case "mangler":
            return row.status is RuleStatus.UNKNOWN
        case "egen":
            return row.is_local
        case "ikke":
            return row.status in (RuleStatus.ENDED, RuleStatus.NOT_BEGUN)
        case "gammel":
            return row.is_old
        case _:
            return True


_ORDER = (RuleStatus.IN_FORCE, RuleStatus.UNKNOWN, RuleStatus.NOT_BEGUN, RuleStatus.ENDED)


def _groups(rows: Iterable[RuleRow], texts: Texts) -> tuple[Group, ...]:
    """By instrument, most used first: what is in force stands before what is not."""
    ordered = sorted(rows, key=lambda row: (_place(row.rule.instrument), _ORDER.index(row.status), row.rule.title))
    by_instrument = groupby(ordered, key=lambda row: row.rule.instrument)
    return tuple(
        Group(instrument, instrument_title(instrument, texts), tuple(group)) for instrument, group in by_instrument
    )


# The instruments in the order in which a consultant meets them; one that is new comes last.
_INSTRUMENTS = (
    "virksomhedspraktik",
    "rimelighedskrav",
    "hybrid",
    "loentilskud",
    "fleksjob",
    "stoette",
    "nytteindsats",
    "fastholdelse",
    "ydelser",
    "sagsgang",
    "regnestykker",
)


def _place(instrument: str) -> tuple[int, str]:
    known = instrument in _INSTRUMENTS
    return (_INSTRUMENTS.index(instrument) if known else len(_INSTRUMENTS), instrument)


def instrument_title(instrument: str, texts: Texts) -> str:
    """The name of an instrument; its id when nobody has written one yet."""
    code = f"instrument.{instrument}"
    return texts.say(code) if code in texts else instrument


def _instruments(rows: list[RuleRow], book: Rulebook, texts: Texts) -> tuple[tuple[str, str, int], ...]:
    names = sorted({rule.instrument for rule in book}, key=_place)
    return tuple(
        (name, instrument_title(name, texts), sum(row.rule.instrument == name for row in rows)) for name in names
    )


def _searched(rule: Rule, texts: Texts) -> str:
    sections = {entry.source.section for entry in rule.entries}
    title = instrument_title(rule.instrument, texts)
    return normal_form(rule.title, rule.explanation, title, rule.id.replace(".", " "), *sorted(sections))


def _told(question: Question) -> tuple[str, ...]:
    """The first of the other names; the rest are only endings of the same word."""
    kept: list[str] = []
    for name in question.also:
        if not any(name.casefold()[:6] == earlier.casefold()[:6] for earlier in kept):
            kept.append(name)
    return tuple(kept)
