"""What the law has changed, day by day, and what a colleague has not read yet (R-136)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from jobbro import library
from jobbro.accounts.queries import rulebook_in_force
from jobbro.accounts.viewer import Viewer
from jobbro.domain.rules import Rule, Rulebook, RuleValue, State
from jobbro.library import Toolboxes
from jobbro.library.value_words import is_local, say_value
from jobbro.reference.models import RulesRead
from jobbro.reference.queries.listing import instrument_title
from jobbro.ui.wording import local_day

# Figures that only calculations use: a new limit of a tax changes no answer about what may be offered or agreed.
_NOT_TOLD = frozenset({"regnestykker"})
# Before a colleague has said «læst» for the first time, this much is told.
FIRST_LOOK_BACK = timedelta(days=365)


class ChangeKind(StrEnum):
    """What happened to a rule."""

    BEGINS = "begins"
    CHANGES = "changes"
    ENDS = "ends"
    UNKNOWN = "unknown"
    FOUND = "found"
    EDITED = "edited"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that says something else from a day on. `before` and `after` are its values in words, empty for none.

    `tools` are the entries of the toolboxes that lean on the rule: id and title.
    """

    rule_id: str
    title: str
    instrument: str
    day: date
    kind: ChangeKind
    before: str
    after: str
    note: str
    source: str
    source_url: str
    is_local: bool
    set_id: str = ""
    tools: tuple[tuple[str, str], ...] = ()


def changes_between(first: date, last: date, *, book: Rulebook | None = None) -> tuple[RuleChange, ...]:
    """Every change of a value that takes effect from `first` to `last`, both included, in order of day and title.

    Without a rulebook it asks for the one in force (one question). A new source for the same value is no change, and
    what is only expected is not among them.
    """
    book = rulebook_in_force() if book is None else book
    return _in_order(
        change for rule in _told(book) for change in _changes_of(rule, book) if first <= change.day <= last
    )


def _told(book: Rulebook) -> Iterable[Rule]:
    return (rule for rule in book if rule.instrument not in _NOT_TOLD)


def expected_changes(after: date, *, book: Rulebook, signed: Collection[str]) -> tuple[RuleChange, ...]:
    """What is announced from a later day than `after` and not settled: lines marked so, and sets that lie ready."""
    marked = [
        _change(rule, entry, ChangeKind.EXPECTED, book.entry_on(rule.id, on_date=entry.starts))
        for rule in book
        for entry in book.history(rule.id)
        if entry.state is State.EXPECTED and entry.starts > after
    ]
    waiting = [
        _change(rule, entry, ChangeKind.EXPECTED, _entry_before(book, rule, entry.starts), set_id=set_id)
        for set_id, rules in library.rule_sets().items()
        if set_id not in signed
        for rule in rules
        for entry in Rulebook(rules).history(rule.id)
        if entry.starts > after
    ]
    return _in_order([*marked, *waiting])


def unread_changes(viewer: Viewer, *, book: Rulebook | None = None) -> tuple[RuleChange, ...]:
    """What has taken effect, or been corrected in the rulebook, since this colleague last said «læst».

    For somebody who has never said so: the changes of the last year. At most two questions.
    """
    book = rulebook_in_force() if book is None else book
    read = read_by(viewer)
    if read is None:
        return changes_between(viewer.today - FIRST_LOOK_BACK, viewer.today, book=book)
    dated = changes_between(local_day(read.read_at) + timedelta(days=1), viewer.today, book=book)
    told = {change.rule_id for change in dated}
    edited = [
        _edited(rule, book, viewer.today)
        for rule in _told(book)
        if rule.id not in told and read.versions.get(rule.id) != rule.version
    ]
    return _in_order([*dated, *edited])


def touching(changes: Iterable[RuleChange], rule_ids: Collection[str]) -> tuple[RuleChange, ...]:
    """Those of the changes that are about one of these rules, for a tool that leans on them."""
    return tuple(change for change in changes if change.rule_id in rule_ids)


def read_by(viewer: Viewer) -> RulesRead | None:
    """What the viewer has read; nobody can ask for another's."""
    return RulesRead.objects.filter(user=viewer.user).first() if viewer.user else None


def _changes_of(rule: Rule, book: Rulebook) -> Iterable[RuleChange]:
    before: RuleValue | None = None
    for entry in book.history(rule.id):
        if entry.state is State.EXPECTED:
            continue
        if before is None or (before.state, before.value) != (entry.state, entry.value):
            yield _change(rule, entry, _kind(before, entry), before)
        before = entry


def _kind(before: RuleValue | None, after: RuleValue) -> ChangeKind:
    if after.state is State.ENDED:
        return ChangeKind.ENDS
    if after.state is State.UNKNOWN:
        return ChangeKind.UNKNOWN
    if before is None or before.state is State.ENDED:
        return ChangeKind.BEGINS
    return ChangeKind.FOUND if before.state is State.UNKNOWN else ChangeKind.CHANGES


def _change(
    rule: Rule, after: RuleValue | None, kind: ChangeKind, before: RuleValue | None, *, day: date | None = None,
    set_id: str = "",
) -> RuleChange:  # fmt: skip
    texts = library.texts()
    shown = after or before
    if shown is None:
        raise ValueError(f"{rule.id} has nothing to tell")
    return RuleChange(
        rule_id=rule.id,
        title=rule.title,
        instrument=instrument_title(rule.instrument, texts),
        day=day or shown.starts,
        kind=kind,
        before=say_value(before, texts) if before else "",
        after=say_value(after, texts) if after else "",
        note=shown.note,
        source=f"{shown.source.title}, {shown.source.section}" if shown.source.section else shown.source.title,
        source_url=shown.source.url,
        is_local=is_local(shown),
        set_id=set_id,
        tools=_tools().get(rule.id, ()),
    )


class _Leaning(NamedTuple):
    boxes: Toolboxes
    tools: dict[str, tuple[tuple[str, str], ...]]


_leaning: dict[str, _Leaning] = {}


def _tools() -> dict[str, tuple[tuple[str, str], ...]]:
    """Id and title of the tools that lean on each rule; counted anew when the toolboxes change."""
    boxes = library.toolboxes()
    known = _leaning.get("latest")
    if known is None or known.boxes is not boxes:
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for tool in boxes.tools.values():
            for rule_id in tool.entry.rules:
                found[rule_id] = (*found.get(rule_id, ()), (tool.id, tool.title))
        known = _leaning["latest"] = _Leaning(boxes, found)
    return known.tools


def _edited(rule: Rule, book: Rulebook, today: date) -> RuleChange:
    """A rule whose text or values were corrected; it is told as it stands now."""
    current = book.entry_on(rule.id, on_date=today) or book.history(rule.id)[0]
    return _change(rule, current, ChangeKind.EDITED, None, day=today)


def _entry_before(book: Rulebook, rule: Rule, day: date) -> RuleValue | None:
    return book.entry_on(rule.id, on_date=day - timedelta(days=1)) if rule.id in book else None


def _in_order(changes: Iterable[RuleChange]) -> tuple[RuleChange, ...]:
    return tuple(sorted(changes, key=lambda change: (change.day, change.instrument, change.title)))
