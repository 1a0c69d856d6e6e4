"""The form about an agreement with a company."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.accounts.models import User
from jobbro.companies.actions import MOST_AIMS, AimFacts, PartnershipFacts
from jobbro.companies.forms.fields import offer_colleagues, offer_contacts
from jobbro.companies.forms.responsibility import refuse_private
from jobbro.companies.models import AimState, Company, Contact, Partnership, PartnershipAim
from jobbro.domain.calendar import add_months
from jobbro.ui.fields import DanishDateField

# What the two sides do must leave room for the signatures on one sheet of A4.
SHORT_TEXT = 600
AIMS_FIRST_SHOWN = 3
AIM_PARTS = ("what", "by_when", "seen_how", "target")
MOST_COUNTED = 9999


class PartnershipForm(forms.Form):
    """Who stands for each side, what they aim at, what each does, and when they look at it again."""

    contact: "forms.ModelChoiceField[Contact]" = forms.ModelChoiceField(
        label=gettext_lazy("Kontaktperson hos virksomheden"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Ikke valgt endnu"),
    )
    colleague: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=gettext_lazy("Ansvarlig hos jer"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Ikke valgt endnu"),
    )
    starts_on = DanishDateField(label=gettext_lazy("Første dag"))
    review_on = DanishDateField(label=gettext_lazy("Hvornår ser I på aftalen igen?"))
    ends_on = DanishDateField(label=gettext_lazy("Sidste dag"), required=False)
    company_does = forms.CharField(
        label=gettext_lazy("Det gør virksomheden"),
        max_length=SHORT_TEXT,
        required=False,
        validators=[refuse_private],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    municipality_does = forms.CharField(
        label=gettext_lazy("Det gør kommunen"),
        max_length=SHORT_TEXT,
        required=False,
        validators=[refuse_private],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        # One who has left the company still stands in a draft that names them.
        named: Any = self.initial.get("contact")
        offer_contacts(self.fields["contact"], company, named=named)
        offer_colleagues(self.fields["colleague"])
        for number in range(1, MOST_AIMS + 1):
            self.fields |= _aim_fields(number)

    @property
    def aim_lines(self) -> list[dict[str, Any]]:
        """The fields of the aims line by line; an extra one is empty and may wait to be shown."""
        lines = []
        for number in range(1, MOST_AIMS + 1):
            parts = [self[f"aim{number}_{part}"] for part in AIM_PARTS]
            is_extra = number > AIMS_FIRST_SHOWN and not any(part.value() for part in parts)
            lines.append({"number": number, "parts": parts, "is_extra": is_extra})
        return lines

    @property
    def has_extra(self) -> bool:
        """Whether a line is still waiting to be shown."""
        return any(line["is_extra"] for line in self.aim_lines)

    def clean(self) -> dict[str, Any]:
        """Ask that the review lies after the first day, and that a line with a day or a sign says what the aim is."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        starts, review = said.get("starts_on"), said.get("review_on")
        if starts and review and review <= starts:
            self.add_error("review_on", _("Vælg en dag efter den første dag."))
        if review and (last := said.get("ends_on")) and last < review:
            self.add_error("ends_on", _("Vælg en dag, der ikke ligger før I ser på aftalen."))
        for number in range(1, MOST_AIMS + 1):
            has_more = any(said.get(f"aim{number}_{part}") for part in ("by_when", "seen_how", "target"))
            if has_more and not said.get(f"aim{number}_what") and f"aim{number}_what" not in self.errors:
                self.add_error(f"aim{number}_what", _("Her mangler, hvad I vil nå."))
        return said

    @property
    def facts(self) -> PartnershipFacts:
        """What the valid form says; empty lines between the aims are left out."""
        said = self.cleaned_data
        aims = tuple(
            AimFacts(*(said[f"aim{number}_{part}"] for part in AIM_PARTS))
            for number in range(1, MOST_AIMS + 1)
            if said[f"aim{number}_what"]
        )
        own = {name: said[name] for name in PartnershipForm.base_fields}
        return PartnershipFacts(**own, aims=aims)


def start_values(company: Company, *, colleague: User, today: date) -> dict[str, Any]:
    """Return what a new agreement begins with: the colleague, today, and the contact when there is only one."""
    people = list(company.contacts.filter(is_active=True)[:2])
    return {"contact": people[0].pk if len(people) == 1 else None, "colleague": colleague.pk, "starts_on": today}


def _aim_fields(number: int) -> dict[str, forms.Field]:
    words = {"number": number}
    return {
        f"aim{number}_what": forms.CharField(
            label=_("Mål %(number)s: Hvad vil I nå?") % words,
            max_length=200,
            required=False,
            validators=[refuse_private],
        ),
        f"aim{number}_by_when": DanishDateField(label=_("Mål %(number)s: Hvornår?") % words, required=False),
        f"aim{number}_seen_how": forms.CharField(
            label=_("Mål %(number)s: Hvordan kan I se det?") % words,
            max_length=200,
            required=False,
            validators=[refuse_private],
        ),
        f"aim{number}_target": forms.IntegerField(
            label=_("Mål %(number)s: Hvor mange?") % words,
            min_value=1,
            max_value=MOST_COUNTED,
            required=False,
            widget=_count_widget(),
        ),
    }


def _count_widget() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-size": "number"})


class AimForm(forms.Form):
    """How an aim is going: how many so far, where that is counted, and whether it is reached."""

    so_far = forms.IntegerField(
        label=gettext_lazy("Hvor mange er det blevet til?"),
        min_value=0,
        max_value=MOST_COUNTED,
        required=False,
        widget=_count_widget(),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Hvordan går det?"), choices=AimState.choices, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, aim: PartnershipAim) -> None:
        super().__init__(data, initial={"so_far": aim.so_far, "state": aim.state})
        if aim.target is None:
            del self.fields["so_far"]

    @property
    def said(self) -> dict[str, Any]:
        """What the valid form says."""
        return {"so_far": self.cleaned_data.get("so_far"), "state": AimState(self.cleaned_data["state"])}


# A press of a button says one of these: looked at, and again in so many months, or moved by so many days.
LOOK_AGAIN = {"3": 3, "6": 6, "12": 12}
MOVE = {"uge": timedelta(days=7), "maaned": timedelta(days=30)}


class ReviewForm(forms.Form):
    """One choice: the agreement was looked at and is looked at again on a day, or the reminder is moved to a day."""

    def __init__(self, data: Any = None, *, agreement: Partnership, today: date) -> None:
        super().__init__(data)
        self.days = {key: add_months(today, months) for key, months in LOOK_AGAIN.items()}
        if agreement.ends_on is not None:
            self.days = {key: day for key, day in self.days.items() if day <= agreement.ends_on}
        self.moves = {key: today + span for key, span in MOVE.items()}
        self.fields["choice"] = forms.ChoiceField(
            label=_("Hvornår"),
            choices=[(key, key) for key in (*self.days, *self.moves)],
            error_messages={"required": _("Tryk på en af knapperne."), "invalid_choice": _("Tryk på en af knapperne.")},
        )

    @property
    def is_moved(self) -> bool:
        """Whether only the reminder is moved."""
        return self.cleaned_data["choice"] in self.moves

    @property
    def day(self) -> date:
        """The day that was chosen."""
        return (self.days | self.moves)[self.cleaned_data["choice"]]
