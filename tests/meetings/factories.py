"""Messages for tests: only what a test names differs from the plainest row that the database accepts."""

from datetime import timedelta
from typing import Any

from tests.citizens.factories import NOW

from jobbro.citizens.models import Citizen
from jobbro.meetings.models import CitizenMessage


def make_message(citizen: Citizen, said: str = "Kan jeg få fri på fredag?", **fields: Any) -> CitizenMessage:
    """A message that waits for an answer until a day after it came."""
    received = fields.pop("received_at", NOW)
    due = fields.pop("due_at", received + timedelta(days=1))
    return CitizenMessage.objects.create(citizen=citizen, said=said, received_at=received, due_at=due, **fields)
