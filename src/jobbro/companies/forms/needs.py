"""The forms about what a company needs, was offered and answered."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.accounts.models import User
from jobbro.companies.actions import SETTLED, NeedFacts, OfferFacts
from jobbro.companies.forms.fields import WordsField, not_in_the_future, offer_colleagues, offer_contacts
from jobbro.companies.models import Activity, Company, CompanyNeed, CompanyOffer, Contact
from jobbro.ui.fields import DanishDateField

SHORT_WORDS = 400
WHY = 300
ANSWERS = (CompanyOffer.State.ACCEPTED, CompanyOffer.State.DECLINED, CompanyOffer.State.WITHDRAWN)


class HeardForm(forms.Form):
    """Anything that was heard on a day: the day is not in the future."""

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def past(self, name: str) -> date:
        """Return the day of a field, which lies no later than today.

        :raises ValidationError: when it lies in the future
        """
        day: date = self.cleaned_data[name]
        not_in_the_future(day, today=self.today)
        return day


class NeedForm(HeardForm):
    """The company's own words, when it has the need, how much it presses, and what happens next."""

    words = WordsField(
        label=gettext_lazy("Hvad har virksomheden brug for?"),
        max_length=SHORT_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Hvad handler det om?"), choices=[("", gettext_lazy("Vælg")), *CompanyNeed.Kind.choices]
    )
    horizon = forms.ChoiceField(
        label=gettext_lazy("Hvornår?"), choices=CompanyNeed.Horizon.choices, widget=forms.RadioSelect, initial="now"
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Hvor meget?"), choices=CompanyNeed.Urgency.choices, widget=forms.RadioSelect, initial="felt"
    )
    contact: "forms.ModelChoiceField[Contact]" = forms.ModelChoiceField(
        label=gettext_lazy("Hvem sagde det?"), queryset=None, required=False, empty_label=gettext_lazy("Ikke skrevet")
    )
    heard_on = DanishDateField(label=gettext_lazy("Hørt den"))
    next_step = WordsField(label=gettext_lazy("Næste skridt"), max_length=200, required=False)
    next_step_on = DanishDateField(label=gettext_lazy("Hvornår gør du det?"), required=False)
    owner: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=gettext_lazy("Hvem tager sig af det?"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_contacts(self.fields["contact"], company, named=self.initial.get("contact"))
        offer_colleagues(self.fields["owner"])

    def clean_heard_on(self) -> date:
        """Return the day it was heard."""
        return self.past("heard_on")

    def clean(self) -> None:
        """Ask what happens on the day of the next step."""
        super().clean()
        if self.cleaned_data.get("next_step_on") and not self.cleaned_data.get("next_step"):
            self.add_error("next_step", _("Skriv, hvad der skal ske den dag."))

    @property
    def facts(self) -> NeedFacts:
        """What the valid form says."""
        return NeedFacts(**self.cleaned_data)


class SettleForm(forms.Form):
    """How a need went away."""

    state = forms.ChoiceField(
        label=gettext_lazy("Hvordan gik det?"),
        choices=[(state.value, state.label) for state in SETTLED],
        widget=forms.RadioSelect,
    )
    because = WordsField(label=gettext_lazy("Hvad skete der?"), max_length=WHY, required=False)


class NoNeedForm(HeardForm):
    """That the company was asked and needs nothing now."""

    asked_on = DanishDateField(label=gettext_lazy("Spurgt den"))
    contact: "forms.ModelChoiceField[Contact]" = forms.ModelChoiceField(
        label=gettext_lazy("Hvem svarede?"), queryset=None, required=False, empty_label=gettext_lazy("Ikke skrevet")
    )
    note = WordsField(label=gettext_lazy("Hvad sagde de?"), max_length=WHY, required=False)

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_contacts(self.fields["contact"], company)

    def clean_asked_on(self) -> date:
        """Return the day they were asked."""
        return self.past("asked_on")


class AskForm(forms.Form):
    """The answer to one opening question."""

    words = WordsField(max_length=SHORT_WORDS, widget=forms.Textarea(attrs={"rows": 3}))
    activity = forms.TypedChoiceField(
        label=gettext_lazy("Hvor hører en opgave til?"),
        choices=Activity.choices,
        coerce=Activity,
        empty_value=Activity.OPERATIONS,
        initial=Activity.OPERATIONS,
        required=False,
    )

    def __init__(self, *args: Any, ask: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].label = ask


class OfferForm(HeardForm):
    """What is offered, in the words that the company reads, and when we count on an answer."""

    words = WordsField(
        label=gettext_lazy("Det står der på arket"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    offered_on = DanishDateField(label=gettext_lazy("Tilbudt den"))
    answer_by = DanishDateField(label=gettext_lazy("Svar senest"))

    def clean_offered_on(self) -> date:
        """Return the day it was offered."""
        return self.past("offered_on")

    def clean(self) -> None:
        """Ask that the answer is awaited after the offer."""
        super().clean()
        offered, answer = self.cleaned_data.get("offered_on"), self.cleaned_data.get("answer_by")
        if offered and answer and answer < offered:
            self.add_error("answer_by", _("Dagen ligger før den dag, du tilbyder det."))

    def facts(self, *, proposal_id: str, title: str, reasons: tuple[str, ...]) -> OfferFacts:
        """What the valid form says about a proposal."""
        return OfferFacts(proposal_id=proposal_id, title=title, reasons=reasons, **self.cleaned_data)


class RefuseForm(forms.Form):
    """Why a proposal is not for this company now."""

    reason = WordsField(label=gettext_lazy("Hvorfor ikke?"), max_length=WHY)


class AnswerForm(HeardForm):
    """What came of an offer, and when."""

    state = forms.ChoiceField(
        label=gettext_lazy("Hvad blev svaret?"),
        choices=[(state.value, state.label) for state in ANSWERS],
        widget=forms.RadioSelect,
    )
    answered_on = DanishDateField(label=gettext_lazy("Svaret kom den"))
    answer = WordsField(label=gettext_lazy("Hvad sagde de?"), max_length=WHY, required=False)

    def __init__(self, *args: Any, offered_on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered_on = offered_on

    def clean_answered_on(self) -> date:
        """Return the day of the answer, which lies no earlier than the offer."""
        day = self.past("answered_on")
        if day < self.offered_on:
            raise forms.ValidationError(_("Dagen ligger før den dag, I tilbød det."))
        return day
