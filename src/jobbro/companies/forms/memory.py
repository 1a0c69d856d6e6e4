"""The forms about contacts, promises and pauses."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.accounts.models import User
from jobbro.companies.actions import ContactTold, PromiseSaid
from jobbro.companies.forms.fields import LONG_TEXT, name_and_role, not_in_the_future, offer_colleagues
from jobbro.companies.forms.private import ClosedWordsForm
from jobbro.companies.models import (
    Company,
    CompanyContact,
    Contact,
    ContactChannel,
    ContactOutcome,
    ContactPurpose,
    PromiseSide,
)
from jobbro.ui.fields import DanishDateField

NOON = time(12)
LONGEST_PAUSE = timedelta(days=366)


class PageForm(forms.Form):
    """Where a list goes on."""

    efter = forms.UUIDField(required=False)


def offer_people(field: Any, company: Company, *, named: Any = None) -> None:
    """Let the field choose among those who work at the company, and the one who is named though he or she has left."""
    field.queryset = company.contacts.filter(Q(is_active=True) | Q(pk=named)).order_by("name", "id")
    field.label_from_instance = name_and_role


class LogForm(ClosedWordsForm):
    """A contact: how, with whom, why, what came of it, and what is next."""

    closed = ("goal", "words", "passed_stop")

    channel = forms.ChoiceField(label=gettext_lazy("Hvordan?"), choices=ContactChannel.choices)
    on_day = DanishDateField(label=gettext_lazy("Hvornår?"))
    outcome = forms.ChoiceField(
        label=gettext_lazy("Hvad kom der ud af det?"),
        choices=[("", gettext_lazy("Vælg")), *ContactOutcome.choices],
    )
    next_on = DanishDateField(label=gettext_lazy("Næste kontakt"), required=False)
    purpose = forms.ChoiceField(label=gettext_lazy("Formål"), choices=ContactPurpose.choices)
    they_began = forms.BooleanField(label=gettext_lazy("Virksomheden henvendte sig selv"), required=False)
    person: "forms.ModelChoiceField[Contact]" = forms.ModelChoiceField(
        label=gettext_lazy("Hvem talte du med?"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Ikke på listen"),
    )
    goal = forms.CharField(label=gettext_lazy("Dit mål med kontakten"), max_length=160, required=False)
    words = forms.CharField(
        label=gettext_lazy("Hvad blev sagt?"),
        max_length=LONG_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    passed_stop = forms.CharField(
        label=gettext_lazy("Hvorfor tog du kontakt alligevel?"), max_length=200, required=False
    )

    def __init__(
        self, *args: Any, company: Company, at: datetime, waits: bool, logged: CompanyContact | None = None, **more: Any
    ) -> None:
        super().__init__(*args, company=company, **more)
        self.at, self.waits, self.logged = at, waits, logged
        offer_people(self.fields["person"], company, named=self.initial.get("person"))

    def clean_on_day(self) -> date:
        """Return the day of the contact."""
        day: date = self.cleaned_data["on_day"]
        not_in_the_future(day, today=timezone.localtime(self.at).date())
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for the day to call again, not before the contact, and for a reason to go on in spite of advice."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        next_on, on_day = said.get("next_on"), said.get("on_day")
        if said.get("outcome") == ContactOutcome.CALL_AGAIN and not next_on and "next_on" not in self.errors:
            self.add_error("next_on", _("Skriv, hvilken dag du ringer igen."))
        if next_on and on_day and next_on < on_day:
            self.add_error("next_on", _("Dagen ligger før kontakten. Vælg en senere dag."))
        is_today = on_day == timezone.localtime(self.at).date()
        if self.waits and is_today and not said.get("they_began") and not said.get("passed_stop"):
            self.add_error("passed_stop", _("Skriv kort hvorfor, så dine kolleger kan følge med."))
        return said

    @property
    def told(self) -> ContactTold:
        """What the valid form says; a day that has been gets noon, and a contact whose day stands keeps its time."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "on_day"}
        seconds = self.logged.seconds if self.logged else None
        return ContactTold(at=self._moment(self.cleaned_data["on_day"]), seconds=seconds, **said)

    def _moment(self, day: date) -> datetime:
        for known in (self.logged.at if self.logged else None, self.at):
            if known is not None and timezone.localtime(known).date() == day:
                return known
        return timezone.make_aware(datetime.combine(day, NOON))


class PromiseForm(ClosedWordsForm):
    """What was promised, by whom, by when, and who sees to it."""

    closed = ("what",)

    side = forms.ChoiceField(label=gettext_lazy("Hvem lovede?"), choices=PromiseSide.choices)
    what = forms.CharField(label=gettext_lazy("Hvad er lovet?"), max_length=200)
    due_on = DanishDateField(label=gettext_lazy("Hvornår skal det være gjort?"))
    owner: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=gettext_lazy("Hvem hos jer sørger for det?"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, company: Company, today: date, **options: Any) -> None:
        super().__init__(*args, company=company, **options)
        self.today = today
        offer_colleagues(self.fields["owner"])

    def clean_due_on(self) -> date:
        """Return the day by which it is done."""
        return not_gone(self.cleaned_data["due_on"], today=self.today)

    @property
    def said(self) -> PromiseSaid:
        """What the valid form says."""
        return PromiseSaid(**self.cleaned_data)


class MoveForm(forms.Form):
    """Another day."""

    to = DanishDateField(label=gettext_lazy("Ny dag"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_to(self) -> date:
        """Return the new day."""
        return not_gone(self.cleaned_data["to"], today=self.today)


class WithdrawForm(ClosedWordsForm):
    """Why a promise is taken back."""

    closed = ("because",)
    because = forms.CharField(label=gettext_lazy("Hvorfor bliver det ikke til noget?"), max_length=200)


class PauseForm(ClosedWordsForm):
    """Why a company is left alone, and until when."""

    closed = ("reason",)
    reason = forms.CharField(label=gettext_lazy("Hvorfor skal de have ro?"), max_length=200)
    ends_on = DanishDateField(label=gettext_lazy("Til og med"))

    def __init__(self, *args: Any, company: Company, today: date, **options: Any) -> None:
        super().__init__(*args, company=company, **options)
        self.today = today

    def clean_ends_on(self) -> date:
        """Return the last day of the pause: within a year, so that nobody is forgotten."""
        last = not_gone(self.cleaned_data["ends_on"], today=self.today)
        if last > self.today + LONGEST_PAUSE:
            raise forms.ValidationError(_("Vælg en dag inden for et år. I kan altid give dem ro igen."))
        return last


def not_gone(day: date, *, today: date) -> date:
    """Return the day when it is today or later.

    :raises ValidationError: when it has been
    """
    if day < today:
        raise forms.ValidationError(_("Dagen har været. Vælg i dag eller senere."), code="past")
    return day
