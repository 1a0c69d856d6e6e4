"""The calendar file, read back by a parser that did not write it and by the rules of the format."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.documents import Calendar, Event, EventStatus, Method, Person, to_ics

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ANNA = Person("Anna Holm", "anna@solby.example")
FOLLOW_UP = Event(
    uid="opfoelgning-1@jobbro",
    starts=datetime(2023, 2, 22, 9, tzinfo=COPENHAGEN),
    ends=datetime(2023, 2, 22, 10, tzinfo=COPENHAGEN),
    summary="Opfølgning: Thomas, Leif; og Anna",
    changed_at=datetime(2023, 1, 16, 8, 30, tzinfo=UTC),
    description="Vi taler om:\n- samarbejde\n- timer og progression på Solby Kirkegård, og hvad der skal ske bagefter",
    location="Solby Kirkegård",
    organizer=ANNA,
    attendees=(Person('Leif "Graver", kontaktperson', "leif@kirke.example"),),
    sequence=2,
    alarm_before=timedelta(days=1),
)
WHOLE_DAYS = Event(
    uid="forloeb-1@jobbro",
    starts=date(2023, 1, 23),
    ends=date(2023, 4, 23),
    summary="Thomas i praktik",
    changed_at=datetime(2023, 1, 16, tzinfo=UTC),
    organizer=ANNA,
)


def read(*events: Event, method: Method = Method.REQUEST) -> icalendar.Calendar:
    made = icalendar.Calendar.from_ical(to_ics(Calendar("Thomas", events, method)))
    assert isinstance(made, icalendar.Calendar)
    return made


def test_an_invitation_arrives_with_time_people_and_version() -> None:
    calendar = read(FOLLOW_UP)
    assert (calendar["method"], calendar["version"]) == ("REQUEST", "2.0")
    [event] = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2023, 2, 22, 9, tzinfo=COPENHAGEN)
    assert event["dtstart"].params["TZID"] == "Europe/Copenhagen"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=1)
    assert (event["uid"], event["sequence"], event["status"]) == ("opfoelgning-1@jobbro", 2, "CONFIRMED")
    assert (str(event["summary"]), str(event["description"])) == (FOLLOW_UP.summary, FOLLOW_UP.description)
    assert event["organizer"] == "mailto:anna@solby.example"
    assert event["attendee"] == "mailto:leif@kirke.example"
    assert event["attendee"].params["CN"] == "Leif 'Graver', kontaktperson"
    assert event["attendee"].params["RSVP"] == "TRUE"
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-1)


def test_whole_days_end_the_day_after_the_last_as_the_format_wants() -> None:
    [event] = read(WHOLE_DAYS, method=Method.PUBLISH).walk("VEVENT")
    assert event.decoded("dtstart") == date(2023, 1, 23)
    assert event.decoded("dtend") == date(2023, 4, 24)
    assert not read(WHOLE_DAYS).walk("VTIMEZONE")


def test_a_cancelled_calendar_cancels_and_does_not_ring() -> None:
    [event] = read(FOLLOW_UP, method=Method.CANCEL).walk("VEVENT")
    assert event["status"] == EventStatus.CANCELLED
    assert not event.walk("VALARM")


def test_the_zone_in_the_file_agrees_with_the_danish_clock_for_forty_years() -> None:
    [zone] = read(FOLLOW_UP).walk("VTIMEZONE")
    assert isinstance(zone, icalendar.Timezone)
    told = zone.to_tz()
    for year in range(1998, 2038):
        for month, day, hour in ((1, 1, 12), (3, 24, 12), (4, 1, 12), (7, 1, 0), (10, 24, 12), (11, 1, 12)):
            danish = datetime(year, month, day, hour, tzinfo=COPENHAGEN)
            assert danish.replace(tzinfo=told).utcoffset() == danish.utcoffset()


def test_a_time_given_in_another_zone_is_told_in_danish_time() -> None:
    event = Event(
        uid="a",
        starts=datetime(2023, 6, 1, 7, tzinfo=UTC),
        ends=datetime(2023, 6, 1, 8, tzinfo=UTC),
        summary="Møde",
        changed_at=datetime(2023, 1, 1, tzinfo=UTC),
    )
    assert b"DTSTART;TZID=Europe/Copenhagen:20230601T090000" in to_ics(Calendar("x", (event,)))


def test_no_line_is_longer_than_seventy_five_octets_and_all_end_alike() -> None:
    data = to_ics(Calendar("Thomas", (FOLLOW_UP, WHOLE_DAYS), Method.REQUEST))
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_comes_back_and_cannot_add_a_line_of_its_own(summary: str, description: str) -> None:
    event = Event(
        uid="a",
        starts=date(2023, 1, 1),
        ends=date(2023, 1, 1),
        summary=summary,
        changed_at=datetime(2023, 1, 1, tzinfo=UTC),
        description=description,
    )
    calendar = read(event, method=Method.PUBLISH)
    [made] = calendar.walk("VEVENT")
    assert set(made) <= {
        "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "STATUS", "DESCRIPTION"
    }  # fmt: skip
    told = str(made["summary"])
    assert "▯" in told or "".join(told.split()) == "".join(summary.replace("\ufeff", "\u2060").split())


@pytest.mark.parametrize("mail", ["", "anna", "anna@", "@solby", "a b@c.dk", "a@b.dk\r\nX:1", "a@b.dk,c@d.dk"])
def test_what_is_no_mail_address_is_refused(mail: str) -> None:
    with pytest.raises(ValueError):
        Person("Anna", mail)


def test_a_calendar_that_cannot_be_right_is_refused() -> None:
    later = {"uid": "a", "summary": "x", "changed_at": datetime(2023, 1, 1, tzinfo=UTC)}
    at_nine = datetime(2023, 1, 1, 9, tzinfo=COPENHAGEN)
    for wrong in (
        {"starts": at_nine, "ends": at_nine},
        {"starts": date(2023, 1, 2), "ends": date(2023, 1, 1)},
        {"starts": date(2023, 1, 1), "ends": at_nine},
        {"starts": at_nine.replace(tzinfo=None), "ends": at_nine.replace(hour=10, tzinfo=None)},
    ):
        with pytest.raises(ValueError):
            Event(**later, **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="share"):
        Calendar("x", (WHOLE_DAYS, WHOLE_DAYS))
