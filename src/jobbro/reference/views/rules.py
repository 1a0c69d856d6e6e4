"""The list of rules and the card of one."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.accounts.queries import rulebook_in_force
from jobbro.domain.rules import UnknownRule
from jobbro.reference.forms.rates import LocalRateForm
from jobbro.reference.forms.rules import DayForm, RuleFilterForm
from jobbro.reference.queries.card import in_words, local_rates_of, rule_card
from jobbro.reference.queries.glossary import words_then
from jobbro.reference.queries.listing import RuleFilter, RuleList, rule_list
from jobbro.reference.views.frame import address_of, frame


@guard(Permission.RULES_SEE)
def rules(request: StaffRequest) -> HttpResponse:
    """List the rules as they stand on a day."""
    book = rulebook_in_force()
    instruments = tuple(sorted({rule.instrument for rule in book}))
    form = RuleFilterForm(request.GET, today=request.viewer.today, instruments=instruments)
    asked = form.asked
    page = rule_list(book, asked, today=request.viewer.today)
    words = {"page": page, "asked": asked, "filters": _scopes(asked, page, form), "version": book.version}
    words["instruments"] = _instruments(asked, page, form)
    words["keeps_rules"] = request.user.may(Permission.RATES_ENTER) or request.user.may(Permission.RULES_SIGN_OFF)
    return render(request, "reference/rules.html", frame(request, form=form, **words), status=_status(form))


@guard(Permission.RULES_SEE)
def rule(request: StaffRequest, rule_id: str) -> HttpResponse:
    """Show the card of a rule."""
    form = DayForm(request.GET, today=request.viewer.today)
    return render(request, "reference/card.html", card_context(request, rule_id, form), status=_status(form))


def card_context(
    request: StaffRequest, rule_id: str, form: DayForm, rate_form: LocalRateForm | None = None
) -> dict[str, Any]:
    """Return what the card shows; 404 for an id that no rule has."""
    book, today = rulebook_in_force(), request.viewer.today
    try:
        card = rule_card(book, rule_id, day=form.day, today=today)
    except UnknownRule as error:
        raise Http404 from error
    rates = in_words(local_rates_of(rule_id), book) if card.takes_local_rate else []
    may_enter = card.takes_local_rate and request.user.may(Permission.RATES_ENTER)
    if may_enter and rate_form is None:
        rate_form = LocalRateForm(rule=card.rule, today=today)
    links = {"placements_url": address_of(request.user, "placements:by_rule", rule_id)}
    words = {"card": card, "rates": rates, "may_enter": may_enter, "rate_form": rate_form}
    words["words_then"] = words_then((card.rule.title, card.rule.explanation), day=form.day, today=today)
    return frame(request, form=form, **words, **links)


def _status(form: DayForm) -> int:
    return 200 if form.is_valid() else 422


def _scopes(asked: RuleFilter, page: RuleList, form: RuleFilterForm) -> list[dict[str, Any]]:
    labels = {
        "": _("Alle"),
        "gaelder": _("Gælder"),
        "mangler": _("Ikke indlæst"),
        "egen": _("Egne satser"),
        "ikke": _("Gælder ikke den dag"),
        "gammel": _("Ikke tjekket i et år"),
    }
    return [
        {
            "label": label,
            "url": _url(asked, form, vis=scope),
            "count": page.scopes[scope],
            "current": asked.scope == scope,
        }
        for scope, label in labels.items()
    ]


def _instruments(asked: RuleFilter, page: RuleList, form: RuleFilterForm) -> list[dict[str, Any]]:
    everything = ("", _("Alle ordninger"), sum(count for _name, _title, count in page.instruments))
    return [
        _choice(title, count, asked.instrument == name, _url(asked, form, ordning=name))
        for name, title, count in (everything, *page.instruments)
    ]


def _choice(label: str, count: int, current: bool, url: str) -> dict[str, Any]:
    return {"label": label, "url": url, "count": count, "current": current}


def _url(asked: RuleFilter, form: RuleFilterForm, **changed: str) -> str:
    """This list with something else chosen; the day and the words stay."""
    day = "" if asked.day == form.today else f"{asked.day:%d-%m-%Y}"
    words = {"q": asked.words, "den": day, "ordning": asked.instrument, "vis": asked.scope} | changed
    return f"?{urlencode({name: value for name, value in words.items() if value})}"
