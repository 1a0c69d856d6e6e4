"""Companies from a file: upload, look through what would come of it, write it or put it away."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.companies.actions.register_apply import NotStaged, apply_register
from jobbro.companies.actions.register_difference import ChangedMeanwhile
from jobbro.companies.actions.register_stage import Reading, drop_staged, stage_register
from jobbro.companies.forms.register_file import RegisterFileForm
from jobbro.companies.models import RunOrigin
from jobbro.companies.queries.register import get_run, latest_runs, problems_of
from jobbro.companies.register_files import read_register_file
from jobbro.documents import DocumentError
from jobbro.ui.once import once


@guard(Permission.COMPANY_IMPORT, writes=["POST"])
@never_cache
def register_runs(request: StaffRequest) -> HttpResponse:
    """List the latest readings, and take a file to be looked through; nothing is written yet."""
    today = request.viewer.today
    start = {"told_on": today}
    sent = request.method == "POST"
    form = RegisterFileForm(request.POST if sent else None, request.FILES if sent else None, initial=start, today=today)
    if sent and form.is_valid():
        try:
            return once(request, lambda: _staged(request, form), at=request.viewer.at)
        except DocumentError as problem:
            form.add_error("file", str(problem))
    context = {"form": form, "runs": latest_runs()}
    return render(request, "companies/register_runs.html", context, status=422 if form.is_bound else 200)


@guard(Permission.COMPANY_IMPORT)
def register_run(request: StaffRequest, run_id: int) -> HttpResponse:
    """Show a reading: what it would do or did, and the rows that were not taken."""
    run = get_run(run_id)
    return render(request, "companies/register_run.html", {"run": run, "problems": problems_of(run)})


@guard(Permission.COMPANY_IMPORT, reads=(), writes=["POST"])
def register_apply(request: StaffRequest, run_id: int) -> HttpResponse:
    """Write a reading that was looked through, whole or not at all."""
    run = get_run(run_id)
    try:
        apply_register(by=request.user, run=run, at=request.viewer.at)
        messages.success(request, _("Virksomhederne er indlæst."))
    except NotStaged:
        messages.warning(request, _("Filen er indlæst eller lagt væk allerede."))
    except ChangedMeanwhile:
        messages.warning(request, _("En kollega oprettede en af dem imens. Intet er skrevet. Læs filen ind igen."))
    return HttpResponseRedirect(reverse("companies:register_run", args=[run_id]))


@guard(Permission.COMPANY_IMPORT, reads=(), writes=["POST"])
def register_drop(request: StaffRequest, run_id: int) -> HttpResponse:
    """Put a reading away without writing it."""
    drop_staged(by=request.user, run=get_run(run_id), at=request.viewer.at)
    messages.success(request, _("Filen er lagt væk. Intet er skrevet."))
    return HttpResponseRedirect(reverse("companies:register_runs"))


def _staged(request: StaffRequest, form: RegisterFileForm) -> str:
    file: UploadedFile = form.cleaned_data["file"]
    read = read_register_file(file.file)  # type: ignore[arg-type]
    reading = Reading(RunOrigin.FILE, form.cleaned_data["told_on"], file.name or "")
    run = stage_register(by=request.user, reading=reading, rows=read.rows, at=request.viewer.at)
    if read.unknown:
        names = ", ".join(read.unknown[:20])
        messages.warning(request, _("De kolonner, Jobbro ikke kender, kommer ikke med: %(names)s.") % {"names": names})
    return reverse("companies:register_run", args=[run.pk])
