"""The six questions about a concrete citizen."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from jobbro.companies.models import Contact
from jobbro.placements.actions.proposing import ProposalAnswers
from jobbro.placements.queries.outside import Matter
from jobbro.placements.queries.proposing import ProposalPage
from jobbro.ui.fields import DanishDateField

LIMIT = 3000


def _text(label: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=LIMIT, required=False)


class ProposalForm(forms.Form):
    """Anything may be kept half done; sending asks for a reader, the answers, a day, and a name to call."""

    who = _text(_("Hvem er det, og hvad kan han eller hun?"))
    challenges = _text(_("Hvilke udfordringer skal vi kende?"))
    special_terms = _text(_("Hvorfor på særlige vilkår?"))
    why_company = _text(_("Hvorfor netop denne virksomhed?"))
    bottom_line = _text(_("Hvad får virksomheden ud af at sige ja?"))
    help_offered = _text(_("Hvordan kan kommunen hjælpe til?"))
    follow_up_on = DanishDateField(label=_("Vi lover at følge op den"), required=False)
    caller_name = forms.CharField(label=_("Navn at ringe til"), max_length=120, required=False)
    caller_phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    reader = forms.ChoiceField(label=_("Send til"), required=False)

    def __init__(self, page: ProposalPage, data: Any = None) -> None:
        super().__init__(data, initial=asdict(page.answers))
        self._contacts = {str(contact.pk): contact for contact in page.contacts}
        shown = [(key, f"{one.name} · {one.email}") for key, one in self._contacts.items()]
        self.fields["reader"].choices = [("", _("Vælg en kontaktperson")), *shown]  # type: ignore[attr-defined]

    @property
    def answers(self) -> ProposalAnswers:
        """The answers of a valid form."""
        return ProposalAnswers(**{name: value for name, value in self.cleaned_data.items() if name != "reader"})

    @property
    def chosen_reader(self) -> Contact:
        """Who shall read it; only for a form that may be sent."""
        return self._contacts[self.cleaned_data["reader"]]

    def may_be_sent(self) -> bool:
        """Ask for everything that sending takes; what is missing is said beside its field."""
        lacks = {
            "who": _t("Skriv, hvem det er, med det borgeren har sagt ja til at dele."),
            "why_company": _t("Skriv, hvorfor det netop er denne virksomhed."),
            "bottom_line": _t("Skriv, hvad virksomheden får ud af det."),
            "help_offered": _t("Skriv, hvad kommunen hjælper med."),
            "follow_up_on": _t("Skriv den dag, I lover at følge op."),
            "caller_name": _t("Skriv navnet på den, virksomheden kan ringe til."),
            "caller_phone": _t("Skriv det nummer, virksomheden kan ringe til."),
            "reader": _t("Vælg, hvem i virksomheden der skal have forslaget."),
        }
        for name, words in lacks.items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, words)
        return not self.errors

    def refuse(self, matters: tuple[Matter, ...]) -> None:
        """Say beside each field what the company must not be told."""
        for matter in matters:
            self.add_error(matter.field, f"«{matter.words}»: {matter.why}")
