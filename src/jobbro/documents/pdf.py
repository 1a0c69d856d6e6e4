"""A letter as an accessible PDF for archives: PDF/A-2a and PDF/UA-1 in one file, set by typst."""

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from jobbro.documents.fonts import families, own_characters, shown_characters
from jobbro.documents.letter import (
    Block,
    BulletList,
    DataTable,
    FactTable,
    Figure,
    Heading,
    Letter,
    Notice,
    NoticeKind,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
)
from jobbro.documents.pictures import alt_text, table_of, to_svg
from jobbro.documents.plain import byline, signature_lines
from jobbro.documents.text import PLACEHOLDER, ShownText, clean
from jobbro.documents.typeset import TypesettingRefused, typeset
from jobbro.documents.words import WORDS

STANDARDS = ["a-2a", "ua-1"]
_LETTER = Path(__file__).with_name("letter.typ")
_PICTURE = Path(__file__).with_name("picture.typ")
_LONGEST_HEADER = 70
_LONGEST_UNBROKEN = 1500
NOTICE_COLOURS = {
    NoticeKind.INFO: ("#e2f2fb", "#2b7bb5"),
    NoticeKind.IMPORTANT: ("#fff3d1", "#8a6100"),
    NoticeKind.MISSING: ("#f2f2f2", "#454545"),
}


def to_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF/A-2a and PDF/UA-1; the same letter always gives the same bytes.

    :raises DocumentError: if the letter takes too long or cannot be set; nothing is ever left out silently
    """
    try:
        return _set(letter, shown_characters())
    except TypesettingRefused:
        # Some rare mixes of signs cannot be read back from the page, as the standard demands. They become ▯.
        return _set(letter, own_characters() | {ord(PLACEHOLDER)})


def _set(letter: Letter, characters: frozenset[int]) -> bytes:
    shown = ShownText(characters, breaks_long_words=True)
    content = _content(letter, shown)
    content["note"] = shown.note(letter.language)
    data = json.dumps(content, ensure_ascii=False)
    printed_at = datetime.combine(letter.printed_on, time(), tzinfo=UTC)
    return typeset(
        _LETTER, {"letter": data}, format="pdf", pdf_standards=STANDARDS, timestamp=int(printed_at.timestamp())
    )


def picture_pixels(figure: Figure, *, colour: str, language: str) -> bytes:
    """Return the figure as a PNG sharp enough for print, for formats that cannot hold vectors.

    :raises DocumentError: if it cannot be drawn
    """
    svg = _drawing(figure, colour, language, "figure")
    return typeset(_PICTURE, {"svg": svg}, format="png", ppi=150.0)


def _drawing(figure: Figure, colour: str, language: str, key: str) -> str:
    """Draw with our own font: typst knows no other in a picture, and the table beside it has the whole text."""
    return ShownText(own_characters() | {ord(PLACEHOLDER)}).in_markup(
        to_svg(figure, colour=colour, language=language, key=key)
    )


def _content(letter: Letter, shown: ShownText) -> dict[str, Any]:
    return {
        "title": shown(letter.title).replace("\n", " "),
        "properties": [shown.in_markup(text)[:250] for text in (letter.title, letter.municipality, letter.about)],
        "byline": shown(byline(letter)),
        "printed": [letter.printed_on.year, letter.printed_on.month, letter.printed_on.day],
        "language": letter.language,
        "region": "DK",
        "colour": letter.colour,
        "fonts": list(families()),
        "header_left": _for_margin(shown.in_markup(letter.municipality)),
        "header_right": _for_margin(shown.in_markup(letter.about)),
        "footer_left": _for_margin(shown.in_markup(letter.title)),
        "footer": shown(letter.footer),
        "page": WORDS[letter.language].page,
        "watermark": letter.watermark or "",
        "blocks": [_block(block, letter, shown, number) for number, block in enumerate(letter.blocks)],
    }


def _for_margin(text: str) -> str:
    """Shorten for the line above or below the page; the whole text stands under the title."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_HEADER else text[: _LONGEST_HEADER - 1].rstrip() + "…"


def _block(block: Block, letter: Letter, shown: ShownText, number: int) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "level": level, "text": shown(text)}
        case Paragraph(runs):
            parts = [{"text": shown(run.text), "bold": run.bold, "link": clean(run.link)} for run in runs]
            return {"kind": "paragraph", "runs": parts}
        case FactTable(rows, caption, header):
            return _table(DataTable(header, rows, (2, 5), caption), shown)
        case DataTable():
            return _table(block, shown)
        case BulletList(items):
            return {"kind": "list", "items": [shown(item) for item in items]}
        case Notice(text, kind):
            fill, edge = NOTICE_COLOURS[kind]
            return {"kind": "notice", "text": shown(text), "fill": fill, "edge": edge}
        case Signatures(parties):
            signed = [_signature(party, letter.language, shown) for party in parties]
            return {"kind": "signatures", "parties": signed, "long": len(str(signed)) > _LONGEST_UNBROKEN}
        case PageBreak():
            return {"kind": "page-break"}
        case _:
            return {
                "kind": "picture",
                "svg": _drawing(block, letter.colour, letter.language, f"figure-{number}"),
                "alt": shown.in_markup(alt_text(block, letter.language)),
                "table": _table(table_of(block, letter.language), shown),
            }


def _signature(party: Signature, language: str, shown: ShownText) -> dict[str, Any]:
    return {"lines": [shown(line) for line in signature_lines(party, language)], "agreed": bool(party.agreed)}


def _table(table: DataTable, shown: ShownText) -> dict[str, Any]:
    return {
        "kind": "table",
        "whole": sum(len(cell) for row in table.rows for cell in row) < _LONGEST_UNBROKEN,
        "caption": shown(table.caption),
        "header": [shown(cell) for cell in table.header],
        "rows": [[shown(cell) for cell in row] for row in table.rows],
        "widths": list(table.widths or (1 for _ in table.header)),
    }
