"""Knowledge for the caseworker: written line by line, sent together, confirmed, asked about and answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.citizens.models import Citizen
from jobbro.domain.disclosure import Audience
from jobbro.domain.observing import Attendance, Stop, what_stops
from jobbro.library.writing_files import privacy_scan
from jobbro.meetings.actions.visits import Stopped, closed_words
from jobbro.meetings.actions.wording import refuse_bare_percentages
from jobbro.meetings.models import HOUR_FIELDS, KnowledgeLine, KnowledgeQuestion, KnowledgeSending

_READERS = frozenset({Audience.CASEWORKER})


class LineSavedMeanwhile(Exception):
    """Somebody saved, sent or removed the line after this form was opened; carries it as it is now, if it is."""

    def __init__(self, stored: KnowledgeLine | None) -> None:
        super().__init__("the line has changed")
        self.stored = stored


class DraftsChanged(Exception):
    """The drafts are not the ones that stood on the page when it was sent."""


class NothingToSend(Exception):
    """There is no draft."""


class AlreadyAnswered(Exception):
    """A colleague was first; carries the question with that answer."""

    def __init__(self, question: KnowledgeQuestion) -> None:
        super().__init__("the question is answered")
        self.question = question


@dataclass(frozen=True, slots=True)
class LineDetails:
    """What is known in which topic, from where, since when, and whether the citizen reads it too."""

    topic: str
    wording: str
    source: str
    known_on: date
    speaker: str = ""
    attendance: Attendance | None = None
    for_citizen: bool = False


@transaction.atomic
def write_line(*, by: User, citizen: Citizen, details: LineDetails, at: datetime) -> KnowledgeLine:
    """Write a line down as a draft.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    """
    refuse_bare_percentages(details.wording)
    line = KnowledgeLine.objects.create(citizen=citizen, written_by=by, written_at=at, **_columns(details))
    _note(by, "knowledge.written", citizen, at=at, line=str(line.pk))
    return line


@transaction.atomic
def adopt_lines(*, by: User, citizen: Citizen, logged: Iterable[tuple[str, LineDetails]], at: datetime) -> int:
    """Make drafts of what is logged elsewhere, each with the key it is known by; return how many were new.

    :raises BarePercentage: when the words of one tell a percentage of attendance alone
    """
    logged, new = tuple(logged), 0
    refuse_bare_percentages(*(details.wording for _key, details in logged))
    for key, details in logged:
        plain = _columns(details) | {"written_by": by, "written_at": at}
        line, is_new = KnowledgeLine.objects.get_or_create(citizen=citizen, made_from=key, defaults=plain)
        if is_new:
            new += 1
            _note(by, "knowledge.adopted", citizen, at=at, line=str(line.pk))
    return new


@transaction.atomic
def change_line(*, by: User, line: KnowledgeLine, details: LineDetails, edit_version: int, at: datetime) -> None:
    """Write over a draft.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    :raises LineSavedMeanwhile: when it was saved, sent or removed after the form was opened
    """
    refuse_bare_percentages(details.wording)
    fresh = _draft(line, edit_version)
    for name, value in _columns(details).items():
        setattr(fresh, name, value)
    fresh.written_by, fresh.written_at = by, at
    fresh.edit_version += 1
    fresh.save()
    _note(by, "knowledge.changed", line.citizen, at=at, line=str(line.pk))


@transaction.atomic
def drop_line(*, by: User, line: KnowledgeLine, at: datetime) -> None:
    """Remove a draft; one that is gone already stays gone.

    :raises LineSavedMeanwhile: when it was sent
    """
    fresh = KnowledgeLine.objects.select_for_update().filter(pk=line.pk).first()
    if fresh is None:
        return
    if fresh.sending_id is not None:
        raise LineSavedMeanwhile(fresh)
    fresh.delete()
    _note(by, "knowledge.dropped", line.citizen, at=at, line=str(line.pk))


@transaction.atomic
def send_lines(*, by: User, citizen: Citizen, shown: str, at: datetime) -> KnowledgeSending:
    """Send the drafts that were shown to the caseworker, all together.

    :raises NothingToSend: when there is none
    :raises DraftsChanged: when they are others than those that were shown
    :raises Stopped: when one holds what the caseworker has no ground to see
    """
    drafts = list(KnowledgeLine.objects.select_for_update().filter(citizen=citizen, sending=None).order_by("pk"))
    if not drafts:
        raise NothingToSend
    if fingerprint(drafts) != shown:
        raise DraftsChanged
    refuse_closed(citizen, *(one.wording for one in drafts))
    sending = KnowledgeSending.objects.create(citizen=citizen, sent_by=by, sent_at=at)
    KnowledgeLine.objects.filter(pk__in=[one.pk for one in drafts]).update(sending=sending)
    _note(by, "knowledge.sent", citizen, at=at, sending=str(sending.pk), lines=len(drafts))
    return sending


def fingerprint(drafts: Iterable[KnowledgeLine]) -> str:
    """Return which drafts these are and in which version, so that what is sent is what was read."""
    return ",".join(sorted(f"{one.pk.hex}.{one.edit_version}" for one in drafts))


@transaction.atomic
def withdraw_line(*, by: User, line: KnowledgeLine, because: str, at: datetime) -> None:
    """Take back a line that was sent; it can still be read, struck through, with why. The first word stands."""
    rows = KnowledgeLine.objects.filter(pk=line.pk, sending__isnull=False, withdrawn_at__isnull=True)
    if rows.update(withdrawn_by=by, withdrawn_at=at, withdrawn_because=because):
        _note(by, "knowledge.withdrawn", line.citizen, at=at, line=str(line.pk))


@transaction.atomic
def confirm_read(*, by: User, sending: KnowledgeSending, at: datetime) -> None:
    """Give the caseworker's receipt that what was sent is read; the first one stands."""
    if KnowledgeSending.objects.filter(pk=sending.pk, read_at__isnull=True).update(read_by=by, read_at=at):
        _note(by, "knowledge.read", sending.citizen, at=at, sending=str(sending.pk))


