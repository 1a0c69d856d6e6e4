"""A link that the municipality wants at hand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from jobbro.accounts.models import User
from jobbro.library import conversation_cards
from jobbro.reference.actions.links import NewLink
from jobbro.reference.models import LinkKind
from jobbro.reference.queries.links import LinkShelf


class ToolLinkForm(forms.Form):
    """What it is, where it is, and who looks after it."""

    entry_id = forms.ChoiceField(label=_("Hvad hører det til?"), required=False)
    kind = forms.ChoiceField(label=_("Hvad er det?"), choices=[(one.value, one.label) for one in LinkKind])
    title = forms.CharField(label=_("Navn på linket"), max_length=150)
    url = forms.CharField(
        label=_("Adresse"),
        max_length=500,
        validators=[URLValidator(schemes=["http", "https"], message=_("Skriv hele adressen, fx https://…"))],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    owner = forms.CharField(label=_("Hvem holder øje med det?"), max_length=120)
    keeper: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=_("Hvem får besked, hvis siden forsvinder?"), queryset=None, required=False, empty_label=_("Dig selv")
    )
    situation = forms.ChoiceField(label=_("Hvornår er det nyttigt?"), required=False)
    counterpart = forms.ChoiceField(label=_("Hvem taler I med?"), required=False)

    def __init__(self, data: Any = None, *, shelves: Iterable[LinkShelf]) -> None:
        super().__init__(data)
        field = self.fields["entry_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(shelf.entry_id, shelf.title) for shelf in shelves]
        deck, keeper = conversation_cards(), self.fields["keeper"]
        for name, kinds in (("situation", deck.situations), ("counterpart", deck.counterparts)):
            choice = self.fields[name]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices = [("", _("Altid")), *((kind.id, kind.title.capitalize()) for kind in kinds)]
        assert isinstance(keeper, forms.ModelChoiceField)
        keeper.queryset = User.objects.filter(is_active=True).order_by("last_name", "first_name", "pk")

    @property
    def link(self) -> NewLink:
        """What the valid form says."""
        return NewLink(**self.cleaned_data)
