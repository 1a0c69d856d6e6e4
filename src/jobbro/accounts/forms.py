"""What a colleague tells about himself or herself."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.accounts.actions import OwnSettings
from jobbro.accounts.models import Background, User
from jobbro.accounts.permissions import EmployerType


class OwnSettingsForm(forms.Form):
    """Whom I work for, what I have worked with, and how I can be reached."""

    employer_type = forms.ChoiceField(
        label=gettext_lazy("Hvem er du ansat af?"),
        choices=EmployerType.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Vælg, hvem du er ansat af.")},
    )
    background = forms.ChoiceField(
        label=gettext_lazy("Hvad har du arbejdet med før?"),
        choices=Background.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    phone = forms.CharField(
        label=gettext_lazy("Din arbejdstelefon"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    key_shortcuts = forms.BooleanField(label=gettext_lazy("Brug genveje på tastaturet"), required=False)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        known = {name: getattr(user, name) for name in self.base_fields}
        if user.welcomed_at is None and user.employer_type == EmployerType.MUNICIPALITY:
            del known["employer_type"]  # the first time, nobody has been asked yet, so nothing is chosen beforehand
        super().__init__(*args, **options | {"initial": known})
        # Being employed by the municipality gives rights, so one cannot take them: an administrator gives them.
        self.is_set_by_administrator = user.employer_type == EmployerType.OTHER_ACTOR
        self.fields["employer_type"].disabled = self.is_set_by_administrator

    def clean_phone(self) -> str:
        """Return a number that can be dialled."""
        typed: str = self.cleaned_data["phone"]
        if typed and not re.fullmatch(r"[0-9]{8}|(\+|00)[0-9]{8,15}", re.sub(r"[\s().-]", "", typed)):
            raise forms.ValidationError(_("Skriv otte cifre, eller begynd med + og landekoden."))
        return typed

    @property
    def settings(self) -> OwnSettings:
        """What the valid form says."""
        return OwnSettings(**self.cleaned_data)
