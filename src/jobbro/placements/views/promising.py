"""A chosen tool on its way to a promise: asked about, answered by the team lead, promised, or dropped (R-024)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.placements import actions
from jobbro.placements.access import get_offered_tool_for, get_placement_for
from jobbro.placements.forms.offering import RequestAnswerForm
from jobbro.placements.models import Approval, OfferedTool, PlacementState
from jobbro.placements.queries import asking, promises
from jobbro.ui.once import once


@guard(Permission.PLACEMENT_SEE)
def tool_requests(request: StaffRequest) -> HttpResponse:
    """List the questions about promises that wait for a yes, the most urgent first."""
    page = promises.requests_page(request.viewer)
    context = {"page": page, "may_answer": request.user.may(Permission.TEAM_OVERVIEW)}
    return render(request, "placements/tool_requests.html", context)


@guard(Permission.PLACEMENT_PLAN)
def tools(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Show what is chosen on a placement, with what may be promised, asked about or taken away."""
    placement = get_placement_for(request.viewer, placement_id)
    lines = promises.chosen_lines(placement.company, placement, request.user, request.viewer.today)
    # A locked text keeps its answers; what is promised after it is a dated addition.
    at_stake = [] if placement.state == PlacementState.LOCKED else asking.standing_approvals(placement)
    context = {"placement": placement, "lines": lines, "at_stake": at_stake}
    return render(request, "placements/tools.html", context)


@guard(Permission.TEAM_OVERVIEW)
def tool_usage(request: StaffRequest) -> HttpResponse:
    """Show how often each entry was chosen and promised; counts, no people."""
    rows = promises.usage(request.user, today=request.viewer.today)
    return render(request, "placements/tool_usage.html", {"rows": rows})


@guard(Permission.TEAM_OVERVIEW, writes=["POST"])
def tool_answer(request: StaffRequest, tool_id: UUID) -> HttpResponse:
    """Say yes or no to a question about a promise."""
    tool = get_offered_tool_for(request.viewer, tool_id)
    form = RequestAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        context = {"tool": tool, "form": form, "light": promises.light_of(tool, request.viewer.today)}
        return render(request, "placements/tool_answer.html", context, status=422 if form.is_bound else 200)

    def say() -> str:
        actions.answer_tool_request(
            by=request.user,
            tool=tool,
            says_yes=form.cleaned_data["says"] == "yes",
            answer=form.cleaned_data["answer"],
            at=request.viewer.at,
        )
        messages.success(request, _("Svaret er gemt, og konsulenten kan se det."))
        return reverse("placements:tool_requests")

    try:
        return once(request, say, at=request.viewer.at)
    except actions.NoLongerWaiting:
        messages.error(request, _("Spørgsmålet er allerede besvaret."))
        return redirect("placements:tool_requests")


@guard(Permission.PLACEMENT_PLAN, reads=(), writes=["POST"])
def tool_move(request: StaffRequest, tool_id: UUID, to: str) -> HttpResponse:
    """Ask the team lead about a chosen tool, promise it, or take it away."""
    tool = get_offered_tool_for(request.viewer, tool_id)
    before = _answers(tool)
    try:
        _move(request, tool, to)
    except KeyError as error:
        raise Http404 from error
    except actions.NeedsApproval:
        return _refused(request, tool, _("Det er ud over dit mandat. Teamlederen skal sige ja først."))
    except actions.NotAgreedWithCitizen:
        words = _("Værktøjets navn fortæller noget privat. Sæt hak ved, at borgeren er med på det.")
        return _refused(request, tool, words)
    except actions.NotOpen:
        return _refused(request, tool, _("Kommunen bruger ikke værktøjet lige nu. Se kortet."))
    except actions.NoLongerWaiting:
        messages.error(request, _("Der er sket noget siden. Siden viser, hvordan det står nu."))
    if before and not _answers(tool):
        messages.warning(request, _("Aftalen er ændret, så svarene gælder ikke længere. Spørg parterne igen."))
    return redirect(_home_of(tool))


def _answers(tool: OfferedTool) -> list[Approval]:
    return asking.standing_approvals(tool.placement) if tool.placement else []


def _move(request: StaffRequest, tool: OfferedTool, to: str) -> None:
    at, today = request.viewer.at, request.viewer.today
    match to:
        case "spoerg":
            actions.ask_team_lead(by=request.user, tool=tool, today=today, at=at)
            messages.success(request, _("Teamlederen er spurgt. Lov det ikke, før der er sagt ja."))
        case "lov":
            agreed = request.POST.get("agreed") == "1"
            actions.promise_tool(by=request.user, tool=tool, agreed_with_citizen=agreed, today=today, at=at)
            messages.success(request, _("Noteret som lovet. Nu er det vores opgave at holde det."))
        case "paa-papir" | "af-papir":
            agrees = to == "paa-papir"
            actions.note_citizen_agreement(by=request.user, tool=tool, agrees=agrees, at=at)
            said = (
                _("Nu står det i virksomhedens papirer.") if agrees else _("Nu står det ikke i virksomhedens papirer.")
            )
            messages.success(request, said)
        case "fjern":
            actions.drop_tool(by=request.user, tool=tool, at=at)
            messages.success(request, _("Taget væk igen."))
        case _:
            raise KeyError(to)


def _refused(request: StaffRequest, tool: OfferedTool, why: str) -> HttpResponse:
    line = promises.line_of(tool, request.user, request.viewer.today)
    context = {"line": line, "why": why, "back_url": _home_of(tool)}
    return render(request, "placements/tool_refused.html", context, status=422)


def _home_of(tool: OfferedTool) -> str:
    if tool.placement_id:
        return reverse("placements:tools", args=[tool.placement_id])
    return f"{reverse('placements:offer')}?virksomhed={tool.company_id}#valgt"
