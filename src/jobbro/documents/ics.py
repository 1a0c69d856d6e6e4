"""A calendar as an .ics file that Outlook, phones and the parsers in our tests agree about."""

from datetime import UTC, datetime, timedelta

import icalendar
from icalendar import vCalAddress, vText

from jobbro.documents.calendar import ZONE, Calendar, Event, Method, Person
from jobbro.documents.text import clean

PRODUCT = "-//Jobbro//Jobbro//DA"


def to_ics(calendar: Calendar) -> bytes:
    """Return the calendar in RFC 5545 form: Danish local times with their zone, lines folded at 75 octets."""
    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", calendar.method.value)
    made.add("x-wr-calname", _one_line(calendar.name))
    if any(not event.all_day for event in calendar.events):
        made.add_component(_danish_clock())
    for event in calendar.events:
        made.add_component(_event(event, calendar.method))
    return bytes(made.to_ical())


def _danish_clock() -> icalendar.Timezone:
    """Describe the Danish clock as it has run since 1996: last Sunday of March and of October."""
    zone = icalendar.Timezone()
    zone.add("tzid", str(ZONE))
    for part, name, starts, month, before, after in (
        (icalendar.TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, 1, 2),  # noqa: DTZ001
        (icalendar.TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, 2, 1),  # noqa: DTZ001
    ):
        part.add("tzname", name)
        part.add("dtstart", starts)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone


def _event(event: Event, method: Method) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    _add_time(made, event)
    made.add("summary", _one_line(event.summary))
    made.add("status", "CANCELLED" if method is Method.CANCEL else event.status.value)
    for name, text in (("description", event.description), ("location", event.location)):
        if text:
            made.add(name, clean(text))
    if event.organizer:
        made["organizer"] = _address(event.organizer)
    for person in event.attendees:
        made.add("attendee", _invited(person, asked=method is Method.REQUEST), encode=False)
    if event.alarm_before is not None and method is not Method.CANCEL:
        made.add_component(_alarm(event.alarm_before, event.summary))
    return made


def _add_time(made: icalendar.Event, event: Event) -> None:
    if event.all_day:
        made.add("dtstart", event.starts)
        made.add("dtend", event.ends + timedelta(days=1))  # the file format leaves out the end day
        made.add("transp", "TRANSPARENT")
    else:
        made.add("dtstart", event.local_start)
        made.add("dtend", event.local_end)


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.mail}")
    address.params["CN"] = vText(_one_line(person.name).replace('"', "'"))
    return address


def _invited(person: Person, *, asked: bool) -> vCalAddress:
    address = _address(person)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    if asked:
        address.params["RSVP"] = vText("TRUE")
    return address


def _alarm(before: timedelta, summary: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", _one_line(summary))
    return alarm


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
