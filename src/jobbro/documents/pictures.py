"""Vector pictures of a staircase, a week, a road and a board, and the tables that say the same in words.

One drawing serves the web page, the PDF and (as pixels) Word. The series differ by pattern as well
as by colour, so the picture survives a black-and-white printer.
"""

import re
from datetime import time
from decimal import Decimal
from html import escape
from itertools import pairwise
from textwrap import wrap

from jobbro.documents.letter import (
    Bar,
    BoardField,
    BoardFigure,
    DataTable,
    Figure,
    RoadFigure,
    RoadMark,
    RoadSign,
    StairFigure,
    WeekFigure,
    WeekSlot,
)
from jobbro.documents.text import clean, decimal_text, short_time
from jobbro.documents.words import WORDS

WIDTH = 640
_INK = "#1a1a1a"
_FONT = "IBM Plex Sans, DejaVu Sans Mono, sans-serif"
_BAR_ROOM = 170
_LEGEND_ROOM = 30
_HOUR_HEIGHT = 22
_LONGEST_LABEL = 24
_LONGEST_ALT = 1500
_STOP_ROOM, _STOP_HEIGHT, _EDGE = 170, 112, 22
_LETTERS_IN_A_LINE = 20
_BOARD_WIDTH, _LINE = 1060, 19
_LETTERS_ACROSS, _ITEMS_ACROSS, _ITEMS_BELOW = 135, 12, 12
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def alt_text(figure: Figure, language: str = "da") -> str:
    """Say in sentences what the picture shows, for those who hear it read aloud."""
    words = WORDS[language]
    match figure:
        case StairFigure():
            opening, parts = words.stair_alt, [_bar_in_words(figure, bar, language) for bar in figure.bars]
        case RoadFigure():
            opening, parts = words.road_alt, [", ".join(filter(None, sign.cells)) for sign in figure.signs]
        case BoardFigure():
            opening, parts = words.board_alt, [": ".join(row) for row in table_of(figure, language).rows]
        case _:
            rows = table_of(figure, language).rows
            opening, parts = words.week_alt, [" ".join((*row[:2], row[2].lower())) for row in rows]
    whole = clean(" ".join([opening, *(f"{part}." for part in parts)]))
    return whole if len(whole) <= _LONGEST_ALT else whole[: _LONGEST_ALT - 1] + "…"


def _bar_in_words(figure: StairFigure, bar: Bar, language: str) -> str:
    unit = figure.unit
    parts = (
        f"{decimal_text(value)} {unit} {name.lower()}" for name, value in zip(figure.series, bar.values, strict=True)
    )
    together = f" {WORDS[language].together.lower()} {decimal_text(sum(bar.values, Decimal(0)))} {unit}"
    return f"{bar.label}: {', '.join(parts)}" + (f",{together}" if len(figure.series) > 1 else "")


def table_of(figure: Figure, language: str = "da") -> DataTable:
    """Return the table that the picture was drawn from, with the same caption."""
    match figure:
        case StairFigure():
            return _stair_table(figure, language)
        case RoadFigure():
            rows = tuple(sign.cells for sign in figure.signs)
            return DataTable(figure.header, rows, figure.widths, figure.caption)
        case BoardFigure():
            fields = (*figure.upper, *figure.lower)
            rows = tuple((field.label, ", ".join(field.items) or field.empty) for field in fields)
            return DataTable(figure.header, rows, (2, 5), figure.caption)
        case _:
            return _week_table(figure, language)


def _stair_table(figure: StairFigure, language: str) -> DataTable:
    words = WORDS[language]
    unit = f" ({figure.unit})" if figure.unit else ""
    total = (words.together + unit,) if len(figure.series) > 1 else ()
    header = (words.step, *(name + unit for name in figure.series), *total)
    rows = []
    for bar in figure.bars:
        cells = (bar.label, *map(decimal_text, bar.values))
        rows.append((*cells, decimal_text(sum(bar.values, Decimal(0)))) if total else cells)
    return DataTable(header, tuple(rows), (3, *(2 for _ in header[1:])), figure.caption)


def _week_table(figure: WeekFigure, language: str) -> DataTable:
    words = WORDS[language]
    rows = tuple(
        (words.weekdays[slot.weekday - 1].capitalize(), _span(slot), figure.series[slot.series])
        for slot in _in_order(figure)
    )
    return DataTable((words.day, words.hours, words.kind), rows, (2, 2, 3), figure.caption)


