"""The road as it is written together on one screen, and the citizen's answers on what paid hours do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.library.road_files import Effect, Station
from jobbro.progression.actions.road import RoadDetails, RoadStopDetails
from jobbro.progression.models import EffectPhase, Road, StopStatus
from jobbro.ui.fields import DanishDateField

_LAST = 1000  # behind every place on the road
_PARTS = ("place", "status", "why", "evidence")
_LEVELS = (
    ("", gettext_lazy("Ikke svaret")),
    ("1", gettext_lazy("1: passer slet ikke")),
    ("2", gettext_lazy("2: passer lidt")),
    ("3", gettext_lazy("3: både og")),
    ("4", gettext_lazy("4: passer godt")),
    ("5", gettext_lazy("5: passer helt")),
)


@dataclass(frozen=True, slots=True)
class StopFields:
    """The fields of one stop, and whether it stands on the road."""

    station: Station
    place: BoundField
    status: BoundField
    why: BoundField
    evidence: BoundField

    @property
    def is_open(self) -> bool:
        """Whether its part of the page is unfolded: it is on the road, or something there must be mended."""
        parts = (self.place, self.status, self.why, self.evidence)
        return bool(self.place.value()) or any(part.errors for part in parts)


class RoadForm(forms.Form):
    """Where the road leads, its stops in the citizen's own order, where the citizen is, and the next step."""

    job = forms.CharField(label=gettext_lazy("Hvilket job går du efter?"), max_length=120, required=False)
    here = forms.ChoiceField(label=gettext_lazy("Her er jeg nu"), required=False)
    next_step = forms.CharField(label=gettext_lazy("Mit næste skridt"), max_length=200, required=False)
    next_on = DanishDateField(label=gettext_lazy("Hvornår?"), required=False)
    reached_on = DanishDateField(label=gettext_lazy("Jobbet er nået den"), required=False)

    def __init__(self, *args: Any, stations: tuple[Station, ...], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.stations, self.today = stations, today
        begin = [("", _("Ved begyndelsen"))]
        self.fields["here"].choices = [*begin, *((one.id, one.title) for one in stations)]  # type: ignore[attr-defined]
        places = [("", _("Ikke med"))] + [(str(number), str(number)) for number in range(1, len(stations) + 1)]
        for station in stations:
            title = station.title
            self.fields[f"{station.id}_place"] = forms.ChoiceField(
                label=_("{title}: plads på vejen").format(title=title), choices=places, required=False
            )
            self.fields[f"{station.id}_status"] = forms.ChoiceField(
                label=_("{title}: hvor langt").format(title=title),
                choices=StopStatus.choices,
                required=False,
                initial=StopStatus.AHEAD,
            )
            for part, words, most in (("why", _("derfor"), 300), ("evidence", _("det viser det"), 600)):
                self.fields[f"{station.id}_{part}"] = forms.CharField(
                    label=f"{title}: {words}", max_length=most, required=False, widget=forms.Textarea(attrs={"rows": 2})
                )

    def stop_fields(self) -> Iterator[StopFields]:
        """The stops for the page: those on the road first, in its order."""
        made = [StopFields(one, *(self[f"{one.id}_{part}"] for part in _PARTS)) for one in self.stations]
        yield from sorted(made, key=lambda stop: _number(stop.place.value()))

    def clean(self) -> dict[str, Any]:
        """Ask about a place that is not on the road, and about a day without a step."""
        data = super().clean() or {}
        here = data.get("here", "")
        if here and not data.get(f"{here}_place"):
            self.add_error("here", _("Giv stationen en plads på vejen, eller vælg en anden."))
        if data.get("next_on") and not data.get("next_step"):
            self.add_error("next_step", _("Skriv skridtet, som dagen hører til."))
        if (reached := data.get("reached_on")) and reached > self.today:
            self.add_error("reached_on", _("Dagen ligger i fremtiden. Skriv den, når jobbet er nået."))
        for station in self.stations:
            words = data.get(f"{station.id}_why") or data.get(f"{station.id}_evidence")
            if words and not data.get(f"{station.id}_place"):
                self.add_error(f"{station.id}_place", _("Giv stationen en plads, så det skrevne kommer med."))
        return data

    def details(self) -> RoadDetails:
        """The road of a valid form: two stops with the same place stand in the order of the list."""
        data = self.cleaned_data
        chosen = [one.id for one in self.stations if data[f"{one.id}_place"]]
        stops = tuple(
            RoadStopDetails(
                code, data[f"{code}_status"] or StopStatus.AHEAD, data[f"{code}_why"], data[f"{code}_evidence"]
            )
            for code in sorted(chosen, key=lambda code: int(data[f"{code}_place"]))
        )
        named = {name: data[name] for name in ("job", "here", "next_step", "next_on", "reached_on")}
        return RoadDetails(stops, **named)


def initial_of(road: Road | None) -> dict[str, Any]:
    """What the form shows before anybody types: the road as it is stored."""
    if road is None:
        return {}
    shown: dict[str, Any] = {
        name: getattr(road, name) for name in ("job", "here", "next_step", "next_on", "reached_on")
    }
    for number, stop in enumerate(road.stops.all(), 1):
        told = {"place": str(number), "status": stop.status, "why": stop.why, "evidence": stop.evidence}
        shown |= {f"{stop.code}_{part}": value for part, value in told.items()}
    return shown


def _number(typed: Any) -> int:
    """Where a stop stands among the others; what was sent may be anything, and is refused elsewhere."""
    place = str(typed or "")
    return int(place) if place.isdecimal() and len(place) < 4 else _LAST


class EffectsForm(forms.Form):
    """Six statements, each before and after the first paid hours; every answer may be left out."""

    def __init__(self, *args: Any, effects: tuple[Effect, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.effects = effects
        for effect in effects:
            for phase in EffectPhase:
                self.fields[f"{effect.id}_{phase.value}"] = forms.ChoiceField(
                    label=f"{effect.title} {phase.label}", choices=_LEVELS, required=False
                )

    def levels(self) -> Mapping[tuple[str, EffectPhase], int | None]:
        """The answers of a valid form, by statement and phase; None where there is none."""
        return {
            (effect.id, phase): int(answer) if (answer := self.cleaned_data[f"{effect.id}_{phase.value}"]) else None
            for effect in self.effects
            for phase in EffectPhase
        }
