"""Who a citizen is, and whose work it is."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jobbro.accounts.models import Team, User
from jobbro.citizens import cpr as numbers
from jobbro.citizens.actions import CitizenDetails
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import Citizen, TargetGroup
from jobbro.ui.fields import DanishDateField


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
