"""Cleaning what colleagues type about citizens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jobbro.accounts.models import Team, User
from jobbro.citizens import cpr as numbers
from jobbro.citizens.actions import CitizenDetails, FactDetails
from jobbro.citizens.models import Citizen, FactKind, TargetGroup
from jobbro.citizens.queries.sharing import ReaderChoice
from jobbro.domain.disclosure import OUTSIDE, Audience
from jobbro.domain.fit import ProposedSkill
from jobbro.domain.language.privacy import CPR
from jobbro.library.writing_files import privacy_scan
from jobbro.ui.fields import DanishDateField


def edited_version(posted: Mapping[str, str]) -> int:
    """Return the version of the row that was edited; 0, which no row has, when none was sent."""
    sent = posted.get("edit_version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0


def no_cpr(text: str) -> None:
    """Keep CPR numbers out of free text: they have one field of their own, where they are hidden."""
    if any(spot.topic == CPR for spot in privacy_scan().scan(text)):
        raise ValidationError(
            _("Skriv ikke et CPR-nummer her. Det har sit eget felt under stamoplysninger."), code="cpr"
        )


class ColleagueField(forms.ModelChoiceField):
    """A choice of a colleague by name."""

    def label_from_instance(self, user: User) -> str:
        """Show the name and the team."""
        return f"{user.full_name} · {user.team}" if user.team else user.full_name


class CitizenForm(forms.Form):
    """As little as the work needs: who it is, how to reach them, whose work it is."""

    first_name = forms.CharField(label=_("Fornavn"), max_length=80, validators=[no_cpr])
    last_name = forms.CharField(label=_("Efternavn"), max_length=120, validators=[no_cpr])
    phone = forms.CharField(label=_("Telefon"), max_length=20, required=False, validators=[no_cpr])
    email = forms.EmailField(label=_("Mail"), max_length=254, required=False)
    cpr = forms.CharField(
        label=_("CPR-nummer"),
        max_length=20,
        required=False,
        help_text=_("Kun hvis du skal bruge det. Nummeret gemmes krypteret og vises ikke af sig selv."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-size": "date"}),
    )
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), empty_label=None)
    consultant = ColleagueField(
        label=_("Virksomhedskonsulent"), queryset=User.objects.none(), required=False, empty_label=_("Ingen endnu")
    )
    caseworker = ColleagueField(
        label=_("Sagsbehandler"), queryset=User.objects.none(), required=False, empty_label=_("Ingen endnu")
    )

    def __init__(
        self,
        data: Any = None,
        *,
        today: date,
        teams: "QuerySet[Team]",
        consultants: "QuerySet[User]",
        caseworkers: "QuerySet[User]",
        citizen: Citizen | None = None,
        may_hand_over: bool = True,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.today, self.citizen = today, citizen
        choices = {"team": teams, "consultant": consultants, "caseworker": caseworkers}
        for name, rows in choices.items():
            if may_hand_over:
                self.fields[name].queryset = rows  # type: ignore[attr-defined]
            else:
                del self.fields[name]
        if citizen is not None and citizen.cpr_index:
            self.fields["cpr"].help_text = _("Der står et nummer nu. Skriv kun her, hvis det skal rettes.")
            self.fields["remove_cpr"] = forms.BooleanField(label=_("Fjern nummeret"), required=False)

    def clean_cpr(self) -> str | None:
        """Return ten digits, or None when nothing was typed."""
        typed: str = self.cleaned_data["cpr"]
        if not typed:
            return None
        try:
            return numbers.read_cpr(typed, today=self.today)
        except numbers.NotACprNumber as problem:
            text = _("Tjek nummeret. Det skal være seks cifre for fødselsdagen og fire til.")
            raise ValidationError(text, code="not_a_number") from problem

    def details(self) -> CitizenDetails:
        """Return what was typed; what the form did not ask for stays as it is."""
        typed = self.cleaned_data
        kept = {name: typed.get(name, getattr(self.citizen, name, None)) for name in ("consultant", "caseworker")}
        return CitizenDetails(
            first_name=typed["first_name"],
            last_name=typed["last_name"],
            phone=typed["phone"],
            email=typed["email"],
            cpr="" if typed.get("remove_cpr") else typed["cpr"],
            team=typed["team"] if self.citizen is None or "team" in typed else self.citizen.team,
            **kept,
        )


class NewCitizenForm(CitizenForm):
    """A new citizen can be given the target group at once."""

    group = forms.ChoiceField(
        label=_("Målgruppe"), choices=[("", _("Ved det ikke endnu")), *TargetGroup.choices], required=False
    )
    group_since = DanishDateField(label=_("I målgruppen fra"), required=False)

    def clean(self) -> dict[str, Any]:
        """A group needs the day it began."""
        typed = super().clean() or self.cleaned_data
        if typed.get("group") and "group_since" in typed and not typed["group_since"]:
            self.add_error("group_since", _("Skriv, hvornår borgeren kom i målgruppen."))
        return typed


class GroupForm(forms.Form):
    """The target group from a day."""

    group = forms.ChoiceField(label=_("Målgruppe"), choices=TargetGroup.choices)
    starts_on = DanishDateField(label=_("Fra og med"))


class FindForm(forms.Form):
    """A name, a phone number or a CPR number; sent by POST so that a number never stands in an address."""

    question = forms.CharField(label=_("Navn, telefon eller CPR-nummer"), max_length=100)


class FactForm(forms.Form):
    """One thing that is known about a citizen."""

    kind = forms.ChoiceField(label=_("Hvad slags er det?"), choices=FactKind.choices)
    wording = forms.CharField(
        label=_("Med ord, som alle må læse"),
        max_length=1000,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv, hvad der virker, og ikke hvorfor. «Begynder efter kl. 9» i stedet for en diagnose."),
    )
    measure = forms.CharField(
        label=_("Hvordan kan man se det?"),
        max_length=500,
        validators=[no_cpr],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Et mål, som kan ses eller tælles: «højst 5 kg», «pause hver time»."),
    )
    in_own_words = forms.BooleanField(label=_("Det er borgerens egne ord"), required=False)
    inner_note = forms.CharField(
        label=_("Indre note"),
        max_length=5000,
        validators=[no_cpr],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kun for virksomhedskonsulenter og teamlederen. Kommer aldrig med på papirer eller links."),
    )
    noted_on = DanishDateField(label=_("Noteret den"))

    def __init__(self, data: Any = None, *, sees_all: bool, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        if not sees_all:
            del self.fields["inner_note"]

    def details(self) -> FactDetails:
        """Return what was typed."""
        return FactDetails(**self.cleaned_data)


class StoryForm(forms.Form):
    """What a citizen tells about everyday life."""

    story = forms.CharField(
        label=_("Hvad fortæller borgeren?"),
        max_length=4000,
        validators=[no_cpr],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Skriv det, som det bliver sagt: «Jeg ordner børnenes cykler.» Det gemmes ikke af sig selv."),
    )


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposed skill with the fields to keep and correct it."""

    proposed: ProposedSkill
    keep: forms.BoundField
    wording: forms.BoundField
    proof: forms.BoundField


