"""The municipality's own rates: written in on a rule's card, listed, and taken back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.actions import AlreadyThere, NotForThisRule, enter_local_rate, withdraw_local_rate
from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.domain.rules import UnknownRule
from jobbro.reference.forms.rates import LocalRateForm
from jobbro.reference.forms.rules import DayForm
from jobbro.reference.queries.card import RATES_SHOWN, in_words, local_rate, local_rates_page
from jobbro.reference.views.frame import frame
from jobbro.reference.views.rules import card_context
from jobbro.ui.asking import ask_first, is_confirmed
from jobbro.ui.once import once


@guard(Permission.RULES_SEE)
def local_rates(request: StaffRequest) -> HttpResponse:
    """List what the municipality has written in."""
    rows, next_key = local_rates_page(request.GET.get("efter", ""))
    words = {"rates": in_words(rows, rulebook_in_force()), "next_key": next_key, "size": RATES_SHOWN}
    words["may_withdraw"] = request.user.may(Permission.RATES_ENTER)
    return render(request, "reference/local_rates.html", frame(request, **words))


@guard(Permission.RATES_ENTER, reads=(), writes=["POST"])
def rate_new(request: StaffRequest, rule_id: str) -> HttpResponse:
    """Add a rate to a rule whose value was not found."""
    try:
        rule = rulebook_in_force().rule(rule_id)
    except UnknownRule as error:
        raise Http404 from error
    form = LocalRateForm(request.POST, rule=rule, today=request.viewer.today)

    def save() -> str:
        enter_local_rate(by=request.user, rate=form.rate, at=request.viewer.at)
        messages.success(request, _("Satsen er gemt. Den bruges nu i beregninger og vises som kommunens egen."))
        return f"{reverse('reference:rule', args=[rule_id])}?den={form.rate.starts_on:%d-%m-%Y}"

    if form.is_valid():
        try:
            return once(request, save, at=request.viewer.at)
        except AlreadyThere:
            form.add_error("starts_on", _("Der er allerede en sats fra den dag. Træk den tilbage først."))
        except NotForThisRule:
            form.add_error(None, _("Den regel kan ikke få kommunens egen sats."))
    context = card_context(request, rule_id, DayForm(request.GET, today=request.viewer.today), form)
    return render(request, "reference/card.html", context, status=422)


@guard(Permission.RATES_ENTER, reads=(), writes=["POST"])
def rate_withdraw(request: StaffRequest, rate_id: int) -> HttpResponse:
    """Take a rate back, when the question has been answered."""
    back = reverse("reference:local_rates")
    rate = local_rate(rate_id)
    if rate is None:
        raise Http404
    if not is_confirmed(request):
        [(_row, title, value)] = in_words([rate], rulebook_in_force())
        lines = [
            f"{title}: {value}",
            _("Beregninger, der brugte satsen, siger igen, at den mangler. Satsen bliver stående i historikken."),
        ]
        return ask_first(
            request, heading=_("Træk satsen tilbage?"), lines=lines, action=_("Træk tilbage"), back_url=back
        )
    withdraw_local_rate(by=request.user, rate_id=rate_id, at=request.viewer.at)
    messages.success(request, _("Satsen er trukket tilbage."))
    return redirect(back)
