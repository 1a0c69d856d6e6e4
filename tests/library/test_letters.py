"""The wording of documents: every blank is filled, nothing unknown is taken, and a bad file tells what to mend."""

import re
from pathlib import Path

import pytest

from jobbro.library import ContentError, WrongBlanks, letters

GOOD = """\
id: hilsen
note: En prøve.
readers: [borger]
title: "Hej {name}"
blanks:
  name: {says: Navn., example: Thomas}
  points: {says: Punkter., kind: list, may_be_empty: true, example: [ét, to]}
  rows: {says: Rækker., kind: rows, may_be_empty: true, example: [[a, b]]}
sections:
  - heading: Punkter
    blocks:
      - points: points
        lead: "Til {name}:"
        otherwise: "{name} har ingen punkter."
  - heading: Rækker
    blocks:
      - table: {header: [Et, To], rows: rows}
        otherwise: ""
"""
FACTS: dict[str, letters.FactValue] = {"name": "Leif", "points": ["en"], "rows": [["1", "2"]]}


@pytest.fixture(name="shelf")
def shelf_with_one_letter(tmp_path: Path) -> Path:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "hilsen.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("letter_id", letters.letter_ids())
def test_every_document_can_be_filled_with_its_own_examples(letter_id: str) -> None:
    blanks = letters.blanks(letter_id)
    filled = letters.fill(letter_id, {name: blank.example for name, blank in blanks.items()})
    said = str(filled)
    for blank in blanks.values():
        for word in re.findall(r"\w+", str(blank.example)):
            assert word in said
    assert "{" not in said.replace("FilledBlock", "")


def test_a_blank_of_one_name_has_one_form_in_all_documents() -> None:
    forms: dict[str, set[str]] = {}
    for letter_id in letters.letter_ids():
        for name, blank in letters.blanks(letter_id).items():
            cells = {len(row) for row in blank.example} if blank.kind == "rows" else set()
            forms.setdefault(name, set()).add(f"{blank.kind} {cells}")
    assert {name: found for name, found in forms.items() if len(found) > 1} == {}


@pytest.mark.parametrize("letter_id", letters.letter_ids())
def test_every_blank_that_may_be_empty_is_answered_with_words_or_left_out(letter_id: str) -> None:
    blanks = letters.blanks(letter_id)
    for name, blank in blanks.items():
        facts = {other: entry.example for other, entry in blanks.items()}
        facts[name] = "" if blank.kind == "text" else ()
        if blank.may_be_empty:
            assert letters.fill(letter_id, facts).title
        else:
            with pytest.raises(WrongBlanks, match="may not be empty"):
                letters.fill(letter_id, facts)


def test_a_filled_document_has_the_words_in_their_places(shelf: Path) -> None:
    filled = letters.fill("hilsen", FACTS, root=shelf)
    assert filled.title == "Hej Leif"
    points, table = (section.blocks[0] for section in filled.sections)
    assert (points.kind, points.text, points.rows) == ("points", "Til Leif:", (("en",),))
    assert (table.kind, table.header, table.rows) == ("table", ("Et", "To"), (("1", "2"),))


def test_an_empty_blank_says_its_own_words_and_an_empty_section_goes_with_its_heading(shelf: Path) -> None:
    filled = letters.fill("hilsen", FACTS | {"points": [], "rows": []}, root=shelf)
    [section] = filled.sections
    assert (section.blocks[0].kind, section.blocks[0].text) == ("missing", "Leif har ingen punkter.")


def test_a_blank_in_the_value_of_another_is_no_blank(shelf: Path) -> None:
    assert letters.fill("hilsen", FACTS | {"name": "{points}"}, root=shelf).title == "Hej {points}"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": "a", "points": []}, "lacks"),
        (FACTS | {"colour": "red"}, "does not know"),
        (FACTS | {"name": "  "}, "may not be empty"),
        (FACTS | {"name": ["a"]}, "not text"),
        (FACTS | {"points": "a"}, "not list"),
        (FACTS | {"points": [["a"]]}, "not list"),
        (FACTS | {"rows": ["a"]}, "not rows"),
        (FACTS | {"rows": [["a"]]}, "2 cells"),
        (FACTS | {"rows": [["a", 1]]}, "None"),
        (FACTS | {"name": 3}, "None"),
    ],
)
def test_facts_that_do_not_fit_are_refused(shelf: Path, facts: letters.Facts, said: str) -> None:
    with pytest.raises(WrongBlanks, match=said):
        letters.fill("hilsen", facts, root=shelf)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Hej {name}", "Hej {nobody}", "«nobody» står ikke under"),
        ("Hej {name}", "Hej {Name}", "krøllede parenteser"),
        ("points: points", "points: name", "er af slagsen text"),
        ('        otherwise: "{name} har ingen punkter."\n', "", "må være tomt"),
        ('        lead: "Til {name}:"\n', "        notice: Hov\n", "netop én af disse"),
        ("      - points: points\n        lead:", "      - text: x\n        lead:", "«lead»"),
        ("kind: rows", "kind: list", "samme form"),
        ("example: [[a, b]]", "example: [[a]]", "2 felter"),
        ("  name: {says: Navn.,", "  other: {says: X., example: x}\n  name: {says: Navn.,", "ikke brugt: other"),
        ("note: En prøve.", "remark: En prøve.", "kendes ikke"),
        ("sections:", "fields: []\nsektions:", "kendes ikke"),
    ],
)
def test_a_file_that_does_not_hang_together_tells_what_to_mend(shelf: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (shelf / "letters" / "hilsen.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        letters.letter_ids(root=shelf)


def test_two_documents_cannot_share_an_id(shelf: Path) -> None:
    (shelf / "letters" / "igen.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ContentError, match="brugt før"):
        letters.letter_ids(root=shelf)


def test_an_unknown_document_is_an_error() -> None:
    with pytest.raises(letters.UnknownLetter):
        letters.fill("love_letter", {})


def test_a_change_of_wording_changes_the_version(shelf: Path) -> None:
    before = letters.fill("hilsen", FACTS, root=shelf).version
    (shelf / "letters" / "hilsen.yaml").write_text(GOOD.replace("Hej", "Kære"), encoding="utf-8")
    assert letters.fill("hilsen", FACTS, root=shelf).version != before


@pytest.mark.parametrize("length, fits", [(None, None), (3, True), (2, False)])
def test_a_field_knows_whether_its_text_fits_when_the_length_is_known(length: int | None, fits: bool | None) -> None:
    assert letters.FilledField("a", "A", "abc", length).fits is fits
