"""Setting what a consultant may promise without asking, and how soon a question is answered (R-024)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.reference.actions.toolbox import NOT_WRITTEN, hold, write
from jobbro.reference.models import Mandate, MandateTerms


@dataclass(frozen=True, slots=True)
class MandateFacts:
    """A mandate as the team lead sets it; the limit is in the entry's measure, None for no limit."""

    needs_approval: bool
    limit: Decimal | None = None
    note: str = ""


@transaction.atomic
def set_mandate(
    *, by: User, entry_id: str, facts: MandateFacts, edit_version: int, at: datetime, role: str = ""
) -> Mandate:
    """Set the mandate for an entry: for all, or for one role.

    :raises UnknownTool: for an id that no entry has
    :raises SavedMeanwhile: when somebody saved after the form was opened
    """
    hold(entry_id)
    found = Mandate.objects.filter(entry_id=entry_id, role=role).first()
    row = found or Mandate(entry_id=entry_id, role=role, edit_version=NOT_WRITTEN)
    changed = write(row, asdict(facts), edit_version, by=by, at=at)
    if changed:
        details = {"entry": entry_id, "limit": str(facts.limit or ""), "needs_approval": facts.needs_approval}
        details |= {"role": role} if role else {}
        record(by=by.actor, at=at, action="toolbox.mandate_set", about=[row], details=details)
    return row


@transaction.atomic
def set_answer_time(*, by: User, working_days: int, at: datetime) -> MandateTerms:
    """Set within how many working days a question about a promise is answered; the row keeps it between 1 and 20."""
    terms, _made = MandateTerms.objects.select_for_update().get_or_create(pk=1)
    if terms.answer_within_working_days != working_days:
        terms.answer_within_working_days = working_days
        terms.save(update_fields=["answer_within_working_days"])
        details = {"working_days": working_days}
        record(by=by.actor, at=at, action="toolbox.answer_time_set", about=[terms], details=details)
    return terms
