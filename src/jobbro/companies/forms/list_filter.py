"""What can be asked for in the list of companies; all of it stands in the address."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.queries.listing import SCOPES, CompanyFilter
from jobbro.companies.queries.map import MAP_SCOPES
from jobbro.companies.queries.ranking import Place
from jobbro.companies.queries.segments import CompanySize, Segment
from jobbro.companies.queries.silence import KINDS

_NO_BRANCH = {"invalid_choice": gettext_lazy("Ingen virksomhed har den branche.")}
_BROKEN_TEXT = gettext_lazy("Adressen er ikke hel. Begynd forfra i listen.")
_BROKEN = {"invalid_choice": _BROKEN_TEXT, "invalid": _BROKEN_TEXT}


class PlaceForm(forms.Form):
    """Branch and postcode: what every list of companies can be narrowed to."""

    branche = forms.ChoiceField(label=gettext_lazy("Branche"), required=False, error_messages=_NO_BRANCH)
    postnr = forms.CharField(label=gettext_lazy("Postnummer"), max_length=4, required=False)

    def __init__(self, *args: Any, branches: tuple[tuple[str, int], ...], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(name, f"{name} ({number})") for name, number in branches]
        self.fields["branche"].choices = [("", _("Alle brancher")), *named]  # type: ignore[attr-defined]
        self.fields["postnr"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean_postnr(self) -> str:
        """Return a whole postcode or the beginning of one."""
        typed: str = self.cleaned_data["postnr"]
        if typed and not re.fullmatch(r"[0-9]{1,4}", typed):
            raise forms.ValidationError(_("Skriv et postnummer eller begyndelsen af det, for eksempel 89."))
        return typed


class SegmentForm(PlaceForm):
    """Branch, postcode and size."""

    stoerrelse = forms.ChoiceField(
        label=gettext_lazy("Størrelse"),
        choices=[("", gettext_lazy("Alle")), *CompanySize.choices],
        required=False,
        error_messages=_BROKEN,
    )

    @property
    def segment(self) -> Segment:
        """The part of the companies, when the form is valid."""
        data = self.cleaned_data
        return Segment(data["branche"], data["postnr"], data["stoerrelse"])


class FilterForm(SegmentForm):
    """Words, branch, postcode, size, scope and where to go on."""

    q = forms.CharField(label=gettext_lazy("Søg"), max_length=200, required=False)
    vis = forms.ChoiceField(choices=[(scope, scope) for scope in SCOPES], required=False, error_messages=_BROKEN)
    efter = forms.UUIDField(required=False, error_messages=_BROKEN)
    field_order = ("q",)

    @property
    def asked(self) -> CompanyFilter:
        """The filter, when the form is valid."""
        said = self.cleaned_data
        return CompanyFilter(said["q"], said["branche"], said["postnr"], said["vis"], said["efter"], said["stoerrelse"])


class MapForm(SegmentForm):
    """Branch, postcode, size and scope; a scope is one of the list's, or one of those nobody has spoken with."""

    vis = forms.ChoiceField(choices=[(one, one) for one in MAP_SCOPES], required=False, error_messages=_BROKEN)


class NextForm(SegmentForm):
    """Whom to contact now, and where in the order to go on."""

    efter = forms.CharField(max_length=80, required=False, error_messages=_BROKEN)

    def clean_efter(self) -> Place | None:
        """Return the place in the order."""
        try:
            return Place.read(self.cleaned_data["efter"]) if self.cleaned_data["efter"] else None
        except ValueError as problem:
            raise forms.ValidationError(_BROKEN_TEXT) from problem


class SilentForm(SegmentForm):
    """Rarely contacted or gone silent, and where to go on."""

    vis = forms.ChoiceField(choices=[(kind, kind) for kind in KINDS], required=False, error_messages=_BROKEN)
    efter = forms.UUIDField(required=False, error_messages=_BROKEN)
