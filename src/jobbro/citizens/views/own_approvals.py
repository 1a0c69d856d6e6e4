"""Asking the citizen to say yes on the own page, taking the question back, and having seen the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.models import OwnApproval
from jobbro.citizens.queries.cv_versions import get_cv_version_for
from jobbro.citizens.queries.own_approvals import get_own_approval_for


@guard(Permission.CITIZEN_RELEASE, reads=(), writes=["POST"])
def cv_version_ask(request: StaffRequest, citizen_id: UUID, version_id: UUID) -> HttpResponse:
    """Ask the citizen to read a CV on the own page, and say yes there."""
    version = get_cv_version_for(request.viewer, citizen_id, version_id)
    try:
        actions.ask_about_cv(by=request.user, version=version, at=request.viewer.at)
    except actions.NotAsApproved:
        messages.warning(request, _("Der er ikke noget at spørge om. CV'et er tomt eller trukket tilbage."))
    else:
        messages.success(request, _("Spurgt. Borgeren kan nu læse det og svare på sin egen side."))
    return HttpResponseRedirect(reverse("citizens:cv_version", args=[citizen_id, version_id]))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def seen(request: StaffRequest, citizen_id: UUID, approval_id: UUID) -> HttpResponse:
    """Note that the answer is seen; then it leaves the front page."""
    approval = get_own_approval_for(request.viewer, citizen_id, approval_id)
    actions.see_answer(by=request.user, approval=approval, at=request.viewer.at)
    messages.success(request, _("Noteret. Svaret står stadig her."))
    return HttpResponseRedirect(_place(approval))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def back(request: StaffRequest, citizen_id: UUID, approval_id: UUID) -> HttpResponse:
    """Take a question back that waits for the citizen."""
    approval = get_own_approval_for(request.viewer, citizen_id, approval_id)
    actions.take_back_question(by=request.user, approval=approval, at=request.viewer.at)
    messages.success(request, _("Trukket tilbage. Borgeren skal ikke svare mere."))
    return HttpResponseRedirect(_place(approval))


def _place(approval: OwnApproval) -> str:
    if approval.version_id is None:
        return reverse("citizens:capsule", args=[approval.citizen_id])
    return reverse("citizens:cv_version", args=[approval.citizen_id, approval.version_id])
