"""What goes into somebody's calendar: appointments in local time, whole days, and who is invited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")


class Method(StrEnum):
    """What the calendar asks of the one who opens it: show it, answer an invitation, or remove it."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class EventStatus(StrEnum):
    """How firm an appointment is."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a mail address: an organizer or a person invited."""

    name: str
    mail: str

    def __post_init__(self) -> None:
        local, at, domain = self.mail.partition("@")
        if not (local and at and domain) or not self.mail.isprintable() or any(sign in self.mail for sign in ' <>";:,'):
            raise ValueError(f"{self.mail!r} is no mail address.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One appointment. With two dates it fills whole days, both included; with two times it is told in Danish time.

    `uid` stays the same for ever, `sequence` grows by one each time something is changed.
    """

    uid: str
    starts: datetime | date
    ends: datetime | date
    summary: str
    changed_at: datetime
    description: str = ""
    location: str = ""
    organizer: Person | None = None
    attendees: tuple[Person, ...] = ()
    sequence: int = 0
    status: EventStatus = EventStatus.CONFIRMED
    alarm_before: timedelta | None = None

    def __post_init__(self) -> None:
        if not self.uid.strip() or not self.uid.isprintable():
            raise ValueError("An event has a printable uid.")
        if self.sequence < 0:
            raise ValueError("A sequence number is not negative.")
        for moment in (self.changed_at, self.starts, self.ends):
            if isinstance(moment, datetime) and moment.tzinfo is None:
                raise ValueError("A time names its zone.")
        if isinstance(self.starts, datetime) != isinstance(self.ends, datetime):
            raise ValueError("Starts and ends are both dates or both times.")
        if self.all_day:
            if self.ends < self.starts:
                raise ValueError("The last day is not before the first.")
        elif self.local_start >= self.local_end:
            raise ValueError("An event ends after it starts.")

    @property
    def all_day(self) -> bool:
        """Whether the event fills whole days."""
        return not isinstance(self.starts, datetime)

    @property
    def local_start(self) -> datetime:
        """The start as Danish time."""
        return _danish(self.starts)

    @property
    def local_end(self) -> datetime:
        """The end as Danish time."""
        return _danish(self.ends)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events sent together, such as all follow-ups of a placement."""

    name: str
    events: tuple[Event, ...]
    method: Method = Method.PUBLISH

    def __post_init__(self) -> None:
        uids = [event.uid for event in self.events]
        if len(set(uids)) != len(uids):
            raise ValueError("Two events share a uid.")
        if self.method is not Method.PUBLISH and not _all_have_organizer(self.events):
            raise ValueError("An invitation names its organizer.")


def _all_have_organizer(events: Iterable[Event]) -> bool:
    return all(event.organizer for event in events)


def _danish(moment: datetime | date) -> datetime:
    if not isinstance(moment, datetime):
        raise ValueError("A whole day has no time.")
    return moment.astimezone(ZONE)
