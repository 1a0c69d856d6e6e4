"""The PDF: what its tags say, what it may hold, and what it never drops."""

import unicodedata
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.samples import BOARD, HOSTILE_TEXTS, STAIR, WEEK, letter
from tests.documents.tagged_pdf import Element, read_tagged

from jobbro.documents import (
    BulletList,
    DataTable,
    FactTable,
    Heading,
    Notice,
    Paragraph,
    Signature,
    Signatures,
    Watermark,
    alt_text,
    to_pdf,
)
from jobbro.documents.text import PLACEHOLDER


@pytest.fixture(scope="module")
def whole() -> bytes:
    return to_pdf(letter())


def test_the_file_says_that_it_follows_both_standards_and_is_danish(whole: bytes) -> None:
    with pikepdf.open(BytesIO(whole)) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert pdf.Root.MarkInfo.Marked is True or bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["dc:title"] == "Beskrivelse af Thomas' praktik"


def test_headings_tables_lists_and_links_are_tagged_as_what_they_are(whole: bytes) -> None:
    tree = read_tagged(whole)
    assert [part.tag for part in tree.parts if isinstance(part, Element)] == ["Document"]
    assert [(part.tag, part.text) for part in tree.find("H1", "H2", "H3")] == [
        ("H1", "Beskrivelse af Thomas' praktik"),
        ("H2", "Parter"),
        ("H2", "Opgaver"),
        ("H3", "Udenfor"),
        ("H2", "Underskrifter"),
    ]
    tables = list(tree.find("Table"))
    assert [[cell.text for cell in table.find("TH")] for table in tables] == [
        ["Felt", "Oplysning"],
        ["Opgave", "Dag", "Omfang"],
        ["Periode", "Praktik (timer)", "Løn (timer)", "I alt (timer)"],
        ["Dag", "Tid", "Art"],
        ["Station", "Hvor langt"],
        ["Aktivitet", "Opgaver"],
    ]
    assert {cell.attributes["Scope"] for table in tables for cell in table.find("TH")} == {"/Column"}
    assert [cell.text for cell in tables[1].find("TD")][:3] == ["Klippe hække", "mandag", "3 timer"]
    assert len(list(tree.find("LI"))) == 2
    assert [part.text for part in tree.find("Link")] == ["styrelsen"]


def test_a_picture_is_told_in_words_and_followed_by_its_table(whole: bytes) -> None:
    tree = read_tagged(whole)
    alts = [figure.alt for figure in tree.find("Figure")]
    assert alts == [
        "Tegning af en trappe. Uge 1-4: 9 timer praktik, 0 timer løn, i alt 9 timer. "
        "Uge 5-8: 7,5 timer praktik, 3 timer løn, i alt 10,5 timer. "
        "Uge 9-13: 4 timer praktik, 9 timer løn, i alt 13 timer.",
        "Tegning af en arbejdsuge. Mandag 9.00-12.00 praktik. Onsdag 9.00-12.00 praktik. Fredag 9.00-12.30 løn.",
        "Tegning af en vej. Arbejde, jeg har haft, klaret. Frivilligt arbejde, springes over. "
        "Snus til et nyt fag, her. Jeg prøver mig frem, venter. JOB, målet.",
        alt_text(BOARD),
    ]


def test_every_font_is_embedded_with_its_map_to_text(whole: bytes) -> None:
    with pikepdf.open(BytesIO(whole)) as pdf:
        found = [font for page in pdf.pages for font in page.resources.get("/Font", {}).values()]
        assert found
        for font in found:
            assert "/ToUnicode" in font
            assert "/FontFile2" in (about := font.DescendantFonts[0].FontDescriptor) or "/FontFile3" in about


def test_the_same_letter_gives_the_same_bytes(whole: bytes) -> None:
    assert to_pdf(letter()) == whole


def test_the_watermark_and_the_margins_are_not_read_aloud(whole: bytes) -> None:
    marked = to_pdf(replace(letter(), watermark=Watermark.DEMO))
    assert read_tagged(marked).text == read_tagged(whole).text
    assert len(marked) != len(whole)


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_any_text_reaches_every_place_in_the_paper_or_stands_as_a_visible_mark(name: str) -> None:
    text, shown = HOSTILE_TEXTS[name]
    blocks = (
        Heading(text),
        Paragraph.of(text),
        FactTable(((text, text),)),
        DataTable((text, "b"), ((text, text),), caption=text),
        BulletList((text,)),
        Notice(text),
        replace(STAIR, caption=text, series=(text, "Løn")),
        replace(WEEK, caption=text),
        Signatures((Signature(text, text),)),
    )
    tree = read_tagged(to_pdf(letter(*blocks, title="T " + text, about="A " + text)))
    expected = _letters(text if shown is None else shown)
    places = [
        *list(tree.find("H1", "H2")),
        *list(tree.find("LBody")),
        *list(tree.find("TH"))[2:3],
        *list(tree.find("TD"))[:4],
        *[place for place in tree.find("P") if not place.text.startswith(("Nogle tegn", "Aftalen", "Dato"))],
    ]
    assert len(places) >= 14
    for place in places:
        if name in {"arabic", "hebrew"}:  # glyphs stand in the file from left to right
            assert not Counter(expected) - Counter(_letters(place.text))
        else:
            assert expected in _letters(place.text)


def _letters(text: str) -> str:
    """Keep the signs that leave ink, with an accent as part of its letter."""
    kept = (sign for sign in text if not sign.isspace() and sign not in "\u00ad\u200b\u200d\ufe0f\u202c")
    return unicodedata.normalize("NFC", "".join(kept))


def test_what_cannot_be_shown_is_listed_under_the_letter() -> None:
    made = read_tagged(to_pdf(letter(Paragraph.of("Navn: 中\x00"))))
    assert f"Navn: {PLACEHOLDER}{PLACEHOLDER}" in made.text
    assert "Nogle tegn kan ikke vises" in made.text
    assert "U+0000, U+4E2D." in made.text


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=60))
def test_no_text_at_all_makes_the_paper_fail(text: str) -> None:
    made = read_tagged(to_pdf(letter(Paragraph.of("før " + text + " efter"), FactTable((("felt", text),)))))
    assert "før" in made.text
    assert "efter" in made.text


def test_a_text_of_a_megabyte_arrives_whole_and_leaves_the_server_light() -> None:
    text = "et ord og et til " * 60_000
    made = read_tagged(to_pdf(letter(Paragraph.of(text))))
    assert made.text.count("et ord og") == 60_000
    with open("/proc/self/statm", encoding="ascii") as memory:
        assert int(memory.read().split()[1]) * 4096 < 900_000_000


def test_names_and_months_stand_unbroken_in_a_narrow_column() -> None:
    cells = ("Mette Madsen", "januar og september", "Gunhild Andersen", "Asger Kristensen", "februar", "Birgitte")
    drawn = read_tagged(to_pdf(letter(DataTable(tuple("abcdef"), (cells,), (1, 1, 1, 1, 1, 12), "Smalle spalter"))))
    assert tuple(cell.text for cell in drawn.find("TD")) == cells
