"""The entries of the toolboxes as the municipality has them: shipped words, own room, and today's values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from jobbro import library
from jobbro.accounts.permissions import Role
from jobbro.domain.rules import Rulebook, State
from jobbro.library.rule_words import source_line
from jobbro.library.toolbox_files import Decider, Measure, ShippedTool, Toolbox, ToolReader
from jobbro.library.value_words import grade_key, is_local, say_value
from jobbro.reference.models import LocalTool, ToolRoom
from jobbro.ui.wording import long_day

# How long a change of a rule is news on a card.
NEWS = timedelta(days=180)
ROLES = (Role.CONSULTANT, Role.CASEWORKER, Role.TEAM_LEAD)


class NoSuchTool(LookupError):
    """No entry has this id."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule that an entry leans on, as it reads on a day."""

    rule_id: str
    title: str
    value: str
    note: str
    grade: str
    source: str
    source_url: str
    is_known: bool
    is_local: bool
    since: date | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where the words of a card come from."""

    title: str
    section: str
    url: str


@dataclass(frozen=True, slots=True)
class ToolCard:
    """An entry ready for a page. `closed` says why it is not used here; empty when it is."""

    id: str
    toolbox: Toolbox
    title: str
    summary: str
    what: str
    helps: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    decider: Decider
    decides: str
    gives: str
    costs: str
    apply_text: str
    apply_url: str
    readers: tuple[str, ...]
    unknown: tuple[str, ...]
    rule_ids: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    checked_on: date
    checked_by: str
    measure: Measure | None
    tells_about_person: bool
    for_company: bool
    is_own: bool
    room: ToolRoom | None
    closed: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether the municipality uses the entry on the day, for the reader's role."""
        return not self.closed

    @property
    def own_id(self) -> int | None:
        """The number of an own entry."""
        return int(self.id.partition("-")[2]) if self.is_own else None

    @property
    def decider_word(self) -> str:
        """Who says yes, in words."""
        return library.texts().say(f"decider.{self.decider}")

    @property
    def measure_word(self) -> str:
        """What a limit on the entry means, in words; empty when it has no measure."""
        return library.texts().say(f"measure.{self.measure}") if self.measure else ""


def all_cards(*, day: date, role: str, rooms: Mapping[str, ToolRoom] | None = None) -> tuple[ToolCard, ...]:
    """Every entry as it stands on a day for a role, the shipped ones first; two questions, one if rooms are given."""
    if rooms is None:
        rooms = {room.entry_id: room for room in ToolRoom.objects.all()}
    own = LocalTool.objects.filter(withdrawn_at__isnull=True).select_related("written_by")
    shipped = library.toolboxes().tools.values()
    return tuple(_shipped(tool, rooms.get(tool.id), day, role) for tool in shipped) + tuple(
        _own(row, rooms.get(row.entry_id), day, role) for row in own
    )


def card_of(entry_id: str, *, day: date, role: str) -> ToolCard:
    """One entry; NoSuchTool for an id that no entry has."""
    found = next((card for card in all_cards(day=day, role=role) if card.id == entry_id), None)
    if found is None:
        raise NoSuchTool(entry_id)
    return found


def own_tool(entry_id: str) -> LocalTool | None:
    """The row of an own entry that is still there; None for any other id."""
    kind, _dash, number = entry_id.partition("-")
    if kind != "own" or not number.isascii() or not number.isdecimal() or len(number) > 9:
        return None
    return LocalTool.objects.filter(pk=int(number), withdrawn_at__isnull=True).first()


def private_entries(entry_ids: Iterable[str]) -> frozenset[str]:
    """The ids whose name tells something private about a citizen; an entry that nobody knows counts as such.

    Asks one question, and only when an own entry is among them.
    """
    shipped, wanted = library.toolboxes().tools, frozenset(entry_ids)
    others = wanted - shipped.keys()
    own = LocalTool.objects.filter(tells_about_person=False) if others else ()
    harmless = {row.entry_id for row in own} | {
        name for name in wanted & shipped.keys() if not shipped[name].entry.tells_about_person
    }
    return wanted - harmless


def rule_lines(rule_ids: Iterable[str], book: Rulebook, *, day: date) -> tuple[RuleLine, ...]:
    """The rules behind an entry with their values on a day."""
    return tuple(_rule_line(rule_id, book, day) for rule_id in rule_ids)


