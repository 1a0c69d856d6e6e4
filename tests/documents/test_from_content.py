"""The papers of a placement, from the wording in content/letters/ to the printed page."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from tests.documents.samples import STAIR, WEEK
from tests.documents.tagged_pdf import read_tagged

from jobbro.documents import Heading, Letter, Notice, Signatures, fields_text, letter_from, plain_text, to_pdf, to_word
from jobbro.library import letters

SEVEN_POINTS = [
    "1. Formål og mål",
    "2. Retning og delmål",
    "3. Opgaver og arbejdstid",
    "4. Hensyn",
    "5. Det har vi aftalt",
    "6. Næste skridt",
    "7. Vejen til lønnede timer",
]


def examples(letter_id: str, **other: letters.FactValue) -> dict[str, letters.FactValue]:
    """The facts that the wording itself gives as examples, with some of them changed."""
    return {name: blank.example for name, blank in letters.blanks(letter_id).items()} | other


def as_letter(letter_id: str, facts: Mapping[str, letters.FactValue], **figures: object) -> Letter:
    return letter_from(
        letters.fill(letter_id, facts),
        about="Thomas",
        municipality="Solby Kommune",
        printed_on=date(2023, 1, 16),
        figures=figures,  # type: ignore[arg-type]
    )


@pytest.mark.req("R-100")
@pytest.mark.parametrize("letter_id", letters.letter_ids())
def test_every_paper_becomes_pdf_word_and_text_without_a_blank_left(letter_id: str) -> None:
    made = as_letter(letter_id, examples(letter_id))
    text = plain_text(made)
    assert "{" not in text
    assert "Mangler" not in text
    assert "Mangler" not in read_tagged(to_pdf(made)).text
    assert to_word(made)


@pytest.mark.req("R-107")
def test_the_description_has_the_seven_points_in_order_and_names_the_people() -> None:
    made = as_letter("placement_description", examples("placement_description"), stair=STAIR, week=WEEK)
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings == [*SEVEN_POINTS, "Underskrifter"]
    assert STAIR in made.blocks
    assert WEEK in made.blocks
    assert made.title == "Praktikbeskrivelse: Thomas hos Solby Kirkegård"
    [signatures] = [block for block in made.blocks if isinstance(block, Signatures)]
    assert [party.name for party in signatures.parties] == ["Thomas", "Leif", "Anna Holm"]


@pytest.mark.req("R-107")
def test_each_of_the_seven_points_asks_for_what_is_missing() -> None:
    empty = {
        name: ("" if blank.kind == "text" else ()) if blank.may_be_empty else blank.example
        for name, blank in letters.blanks("placement_description").items()
    }
    made = as_letter("placement_description", empty)
    missing: dict[str, int] = {}
    heading = ""
    for block in made.blocks:
        if isinstance(block, Heading):
            heading = block.text
        if isinstance(block, Notice):
            missing[heading] = missing.get(heading, 0) + 1
    assert list(missing) == SEVEN_POINTS


@pytest.mark.req("R-075")
def test_an_agreement_without_a_word_on_sickness_says_so() -> None:
    made = as_letter("agreement", examples("agreement", absence=""))
    assert "Mangler: hvem får besked ved sygdom, hvordan og hvornår?" in plain_text(made)
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert [heading[:2] for heading in headings[:6]] == ["1.", "2.", "3.", "4.", "5.", "6."]


@pytest.mark.req("R-075")
def test_the_agreement_of_thomas_fits_on_one_page() -> None:
    with pikepdf.open(BytesIO(to_pdf(as_letter("agreement", examples("agreement"))))) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.req("R-100")
def test_hours_dates_and_goals_are_the_same_in_every_paper() -> None:
    facts = examples("placement_description")
    for letter_id in ("vitas_fields", "min_plan", "citizen_version", "agreement"):
        asked = letters.blanks(letter_id)
        shared = {name: facts[name] for name in facts.keys() & asked.keys()}
        text = plain_text(as_letter(letter_id, examples(letter_id) | shared))
        for said in (facts["working_time"], *facts["goals"]):
            assert str(said) in text, letter_id


@pytest.mark.req("R-106")
def test_the_overview_has_five_lines_on_marianne() -> None:
    filled = letters.fill("placement_overview", examples("placement_overview"))
    [[facts]] = [section.blocks for section in filled.sections]
    assert len(facts.rows) == 5
    assert facts.rows[3] == ("Næste skridt", "Fleksjob 10-15 timer om ugen i afdelingen.")


@pytest.mark.req("R-101")
def test_the_texts_for_vitas_come_field_by_field_with_unknown_length() -> None:
    filled = letters.fill("vitas_fields", examples("vitas_fields"))
    fields = {field.id: field for field in filled.fields}
    assert "- Klippe hæk\n- Holde gange og plæner rene" in fields["description"].text
    assert "- 22. februar 2023 med Thomas, Leif og Anna Holm om" in fields["description"].text
    assert fields["weekly_hours"].text == "9 timer"
    assert {field.max_length for field in filled.fields} == {None}
    assert {field.fits for field in filled.fields} == {None}
    assert "Praktikbeskrivelse\nThomas arbejder hos Solby Kirkegård" in fields_text(filled)


def test_a_field_that_cannot_be_filled_is_marked_and_left_out_of_the_text_to_paste() -> None:
    filled = letters.fill("vitas_fields", examples("vitas_fields", representative=""))
    assert [field.id for field in filled.fields if field.is_missing] == ["representative"]
    assert "Medarbejderrepræsentant" not in fields_text(filled)


def test_the_citizens_own_paper_is_easy_to_read_and_says_du() -> None:
    text = plain_text(as_letter("citizen_version", examples("citizen_version")))
    sentences = [line for line in text.splitlines() if "|" not in line and line.endswith((".", "?"))]
    words = re.findall(r"\w+", " ".join(sentences))
    lix = len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)
    assert lix < 30
    assert len(re.findall(r"\b(du|dig|din|dit|dine)\b", text, re.IGNORECASE)) >= 5


def test_a_figure_that_the_paper_has_no_place_for_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for"):
        as_letter("agreement", examples("agreement"), stair=STAIR)


@pytest.mark.req("R-101")
def test_a_field_of_several_facts_says_what_is_known_and_names_what_lacks() -> None:
    filled = letters.fill("vitas_fields", examples("vitas_fields", goals=[], contact="", next_step="", why=""))
    fields = {field.id: field for field in filled.fields}
    assert fields["description"].text.startswith("Thomas arbejder hos Solby Kirkegård med disse opgaver:\n- Klippe hæk")
    assert "Målet er" not in fields["description"].text and "Kontaktperson" not in fields["description"].text
    assert "\n\nOpfølgning:\n- 22. februar" in fields["description"].text
    assert (fields["description"].lacks, fields["remarks"].lacks) == (("goals", "contact"), ("next_step",))
    assert fields["purpose"].text == "- optræning af bestemte kompetencer"
    assert not [field.id for field in filled.fields if field.is_missing]
    assert "\n\n\n" not in "".join(field.text for field in filled.fields)


def test_a_field_of_which_nothing_is_known_is_missing_and_keeps_no_empty_heading() -> None:
    nothing: dict[str, Any] = {"goals": [], "tasks": [], "follow_up_lines": [], "need_lines": [], "contact": ""}
    fields = {field.id: field for field in letters.fill("vitas_fields", examples("vitas_fields", **nothing)).fields}
    assert (fields["qualifications"].text, fields["qualifications"].is_missing) == ("", True)
    assert (fields["description"].text, fields["description"].lacks) == ("", ())
