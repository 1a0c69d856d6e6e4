"""What the company answers to the opening questions; an answer becomes a need and a task without being typed again."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.needs import NeedFacts, add_need
from jobbro.companies.actions.tasks import TaskFacts, add_task
from jobbro.companies.models import Activity, Company, CompanyNeed, Doer, OpeningAnswer, WorkTask
from jobbro.library import relief

# What is said about a piece of work after it is named: «oprydning bliver ikke løst», «kontrol af alarmer ligger».
_SAID_OF_IT = re.compile(
    r"\s+(?:bliver|blir|ligger|mangler|hober|når|er\s+der|er\s+svær\w*|tager|kommer|skal|burde|vokser)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_LEADS_IN = re.compile(r"^(?:vi|jeg|de)\s+(?:når|mangler|får|kan|har)\s+(?:ikke|aldrig|sjældent|nogen\s+til)?\s*", re.I)
_LONGEST_TITLE = 160


class UnknownQuestion(LookupError):
    """No opening question has this id."""


@dataclass(frozen=True, slots=True)
class Becomes:
    """What an answer is made into at once; `activity` is where in the company the task belongs."""

    need: bool = False
    task: bool = False
    activity: Activity = Activity.OPERATIONS


@transaction.atomic
def answer_opening(
    *, by: User, company: Company, question_id: str, words: str, becomes: Becomes, at: datetime
) -> OpeningAnswer:
    """Write down an answer, and make the need and the task of it that are asked for.

    :raises UnknownQuestion: when there is no such question
    """
    if relief().question(question_id) is None:
        raise UnknownQuestion(question_id)
    heard_on = timezone.localtime(at).date()
    answer = OpeningAnswer.objects.create(company=company, question_id=question_id, words=words, heard_on=heard_on)
    record(by=by.actor, at=at, action="company.opening_answered", about=[company])
    make_of_answer(by=by, answer=answer, becomes=becomes, at=at)
    return answer


@transaction.atomic
def make_of_answer(*, by: User, answer: OpeningAnswer, becomes: Becomes, at: datetime) -> None:
    """Make a need or a task of an answer; what is made already is not made again."""
    held = OpeningAnswer.objects.select_for_update().get(pk=answer.pk)
    if becomes.need and held.need_id is None:
        held.need = add_need(by=by, company=held.company, facts=_need(held), at=at)
    if becomes.task and held.task_id is None:
        held.task = add_task(by=by, company=held.company, facts=_task(held, becomes.activity), at=at)
    held.save()


def _title_of_work(words: str) -> str:
    """Return the work that an answer names: «oprydning bliver ikke løst» is about «Oprydning»."""
    named = _SAID_OF_IT.sub("", _LEADS_IN.sub("", words.strip(" .!")).strip()).strip(" .,!") or words.strip()
    if len(named) > _LONGEST_TITLE:
        named = named[:_LONGEST_TITLE].rsplit(" ", 1)[0]
    return named[:1].upper() + named[1:]


def _need(answer: OpeningAnswer) -> NeedFacts:
    question = relief().question(answer.question_id)
    later = question is not None and question.is_later
    return NeedFacts(
        kind=CompanyNeed.Kind(question.kind) if question else CompanyNeed.Kind.OTHER,
        words=answer.words,
        heard_on=answer.heard_on,
        horizon=CompanyNeed.Horizon.LATER if later else CompanyNeed.Horizon.NOW,
    )


def _task(answer: OpeningAnswer, activity: Activity) -> TaskFacts:
    title = _title_of_work(answer.words)
    told = "" if title.casefold() == answer.words.strip(" .").casefold() else answer.words
    question = relief().question(answer.question_id)
    doer = Doer.NOBODY if question and question.nobody_does else ""
    return TaskFacts(title, activity, description=told, level=WorkTask.Level.EASY, doer=doer)
