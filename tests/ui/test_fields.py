"""Fields keep what was typed, and show back what was stored."""

from datetime import date, time
from decimal import Decimal

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


def test_limits_and_decimals_still_hold():
    assert "hours" in Plan({"starts": "1/1-26", "hours": "37,5"}).errors
    assert "hours" in Plan({"starts": "1/1-26", "hours": "1,234"}).errors
    assert "hours" in Plan({"starts": "1/1-26", "hours": "-1"}).errors


def test_another_way_of_writing_the_same_is_no_change():
    form = Plan({"starts": "4.3.2026", "hours": "7.5"}, initial={"starts": date(2026, 3, 4), "hours": Decimal("7.50")})
    assert form.changed_data == []
