"""The bits of a Word file that python-docx has no name for, each written straight into the file's XML."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table
from docx.text.paragraph import Paragraph


def set_language(document: Document, locale: str) -> None:
    """Tell Word which language the whole text is in, so that spelling and reading aloud are right."""
    properties = document.styles["Normal"].element.get_or_add_rPr()
    for parent in (properties, *document.styles.element.iter(qn("w:rPr"))):
        for old in parent.findall(qn("w:lang")):
            parent.remove(old)
    properties.append(_element("w:lang", val=locale, eastAsia=locale))
    document.core_properties.language = locale


def mark_header_row(table: Table) -> None:
    """Make the first row a header that is repeated on each page and read aloud with the cells."""
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(_element("w:tblHeader", val="true"))
    for line in table.rows:
        line._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))


def describe_table(table: Table, caption: str) -> None:
    """Give the table a title that a screen reader says before the cells."""
    if caption:
        table._tbl.tblPr.append(_element("w:tblCaption", val=caption))


def describe_picture(paragraph: Paragraph, alt: str) -> None:
    """Give the picture in the paragraph its text for those who cannot see it."""
    for properties in paragraph._p.iter(qn("wp:docPr")):
        properties.set("descr", alt)


def add_link(paragraph: Paragraph, text: str, address: str, *, bold: bool) -> None:
    """Append a link that can be clicked, underlined so that colour is not its only mark."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(text)
    run.bold, run.underline = bold, True
    link.append(run._r)
    paragraph._p.append(link)


def add_page_number(paragraph: Paragraph, pattern: str) -> None:
    """Append «Side 1 af 3», kept right by Word itself; the pattern holds {page} and {pages}."""
    before, rest = pattern.split("{page}")
    between, after = rest.split("{pages}")
    paragraph.add_run(before)
    _add_field(paragraph, "PAGE")
    paragraph.add_run(between)
    _add_field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def set_widths(table: Table, widths: tuple[int, ...], total: Length) -> None:
    """Share the page's width between the columns; Word reads it from every cell."""
    table.autofit = False
    for row in table.rows:
        for cell, share in zip(row.cells, widths, strict=True):
            cell.width = Length(total * share // sum(widths))


def frame(paragraph: Paragraph, *, fill: str, edge: str) -> None:
    """Give a paragraph a coloured ground and a line along its left side; colours are rrggbb."""
    _draw_border(paragraph, _element("w:left", val="single", sz="24", space="8", color=edge))
    shade = _element("w:shd", val="clear", color="auto", fill=fill)
    paragraph._p.get_or_add_pPr().insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def draw_line_above(paragraph: Paragraph) -> None:
    """Draw the line that somebody signs on, above the words that say what it is for."""
    _draw_border(paragraph, _element("w:top", val="single", sz="6", space="4", color="1a1a1a"))


def _draw_border(paragraph: Paragraph, side: BaseOxmlElement) -> None:
    border = OxmlElement("w:pBdr")
    border.append(side)
    successors = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph._p.get_or_add_pPr().insert_element_before(border, *successors)


def _add_field(paragraph: Paragraph, code: str) -> None:
    field = _element("w:fldSimple", instr=code)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
