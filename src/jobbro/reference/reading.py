"""What a colleague has read of the rulebook. It is that colleague's own, so no log is kept of it."""

from datetime import datetime

from jobbro.accounts.models import User
from jobbro.domain.rules import Rulebook
from jobbro.reference.models import RulesRead


def mark_read(*, by: User, book: Rulebook, at: datetime) -> None:
    """Remember how the rules stand now; an earlier reading is forgotten."""
    versions = {rule.id: rule.version for rule in book}
    RulesRead.objects.update_or_create(user=by, defaults={"read_at": at, "versions": versions})
