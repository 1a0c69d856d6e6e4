"""How soon the municipality wants citizens' messages answered."""

from datetime import datetime

from django.db import transaction

from jobbro.accounts.models import Municipality, User
from jobbro.audit.changes import record


@transaction.atomic
def set_message_target(*, by: User, days: int, at: datetime) -> None:
    """Set within how many working days a message is answered; it counts for the messages that come from now on."""
    municipality, _is_new = Municipality.objects.select_for_update().get_or_create(pk=1)
    if municipality.message_answer_days == days:
        return
    municipality.message_answer_days = days
    municipality.save(update_fields=["message_answer_days"])
    record(by=by.actor, at=at, action="municipality.message_target_set", about=[municipality], details={"days": days})
