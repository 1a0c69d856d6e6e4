"""A sheet to leave with a company that is used to free interns: what a practice is for, by the law of a day (R-029)."""

from django.http import HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.models.municipality import the_municipality
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_at
from jobbro.reference.forms.rules import DayForm
from jobbro.reference.queries.toolbox import rule_lines
from jobbro.reference.views.frame import frame

RULES = (
    "practice.purposes",
    "practice.only_if_hard_to_place",
    "practice.length.short",
    "practice.length.long",
    "hybrid.other_function",
    "hybrid.documents",
    "ratio.minimum",
)


@guard(Permission.RULES_SEE)
def practice_explained(request: StaffRequest) -> HttpResponse:
    """Explain a practice with a direction on one sheet, with the rules of a day."""
    form, sender = DayForm(request.GET, today=request.viewer.today), the_municipality()
    rules = rule_lines(RULES, rulebook_at(sender.rulebook_stamp), day=form.day)
    status = 200 if form.is_valid() else 422
    words = frame(request, form=form, rules=rules, sender=sender)
    return render(request, "reference/practice_explained.html", words, status=status)
