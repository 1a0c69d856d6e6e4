"""The instruments as they stand on a day: the list of cards, and one card with its ten headings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jobbro import library
from jobbro.domain.language.normal_form import normal_form
from jobbro.domain.rules import Rulebook, State
from jobbro.library.instrument_files import InstrumentFile, Point, StatusLine
from jobbro.library.instrument_words import StandingOn, say_point, standing_on
from jobbro.library.toolbox_files import ShippedTool
from jobbro.library.value_words import LOCAL
from jobbro.reference.queries.searching import ask
from jobbro.reference.queries.toolbox import RuleLine, SourceLine, rule_lines

MOST_TOOLS = 3


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument in the list."""

    file: InstrumentFile
    standing: StandingOn
    word: str


@dataclass(frozen=True, slots=True)
class InstrumentGroupRows:
    """The instruments under one heading of the list."""

    id: str
    title: str
    rows: tuple[InstrumentRow, ...]


@dataclass(frozen=True, slots=True)
class InstrumentList:
    """The page: groups, the other names that were looked for, and how many there are in all."""

    groups: tuple[InstrumentGroupRows, ...]
    also: tuple[str, ...]
    total: int

    @property
    def shown(self) -> int:
        """How many instruments are on the page."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point as it reads on the day. `beside` are rules whose value is told beside it, `behind` those it leans on.

    The grade is the weakest of the text's and its values'; it is empty when something else is said instead.
    """

    text: str
    is_unknown: bool
    grade: str
    source: SourceLine | None
    beside: tuple[RuleLine, ...]
    behind: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class HeadingLines:
    """One of the ten headings."""

    id: str
    title: str
    points: tuple[PointLine, ...]


@dataclass(frozen=True, slots=True)
class InstrumentCard:
    """Everything on the card."""

    row: InstrumentRow
    group: str
    headings: tuple[HeadingLines, ...]
    status_source: SourceLine | None
    tools: tuple[ShippedTool, ...]

    @property
    def file(self) -> InstrumentFile:
        """The card as it was written."""
        return self.row.file


def instrument_list(book: Rulebook, words: str, *, day: date) -> InstrumentList:
    """The instruments that fit the words, as they stand on the day; old words find the new."""
    cards = library.instruments().values()
    question = ask(words, library.terms())
    found = [card for card in cards if not question.words or question.finds(_searched(card, book, day))]
    groups = tuple(
        InstrumentGroupRows(str(group), _say(f"group.{group}"), tuple(_row(card, book, day) for card in members))
        for group, members in groupby(found, key=lambda card: card.group)
    )
    return InstrumentList(groups, question.also, len(cards))


def instrument_card(book: Rulebook, instrument_id: str, *, day: date) -> InstrumentCard:
    """One card as it reads on a day; KeyError for an id that no instrument has."""
    file = library.instruments()[instrument_id]
    return InstrumentCard(
        row=_row(file, book, day),
        group=_say(f"group.{file.group}"),
        headings=tuple(
            HeadingLines(name, _say(f"heading.{name}"), tuple(_lines(points, book, day)))
            for name, points in file.headings
        ),
        status_source=_status_source(file, book, day),
        tools=_tools(file),
    )


def _say(code: str) -> str:
    return library.texts().say(f"card.{code}")


def _row(file: InstrumentFile, book: Rulebook, day: date) -> InstrumentRow:
    standing = standing_on(file, book, day=day)
    return InstrumentRow(file, standing, _say(f"standing.{standing.standing}"))


def _lines(points: Iterable[Point], book: Rulebook, day: date) -> Iterable[PointLine]:
    terms, texts = library.terms(), library.texts()
    for point in points:
        if not point.holds(day):
            continue
        said = say_point(point, book, terms, texts, day=day)
        as_written = not (said.is_unknown or said.has_ended)
        named = () if said.has_ended else point.rules
        plain = tuple(rule_id for rule_id in named if _is_plainly_so(rule_id, book, day))
        told = tuple(rule_id for rule_id in named if rule_id not in plain)
        behind = rule_lines((*said.rule_ids, *plain), book, day=day)
        own = next((line for line in behind if line.is_local), None)
        note = point.source
        yield PointLine(
            text=said.text,
            is_unknown=said.is_unknown,
            grade=_weakest(point, behind) if as_written else "",
            source=_own_source(own) if own else _source_line(note.ref, note.section) if note else None,
            beside=rule_lines(told, book, day=day),
            behind=behind,
        )


def _own_source(line: RuleLine) -> SourceLine:
    """The source of a value that the municipality wrote in itself."""
    return SourceLine(line.source, "", line.source_url)


def _weakest(point: Point, behind: Iterable[RuleLine]) -> str:
    """The grade that a sentence can carry: a figure of the municipality's own never looks official."""
    grades = [str(point.grade).lower(), *(line.grade for line in behind)]
    return LOCAL if LOCAL in grades else max(grades)


def _is_plainly_so(rule_id: str, book: Rulebook, day: date) -> bool:
    """Whether a rule only says that it holds; the point has said so already."""
    entry = book.entry_on(rule_id, on_date=day)
    return entry is not None and entry.state is State.SETTLED and entry.value is True


def _source_line(ref: str, section: str) -> SourceLine:
    entry = library.sources()[ref]
    return SourceLine(entry.title, section, entry.url)


def _status_source(file: InstrumentFile, book: Rulebook, day: date) -> SourceLine | None:
    """Where the standing of the day comes from."""
    if file.status_rule:
        entry = book.entry_on(file.status_rule, on_date=day)
        return SourceLine(entry.source.title, entry.source.section, entry.source.url) if entry else None
    begun: list[StatusLine] = [line for line in file.status if line.starts <= day]
    return _source_line(begun[-1].source.ref, begun[-1].source.section) if begun else None


def _tools(file: InstrumentFile) -> tuple[ShippedTool, ...]:
    """The entries of the toolboxes that the card names, and those that lean on most of the same rules."""
    boxes, own = library.toolboxes().tools, set(file.rule_ids)
    shared = {tool.id: len(own.intersection(tool.entry.rules)) for tool in boxes.values()}
    nearest = sorted((tool_id for tool_id, number in shared.items() if number), key=lambda tool_id: -shared[tool_id])
    chosen = dict.fromkeys([*file.tools, *nearest])
    return tuple(boxes[tool_id] for tool_id in chosen)[:MOST_TOOLS]


def _searched(file: InstrumentFile, book: Rulebook, day: date) -> str:
    """What a search looks in: the names, old ones too, and everything the card says on the day."""
    terms, texts = library.terms(), library.texts()
    said = [
        say_point(point, book, terms, texts, day=day).text
        for _name, points in file.headings
        for point in points
        if point.holds(day)
    ]
    return normal_form(file.title, *file.other_names, file.purpose, _say(f"group.{file.group}"), *said)
