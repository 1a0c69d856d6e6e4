"""Making the link to a citizen's own page, shown once, and closing it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.portal import actions
from jobbro.portal.queries.own_page import open_link_of


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def own_link(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Say whether a link is open, and make one; its address is known only in that moment."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    address = ""
    if request.method == "POST" and not citizen.closed_on:
        _link, token = actions.make_own_page_link(by=request.user, citizen=citizen, at=request.viewer.at)
        address = settings.PUBLIC_URL + reverse("portal:own_home", args=[token])
    link = open_link_of(citizen, at=request.viewer.at)
    return render(request, "portal/own_link.html", {"citizen": citizen, "link": link, "address": address})


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def own_link_close(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Close the link at once."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    actions.close_own_page(by=request.user, citizen=citizen, at=request.viewer.at)
    messages.success(request, _("Linket er lukket. Det åbner ikke længere noget."))
    return HttpResponseRedirect(reverse("portal:own_link", args=[citizen.pk]))
