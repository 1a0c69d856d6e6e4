"""Writing down what came of a card: at once, from any device, and over nobody's words unseen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.actions import FactDetails, add_fact, change_fact, retire_fact
from jobbro.citizens.models import Fact, FactKind
from jobbro.library.question_files import ASKED, Becomes, Card, Option
from jobbro.meetings.models import CardAnswer, Conversation
from jobbro.progression.actions import GoalDetails, change_goal, move_goal, set_goal
from jobbro.progression.models import CitizenGoal, GoalState

KIND_OF: dict[Becomes, FactKind] = {
    Becomes.WISH: FactKind.WISH,
    Becomes.SKILL: FactKind.SKILL,
    Becomes.EVERYDAY: FactKind.EVERYDAY,
    Becomes.CV: FactKind.CV,
    Becomes.NEED: FactKind.NEED,
    Becomes.BACKGROUND: FactKind.BACKGROUND,
}


class ConversationClosed(Exception):
    """The conversation was closed, and what was said in it stands."""


class SaidMeanwhile(Exception):
    """Somebody saved the same words after this form was opened; carries what is stored now, and by whom."""

    def __init__(
        self, saved: Mapping[str, object], *, edit_version: int, saved_by: str = "", saved_at: datetime | None = None
    ) -> None:
        super().__init__("it was saved meanwhile")
        self.saved, self.edit_version, self.saved_by, self.saved_at = saved, edit_version, saved_by, saved_at


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a card's form; `shown` are the options that were ticked when the form was opened."""

    text: str = ""
    score: int | None = None
    skipped: str = ""
    ticked: frozenset[str] = field(default_factory=frozenset)
    shown: frozenset[str] = field(default_factory=frozenset)


def version_of(answer: CardAnswer | None) -> int:
    """Return the version that a form carries: that of the row whose words they are, 0 where nothing is stored."""
    if answer is None:
        return 0
    return (answer.fact or answer.goal or answer).edit_version


def words_of(answer: CardAnswer | None) -> str:
    """Return the words of an answer, which are those of the fact or the goal that it became."""
    if answer is None:
        return ""
    became = answer.fact or answer.goal
    return became.wording if became else answer.text


@transaction.atomic
def save_answer(
    *, by: User, conversation: Conversation, card: Card, said: Said, edit_version: int, at: datetime
) -> CardAnswer | None:
    """Save what stands on a card and return the row with its words or score; None when there is none.

    The same form sent twice changes nothing. Ticks of two devices are joined; words never overwrite other words.

    :raises ConversationClosed: when the talk is closed
    :raises SaidMeanwhile: when the words or the score were changed after the form was opened
    """
    locked = open_conversation(conversation)
    rows = locked.answers.filter(card=card.id).select_related("fact__citizen", "goal__citizen", "changed_by")
    stored = {row.option: row for row in rows}
    is_changed = _save_ticks(locked, card, stored, said, by=by, at=at)
    kept = stored.get("")
    if not _says_the_same(kept, said):
        kept, is_changed = _save_words(locked, card, kept, said, edit_version=edit_version, by=by, at=at), True
    if is_changed:  # about the talk alone: what became a fact stands in the citizen's story by itself
        record(by=by.actor, at=at, action="talk.answered", about=[locked], details={"card": card.id})
    return kept


def open_conversation(conversation: Conversation) -> Conversation:
    """Return the conversation as stored, held until the transaction ends.

    :raises ConversationClosed: when it is closed
    """
    locked = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if locked.closed_at is not None:
        raise ConversationClosed
    locked.citizen = conversation.citizen
    return locked


def _save_ticks(
    talk: Conversation, card: Card, stored: dict[str, CardAnswer], said: Said, *, by: User, at: datetime
) -> bool:
    offered = {*(option.id for option in card.options), *([ASKED] if card.quadrant else [])}
    new, gone = (said.ticked & offered) - set(stored), (said.shown - said.ticked) & offered & set(stored)
    for option_id in sorted(new):
        fact = _fact_of_option(talk, card, card.option(option_id), by=by, at=at)
        CardAnswer.objects.create(
            conversation=talk, card=card.id, option=option_id, fact=fact, changed_by=by, changed_at=at
        )
    for option_id in sorted(gone):
        _take_away(stored[option_id], by=by, at=at)
    return bool(new or gone)


