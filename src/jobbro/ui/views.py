"""The colours of the municipality and the page that shows every component."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control

from jobbro.accounts.guards import open_page
from jobbro.ui.colours import theme_css
from jobbro.ui.forms import SampleForm, SampleRows
from jobbro.ui.samples import sample_content


@cache_control(max_age=31_536_000, public=True, immutable=True)
@open_page("A style sheet holds a colour and nothing else; log-in and link pages use it too.")
def theme(request: HttpRequest, colour: str) -> HttpResponse:
    """Answer with the custom properties of a municipal colour; the address names the colour, so it never changes."""
    return HttpResponse(theme_css(colour), content_type="text/css; charset=utf-8")


@open_page("Shows made-up examples only, and exists only in a demo.", writes=("POST",))
def component_page(request: HttpRequest) -> HttpResponse:
    """Show every component with made-up content, for review by eye and by axe."""
    sent = request.POST if request.method == "POST" else None
    form, rows = SampleForm(sent), SampleRows(sent, prefix="rows")
    refused = sent is not None and not (form.is_valid() and rows.is_valid())
    content = sample_content(timezone.localtime()) | {"form": form, "formset": rows}
    return render(request, "ui/pages/components.html", content, status=422 if refused else 200)
