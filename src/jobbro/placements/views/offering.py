"""«Hvad kan jeg tilbyde nu?»: the question, the sheet for the meeting, and choosing a tool (R-021 to R-024)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company
from jobbro.library import toolboxes
from jobbro.placements import actions
from jobbro.placements.access import get_placement_for
from jobbro.placements.forms.offering import OfferDayForm, OfferFactsForm, ToolChoiceForm, words_to_begin_with
from jobbro.placements.models import Placement
from jobbro.placements.queries import meeting, offering, preparing, promises
from jobbro.ui.addresses import row_id
from jobbro.ui.once import once
from jobbro.ui.problems import problem_page


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom and for which day it is asked."""

    people: meeting.MeetingPage
    placement: Placement | None
    day: date
    day_form: OfferDayForm

    @property
    def company(self) -> Company | None:
        """The company, if one is chosen."""
        return self.people.company

    @property
    def citizen(self) -> Citizen | None:
        """The citizen, if one is chosen."""
        return self.people.citizen

    @property
    def whom(self) -> str:
        """Whom answers are about, so that they are never taken for somebody else's."""
        return f"{self.company.pk if self.company else ''}:{self.citizen.pk if self.citizen else ''}"

    @property
    def lacks_course(self) -> bool:
        """Whether a citizen and a company are chosen, but no course on which a choice could be written."""
        return self.citizen is not None and self.company is not None and self.placement is None

    @property
    def kept(self) -> dict[str, str]:
        """What the address and the forms carry along."""
        kept = {
            "virksomhed": str(self.company.pk) if self.company else "",
            "borger": str(self.citizen.pk) if self.citizen else "",
            "forloeb": str(self.placement.pk) if self.placement else "",
            "den": f"{self.day:%d-%m-%Y}" if self.day_form.is_valid() and self.day_form.cleaned_data["den"] else "",
        }
        return {name: value for name, value in kept.items() if value}

    @property
    def tail(self) -> str:
        """The address of the same question."""
        return f"?{urlencode(self.kept)}" if self.kept else ""


@guard(Permission.PLACEMENT_SEE, reads=("GET", "POST"))
def offer(request: StaffRequest) -> HttpResponse:
    """Show all entries of the toolboxes for a company, a citizen and a day; answers live only in the session."""
    asked = _asked(request)
    is_sent = request.method == "POST"
    form = OfferFactsForm(request.POST if is_sent else _answers(request, asked))
    is_whole = (not form.is_bound or form.is_valid()) and asked.day_form.is_valid()
    if is_sent and (is_whole or "glem" in request.POST):
        # An answer must not stand in an address, and Back must find a page that can be asked for again.
        _remember_answers(request, asked, {} if "glem" in request.POST else form.typed)
        return redirect(reverse("placements:offer") + asked.tail)
    page = _page(request, asked, form)
    may_plan = request.user.may(Permission.PLACEMENT_PLAN) and asked.company is not None
    context: dict[str, Any] = {"asked": asked, "page": page, "form": form, "questions": form.shown(page.missing)}
    context |= {"open_questions": form.left_open(page.missing), "may_plan": may_plan}
    context["may_choose"] = may_plan and not asked.lacks_course
    if asked.company and not asked.citizen:
        context["chosen"] = promises.chosen_lines(asked.company, None, request.user, request.viewer.today)
    return render(request, "placements/offering.html", context, status=200 if is_whole else 422)


@guard(Permission.PLACEMENT_SEE)
def offer_print(request: StaffRequest) -> HttpResponse:
    """Show a sheet for the employer meeting: what can be offered, without a word about any person."""
    asked = _asked(request)
    page = offering.offer_page(
        user=request.user, company=asked.company, citizen=None, placement=None, told={}, day=asked.day
    )
    every = offering.for_the_meeting(page)
    wanted = request.GET.getlist("vaerktoej")
    lines = [line for line in every if not wanted or line.card.id in wanted]
    context = {"asked": asked, "lines": lines, "every": every, "user": request.user}
    return render(request, "placements/offering_print.html", context)


