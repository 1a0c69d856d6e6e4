"""What can be said on the page of offers, and what is written when a tool is chosen, answered or promised."""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.models import TargetGroup
from jobbro.library import texts
from jobbro.library.toolbox_files import Measure
from jobbro.placements.models import OfferUse
from jobbro.placements.queries.answers import question_of
from jobbro.placements.queries.offer_facts import ABOUT_COMPANY, GROUP, facts_of_group
from jobbro.ui.fields import DanishDateField, DanishDecimalField
from jobbro.ui.wording import number

YES_NO = [("", _("ved vi ikke")), ("yes", _("ja")), ("no", _("nej"))]
EARLIEST, LATEST = date(2015, 1, 1), date(2035, 12, 31)
_NUMBER = {
    "invalid": _("Skriv et tal."),
    "min_value": _("Tallet kan ikke være under nul."),
    "max_value": _("Tallet er for stort. Se det efter."),
    "max_digits": _("Tallet er for langt. Se det efter."),
    "max_decimal_places": _("Skriv højst to decimaler."),
    "max_whole_digits": _("Tallet er for langt. Se det efter."),
}
# The kind of answer that each fact takes, in the order in which they are asked.
KINDS: dict[str, str] = {
    "staff": "whole",
    "dismissals": "whole",
    GROUP: "group",
    "person.group_granted_on": "day",
    "person.could_get_ordinary_or_subsidised_job": "yes_no",
    "person.months_on_benefit": "number",
    "person.has_qualifying_education": "yes_no",
    "person.age": "age",
    "person.single_provider": "yes_no",
    "person.employed": "yes_no",
    "person.job_ready": "yes_no",
    "granted_flexible_job": "yes_no",
    "in_private_subsidised_job": "yes_no",
    "daily_kilometres": "number",
    "retention.months_on_special_terms": "number",
    "retention.years_to_pension": "number",
    "retention.few_ordinary_hours_in_a_course": "yes_no",
    "earlier_income": "number",
}


class OfferDayForm(forms.Form):
    """The day whose rules are asked; none means today."""

    den = DanishDateField(label=_("Gælder den"), required=False)

    def clean_den(self) -> date | None:
        """Return the day, if the rules reach it."""
        day: date | None = self.cleaned_data["den"]
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_t("Vælg en dag mellem 2015 og 2035."))
        return day


