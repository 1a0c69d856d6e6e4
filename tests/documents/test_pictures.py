"""The drawings: strict enough for our pages, and understandable without colour or eyes."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from tests.documents.samples import BOARD, HOSTILE_TEXTS, ROAD, STAIR, WEEK

from jobbro.documents import Bar, BoardField, Figure, RoadFigure, RoadMark, RoadSign, alt_text, table_of, to_svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("figure", [STAIR, WEEK, ROAD, BOARD], ids=["stair", "week", "road", "board"])
def test_a_drawing_has_no_style_script_or_outside_address(figure: Figure) -> None:
    root = ElementTree.fromstring(to_svg(figure, key="trappe"))
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert root.get("aria-labelledby") == title.get("id")
    said = root.find(f"{SVG}desc") if figure is BOARD else title
    assert said is not None and said.text == alt_text(figure)
    for node in root.iter():
        assert not {"style", "class", "href"} & set(node.attrib)
        assert not [name for name in node.attrib if name.startswith("on")]
        assert node.tag.removeprefix(SVG) in {
            "svg",
            "title",
            "desc",
            "defs",
            "pattern",
            "rect",
            "path",
            "circle",
            "text",
        }


def test_the_two_kinds_of_hours_differ_by_pattern_and_not_only_by_colour() -> None:
    root = ElementTree.fromstring(to_svg(STAIR))
    fills = [node.get("fill") for node in root.findall(f"{SVG}rect")]
    assert "url(#figure-stripes)" in fills
    assert "#0059b3" in fills
    assert all(node.get("stroke") == "#1a1a1a" for node in root.findall(f"{SVG}rect"))


def test_the_heights_of_a_staircase_follow_the_hours() -> None:
    root = ElementTree.fromstring(to_svg(STAIR))
    heights = [float(str(node.get("height"))) for node in root.findall(f"{SVG}rect") if node.get("height") != "16.0"]
    unit = heights[0] / 9
    assert heights == pytest.approx([9 * unit, 7.5 * unit, 3 * unit, 4 * unit, 9 * unit], abs=0.2)


def test_the_table_beside_the_staircase_holds_every_number_and_the_totals() -> None:
    table = table_of(STAIR)
    assert table.header == ("Periode", "Praktik (timer)", "Løn (timer)", "I alt (timer)")
    assert table.rows[1] == ("Uge 5-8", "7,5", "3", "10,5")


def test_a_week_stands_in_order_of_days_and_names_the_kind() -> None:
    table = table_of(replace(WEEK, slots=tuple(reversed(WEEK.slots))))
    assert table.rows == (
        ("Mandag", "9.00-12.00", "Praktik"),
        ("Onsdag", "9.00-12.00", "Praktik"),
        ("Fredag", "9.00-12.30", "Løn"),
    )


def test_a_road_bends_back_at_the_end_of_each_row_and_every_state_has_its_own_shape() -> None:
    root = ElementTree.fromstring(to_svg(ROAD))
    road = root.find(f"{SVG}path")
    assert road is not None
    assert str(road.get("d")).count("C") == 2  # five stops, two beside each other
    dashed = [node for node in root.findall(f"{SVG}circle") if node.get("stroke-dasharray")]
    assert len(dashed) == 1  # the stop that is skipped
    words = [node.text for node in root.findall(f"{SVG}text")]
    assert words[-1] == "JOB"
    assert "Snus til et nyt fag," in words


def test_the_words_of_a_road_are_said_in_order_and_its_table_has_them_all() -> None:
    assert alt_text(ROAD).endswith("Jeg prøver mig frem, venter. JOB, målet.")
    assert table_of(ROAD).rows[2] == ("Snus til et nyt fag", "her")


@pytest.mark.parametrize("marks", [(RoadMark.AHEAD,), (RoadMark.GOAL, RoadMark.GOAL), (RoadMark.GOAL, RoadMark.HERE)])
def test_a_road_that_does_not_end_at_its_one_goal_is_refused(marks: tuple[RoadMark, ...]) -> None:
    with pytest.raises(ValueError, match="leads to one place"):
        RoadFigure("Vej", ("Station",), tuple(RoadSign("x", mark, ("x",)) for mark in marks))


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_any_label_gives_a_drawing_that_can_be_read(name: str) -> None:
    text, _ = HOSTILE_TEXTS[name]
    figure = replace(STAIR, caption=text, series=(text, text), bars=(Bar(text, STAIR.bars[0].values),), unit=text)
    ElementTree.fromstring(to_svg(figure))
    ElementTree.fromstring(to_svg(replace(ROAD, signs=(RoadSign(text, RoadMark.GOAL, (text, text)),))))


@pytest.mark.parametrize("key", ["", "a b", '"><script>', "1a", "æ"])
def test_a_key_that_is_no_plain_word_is_refused(key: str) -> None:
    with pytest.raises(ValueError):
        to_svg(STAIR, key=key)


def test_a_board_counts_what_there_is_no_room_for_and_its_table_leaves_nothing_out() -> None:
    drawn = to_svg(BOARD)
    assert "og 3 mere" in drawn and "Opgave nummer 14" not in drawn.partition("</desc>")[2]
    assert "Opgave nummer 14" in table_of(BOARD).rows[2][1]
    assert table_of(BOARD).rows[1] == ("Indkøb", "Mangler at spørge om")
    with pytest.raises(ValueError, match="one to six"):
        replace(BOARD, lower=())


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_board_draws_any_text(text: str) -> None:
    fields = (BoardField(text, (text,) * 3), BoardField(text, (), text))
    ElementTree.fromstring(to_svg(replace(BOARD, heading=text, caption=text, upper=fields, lower=fields)))
