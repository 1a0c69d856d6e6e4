"""What several talks show together: scores over time, the first word about paid hours, the kinds of question."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from jobbro.citizens.models import Citizen
from jobbro.library import questions
from jobbro.library.question_files import Deck, Quadrant, TalkPart
from jobbro.meetings.models import CardAnswer, Conversation, TalkPurpose

# Choices of ours, not law: when a fall is worth a question, when belief is low, when a talk asks little of new thought.
FALL_WORTH_A_QUESTION = 3
LOW_BELIEF = 3
FEWEST_COMPLEX_PERCENT = 25
TALKS_BEFORE_REMINDER = 2
BELIEF_CARD = "believes"
KIND_NAMES = {
    Quadrant.PAST_SIMPLE: _("Fortid, enkle"),
    Quadrant.PAST_COMPLEX: _("Fortid, komplekse"),
    Quadrant.FUTURE_COMPLEX: _("Fremtid, komplekse"),
    Quadrant.FUTURE_SIMPLE: _("Fremtid, enkle"),
}
PAID_HOURS = ("paid-hours", "mentioned")


class Mark(NamedTuple):
    """A score or a tick, and the day of its talk."""

    card: str
    option: str
    score: int | None
    day: date


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One question's scores over the talks, the oldest first."""

    card: str
    ask: str
    scores: tuple[tuple[date, int], ...]

    @property
    def latest(self) -> int:
        """The latest score."""
        return self.scores[-1][1]

    @property
    def before(self) -> int | None:
        """The score before the latest; None for the first."""
        return self.scores[-2][1] if len(self.scores) > 1 else None

    @property
    def has_fallen(self) -> bool:
        """Whether it fell so much since last time that it is worth a talk."""
        return self.before is not None and self.before - self.latest >= FALL_WORTH_A_QUESTION


@dataclass(frozen=True, slots=True)
class PaidHours:
    """When paid hours were first spoken of, and whether it is time to remind of it."""

    first_on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of question: its name, how many were used, and their part of all in percent."""

    name: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class Balance:
    """How many cards of each kind were used in a talk; for the one who held it and nobody else."""

    lines: tuple[KindLine, ...]
    complex_percent: int
    nudge: bool

    @property
    def total(self) -> int:
        """All cards with a kind that were used."""
        return sum(line.count for line in self.lines)


def conversations_of(citizen: Citizen) -> tuple[Conversation, ...]:
    """Return the talks with a citizen who came through the door, the latest first, each with its `open_tasks`."""
    rows = Conversation.objects.filter(citizen=citizen).select_related("begun_by")
    counted = rows.annotate(open_tasks=Count("tasks", filter=Q(tasks__done_on__isnull=True)))
    return tuple(counted.order_by("-held_on", "-begun_at"))


def marks_of(citizen: Citizen) -> tuple[Mark, ...]:
    """Return every score and every tick about paid hours over all talks, the oldest first."""
    rows = CardAnswer.objects.filter(
        Q(score__isnull=False) | Q(card=PAID_HOURS[0], option=PAID_HOURS[1]), conversation__citizen=citizen
    ).order_by("conversation__held_on", "conversation__begun_at")
    return tuple(Mark(*row) for row in rows.values_list("card", "option", "score", "conversation__held_on"))


def scores_in(marks: Iterable[Mark], decks: Iterable[Deck]) -> tuple[ScoreLine, ...]:
    """Return the scores of these decks' cards; cards without a score are left out."""
    found: dict[str, list[tuple[date, int]]] = {}
    for mark in marks:
        if mark.score is not None:
            found.setdefault(mark.card, []).append((mark.day, mark.score))
    cards = (card for deck in decks for card in deck.cards if card.scale)
    return tuple(ScoreLine(card.id, card.ask, tuple(found[card.id])) for card in cards if card.id in found)


def scale_decks() -> tuple[Deck, ...]:
    """Return the decks with scales that everybody who hears the talk may see."""
    decks = (deck for part in TalkPart for deck in questions().decks_of(part) if not deck.not_for_decisions)
    return tuple(deck for deck in decks if any(card.scale for card in deck.cards))


def is_little(belief: int | None) -> bool:
    """Test whether the citizen's own belief is so low that few hours are the way to begin."""
    return belief is not None and belief <= LOW_BELIEF


def paid_hours(marks: Iterable[Mark], talks: Sequence[Conversation]) -> PaidHours:
    """Return the first day on which paid hours were spoken of; late when two talks are closed without (R-047)."""
    first = next((mark.day for mark in marks if (mark.card, mark.option) == PAID_HOURS), None)
    closed = sum(1 for talk in talks if talk.closed_at is not None)
    return PaidHours(first, is_late=first is None and closed >= TALKS_BEFORE_REMINDER)


def balance(purpose: str, used: Iterable[str]) -> Balance:
    """Count the kinds of the used cards; nudge only where new perspectives are the aim (R-059)."""
    bank = questions()
    cards = [card for card in (bank.card(card_id) for card_id in used) if card is not None]
    kinds = Counter(card.quadrant for card in cards if card.quadrant)
    total = sum(kinds.values())
    complex_ones = sum(count for kind, count in kinds.items() if kind.is_complex)
    percent = complex_ones * 100 // total if total else 0
    few = total > 0 and complex_ones * 100 < FEWEST_COMPLEX_PERCENT * total
    lines = (KindLine(str(KIND_NAMES[kind]), kinds[kind], kinds[kind] * 100 // (total or 1)) for kind in Quadrant)
    return Balance(tuple(lines), percent, nudge=few and purpose == TalkPurpose.PERSPECTIVES)