@guard(Permission.PLACEMENT_SEE)
def offer_prepare(request: StaffRequest) -> HttpResponse:
    """Show at most five tools for the citizen's sorts of need, before the talk."""
    asked = _asked(request)
    kinds = preparing.kinds_of(asked.citizen, request.GET.getlist("hensyn"), request.user)
    page = _page(request, asked, OfferFactsForm())
    context = {"asked": asked, "kinds": kinds, "every": toolboxes().needs, "lines": preparing.proposed(page, kinds)}
    return render(request, "placements/offering_prepare.html", context)


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def offer_choose(request: StaffRequest) -> HttpResponse:
    """Write a tool down for the company or on the placement, after saying what exactly it is."""
    asked = _asked(request)
    facts = OfferFactsForm(request.POST)
    facts.is_valid()
    page = _page(request, asked, facts)
    line = page.line(request.POST.get("vaerktoej", ""))
    if line is None or asked.company is None:
        return problem_page(request, 422)
    is_sent = "wording" in request.POST
    if not is_sent and facts.told:
        _remember_answers(request, asked, facts.typed)
    form = ToolChoiceForm(
        request.POST if is_sent else None,
        measure=line.card.measure,
        measure_word=line.card.measure_word,
        on_placement=asked.placement is not None,
        initial={"wording": words_to_begin_with(line.card.id, line.card.title)},
    )
    if not is_sent or asked.lacks_course or not line.can_be_chosen or not form.is_valid():
        context = {"asked": asked, "line": line, "form": form, "facts": facts}
        status = 422 if is_sent or not line.can_be_chosen else 200
        return render(request, "placements/offering_choose.html", context, status=status)
    return once(request, lambda: _choose(request, asked, page, line, form), at=request.viewer.at)


def _choose(
    request: StaffRequest, asked: Asked, page: offering.OfferPage, line: offering.OfferLine, form: ToolChoiceForm
) -> str:
    assert asked.company is not None
    choice = _choice(asked, page, line, form)
    at, today = request.viewer.at, request.viewer.today
    row = actions.choose_tool(by=request.user, company=asked.company, placement=asked.placement, choice=choice, at=at)
    if "ask" in request.POST:
        actions.ask_team_lead(by=request.user, tool=row, today=today, at=at)
        messages.success(request, _("Valgt, og teamlederen er spurgt. Lov det ikke, før der er sagt ja."))
    else:
        messages.success(request, _("Valgt. Det står nu her, og er ikke lovet endnu."))
    if asked.placement:
        return reverse("placements:detail", args=[asked.placement.pk]) + "#tilbud"
    return reverse("placements:offer") + asked.tail + "#valgt"


def _choice(
    asked: Asked, page: offering.OfferPage, line: offering.OfferLine, form: ToolChoiceForm
) -> actions.ToolChoice:
    return actions.ToolChoice(
        entry_id=line.card.id,
        title=line.card.title,
        wording=form.wording_said,
        amount=form.amount_said,
        measure=str(line.card.measure or ""),
        use=form.use_said,
        answer_of_rules=str(line.verdict.text.offer) if line.verdict else "own",
        reason=line.verdict.text.reason if line.verdict else "",
        judged_on=asked.day,
        rulebook_version=page.rulebook_version,
    )


def _page(request: StaffRequest, asked: Asked, form: OfferFactsForm) -> offering.OfferPage:
    return offering.offer_page(
        user=request.user,
        company=asked.company,
        citizen=asked.citizen,
        placement=asked.placement,
        told=form.told,
        day=asked.day,
    )


_ANSWERS = "offer_answers"


def _answers(request: StaffRequest, asked: Asked) -> dict[str, str] | None:
    """What was answered last in this session, if it was about these people."""
    kept = request.session.get(_ANSWERS, {})
    return kept["typed"] if kept.get("whom") == asked.whom else None


def _remember_answers(request: StaffRequest, asked: Asked, typed: dict[str, str]) -> None:
    """Keep the answers until the next ones, or until the session ends; no answers leave nothing behind."""
    if typed:
        request.session[_ANSWERS] = {"whom": asked.whom, "typed": typed}
    else:
        request.session.pop(_ANSWERS, None)


def _asked(request: StaffRequest) -> Asked:
    """Read for whom it is asked; an id that is not the viewer's is not found."""
    given = (request.POST if request.method == "POST" else request.GET).dict()
    placement = _placement(request, given.get("forloeb", ""))
    if placement is not None:
        people = meeting.meeting_of(placement)
    else:
        people = meeting.meeting_page(request.viewer, given)
        if (given.get("borger") and people.citizen is None) or (given.get("virksomhed") and people.company is None):
            raise Http404
        # One course together is the course that is meant.
        placement = people.shared[0] if len(people.shared) == 1 else None
    day_form = OfferDayForm({"den": given.get("den", "")})
    day = day_form.cleaned_data["den"] if day_form.is_valid() else None
    return Asked(people, placement, day or request.viewer.today, day_form)


def _placement(request: StaffRequest, placement_id: str) -> Placement | None:
    if not placement_id:
        return None
    if (key := row_id(placement_id)) is None:
        raise Http404
    return get_placement_for(request.viewer, key)
