"""Setting a remark aside and taking it in again; teaching the check the municipality's own words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.actors import Actor
from jobbro.audit.changes import record
from jobbro.domain.language import Lexicon, TextCode
from jobbro.writing.models import AsideReason, OwnWord, OwnWordKind, SetAside
from jobbro.writing.queries import phrase_of

# The house's own choice: a text that is looked through more than a year later deserves to be looked at anew.
REMEMBERED = timedelta(days=365)


class KnownWord(ValueError):
    """The word is one of the municipality's own already."""


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word to look for; a trade word has its meaning in plain words and perhaps what to write instead."""

    kind: OwnWordKind
    text: str
    plain: str = ""
    say: str = ""


@transaction.atomic
def set_aside(*, by: User, key: str, code: TextCode, reason: AsideReason, at: datetime) -> SetAside:
    """Remember that the remark with this key is not relevant; whoever says it again changes nothing."""
    said = {"code": code.value, "reason": reason.value}
    row, is_new = SetAside.objects.get_or_create(key=key, withdrawn_at=None, defaults=said | {"by": by, "at": at})
    if is_new:
        record(by=by.actor, at=at, action="remark.set_aside", about=[row], details=said)
    return row


@transaction.atomic
def bring_back(*, by: User, key: str, at: datetime) -> bool:
    """Show the remark again; False when it was not set aside."""
    row = SetAside.objects.select_for_update().filter(key=key, withdrawn_at=None).first()
    if row is None:
        return False
    row.withdrawn_at, row.withdrawn_by = at, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by=by.actor, at=at, action="remark.brought_back", about=[row], details={"code": row.code})
    return True


@transaction.atomic
def add_word(*, by: User, word: NewWord, at: datetime) -> OwnWord:
    """Have the check look for a word of the municipality's own.

    :raises KnownWord: when it stands already
    :raises PhraseError: when it cannot be looked for
    """
    text = " ".join(word.text.casefold().split())
    if OwnWord.objects.filter(text=text, withdrawn_at__isnull=True).exists():
        raise KnownWord(text)
    Lexicon({word.kind.value: (phrase_of(text),)})
    row = OwnWord.objects.create(kind=word.kind, text=text, plain=word.plain, say=word.say, added_by=by, added_at=at)
    record(by=by.actor, at=at, action="own_word.added", about=[row], details={"kind": word.kind.value})
    return row


@transaction.atomic
def withdraw_word(*, by: User, word_id: int, at: datetime) -> bool:
    """Stop looking for a word; False when it is looked for no more."""
    row = OwnWord.objects.select_for_update().filter(pk=word_id, withdrawn_at__isnull=True).first()
    if row is None:
        return False
    row.withdrawn_at, row.withdrawn_by = at, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by=by.actor, at=at, action="own_word.withdrawn", about=[row], details={"kind": row.kind})
    return True


@transaction.atomic
def forget_remarks(*, by: Actor, at: datetime) -> int:
    """Delete what was set aside, or taken in again, more than a year ago; return how many."""
    old = SetAside.objects.filter(at__lt=at - REMEMBERED).exclude(withdrawn_at__gte=at - REMEMBERED)
    if gone := old.delete()[0]:
        record(by=by, at=at, action="remark.forgotten", about=[], details={"count": gone})
    return gone