class OfferFactsForm(forms.Form):
    """Answers to what the rules ask; all may be left open, and nothing of it is written down."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        for path, kind in KINDS.items():
            self.fields[field_name(path)] = _field(kind, _label(path))

    @property
    def told(self) -> dict[str, Any]:
        """The facts that were answered, by path; nothing that could not be read."""
        data = getattr(self, "cleaned_data", {})
        said = {path: data.get(field_name(path)) for path in KINDS}
        facts: dict[str, Any] = {}
        for path, value in said.items():
            if value in (None, ""):
                continue
            facts |= facts_of_group(value) if path == GROUP else {path: _read(KINDS[path], value)}
        return facts

    @property
    def typed(self) -> dict[str, str]:
        """What was typed, as it was typed, by the name of the field."""
        said = {name: str(self.data.get(name, "")).strip() for name in self.fields}
        return {name: words for name, words in said.items() if words}

    def left_open(self, missing: Collection[str]) -> int:
        """How many questions are asked and not answered yet."""
        return sum(path in missing and field_name(path) not in self.typed for path in KINDS)

    def shown(self, missing: Collection[str]) -> dict[str, list[forms.BoundField]]:
        """The questions to ask: what is missing and what was said, the company's before the citizen's."""
        asked = [path for path in KINDS if path in missing or self.data.get(field_name(path))]
        return {
            "company": [self[field_name(path)] for path in asked if path in ABOUT_COMPANY],
            "citizen": [self[field_name(path)] for path in asked if path not in ABOUT_COMPANY],
        }


def field_name(path: str) -> str:
    """The name of the field about a fact."""
    return path.replace(".", "__")


def _label(path: str) -> str:
    return question_of("person.target_group" if path == GROUP else path)


def _field(kind: str, label: str) -> forms.Field:
    match kind:
        case "yes_no":
            return forms.ChoiceField(label=label, choices=YES_NO, required=False)
        case "group":
            return forms.ChoiceField(
                label=label, choices=[("", _("ved vi ikke")), *TargetGroup.choices], required=False
            )
        case "day":
            return DanishDateField(label=label, required=False)
        case "whole" | "age":
            most = 120 if kind == "age" else 1_000_000
            box = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
            return forms.IntegerField(
                label=label, min_value=0, max_value=most, required=False, error_messages=_NUMBER, widget=box
            )
        case _:
            return DanishDecimalField(
                label=label, min_value=0, max_digits=9, decimal_places=2, required=False, error_messages=_NUMBER
            )


def _read(kind: str, value: Any) -> Any:
    return value == "yes" if kind == "yes_no" else value


class ToolChoiceForm(forms.Form):
    """What exactly is offered, how much where the entry can be measured, and on a placement what it is for."""

    wording = forms.CharField(
        label=_("Hvad helt præcist?"), max_length=250, help_text=_("Fx «opfølgning hver 14. dag».")
    )
    amount = DanishDecimalField(
        label=_("Hvor meget?"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
        error_messages=_NUMBER,
        help_text=_("Tallet kommer med i ordene, som virksomheden læser."),
    )
    use = forms.ChoiceField(
        label=_("Hvad er det til?"),
        choices=[
            (OfferUse.DURING, _("Støtte, mens forløbet kører")),
            (OfferUse.NEXT, _("Det næste, I arbejder hen imod")),
        ],
        widget=forms.RadioSelect,
        initial=OfferUse.DURING,
        required=False,
    )

    def __init__(
        self, data: Any = None, *, measure: Measure | None, measure_word: str, on_placement: bool, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.measure = measure
        if not on_placement:
            del self.fields["use"]
        if measure is None:
            del self.fields["amount"]
        else:
            units = {Measure.KRONER: _t("kroner"), Measure.HOURS_A_WEEK: _t("timer om ugen")}
            self.unit = units.get(measure, _t("dage imellem"))

    unit = ""

    def clean(self) -> dict[str, Any]:
        """A rhythm without a number promises nothing."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        says_nothing = data.get("wording") == self.initial.get("wording") and data.get("amount") is None
        if self.measure is Measure.DAYS_BETWEEN and says_nothing and "amount" not in self.errors:
            self.add_error("amount", _t("Skriv, hvor mange dage der er imellem."))
        return data

    @property
    def wording_said(self) -> str:
        """What is offered, with its number and unit; a number that is in the words already is not said again."""
        what, amount = str(self.cleaned_data["wording"]), self.amount_said
        if amount is None or self.measure is None:
            return what
        if _says_already(what, amount, self.measure):
            return what
        # «Hver 14. dag» can be said of whole days, and of words that tell no other rhythm.
        is_whole = amount >= 1 and amount == int(amount)
        is_rhythm = self.measure is Measure.DAYS_BETWEEN and is_whole and not re.search(r"\d", what)
        return texts().say(f"offer.said.{'rhythm' if is_rhythm else self.measure}", what=what, n=number(amount))

    @property
    def amount_said(self) -> Decimal | None:
        """The amount; None for an entry without a measure, or when none was written."""
        return self.cleaned_data.get("amount")

    @property
    def use_said(self) -> OfferUse:
        """What the tool is for; support while the placement runs, unless something else was said."""
        return OfferUse(self.cleaned_data.get("use") or OfferUse.DURING)


_UNITS = {Measure.KRONER: r"\s*kr", Measure.HOURS_A_WEEK: r"\s*tim", Measure.DAYS_BETWEEN: r"\.?\s*dag"}


def _says_already(what: str, amount: Decimal, measure: Measure) -> bool:
    plain = re.sub(r"(?<=\d)\.(?=\d{3})", "", what)
    digits = re.escape(number(amount).replace(".", ""))
    return re.search(rf"(?<![\d,]){digits}{_UNITS[measure]}", plain, re.IGNORECASE) is not None


def words_to_begin_with(entry_id: str, title: str) -> str:
    """What the words of a choice are before anybody has written: the title, or better words where there are some."""
    code = f"offer.wording.{entry_id}"
    return texts().say(code) if code in texts() else title


class RequestAnswerForm(forms.Form):
    """The team lead's yes or no, with a word for the consultant."""

    says = forms.ChoiceField(
        label=_("Må det loves?"),
        choices=[("yes", _("Ja, det er i orden")), ("no", _("Nej, ikke nu"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Besked til konsulenten"), max_length=300, required=False, help_text=_("Ved nej: skriv hvorfor.")
    )

    def clean(self) -> dict[str, Any]:
        """A no has a reason."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("says") == "no" and not data.get("answer"):
            self.add_error("answer", _t("Skriv, hvorfor det ikke går."))
        return data
