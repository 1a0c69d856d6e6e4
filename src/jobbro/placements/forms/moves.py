"""Small forms on the placement's own page."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.placements.actions.tracking import STATUSES, TrackStatus
from jobbro.placements.models import Track
from jobbro.ui.fields import DanishDateField


class CorrectionForm(forms.Form):
    """A dated addition to a locked text."""

    text = forms.CharField(label=_("Rettelse eller tilføjelse"), widget=forms.Textarea, max_length=10_000)


class TrackForm(forms.Form):
    """A dated move of the application or the grant."""

    status = forms.ChoiceField(
        label=_("Hvad er der sket?"),
        choices=[
            (str(track.label), [(f"{track}:{status}", status.label) for status in statuses])
            for track, statuses in STATUSES.items()
        ],
    )
    on_day = DanishDateField(label=_("Dato"))
    note = forms.CharField(label=_("Bemærkning"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on_day": today})
        self.today = today

    def clean_on_day(self) -> date:
        """What has happened is not in the future."""
        day: date = self.cleaned_data["on_day"]
        if day > self.today:
            raise forms.ValidationError(_("Datoen ligger i fremtiden. Skriv den dag, det skete."))
        return day

    @property
    def event(self) -> dict[str, Any]:
        """The move as the action wants it."""
        track, _colon, status = self.cleaned_data["status"].partition(":")
        return {
            "track": Track(track),
            "status": TrackStatus(status),
            "on_day": self.cleaned_data["on_day"],
            "note": self.cleaned_data["note"],
        }