class KeepForm(forms.Form):
    """Which of the proposed skills fit, and in which words they are kept."""

    def __init__(self, data: Any = None, *, proposed: Iterable[ProposedSkill]) -> None:
        super().__init__(data)
        self.proposed = tuple(proposed)
        for one in self.proposed:
            name = one.skill.id
            self.fields[f"keep-{name}"] = forms.BooleanField(
                label=_("Det passer: kan %(skill)s") % {"skill": one.skill.name}, required=False
            )
            self.fields[f"wording-{name}"] = self._words(str(_("Sådan skrives det")), 1000, _in_words(one))
            self.fields[f"proof-{name}"] = self._words(str(_("Det kan ses på")), 500, one.proof)

    @staticmethod
    def _words(label: str, longest: int, initial: str) -> forms.CharField:
        box = forms.Textarea(attrs={"rows": 2})
        return forms.CharField(
            label=label, max_length=longest, required=False, initial=initial, validators=[no_cpr], widget=box
        )

    @property
    def lines(self) -> list[ProposalLine]:
        """The proposals with their fields, best first."""
        names = [(one, one.skill.id) for one in self.proposed]
        return [
            ProposalLine(one, self[f"keep-{name}"], self[f"wording-{name}"], self[f"proof-{name}"])
            for one, name in names
        ]

    def clean(self) -> dict[str, Any]:
        """Something is kept, what is kept has words, and it is among what the story gave."""
        kept = [name.removeprefix("keep-") for name in self.data if name.startswith("keep-")]
        if not kept:
            raise ValidationError(_("Sæt kryds ved mindst én, der passer."), code="none")
        if any(f"keep-{name}" not in self.fields for name in kept):
            raise ValidationError(_("Fortællingen er ændret. Se forslagene igen, og sæt kryds."), code="changed")
        for name in kept:
            field = f"wording-{name}"
            if field not in self.errors and not self.cleaned_data.get(field):
                self.add_error(field, ValidationError(_("Skriv, hvad borgeren kan."), code="required"))
        return self.cleaned_data

    def details(self, noted_on: date) -> list[FactDetails]:
        """Return a fact for each skill that is kept."""
        said = self.cleaned_data
        return [
            FactDetails(FactKind.EVERYDAY, said[f"wording-{name}"], noted_on, measure=said[f"proof-{name}"])
            for name in (one.skill.id for one in self.proposed)
            if said[f"keep-{name}"]
        ]


