"""What a company has contributed with: the year in numbers, and the sheets that are handed out about it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies.access import get_company_for
from jobbro.documents import DocumentError
from jobbro.placements.access import get_placement_for, get_sheet_for
from jobbro.placements.actions.contributing import issue_sheet, set_counted
from jobbro.placements.exports.contribution import CONTENT_TYPES
from jobbro.placements.models import CountedAs, SheetKind
from jobbro.placements.queries.sheets import contribution_page, sheet_page
from jobbro.ui.once import once

YEARS_BACK = 5


@guard(Permission.PLACEMENT_SEE)
def contribution(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Show the year of a company in numbers, with the placements behind them and the sheets made of them."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    years = [today.year - back for back in range(YEARS_BACK)]
    year = _year(request.GET.get("aar", ""), today.year)
    context = {
        "company": company,
        "year": year,
        "years": [{"label": str(one), "url": f"?aar={one}", "current": one == year} for one in years],
        "page": contribution_page(request.viewer, company, year=year, today=today),
        "may_issue": request.user.may(Permission.PLACEMENT_SHARE),
        "may_count": request.user.may(Permission.PLACEMENT_PLAN),
    }
    return render(request, "placements/contribution.html", context)


@guard(Permission.PLACEMENT_SHARE, reads=(), writes=["POST"])
def sheet_new(request: StaffRequest, company_id: UUID) -> HttpResponse:
    """Make a sheet of a year, signed and never changed afterwards."""
    company, today = get_company_for(request.viewer, company_id), request.viewer.today
    kind, year = request.POST.get("kind", ""), _year(request.POST.get("aar", ""), today.year)
    if kind not in SheetKind.values:
        messages.error(request, _("Vælg, hvad arket skal bruges til."))
        return HttpResponseRedirect(_url(company_id, year))

    def issue() -> str:
        made = issue_sheet(by=request.user, company=company, kind=SheetKind(kind), year=year, at=request.viewer.at)
        messages.success(request, _("Arket er lavet og forseglet. Det bliver aldrig ændret."))
        return reverse("placements:sheet", args=[made.pk])

    try:
        return once(request, issue, at=request.viewer.at)
    except DocumentError as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(_url(company_id, year))


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def counted(request: StaffRequest, placement_id: UUID, category: str) -> HttpResponse:
    """Let a placement count in a category of the sheet, or not any more."""
    if category not in CountedAs.values:
        raise Http404
    placement = get_placement_for(request.viewer, placement_id)
    counts = request.POST.get("counts") == "ja"
    set_counted(by=request.user, placement=placement, category=CountedAs(category), counts=counts, at=request.viewer.at)
    return HttpResponseRedirect(
        _url(placement.company_id, _year(request.POST.get("aar", ""), request.viewer.today.year))
    )


@guard(Permission.PLACEMENT_SEE)
def sheet(request: StaffRequest, sheet_id: UUID) -> HttpResponse:
    """Show a sheet as it was handed out, whether its sources still say the same, and the events behind each number."""
    found = get_sheet_for(request.viewer, sheet_id)
    context = {"page": sheet_page(request.viewer, found), "company": found.company}
    return render(request, "placements/sheet.html", context)


@guard(Permission.PLACEMENT_SHARE)
def sheet_file(request: StaffRequest, sheet_id: UUID, ending: str) -> HttpResponse:
    """Hand out a file of a sheet, byte for byte as it was made; its name holds no person."""
    found = get_sheet_for(request.viewer, sheet_id)
    file = get_object_or_404(found.files, ending=ending)
    headers = {"Content-Disposition": f'attachment; filename="{found.number.lower()}.{ending}"'}
    return HttpResponse(bytes(file.content), content_type=CONTENT_TYPES[ending], headers=headers)


def _year(asked: str, this_year: int) -> int:
    allowed = {str(this_year - back) for back in range(YEARS_BACK)}
    return int(asked) if asked in allowed else this_year


def _url(company_id: UUID, year: int) -> str:
    return f"{reverse('placements:contribution', args=[company_id])}?aar={year}"
