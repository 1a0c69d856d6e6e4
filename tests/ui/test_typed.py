"""Dates, times and numbers are read as Danes write them."""

from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.ui import typed

MARCH_4 = date(2026, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "4.3.2026",
        "04.03.2026",
        "4/3-26",
        "4/3/2026",
        "04-03-2026",
        "2026-03-04",
        "04032026",
        "040326",
        "4. marts 2026",
        "4 mar 2026",
        "ons. 4. marts 2026",
        "Onsdag den 4. marts 2026",
        "  4 . 3 . 2026 ",
        "4 3 26",
    ],
)
def test_a_day_can_be_written_in_many_ways(text):
    assert typed.read_date(text) == MARCH_4


@pytest.mark.parametrize(
    "text", ["", "i morgen", "32.1.2026", "29.2.2026", "2026-13-01", "4.3", "4. martz 2026", "1234567"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        typed.read_date(text)


def test_two_figures_of_a_year_lie_around_now():
    assert typed.read_date("1/1-49").year == 2049
    assert typed.read_date("1/1-50").year == 1950


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_way_of_writing_a_day_gives_that_day(day):
    for text in (
        f"{day:%d-%m-%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d%m%y}",
        day.isoformat(),
        f"{day.day}. {typed.MONTHS[day.month - 1]} {day.year}",
    ):
        assert typed.read_date(text) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text):
    with suppress(ValueError):
        assert isinstance(typed.read_date(text), date)


@pytest.mark.parametrize("text", ["9", "9.00", "09:00", "0900", "900", "9,00", "kl. 9", "kl 9.00"])
def test_a_time_can_be_written_in_many_ways(text):
    assert typed.read_time(text) == time(9, 0)


@pytest.mark.parametrize("text", ["", "25", "9.60", "ni", "9.5", "-9"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError):
        typed.read_time(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("37", "37"),
        ("37,5", "37.5"),
        ("37.5", "37.5"),
        ("1.234", "1234"),
        ("1.234,50", "1234.50"),
        ("1 234,5", "1234.5"),
        (",5", "0.5"),
        ("-3", "-3"),
        ("\u22123", "-3"),
    ],
)
def test_a_number_has_comma_and_perhaps_points_between_thousands(text, number):
    assert typed.read_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "ti", "1,2,3", "1.23.4", "1e5", "NaN", "٣"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):
        typed.read_decimal(text)
