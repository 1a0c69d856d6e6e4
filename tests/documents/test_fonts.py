"""What our own reading of the fonts says, held against what the typesetter says."""

import pytest
import typst
from tests.documents.samples import letter
from tests.documents.tagged_pdf import read_tagged

from jobbro.documents import DocumentError, Paragraph, fonts, to_pdf
from jobbro.documents.text import PLACEHOLDER


def test_every_font_in_our_folders_is_in_the_list_that_letters_are_set_in() -> None:
    folders = [str(folder) for folder in fonts.font_folders()]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders).families()
    assert set(fonts.families()) <= set(found)
    built_in = {"DejaVu Sans Mono", "Libertinus Serif", "New Computer Modern", "New Computer Modern Math"}
    assert set(found) - built_in == {fonts.FAMILY, *fonts.FALLBACKS}


def test_danish_and_the_signs_of_our_own_texts_are_in_our_own_font() -> None:
    assert {ord(sign) for sign in "æøåÆØÅéüö«»·•–…½€§✓→"} <= fonts.own_characters()
    assert ord("ب") not in fonts.own_characters()
    assert {ord(sign) for sign in "بש☃😀ไक" + PLACEHOLDER} <= fonts.shown_characters()
    assert ord("中") not in fonts.shown_characters()


@pytest.mark.parametrize("first", range(0x20, 0x24F, 0x40))
def test_each_latin_character_that_we_call_shown_is_set_without_a_mark(first: int) -> None:
    signs = [chr(number) for number in range(first, first + 0x40) if number in fonts.own_characters() and number > 0x20]
    text = " ".join(sign for sign in signs if sign not in "\u00a0\u00ad")
    made = read_tagged(to_pdf(letter(Paragraph.of("Tegn: " + text)))).text
    assert text.split() == made.partition("Tegn:")[2].partition("Aftalen")[0].split()


def test_a_missing_font_is_a_plain_danish_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("JOBBRO_FONT_FOLDER", str(tmp_path))
    fonts.font_folders.cache_clear()
    try:
        with pytest.raises(DocumentError, match="Skrifttyperne til PDF mangler"):
            fonts.font_folders()
    finally:
        fonts.font_folders.cache_clear()
