"""Plain text, PDF and Word say the same words in the same order."""

import re
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from tests.documents.samples import EVERY_BLOCK, HOSTILE_TEXTS, letter
from tests.documents.tagged_pdf import read_tagged

from jobbro.documents import FactTable, Heading, Letter, Paragraph, blocks_text, plain_text, to_pdf, to_word


def words(text: str) -> str:
    """Strip what each format adds by itself: blanks, soft hyphens, the marks of points and of table cells."""
    return re.sub(r"[\s\u00ad\u200b|•]", "", text)


def words_of_word(document: Document) -> str:
    """Read the running text of a Word file in the order of the file, links included."""
    return "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


@pytest.fixture(scope="module", name="word")
def word_file() -> Document:
    return docx.Document(BytesIO(to_word(letter())))


def test_the_pdf_says_what_the_plain_text_says() -> None:
    assert words("".join(read_tagged(to_pdf(letter())).texts())) == words(plain_text(letter()))


def test_word_says_what_the_plain_text_says(word: Document) -> None:
    assert words(words_of_word(word)) == words(plain_text(letter()))


@pytest.mark.parametrize("name", ["typst code", "xml", "template language", "address", "emoji", "line breaks"])
def test_all_three_carry_odd_text_alike(name: str) -> None:
    text, _ = HOSTILE_TEXTS[name]
    odd = letter(Heading(text), Paragraph.of(text), FactTable(((text, text),)), title="T " + text)
    plain = words(plain_text(odd))
    assert words("".join(read_tagged(to_pdf(odd)).texts())) == plain
    assert words(words_of_word(docx.Document(BytesIO(to_word(odd))))) == plain


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_word_takes_any_text(name: str) -> None:
    text, _ = HOSTILE_TEXTS[name]
    odd = letter(Heading(text), Paragraph.of(text), FactTable(((text, text),)), title="T " + text, about=text)
    read = words(words_of_word(docx.Document(BytesIO(to_word(odd)))))
    assert read.startswith(words(plain_text(odd)))


def test_word_has_real_headings_lists_and_header_rows(word: Document) -> None:
    styles = [(str(part.style and part.style.name), part.text) for part in word.paragraphs]
    assert [(style, text) for style, text in styles if style.startswith("Heading")] == [
        ("Heading 1", "Beskrivelse af Thomas' praktik"),
        ("Heading 2", "Parter"),
        ("Heading 2", "Opgaver"),
        ("Heading 3", "Udenfor"),
        ("Heading 2", "Underskrifter"),
    ]
    assert [style for style, _ in styles].count("List Bullet") == 2
    for table in word.tables:
        headers = [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows]
        assert headers == [True, *(False for _ in table.rows[1:])]


def test_word_knows_its_language_title_and_alternative_texts(word: Document) -> None:
    assert word.core_properties.title == "Beskrivelse af Thomas' praktik"
    assert word.core_properties.language == "da-DK"
    languages = {node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"da-DK"}
    alts = [node.get("descr") for node in word.element.body.iter(qn("wp:docPr"))]
    assert [alt.split(".")[0] for alt in alts] == [
        "Tegning af en trappe",
        "Tegning af en arbejdsuge",
        "Tegning af en vej",
        "Tegning af en tavle",
    ]


def test_word_links_and_page_numbers_work(word: Document) -> None:
    links = [word.part.rels[node.get(qn("r:id"))].target_ref for node in word.element.body.iter(qn("w:hyperlink"))]
    assert links == ["https://www.star.dk"]
    footer = word.sections[0].footer.paragraphs[0]._p
    assert [node.get(qn("w:instr")) for node in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_an_english_letter_adds_english_words() -> None:
    english = Letter(
        title="Placement",
        about="Thomas",
        municipality="Solby",
        printed_on=letter().printed_on,
        blocks=EVERY_BLOCK[8:10],
        language="en",
    )
    assert "Printed 16 January 2023" in plain_text(english)
    assert words("".join(read_tagged(to_pdf(english)).texts())) == words(plain_text(english))


def test_blocks_alone_make_a_text_to_paste() -> None:
    assert blocks_text((Heading("Mål"), Paragraph.of("Møde stabilt."))) == "Mål\n\nMøde stabilt."