def _in_order(figure: WeekFigure) -> list[WeekSlot]:
    return sorted(figure.slots, key=lambda slot: (slot.weekday, slot.starts))


def _span(slot: WeekSlot) -> str:
    return f"{short_time(slot.starts)}-{short_time(slot.ends)}"


def to_svg(figure: Figure, *, colour: str = "#0059b3", language: str = "da", key: str = "figure") -> str:
    """Draw the figure as SVG without style attributes or scripts; `key` makes its ids unique on a page."""
    if not (_KEY.fullmatch(key) and _COLOUR.fullmatch(colour)):
        raise ValueError("A key is plain letters, digits and hyphens; a colour is #rrggbb.")
    width = WIDTH
    match figure:
        case StairFigure():
            height, shapes = _draw_stair(figure, key, colour)
        case RoadFigure():
            width, height, shapes = _draw_road(figure, colour)
        case BoardFigure():
            width, height, shapes = _draw_board(figure, colour, language)
        case _:
            height, shapes = _draw_week(figure, key, colour, language)
    if isinstance(figure, StairFigure | WeekFigure):
        shapes = [_patterns(key, colour), *shapes, _legend(figure.series, key, colour, height)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="{key}-title" font-family="{_FONT}" font-size="14" fill="{_INK}">'
        f"{_named(figure, key, language)}"
        f"{''.join(shapes)}</svg>"
    )


def _named(figure: Figure, key: str, language: str) -> str:
    """Name the picture by what it shows; a board says so much that its words stand in a description of their own."""
    said = _xml(alt_text(figure, language))
    if isinstance(figure, BoardFigure):
        return f'<title id="{key}-title">{_xml(figure.caption)}</title><desc>{said}</desc>'
    return f'<title id="{key}-title">{said}</title>'


def _draw_stair(figure: StairFigure, key: str, colour: str) -> tuple[int, list[str]]:
    floor = _BAR_ROOM + 24
    tallest = max(sum(bar.values, Decimal(0)) for bar in figure.bars) or Decimal(1)
    room = Decimal(WIDTH - 20) / len(figure.bars)
    letters = max(3, min(_LONGEST_LABEL, int(room / 8)))
    shapes = []
    for number, bar in enumerate(figure.bars):
        left, top = 10 + room * number, Decimal(floor)
        for series, value in enumerate(bar.values):
            height = value / tallest * _BAR_ROOM
            top -= height
            if value:
                shapes.append(_rect(left, top, room, height, _fill(series, key, colour)))
        middle = left + room / 2
        together = decimal_text(sum(bar.values, Decimal(0)))
        shapes.append(_text(middle, top - 6, f"{together} {figure.unit}".strip() if room > 60 else together, bold=True))
        shapes.append(_text(middle, Decimal(floor + 18), _shorten(bar.label, letters)))
    shapes.append(f'<path d="M4 {floor}H{WIDTH - 4}" stroke="{_INK}" stroke-width="1.5"/>')
    return floor + 28 + _LEGEND_ROOM, shapes


def _draw_week(figure: WeekFigure, key: str, colour: str, language: str) -> tuple[int, list[str]]:
    last_day = max(5, *(slot.weekday for slot in figure.slots))
    first = min(slot.starts.hour for slot in figure.slots)
    last = max(slot.ends.hour + (1 if slot.ends.minute else 0) for slot in figure.slots)
    top, room = 26, Decimal(WIDTH - 60) / last_day
    floor = top + (last - first) * _HOUR_HEIGHT
    shapes = []
    for hour in range(first, last + 1):
        line = top + (hour - first) * _HOUR_HEIGHT
        shapes.append(f'<path d="M50 {line}H{WIDTH - 10}" stroke="#bfbfbf"/>')
        shapes.append(_text(Decimal(24), Decimal(line + 5), short_time(time(hour)) if hour < 24 else "24.00"))
    for day in range(1, last_day + 1):
        name = WORDS[language].weekdays[day - 1][:3].capitalize()
        shapes.append(_text(50 + room * (day - 1) + room / 2, Decimal(16), name, bold=True))
    for slot in _in_order(figure):
        begin, end = (_hours_after(moment, first) * _HOUR_HEIGHT for moment in (slot.starts, slot.ends))
        left = 50 + room * (slot.weekday - 1) + 3
        shapes.append(_rect(left, top + begin, room - 6, end - begin, _fill(slot.series, key, colour)))
    return floor + 16 + _LEGEND_ROOM, shapes


