"""How a demo case is written down: companies, citizens and placements as data, made real by loading.py."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from jobbro.companies.models import Activity, ContactRole, WorkTask
from jobbro.domain.disclosure import Audience
from jobbro.domain.plan import HourKind
from jobbro.placements.record import SlotLine


@dataclass(frozen=True, slots=True)
class DemoContact:
    """A person at the workplace."""

    name: str
    role: ContactRole
    title: str = ""


@dataclass(frozen=True, slots=True)
class DemoTask:
    """Work at the company."""

    title: str
    activity: Activity
    hours: str = ""
    when: str = ""
    done_today_by: str = ""
    demands: tuple[str, ...] = ()
    level: WorkTask.Level = WorkTask.Level.EASY
    doer: str = ""
    green: str = ""
    can_be_moved: bool | None = None


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """A company with one site. `number` gives its invented CVR and P-number."""

    key: str
    number: int
    name: str
    branch_code: str
    branch: str
    street: str
    postcode: str
    city: str
    ordinary_fte: Decimal | None
    contacts: tuple[DemoContact, ...] = ()
    tasks: tuple[DemoTask, ...] = ()
    activity: str = ""
    owner: str = "mette"
    staff_until: date | None = None

    @property
    def mail(self) -> str:
        """An address that leads nowhere."""
        return f"kontakt@{self.key}.example"


@dataclass(frozen=True, slots=True)
class DemoFact:
    """Something known about a citizen, and who may see it."""

    kind: str
    wording: str
    measure: str = ""
    inner_note: str = ""
    released_to: tuple[Audience, ...] = ()
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class DemoCitizen:
    """An invented person."""

    key: str
    first_name: str
    last_name: str
    group: str
    group_from: date
    facts: tuple[DemoFact, ...] = ()
    consultant: str = "mette"
    caseworker: str = "anna"
    noted_on: date = date(2023, 1, 9)

    @property
    def mail(self) -> str:
        """The address by which a demo person is known, so that loading twice makes one."""
        return f"{self.key}@borger.example"


SHARED_OUT = (Audience.CITIZEN, Audience.CASEWORKER, Audience.COMPANY, Audience.CONTACT_PERSON)
INSIDE = (Audience.CITIZEN, Audience.CASEWORKER)


def slots(kind: HourKind, weekdays: str, begins: str, ends: str) -> tuple[SlotLine, ...]:
    """The same hours on several weekdays: slots(PRACTICE, "135", "9.00", "12.00") is Monday, Wednesday and Friday."""
    return tuple(SlotLine(kind, int(day), _clock(begins), _clock(ends)) for day in weekdays)


def _clock(text: str) -> time:
    hour, _dot, minute = text.partition(".")
    return time(int(hour), int(minute or 0))


@dataclass(frozen=True, slots=True)
class DemoPlacement:
    """A placement between a citizen and a company of the demo; `parts` are fields of its record."""

    citizen: str
    company: str
    contact: str
    state: str
    parts: dict[str, object] = field(default_factory=dict)
    consultant: str = "mette"
    planned_on: date = date(2023, 1, 11)
