"""The municipality's own questions for calls, in place of the shipped ones or besides them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import Municipality, User
from jobbro.audit.changes import record
from jobbro.companies.models import CallRole, LocalCallQuestion
from jobbro.library import calls
from jobbro.library.call_files import Counterpart


class QuestionsWordedMeanwhile(Exception):
    """A colleague worded the questions after the form was opened."""

    def __init__(self, last: LocalCallQuestion | None) -> None:
        super().__init__()
        self.last = last


@transaction.atomic
def word_call_questions(
    *, by: User, role: CallRole, worded: Mapping[str, str], own: Sequence[str], edit_version: int, at: datetime
) -> None:
    """Write how the questions to a counterpart read here: empty words hide one, the shipped words bring it back.

    :raises QuestionsWordedMeanwhile: when they are no longer those that `edit_version` stood for
    :raises ValueError: for a question that is not asked of the counterpart
    """
    shipped = {one.id: one.ask for one in calls().questions if Counterpart(role.value) in one.asked_of}
    if unknown := worded.keys() - shipped.keys():
        raise ValueError(f"not asked of {role}: {sorted(unknown)}")
    # The municipality's row is the lock, so that two who word the questions at once take turns.
    house, _made = Municipality.objects.select_for_update().get_or_create(pk=1)
    local = LocalCallQuestion.objects.worded_for(role, shipped)
    if edit_version != local.version():
        raise QuestionsWordedMeanwhile(local.select_related("written_by").order_by("-written_at", "pk").first())
    before = {*LocalCallQuestion.objects.values_list("shipped", "role", "ask")}
    LocalCallQuestion.objects.filter(shipped__in=worded).delete()
    LocalCallQuestion.objects.filter(shipped="", role=role).delete()
    changed = [
        LocalCallQuestion(shipped=one, ask=words, written_by=by, written_at=at)
        for one, words in worded.items()
        if words != shipped[one]
    ]
    changed += [LocalCallQuestion(role=role, ask=words, written_by=by, written_at=at) for words in own if words]
    LocalCallQuestion.objects.bulk_create(changed)
    if before != {*LocalCallQuestion.objects.values_list("shipped", "role", "ask")}:
        record(by=by.actor, at=at, action="municipality.call_questions", about=[house], details={"role": role})
