"""Fields keep what was typed, and show back what was stored."""

from datetime import date, time
from decimal import Decimal

import pytest
from django import forms

from jobbro.ui.fields import DanishDateField, DanishDecimalField, TimeField


class Plan(forms.Form):
    starts = DanishDateField(label="Første dag")
    at = TimeField(label="Klokken", required=False)
    hours = DanishDecimalField(label="Timer", min_value=0, max_value=37, decimal_places=2)


def test_values_come_out_as_days_times_and_decimals():
    form = Plan({"starts": "4/3-26", "at": "9", "hours": "7,5"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"starts": date(2026, 3, 4), "at": time(9), "hours": Decimal("7.5")}


def test_stored_values_are_shown_in_danish():
    form = Plan(initial={"starts": date(2026, 3, 4), "at": time(9, 5), "hours": Decimal("7.50")})
    assert [form[name].value() for name in ("starts", "at", "hours")] == ["04-03-2026", "09.05", "7,5"]
    assert 'value="04-03-2026"' in str(form["starts"])


def test_a_wrong_text_is_kept_as_it_was_typed_and_explained():
    form = Plan({"starts": "32/3", "at": "kvart i ni", "hours": "mange"})
    assert not form.is_valid()
    assert form.errors["starts"] == ["Skriv datoen som dag-måned-år, for eksempel 04-03-2026."]
    assert form.errors["at"] == ["Skriv klokkeslættet som 9.00."]
    assert form.errors["hours"] == ["Skriv et tal, for eksempel 7,5."]
    assert 'value="32/3"' in str(form["starts"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31.2.", "Februar har ikke 31 dage."),
        ("31/2", "Februar har ikke 31 dage."),
        ("30-02-2027", "Februar har ikke 30 dage."),
        ("31. juni 2027", "Juni har ikke 31 dage."),
        ("29.2.2027", "Februar 2027 har ikke 29 dage."),
        ("2027-02-29", "Februar 2027 har ikke 29 dage."),
        ("1.13.2027", "Skriv datoen som dag-måned-år, for eksempel 04-03-2026."),
        ("4.3.", "Skriv datoen som dag-måned-år, for eksempel 04-03-2026."),
        ("0.3.2026", "Skriv datoen som dag-måned-år, for eksempel 04-03-2026."),
        ("1.1.0000", "Skriv datoen som dag-måned-år, for eksempel 04-03-2026."),
        ("4.3.1026", "Tjek årstallet."),
        ("4.3.2926", "Tjek årstallet."),
    ],
)
def test_a_day_that_cannot_be_is_told_about_in_its_own_sentence(text, said):
    assert Plan({"starts": text}).errors["starts"] == [said]


@pytest.mark.parametrize("text", ["01-01-1900", "29.2.2028", "31-12-2126", "12.5.1931"])
def test_birthdays_leap_days_and_days_far_ahead_are_days(text):
    assert "starts" not in Plan({"starts": text}).errors


@pytest.mark.parametrize("text", ["24", "2400", "24.00", "kl. 25"])
def test_a_time_after_the_day_has_ended_is_told_the_latest(text):
    assert Plan({"starts": "1/1-26", "at": text}).errors["at"] == ["Det seneste klokkeslæt er 23.59."]


def test_a_number_beyond_its_limit_is_told_one_thing():
    class Week(forms.Form):
        target = DanishDecimalField(min_value=0, max_value=60, max_digits=4, decimal_places=2)

    assert Week({"target": "300"}).errors["target"] == ["Skriv højst 60."]
    assert Week({"target": "-1,234"}).errors["target"] == ["Skriv mindst 0."]
    assert Week({"target": "1,234"}).errors["target"] == ["Skriv højst 2 decimaler."]


def test_limits_and_decimals_still_hold():
    assert "hours" in Plan({"starts": "1/1-26", "hours": "37,5"}).errors
    assert "hours" in Plan({"starts": "1/1-26", "hours": "1,234"}).errors
    assert "hours" in Plan({"starts": "1/1-26", "hours": "-1"}).errors


def test_another_way_of_writing_the_same_is_no_change():
    form = Plan({"starts": "4.3.2026", "hours": "7.5"}, initial={"starts": date(2026, 3, 4), "hours": Decimal("7.50")})
    assert form.changed_data == []
