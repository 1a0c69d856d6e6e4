"""Words about citizens do not belong in what all colleagues read about a company."""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.companies.models import Company
from jobbro.domain.language.opening import names_somebody
from jobbro.domain.language.privacy import CPR, MAIL, PHONE
from jobbro.library.danish import listed
from jobbro.library.writing_files import opening_rules, privacy_scan

# What the tick about the work is an answer to.
_ASKS = frozenset(("health", "name"))


class ClosedWordsForm(forms.Form):
    """A form whose free texts (`closed`) may hold no CPR number, and no word of health unless it is about the work.

    A care home may speak of its residents' illness: then one says that no citizen is meant. The same is asked about
    somebody who is named where a citizen is spoken of and who is none of the company's people.
    """

    closed: tuple[str, ...] = ()
    about_work = forms.BooleanField(
        label=gettext_lazy("Ordene handler om virksomhedens arbejde og ikke om en borger"), required=False
    )

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        super().__init__(*args, **options)
        self.company = company
        self.order_fields([name for name in self.fields if name != "about_work"])

    def clean(self) -> dict[str, Any]:
        """Stop a CPR number, and ask about what sounds like a citizen's health."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.closed:
            for problem in self._problems(said.get(name) or "", is_work=bool(said.get("about_work"))):
                self.add_error(name, problem)
        said.pop("about_work", None)
        return said

    @property
    def asks_about_work(self) -> bool:
        """Whether the tick is to be shown: words were found, or it is already set."""
        found = {error.code for errors in self.errors.as_data().values() for error in errors}
        return not found.isdisjoint(_ASKS) or bool(self.data.get("about_work"))

    @cached_property
    def _known(self) -> Collection[str]:
        return [self.company.name, *self.company.contacts.values_list("name", flat=True)]

    def _problems(self, text: str, *, is_work: bool) -> Iterator[forms.ValidationError]:
        spots = privacy_scan().scan(text, allowed=(self.company.name,))
        if any(spot.topic == CPR for spot in spots):
            yield forms.ValidationError(_("Her står noget, der ligner et CPR-nummer. Slet det."), code="cpr")
        titles = sorted({spot.title for spot in spots if spot.topic not in (CPR, PHONE, MAIL)})
        if titles and not is_work:
            said = _("Her står noget om %(titles)s. Skriv intet om borgere her, alle kolleger kan læse det.")
            yield forms.ValidationError(said % {"titles": ", ".join(titles)}, code="health")
        if text and not is_work:
            named = names_somebody(text, rules=opening_rules(), known=self._known, beside_a_citizen=True)
            if named:
                asked = _("Er %(names)s en borger? Skriv «en borger» i stedet. Alle kolleger kan læse det.")
                yield forms.ValidationError(asked % {"names": listed(named)}, code="name")
