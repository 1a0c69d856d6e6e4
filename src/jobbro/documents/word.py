"""A letter as a Word file that can be edited: real headings, lists and table headers, in the same order as the PDF."""

import gc
import threading
from datetime import UTC, datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from jobbro.documents import word_parts
from jobbro.documents.letter import (
    Block,
    BulletList,
    DataTable,
    FactTable,
    Figure,
    Heading,
    Letter,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Signatures,
)
from jobbro.documents.pdf import NOTICE_COLOURS, picture_pixels
from jobbro.documents.pictures import alt_text, table_of
from jobbro.documents.plain import byline, signature_lines
from jobbro.documents.text import ShownText
from jobbro.documents.words import WORDS

_TEXT_WIDTH = Cm(16.6)
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_LOCALES = {"da": "da-DK", "en": "en-GB"}
# A Word document in memory is a web of circles of a megabyte or more. Swept one by one, a server stays light.
_one_at_a_time = threading.Lock()
_HEADING_SIZES = {1: 20, 2: 14, 3: 12, 4: 11}


def to_word(letter: Letter) -> bytes:
    """Return the letter as .docx with the same words in the same order as the PDF and the plain text.

    :raises DocumentError: if a picture in it cannot be drawn
    """
    with _one_at_a_time:
        try:
            return _written(letter)
        finally:
            gc.collect(1)


def _written(letter: Letter) -> bytes:
    writer = _Writer(letter)
    writer.write()
    file = BytesIO()
    writer.document.save(file)
    return file.getvalue()


class _Writer:
    """Writes one letter into one Word document."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self.shown = ShownText()
        self.document: Document = docx.Document()

    def write(self) -> None:
        letter = self.letter
        self._set_properties()
        self._set_styles()
        self._set_page()
        self.document.add_heading(self.shown(letter.title).replace("\n", " "), level=1)
        self._add_text(byline(letter))
        for block in letter.blocks:
            self._add_block(block)
        for text in (letter.footer, self.shown.note(letter.language)):
            if text:
                self._add_text(text)

    def _set_properties(self) -> None:
        letter, properties = self.letter, self.document.core_properties
        printed_at = datetime.combine(letter.printed_on, time(), tzinfo=UTC)
        properties.title = self.shown(letter.title).replace("\n", " ")[:255]
        properties.subject = self.shown(letter.about)[:255]
        properties.author = self.shown(letter.municipality)[:255]
        properties.comments = ""
        properties.created = properties.modified = printed_at
        word_parts.set_language(self.document, _LOCALES[letter.language])

    def _set_styles(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(11)
        for level, size in _HEADING_SIZES.items():
            font = self.document.styles[f"Heading {level}"].font
            font.name, font.size, font.color.rgb = "Calibri", Pt(size), _INK

    def _set_page(self) -> None:
        letter, section = self.letter, self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
        for paragraph in (header, footer):
            paragraph.paragraph_format.tab_stops.clear_all()
        parts = (letter.municipality, letter.about, letter.watermark or "")
        header.add_run(self.shown(" · ".join(part for part in parts if part)))
        footer.add_run(self.shown(letter.title).replace("\n", " ") + " · ")
        word_parts.add_page_number(footer, WORDS[letter.language].page)

    def _add_block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self.document.add_heading(self.shown(text), level=level)
            case Paragraph(runs):
                self._add_runs(self.document.add_paragraph(), runs)
            case FactTable(rows, caption, header):
                self._add_table(DataTable(header, rows, (2, 5), caption))
            case DataTable():
                self._add_table(block)
            case BulletList(items):
                for item in items:
                    self._add_text(item, style="List Bullet")
            case Notice(text, kind):
                fill, edge = NOTICE_COLOURS[kind]
                word_parts.frame(self._add_text(text), fill=fill.lstrip("#"), edge=edge.lstrip("#"))
            case Signatures(parties):
                for party in parties:
                    self._add_signature(party)
            case PageBreak():
                self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case _:
                self._add_picture(block)

    def _add_text(self, text: str, *, style: str | None = None) -> WordParagraph:
        return self.document.add_paragraph(self.shown(text), style=style)

    def _add_runs(self, paragraph: WordParagraph, runs: tuple[Run, ...]) -> None:
        for run in runs:
            if run.link:
                word_parts.add_link(paragraph, self.shown(run.text), self.shown(run.link), bold=run.bold)
            else:
                paragraph.add_run(self.shown(run.text)).bold = run.bold or None

    def _add_caption(self, caption: str) -> None:
        if caption:
            paragraph = self._add_text("")
            paragraph.add_run(self.shown(caption)).bold = True
            paragraph.paragraph_format.keep_with_next = True

    def _add_table(self, table: DataTable, *, with_caption: bool = True) -> None:
        if with_caption:
            self._add_caption(table.caption)
        made = self.document.add_table(rows=0, cols=len(table.header), style="Table Grid")
        for number, row in enumerate((table.header, *table.rows)):
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(self.shown(text)).bold = number == 0 or None
        word_parts.set_widths(made, table.widths or tuple(1 for _ in table.header), _TEXT_WIDTH)
        word_parts.mark_header_row(made)
        word_parts.describe_table(made, self.shown(table.caption))
        self.document.add_paragraph().paragraph_format.space_after = Pt(4)

    def _add_picture(self, figure: Figure) -> None:
        table = table_of(figure, self.letter.language)
        self._add_caption(table.caption)
        paragraph = self.document.add_paragraph()
        pixels = picture_pixels(figure, colour=self.letter.colour, language=self.letter.language)
        paragraph.add_run().add_picture(BytesIO(pixels), width=Length(Cm(15)))
        word_parts.describe_picture(paragraph, self.shown(alt_text(figure, self.letter.language)))
        self._add_table(table, with_caption=False)

    def _add_signature(self, party: Signature) -> None:
        name, *others = signature_lines(party, self.letter.language)
        first = self._add_text("")
        first.add_run(self.shown(name)).bold = True
        for line in others[:-1]:
            first.add_run("\n" + self.shown(line))
        first.paragraph_format.keep_with_next = True
        last = self._add_text(others[-1])
        if not party.agreed:
            last.paragraph_format.space_before = Pt(30)
            word_parts.draw_line_above(last)
