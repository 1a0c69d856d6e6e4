"""The instruments: the list, and the card of one with its ten headings (R-116)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jobbro import library
from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.library.instrument_files import InstrumentFile
from jobbro.reference.forms.instruments import InstrumentSearchForm
from jobbro.reference.forms.rules import DayForm
from jobbro.reference.queries.instruments import instrument_card, instrument_list
from jobbro.reference.views.frame import address_of, frame

# The calculators' names in content/texts, by the address of each.
_CALCULATIONS = {"loentilskud": "wage_subsidy", "fleksloentilskud": "flexible_pay", "befordring": "travel_allowance"}


@guard(Permission.RULES_SEE)
def instruments(request: StaffRequest) -> HttpResponse:
    """List the instruments as they stand on a day."""
    form = InstrumentSearchForm(request.GET, today=request.viewer.today)
    status = 200 if form.is_valid() else 422
    page = instrument_list(rulebook_in_force(), form.words, day=form.day)
    context = frame(request, form=form, page=page, words=form.words)
    return render(request, "reference/instruments.html", context, status=status)


@guard(Permission.RULES_SEE)
def instrument(request: StaffRequest, instrument_id: str) -> HttpResponse:
    """Show the card of an instrument."""
    form = DayForm(request.GET, today=request.viewer.today)
    status = 200 if form.is_valid() else 422
    try:
        card = instrument_card(rulebook_in_force(), instrument_id, day=form.day)
    except KeyError as error:
        raise Http404 from error
    context = frame(request, form=form, card=card, calculators=_calculators(request.user, card.file))
    return render(request, "reference/instrument.html", context, status=status)


def _calculators(user: User, file: InstrumentFile) -> list[dict[str, Any]]:
    texts = library.texts()
    found = [(slug, address_of(user, "calculators:one", str(slug))) for slug in file.calculators]
    return [{"title": texts.say(f"calc.{_CALCULATIONS[slug]}.title"), "url": url} for slug, url in found if url]