def news(cards: Iterable[ToolCard], book: Rulebook, *, day: date) -> frozenset[str]:
    """The ids of the entries that lean on a rule which changed lately."""
    return frozenset(card.id for card in cards if any(_is_new(one, book, day) for one in card.rule_ids))


def _rule_line(rule_id: str, book: Rulebook, day: date) -> RuleLine:
    texts, entry = library.texts(), book.entry_on(rule_id, on_date=day)
    title = book.rule(rule_id).title
    if entry is None:
        value = _("Ikke begyndt, gælder ikke")
        return RuleLine(rule_id, title, value, "", "", "", "", False, False, None, False)
    return RuleLine(
        rule_id=rule_id,
        title=title,
        value=say_value(entry, texts),
        note=entry.note,
        grade=grade_key(entry),
        source=source_line(entry, texts),
        source_url=entry.source.url,
        is_known=entry.state is State.SETTLED,
        is_local=is_local(entry),
        since=entry.starts,
        is_new=_is_new(rule_id, book, day),
    )


def _is_new(rule_id: str, book: Rulebook, day: date) -> bool:
    entry = book.entry_on(rule_id, on_date=day)
    # That a value stopped being known is no new rule.
    return entry is not None and entry.state is not State.UNKNOWN and day - NEWS < entry.starts <= day


def _shipped(tool: ShippedTool, room: ToolRoom | None, day: date, role: str) -> ToolCard:
    entry, texts = tool.entry, library.texts()
    return ToolCard(
        id=tool.id,
        toolbox=tool.toolbox,
        title=entry.title,
        summary=entry.summary,
        what=entry.what,
        helps=tuple((texts.say(f"need.{one.need}"), one.how) for one in entry.helps),
        conditions=entry.conditions,
        decider=entry.decides.who,
        decides=entry.decides.text,
        gives=entry.gives,
        costs=entry.costs,
        apply_text=entry.apply.text,
        apply_url=entry.apply.url,
        readers=tuple(texts.say(f"reader.{one}") for one in entry.audience),
        unknown=entry.unknown,
        rule_ids=entry.rules,
        sources=tuple(SourceLine(one.entry.title, one.section, one.entry.url) for one in tool.sources),
        checked_on=tool.checked_on,
        checked_by=tool.checked_by,
        measure=entry.mandate_measure,
        tells_about_person=entry.tells_about_person,
        for_company=ToolReader.COMPANY in entry.audience,
        is_own=False,
        room=room,
        closed=closed_because(room, day, role),
    )


def _own(row: LocalTool, room: ToolRoom | None, day: date, role: str) -> ToolCard:
    return ToolCard(
        id=row.entry_id,
        toolbox=Toolbox(row.toolbox),
        title=row.title,
        summary=row.summary,
        what=row.what,
        helps=(),
        conditions=tuple(line.strip() for line in row.conditions.splitlines() if line.strip()),
        decider=Decider.TEAM_LEAD,
        decides=_("Kommunen bestemmer selv over sine egne værktøjer."),
        gives=row.gives,
        costs=row.costs,
        apply_text=row.where_to_apply,
        apply_url="",
        readers=(library.texts().say("reader.consultant"),),
        unknown=(),
        rule_ids=(),
        sources=(SourceLine(row.source_title, "", row.source_url),),
        checked_on=row.written_at.date(),
        checked_by=row.written_by.full_name,
        measure=Measure(row.measure) if row.measure else None,
        tells_about_person=row.tells_about_person,
        for_company=not row.tells_about_person,
        is_own=True,
        room=room,
        closed=closed_because(room, day, role),
    )


def closed_because(room: ToolRoom | None, day: date, role: str) -> tuple[str, ...]:
    """Why an entry is not used here on a day, in words; nothing when it is."""
    if room is None:
        return ()
    found = []
    if not room.is_available:
        found.append(room.reason)
    if room.valid_from and day < room.valid_from:
        found.append(_("Kommunen bruger det først fra %(day)s.") % {"day": long_day(room.valid_from)})
    if room.valid_to and day > room.valid_to:
        found.append(_("Kommunen brugte det til og med %(day)s.") % {"day": long_day(room.valid_to)})
    if room.roles and role not in room.roles:
        names = ", ".join(str(Role(code).label).lower() for code in room.roles if code in Role.values)
        found.append(_("Her bruges det kun af: %(roles)s.") % {"roles": names})
    return tuple(found)
