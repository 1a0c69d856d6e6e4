"""A CV for one reader: what it shows, exactly as the company gets it, the citizen's yes, and the file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.audit.kinds import LookKind
from jobbro.citizens import actions
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.exports import ENDINGS, cv_file, cv_letter
from jobbro.citizens.forms import ApproveForm, VersionForm
from jobbro.citizens.models import ApprovalWay, Citizen, CvVersion
from jobbro.citizens.queries.cv_versions import cv_content, cv_line, get_cv_version_for, in_cv, state_of
from jobbro.citizens.queries.facts import facts_for
from jobbro.citizens.queries.own_approvals import outcome_of
from jobbro.documents import DocumentError
from jobbro.documents.on_page import page_blocks
from jobbro.domain.disclosure import Audience
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def cv_version_new(request: StaffRequest, citizen_id: UUID) -> HttpResponse:
    """Choose what a CV for one reader shows."""
    citizen = get_citizen_for(request.viewer, citizen_id)
    form = _version_form(request, citizen, None)
    if request.method == "GET" or not form.is_valid():
        return _choose_page(request, citizen, form)

    def make() -> str:
        version = actions.make_cv_version(
            by=request.user, citizen=citizen, details=form.details(), at=request.viewer.at
        )
        messages.success(request, _("Lavet. Læs det sammen med borgeren, og skriv, at borgeren siger ja."))
        return reverse("citizens:cv_version", args=[citizen.pk, version.pk])

    try:
        return once(request, make, at=request.viewer.at)
    except (actions.PrivateWords, actions.NotReleased) as stopped:
        return _refused(request, citizen, form, stopped)


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def cv_version_edit(request: StaffRequest, citizen_id: UUID, version_id: UUID) -> HttpResponse:
    """Choose anew what a version shows."""
    version = get_cv_version_for(request.viewer, citizen_id, version_id)
    form = _version_form(request, version.citizen, version)
    if request.method == "GET" or not form.is_valid():
        return _choose_page(request, version.citizen, form, version)
    try:
        actions.change_cv_version(by=request.user, version=version, details=form.details(), at=request.viewer.at)
    except (actions.PrivateWords, actions.NotReleased) as stopped:
        return _refused(request, version.citizen, form, stopped, version)
    messages.success(request, _("Rettet. Er ordene nye, skal borgeren sige ja igen."))
    return HttpResponseRedirect(_place(version))


@guard(Permission.CITIZEN_SEE)
def cv_version(request: StaffRequest, citizen_id: UUID, version_id: UUID) -> HttpResponse:
    """Show what the company sees, exactly as the file says it, and whether the citizen has said yes to it."""
    version = get_cv_version_for(request.viewer, citizen_id, version_id)
    return _preview(request, version, None)


@guard(Permission.CITIZEN_RELEASE, reads=(), writes=["POST"])
def cv_version_approve(request: StaffRequest, citizen_id: UUID, version_id: UUID) -> HttpResponse:
    """Note the citizen's yes to exactly these words."""
    version = get_cv_version_for(request.viewer, citizen_id, version_id)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _preview(request, version, form)
    said, at = form.cleaned_data, request.viewer.at
    way, fingerprint = ApprovalWay(said["way"]), said["fingerprint"]
    try:
        actions.approve_cv_version(by=request.user, version=version, fingerprint=fingerprint, way=way, at=at)
    except actions.NotAsApproved:
        messages.warning(request, _("CV'et siger noget andet nu end det, I læste. Læs det igen sammen."))
    else:
        messages.success(request, _("Noteret. CV'et kan hentes, så længe ordene er de samme."))
    return HttpResponseRedirect(_place(version))


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def cv_version_withdraw(request: StaffRequest, citizen_id: UUID, version_id: UUID) -> HttpResponse:
    """Take a CV back at once."""
    version = get_cv_version_for(request.viewer, citizen_id, version_id)
    actions.withdraw_cv_version(by=request.user, version=version, at=request.viewer.at)
    messages.success(request, _("Trukket tilbage. Ingen kan hente det mere."))
    return HttpResponseRedirect(reverse("citizens:cv", args=[citizen_id]))


@guard(Permission.CITIZEN_RELEASE, reads=(), writes=["POST"])
def cv_version_file(request: StaffRequest, citizen_id: UUID, version_id: UUID, ending: str) -> HttpResponse:
    """Hand the CV out as PDF or Word, when the citizen has said yes to exactly this."""
    if ending not in ENDINGS:
        raise Http404
    version = get_cv_version_for(request.viewer, citizen_id, version_id, kind=LookKind.DOCUMENT)
    viewer = request.viewer
    try:
        content = actions.hand_out_cv(by=request.user, version=version, ending=ending, at=viewer.at)
        letter = cv_letter(
            content, recipient=version.recipient, municipality=viewer.municipality, printed_on=viewer.today
        )
        file = cv_file(letter, recipient=version.recipient, ending=ending)
    except actions.NotAsApproved:
        messages.warning(request, _("CV'et kan ikke hentes. Borgeren har ikke sagt ja til det, der står nu."))
        return HttpResponseRedirect(_place(version))
    except DocumentError as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(_place(version))
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


def _place(version: CvVersion) -> str:
    return reverse("citizens:cv_version", args=[version.citizen_id, version.pk])


def _version_form(request: StaffRequest, citizen: Citizen, version: CvVersion | None) -> VersionForm:
    lines = [(fact.id, cv_line(fact)) for fact in in_cv(facts_for(citizen, Audience.COMPANY))]
    initial: dict[str, object] = {"facts": [str(fact) for fact, _line in lines]}
    if version is not None:
        initial["facts"] = [str(choice.fact_id) for choice in version.choices.all()]
        initial |= {"recipient": version.recipient, "with_contact": version.with_contact}
    return VersionForm(request.POST if request.method == "POST" else None, lines=lines, initial=initial)


def _choose_page(
    request: StaffRequest, citizen: Citizen, form: VersionForm, version: CvVersion | None = None
) -> HttpResponse:
    context = {"citizen": citizen, "form": form, "version": version}
    return render(request, "citizens/cv_version_edit.html", context, status=422 if form.is_bound else 200)


def _refused(
    request: StaffRequest, citizen: Citizen, form: VersionForm, stopped: Exception, version: CvVersion | None = None
) -> HttpResponse:
    if isinstance(stopped, actions.PrivateWords):
        form.add_error("recipient", " ".join(f"«{one.words}» {one.why}" for one in stopped.found))
    else:
        form.add_error("facts", _("Noget er lukket imens. Vælg igen mellem det, der er delt."))
    return _choose_page(request, citizen, form, version)


def _preview(request: StaffRequest, version: CvVersion, form: ApproveForm | None) -> HttpResponse:
    viewer, content = request.viewer, cv_content(version)
    letter = cv_letter(content, recipient=version.recipient, municipality=viewer.municipality, printed_on=viewer.today)
    context = {
        "citizen": version.citizen,
        "version": version,
        "letter": letter,
        "blocks": page_blocks(letter),
        "content": content,
        "state": state_of(version, content).value,
        "outcome": outcome_of(viewer, version.citizen, version),
        "form": form or ApproveForm(initial={"fingerprint": content.fingerprint}),
    }
    return render(request, "citizens/cv_version.html", context, status=422 if form else 200)
