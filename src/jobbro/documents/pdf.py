"""A letter as an accessible PDF for archives: PDF/A-2a and PDF/UA-1 in one file, set by typst."""

import json
import threading
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from jobbro.documents.errors import DocumentError
from jobbro.documents.fonts import families, font_folders, shown_characters
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
    Signatures,
)
from jobbro.documents.pictures import alt_text, table_of, to_svg
from jobbro.documents.plain import byline, signature_lines
from jobbro.documents.text import ShownText, clean
from jobbro.documents.words import WORDS

STANDARDS = ["a-2a", "ua-1"]
LONGEST_LETTER = 3_000_000
_LETTER = Path(__file__).with_name("letter.typ")
_PICTURE = Path(__file__).with_name("picture.typ")
NOTICE_COLOURS = {
    NoticeKind.INFO: ("#e2f2fb", "#2b7bb5"),
    NoticeKind.IMPORTANT: ("#fff3d1", "#8a6100"),
    NoticeKind.MISSING: ("#f2f2f2", "#454545"),
}
_in_thread = threading.local()


def to_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF/A-2a and PDF/UA-1; the same letter always gives the same bytes.

    :raises DocumentError: if the letter is too long or cannot be set; nothing is ever left out silently
    """
    shown = ShownText(shown_characters())
    content = _content(letter, shown)
    content["note"] = shown.note(letter.language)
    data = json.dumps(content, ensure_ascii=False)
    if len(data) > LONGEST_LETTER:
        raise DocumentError("Dokumentet er for langt til én PDF. Del teksten op, eller hent den som Word.")
    printed_at = datetime.combine(letter.printed_on, time(), tzinfo=UTC)
    return _compile(
        _LETTER, {"letter": data}, format="pdf", pdf_standards=STANDARDS, timestamp=int(printed_at.timestamp())
    )


def picture_pixels(figure: Figure, *, colour: str, language: str) -> bytes:
    """Return the figure as a PNG sharp enough for print, for formats that cannot hold vectors.

    :raises DocumentError: if it cannot be drawn
    """
    svg = ShownText(shown_characters())(to_svg(figure, colour=colour, language=language))
    return _compile(_PICTURE, {"svg": svg}, format="png", ppi=220.0)


def _compile(layout: Path, inputs: dict[str, str], **options: Any) -> bytes:
    try:
        made = _compiler(layout).compile(sys_inputs=inputs, **options)
    except typst.TypstError as problem:
        raise DocumentError(
            "Dokumentet kunne ikke laves. Kopiér teksten fra siden i stedet, og sig det til din administrator."
        ) from problem
    if not isinstance(made, bytes):  # several pages as several pictures; our picture has one
        raise DocumentError("Tegningen kunne ikke laves.")
    return made


def _compiler(layout: Path) -> typst.Compiler:
    """Return this thread's compiler of the layout; fonts are read once for each thread and layout."""
    compilers: dict[Path, typst.Compiler] = _in_thread.__dict__.setdefault("compilers", {})
    if layout not in compilers:
        folders = [str(folder) for folder in font_folders()]
        compilers[layout] = typst.Compiler(str(layout), font_paths=folders, ignore_system_fonts=True)
    return compilers[layout]


def _content(letter: Letter, shown: ShownText) -> dict[str, Any]:
    return {
        "title": shown(letter.title).replace("\n", " "),
        "about": shown(letter.about),
        "municipality": shown(letter.municipality),
        "byline": shown(byline(letter)),
        "printed": [letter.printed_on.year, letter.printed_on.month, letter.printed_on.day],
        "language": letter.language,
        "region": "DK",
        "colour": letter.colour,
        "fonts": list(families()),
        "header_left": shown(letter.municipality),
        "header_right": shown(letter.about),
        "footer_left": shown(letter.title).replace("\n", " "),
        "footer": shown(letter.footer),
        "page": WORDS[letter.language].page,
        "watermark": letter.watermark or "",
        "blocks": [_block(block, letter, shown, number) for number, block in enumerate(letter.blocks)],
    }


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
            lines = [[shown(line) for line in signature_lines(party, letter.language)] for party in parties]
            return {"kind": "signatures", "parties": lines, "signed": [bool(party.agreed) for party in parties]}
        case PageBreak():
            return {"kind": "page-break"}
        case _:
            return {
                "kind": "picture",
                "svg": shown(to_svg(block, colour=letter.colour, language=letter.language, key=f"figure-{number}")),
                "alt": shown(alt_text(block, letter.language)),
                "table": _table(table_of(block, letter.language), shown),
            }


def _table(table: DataTable, shown: ShownText) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": shown(table.caption),
        "header": [shown(cell) for cell in table.header],
        "rows": [[shown(cell) for cell in row] for row in table.rows],
        "widths": list(table.widths or (1 for _ in table.header)),
    }
