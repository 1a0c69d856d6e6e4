"""The calculators: a list, and a page each. They read rates and keep nothing."""

from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.calculators.forms import CalculationForm, FlexiblePayForm, PaidHoursForm, TravelForm, WageSubsidyForm
from jobbro.calculators.queries import said, said_hours
from jobbro.library import texts


class Calculator(NamedTuple):
    """A calculation by its address, its name in content/texts, and its form."""

    slug: str
    name: str
    form: type[CalculationForm]


CALCULATORS = (
    Calculator("loentilskud", "wage_subsidy", WageSubsidyForm),
    Calculator("fleksloentilskud", "flexible_pay", FlexiblePayForm),
    Calculator("befordring", "travel_allowance", TravelForm),
)


@guard(Permission.TOOLS_USE)
def calculators(request: StaffRequest) -> HttpResponse:
    """List the calculators."""
    words = texts()
    lines = [
        {"slug": one.slug, "title": words.say(f"calc.{one.name}.title"), "lead": words.say(f"calc.{one.name}.lead")}
        for one in CALCULATORS
    ]
    return render(request, "calculators/list.html", {"calculators": lines})


@guard(Permission.TOOLS_USE)
def calculator(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask for the figures, and answer with the steps when they are there; the address holds them all."""
    one = next((known for known in CALCULATORS if known.slug == slug), None)
    if one is None:
        raise Http404
    asked = set(request.GET) & set(one.form.base_fields)
    form = one.form(request.GET if asked else None, today=request.viewer.today)
    words, book = texts(), rulebook_in_force()
    context = {
        "form": form,
        "title": words.say(f"calc.{one.name}.title"),
        "lead": words.say(f"calc.{one.name}.lead"),
        "may_enter": request.user.may(Permission.RATES_ENTER),
    }
    if form.is_valid():
        titles = {rule.id: rule.title for rule in book}
        context |= {"found": said(one.name, form.calculate(book), titles, words), "day": form.cleaned_data["den"]}
    return render(request, "calculators/calculator.html", context, status=422 if form.errors else 200)


@guard(Permission.TOOLS_USE)
def paid_hours(request: StaffRequest) -> HttpResponse:
    """What a few paid hours change in a month's income, as a range; a target group in the address chooses a benefit."""
    asked = set(request.GET) & set(PaidHoursForm.base_fields)
    begun = {"ydelse": PaidHoursForm.benefit_of(request.GET.get("gruppe", ""))}
    form = PaidHoursForm(request.GET if asked else None, today=request.viewer.today, initial=begun)
    words, book = texts(), rulebook_in_force()
    context = {
        "form": form,
        "title": words.say("calc.paid_hours.title"),
        "lead": words.say("calc.paid_hours.lead"),
        "may_enter": request.user.may(Permission.RATES_ENTER),
    }
    if form.is_valid():
        titles = {rule.id: rule.title for rule in book}
        context |= {"found": said_hours(form.answer(book), titles, words), "day": form.cleaned_data["den"]}
    return render(request, "calculators/paid_hours.html", context, status=422 if form.errors else 200)
