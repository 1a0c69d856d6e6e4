"""The form about an agreement with a company."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.accounts.models import User
from jobbro.companies.actions import MOST_AIMS, AimFacts, PartnershipFacts
from jobbro.companies.forms.fields import offer_colleagues, offer_contacts
from jobbro.companies.models import Company, Contact
from jobbro.ui.fields import DanishDateField

# What the two sides do must leave room for the signatures on one sheet of A4.
SHORT_TEXT = 600
AIMS_FIRST_SHOWN = 3


class PartnershipForm(forms.Form):
    """Who stands for each side, what they aim at, what each does, and when they look at it again."""

    contact: "forms.ModelChoiceField[Contact]" = forms.ModelChoiceField(
        label=gettext_lazy("Kontaktperson hos virksomheden"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Ikke valgt endnu"),
    )
    colleague: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=gettext_lazy("Kontaktperson hos jer"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Ikke valgt endnu"),
    )
    starts_on = DanishDateField(label=gettext_lazy("Første dag"))
    review_on = DanishDateField(label=gettext_lazy("Hvornår ser I på aftalen igen?"))
    company_does = forms.CharField(
        label=gettext_lazy("Det gør virksomheden"),
        max_length=SHORT_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    municipality_does = forms.CharField(
        label=gettext_lazy("Det gør kommunen"),
        max_length=SHORT_TEXT,
        required=False,
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
            parts = [self[f"aim{number}_{part}"] for part in ("what", "by_when", "seen_how")]
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
        for number in range(1, MOST_AIMS + 1):
            has_more = said.get(f"aim{number}_by_when") or said.get(f"aim{number}_seen_how")
            if has_more and not said.get(f"aim{number}_what") and f"aim{number}_what" not in self.errors:
                self.add_error(f"aim{number}_what", _("Her mangler, hvad I vil nå."))
        return said

    @property
    def facts(self) -> PartnershipFacts:
        """What the valid form says; empty lines between the aims are left out."""
        said = self.cleaned_data
        aims = tuple(
            AimFacts(said[f"aim{number}_what"], said[f"aim{number}_by_when"], said[f"aim{number}_seen_how"])
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
            label=_("Mål %(number)s: Hvad vil I nå?") % words, max_length=200, required=False
        ),
        f"aim{number}_by_when": DanishDateField(label=_("Mål %(number)s: Hvornår?") % words, required=False),
        f"aim{number}_seen_how": forms.CharField(
            label=_("Mål %(number)s: Hvordan kan I se det?") % words, max_length=200, required=False
        ),
    }
