"""From what is said to what stands in the CV: sentences in the inbox, and finds that lead to tasks."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.actions.facts import FactDetails, add_fact
from jobbro.citizens.actions.private_words import refuse_private_texts
from jobbro.citizens.models import NOT_IN_CV, Citizen, CvFind, CvSource, Fact, FactKind, FactTask, FindState
from jobbro.citizens.queries.cv_versions import section_of
from jobbro.citizens.queries.local_words import skills_here
from jobbro.domain.fit import CvSection, guess_section, likeness_key

LONGEST_SENTENCE = 1000
LONGEST_TASK = 120
_KIND_OF = {
    CvSection.WHY: FactKind.WISH,
    CvSection.ALSO: FactKind.EVERYDAY,
    CvSection.HELP: FactKind.NEED,
}


class NothingSaid(ValueError):
    """There are no words that could stand in a CV."""


class DecidedMeanwhile(Exception):
    """A colleague has already taken the sentence in or left it out."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A find that the citizen chose to keep, and the work tasks that it fits with the skill behind each."""

    details: FactDetails
    tasks: tuple[tuple[str, str], ...]


@transaction.atomic
def send_to_cv(
    *,
    by: User,
    citizen: Citizen,
    sentence: str,
    said_in: str,
    address: str = "",
    section: CvSection | None = None,
    at: datetime,
) -> CvFind:
    """Put a sentence of a note into the CV's inbox with a guess at its section, and the way back to where it was said.

    The same thing said twice is one find with two places. `said_in` names the place in Danish, such as «Samtale
    3. marts»; `address` is the path of its page.

    :raises PrivateWords: when it tells of health or the like; nothing is kept
    :raises NothingSaid: when there are no words, or more than a sentence can hold
    """
    said = " ".join(sentence.split())
    key = likeness_key(said)
    if not key or len(said) > LONGEST_SENTENCE:
        raise NothingSaid
    refuse_private_texts(said)
    Citizen.objects.select_for_update().get(pk=citizen.pk)
    find = CvFind.objects.filter(citizen=citizen, likeness=_hash(key)).first() or _new_find(
        by, citizen, said, section, at
    )
    if find.state == FindState.DROPPED:
        find.state, find.decided_at, find.decided_by = FindState.WAITING, None, None
    if section is not None and find.state == FindState.WAITING:
        find.section = section
    find.save()
    place = {"label": said_in[:200], "address": address[:300]}
    CvSource.objects.get_or_create(find=find, **place, defaults={"marked_at": at, "marked_by": by})
    record(by=by.actor, at=at, action="cv.marked", about=[citizen], details={"find": str(find.pk)})
    return find


@transaction.atomic
def accept_find(*, by: User, find: CvFind, sentence: str, section: CvSection, period: str = "", at: datetime) -> Fact:
    """Take a sentence into the CV in the words that the citizen chose; it is closed until it is released.

    :raises DecidedMeanwhile: when it no longer waits
    :raises PrivateWords: when the chosen words tell of health or the like
    """
    fresh = _waiting(find)
    refuse_private_texts(sentence, period)
    fact = _same_said(fresh.citizen, sentence, section) or add_fact(
        by=by, citizen=fresh.citizen, details=details_in(section, sentence, at=at, period=period), at=at
    )
    _decide(fresh, FindState.ACCEPTED, by=by, at=at, section=section, fact=fact)
    return fact


@transaction.atomic
def drop_find(*, by: User, find: CvFind, at: datetime) -> None:
    """Leave a sentence out of the CV; marked again, it comes back.

    :raises DecidedMeanwhile: when it no longer waits
    """
    _decide(_waiting(find), FindState.DROPPED, by=by, at=at)


@transaction.atomic
def keep_finds(*, by: User, citizen: Citizen, kept: Iterable[Kept], at: datetime) -> tuple[Fact, ...]:
    """Write down what was found and kept, each with its tasks, all or none; closed as in add_fact."""
    facts = []
    for one in kept:
        fact = add_fact(by=by, citizen=citizen, details=one.details, at=at)
        titles = {title[:LONGEST_TASK]: skill for title, skill in one.tasks if title.strip()}
        FactTask.objects.bulk_create(FactTask(fact=fact, title=title, skill=skill) for title, skill in titles.items())
        facts.append(fact)
    return tuple(facts)


def details_in(section: CvSection, wording: str, *, at: datetime, period: str = "") -> FactDetails:
    """Return a fact as it stands in a section: a wish, a need, everyday life, or a part of the CV itself."""
    kind = _KIND_OF.get(section, FactKind.CV)
    day = timezone.localtime(at).date()
    if kind == FactKind.CV:
        return FactDetails(kind, wording, day, section=section, period=period)
    return FactDetails(kind, wording, day)


def _new_find(by: User, citizen: Citizen, said: str, section: CvSection | None, at: datetime) -> CvFind:
    find = CvFind(citizen=citizen, sentence=said, likeness=_hash(likeness_key(said)))
    find.section = section or guess_section(said, skills_here()).section
    if known := _same_said(citizen, said, CvSection(find.section)):
        find.state, find.fact, find.decided_at, find.decided_by = FindState.ACCEPTED, known, at, by
    return find


def _same_said(citizen: Citizen, wording: str, section: CvSection) -> Fact | None:
    """The fact that says the same already in this part of the CV; a need that tells of leisure is not yet there."""
    key = likeness_key(wording)
    facts = Fact.objects.filter(citizen=citizen, is_current=True).exclude(kind__in=NOT_IN_CV)
    there = (fact for fact in facts if section_of(fact.kind, fact.section) in {section, None})
    return next((fact for fact in there if likeness_key(fact.wording) == key), None)


def _waiting(find: CvFind) -> CvFind:
    fresh = CvFind.objects.select_for_update().select_related("citizen").get(pk=find.pk)
    if fresh.state != FindState.WAITING:
        raise DecidedMeanwhile
    return fresh


def _decide(
    find: CvFind, state: FindState, *, by: User, at: datetime, section: str = "", fact: Fact | None = None
) -> None:
    find.state, find.fact, find.decided_at, find.decided_by = state, fact, at, by
    find.section = section or find.section
    find.save()
    record(by=by.actor, at=at, action=f"cv.{state.value}", about=[find.citizen], details={"find": str(find.pk)})


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