@transaction.atomic
def ask_back(*, by: User, citizen: Citizen, topic: str, wording: str, at: datetime) -> KnowledgeQuestion:
    """Ask the consultant in a topic; it stands until it is answered.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    """
    refuse_bare_percentages(wording)
    question = KnowledgeQuestion.objects.create(citizen=citizen, topic=topic, wording=wording, asked_by=by, asked_at=at)
    _note(by, "knowledge.asked", citizen, at=at, question=str(question.pk))
    return question


@transaction.atomic
def answer_question(*, by: User, question: KnowledgeQuestion, answer: str, at: datetime) -> None:
    """Answer a caseworker's question.

    :raises BarePercentage: when the words tell a percentage of attendance alone
    :raises Stopped: when the answer holds what the caseworker has no ground to see
    :raises AlreadyAnswered: when a colleague answered in the meantime
    """
    refuse_bare_percentages(answer)
    refuse_closed(question.citizen, answer)
    # One statement decides who was first, on either database.
    open_one = KnowledgeQuestion.objects.filter(pk=question.pk, answered_at__isnull=True)
    if not open_one.update(answer=answer, answered_by=by, answered_at=at):
        late = KnowledgeQuestion.objects.select_related("asked_by", "answered_by").get(pk=question.pk)
        raise AlreadyAnswered(late)
    _note(by, "knowledge.answered", question.citizen, at=at, question=str(question.pk))


@transaction.atomic
def confirm_answer(*, by: User, question: KnowledgeQuestion, at: datetime) -> None:
    """Give the caseworker's receipt that an answer is read; the first one stands."""
    rows = KnowledgeQuestion.objects.filter(pk=question.pk, answered_at__isnull=False, read_at__isnull=True)
    if rows.update(read_by=by, read_at=at):
        _note(by, "knowledge.answer_read", question.citizen, at=at, question=str(question.pk))


def refuse_closed(citizen: Citizen, *written: str) -> None:
    """Let texts pass to the caseworker.

    :raises Stopped: when one holds words from a visit that are not open to the caseworker, or a CPR number
    """
    scan = privacy_scan()
    closed = [words for visit in citizen.visits.all() for words in closed_words(visit, _READERS)]
    stops: list[Stop] = [stop for text in written for stop in what_stops(text, _READERS, scan=scan, closed=closed)]
    if stops:
        raise Stopped(tuple(stops))


def _draft(line: KnowledgeLine, edit_version: int) -> KnowledgeLine:
    fresh = KnowledgeLine.objects.select_for_update().filter(pk=line.pk).first()
    if fresh is None or fresh.sending_id is not None or fresh.edit_version != edit_version:
        raise LineSavedMeanwhile(fresh)
    return fresh


def _columns(details: LineDetails) -> dict[str, Any]:
    seen = details.attendance
    hours: dict[str, Any] = dict.fromkeys(HOUR_FIELDS)
    if seen is not None:
        period = seen.period
        values = (seen.attended, seen.agreed, seen.norm, seen.excused, period.first, period.last)
        hours = dict(zip(HOUR_FIELDS, values, strict=True))
    names = ("topic", "wording", "source", "speaker", "known_on", "for_citizen")
    return {name: getattr(details, name) for name in names} | hours


def _note(by: User, action: str, citizen: Citizen, *, at: datetime, **details: object) -> None:
    """The audit names the row and what happened, never what is known."""
    record(by=by.actor, at=at, action=action, about=[citizen], details=details)
