"""Citizens from a spreadsheet: upload, say what the columns are, mend on the page, make them, and take them back."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.actions.importing import (
    ImportedBefore,
    fingerprint_of,
    import_citizens,
    keep_columns,
    undo_import,
)
from jobbro.citizens.forms.importing import FileForm, ImportForm, SealBroken, mended, row_form, sealed, unsealed
from jobbro.citizens.queries.choices import case_choices
from jobbro.citizens.queries.importing import (
    FileRow,
    ForAll,
    RowState,
    batches_of,
    columns_to_keep,
    get_batch_for,
    meaning_of,
    rows_of,
)
from jobbro.documents import DocumentError
from jobbro.documents.reading import MOST_BYTES, Rows, read_table
from jobbro.ui.once import once

_CPR_LENGTH = 10


@guard(Permission.CITIZEN_IMPORT, writes=["POST"])
@never_cache
def import_file(request: StaffRequest) -> HttpResponse:
    """Take the file and show what would come of it; nothing is made yet."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if not form.is_valid():
        return _upload_page(request, form)
    try:
        rows = read_table(form.cleaned_data["file"].read(MOST_BYTES + 1))
    except DocumentError as problem:
        form.add_error("file", str(problem))
        return _upload_page(request, form)
    if any(_looks_like_a_number(cell) for cell in rows[0]):
        form.add_error("file", _("Første række skal være overskrifter, for eksempel Fornavn, Efternavn og CPR."))
        return _upload_page(request, form)
    columns = {f"kolonne-{number}": field for number, field in enumerate(meaning_of(rows[0]))}
    shown = ImportForm(columns, headings=rows[0], consultants=case_choices()["consultants"])
    return _preview_page(request, shown, rows)


@guard(Permission.CITIZEN_IMPORT, reads=(), writes=["POST"])
@never_cache
def import_rows(request: StaffRequest) -> HttpResponse:
    """Look again with what was mended, or make the citizens."""
    try:
        rows = mended(unsealed(request.POST.get("rows", ""), by=request.user), request.POST)
    except SealBroken:
        messages.warning(request, _("Siden var for gammel. Vælg filen igen."))
        return HttpResponseRedirect(reverse("citizens:import"))
    form = ImportForm(request.POST, headings=rows[0], consultants=case_choices()["consultants"])
    found = _judged(request, form, rows)
    if "create" not in request.POST or not found:
        return _preview_page(request, form, rows, found)
    try:
        return once(request, lambda: _create(request, form, rows, found), at=request.viewer.at)
    except _NotReady:
        return _preview_page(request, form, rows, found)
    except ImportedBefore:
        messages.warning(request, _("Filen er indlæst før. Der er ikke oprettet nogen igen."))
    except actions.CprTaken:
        messages.warning(request, _("En kollega oprettede en af borgerne imens. Vælg filen igen."))
    return HttpResponseRedirect(reverse("citizens:import"))


@guard(Permission.CITIZEN_IMPORT, reads=(), writes=["POST"])
def import_undo(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Take an import back; citizens whom somebody has begun to work with stay."""
    batch = get_batch_for(request.viewer, batch_id)
    gone, stayed = undo_import(by=request.user, batch=batch, at=request.viewer.at)
    told = _("{n} borgere er fjernet igen.").format(n=gone)
    if stayed:
        told += " " + _("{n} er blevet, fordi nogen har skrevet om dem.").format(n=stayed)
    messages.success(request, told)
    return HttpResponseRedirect(reverse("citizens:import"))


class _NotReady(Exception):
    """No row is new, or a row lacks something and is not to be skipped."""


def _create(request: StaffRequest, form: ImportForm, rows: Rows, found: tuple[FileRow, ...]) -> str:
    lacking = any(row.state is RowState.LACKING for row in found)
    made = [row.made for row in found if row.made is not None]
    if not made or (lacking and not form.cleaned_data["skip"]):
        raise _NotReady
    at = request.viewer.at
    keep_columns(by=request.user, meaning=columns_to_keep(rows[0], form.meaning()), at=at)
    import_citizens(by=request.user, rows=made, fingerprint=fingerprint_of(rows), at=at)
    messages.success(request, _("{n} borgere er oprettet. Du kan fortryde nedenfor.").format(n=len(made)))
    return reverse("citizens:import")


def _judged(request: StaffRequest, form: ImportForm, rows: Rows) -> tuple[FileRow, ...]:
    team = request.user.team
    if not form.is_valid() or team is None:
        return ()
    since = form.data.get("group_since", "")
    for_all = ForAll(team, form.cleaned_data["consultant"], since)
    read = partial(row_form, today=request.viewer.today)
    return rows_of(rows[1:], form.meaning(), viewer=request.viewer, for_all=for_all, read=read)


def _upload_page(request: StaffRequest, form: FileForm) -> HttpResponse:
    if request.user.team is None:
        messages.warning(request, _("Du er ikke i et team, så borgerne har ikke noget sted at høre til."))
    context = {"form": form, "batches": batches_of(request.viewer)}
    return render(request, "citizens/import.html", context, status=422 if form.is_bound else 200)


def _preview_page(
    request: StaffRequest, form: ImportForm, rows: Rows, found: tuple[FileRow, ...] | None = None
) -> HttpResponse:
    judged = _judged(request, form, rows) if found is None else found
    counts = {state.value: sum(row.state is state for row in judged) for state in RowState}
    context = {"form": form, "rows": sealed(rows, by=request.user), "found": judged, "counts": counts}
    return render(request, "citizens/import_rows.html", context, status=422 if form.errors else 200)


def _looks_like_a_number(cell: str) -> bool:
    return sum(letter.isdecimal() for letter in cell) >= _CPR_LENGTH - 1
