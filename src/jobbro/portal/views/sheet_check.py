"""Anybody who holds a sheet about social responsibility can see whether it is genuine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from jobbro.accounts.guards import open_page
from jobbro.placements.queries.sheet_check import HeldAgainst, held_by_code, held_file
from jobbro.portal.forms.sheet_check import SheetCheckForm

WHY = "Whoever gets a sheet in a tender has no account; it shows numbers that were already handed out."


@open_page(WHY, reads=("GET", "POST"))
@cache_control(no_store=True, private=True)
def sheet_check(request: HttpRequest) -> HttpResponse:
    """Hold a number and a code, or a file, against the sheets that were handed out."""
    if request.method != "POST":
        return _page(request, SheetCheckForm())
    form = SheetCheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    said = form.cleaned_data
    held = held_file(said["file"].read()) if said["file"] else held_by_code(said["number"], said["code"])
    return _page(request, form, held)


def _page(
    request: HttpRequest, form: SheetCheckForm, held: HeldAgainst | None = None, status: int = 200
) -> HttpResponse:
    return render(request, "portal/sheet_check.html", {"form": form, "held": held}, status=status)
