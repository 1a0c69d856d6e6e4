"""Dates, amounts and counts are written as in the design's page on words."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.template import Context, Template

from jobbro.ui import wording

TODAY = date(2026, 3, 4)


def test_a_day_is_written_with_weekday_and_month():
    assert wording.long_day(TODAY) == "ons. 4. marts 2026"
    assert wording.short_day(TODAY, TODAY) == "4. marts"
    assert wording.short_day(date(2025, 12, 31), TODAY) == "31. dec. 2025"


def test_a_point_in_time_is_told_in_danish_time():
    late = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    assert wording.long_day(late) == "tors. 5. marts 2026"
    assert wording.clock(late) == "0.30"
    assert wording.day_and_clock(late) == "tors. 5. marts 2026 kl. 0.30"
    assert wording.clock(time(9, 5)) == "9.05"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "i dag"),
        (-1, "i går"),
        (-2, "i forgårs"),
        (1, "i morgen"),
        (-12, "for 12 dage siden"),
        (3, "om 3 dage"),
        (-59, "for 59 dage siden"),
        (-60, "for 2 måneder siden"),
        (729, "om 24 måneder"),
        (-730, "for 2 år siden"),
    ],
)
def test_distance_in_time_is_told_in_words(days, words):
    assert wording.ago(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("1234"), "1.234"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("0.10"), "0,1"),
        (Decimal("-3"), "−3"),
        (1000000, "1.000.000"),
        (Decimal("1E+3"), "1.000"),
        (Decimal(73) / 3, "24,33"),
        (Decimal(2) / 3, "0,67"),
        (Decimal("-0.001"), "0"),
    ],
)
def test_numbers_have_point_between_thousands_and_comma_before_decimals(value, words):
    assert wording.number(value) == words


def test_money_hours_and_counts():
    assert wording.kroner(Decimal("1234")) == "1.234 kr."
    assert wording.kroner(Decimal("1234.5")) == "1.234,50 kr."
    assert wording.hours(Decimal("1.00")) == "1 time"
    assert wording.hours(Decimal("7.5")) == "7,5 timer"
    assert wording.hours(Decimal(73) / 3) == "24,33 timer"
    assert wording.hours(Decimal("0.9999")) == "1 time"
    assert wording.plural(1, "dag", "dage") == "1 dag"
    assert wording.plural(0, "dag", "dage") == "0 dage"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12345678", "12 34 56 78"),
        ("+4512345678", "+45 12 34 56 78"),
        ("0045 12 34 56 78", "+45 12 34 56 78"),
        ("+46 8 123", "+46 8 123"),
    ],
)
def test_danish_phone_numbers_are_grouped_in_pairs(text, shown):
    assert wording.phone(text) == shown


def test_the_filters_say_the_same_and_are_silent_about_nothing():
    page = Template(
        "{% load danish %}{{ d|day }}|{{ d|ago:today }}|{{ h|hours_a_week }}|{{ m|kr }}|{{ n|count:'dag,dage' }}|"
        "{{ none|day }}{{ none|ago:today }}{{ none|hours }}{{ none|kr }}{{ none|phone }}|{{ '12345678'|phone_link }}"
    )
    values = {"d": TODAY, "today": TODAY, "h": Decimal(9), "m": 1234, "n": 3, "none": None}
    assert page.render(Context(values)) == "ons. 4. marts 2026|i dag|9 timer om ugen|1.234 kr.|3 dage||tel:+4512345678"
