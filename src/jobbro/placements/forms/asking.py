"""Whom to ask for a yes, and where to; one form for each party."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobbro.placements.actions import Asked
from jobbro.placements.models import Party
from jobbro.placements.queries.asking import AskPage, Person

OTHER = "other"


class PartyForm(forms.Form):
    """Whether to ask a party, who it is, and where the mail goes."""

    ask = forms.BooleanField(required=False)
    who = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    name = forms.CharField(label=_("Navn"), max_length=120, required=False)
    mail = forms.EmailField(label=_("Mailadresse"), max_length=254, required=False)

    def __init__(
        self, party: Party, people: tuple[Person, ...], *, first: bool, name: str, data: QueryDict | None
    ) -> None:
        super().__init__(
            data, prefix=party.value, initial={"ask": first, "who": _first_choice(party, people), "name": name}
        )
        self.party = party
        self.people = {person.key: person for person in people}
        asks, who = self.fields["ask"], self.fields["who"]
        asks.label, who.label = _ASK[party], _WHO[party]
        assert isinstance(who, forms.ChoiceField)
        who.choices = [(person.key, person.label) for person in people] + [(OTHER, _OTHER[party])]
        only_other = _("Kun hvis du valgte «%(choice)s».") % {"choice": _OTHER[party]}
        self.fields["name"].help_text = self.fields["mail"].help_text = only_other

    def clean(self) -> dict[str, Any]:
        """Somebody who is asked has a name and an address."""
        values = super().clean() or {}
        if values.get("ask") and "who" not in self.errors:
            if not values.get("who"):
                self.add_error("who", _("Vælg, hvem du vil spørge."))
            elif values["who"] == OTHER:
                for field in ("name", "mail"):
                    if not values.get(field) and field not in self.errors:
                        self.add_error(field, _MISSING[field])
        return values

    @property
    def asked(self) -> Asked | None:
        """Whom this form asks; None when it does not."""
        values = self.cleaned_data
        if not values.get("ask"):
            return None
        known = self.people.get(values["who"])
        if known is not None:
            return Asked(self.party, known.name, known.mail)
        return Asked(self.party, values["name"], values["mail"])


def _first_choice(party: Party, people: tuple[Person, ...]) -> str:
    """The likeliest; but nobody speaks for the staff whom they have not chosen, so there it is only who has the role.

    With none such, the consultant chooses.
    """
    if not people:
        return OTHER
    return "" if party == Party.EMPLOYEE_REPRESENTATIVE and not people[0].has_role else people[0].key


class AskForms:
    """The three forms together: at least one is asked, and each answers for themselves."""

    def __init__(self, page: AskPage, data: QueryDict | None = None) -> None:
        self.page = page
        self.parties = tuple(
            PartyForm(
                party,
                page.people[party],
                first=self._asks_first(party),
                name=page.citizen_name if party == Party.CITIZEN else "",
                data=data,
            )
            for party in Party
        )
        self.together = forms.Form(data)

    def _asks_first(self, party: Party) -> bool:
        if party in self.page.standing:
            return False
        return not (party == Party.EMPLOYEE_REPRESENTATIVE and self.page.only_one_employee)

    @property
    def all(self) -> list[forms.BaseForm]:
        """Every form, for the summary of errors."""
        return [self.together, *self.parties]

    @property
    def people(self) -> tuple[Asked, ...]:
        """Everybody whom valid forms ask."""
        return tuple(asked for form in self.parties if (asked := form.asked) is not None)

    @property
    def not_asked(self) -> tuple[Party, ...]:
        """The parties whom nobody has asked, and who are not asked now either."""
        asked = {person.party for person in self.people} | set(self.page.standing)
        return tuple(party for party in Party if party not in asked)

    def is_valid(self) -> bool:
        """Check each form, and that no two parties would answer from the same address."""
        answers = [form.is_valid() for form in self.parties]
        self.together.is_valid()
        if not all(answers):
            return False
        if not self.people:
            self.together.add_error(None, _("Vælg mindst én, du vil spørge."))
        asked = {person.party for person in self.people}
        standing = (line.approval for party, line in self.page.standing.items() if party not in asked)
        addresses = [person.address.lower() for person in self.people] + [row.address.lower() for row in standing]
        if len(set(addresses)) < len(addresses):
            self.together.add_error(
                None, _("To parter har samme mailadresse. Hver part svarer for sig, så de skal have hver sin.")
            )
        return not self.together.errors


_ASK = {
    Party.COMPANY: _("Spørg virksomheden"),
    Party.EMPLOYEE_REPRESENTATIVE: _("Spørg medarbejderrepræsentanten"),
    Party.CITIZEN: _("Spørg borgeren"),
}
_WHO = {
    Party.COMPANY: _("Hvem svarer for virksomheden?"),
    Party.EMPLOYEE_REPRESENTATIVE: _("Hvem svarer for de ansatte?"),
    Party.CITIZEN: _("Hvor skal mailen til borgeren hen?"),
}
_OTHER = {
    Party.COMPANY: _("En anden"),
    Party.EMPLOYEE_REPRESENTATIVE: _("En anden"),
    Party.CITIZEN: _("En anden adresse"),
}
_MISSING = {"name": _("Skriv navnet."), "mail": _("Skriv mailadressen.")}
