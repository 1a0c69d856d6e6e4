"""Whatever colour a municipality has, text on its pages can be read."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jobbro.ui import colours

GROUND = (244, 245, 247)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_every_municipal_colour_gives_readable_shades(rgb):
    css = colours.theme_css("#{:02x}{:02x}{:02x}".format(*rgb))
    shades = {name: colours.parse_hex(value) for name, value in re.findall(r"(--[\w-]+):(#[0-9a-f]{6})", css)}
    for ground in (colours.WHITE, GROUND, shades["--brand-soft"]):
        assert colours.contrast(shades["--brand"], ground) >= 4.5
        assert colours.contrast(shades["--brand-darker"], ground) >= 4.5
    assert colours.contrast(colours.WHITE, shades["--brand"]) >= 4.5


@pytest.mark.parametrize("text", ["", "#12345", "rød", "#12345g", "0059b3;}body{}"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError):
        colours.parse_hex(text)


def test_the_style_sheet_of_a_colour_can_be_kept_for_ever(db):
    answer = Client().get("/tema/0059b3.css")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    assert "--brand-flag:#0059b3" in answer.content.decode()
    assert Client().get("/tema/nocolour.css").status_code in (302, 404)
