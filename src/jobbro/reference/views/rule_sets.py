"""The rule sets that lie ready, and an administrator's signature on them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.actions import AlreadyThere, SetHasChanged, sign_off_rule_set, withdraw_sign_off
from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.reference.forms.rule_sets import CHANGED_MEANWHILE, SignOffForm
from jobbro.reference.queries.rule_sets import RuleSet
from jobbro.reference.queries.rule_sets import rule_set as find_rule_set
from jobbro.reference.queries.rule_sets import rule_sets as all_rule_sets
from jobbro.reference.views.frame import address_of, frame
from jobbro.ui.asking import ask_first, is_confirmed
from jobbro.ui.once import once


@guard(Permission.RULES_SEE)
def rule_sets(request: StaffRequest) -> HttpResponse:
    """List the sets that lie ready."""
    return render(request, "reference/rule_sets.html", frame(request, sets=all_rule_sets()))


@guard(Permission.RULES_SEE)
def rule_set(request: StaffRequest, set_id: str) -> HttpResponse:
    """Show what a set would bring, and to one who may sign, the form."""
    found = _get(set_id)
    return _show(request, found, SignOffForm(version=found.version), 200)


@guard(Permission.RULES_SIGN_OFF, reads=(), writes=["POST"])
def rule_set_sign(request: StaffRequest, set_id: str) -> HttpResponse:
    """Let a set count, on the word of the one who sends the form."""
    found = _get(set_id)
    form = SignOffForm(request.POST, version=found.version)

    def save() -> str:
        data = form.cleaned_data
        sign_off_rule_set(
            by=request.user,
            set_id=set_id,
            set_version=data["set_version"],
            statement=data["statement"],
            at=request.viewer.at,
        )
        messages.success(request, _("Regelsættet er skrevet under og bruges nu i svar fra de dage, det gælder."))
        return reverse("reference:rule_set", args=[set_id])

    if form.is_valid():
        try:
            return once(request, save, at=request.viewer.at)
        except SetHasChanged:
            form.add_error(None, CHANGED_MEANWHILE)
        except AlreadyThere:
            form.add_error(None, _("Sættet er allerede skrevet under."))
    return _show(request, found, form, 422)


@guard(Permission.RULES_SIGN_OFF, reads=(), writes=["POST"])
def rule_set_withdraw(request: StaffRequest, set_id: str) -> HttpResponse:
    """Switch a set off again, when the question has been answered."""
    found, back = _get(set_id), reverse("reference:rule_set", args=[set_id])
    if not is_confirmed(request):
        lines = [found.title, _("Svar fra de dage, sættet gælder, gives igen uden det. Underskriften bliver stående.")]
        question, action = _("Træk underskriften tilbage?"), _("Træk tilbage")
        return ask_first(request, heading=question, lines=lines, action=action, back_url=back)
    withdraw_sign_off(by=request.user, set_id=set_id, at=request.viewer.at)
    messages.success(request, _("Underskriften er trukket tilbage, og sættet er slukket."))
    return redirect(back)


def _get(set_id: str) -> RuleSet:
    found = find_rule_set(set_id)
    if found is None:
        raise Http404
    return found


def _show(request: StaffRequest, found: RuleSet, sign_form: SignOffForm, status: int) -> HttpResponse:
    words: dict[str, Any] = {"effect_url": address_of(request.user, "placements:by_rule_set", found.id)}
    words |= {"set": found, "sign_form": sign_form, "may_sign": request.user.may(Permission.RULES_SIGN_OFF)}
    return render(request, "reference/rule_set.html", frame(request, **words), status=status)