def _in_words(proposed: ProposedSkill) -> str:
    tasks = [task[:1].lower() + task[1:] for task in proposed.tasks]
    *most, last = tasks
    listed = _("%(most)s og %(last)s") % {"most": ", ".join(most), "last": last} if most else last
    return _("Kan %(skill)s. Det passer til: %(tasks)s.") % {"skill": proposed.skill.name, "tasks": listed}


class ReleaseForm(forms.Form):
    """Who may read a fact, as agreed with the citizen."""

    readers = forms.MultipleChoiceField(
        label=_("Hvem må læse det?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(
        label=_("Det er aftalt med borgeren"),
        required=False,
        help_text=_("Kræves, før en arbejdsplads kan læse det. Datoen og dit navn gemmes som bevis."),
    )

    def __init__(self, data: Any = None, *, choices: Iterable[ReaderChoice], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        offered = [
            (choice.audience.value, f"{choice.label}. {choice.meaning}") for choice in choices if not choice.never
        ]
        self.fields["readers"].choices = offered  # type: ignore[attr-defined]

    def audiences(self) -> frozenset[Audience]:
        """Return the readers who were ticked."""
        return frozenset(Audience(value) for value in self.cleaned_data["readers"])

    def clean(self) -> dict[str, Any]:
        """Only what has been agreed may reach a workplace."""
        typed = super().clean() or self.cleaned_data
        before = {Audience(value) for value in self.initial["readers"]}
        asked = {Audience(value) for value in typed.get("readers", [])}
        if (asked - before) & OUTSIDE and not typed.get("agreed"):
            self.add_error("agreed", _("Aftal det med borgeren først, og sæt så kryds her."))
        return typed


class LendForm(forms.Form):
    """Let a colleague in by name."""

    colleague = ColleagueField(label=_("Kollega"), queryset=User.objects.none(), empty_label=_("Vælg en kollega"))
    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=200,
        help_text=_("For eksempel ferie eller en fælles virksomhed."),
        validators=[no_cpr],
    )
    starts_on = DanishDateField(label=_("Fra og med"))
    ends_on = DanishDateField(label=_("Til og med"))

    def __init__(
        self, data: Any = None, *, colleagues: "QuerySet[User]", today: date, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        self.fields["colleague"].queryset = colleagues  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A loan ends after it begins, and not in the past."""
        typed = super().clean() or self.cleaned_data
        starts, ends = typed.get("starts_on"), typed.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Slutdagen ligger før startdagen."))
        elif ends and ends < self.today:
            self.add_error("ends_on", _("Slutdagen er gået. Vælg en dag, der kommer."))
        return typed


class CloseForm(forms.Form):
    """The day a case was closed."""

    closed_on = DanishDateField(label=_("Afsluttet den"))

    def __init__(self, data: Any = None, *, today: date, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.today = today

    def clean_closed_on(self) -> date:
        """A case is closed today or was closed before."""
        day: date = self.cleaned_data["closed_on"]
        if day > self.today:
            raise ValidationError(_("Vælg i dag eller en dag, der er gået."), code="future")
        return day
