"""The calculators: a list, and a page each. They read rates and keep nothing."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.calculators.exports import calculation_letter, estimate_letter
from jobbro.calculators.forms import (
    BottomLineForm,
    CalculationForm,
    EstimateForm,
    FlexiblePayForm,
    FreedTimeForm,
    PaidHoursForm,
    RecruitmentForm,
    SocialReturnForm,
    TravelForm,
    WageSubsidyForm,
)
from jobbro.calculators.queries.estimates import Frame, said_estimate
from jobbro.calculators.queries.months import said_months
from jobbro.calculators.queries.rates import said, said_hours
from jobbro.documents import Letter, to_pdf, to_word
from jobbro.library import texts

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAKERS: dict[str, tuple[Callable[[Letter], bytes], str]] = {
    "pdf": (to_pdf, "application/pdf"),
    "docx": (to_word, _WORD),
}
# What a company's card, or a job put together for it, may begin an estimate with.
_CARD = (
    *("virksomhed", "opgavetimer", "normtimer", "jobtimer", "uger", "uger_til"),
    *("faglaertloen", "faglaertloen_til", "hjaelperloen", "hjaelperloen_til", "opsynstimer", "opsynstimer_til"),
)


class Calculator(NamedTuple):
    """A calculation of rates by its address, its name in content/texts, and its form."""

    slug: str
    name: str
    form: type[CalculationForm]


class Estimator(NamedTuple):
    """An estimate for a company, in the same way."""

    slug: str
    name: str
    form: type[EstimateForm]


CALCULATORS = (
    Calculator("loentilskud", "wage_subsidy", WageSubsidyForm),
    Calculator("fleksloentilskud", "flexible_pay", FlexiblePayForm),
    Calculator("befordring", "travel_allowance", TravelForm),
)
ESTIMATES = (
    Estimator("rekruttering", "recruitment", RecruitmentForm),
    Estimator("frigjort-tid", "freed_time", FreedTimeForm),
    Estimator("bundlinje", "bottom_line", BottomLineForm),
    Estimator("samfund", "social_return", SocialReturnForm),
)


@guard(Permission.TOOLS_USE)
def calculators(request: StaffRequest) -> HttpResponse:
    """List the calculators: those for the talk with a company, and those of rates."""
    context = {"estimates": _listed(ESTIMATES), "calculators": _listed(CALCULATORS)}
    return render(request, "calculators/list.html", context)


def _listed(all_of_them: tuple[Calculator, ...] | tuple[Estimator, ...]) -> list[dict[str, str]]:
    words = texts()
    return [
        {"slug": one.slug, "title": words.say(f"calc.{one.name}.title"), "lead": words.say(f"calc.{one.name}.lead")}
        for one in all_of_them
    ]


@guard(Permission.TOOLS_USE, reads=("GET", "POST"))
def calculator(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask for the figures, and answer with the steps when they are there; as a paper when one is asked for."""
    for known in ESTIMATES:
        if known.slug == slug:
            return _estimate(request, known)
    for rates in CALCULATORS:
        if rates.slug == slug:
            return _rates(request, rates)
    raise Http404


def _rates(request: StaffRequest, one: Calculator) -> HttpResponse:
    """A calculation of rates: the address holds its figures, so that it can be linked to."""
    sent = request.POST if request.method == "POST" else request.GET
    form = one.form(sent if set(sent) & set(one.form.base_fields) else None, today=request.viewer.today)
    context = _context(request, one, form)
    if form.is_valid():
        words, book = texts(), rulebook_in_force()
        titles = {rule.id: rule.title for rule in book}
        found, plan, day = form.calculate(book), form.months(book), form.cleaned_data["den"]
        context |= {"found": said(one.name, found, titles, words), "day": day}
        context |= {"months": said_months(plan, titles, words) if plan else None}
        if sent.get("hent"):
            months, today = context["months"], request.viewer.today
            letter = calculation_letter(context["title"], context["found"], months, day=day, printed_on=today)
            return _paper(request, one, letter, sent["hent"])
    return render(request, "calculators/calculator.html", context, status=422 if form.errors else 200)


def _estimate(request: StaffRequest, one: Estimator) -> HttpResponse:
    """An estimate: nothing stands in the address; a company's card may begin it with what is known there."""
    begins = request.method != "POST" or "begynd" in request.POST
    card = {fact: request.POST.get(fact, "") for fact in _CARD} if begins else {}
    book, today = rulebook_in_force(), request.viewer.today
    form = one.form(None if begins else request.POST, today=today, rulebook=book, card=card)
    context = _context(request, one, form) | {"company": form["virksomhed"].value()}
    if form.is_valid():
        data = form.cleaned_data
        frame = Frame(one.name, data["virksomhed"], data.get("den"), form.things)
        found = said_estimate(frame, form.estimate(), {rule.id: rule.title for rule in book}, texts())
        context |= {"found": found, "day": frame.day or today}
        if request.POST.get("hent") and found.parts:
            return _paper(request, one, estimate_letter(found, printed_on=today), request.POST["hent"])
    return render(request, "calculators/estimate.html", context, status=422 if form.errors else 200)


def _context(
    request: StaffRequest, one: Calculator | Estimator, form: CalculationForm | EstimateForm
) -> dict[str, Any]:
    words = texts()
    return {
        "form": form,
        "title": words.say(f"calc.{one.name}.title"),
        "lead": words.say(f"calc.{one.name}.lead"),
        "may_enter": request.user.may(Permission.RATES_ENTER),
    }


def _paper(request: StaffRequest, one: Calculator | Estimator, letter: Letter, ending: str) -> HttpResponse:
    """The paper as a file; its name holds neither company nor person."""
    if ending not in _MAKERS:
        raise Http404
    make, content_type = _MAKERS[ending]
    name = f"{one.slug}-{request.viewer.today.isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(letter), content_type=content_type, headers=headers)


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
