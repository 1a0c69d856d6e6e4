"""Asking once more before something that cannot be taken back. Works without JavaScript."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def is_confirmed(request: HttpRequest) -> bool:
    """Answer whether the form comes from the page that asked."""
    return request.POST.get("confirmed") == "1"


def ask_first(
    request: HttpRequest,
    *,
    heading: str,
    lines: Sequence[str],
    action: str,
    back_url: str,
    back: str = "",
    grave: bool = False,
) -> HttpResponse:
    """Answer with a page that says what will happen; its button sends the same form again, confirmed."""
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "confirmed")
        for value in values
    ]
    words = {"heading": heading, "lines": lines, "action": action, "back_url": back_url, "back": back or _("Fortryd")}
    return render(request, "ui/pages/confirm.html", words | {"grave": grave, "carried": carried})
