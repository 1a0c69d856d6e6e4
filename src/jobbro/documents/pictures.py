"""Vector pictures of a staircase and a week, and the tables that say the same in words.

One drawing serves the web page, the PDF and (as pixels) Word. The series differ by pattern as well
as by colour, so the picture survives a black-and-white printer.
"""

import re
from datetime import time
from decimal import Decimal
from html import escape

from jobbro.documents.letter import Bar, DataTable, Figure, StairFigure, WeekFigure, WeekSlot
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
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def alt_text(figure: Figure, language: str = "da") -> str:
    """Say in sentences what the picture shows, for those who hear it read aloud."""
    words = WORDS[language]
    if isinstance(figure, StairFigure):
        opening, parts = words.stair_alt, [_bar_in_words(figure, bar, language) for bar in figure.bars]
    else:
        opening, parts = (
            words.week_alt,
            [" ".join((*row[:2], row[2].lower())) for row in table_of(figure, language).rows],
        )
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
    if isinstance(figure, StairFigure):
        return _stair_table(figure, language)
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
    if isinstance(figure, StairFigure):
        height, shapes = _draw_stair(figure, key, colour)
    else:
        height, shapes = _draw_week(figure, key, colour, language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="{key}-title" font-family="{_FONT}" font-size="14" fill="{_INK}">'
        f'<title id="{key}-title">{_xml(alt_text(figure, language))}</title>'
        f"{_patterns(key, colour)}{''.join(shapes)}{_legend(figure.series, key, colour, height)}</svg>"
    )


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
