"""What can be asked for on the page of a day's route; it stands in the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.library import places
from jobbro.library.map_files import Place
from jobbro.ui.fields import DanishDateField


class RouteForm(forms.Form):
    """The day, and the postcode where one sets out."""

    dag = DanishDateField(label=gettext_lazy("Dag"), required=False)
    fra = forms.CharField(label=gettext_lazy("Start i postnummer"), max_length=4, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["fra"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean_fra(self) -> Place | None:
        """Return the place of the postcode; none when nothing is typed."""
        typed: str = self.cleaned_data["fra"]
        if not typed:
            return None
        place = places().by_postcode.get(typed)
        if place is None:
            raise forms.ValidationError(_("Det postnummer kender vi ikke punktet for. Prøv nabobyens."))
        return place
