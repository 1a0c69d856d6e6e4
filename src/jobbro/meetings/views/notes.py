"""Notes of the journal: the list, writing, the way into the case, corrections, and what is unclear."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.sourced import fact_sentences
from jobbro.domain.observing import WRITABLE, NoteState
from jobbro.library import observing
from jobbro.meetings import actions
from jobbro.meetings.access import get_clarification_for, get_note_for, get_visit_for, may_write
from jobbro.meetings.forms import CorrectForm, SettleForm, UnclearForm, WriteNoteForm
from jobbro.meetings.models import JournalNote, NoteForm, NotePurpose, NoteReader, NoteVersion, Visit
from jobbro.meetings.queries.notes import as_citizen, note_page, notes_page
from jobbro.meetings.queries.observed import newest
from jobbro.meetings.queries.visits import journal_text
from jobbro.meetings.views.texts import stop_words
from jobbro.ui.addresses import row_id
from jobbro.ui.conflict import chosen, conflict_page, version_sent
from jobbro.ui.once import once

STATES = {"kladde": NoteState.DRAFT, "klar": NoteState.READY, "delt": NoteState.SHARED, "laast": NoteState.LOCKED}
_FORM_OF = {NotePurpose.CALL: NoteForm.PHONE_NOTE, NotePurpose.FOLLOW_UP: NoteForm.FOLLOW_UP_NOTE}


@guard(Permission.CITIZEN_SEE)
def notes(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """List the notes and visits of a citizen."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    page = notes_page(request.viewer, citizen, after=request.GET.get("efter", ""))
    context = {"citizen": citizen, "page": page, "purposes": NotePurpose.choices}
    return render(request, "meetings/notes.html", context)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Begin a note: from the lines of its purpose, or from the journal text of a visit."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    visit = _visit(request, citizen)
    sent = request.POST if request.method == "POST" else None
    form = WriteNoteForm(sent, facts=fact_sentences(request.viewer, citizen), initial=_start(request, visit))
    if not form.is_valid():
        context = {"citizen": citizen, "visit": visit, "form": form}
        return render(request, "meetings/note_edit.html", context, status=422 if form.is_bound else 200)

    def begin() -> str:
        by, at = request.user, request.viewer.at
        note = actions.begin_note(by=by, citizen=citizen, visit=visit, details=form.details(), at=at)
        messages.success(request, _("Gemt som kladde."))
        return place(note)

    return once(request, begin, at=request.viewer.at)


@guard(Permission.CITIZEN_SEE)
def note(request: StaffRequest, citizen_id: UUID, journal_id: UUID) -> HttpResponse:
    """Show a note, what a colleague would ask about in it, and its versions."""
    return _page(request, get_note_for(request.viewer, citizen_id, journal_id))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def note_edit(request: StaffRequest, citizen_id: UUID, journal_id: UUID) -> HttpResponse:
    """Write over a note that nobody else has read."""
    found = _own(request, citizen_id, journal_id)
    if NoteState(found.state) not in WRITABLE:
        return HttpResponseRedirect(reverse("meetings:note_correct", args=[citizen_id, journal_id]))
    now = newest(found)
    data, facts = (
        chosen(request.POST) if request.method == "POST" else None,
        fact_sentences(request.viewer, found.citizen),
    )
    form = WriteNoteForm(data, facts=facts, initial=_as_typed(found, now))
    version = version_sent(request) if form.is_bound else found.edit_version
    if not form.is_valid():
        context = {"citizen": found.citizen, "note": found, "form": form, "version": version}
        return render(request, "meetings/note_edit.html", context, status=422 if form.is_bound else 200)
    by, at = request.user, request.viewer.at
    try:
        actions.write_note(by=by, note=found, details=form.details(), edit_version=version, at=at)
    except actions.NoteSavedMeanwhile as late:
        saved, who = {"text": late.stored.text}, late.stored.written_by.full_name
        return conflict_page(
            request, form, saved, edit_version=late.edit_version, saved_by=who, saved_at=late.stored.written_at
        )
    return HttpResponseRedirect(place(found))


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def note_correct(request: StaffRequest, citizen_id: UUID, journal_id: UUID) -> HttpResponse:
    """Put a dated correction into a note that was shared."""
    found = _own(request, citizen_id, journal_id)
    if NoteState(found.state) in WRITABLE:
        return HttpResponseRedirect(reverse("meetings:note_edit", args=[citizen_id, journal_id]))
    data = chosen(request.POST) if request.method == "POST" else None
    form = CorrectForm(data, initial={"text": newest(found).text})
    version = version_sent(request) if form.is_bound else found.edit_version
    if form.is_valid():
        try:
            return once(request, lambda: _corrected(request, found, form, version), at=request.viewer.at)
        except actions.NoteSavedMeanwhile as late:
            saved, when, who = late.stored, late.stored.written_at, late.stored.written_by.full_name
            stored = {"text": saved.text}
            return conflict_page(request, form, stored, edit_version=late.edit_version, saved_by=who, saved_at=when)
        except actions.NothingCorrected:
            form.add_error("text", _("Teksten er den samme som før."))
        except actions.Stopped as stopped:
            form.add_error("text", [stop_words(stop) for stop in stopped.stops])
    context = {"citizen": found.citizen, "note": found, "form": form, "version": version}
    return render(request, "meetings/note_correct.html", context, status=422 if form.is_bound else 200)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def note_move(request: StaffRequest, citizen_id: UUID, journal_id: UUID, to: str) -> HttpResponse:
    """Take a note a step on its way into the case."""
    found = _own(request, citizen_id, journal_id)
    if to not in STATES:
        raise Http404
    try:
        actions.move_note(by=request.user, note=found, to=STATES[to], at=request.viewer.at)
    except actions.Stopped as stopped:
        stops = [stop_words(stop) for stop in stopped.stops]
        return _page(request, found, refused=_("Notatet er ikke delt."), stops=stops, status=422)
    except actions.WrongMove:
        messages.error(request, _("Notatet er flyttet imens. Sådan står det nu."))
    return HttpResponseRedirect(place(found))


