"""One's own account, the health page, and the last resort when something breaks."""

import sys

from django.contrib import messages
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.actions import save_own_settings
from jobbro.accounts.forms import OwnSettingsForm
from jobbro.accounts.guards import StaffRequest, guard, open_page
from jobbro.accounts.middleware import not_saved
from jobbro.accounts.permissions import Permission


@guard(Permission.OWN_SETTINGS, writes=["POST"])
def welcome(request: StaffRequest) -> HttpResponse:
    """Ask a newcomer the two questions that decide how Jobbro begins, then go to the front page."""
    return _own_settings(request, "accounts/welcome.html", then="/", said=_("Velkommen til Jobbro."))


@guard(Permission.OWN_SETTINGS, writes=["POST"])
def own_settings(request: StaffRequest) -> HttpResponse:
    """Show and save a colleague's own choices."""
    then = reverse("accounts:settings")
    return _own_settings(request, "accounts/settings.html", then=then, said=_("Dine indstillinger er gemt."))


def _own_settings(request: StaffRequest, template: str, *, then: str, said: str) -> HttpResponse:
    form = OwnSettingsForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        save_own_settings(by=request.user, settings=form.settings, at=request.viewer.at)
        messages.success(request, said)
        return HttpResponseRedirect(then)
    return render(request, template, {"form": form}, status=422 if form.is_bound else 200)


@open_page("A load balancer has no account; the page tells only whether Jobbro can work.")
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database can be reached, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "up", "database": connection.vendor})


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for an error outside any view: the database that failed before or after it, or a fault of ours."""
    return not_saved(sys.exc_info()[1]) or HttpResponse(render_to_string("500.html"), status=500)
