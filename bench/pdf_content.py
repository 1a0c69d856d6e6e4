"""The placement description of the bench: the same letter for us and, as HTML with its style sheet, for the peer."""

import base64
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from jobbro.documents import Bar, Letter, StairFigure, letter_from, to_svg
from jobbro.documents.letter import (
    Block,
    BulletList,
    DataTable,
    FactTable,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Signatures,
    WeekFigure,
)
from jobbro.documents.pictures import alt_text, table_of
from jobbro.documents.plain import byline, signature_lines
from jobbro.library import letters

_NAMES = ("Thomas", "Marianne", "Niels", "Else", "Claus", "Helene", "Henrik", "Lone", "Ahmed", "Jytte", "Søren", "Åse")
_PLACES = ("Solby Kirkegård", "Åby Bageri", "Møllens Værksted", "Havnens Lager", "Skovens Planteskole")
_MOST_PAID = 12


def letter_of(number: int) -> Letter:
    """Return the description with number `number`: other names, dates, hours and sentences than any other."""
    name, place = _NAMES[number % len(_NAMES)], f"{_PLACES[number % len(_PLACES)]} {number}"
    blanks = letters.blanks("placement_description")
    facts = {key: _changed(blank.example, name, place, number) for key, blank in blanks.items()}
    facts["why"] = f"{name} skal prøve kræfter med opgave {number}. Det er sag {number * 7919 % 100_003} i rækken."
    bars = tuple(
        Bar(f"Uge {4 * step + 1}-{4 * step + 4}", (Decimal(9 - step), Decimal((number + 3 * step) % _MOST_PAID)))
        for step in range(3)
    )
    stair = StairFigure("Timer om ugen", ("Praktik", "Løn"), bars, "timer")
    return letter_from(
        letters.fill("placement_description", facts),
        about=name,
        municipality="Solby Kommune",
        printed_on=date(2023, 1, 1 + number % 28),
        figures={"stair": stair},
    )


def _changed(value: Any, name: str, place: str, number: int) -> Any:
    if isinstance(value, str):
        changed = value.replace("Thomas", name).replace("Solby Kirkegård", place)
        return changed.replace("2023", str(2000 + number % 90))
    return [_changed(part, name, place, number) for part in value]


STYLE = """
@page { size: A4; margin: 2.6cm 2.2cm 2.3cm;
  @bottom-right { content: "Side " counter(page) " af " counter(pages); font-size: 9pt; color: #454545 } }
body { font: 10.5pt/1.4 "Plex"; color: #1a1a1a; hyphens: auto }
h1 { font-size: 21pt; font-weight: 700; margin: 0 0 .3em }
h2 { font-size: 13.5pt; font-weight: 600; margin: 1.2em 0 .5em; break-after: avoid }
p { margin: .5em 0 } .by { color: #454545 } .cap { font-weight: 600; break-after: avoid }
table { width: 100%; border-collapse: collapse; margin: .4em 0; break-inside: avoid }
th { text-align: left; font-weight: 600; border-bottom: 1pt solid #454545; padding: 5pt 6pt }
td { border-bottom: .5pt solid #bfbfbf; padding: 5pt 6pt; vertical-align: top }
img { width: 15cm } .notice { border-left: 4pt solid #454545; background: #f2f2f2; padding: 8pt }
.sign { display: inline-block; width: 30%; margin-top: 1em }
.sign span { border-top: .7pt solid; display: block; margin-top: 1cm }
"""


def html_of(letter: Letter) -> str:
    """Return the letter as HTML with the same words, headings, tables, list and picture, in the same order."""
    body = "".join(part for block in letter.blocks for part in _html(block, letter))
    return (
        f'<!doctype html><html lang="da"><head><meta charset="utf-8"><title>{escape(letter.title)}</title></head><body>'
        f'<h1>{escape(letter.title)}</h1><p class="by">{escape(byline(letter))}</p>{body}</body></html>'
    )


def _html(block: Block, letter: Letter) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph():
            yield f"<p>{escape(block.text)}</p>"
        case FactTable(rows, caption, header):
            yield _table_html(DataTable(header, rows, (2, 5), caption))
        case DataTable():
            yield _table_html(block)
        case BulletList(items):
            yield f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case Notice(text):
            yield f'<p class="notice">{escape(text)}</p>'
        case Signatures(parties):
            for party in parties:
                lines = signature_lines(party, letter.language)
                yield f'<div class="sign">{"<br>".join(map(escape, lines[:-1]))}<span>{escape(lines[-1])}</span></div>'
        case PageBreak():
            yield '<div style="break-after: page"></div>'
        case StairFigure() | WeekFigure():
            drawing = base64.b64encode(to_svg(block, colour=letter.colour).encode()).decode()
            table = table_of(block)
            yield f'<p class="cap">{escape(table.caption)}</p>'
            yield f'<img alt="{escape(alt_text(block))}" src="data:image/svg+xml;base64,{drawing}">'
            yield _table_html(DataTable(table.header, table.rows, table.widths))


def _table_html(table: DataTable) -> str:
    shares = table.widths or tuple(1 for _ in table.header)
    columns = "".join(f'<col style="width: {100 * share // sum(shares)}%">' for share in shares)
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.header)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    caption = f'<p class="cap">{escape(table.caption)}</p>' if table.caption else ""
    return f"{caption}<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
