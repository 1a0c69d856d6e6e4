"""The CV: what is taken in, what one reader gets, and how the citizen said yes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.actions import VersionDetails
from jobbro.citizens.forms.entry import no_cpr
from jobbro.citizens.models import CV_SECTIONS, ApprovalWay, LocalWordKind
from jobbro.domain.fit import SkillMap


class TakeInForm(forms.Form):
    """A sentence of the inbox as it shall stand in the CV."""

    sentence = forms.CharField(
        label=_("Sådan skal det stå"), max_length=1000, validators=[no_cpr], widget=forms.Textarea(attrs={"rows": 2})
    )
    section = forms.ChoiceField(label=_("Afsnit"), choices=CV_SECTIONS)
    period = forms.CharField(label=_("Hvornår?"), max_length=40, required=False, validators=[no_cpr])


class MarkForm(forms.Form):
    """Which sentences of a note go to the CV's inbox."""

    sentences = forms.MultipleChoiceField(label=_("Sætninger"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, sentences: Iterable[str]) -> None:
        super().__init__(data)
        self.fields["sentences"].choices = [(said, said) for said in sentences]  # type: ignore[attr-defined]


class VersionForm(forms.Form):
    """Whom a CV is for and what it shows, among what the company may read."""

    recipient = forms.CharField(
        label=_("Hvem skal have det?"),
        max_length=120,
        validators=[no_cpr],
        help_text=_("Virksomhedens navn, som borgeren kender det."),
    )
    facts = forms.MultipleChoiceField(
        label=_("Det skal med"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kun det, borgeren har sagt ja til at dele med virksomheder, kan vælges."),
    )
    with_contact = forms.BooleanField(label=_("Borgerens telefon og mail skal stå på CV'et"), required=False)

    def __init__(
        self, data: Any = None, *, lines: Iterable[tuple[UUID, str]], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["facts"].choices = [(str(fact), line) for fact, line in lines]  # type: ignore[attr-defined]

    def details(self) -> VersionDetails:
        """Return what was chosen."""
        said = self.cleaned_data
        chosen = frozenset(UUID(one) for one in said["facts"])
        return VersionDetails(" ".join(said["recipient"].split()), chosen, said["with_contact"])


class ApproveForm(forms.Form):
    """The citizen's yes, as it was given."""

    way = forms.ChoiceField(
        label=_("Hvordan sagde borgeren ja?"),
        choices=[one for one in ApprovalWay.choices if one[0] != ApprovalWay.OWN_PAGE],
        widget=forms.RadioSelect,
    )
    read = forms.BooleanField(label=_("Borgeren har læst eller hørt alt det, der står"))
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)


class LocalWordForm(forms.Form):
    """Words or a task, and the skill that they belong to here."""

    kind = forms.ChoiceField(label=_("Hvad vil du lære Jobbro?"), choices=LocalWordKind)
    text = forms.CharField(
        label=_("Ordene eller opgaven"),
        max_length=120,
        validators=[no_cpr],
        help_text=_("Skriv ordene, som de bliver sagt. En stjerne står for resten af et ord: «knallert*»."),
    )
    skill = forms.ChoiceField(label=_("Evnen"))

    def __init__(self, data: Any = None, *, skills: SkillMap, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        groups = [(kind.title, [(one.id, one.name) for one in kind.skills]) for kind in skills.kinds]
        self.fields["skill"].choices = [("", _("Vælg en evne")), *groups]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """One blank between words, and something to look for."""
        said = " ".join(str(self.cleaned_data["text"]).split())
        if not any(letter.isalnum() for letter in said):
            raise ValidationError(_("Skriv mindst ét ord."), code="required")
        return said
