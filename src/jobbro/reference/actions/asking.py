"""Asking about a rule or a tool, and answering for all to read."""

from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.reference.models import RuleQuestion


class AnsweredAlready(Exception):
    """Somebody answered in the meantime."""


@transaction.atomic
def ask_about(*, by: User, about: str, text: str, at: datetime) -> RuleQuestion:
    """Ask a question; `about` is the id of a rule or a tool, or nothing."""
    row = RuleQuestion.objects.create(about=about, text=text, asked_by=by, asked_at=at)
    record(by=by.actor, at=at, action="rules.asked", about=[row], details={"about": about})
    return row


@transaction.atomic
def answer_question(*, by: User, question_id: int, answer: str, at: datetime) -> RuleQuestion:
    """Answer a question; AnsweredAlready when it has an answer."""
    row = RuleQuestion.objects.select_for_update().get(pk=question_id)
    if row.answered_at is not None:
        raise AnsweredAlready
    row.answer, row.answered_by, row.answered_at = answer, by, at
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    record(by=by.actor, at=at, action="rules.answered", about=[row], details={"about": row.about})
    return row