def _fact_of_option(talk: Conversation, card: Card, option: Option | None, *, by: User, at: datetime) -> Fact | None:
    if option is None or option.wording is None:
        return None
    return _new_fact(talk, option.becomes or card.becomes, option.wording, by=by, at=at)


def _new_fact(talk: Conversation, becomes: Becomes, wording: str, *, by: User, at: datetime) -> Fact:
    own = becomes is Becomes.BACKGROUND  # a reason to hesitate is only ever kept as the citizen's own statement
    details = FactDetails(KIND_OF[becomes], wording, talk.held_on, in_own_words=own)
    return add_fact(by=by, citizen=talk.citizen, details=details, at=at)


def _save_words(
    talk: Conversation, card: Card, stored: CardAnswer | None, said: Said, *, edit_version: int, by: User, at: datetime
) -> CardAnswer | None:
    if stored is not None and edit_version != version_of(stored):
        raise _meanwhile(stored)
    if not (said.text or said.score is not None or said.skipped):
        if stored is not None:
            _take_away(stored, by=by, at=at)
        return None
    answer = stored or CardAnswer(conversation=talk, card=card.id, edit_version=0)
    if said.text != words_of(stored):
        _write_words(answer, card.becomes, said.text, by=by, at=at)
    answer.score, answer.skipped = said.score, said.skipped
    answer.edit_version += 1
    answer.changed_by, answer.changed_at = by, at
    answer.save()
    return answer


def _write_words(answer: CardAnswer, becomes: Becomes, wording: str, *, by: User, at: datetime) -> None:
    """Put words where they belong: in the fact or the goal that they are, or else on the card itself."""
    talk = answer.conversation
    if not wording:
        _lay_away(answer, by=by, at=at)
        answer.fact, answer.goal, answer.text = None, None, ""
    elif answer.fact is not None:
        _reword_fact(answer.fact, wording, by=by, at=at)
    elif answer.goal is not None:
        _reword_goal(answer.goal, wording, by=by, at=at)
    elif becomes is Becomes.TALK or answer.text:
        answer.text = wording
    elif becomes is Becomes.GOAL:
        answer.goal = set_goal(by=by, citizen=talk.citizen, details=GoalDetails(wording, talk.held_on), at=at)
    else:
        answer.fact = _new_fact(talk, becomes, wording, by=by, at=at)


def _meanwhile(stored: CardAnswer) -> SaidMeanwhile:
    saved = {"text": words_of(stored), "score": stored.score, "skipped": stored.skipped}
    by, version = stored.changed_by.full_name, version_of(stored)
    return SaidMeanwhile(saved, edit_version=version, saved_by=by, saved_at=stored.changed_at)


def _says_the_same(stored: CardAnswer | None, said: Said) -> bool:
    now = (words_of(stored), stored.score, stored.skipped) if stored else ("", None, "")
    return now == (said.text, said.score, said.skipped)


def _reword_fact(fact: Fact, wording: str, *, by: User, at: datetime) -> None:
    details = FactDetails(fact.kind, wording, fact.noted_on, measure=fact.measure, in_own_words=fact.in_own_words)
    change_fact(by=by, fact=fact, details=details, edit_version=fact.edit_version, at=at)


def _reword_goal(goal: CitizenGoal, wording: str, *, by: User, at: datetime) -> None:
    now = {part.name: getattr(goal, part.name) for part in fields(GoalDetails)}
    details = GoalDetails(**(now | {"wording": wording}))
    change_goal(by=by, goal=goal, details=details, edit_version=goal.edit_version, at=at)


def _take_away(answer: CardAnswer, *, by: User, at: datetime) -> None:
    """A tick or words that are taken back leave the card; what they had become is laid away, and its story kept."""
    answer.delete()
    _lay_away(answer, by=by, at=at)


def _lay_away(answer: CardAnswer, *, by: User, at: datetime) -> None:
    if answer.fact is not None and answer.fact.is_current:
        retire_fact(by=by, fact=answer.fact, at=at)
    if answer.goal is not None:
        move_goal(by=by, goal=answer.goal, state=GoalState.DROPPED, on_date=answer.conversation.held_on, at=at)
