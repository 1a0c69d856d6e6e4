"""The forms about a company's social responsibility."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.actions.responsibility import AgendaFacts, AnswerFacts, FigureFacts
from jobbro.companies.forms.fields import not_in_the_future
from jobbro.companies.forms.register import SOURCES
from jobbro.companies.models import FactSource, ThemeReply
from jobbro.library import texts
from jobbro.library.responsibility_files import PointUnit
from jobbro.library.writing_files import privacy_scan
from jobbro.ui.fields import DanishDateField, DanishDecimalField

# The words of an answer can become a need, which has room for so many.
ANSWER_WORDS = 400
FIGURE_WORDS = 600


class _Told(forms.Form):
    """Where something comes from, and when."""

    source = forms.ChoiceField(label=gettext_lazy("Hvor har du det fra?"), choices=SOURCES)
    on_day = DanishDateField(label=gettext_lazy("Hvornår?"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        if self.initial.get("source") == FactSource.DEMO:
            self.fields["source"].choices = [*SOURCES, (FactSource.DEMO.value, FactSource.DEMO.label)]  # type: ignore[attr-defined]

    def clean_on_day(self) -> date:
        """Return the day it was told."""
        not_in_the_future(self.cleaned_data["on_day"], today=self.today)
        day: date = self.cleaned_data["on_day"]
        return day

    def clean_words(self) -> str:
        """Return the words when nothing in them is about a person's private matters."""
        text: str = self.cleaned_data["words"]
        refuse_private(text)
        return text


class AgendaForm(_Told):
    """What is known about one agenda."""

    words = forms.CharField(max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, opener: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].label = opener

    @property
    def facts(self) -> AgendaFacts:
        """What the valid form says."""
        data = self.cleaned_data
        return AgendaFacts(data["words"], FactSource(data["source"]), data["on_day"])


class AnswerForm(_Told):
    """One of the six questions, answered with ja, nej or ved ikke, and words."""

    reply = forms.ChoiceField(
        choices=ThemeReply.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Vælg ja, nej eller ved ikke.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Hvad sagde de?"),
        max_length=ANSWER_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, question: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reply"].label = question

    @property
    def facts(self) -> AnswerFacts:
        """What the valid form says."""
        data = self.cleaned_data
        return AnswerFacts(ThemeReply(data["reply"]), data["words"], FactSource(data["source"]), data["on_day"])


class FigureForm(_Told):
    """A number or a sentence that the company gives for a year, and the day it said that others may read it."""

    value = DanishDecimalField(
        label=gettext_lazy("Tallet"), min_value=Decimal(0), max_digits=10, decimal_places=2, required=False
    )
    words = forms.CharField(max_length=FIGURE_WORDS, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    approved_on = DanishDateField(label=gettext_lazy("Hvornår sagde de god for det?"), required=False)

    def __init__(self, *args: Any, unit: PointUnit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.unit = unit
        is_text = unit is PointUnit.WORDS
        self.fields["words"].label = _("Det vil vi gerne fortælle") if is_text else _("Med jeres egne ord")

    def clean_value(self) -> Decimal | None:
        """Return the number: people and cases are whole, and a share is at most a hundred per cent."""
        value: Decimal | None = self.cleaned_data["value"]
        if value is None:
            return None
        if self.unit in (PointUnit.PERSONS, PointUnit.CASES, PointUnit.WORDS) and value != value.to_integral_value():
            raise forms.ValidationError(_("Skriv et helt tal."), code="whole")
        if self.unit is PointUnit.PERCENT and value > 100:
            raise forms.ValidationError(_("Skriv højst 100 procent."), code="percent")
        return value

    def clean(self) -> None:
        """Ask for a number or a sentence, and for an approval that is not older than the figure."""
        super().clean()
        data = self.cleaned_data
        if "value" in data and "words" in data and data["value"] is None and not data["words"]:
            self.add_error("value", _("Skriv et tal eller en sætning."))
        approved, told = data.get("approved_on"), data.get("on_day")
        if approved and approved > self.today:
            self.add_error("approved_on", _("Dagen ligger ude i fremtiden. Lad feltet stå tomt så længe."))
        elif approved and told and approved < told:
            self.add_error("approved_on", _("De kan først sige god for det, når de har fortalt det."))

    @property
    def facts(self) -> FigureFacts:
        """What the valid form says."""
        data = self.cleaned_data
        source = FactSource(data["source"])
        return FigureFacts(data["value"], data["words"], source, data["on_day"], data["approved_on"])


def refuse_private(text: str) -> None:
    """Let a text about a company pass when nothing in it is private.

    :raises ValidationError: when it holds a CPR number, a diagnosis or the like
    """
    say, found = texts().say, []
    for spot in privacy_scan().scan(text):
        why = say("private.topic", topic=spot.title) if spot.title else say(f"private.{spot.topic}")
        found.append(f"«{text[spot.start : spot.end]}»: {why}")
    if found:
        raise forms.ValidationError(list(dict.fromkeys(found)), code="private")
