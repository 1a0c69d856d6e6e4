"""What the municipality writes about an entry of the toolboxes, and its own entries."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.reference.actions.toolbox import OwnTool, RoomFacts
from jobbro.reference.models import LocalTool, ToolRoom
from jobbro.reference.models.toolbox import MEASURES, TOOLBOXES
from jobbro.reference.queries.toolbox import ROLES
from jobbro.ui.fields import DanishDateField

YES, NO = "yes", "no"


def _area(label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, widget=widget, max_length=4000, required=required, help_text=help_text)


class RoomForm(forms.Form):
    """How one entry is used here."""

    used = forms.ChoiceField(
        label=_("Bruger I det her?"),
        choices=[(YES, _("Ja, det kan tilbydes")), (NO, _("Nej, vis det gråt med en grund"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Hvorfor ikke?"), max_length=300, required=False)
    contact = forms.CharField(
        label=_("Hvem kan man spørge?"), max_length=120, required=False, help_text=_("Et navn, fx «Bo, lokal 12».")
    )
    owner = forms.CharField(label=_("Hvem har ansvaret for det?"), max_length=120, required=False)
    procedure = _area(_("Sådan gør vi her"), help_text=_("Kun om måden at arbejde på. Skriv intet om borgere."))
    valid_from = DanishDateField(label=_("Bruges fra"), required=False)
    valid_to = DanishDateField(label=_("Bruges til og med"), required=False)
    roles = forms.MultipleChoiceField(
        label=_("Hvem bruger det?"),
        choices=[(role.value, role.label) for role in ROLES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Ingen valgt betyder alle."),
    )

    def clean(self) -> dict[str, Any]:
        """A closed entry says why and whom to ask; a period ends after it begins."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("used") == NO:
            if not data.get("reason"):
                self.add_error("reason", _t("Skriv, hvorfor det ikke bruges her."))
            if not data.get("contact"):
                self.add_error("contact", _t("Skriv, hvem man kan spørge."))
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _t("Slutdagen ligger før startdagen."))
        return data

    @property
    def facts(self) -> RoomFacts:
        """What the valid form says."""
        data = self.cleaned_data
        return RoomFacts(
            is_available=data["used"] == YES,
            reason=data["reason"] if data["used"] == NO else "",
            contact=data["contact"],
            procedure=data["procedure"],
            owner=data["owner"],
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            roles=tuple(data["roles"]),
        )


def room_values(room: ToolRoom | None) -> dict[str, Any]:
    """What the form begins with."""
    if room is None:
        return {"used": YES}
    names = ("reason", "contact", "owner", "procedure", "valid_from", "valid_to", "roles")
    return {name: getattr(room, name) for name in names} | {"used": YES if room.is_available else NO}


class OwnToolForm(forms.Form):
    """An entry of the municipality's own."""

    toolbox = forms.ChoiceField(label=_("Hvilken kasse?"), choices=TOOLBOXES, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Navn"), max_length=120)
    summary = forms.CharField(label=_("Hvad er det, i én sætning?"), max_length=300)
    what = _area(_("Fortæl mere"), required=True)
    conditions = _area(_("Betingelser"), help_text=_("Én på hver linje."))
    gives = forms.CharField(label=_("Hvad giver det?"), max_length=300, required=False)
    costs = forms.CharField(label=_("Hvad koster det?"), max_length=300, required=False)
    where_to_apply = forms.CharField(label=_("Hvor søges det?"), max_length=300, required=False)
    measure = forms.ChoiceField(
        label=_("Hvad kan en grænse tælle?"), choices=[("", _("Ingen grænse")), *MEASURES], required=False
    )
    tells_about_person = forms.BooleanField(
        label=_("Navnet på værktøjet fortæller noget privat om borgeren"), required=False
    )
    source_title = forms.CharField(
        label=_("Hvor står det?"), max_length=200, help_text=_("Fx en beslutning i udvalget eller en aftale.")
    )
    source_url = forms.CharField(
        label=_("Link"),
        max_length=500,
        required=False,
        validators=[URLValidator(schemes=["http", "https"], message=_("Skriv hele adressen, fx https://…"))],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    @property
    def tool(self) -> OwnTool:
        """What the valid form says."""
        return OwnTool(**self.cleaned_data)


def own_values(row: LocalTool) -> dict[str, Any]:
    """What the form about an own entry begins with."""
    return {name: getattr(row, name) for name in OwnToolForm.base_fields}
