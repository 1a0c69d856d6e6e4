"""What the pages of a conversation show."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen, Fact, FactKind
from jobbro.citizens.queries.facts import with_readers
from jobbro.citizens.queries.summary import Summary, summary_of
from jobbro.library import checklist, frames, questions
from jobbro.library.question_files import Deck, Frame, TalkPart
from jobbro.meetings.access import hears
from jobbro.meetings.actions.answers import words_of
from jobbro.meetings.models import ActivityReason, CardAnswer, Conversation, FrameReview, Owner, TalkTask
from jobbro.meetings.queries.cards import NOTHING, CardState, answers_in, decks_for, readable, states
from jobbro.meetings.queries.history import (
    BELIEF_CARD,
    Balance,
    PaidHours,
    ScoreLine,
    balance,
    conversations_of,
    is_little,
    marks_of,
    paid_hours,
    scale_decks,
    scores_in,
)

AGENDA = "conversation-agenda"
SMALL_STEP, SUMMARY = "small-step", "summary"
EARLY = (TalkPart.TOPICS, TalkPart.WISHES)


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A talk in the list; what was said is one link away for those who may hear it."""

    conversation: Conversation
    hears: bool
    open_tasks: int


@dataclass(frozen=True, slots=True)
class TalksPage:
    """The list of a citizen's talks."""

    summary: Summary
    lines: tuple[TalkLine, ...]
    paid_hours: PaidHours
    scores: tuple[ScoreLine, ...]
    believes_little: bool
    fallen: tuple[ScoreLine, ...]


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A frame, when it was gone through in this talk, and when it last was in any."""

    frame: Frame
    review: FrameReview | None
    last: FrameReview | None

    @property
    def is_newer(self) -> bool:
        """Whether the text has changed since it was gone through."""
        return self.last is not None and self.last.version != self.frame.version

    @property
    def is_new(self) -> bool:
        """Whether the text as it reads now is still to be gone through with the citizen."""
        return self.last is None or self.is_newer

    @property
    def version(self) -> int:
        """Which version of the citizen's remark is stored; 0 for none."""
        return self.review.edit_version if self.review else 0


@dataclass(frozen=True, slots=True)
class PlayedBack:
    """A fact from the talk, to be read aloud and corrected by the citizen."""

    fact: Fact
    kind: str

    @property
    def fits_cv(self) -> bool:
        """Whether it can stand in a CV: what one wants, can and has done, never a need or the background."""
        return self.fact.kind in {FactKind.WISH, FactKind.SKILL, FactKind.EVERYDAY, FactKind.CV}


@dataclass(frozen=True, slots=True)
class PartPage:
    """Everything that a part of a talk shows besides the cards' forms."""

    part: TalkPart
    title: str
    text: str
    steps: tuple[dict[str, str], ...]
    states: dict[str, CardState]
    frames: tuple[FrameLine, ...]
    tasks: tuple[TalkTask, ...]
    activities: tuple[ActivityReason, ...]
    play_back: tuple[PlayedBack, ...]
    meaning: tuple[ScoreLine, ...]
    fallen: tuple[ScoreLine, ...]
    believes_little: bool
    balance: Balance | None
    next_part: TalkPart | None


def talks_page(viewer: Viewer, citizen: Citizen) -> TalksPage:
    """Return the list of a citizen's talks with what they show together."""
    talks, marks = conversations_of(citizen), marks_of(citizen)
    lines = tuple(TalkLine(talk, hears(viewer, talk), getattr(talk, "open_tasks", 0)) for talk in talks)
    heard = any(line.hears for line in lines)
    scores = scores_in(marks, scale_decks()) if heard else ()
    meaning = scores_in(marks, _meaning_decks(viewer)) if heard else ()
    facts = with_readers(Fact.objects.filter(citizen=citizen, is_current=True))
    return TalksPage(
        summary=summary_of(viewer, citizen, tuple(facts)),
        lines=lines,
        paid_hours=paid_hours(marks, talks),
        scores=scores,
        believes_little=any(line.card == BELIEF_CARD and is_little(line.latest) for line in scores),
        fallen=tuple(line for line in meaning if line.has_fallen),
    )


def part_page(viewer: Viewer, conversation: Conversation, part: TalkPart) -> PartPage:
    """Return a part of a talk that came through the door."""
    answers = answers_in(viewer, conversation)
    stored = states(viewer, answers)
    tasks = tasks_of(conversation) if part is TalkPart.AGREED else ()
    is_own = viewer.user is not None and conversation.begun_by_id == viewer.user.pk
    title, text = _words(part)
    meaning = _meaning(viewer, conversation) if part is TalkPart.AGREED else ()
    used = [card for card, state in stored.items() if state.is_used]
    return PartPage(
        part=part,
        title=title,
        text=text,
        steps=_steps(conversation, part, stored),
        states=stored,
        frames=_frames(conversation) if part is TalkPart.TOPICS else (),
        tasks=tasks,
        activities=tuple(conversation.activities.order_by("activity")) if part is TalkPart.EFFORTS else (),
        play_back=_to_play_back(viewer, answers) if part is TalkPart.AGREED else (),
        meaning=meaning,
        fallen=tuple(line for line in meaning if line.has_fallen),
        believes_little=part in EARLY and is_little(stored.get(BELIEF_CARD, NOTHING).score),
        balance=balance(conversation.purpose, used) if part is TalkPart.CARDS and is_own else None,
        next_part=_after(part),
    )


