"""Teaching the map from everyday life to work what is said here."""

from datetime import datetime

from django.db import transaction

from jobbro import library
from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.actions.private_words import refuse_private_texts
from jobbro.citizens.models import LocalWord, LocalWordKind
from jobbro.citizens.queries.local_words import gathered
from jobbro.domain.fit import with_local


class KnownWord(ValueError):
    """The word is learned already."""


class UnknownSkill(LookupError):
    """No skill has this id."""


@transaction.atomic
def learn_word(*, by: User, kind: LocalWordKind, skill: str, text: str, at: datetime) -> LocalWord:
    """Remember that words or a task belong to a skill here, or do not.

    :raises UnknownSkill: when there is no such skill
    :raises KnownWord: when it stands already
    :raises PhraseError: when the words cannot be looked for
    :raises PrivateWords: when they tell of a person
    """
    said = " ".join(text.split())
    skills = library.skills()
    if skill not in skills.skills:
        raise UnknownSkill(skill)
    refuse_private_texts(said)
    if LocalWord.objects.filter(kind=kind, skill=skill, text__iexact=said, withdrawn_at__isnull=True).exists():
        raise KnownWord(said)
    with_local(skills, gathered([(kind, skill, said)]))
    word = LocalWord.objects.create(kind=kind, skill=skill, text=said, added_at=at, added_by=by)
    record(by=by.actor, at=at, action="word.learned", about=[word], details={"skill": skill, "kind": kind})
    return word


@transaction.atomic
def unlearn_word(*, by: User, word: LocalWord, at: datetime) -> None:
    """Take a local word back; the map is as before."""
    fresh = LocalWord.objects.select_for_update().get(pk=word.pk)
    if fresh.withdrawn_at is not None:
        return
    fresh.withdrawn_at, fresh.withdrawn_by = at, by
    fresh.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by=by.actor, at=at, action="word.unlearned", about=[fresh], details={"skill": fresh.skill})
