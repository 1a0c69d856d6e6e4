"""Social responsibility: agendas and answers are noted with their source, and an answer becomes a task at one tap."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.needs import NeedFacts, add_need
from jobbro.companies.actions.saving import save_next_version, values_of, write_single
from jobbro.companies.actions.tasks import TaskFacts, add_task
from jobbro.companies.models import (
    AgendaKind,
    AgendaTag,
    Company,
    CompanyNeed,
    FactSource,
    OwnFigure,
    ThemeAnswer,
    ThemeReply,
    WorkTask,
)


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """What is known about an agenda: words, where from, and when."""

    words: str
    source: FactSource
    on_day: date


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What the company answered, in its own words, where from, and when."""

    reply: ThemeReply
    words: str
    source: FactSource
    on_day: date


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """A number or a sentence that the company gives; `approved_on` is the day it said that others may read it."""

    value: Decimal | None
    words: str
    source: FactSource
    on_day: date
    approved_on: date | None = None


@transaction.atomic
def note_agenda(
    *, by: User, company: Company, kind: AgendaKind, facts: AgendaFacts, edit_version: int, at: datetime
) -> None:
    """Note that an agenda or a demand meets the company; the version NOT_WRITTEN says that it was not noted before.

    :raises SavedMeanwhile: when somebody wrote it after the form was opened
    """
    if write_single(AgendaTag, company, {"kind": kind}, values_of(facts), edit_version):
        record(by=by.actor, at=at, action="company.agenda_noted", about=[company], details={"agenda": kind})


@transaction.atomic
def remove_agenda(*, by: User, company: Company, kind: AgendaKind, at: datetime) -> None:
    """Take away an agenda that does not fit; taking away twice is taking away once."""
    if AgendaTag.objects.filter(company=company, kind=kind).delete()[0]:
        record(by=by.actor, at=at, action="company.agenda_removed", about=[company], details={"agenda": kind})


@transaction.atomic
def note_answer(
    *, by: User, company: Company, question: str, facts: AnswerFacts, edit_version: int, at: datetime
) -> None:
    """Write what the company answers to one of the six questions; what was made from an earlier answer stays.

    :raises SavedMeanwhile: when somebody wrote it after the form was opened
    """
    if write_single(ThemeAnswer, company, {"question": question}, values_of(facts), edit_version):
        details = {"question": question, "reply": facts.reply}
        record(by=by.actor, at=at, action="company.theme_answered", about=[company], details=details)


@transaction.atomic
def task_from_answer(*, by: User, answer: ThemeAnswer, facts: TaskFacts, at: datetime) -> WorkTask:
    """Make the task that an answer opens, and remember it on the answer; a second tap gives the same task."""
    fresh = ThemeAnswer.objects.select_for_update().get(pk=answer.pk)
    if fresh.made_task is not None:
        return fresh.made_task
    fresh.made_task = add_task(by=by, company=answer.company, facts=facts, at=at)
    save_next_version(fresh)
    return fresh.made_task


@transaction.atomic
def need_from_answer(*, by: User, answer: ThemeAnswer, facts: NeedFacts, at: datetime) -> CompanyNeed:
    """Make the need that an answer opens, and remember it on the answer; a second tap gives the same need."""
    fresh = ThemeAnswer.objects.select_for_update().get(pk=answer.pk)
    if fresh.made_need is not None:
        return fresh.made_need
    fresh.made_need = add_need(by=by, company=answer.company, facts=facts, at=at)
    save_next_version(fresh)
    return fresh.made_need


@transaction.atomic
def note_figure(
    *, by: User, company: Company, key: str, year: int, facts: FigureFacts, edit_version: int, at: datetime
) -> None:
    """Write a figure of a year as the company gives it.

    :raises SavedMeanwhile: when somebody wrote it after the form was opened
    :raises ValueError: for a figure without number and words, or one that is approved in the future
    """
    if facts.value is None and not facts.words:
        raise ValueError("write a number or a sentence")
    if facts.approved_on is not None and facts.approved_on > timezone.localtime(at).date():
        raise ValueError("nobody has approved it yet")
    if write_single(OwnFigure, company, {"key": key, "year": year}, values_of(facts), edit_version):
        details = {"figure": key, "year": str(year), "approved": facts.approved_on is not None}
        record(by=by.actor, at=at, action="company.figure_noted", about=[company], details=details)
