"""A form is drawn with label, hint and error bound to its control, and a summary that leads to each field."""

import re
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.template import Context, Template
from django.test import RequestFactory

from jobbro.ui.fields import DanishDateField, DanishDecimalField
from jobbro.ui.once import FIELD_NAME, new_token


class Sample(forms.Form):
    name = forms.CharField(label="Navn", max_length=5, help_text="Som i registret.")
    starts = DanishDateField(label="Første dag")
    note = forms.CharField(label="Notat", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="Slags", choices=[("", "Vælg"), ("a", "A")])
    route = forms.ChoiceField(label="Vej", choices=[("x", "Nu"), ("y", "Siden")], widget=forms.RadioSelect)
    seen_by = forms.MultipleChoiceField(
        label="Læsere",
        choices=[("b", "Borger"), ("v", "Virksomhed")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="Enig")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


LONG = forms.CharField(label="Hvorfor", max_length=9, widget=forms.Textarea)


def draw(source, **values):
    return Template("{% load forms %}" + source).render(Context(values))


def attribute(html, name):
    found = re.search(rf'{name}="([^"]*)"', html)
    return found[1] if found else None


def test_a_label_a_hint_and_an_error_belong_to_the_control():
    html = draw("{% field form.name %}", form=Sample({"name": "for langt navn"}))
    assert '<label class="form-label" for="id_name">' in html
    assert attribute(html, "aria-describedby") == "id_name-hint id_name-error"
    assert 'id="id_name-hint">Som i registret.' in html
    assert 'id="id_name-error"' in html and "Teksten må højst have 5 tegn. Den har 14." in html
    assert attribute(html, "aria-invalid") == "true"
    assert 'value="for langt navn"' in html


def test_no_browser_cuts_a_pasted_text_without_a_word():
    html = draw("{% field form.name %}{% field form.why %}", form=type("Long", (Sample,), {"why": LONG})())
    assert "<input" in html and "<textarea" in html and "maxlength" not in html


def test_what_can_wait_is_marked_and_what_cannot_is_not():
    form = Sample()
    assert "(valgfrit)" in draw("{% field form.note %}", form=form)
    assert "(valgfrit)" not in draw("{% field form.name %}", form=form)


@pytest.mark.parametrize(("name", "kind"), [("route", "radio"), ("seen_by", "checkbox")])
def test_choices_are_a_group_with_a_legend(name, kind):
    html = draw("{% field bound %}", bound=Sample({name: ["b"]})[name])
    assert html.count("<legend") == 1
    assert html.count(f'class="form-{kind}"') == 2
    assert f'<label for="id_{name}_0">' in html


def test_missing_answers_are_named_in_our_own_words_and_each_has_a_link():
    form = Sample({"starts": "32/3"})
    html = draw("{% error_summary form %}", form=form)
    links = dict(re.findall(r'href="#(\w+)">([^<]*)<', html))
    assert links == {
        "id_name": "Navn mangler",
        "id_starts": "Første dag: Skriv datoen som dag-måned-år, for eksempel 04-03-2026.",
        "id_kind": "Slags mangler",
        "id_route_0": "Vej mangler",
        "id_agreed": "Enig mangler",
    }
    whole = draw("{% for bound in form %}{% field bound %}{% endfor %}", form=form)
    assert set(links) <= set(re.findall(r'id="(\w+)"', whole)), "a link in the summary leads nowhere"
    assert "Udfyld feltet her." in whole and "Vælg her." in whole and "Sæt kryds her." in whole
    assert "påkrævet" not in html + whole


def test_a_summary_of_nothing_is_nothing():
    assert draw("{% error_summary form %}", form=Sample()).strip() == ""


def test_rows_of_a_formset_are_told_apart():
    rows = formset_factory(Sample, extra=2)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "x", "form-1-name": "for langt"},
        prefix="form",
    )
    html = draw("{% error_summary rows %}", rows=rows)
    assert "Navn (2. række)" in html and 'href="#id_form-1-name"' in html


def test_rows_may_say_what_they_are_called():
    class Meeting(forms.Form):
        row_name = "Møde"
        starts_at = forms.TimeField(label="Klokkeslæt")

    rows = formset_factory(Meeting)(
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-starts_at": "sent"}, prefix="form"
    )
    assert "Møde 1, klokkeslæt: " in draw("{% error_summary rows %}", rows=rows)


class Questions(forms.Form):
    employer = forms.CharField(label="Hvem er du ansat af?", error_messages={"required": "Vælg, hvem du er ansat af."})
    before = forms.CharField(label="Hvad lavede du før?")
    weeks = forms.IntegerField(label="Antal uger", min_value=1)


def test_a_question_that_lacks_its_answer_is_told_as_one():
    html = draw("{% error_summary form %}", form=Questions({"weeks": "3"}))
    assert ">Vælg, hvem du er ansat af.<" in html and ">Svar på «Hvad lavede du før?»<" in html
    assert "2 ting mangler, før det kan gemmes" in html


def test_a_wrong_value_is_not_told_as_a_missing_one():
    html = draw("{% error_summary form %}", form=Questions({"employer": "A", "before": "B", "weeks": "0"}))
    assert "Ret én ting, så kan det gemmes" in html and "mangler" not in html
    assert ">Antal uger: Skriv mindst 1.<" in html


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (forms.IntegerField(max_value=104), "105", "Skriv højst 104."),
        (forms.IntegerField(), "mange", "Skriv et helt tal."),
        (DanishDecimalField(min_value=Decimal("0.01")), "0", "Skriv mindst 0,01."),
        (DanishDecimalField(max_value=Decimal("37.5")), "38", "Skriv højst 37,5."),
        (DanishDecimalField(min_value=1, error_messages={"min_value": "Mindst én."}), "0", "Mindst én."),
        (forms.EmailField(), "mette", "Skriv mailadressen som navn@sted.dk."),
        (forms.EmailField(required=True), "", "Dette felt er påkrævet."),
        (forms.CharField(), "Nord\0lys", "Teksten har et tegn, der ikke kan gemmes. Skriv den igen."),
    ],
)
def test_fields_say_what_to_write_in_words_of_our_own(field, typed, sentence):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    assert refused.value.messages == [sentence]


def test_a_hidden_field_is_only_itself():
    html = draw("{% field form.secret %}", form=Sample(initial={"secret": "7"}))
    assert html.strip() == '<input type="hidden" name="secret" value="7" id="id_secret">'


def test_nothing_that_a_person_typed_becomes_markup():
    evil = '"><script>alert(1)</script>'
    form = Sample({"name": evil, "note": evil})
    html = draw("{% error_summary form %}{% field form.name %}{% field form.note %}", form=form)
    assert "<script" not in html


def test_the_token_of_a_form_is_in_the_page_and_stays_when_it_comes_back():
    first = draw("{% once_token %}", request=RequestFactory().get("/"))
    assert attribute(first, "name") == FIELD_NAME
    token = new_token()
    again = draw("{% once_token %}", request=RequestFactory().post("/", {FIELD_NAME: token}))
    assert attribute(again, "value") == token
