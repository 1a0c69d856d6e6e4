"""What is got ready for a talk at a workplace."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import Fact, JobTalk, Speaker, TellingTime
from jobbro.citizens.queries.readiness import ROLES, BasicLine
from jobbro.ui.fields import DanishDateField, TimeField

FAMILY = "family"
_LONGEST_WAY = 240
_OPEN = ("", _("Ikke aftalt endnu"))
_ROLE_TITLES = dict(
    zip(
        ROLES,
        (
            _("Hvem åbner?"),
            _("Hvem fortæller om ønsker?"),
            _("Hvem fortæller om hensyn?"),
            _("Hvem fortæller om rammen?"),
            _("Hvem samler op på aftalen?"),
        ),
        strict=True,
    )
)


def _told(label: Any, *, hint: Any = "") -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, help_text=hint, max_length=1000, required=False, validators=[no_cpr], widget=box
    )


def _minutes(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=_LONGEST_WAY)


class BasicsForm(forms.Form):
    """«Ved jeg» to the workplace basics."""

    known = forms.MultipleChoiceField(label=_("Ved jeg"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, basics: Iterable[BasicLine]) -> None:
        basics = tuple(basics)
        super().__init__(data, initial={"known": [line.point.id for line in basics if line.known]})
        self.fields["known"].choices = [  # type: ignore[attr-defined]
            (line.point.id, line.point.title) for line in basics
        ]


class NewTalkForm(forms.Form):
    """Where and when a talk is."""

    company = forms.CharField(label=_("Hvor er samtalen?"), max_length=200, validators=[no_cpr])
    held_on = DanishDateField(label=_("Dag"))
    held_at = TimeField(label=_("Klokken"), required=False)


class TalkForm(NewTalkForm):
    """The six points, who says what, and what is told when; any of it may be left open."""

    employer_interest = _told(
        _("1. Hvad går arbejdspladsen op i?"), hint=_("Se deres side, eller spørg en, der har været der.")
    )
    contribution = _told(
        _("2. Hvad kan jeg bidrage med?"), hint=_("En ting på hver linje. Det kommer først, før hensyn og familie.")
    )
    questions = _told(_("Hvad vil jeg spørge om?"), hint=_("Et spørgsmål på hver linje."))
    family = _told(_("Er der noget om hverdagen, de skal vide?"), hint=_("«Jeg henter børn kl. 15.30.»"))
    rehearsed_on = DanishDateField(label=_("3. Vi har øvet det den"), required=False)
    clothes = _told(_("4. Hvad tager jeg på?"))
    phone_off = forms.BooleanField(label=_("5. Min mobil er slukket under samtalen"), required=False)
    route = _told(_("6. Hvordan kommer jeg til samtalen?"), hint=_("«Bus 12 kl. 8.40 fra Torvet.»"))
    route_minutes = _minutes(_("Minutter til samtalen"))
    daily_route = _told(_("Hvordan kommer jeg på arbejde, hvis jeg begynder?"), hint=_("Tænk på den rigtige mødetid."))
    daily_minutes = _minutes(_("Minutter til arbejde"))
    agreed = _told(_("Efter samtalen: Hvad blev aftalt?"), hint=_("En aftale på hver linje."))

    def __init__(self, data: Any = None, *, talk: JobTalk, needs: Iterable[Fact]) -> None:
        self.needs = tuple(needs)
        plan = {line.fact_id: line for line in talk.telling.all()}
        initial = {name: getattr(talk, name) for name in (*TalkForm.base_fields, *ROLES)}
        super().__init__(data, initial=initial)
        for name, title in _ROLE_TITLES.items():
            self.fields[name] = forms.ChoiceField(label=title, required=False, choices=[_OPEN, *Speaker.choices])
        for fact in self.needs:
            self._add_telling(str(fact.pk), plan.get(fact.pk))
        self._add_telling(FAMILY, plan.get(None))

    def _add_telling(self, key: str, line: Any) -> None:
        when, by = [("", _("Ikke besluttet")), *TellingTime.choices], [_OPEN, *Speaker.choices]
        self.fields[f"when-{key}"] = forms.ChoiceField(
            label=_("Hvornår siges det?"), required=False, choices=when, initial=line.when if line else ""
        )
        self.fields[f"by-{key}"] = forms.ChoiceField(
            label=_("Hvem siger det?"), required=False, choices=by, initial=line.by if line else ""
        )

    @property
    def tellings(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Each thing that may be told, with its two choices."""
        lines = [(fact.wording, str(fact.pk)) for fact in self.needs] + [(str(_("Familie og hverdag")), FAMILY)]
        return [(title, self[f"when-{key}"], self[f"by-{key}"]) for title, key in lines]

    @property
    def roles(self) -> list[forms.BoundField]:
        """The fields for who says what."""
        return [self[name] for name in ROLES]

    def answers(self) -> dict[str, object]:
        """Return the fields of the talk as typed."""
        return {name: self.cleaned_data[name] for name in (*TalkForm.base_fields, *ROLES)}

    def telling(self) -> dict[UUID | None, tuple[str, str]]:
        """Return when each thing is told and by whom."""
        keys: list[tuple[UUID | None, str]] = [(fact.pk, str(fact.pk)) for fact in self.needs]
        keys.append((None, FAMILY))
        return {key: (self.cleaned_data[f"when-{name}"], self.cleaned_data[f"by-{name}"]) for key, name in keys}