@guard(Permission.CITIZEN_SEE)
def note_as_citizen(request: StaffRequest, citizen_id: UUID, journal_id: UUID) -> HttpResponse:
    """Read a note with the citizen's eyes."""
    found = get_note_for(request.viewer, citizen_id, journal_id)
    text, read = as_citizen(found)
    context = {"citizen": found.citizen, "note": found, "text": text, "read": read}
    return render(request, "meetings/note_as_citizen.html", context)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def unclear(request: StaffRequest, citizen_id: UUID, journal_id: UUID) -> HttpResponse:
    """Put a statement on the list of what is unclear."""
    found = _own(request, citizen_id, journal_id)
    form = UnclearForm(request.POST)
    if not form.is_valid():
        return _page(request, found, unclear=form, status=422)

    def ask() -> str:
        actions.ask_about(by=request.user, note=found, at=request.viewer.at, **form.cleaned_data)
        return place(found) + "#uklart"

    return once(request, ask, at=request.viewer.at)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def settle(request: StaffRequest, citizen_id: UUID, journal_id: UUID, clarification_id: UUID) -> HttpResponse:
    """Write what came of an unclear statement."""
    row = get_clarification_for(request.viewer, citizen_id, journal_id, clarification_id)
    form = SettleForm(request.POST, auto_id=f"svar-{row.pk}-%s")
    if not form.is_valid():
        return _page(request, row.note, settling=(row.pk, form), status=422)
    actions.settle(by=request.user, clarification=row, at=request.viewer.at, **form.cleaned_data)
    return HttpResponseRedirect(place(row.note) + "#uklart")


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def reviewed(request: StaffRequest, citizen_id: UUID, journal_id: UUID) -> HttpResponse:
    """Note that the words were gone through with the citizen."""
    found = _own(request, citizen_id, journal_id)
    try:
        actions.mark_reviewed(by=request.user, note=found, at=request.viewer.at)
    except actions.StillUnclear as lacking:
        stops = [f"«{one.unclear}»" for one in lacking.unclear]
        refused = _("Noget er stadig uklart. Skriv, hvad der kom ud af det, før I er færdige.")
        return _page(request, found, refused=refused, stops=stops, status=422)
    return HttpResponseRedirect(place(found))


def place(note: JournalNote) -> str:
    """Return the address of a note."""
    return reverse("meetings:note", args=[note.citizen_id, note.pk])


def _own(request: StaffRequest, citizen_id: UUID, journal_id: UUID) -> JournalNote:
    """The note, when the viewer may work on it rather than only read it; else 404."""
    found = get_note_for(request.viewer, citizen_id, journal_id)
    if not may_write(request.viewer, found):
        raise Http404
    return found


def _page(
    request: StaffRequest,
    found: JournalNote,
    *,
    unclear: UnclearForm | None = None,
    settling: tuple[UUID, SettleForm] | None = None,
    status: int = 200,
    **refusal: object,
) -> HttpResponse:
    page = note_page(request.viewer, found)
    bound = dict([settling]) if settling else {}
    rows = [(one, bound.get(one.pk) or SettleForm(auto_id=f"svar-{one.pk}-%s")) for one in page.clarifications]
    context = {"citizen": found.citizen, "note": found, "page": page, "settling": rows}
    context |= {"unclear": unclear or UnclearForm()} | refusal
    return render(request, "meetings/note.html", context, status=status)


def _corrected(request: StaffRequest, note: JournalNote, form: CorrectForm, version: int) -> str:
    actions.correct_note(by=request.user, note=note, edit_version=version, at=request.viewer.at, **form.cleaned_data)
    messages.success(request, _("Rettelsen er gemt med dato. Den gamle tekst kan stadig læses."))
    return place(note)


def _visit(request: StaffRequest, citizen: Citizen) -> Visit | None:
    asked = row_id(request.GET.get("besoeg", ""))
    return get_visit_for(request.viewer, citizen.pk, asked) if asked else None


def _start(request: StaffRequest, visit: Visit | None) -> dict[str, object]:
    start: dict[str, object] = {"reader": NoteReader.CASEWORKER, "about_day": request.viewer.today}
    if visit is not None:
        purpose = NotePurpose(visit.occasion)
        return start | _kind(purpose) | {"about_day": visit.held_on, "text": journal_text(visit)}
    asked = request.GET.get("formaal", "")
    purpose = NotePurpose(asked) if asked in set(NotePurpose) else NotePurpose.VISIT
    return start | _kind(purpose) | {"text": observing().note_starts[purpose.value]}


def _kind(purpose: NotePurpose) -> dict[str, object]:
    return {"purpose": purpose, "form": _FORM_OF.get(purpose, NoteForm.JOURNAL_NOTE)}


def _as_typed(note: JournalNote, version: NoteVersion) -> dict[str, object]:
    kept = {name: getattr(note, name) for name in ("purpose", "form", "reader", "about_day")}
    return kept | {"text": version.text}
