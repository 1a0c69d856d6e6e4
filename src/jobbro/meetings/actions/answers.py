"""Writing down what came of a card: at once, from any device, and over nobody's words unseen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.actions import FactDetails, add_fact, change_fact, retire_fact
from jobbro.citizens.models import Fact, FactKind
from jobbro.library.question_files import ASKED, Becomes, Card, Option
from jobbro.meetings.models import CardAnswer, Conversation

# A goal is written as a wish until it is made a goal with its letters and dates.
KIND_OF: dict[Becomes, FactKind] = {
    Becomes.WISH: FactKind.WISH,
    Becomes.SKILL: FactKind.SKILL,
    Becomes.EVERYDAY: FactKind.EVERYDAY,
    Becomes.CV: FactKind.CV,
    Becomes.NEED: FactKind.NEED,
    Becomes.BACKGROUND: FactKind.BACKGROUND,
    Becomes.GOAL: FactKind.WISH,
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
    """Return the version that a form carries: the fact's where the words are a fact's, 0 where nothing is stored."""
    if answer is None:
        return 0
    return answer.fact.edit_version if answer.fact else answer.edit_version


def words_of(answer: CardAnswer | None) -> str:
    """Return the words of an answer, which are the fact's where it became one."""
    if answer is None:
        return ""
    return answer.fact.wording if answer.fact else answer.text


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
    stored = {row.option: row for row in locked.answers.filter(card=card.id).select_related("fact__citizen")}
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


def _new_fact(talk: Conversation, becomes: Becomes, wording: str, *, by: User, at: datetime) -> Fact | None:
    if becomes is Becomes.TALK:
        return None
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
    if answer.fact is not None and not said.text:
        retire_fact(by=by, fact=answer.fact, at=at)
        answer.fact = None
    elif answer.fact is not None:
        _reword(answer.fact, said.text, by=by, at=at)
    elif said.text:
        answer.fact = _new_fact(talk, card.becomes, said.text, by=by, at=at)
    answer.text = "" if answer.fact else said.text
    answer.score, answer.skipped = said.score, said.skipped
    answer.edit_version += 1
    answer.changed_by, answer.changed_at = by, at
    answer.save()
    return answer


def _meanwhile(stored: CardAnswer) -> SaidMeanwhile:
    saved = {"text": words_of(stored), "score": stored.score, "skipped": stored.skipped}
    by, version = stored.changed_by.full_name, version_of(stored)
    return SaidMeanwhile(saved, edit_version=version, saved_by=by, saved_at=stored.changed_at)


def _says_the_same(stored: CardAnswer | None, said: Said) -> bool:
    now = (words_of(stored), stored.score, stored.skipped) if stored else ("", None, "")
    return now == (said.text, said.score, said.skipped)


def _reword(fact: Fact, wording: str, *, by: User, at: datetime) -> None:
    details = FactDetails(fact.kind, wording, fact.noted_on, measure=fact.measure, in_own_words=fact.in_own_words)
    change_fact(by=by, fact=fact, details=details, edit_version=fact.edit_version, at=at)
    fact.refresh_from_db()


def _take_away(answer: CardAnswer, *, by: User, at: datetime) -> None:
    """A tick or words that are taken back leave the card; the fact is laid away and its story is kept."""
    fact = answer.fact
    answer.delete()
    if fact is not None and fact.is_current:
        retire_fact(by=by, fact=fact, at=at)
