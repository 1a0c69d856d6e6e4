"""Small forms on the placement's own page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.placements.actions.tracking import STATUSES, TrackStatus
from jobbro.placements.forms.following_up import HappenedForm
from jobbro.placements.models import Track


class CorrectionForm(forms.Form):
    """A dated addition to a locked text."""

    text = forms.CharField(label=_("Rettelse eller tilføjelse"), widget=forms.Textarea, max_length=10_000)


class TrackForm(HappenedForm):
    """A dated move of the application or the grant."""

    status = forms.ChoiceField(
        label=_("Hvad er der sket?"),
        choices=[
            (str(track.label), [(f"{track}:{status}", status.label) for status in statuses])
            for track, statuses in STATUSES.items()
        ],
    )
    note = forms.CharField(label=_("Bemærkning"), max_length=300, required=False)
    field_order = ("status", "on_day", "note")

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
