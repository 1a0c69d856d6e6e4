"""The list of citizens and the search."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import cpr as numbers
from jobbro.citizens.forms import FindForm
from jobbro.citizens.queries.finding import citizen_with_number
from jobbro.citizens.queries.listing import ListFilter, citizen_list


@guard(Permission.CITIZEN_SEE)
def citizens(request: StaffRequest) -> HttpResponse:
    """List the citizens whom the user may see."""
    asked = ListFilter.of(request.GET.dict())
    context = {"page": citizen_list(request.viewer, asked), "may_import": request.user.may(Permission.CITIZEN_IMPORT)}
    return render(request, "citizens/list.html", context)


@guard(Permission.CITIZEN_SEE, reads=["GET", "POST"])
def find(request: StaffRequest) -> HttpResponse:
    """Go to the citizen with a CPR number, or to the list that holds a name; both are sent by POST."""
    form = FindForm(request.POST if request.method == "POST" else None)
    list_url = reverse("citizens:list")
    if not form.is_valid():
        return render(request, "citizens/find.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        number = numbers.read_cpr(form.cleaned_data["question"], today=request.viewer.today)
    except numbers.NotACprNumber:
        asked = ListFilter.of({"vis": "all"} | request.POST.dict() | {"q": form.cleaned_data["question"]})
        return HttpResponseRedirect(list_url + asked.address())
    citizen = citizen_with_number(request.viewer, number)
    if citizen is not None:
        return HttpResponseRedirect(reverse("citizens:detail", args=[citizen.pk]))
    messages.info(request, _("Du har ingen borger med det CPR-nummer. Tjek tallene, eller spørg teamlederen."))
    return HttpResponseRedirect(list_url)