@dataclass(frozen=True, slots=True)
class AgreedPage:
    """What was agreed in a talk, as the citizen takes it home."""

    talk: Conversation
    tasks: tuple[tuple[str, tuple[TalkTask, ...]], ...]
    small_step: str
    summary: str
    activities: tuple[ActivityReason, ...]
    frames: tuple[FrameLine, ...]
    hears: bool


def agreed_page(viewer: Viewer, conversation: Conversation) -> AgreedPage:
    """Return what was agreed; the small step and the reasons only for those who may hear the talk."""
    inside = hears(viewer, conversation)
    tasks = tasks_of(conversation)
    names = {**dict(Owner.choices), "": _("Mangler at blive aftalt")}
    grouped = ((str(name), tuple(task for task in tasks if task.owner == owner)) for owner, name in names.items())
    answers = answers_in(viewer, conversation) if inside else ()
    return AgreedPage(
        talk=conversation,
        tasks=tuple((name, lines) for name, lines in grouped if lines),
        small_step=next((words_of(row) for row in answers if row.card == SMALL_STEP), ""),
        summary=next((words_of(row) for row in answers if row.card == SUMMARY), ""),
        activities=tuple(conversation.activities.order_by("activity")) if inside else (),
        frames=tuple(line for line in _frames(conversation) if line.review) if inside else (),
        hears=inside,
    )


def tasks_of(conversation: Conversation) -> tuple[TalkTask, ...]:
    """Return what was agreed: the citizen's own first, then by day; a task that lacks somebody comes last."""
    owners = list(Owner.values)
    rows = conversation.tasks.all()
    return tuple(
        sorted(rows, key=lambda row: (owners.index(row.owner) if row.owner else len(owners), str(row.due_on or "9999")))
    )


def facts_of_talk(conversation: Conversation) -> frozenset[UUID]:
    """Return the ids of the facts that this talk has given."""
    return frozenset(conversation.answers.filter(fact__isnull=False).values_list("fact", flat=True))


def _meaning(viewer: Viewer, conversation: Conversation) -> tuple[ScoreLine, ...]:
    decks = _meaning_decks(viewer)
    return scores_in(marks_of(conversation.citizen), decks) if decks else ()


def _meaning_decks(viewer: Viewer) -> tuple[Deck, ...]:
    return tuple(deck for deck in decks_for(viewer, TalkPart.AGREED) if deck.not_for_decisions)


def _words(part: TalkPart) -> tuple[str, str]:
    if part is TalkPart.CARDS:
        return _("Spørgekort"), _("Vælg et spørgsmål, når samtalen har brug for det.")
    point = next(point for point in checklist(AGENDA).points if point.id == part.value)
    return point.title, point.text


def _steps(conversation: Conversation, here: TalkPart, stored: dict[str, CardState]) -> tuple[dict[str, str], ...]:
    bank, lines = questions(), []
    for part in TalkPart:
        cards = [card.id for deck in bank.decks_of(part) for card in deck.cards]
        used = sum(1 for card in cards if card in stored)
        state = "current" if part is here else "done" if used else "open"
        note = _("%(used)s noteret") % {"used": used} if used else ""
        url = reverse("meetings:part", args=[conversation.citizen.pk, conversation.pk, part.value])
        label = _("Spørg") if part is TalkPart.CARDS else _words(part)[0]
        lines.append({"label": label, "url": url, "state": state, "note": note})
    return tuple(lines)


def _after(part: TalkPart) -> TalkPart | None:
    order = list(TalkPart)[:-1]
    at = order.index(part) + 1 if part in order else len(order)
    return order[at] if at < len(order) else None


def _frames(conversation: Conversation) -> tuple[FrameLine, ...]:
    of_citizen = FrameReview.objects.filter(conversation__citizen=conversation.citizen)
    reviews = tuple(of_citizen.order_by("gone_through_on", "pk"))
    last = {review.frame: review for review in reviews}
    here = {review.frame: review for review in reviews if review.conversation_id == conversation.pk}
    return tuple(FrameLine(frame, here.get(frame.id), last.get(frame.id)) for frame in frames().values())


def _to_play_back(viewer: Viewer, answers: Sequence[CardAnswer]) -> tuple[PlayedBack, ...]:
    facts = {answer.fact.pk: answer.fact for answer in answers if answer.fact and answer.fact.is_current}
    return tuple(PlayedBack(fact, FactKind(fact.kind).label) for fact in facts.values() if readable(viewer, fact))
