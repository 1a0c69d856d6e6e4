"""The page on which a text is looked through, and the addresses that a field asks while somebody writes.

The text is answered and forgotten: it is in no row, log or address.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.domain.language import PhraseError
from jobbro.library.danish_words import DictionaryMissing
from jobbro.library.strict_json import BadInput, InputProblem
from jobbro.ui.once import once
from jobbro.writing import actions
from jobbro.writing.exports import findings_data, judged_data
from jobbro.writing.forms import AsideForm, BackForm, CheckForm, WordForm, read_api_question, read_form
from jobbro.writing.models import AsideReason
from jobbro.writing.queries import checked_text, found_in, judged, own_words, with_suggestion

NO_DICTIONARY = gettext_lazy("Ordbogen mangler på serveren, så intet kan tjekkes. Sig det til den, der driver Jobbro.")
View = Callable[..., HttpResponse]


@guard(Permission.TOOLS_USE, writes=["POST"])
def check(request: StaffRequest) -> HttpResponse:
    """Take a text in, and show it with what a colleague would ask about; or do with a remark what its button says."""
    form = CheckForm(request.POST if request.method == "POST" else None)
    checked, status = None, 422
    if form.is_valid():
        _decide(request)
        try:
            form = _with_suggestion(request, form)
            checked = checked_text(**form.cleaned_data)
        except DictionaryMissing:
            form.add_error(None, str(NO_DICTIONARY))
            status = 503
    may_add = request.user.may(Permission.TOOLBOX_MANAGE)
    context = {"form": form, "checked": checked, "reasons": AsideReason.choices, "may_add": may_add}
    return render(request, "writing/check.html", context, status=status if form.errors else 200)


def _decide(request: StaffRequest) -> None:
    """Do what the button says that was pressed: «Tjek» says nothing."""
    key = request.POST.get("set_aside", "")
    aside = AsideForm({"key": key} | {name: request.POST.get(f"{name}-{key}", "") for name in ("code", "reason")})
    back = BackForm({"key": request.POST.get("bring_back", "")})
    if aside.is_valid():
        actions.set_aside(by=request.user, **aside.said(), at=request.viewer.at)
        messages.success(request, _("Lagt til side. Det står nederst i listen."))
    elif back.is_valid() and actions.bring_back(by=request.user, key=back.cleaned_data["key"], at=request.viewer.at):
        messages.success(request, _("Taget med igen."))


def _with_suggestion(request: StaffRequest, form: CheckForm) -> CheckForm:
    """Return the form with the suggestion in the text, when that was the button; nothing else in it is changed."""
    if not (key := request.POST.get("use", "")):
        return form
    text = with_suggestion(key=key, **form.cleaned_data)
    if text is None:
        messages.info(request, _("Ordene står ikke i teksten længere."))
        return form
    changed = CheckForm(form.cleaned_data | {"text": text})
    return changed if changed.is_valid() else form


def _in_json(view: View) -> View:
    """Answer what cannot be read with its places in JSON, 422; what is too large with 413."""

    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        if request.content_type != "application/json":
            return _refused(_("Send JSON med Content-Type: application/json."), status=422)
        try:
            return view(request)
        except BadInput as error:
            return JsonResponse(error.as_data(), status=422)
        except RequestDataTooBig:
            most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024
            return _refused(_("Der kan højst sendes %(most)s MB ad gangen.") % {"most": most}, status=413)
        except DictionaryMissing:
            return _refused(str(NO_DICTIONARY), status=503)

    return answered


def _refused(said: str, *, status: int) -> JsonResponse:
    return JsonResponse(BadInput([InputProblem("", said)]).as_data(), status=status)


@guard(Permission.TOOLS_USE, reads=["POST"])
@_in_json
def api(request: StaffRequest) -> HttpResponse:
    """Answer the findings of a text sent as JSON; for a field also what was set aside there."""
    question = read_api_question(request.body)
    name = {} if question.name is None else {"id": question.name}
    if question.field:
        return JsonResponse(name | judged_data(judged(question.text, genre=question.genre, field=question.field)))
    return JsonResponse(name | {"findings": findings_data(found_in(question.text, genre=question.genre))})


@guard(Permission.TOOLS_USE, reads=(), writes=["POST"])
@_in_json
def api_set_aside(request: StaffRequest) -> HttpResponse:
    """Set a remark of a field aside."""
    actions.set_aside(by=request.user, **read_form(request.body, AsideForm).said(), at=request.viewer.at)
    return JsonResponse({"set_aside": True})


@guard(Permission.TOOLS_USE, reads=(), writes=["POST"])
@_in_json
def api_bring_back(request: StaffRequest) -> HttpResponse:
    """Take a remark of a field in again; `set_aside` is what it is now."""
    key = read_form(request.body, BackForm).cleaned_data["key"]
    actions.bring_back(by=request.user, key=key, at=request.viewer.at)
    return JsonResponse({"set_aside": False})


@guard(Permission.TOOLBOX_MANAGE, writes=["POST"])
def words(request: StaffRequest) -> HttpResponse:
    """Show the municipality's own words, add one, or take one back."""
    if gone := request.POST.get("gone", ""):
        return _take_back(request, gone)
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():

        def add() -> str:
            actions.add_word(by=request.user, word=form.word(), at=request.viewer.at)
            messages.success(request, _("Husket. Teksttjekket ser efter ordet fra nu af."))
            return reverse("writing:words")

        try:
            return once(request, add, at=request.viewer.at)
        except (actions.KnownWord, PhraseError):
            form.add_error("text", _("Ordet står her i forvejen, eller der kan ikke ledes efter det."))
    context = {"form": form, "words": own_words().select_related("added_by")}
    return render(request, "writing/words.html", context, status=422 if form.is_bound else 200)


def _take_back(request: StaffRequest, gone: str) -> HttpResponse:
    if gone.isdecimal() and actions.withdraw_word(by=request.user, word_id=int(gone[:18]), at=request.viewer.at):
        messages.success(request, _("Taget tilbage. Teksttjekket ser ikke efter ordet mere."))
    return HttpResponseRedirect(reverse("writing:words"))
