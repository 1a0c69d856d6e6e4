"""The addresses of the whole site; each app keeps its own."""

from importlib.util import find_spec

from django.urls import include, path

from jobbro.accounts import views as accounts

urlpatterns = [
    path("health", accounts.health, name="health"),
    path("konto/", include("allauth.urls")),
]
for prefix, module in (
    ("", "jobbro.dashboards.urls"),
    ("", "jobbro.ui.urls"),
    ("", "jobbro.accounts.urls"),
    ("virksomheder/", "jobbro.companies.urls"),
    ("borgere/", "jobbro.citizens.urls"),
    ("borgere/", "jobbro.progression.urls"),
    ("borgere/", "jobbro.meetings.urls"),
    ("forloeb/", "jobbro.placements.urls"),
    ("regler/", "jobbro.reference.urls"),
    ("beregnere/", "jobbro.calculators.urls"),
    ("teksttjek/", "jobbro.writing.urls"),
    ("", "jobbro.portal.urls"),
    ("opslag/", "jobbro.privacy.urls"),
):
    if find_spec(module.rpartition(".")[0]) and find_spec(module):
        urlpatterns.append(path(prefix, include(module)))

handler400 = "jobbro.ui.views.bad_request"
handler500 = "jobbro.accounts.views.server_error"
