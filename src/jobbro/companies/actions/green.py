"""Green tasks that colleagues add to the catalogue, and the team lead's yes or no to them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.models import Activity, GreenKind, GreenPrompt, PromptState, WorkTask


@dataclass(frozen=True, slots=True)
class PromptFacts:
    """A green task to look for: what it is called, its kind, where it is found, and how hard it is."""

    title: str
    kind: GreenKind
    activity: Activity
    level: WorkTask.Level = WorkTask.Level.EASY


class NeedsAWord(Exception):
    """Whoever sends something back says why."""


@transaction.atomic
def propose_green(*, by: User, facts: PromptFacts, at: datetime) -> GreenPrompt:
    """Add a green task to the catalogue; nobody is asked about it before the team lead has said yes."""
    prompt = GreenPrompt.objects.create(written_by=by, written_at=at, **values_of(facts))
    _note(by, prompt, "green.proposed", at)
    return prompt


@transaction.atomic
def reword_green(*, by: User, prompt: GreenPrompt, facts: PromptFacts, edit_version: int, at: datetime) -> GreenPrompt:
    """Write a green task anew; it waits for the team lead again.

    :raises SavedMeanwhile: when somebody wrote or decided after the form was opened
    """
    fresh = locked(prompt, edit_version=edit_version)
    put(fresh, values_of(facts) | {"state": PromptState.PENDING, "reviewed_by": None, "reviewed_at": None, "word": ""})
    save_next_version(fresh)
    _note(by, fresh, "green.reworded", at)
    return fresh


@transaction.atomic
def review_green(
    *, by: User, prompt: GreenPrompt, approved: bool, word: str, edit_version: int, at: datetime
) -> GreenPrompt:
    """Approve a green task, or send it back with a word; one that was approved can be sent back too.

    :raises NeedsAWord: when it is sent back without one
    :raises SavedMeanwhile: when it was written anew or decided after the page was opened
    """
    if not approved and not word:
        raise NeedsAWord
    fresh = locked(prompt, edit_version=edit_version)
    state = PromptState.APPROVED if approved else PromptState.RETURNED
    put(fresh, {"state": state, "reviewed_by": by, "reviewed_at": at, "word": word})
    save_next_version(fresh)
    _note(by, fresh, f"green.{state}", at)
    return fresh


def _note(by: User, prompt: GreenPrompt, action: str, at: datetime) -> None:
    record(by=by.actor, at=at, action=action, about=[prompt], details={"title": prompt.title})
