"""Saving one card, one frame or one corrected sentence at a time, with and without JavaScript."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from jobbro.accounts.guards import StaffRequest, guard
from jobbro.accounts.permissions import Permission
from jobbro.citizens.actions import NothingSaid, PrivateWords, send_to_cv
from jobbro.citizens.queries import get_fact_for
from jobbro.library import frames
from jobbro.library.question_files import Deck, TalkPart
from jobbro.meetings import actions
from jobbro.meetings.access import get_conversation_for
from jobbro.meetings.forms import CardForm, FrameForm, PlayBackForm
from jobbro.meetings.models import Conversation
from jobbro.meetings.queries.cards import NOTHING, answers_in, decks_for, states
from jobbro.meetings.queries.page import facts_of_talk
from jobbro.meetings.views.drawing import draw_part
from jobbro.meetings.views.talks import closed_words, place
from jobbro.ui.conflict import chosen, conflict_page, in_words, version_sent
from jobbro.ui.wording import long_day

SCRIPT = "X-Autosave"


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def answer(request: StaffRequest, citizen_id: UUID, conversation_id: UUID, card_id: str) -> HttpResponse:
    """Save what stands on a card."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    deck = _deck_of(request, card_id)
    card = next(card for card in deck.cards if card.id == card_id)
    state = states(request.viewer, answers_in(request.viewer, talk)).get(card_id, NOTHING)
    if state.is_closed:
        raise Http404
    form = CardForm(chosen(request.POST), card=card, state=state)
    if not form.is_valid():
        return _mend(request, talk, deck.part, form)
    version = version_sent(request, missing=0)
    try:
        actions.save_answer(
            by=request.user, conversation=talk, card=card, said=form.said(), edit_version=version, at=request.viewer.at
        )
    except actions.SaidMeanwhile as late:
        return _both(request, form, late)
    except actions.ConversationClosed:
        return _refuse(request, talk, deck.part)
    return _saved(request, talk, deck.part, card_id)


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def frame(request: StaffRequest, citizen_id: UUID, conversation_id: UUID, frame_id: str) -> HttpResponse:
    """Note that a frame was gone through, with the citizen's own remark beside it."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    text = frames().get(frame_id)
    form = FrameForm(chosen(request.POST))
    if text is None:
        raise Http404
    if not form.is_valid():
        return draw_part(request, talk, TalkPart.TOPICS, bound=form, status=422)
    try:
        actions.review_frame(
            by=request.user,
            conversation=talk,
            frame=text,
            comment=form.cleaned_data["comment"],
            edit_version=version_sent(request, missing=0),
            on_date=request.viewer.today,
            at=request.viewer.at,
        )
    except actions.SaidMeanwhile as late:
        return _both(request, form, late)
    except actions.ConversationClosed:
        return _refuse(request, talk, TalkPart.TOPICS)
    messages.success(request, _("Noteret: I har gennemgået «%(title)s».") % {"title": text.title})
    return HttpResponseRedirect(place(talk, TalkPart.TOPICS) + f"#ramme-{frame_id}")


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def play_back(request: StaffRequest, citizen_id: UUID, conversation_id: UUID, fact_id: UUID) -> HttpResponse:
    """Keep a fact in the words that the citizen corrected, and only in those."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    fact = get_fact_for(request.viewer, citizen_id, fact_id)
    form = PlayBackForm(chosen(request.POST))
    if fact.pk not in facts_of_talk(talk):
        raise Http404
    if not form.is_valid():
        refused = _("Skriv, hvad borgeren siger ja til.")
        return draw_part(request, talk, TalkPart.AGREED, refused=refused, status=422)
    wording, version = form.cleaned_data["wording"], version_sent(request, missing=0)
    try:
        actions.play_back(
            by=request.user, conversation=talk, fact=fact, wording=wording, edit_version=version, at=request.viewer.at
        )
    except actions.SaidMeanwhile as late:
        return _both(request, form, late)
    except actions.ConversationClosed:
        return _refuse(request, talk, TalkPart.AGREED)
    messages.success(request, _("Gemt med borgerens egne ord."))
    return HttpResponseRedirect(place(talk, TalkPart.AGREED) + "#laest-op")


