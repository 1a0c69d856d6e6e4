"""Making the link to a citizen's own page, mailed or shown once, and closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.portal import actions
from jobbro.portal.exports import own_page_address
from jobbro.portal.queries.own_page import mail_of, open_link_of


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def own_link(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Say whether a link is open, and make one: mailed to the citizen, or shown in that moment only."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    address, at = "", request.viewer.at
    if request.method == "POST" and not citizen.closed_on:
        if "mail" in request.POST and citizen.email:
            actions.mail_own_page_link(by=request.user, citizen=citizen, at=at)
            messages.success(request, _("Linket er på vej til %(mail)s.") % {"mail": citizen.email})
            return HttpResponseRedirect(reverse("portal:own_link", args=[citizen.pk]))
        _link, token = actions.make_own_page_link(by=request.user, citizen=citizen, at=at)
        address = own_page_address(token)
    link = open_link_of(citizen, at=at)
    context = {"citizen": citizen, "link": link, "address": address, "mail": mail_of(link) if link else None}
    return render(request, "portal/own_link.html", context)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def own_link_close(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Close the link at once."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    actions.close_own_page(by=request.user, citizen=citizen, at=request.viewer.at)
    messages.success(request, _("Linket er lukket. Det åbner ikke længere noget."))
    return HttpResponseRedirect(reverse("portal:own_link", args=[citizen.pk]))