def _draw_road(figure: RoadFigure, colour: str) -> tuple[int, int, list[str]]:
    """Draw the stops row by row, every other row from right to left, with the road between them."""
    columns = min(figure.columns, len(figure.signs))
    places = []
    for number in range(len(figure.signs)):
        row, column = divmod(number, columns)
        from_left = column if row % 2 == 0 else columns - 1 - column
        places.append((_EDGE + from_left * _STOP_ROOM + _STOP_ROOM // 2, 40 + row * _STOP_HEIGHT))
    bend = _STOP_ROOM // 2 + 28
    path = f"M{places[0][0]} {places[0][1]}"
    for (left, top), (x, y) in pairwise(places):
        out = bend if (top - 40) // _STOP_HEIGHT % 2 == 0 else -bend
        path += f"H{x}" if y == top else f"C{left + out} {top} {left + out} {y} {x} {y}"
    shapes = [
        f'<path d="{path}" fill="none" stroke="#c8ccd2" stroke-width="14" stroke-linejoin="round"/>',
        f'<path d="{path}" fill="none" stroke="#ffffff" stroke-width="2" stroke-dasharray="8 8"/>',
    ]
    for sign, (x, y) in zip(figure.signs, places, strict=True):
        shapes += _draw_sign(sign, x, y, colour)
    rows = -(-len(figure.signs) // columns)
    return columns * _STOP_ROOM + 2 * _EDGE, rows * _STOP_HEIGHT + 4, shapes


def _draw_sign(sign: RoadSign, x: int, y: int, colour: str) -> list[str]:
    """A stop as a shape of its own for each mark, with at most two lines of words below it."""
    lines = wrap(clean(sign.label).replace("\n", " "), _LETTERS_IN_A_LINE) or [""]
    if len(lines) > 2:
        lines = [lines[0], _shorten(" ".join(lines[1:]), _LETTERS_IN_A_LINE)]
    bold = sign.mark in (RoadMark.HERE, RoadMark.GOAL, RoadMark.REACHED)
    words = [_text(Decimal(x), Decimal(y + 38 + 17 * number), line, bold=bold) for number, line in enumerate(lines)]
    return [*_mark(sign, x, y, colour), *words]


def _mark(sign: RoadSign, x: int, y: int, colour: str) -> list[str]:
    done, around = sign.mark in (RoadMark.DONE, RoadMark.REACHED), f'stroke="{_INK}" stroke-width="2"'
    tick = f'<path d="M{x - 7} {y}l5 6l9 -12" fill="none" stroke="#ffffff" stroke-width="3"/>'
    if sign.mark in (RoadMark.GOAL, RoadMark.REACHED):
        house = (
            f'<path d="M{x - 24} {y + 20}V{y - 6}L{x} {y - 26}L{x + 24} {y - 6}V{y + 20}Z" fill="{colour}" {around}/>'
        )
        return [house, tick if done else f'<circle cx="{x}" cy="{y + 2}" r="6" fill="#ffffff"/>']
    if sign.is_question:
        shape = f'<path d="M{x} {y - 20}L{x + 20} {y}L{x} {y + 20}L{x - 20} {y}Z"'
    else:
        shape = f'<circle cx="{x}" cy="{y}" r="17"'
    match sign.mark:
        case RoadMark.DONE:
            return [f'{shape} fill="{colour}" {around}/>', tick]
        case RoadMark.HERE:
            inner = f'<circle cx="{x}" cy="{y}" r="8" fill="{colour}"/>'
            return [f'{shape} fill="#ffffff" stroke="{colour}" stroke-width="6"/>', inner]
        case RoadMark.SKIPPED:
            return [f'{shape} fill="#ffffff" stroke="{_INK}" stroke-width="2" stroke-dasharray="4 4"/>']
        case _:
            return [f'{shape} fill="#ffffff" {around}/>']


def _draw_board(figure: BoardFigure, colour: str, language: str) -> tuple[int, int, list[str]]:
    """Draw the fields that lie across, one above the other, and the others side by side under them."""
    shapes: list[str] = []
    top = 8
    if figure.heading:
        shapes.append(
            _text(Decimal(8), Decimal(24), _shorten(figure.heading, _LETTERS_ACROSS), bold=True, anchor="start")
        )
        top = 38
    for field in figure.upper:
        lines = _lines_of(field, _LETTERS_ACROSS, _ITEMS_ACROSS, language, joined=True)
        height = 34 + _LINE * len(lines)
        shapes += _field(field, lines, (8, top, _BOARD_WIDTH - 16, height), colour)
        top += height + 6
    room = (_BOARD_WIDTH - 16) // len(figure.lower)
    columns = [_lines_of(field, (room - 24) // 7, _ITEMS_BELOW, language) for field in figure.lower]
    height = 34 + _LINE * max(len(lines) for lines in columns)
    for number, (field, lines) in enumerate(zip(figure.lower, columns, strict=True)):
        shapes += _field(field, lines, (8 + room * number, top, room - 6, height), colour)
    return _BOARD_WIDTH, top + height + 8, shapes


def _lines_of(field: BoardField, letters: int, most: int, language: str, *, joined: bool = False) -> list[str]:
    """Break what stands in a field into lines; the table beside the picture has what there is no room for."""
    items = [clean(item).replace("\n", " ") for item in field.items[:most]]
    if left := len(field.items) - len(items):
        items.append(WORDS[language].more.format(n=left))
    if not items:
        return wrap(field.empty, letters) or [""]
    if joined:
        return wrap(" · ".join(items), letters)
    return [line for item in items for line in wrap(f"· {item}", letters, subsequent_indent="  ")]


def _field(field: BoardField, lines: list[str], place: tuple[int, int, int, int], colour: str) -> list[str]:
    left, top, width, height = map(Decimal, place)
    edge = f'stroke="{colour}" stroke-width="2"' + ("" if field.items else ' stroke-dasharray="6 4"')
    box = f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="4" fill="#ffffff" {edge}/>'
    label = _text(left + 10, top + 20, _shorten(field.label, int(width - 16) // 7), bold=True, anchor="start")
    rest = [_text(left + 10, top + 20 + _LINE * (at + 1), line, anchor="start") for at, line in enumerate(lines)]
    return [box, label, *rest]


def _hours_after(moment: time, first_hour: int) -> Decimal:
    return Decimal((moment.hour - first_hour) * 60 + moment.minute) / 60


def _patterns(key: str, colour: str) -> str:
    shapes = {
        "stripes": f'<path d="M0 7L7 0" stroke="{colour}" stroke-width="1.4"/>',
        "dots": f'<circle cx="3.5" cy="3.5" r="1.6" fill="{colour}"/>',
    }
    return "".join(
        f'<defs><pattern id="{key}-{name}" width="7" height="7" patternUnits="userSpaceOnUse">'
        f'<rect width="7" height="7" fill="#ffffff"/>{shape}</pattern></defs>'
        for name, shape in shapes.items()
    )


def _fill(series: int, key: str, colour: str) -> str:
    return (f"url(#{key}-stripes)", colour, f"url(#{key}-dots)")[series]


def _legend(names: tuple[str, ...], key: str, colour: str, height: int) -> str:
    room = Decimal(WIDTH - 20) / len(names)
    parts = []
    for series, name in enumerate(names):
        left = 10 + room * series
        parts.append(_rect(left, Decimal(height - 24), Decimal(16), Decimal(16), _fill(series, key, colour)))
        parts.append(_text(left + 24, Decimal(height - 11), _shorten(name, int(room / 8)), anchor="start"))
    return "".join(parts)


def _rect(left: Decimal, top: Decimal, width: Decimal, height: Decimal, fill: str) -> str:
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{_INK}" stroke-width="1"/>'
    )


def _text(x: Decimal, y: Decimal, words: str, *, bold: bool = False, anchor: str = "middle") -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>{_xml(words)}</text>'


def _shorten(label: str, letters: int) -> str:
    """Shorten a label inside the drawing only; the table beside it always has the whole text."""
    return label if len(label) <= letters else label[: letters - 1].rstrip() + "…"


def _xml(text: str) -> str:
    return escape(clean(text).replace("\n", " "), quote=False)