@guard(Permission.CITIZEN_EDIT, reads=(), writes=["POST"])
def to_cv(request: StaffRequest, citizen_id: UUID, conversation_id: UUID, fact_id: UUID) -> HttpResponse:
    """Lay a sentence from the talk in the CV's inbox, with the way back to the talk."""
    talk = get_conversation_for(request.viewer, citizen_id, conversation_id)
    fact = get_fact_for(request.viewer, citizen_id, fact_id)
    if fact.pk not in facts_of_talk(talk):
        raise Http404
    said_in, address = _("Samtale %(day)s") % {"day": long_day(talk.held_on)}, place(talk, TalkPart.AGREED)
    by, who, at = request.user, talk.citizen, request.viewer.at
    try:
        send_to_cv(by=by, citizen=who, sentence=fact.wording, said_in=said_in, address=address, at=at)
    except (PrivateWords, NothingSaid) as refusal:
        return draw_part(request, talk, TalkPart.AGREED, refused=_not_for_a_cv(refusal), status=422)
    messages.success(request, _("Lagt i CV'ets indbakke."))
    return HttpResponseRedirect(address + "#laest-op")


def _not_for_a_cv(refusal: PrivateWords | NothingSaid) -> str:
    if isinstance(refusal, PrivateWords):
        words = {"words": refusal.found[0].words}
        return _("Sætningen fortæller noget privat: «%(words)s». Den er ikke lagt i CV'et.") % words
    return _("Sætningen er for lang til et CV. Skriv den kortere først.")


def _deck_of(request: StaffRequest, card_id: str) -> Deck:
    """Return the deck of a card that this reader may use; 404 otherwise."""
    found = (deck for part in TalkPart for deck in decks_for(request.viewer, part))
    deck = next((deck for deck in found if any(card.id == card_id for card in deck.cards)), None)
    if deck is None:
        raise Http404
    return deck


def _by_script(request: StaffRequest) -> bool:
    return SCRIPT in request.headers


def _saved(request: StaffRequest, talk: Conversation, part: TalkPart, card_id: str) -> HttpResponse:
    """Tell the page's script what the card's form should carry now; without a script, go back to the card."""
    if not _by_script(request):
        return HttpResponseRedirect(place(talk, part) + f"#kort-{card_id}")
    state = states(request.viewer, answers_in(request.viewer, talk)).get(card_id, NOTHING)
    return JsonResponse({"edit_version": state.version, "shown": ",".join(sorted(state.ticked))})


def _mend(request: StaffRequest, talk: Conversation, part: TalkPart, form: CardForm) -> HttpResponse:
    if not _by_script(request):
        return draw_part(request, talk, part, bound=form, status=422)
    said = [str(text) for texts in form.errors.values() for text in texts]
    return JsonResponse({"text": " ".join(said)}, status=422)


def _both(request: StaffRequest, form: Form, late: actions.SaidMeanwhile) -> HttpResponse:
    """Show both texts; the page's script offers the way there and keeps what was typed until then."""
    if _by_script(request):
        named = [bound for bound in form if bound.name in late.saved and not bound.is_hidden]
        words = [in_words(bound.field, late.saved[bound.name]) for bound in named]
        who = late.saved_by or _("En kollega")
        said = _("%(who)s har skrevet her imens. Vælg, hvad der skal stå.") % {"who": who}
        now = {"saved": late.saved, "words": " · ".join(word for word in words if word)}
        return JsonResponse({"text": said, "edit_version": late.edit_version} | now, status=409)
    return conflict_page(
        request, form, late.saved, edit_version=late.edit_version, saved_by=late.saved_by, saved_at=late.saved_at
    )


def _refuse(request: StaffRequest, talk: Conversation, part: TalkPart) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"text": closed_words()}, status=422)
    return draw_part(request, talk, part, refused=closed_words(), status=422)
