"""Controls drawn straight away are the ones that Django's templates draw."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from jobbro.ui.controls import Controls

NASTY = "\"><script>alert('x')</script>&amp; ÆØÅ"
CHOICES = [
    ("", "—"),
    ("a", "Første"),
    ("Gruppe & <co>", [("b", NASTY), (1000, "Tusind")]),
    (Decimal("1.5"), mark_safe("<b>fed</b>")),
    (NASTY, 1234),
]
WIDGETS = [
    forms.Select(choices=CHOICES),
    forms.SelectMultiple(choices=CHOICES),
    forms.TextInput(attrs={"placeholder": False, "required": True, "data-x": NASTY}),
    forms.NumberInput(attrs={"min": 0, "step": Decimal("0.25")}),
    forms.DateInput(),
    forms.CheckboxInput(),
    forms.HiddenInput(),
    forms.PasswordInput(render_value=True),
    forms.FileInput(),
    forms.Textarea(attrs={"rows": 4, "maxlength": False}),
    forms.CheckboxSelectMultiple(choices=CHOICES),
    forms.RadioSelect(choices=CHOICES),
]
VALUES = ["", None, "a", "b", NASTY, "\nlinje", 1000, Decimal("1.5"), True, False, date(2026, 3, 4), ["a", "b"]]


def without_blanks(html):
    return re.sub(r">\s+<", "><", html)


def both(widget, value):
    drawn = widget.render("navn", value, {"id": "id_navn", "aria-describedby": NASTY}, renderer=Controls())
    django = widget.render("navn", value, {"id": "id_navn", "aria-describedby": NASTY}, renderer=DjangoTemplates())
    return without_blanks(drawn), without_blanks(django)


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_control_is_the_one_that_django_draws(widget, value):
    drawn, django = both(widget, value)
    assert drawn == django
    assert "<script>" not in drawn


@given(st.text(), st.dictionaries(st.from_regex(r"[a-z-]{1,8}", fullmatch=True), st.text() | st.booleans()))
def test_any_value_and_any_attribute_come_out_alike(value, attrs):
    for kind in (forms.TextInput, forms.Textarea):
        drawn, django = both(kind(attrs=attrs), value)
        assert drawn == django
