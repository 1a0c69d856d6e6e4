"""The basic preparation card (R-009): nine things to know before a contact, where each comes from and how old it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from jobbro.companies.models import Company, Contact, FactSource, PreparationFact, PreparationKey
from jobbro.companies.queries.timeline import TimelineLine
from jobbro.domain.calendar import add_months
from jobbro.library import texts
from jobbro.ui.wording import short_day

# Older than this a fact is shown as something to check again (a default of R-009, not a rule of law).
STALE_AFTER_MONTHS = 6
NINE = tuple(key for key in PreparationKey if key is not PreparationKey.COOPERATION)
# What a colleague has heard from a company is something we know; register work and the moves of a text are not.
_CONTACT_EVENTS = (
    "company.task_",
    "company.contact_",
    "company.contacted",
    "company.staff_",
    "placement.proposed",
    "placement.promise_kept",
    "meeting.held",
)


@dataclass(frozen=True, slots=True)
class PreparationLine:
    """One of the things to know. `prefilled` was not written here but follows from what else we hold."""

    key: PreparationKey
    label: str
    question: str
    text: str = ""
    source: str = ""
    on_day: date | None = None
    is_stale: bool = False
    is_unknown: bool = False
    prefilled: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it counts in «4 af 9»."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class PreparationCard:
    """The nine lines, the question beside them, and how far one has come."""

    lines: tuple[PreparationLine, ...]
    cooperation: PreparationLine

    @property
    def known(self) -> int:
        """How many of the nine are known."""
        return sum(line.is_known for line in self.lines)

    @property
    def total(self) -> int:
        """Nine."""
        return len(self.lines)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those that are not known."""
        return tuple(line.label for line in self.lines if not line.is_known)

    @property
    def stale(self) -> tuple[str, ...]:
        """The names of those that are old."""
        return tuple(line.label for line in self.lines if line.is_stale)

    @property
    def next_missing(self) -> PreparationLine | None:
        """The first thing that nobody has looked for yet."""
        return next((line for line in self.lines if not line.is_known and not line.is_unknown), None)


def preparation_card(
    company: Company, *, contacts: Sequence[Contact], events: Iterable[TimelineLine], today: date
) -> PreparationCard:
    """Return the card from what was written down, and else from the register and our own history."""
    written = {fact.key: fact for fact in company.preparation.all()}
    implied = _implied(company, contacts, events, today)
    lines = {key: _line(key, written.get(key), implied.get(key), today) for key in PreparationKey}
    return PreparationCard(tuple(lines[key] for key in NINE), lines[PreparationKey.COOPERATION])


Implied = tuple[str, str, date | None]


def _implied(
    company: Company, contacts: Sequence[Contact], events: Iterable[TimelineLine], today: date
) -> dict[PreparationKey, Implied]:
    told = (company.get_source_display(), company.source_on)
    found: dict[PreparationKey, Implied] = {}
    if company.activity:
        found[PreparationKey.ACTIVITY] = (company.activity, *told)
    if company.employees is not None:
        found[PreparationKey.HEADCOUNT] = (_("%(number)s ansatte") % {"number": company.employees}, *told)
    if company.branch_name:
        found[PreparationKey.SECTOR] = (company.branch_name, *told)
    if contacts:
        first = contacts[0]
        found[PreparationKey.PERSON] = (f"{first.name}, {first.get_role_display()}", _("Kontakter"), None)
    for event in events:
        if event.action.startswith(_CONTACT_EVENTS):
            text = f"{event.title} ({event.who}, {short_day(event.day, today)})"
            found[PreparationKey.KNOWN] = (text, FactSource.COLLEAGUE.label, event.day)
            break
    return found


def _line(key: PreparationKey, fact: PreparationFact | None, implied: Implied | None, today: date) -> PreparationLine:
    label, question = str(key.label), texts().say(f"preparation.{key.value}")
    own = fact is not None and bool(fact.text or implied is None)
    told: Implied | None = (fact.text, fact.get_source_display(), fact.on_day) if fact and own else implied
    if told is None:
        return PreparationLine(key, label, question)
    text, source, on_day = told
    return PreparationLine(
        key,
        label,
        question,
        text=text,
        source=source,
        on_day=on_day,
        is_stale=on_day is not None and on_day < add_months(today, -STALE_AFTER_MONTHS),
        is_unknown=not text,
        prefilled=not own,
    )
