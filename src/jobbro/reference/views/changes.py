"""What has changed, what is coming, and what this colleague has not read yet."""

from collections import Counter
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force, signed_sets
from jobbro.reference.queries.changes import RuleChange, changes_between, expected_changes, read_by, unread_changes
from jobbro.reference.reading import mark_read
from jobbro.reference.views.frame import frame

_BEGINNING, _END = date(1990, 1, 1), date(2100, 1, 1)


@guard(Permission.RULES_SEE)
def changes(request: StaffRequest) -> HttpResponse:
    """Tell what is new since last, what is expected, and what changed in one year: `aar`, or the latest."""
    book, today = rulebook_in_force(), request.viewer.today
    all_changes = changes_between(_BEGINNING, _END, book=book)
    past = [change for change in all_changes if change.day <= today]
    years = _years(past)
    year = _chosen(request.GET.get("aar", ""), years)
    words = {
        "read": read_by(request.viewer),
        "unread": _by_day(unread_changes(request.viewer, book=book)),
        "coming": _by_day(change for change in all_changes if change.day > today),
        "expected": _by_day(expected_changes(today, book=book, signed=signed_sets())),
        "years": [
            {"label": str(one), "url": f"?aar={one}#alle", "count": n, "current": one == year}
            for one, n in years.items()
        ],
        "year": year,
        "of_year": _by_day(change for change in past if change.day.year == year),
    }
    return render(request, "reference/changes.html", frame(request, **words))


@guard(Permission.RULES_SEE, reads=(), writes=["POST"])
def changes_read(request: StaffRequest) -> HttpResponse:
    """Remember that this colleague has read what is new."""
    mark_read(by=request.user, book=rulebook_in_force(), at=request.viewer.at)
    messages.success(request, _("Det er noteret. Næste gang ser du kun det, der er kommet til."))
    return redirect("reference:changes")


def _by_day(found: Any) -> list[tuple[date, list[RuleChange]]]:
    ordered = sorted(found, key=lambda change: change.day, reverse=True)
    return [(day, list(group)) for day, group in groupby(ordered, key=lambda change: change.day)]


def _years(found: list[RuleChange]) -> dict[int, int]:
    """Years with changes, the latest first, and how many there were."""
    return dict(sorted(Counter(change.day.year for change in found).items(), reverse=True))


def _year_links(years: dict[int, int], shown: int | None) -> list[dict[str, Any]]:
    return [
        {"label": str(year), "url": f"?aar={year}#alle", "count": number, "current": year == shown}
        for year, number in years.items()
    ]


def _chosen(typed: str, years: dict[int, int]) -> int | None:
    """The year that the address names; 404 for one without changes."""
    if not typed:
        return next(iter(years), None)
    chosen = next((year for year in years if str(year) == typed), None)
    if chosen is None:
        raise Http404
    return chosen
