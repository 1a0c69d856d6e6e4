"""The nine questions about paid hours: a yes becomes a task with hours, or a position that two share (R-035)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.positions import PartTime, PositionFacts, create_position, share_position
from jobbro.companies.actions.saving import save_next_version, values_of, write_single
from jobbro.companies.actions.tasks import TaskFacts, add_task
from jobbro.companies.models import Company, PaidHoursAnswer, ThemeReply


@dataclass(frozen=True, slots=True)
class HoursHeard:
    """What the company answered, in its own words, and when."""

    reply: ThemeReply
    words: str
    heard_on: date


@dataclass(frozen=True, slots=True)
class SharedPosition:
    """A position, and the two jobs that it is shared between."""

    position: PositionFacts
    jobs: tuple[PartTime, PartTime]


@transaction.atomic
def answer_paid_hours(
    *,
    by: User,
    company: Company,
    question: str,
    heard: HoursHeard,
    makes: TaskFacts | SharedPosition | None = None,
    edit_version: int,
    at: datetime,
) -> PaidHoursAnswer:
    """Write down an answer, and make what a yes becomes; what an earlier yes has made is not made again.

    :param makes: what to make of a yes; with another answer nothing is made
    :raises SavedMeanwhile: when somebody answered after the form was opened
    :raises LongerThanPosition: when the two jobs ask for more hours than the position has; nothing is then written
    """
    if write_single(PaidHoursAnswer, company, {"question": question}, values_of(heard), edit_version):
        details = {"question": question, "reply": heard.reply}
        record(by=by.actor, at=at, action="company.paid_hours_answered", about=[company], details=details)
    answer = PaidHoursAnswer.objects.get(company=company, question=question)
    if makes is None or heard.reply != ThemeReply.YES or answer.has_made:
        return answer
    if isinstance(makes, TaskFacts):
        answer.made_task = add_task(by=by, company=company, facts=makes, at=at)
    else:
        answer.made_position = create_position(by=by, company=company, facts=makes.position, at=at)
        share_position(by=by, position=answer.made_position, jobs=makes.jobs, at=at)
    save_next_version(answer)
    return answer
