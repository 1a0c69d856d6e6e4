"""Both lists before the first day as one form (R-064)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.forms import no_cpr
from jobbro.placements.actions.starting import PointAnswer, StartDetails
from jobbro.placements.models import StartState
from jobbro.placements.queries.starting import StartPage, TrackPage
from jobbro.ui.fields import DanishDateField, TimeField


@dataclass(frozen=True, slots=True)
class PointFields:
    """A point with its two fields."""

    title: str
    text: str
    state: forms.BoundField
    reason: forms.BoundField


class StartForm(forms.Form):
    """How each point stands, and the start meeting."""

    meets_on = DanishDateField(label=_("Startmøde den"), required=False)
    meets_at = TimeField(label=_("Klokken"), required=False)

    def __init__(self, page: StartPage, data: Any = None) -> None:
        super().__init__(data, initial=page.initial)
        self.page = page
        for track in page.tracks:
            for key, point in track.points.items():
                self.fields[f"state-{key}"] = forms.ChoiceField(
                    label=point.title, choices=StartState.choices, required=False
                )
                self.fields[f"reason-{key}"] = forms.CharField(
                    label=_("Hvis det venter: hvorfor?"), max_length=300, required=False, validators=[no_cpr]
                )

    @property
    def lists(self) -> Iterator[tuple[TrackPage, list[PointFields], str]]:
        """Each list with its points, and how many of them are stored as ready."""
        for track in self.page.tracks:
            yield (
                track,
                [
                    PointFields(point.title, point.text, self[f"state-{key}"], self[f"reason-{key}"])
                    for key, point in track.points.items()
                ],
                _("%(ready)s klar") % {"ready": track.settled(self.page.details)},
            )

    @property
    def details(self) -> StartDetails:
        """What was answered; a reason belongs to a point that waits."""
        said = self.cleaned_data
        points = {}
        for track in self.page.tracks:
            for key in track.points:
                state = StartState(said.get(f"state-{key}") or StartState.OPEN)
                points[key] = PointAnswer(state, said[f"reason-{key}"] if state == StartState.WAITS else "")
        return StartDetails(points, said["meets_on"], said["meets_at"])

    def clean(self) -> dict[str, Any]:
        """A point waits for a reason, a clock needs a day, and a meeting needs both parties ready."""
        said = super().clean() or self.cleaned_data
        for track in self.page.tracks:
            for key in track.points:
                name = f"reason-{key}"
                if said.get(f"state-{key}") == StartState.WAITS and name not in self.errors and not said.get(name):
                    self.add_error(name, ValidationError(_("Skriv, hvorfor det kan vente."), code="required"))
        if said.get("meets_at") and not said.get("meets_on") and "meets_on" not in self.errors:
            self.add_error("meets_on", ValidationError(_("Vælg også dagen."), code="required"))
        return said
