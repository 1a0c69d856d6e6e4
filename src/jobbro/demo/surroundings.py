"""What the demo's colleagues have noticed around the companies, now and later. All DEMO."""

from datetime import date, timedelta

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.companies.actions import SurroundingsFacts, add_surroundings
from jobbro.companies.models import SurroundingsNote
from jobbro.demo.loading import at_nine

MARK = "DEMO"


@transaction.atomic
def load_surroundings(staff: dict[str, User], today: date) -> None:
    """Write the notes where there are none; a second time adds nothing."""
    if SurroundingsNote.objects.filter(words__startswith=MARK).exists():
        return
    topic, soon = SurroundingsNote.Topic, today + timedelta(days=60)
    notes = (
        ("jonas", SurroundingsFacts(topic.SEASON, f"{MARK}: sæsonen starter", today, soon, "8130 9603")),
        ("mette", SurroundingsFacts(topic.LOCAL, f"{MARK}: vejen til Vestby er spærret", today, soon, areas="8889")),
        ("amina", SurroundingsFacts(topic.MARKET, f"{MARK}: høst og pakning", soon, soon + timedelta(days=90), "01")),
    )
    for who, facts in notes:
        add_surroundings(by=staff[who], facts=facts, at=at_nine(today))
