"""What stands on each card of a talk, as this reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Fact
from jobbro.citizens.queries import may_reach, reader_of
from jobbro.citizens.queries.facts import with_readers
from jobbro.domain.disclosure import Audience
from jobbro.library import questions
from jobbro.library.question_files import Deck, TalkPart
from jobbro.meetings.actions.answers import version_of, words_of
from jobbro.meetings.models import CardAnswer, Conversation


@dataclass(frozen=True, slots=True)
class CardState:
    """What is stored for a card; `is_closed` when a colleague's words may not reach this reader."""

    text: str = ""
    score: int | None = None
    skipped: str = ""
    ticked: frozenset[str] = frozenset()
    version: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None
    is_closed: bool = False

    @property
    def is_used(self) -> bool:
        """Whether the card was asked: answered in some way and not skipped."""
        return bool(self.text or self.score is not None or self.ticked or self.is_closed)


NOTHING = CardState()


def answers_in(viewer: Viewer, conversation: Conversation) -> tuple[CardAnswer, ...]:
    """Return every answer of a talk with what it became, and a fact's readers where the viewer needs a ground."""
    rows = conversation.answers.select_related("changed_by", "goal").order_by("changed_at", "id")
    if _reads_all(viewer):
        return tuple(rows.select_related("fact"))
    return tuple(rows.prefetch_related(Prefetch("fact", queryset=with_readers(Fact.objects.all()))))


def states(viewer: Viewer, answers: Iterable[CardAnswer]) -> dict[str, CardState]:
    """Return what stands on each card that has an answer, by the card's id."""
    by_card: dict[str, list[CardAnswer]] = {}
    for answer in answers:
        by_card.setdefault(answer.card, []).append(answer)
    return {card: _state(viewer, rows) for card, rows in by_card.items()}


def decks_for(viewer: Viewer, part: TalkPart) -> tuple[Deck, ...]:
    """Return the decks of a part; those that are no business of a decision are kept from caseworkers."""
    reads_all = _reads_all(viewer)
    return tuple(deck for deck in questions().decks_of(part) if reads_all or not deck.not_for_decisions)


def readable(viewer: Viewer, fact: Fact | None) -> bool:
    """Test whether the words of a fact may reach the viewer; no fact is no secret."""
    return fact is None or _reads_all(viewer) or (viewer.user is not None and may_reach(reader_of(viewer.user), fact))


def _reads_all(viewer: Viewer) -> bool:
    return viewer.user is not None and reader_of(viewer.user) == Audience.CONSULTANT


def _state(viewer: Viewer, rows: list[CardAnswer]) -> CardState:
    words = next((row for row in rows if not row.option), None)
    is_open = all(readable(viewer, row.fact) for row in rows)
    ticked = frozenset(row.option for row in rows if row.option and readable(viewer, row.fact))
    if words is None or not is_open:
        return CardState(ticked=ticked if is_open else frozenset(), is_closed=not is_open)
    return CardState(
        text=words_of(words),
        score=words.score,
        skipped=words.skipped,
        ticked=ticked,
        version=version_of(words),
        changed_by=words.changed_by.full_name,
        changed_at=words.changed_at,
    )
