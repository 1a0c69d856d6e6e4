"""Numbers that have a form of their own: CVR, P-number, postcode, branch code and telephone."""

import re
from datetime import date
from operator import attrgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.dk import cvr

from jobbro.accounts.models import User
from jobbro.accounts.permissions import ROLE_PERMISSIONS, Permission
from jobbro.companies.models import Company, Contact
from jobbro.domain.language.privacy import CPR
from jobbro.library.writing_files import privacy_scan

LONG_TEXT = 4000
_SPACES = re.compile(r"[\s\u00a0\u202f.-]+")


class _DigitsField(forms.CharField):
    """A number of fixed length that may be typed with spaces."""

    digits = 0
    message: Any = ""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 40)
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        """Return the digits alone.

        :raises ValidationError: when there are more, fewer or something else
        """
        plain = _SPACES.sub("", super().clean(value))
        if plain and not re.fullmatch(rf"[0-9]{{{self.digits}}}", plain):
            raise ValidationError(self.message, code="invalid")
        return plain


class CVRField(_DigitsField):
    """A CVR number, with or without DK and spaces; its check digit must fit."""

    digits = 8
    message = gettext_lazy("Et CVR-nummer har otte cifre. Tjek det på virk.dk.")

    def clean(self, value: Any) -> str:
        """Return the eight digits.

        :raises ValidationError: when the number cannot be a CVR number
        """
        plain = super().clean(re.sub(r"^\s*DK", "", str(value or ""), flags=re.IGNORECASE))
        if plain and not cvr.is_valid(plain):
            raise ValidationError(_("Tallene passer ikke sammen. Se efter, om to cifre er byttet om."), code="checksum")
        return plain


class PNumberField(_DigitsField):
    """A P-number: ten digits. No check digit is published, so none is asked for."""

    digits = 10
    message = gettext_lazy("Et P-nummer har ti cifre. Det står på virk.dk under virksomheden.")


class PostcodeField(_DigitsField):
    """A Danish postcode."""

    digits = 4
    message = gettext_lazy("Et postnummer har fire cifre.")


class BranchCodeField(_DigitsField):
    """A code of Dansk Branchekode, with or without points."""

    digits = 6
    message = gettext_lazy("En branchekode har seks cifre. Lad feltet stå tomt, hvis du ikke kender den.")


class PhoneField(forms.CharField):
    """A telephone number, Danish or with its country code."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 20)
        options.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}))
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        """Return the number as it was typed.

        :raises ValidationError: when it cannot be dialled
        """
        typed: str = super().clean(value)
        digits = re.sub(r"[\s().-]", "", typed)
        if typed and not re.fullmatch(r"[0-9]{8}|(\+|00)[0-9]{8,15}", digits):
            raise ValidationError(_("Skriv otte cifre, eller begynd med + og landekoden."), code="invalid")
        return typed


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or nobody knows; the value is True, False or None."""

    def __init__(self, **options: Any) -> None:
        choices = [("", gettext_lazy("Ved ikke")), ("ja", gettext_lazy("Ja")), ("nej", gettext_lazy("Nej"))]
        options.setdefault("widget", forms.RadioSelect)
        super().__init__(choices=choices, coerce=lambda said: said == "ja", empty_value=None, required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show what is known as the word that is posted, and leave what was posted alone."""
        return {True: "ja", False: "nej", None: ""}.get(value, value) if not isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the words, so that «nej» is not taken for an empty answer."""
        return super().has_changed(self.prepare_value(initial), data)


def offer_sites(field: Any, company: Company) -> None:
    """Let the field choose among the company's sites; with only one, there is nothing to ask about."""
    field.queryset = company.sites.order_by("name", "id")
    if len(company.sites.all()[:2]) < 2:
        field.widget = forms.HiddenInput()


def offer_contacts(field: Any, company: Company, *, named: Any = None) -> None:
    """Let the field choose among the people at the company, and the one who is named already, also when gone."""
    field.queryset = company.contacts.filter(Q(is_active=True) | Q(pk=named)).order_by("name", "id")
    field.label_from_instance = name_and_role


def offer_colleagues(field: Any) -> None:
    """Let the field choose among the colleagues who write about companies, by name."""
    roles = [role for role, rights in ROLE_PERMISSIONS.items() if Permission.COMPANY_EDIT in rights]
    field.queryset = User.objects.filter(is_active=True, role__in=roles).order_by("first_name", "last_name", "pk")
    field.label_from_instance = attrgetter("full_name")


def no_cpr(text: str) -> None:
    """Keep citizens out of what is written about a company.

    :raises ValidationError: when a CPR number stands in the text
    """
    if any(spot.topic == CPR for spot in privacy_scan().scan(text)):
        raise ValidationError(_("Skriv ikke et CPR-nummer her. Det her handler om virksomheden."), code="cpr")


class WordsField(forms.CharField):
    """Free words about a company; a CPR number in them is sent back."""

    default_validators = [*forms.CharField.default_validators, no_cpr]


def name_and_role(contact: Contact) -> str:
    """Return how a person is offered in a list of choices."""
    return f"{contact.name}, {contact.title or contact.get_role_display()}"


def not_in_the_future(day: date | None, *, today: date) -> None:
    """Refuse a day on which nobody can have told anything yet.

    :raises ValidationError: when the day lies after today
    """
    if day is not None and day > today:
        raise ValidationError(_("Dagen ligger ude i fremtiden. Skriv den dag, du fik det at vide."), code="future")
