"""The page on which a text is looked through. The text is answered and forgotten: it is in no row, log or address."""

from django.http import HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.writing.forms import CheckForm
from jobbro.writing.queries import checked_text


@guard(Permission.TOOLS_USE, reads=("GET", "POST"))
def check(request: StaffRequest) -> HttpResponse:
    """Take a text in, and show it with what a colleague would ask about."""
    form = CheckForm(request.POST if request.method == "POST" else None)
    checked = checked_text(**form.cleaned_data) if form.is_valid() else None
    status = 422 if form.errors else 200
    return render(request, "writing/check.html", {"form": form, "checked": checked}, status=status)
