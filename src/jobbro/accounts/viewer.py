"""Who is looking, when and at what: the argument that every door to rows about people asks for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from jobbro.accounts.models import Municipality, User, the_municipality
from jobbro.accounts.queries import rulebook_at
from jobbro.audit.actors import Actor
from jobbro.audit.kinds import LookKind
from jobbro.audit.lookups import Look, write_looks
from jobbro.domain.rules import Rulebook


@dataclass(slots=True)
class Viewer:
    """A reader in one request; remembers whom it has been shown, so that each look is logged exactly once."""

    user: User | None
    actor: Actor
    at: datetime
    what: str
    request_id: str = ""
    seen: set[str] = field(default_factory=set)
    _municipality: Municipality | None = field(default=None, repr=False)

    @classmethod
    def of(cls, user: User, *, at: datetime, what: str, request_id: str = "") -> "Viewer":
        """Make the viewer of a logged-in colleague."""
        return cls(user, user.actor, at, what, request_id)

    @property
    def today(self) -> date:
        """The day in Denmark at the time of the request."""
        return timezone.localtime(self.at).date()

    @property
    def municipality(self) -> Municipality:
        """Where this reader works, read once a request: the page's frame and the rulebook both ask."""
        if self._municipality is None:
            self._municipality = the_municipality()
        return self._municipality

    @property
    def rulebook(self) -> Rulebook:
        """The rules as they count in the reader's municipality."""
        return rulebook_at(self.municipality.rulebook_stamp)

    def note(self, looks: Iterable[Look], *, kind: LookKind) -> None:
        """Log looks at citizens who have not been shown to this viewer in this request before."""
        fresh = [
            look for look in {look.citizen_id: look for look in looks}.values() if look.citizen_id not in self.seen
        ]
        write_looks(fresh, by=self.actor, at=self.at, kind=kind, what=self.what, request_id=self.request_id)
        self.seen.update(look.citizen_id for look in fresh)
