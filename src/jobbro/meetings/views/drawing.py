"""Drawing a part of a talk, alone or around a form that has to be mended."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from jobbro.accounts.guards import StaffRequest
from jobbro.library.question_files import TalkPart
from jobbro.meetings.forms import ActivityForm, CardForm, FrameForm, PurposeForm, TaskForm, deck_lines
from jobbro.meetings.models import Conversation
from jobbro.meetings.queries.cards import decks_for
from jobbro.meetings.queries.page import part_page


def draw_part(
    request: StaffRequest,
    talk: Conversation,
    part: TalkPart,
    *,
    bound: Form | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """Answer with a part of a talk; a form to be mended stands in its own place with what was typed."""
    page = part_page(request.viewer, talk, part)
    card = bound if isinstance(bound, CardForm) else None
    context = {
        "citizen": talk.citizen,
        "talk": talk,
        "page": page,
        "decks": deck_lines(decks_for(request.viewer, part), page.states, bound=card),
        "purpose": PurposeForm(initial={"purpose": talk.purpose}),
        "task": bound if isinstance(bound, TaskForm) else TaskForm(held_on=talk.held_on),
        "reason": bound if isinstance(bound, ActivityForm) else ActivityForm(),
        "frames": [(line, FrameForm(auto_id=f"{line.frame.id}-%s", initial=_comment(line))) for line in page.frames],
        "bound": bound,
        "refused": refused,
    }
    return render(request, "meetings/part.html", context, status=status)


def _comment(line: object) -> dict[str, str]:
    review = getattr(line, "review", None)
    return {"comment": review.comment if review else ""}
