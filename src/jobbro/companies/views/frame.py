"""What every page of one company has around it: its line, its tabs and what one may do."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest
from jobbro.accounts.permissions import Permission
from jobbro.companies.access import may_edit
from jobbro.companies.models import Company, CompanyNeed
from jobbro.companies.queries.card import Counts, counts_of, line_of
from jobbro.library import texts


def company_frame(request: StaffRequest, company: Company, **more: Any) -> dict[str, Any]:
    """Return the context of a page of the company."""
    counts = counts_of(company)
    plan_url = page_url("placements:new") if request.user.may(Permission.PLACEMENT_PLAN) else ""
    offer_url = page_url("placements:offer") if request.user.may(Permission.PLACEMENT_SEE) else ""
    arguments_url = page_url("placements:arguments", company.pk) if request.user.may(Permission.PLACEMENT_SEE) else ""
    return {
        "company": company,
        "counts": counts,
        "lead": line_of(company, today=request.viewer.today),
        "tabs": _tabs(request, company, counts),
        "may_edit": may_edit(request.viewer),
        "plan_url": f"{plan_url}?virksomhed={company.pk}" if plan_url else "",
        "offer_url": f"{offer_url}?virksomhed={company.pk}" if offer_url else "",
        "arguments_url": arguments_url,
        **more,
    }


def _tabs(request: StaffRequest, company: Company, counts: Counts) -> list[dict[str, Any]]:
    """The pages one goes to in a day's work, then the rarer ones, which a small screen folds."""
    key = [company.pk]
    tabs: list[dict[str, Any]] = [
        {"label": _("Overblik"), "url": reverse("companies:detail", args=key)},
        {"label": _("Opgaver"), "url": reverse("companies:tasks", args=key), "count": counts.tasks},
        {"label": _("Behov og tilbud"), "url": reverse("companies:needs", args=key), "count": counts.needs},
        {"label": _("Kontakt og løfter"), "url": reverse("companies:memory", args=key)},
    ]
    if request.user.may(Permission.PLACEMENT_SEE) and (url := page_url("placements:of_company", company.pk)):
        tabs.append({"label": _("Forløb"), "url": url})
    rare: list[dict[str, Any]] = [
        {"label": _("Kontaktpersoner"), "url": reverse("companies:contacts", args=key), "count": counts.contacts},
        {"label": _("Bemanding"), "url": reverse("companies:staffing", args=key)},
        {"label": _("Partnerskab"), "url": reverse("companies:partnerships", args=key), "count": counts.partnerships},
        {"label": _("Socialt ansvar"), "url": reverse("companies:responsibility", args=key)},
    ]
    return tabs + [item | {"rare": True} for item in rare]


# The estimates that can begin with a company's card: their address, and their name in content/texts.
_ESTIMATES = (
    ("rekruttering", "recruitment"),
    ("frigjort-tid", "freed_time"),
    ("bundlinje", "bottom_line"),
    ("samfund", "social_return"),
)


def estimates() -> list[dict[str, str]]:
    """Return the estimates to offer on a company's card; none where the calculators are not installed."""
    words = texts()
    found = [(slug, f"calc.{name}.title", page_url("calculators:one", slug)) for slug, name in _ESTIMATES]
    return [{"slug": slug, "label": words.say(title), "url": url} for slug, title, url in found if url]


def proposals_url(need: CompanyNeed) -> str:
    """The address of the proposals for a need; nothing where the app that knows the municipality's room is not."""
    return page_url("placements:need_proposals", need.company_id, need.pk)


def page_url(route: str, *arguments: object) -> str:
    """The address of a page of an app above this one, or nothing where that app is not installed."""
    try:
        return reverse(route, args=arguments)
    except NoReverseMatch:
        return ""


def back_to_memory(request: StaffRequest, company: Company) -> str:
    """Return where whoever told something goes on: to the day's list when that is where one came from."""
    from_day = request.GET.get("fra") == "dag" and page_url("dashboards:home")
    return from_day or reverse("companies:memory", args=[company.pk])


def form_frame(request: StaffRequest, company: Company, heading: str, **more: Any) -> dict[str, Any]:
    """Return the context of a form about the company's memory."""
    return {"company": company, "heading": heading, "back_url": back_to_memory(request, company), **more}
