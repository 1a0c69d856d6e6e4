"""What citizens, companies and colleagues have said, for an argument or for learning."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.reference.queries.voices import voice_page


@guard(Permission.TOOLS_USE)
def voices(request: StaffRequest) -> HttpResponse:
    """Show the voices, all of them or those on one theme."""
    page, url = voice_page(request.GET.get("tema", "")), reverse("reference:voices")
    every = {"label": _("Alle"), "url": url, "count": "", "current": not page.theme}
    filters = [
        {"label": word, "url": f"{url}?{urlencode({'tema': word})}", "count": count, "current": word == page.theme}
        for word, count in page.themes
    ]
    return render(request, "reference/voices.html", {"page": page, "filters": [every, *filters]})
