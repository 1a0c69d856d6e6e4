"""Pages of the frame itself: colour, problems, «om», «tilgængelighed», and every component on one page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache

from jobbro.accounts.guards import open_page
from jobbro.accounts.middleware import not_saved
from jobbro.ui.colours import theme_css
from jobbro.ui.conflict import chosen, conflict_page
from jobbro.ui.forms import SampleForm, SampleRows
from jobbro.ui.samples import sample_content

# Never shown back: secrets, and fields that the page put in by itself.
HIDDEN_WORDS = ("password", "token", "csrf", "edit_version", "TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM", "MAX_NUM")


@cache_control(max_age=31_536_000, public=True, immutable=True)
@open_page("A style sheet holds a colour and nothing else; log-in and link pages use it too.")
def theme(request: HttpRequest, colour: str) -> HttpResponse:
    """Answer with the custom properties of a municipal colour; the address names the colour, so it never changes."""
    return HttpResponse(theme_css(colour), content_type="text/css; charset=utf-8")


@open_page("The law on web accessibility asks for a statement that everybody can read.")
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible Jobbro is, what is known to fall short, and whom to tell."""
    return render(request, "ui/pages/accessibility.html")


@open_page("Says what Jobbro is and whose work it stands on; holds nothing about anybody.")
def about(request: HttpRequest) -> HttpResponse:
    """Say what Jobbro is and whose work it stands on."""
    return render(request, "ui/pages/about.html")


@open_page("Shows made-up examples only, and exists only in a demo.", writes=("POST",))
def component_page(request: HttpRequest) -> HttpResponse:
    """Show every component with made-up content, for review by eye and by axe."""
    sent = chosen(request.POST) if request.method == "POST" else None
    form, rows = SampleForm(sent), SampleRows(sent, prefix="rows")
    if sent is not None and "show_conflict" in sent:
        saved = {"name": "Birk Have", "hours": 9, "text": "Vi mødes hver onsdag.", "kind": "paid"}
        at = timezone.localtime()
        return conflict_page(request, form, saved, edit_version=2, saved_by="Jonas", saved_at=at)
    refused = sent is not None and not (form.is_valid() and rows.is_valid())
    content = sample_content(timezone.localtime()) | {"form": form, "formset": rows}
    return render(request, "ui/pages/components.html", content, status=422 if refused else 200)


@login_not_required
@never_cache
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose page is too old (CSRF): nothing is saved, and what was typed is shown to be copied."""
    typed = [
        "\n".join(values)
        for name, values in request.POST.lists()
        if any(values) and not any(word in name for word in HIDDEN_WORDS)
    ]
    return render(request, "403_csrf.html", {"typed": typed}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read; one that is too large is told so, and a session that was not saved too."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        megabytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024
        return HttpResponse(render_to_string("413.html", {"megabytes": megabytes}), status=413)
    return not_saved(exception) or HttpResponse(render_to_string("400.html"), status=400)
