"""The municipality's own words on the map from everyday life to work."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro import library
from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens import actions
from jobbro.citizens.forms import LocalWordForm
from jobbro.citizens.models import LocalWordKind
from jobbro.citizens.queries.local_words import local_lines, standing_words
from jobbro.domain.language import PhraseError
from jobbro.ui.once import once


@guard(Permission.CITIZEN_EDIT, writes=["POST"])
def local_words(request: StaffRequest) -> HttpResponse:
    """Show what has been learned here, and learn another word or task."""
    asked = {name: request.GET[name] for name in ("text", "skill", "kind") if name in request.GET}
    form = LocalWordForm(request.POST if request.method == "POST" else None, skills=library.skills(), initial=asked)
    if form.is_valid():
        typed = form.cleaned_data | {"kind": LocalWordKind(form.cleaned_data["kind"])}

        def learn() -> str:
            actions.learn_word(by=request.user, **typed, at=request.viewer.at)
            messages.success(request, _("Husket. Alle kolleger får forslag efter det nu."))
            return reverse("citizens:local_words")

        try:
            return once(request, learn, at=request.viewer.at)
        except actions.KnownWord:
            form.add_error("text", _("Det står her i forvejen."))
        except PhraseError:
            form.add_error("text", _("Stjernen skal stå først eller sidst i et ord, ved siden af mindst ét bogstav."))
        except actions.PrivateWords:
            form.add_error("text", _("Skriv kun ord om arbejde, ikke om en person eller et helbred."))
    context = {"form": form, "lines": local_lines()}
    return render(request, "citizens/local_words.html", context, status=422 if form.is_bound else 200)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def local_word_gone(request: StaffRequest, word_id: int) -> HttpResponse:
    """Take a local word back."""
    word = standing_words().filter(pk=word_id).first()
    if word is None:
        raise Http404
    actions.unlearn_word(by=request.user, word=word, at=request.viewer.at)
    messages.success(request, _("Taget tilbage."))
    return HttpResponseRedirect(reverse("citizens:local_words"))
