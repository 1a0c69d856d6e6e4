"""Part 6: the next step and the road to paid hours."""

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbro.placements.forms.section import Part, Section, valid_values
from jobbro.placements.models import PaidRoute
from jobbro.placements.queries.planning import Choices
from jobbro.placements.record import Record

YES_NO = (("", _("ved ikke endnu")), ("yes", _("ja")), ("no", _("nej")))


def _yes_no(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=YES_NO, required=False, empty_value=None, coerce=lambda word: word == "yes"
    )


class OnwardsForm(forms.Form):
    """What comes after, and what it takes."""

    next_step = forms.CharField(
        label=_("Hvad skal der ske efter praktikken?"), widget=forms.Textarea, max_length=5000, required=False
    )
    next_activity = forms.CharField(
        label=_("Hvad er den næste aktivitet?"), widget=forms.Textarea, max_length=2000, required=False
    )
    paid_route = forms.ChoiceField(
        label=_("Vejen til lønnede timer"), choices=PaidRoute.choices, widget=forms.RadioSelect, required=False
    )
    paid_route_reason = forms.CharField(
        label=_("Begrundelse"),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
        help_text=_("Skal skrives, når svaret er «ikke endnu»."),
    )
    what_it_takes = forms.CharField(
        label=_("Hvad skal der til, for at timerne kan blive lønnede?"),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
    )
    last_employer_here = _yes_no(_("Var borgeren sidst ansat her?"))
    new_function_here = _yes_no(_("Er det en ny arbejdsfunktion?"))
    extension_reason = forms.CharField(
        label=_("Konkret vurdering ved forlængelse"), widget=forms.Textarea, max_length=5000, required=False
    )
    deviation_reason = forms.CharField(
        label=_("Begrundelse, hvis I afviger fra en regel"), widget=forms.Textarea, max_length=5000, required=False
    )

    def clean(self) -> dict[str, Any]:
        """«Ikke endnu» has a reason (R-004)."""
        values = super().clean() or {}
        if values.get("paid_route") == PaidRoute.NOT_YET and not (values.get("paid_route_reason") or "").strip():
            self.add_error("paid_route_reason", _("Skriv, hvorfor der ikke er lønnede timer endnu."))
        return values


class OnwardsSection(Section):
    """The next step."""

    template: ClassVar[str] = "placements/plan/onwards.html"

    def __init__(self, record: Record, choices: Choices, data: QueryDict | None = None) -> None:
        super().__init__(record, choices, data)
        first = {name: getattr(record, name) for name in OnwardsForm.base_fields}
        for name in ("last_employer_here", "new_function_here"):
            first[name] = {True: "yes", False: "no", None: ""}[first[name]]
        self.form = OnwardsForm(data, initial=first)

    @property
    def parts(self) -> list[Part]:
        """The one form."""
        return [self.form]

    def apply(self) -> Record:
        """Put the road back."""
        return self.record.changed(**valid_values(self.form))
