"""Numbers, hours, clock times, weekdays and dates as Danes write them."""

from decimal import Decimal

import pytest

from jobbro.domain.language.dates import dates, lengths, moments, week_numbers
from jobbro.domain.language.numbers import number_at, number_of
from jobbro.domain.language.weekdays import weekdays_mentions
from jobbro.domain.language.words import words_in
from jobbro.domain.language.working_time import clock_ranges, hours_mentions


def read(text):
    return list(words_in(text))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("9", "9"),
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        ("1.250,50", "1250.50"),
        ("2½", "2.5"),
        ("½", "0.5"),
        ("halvanden", "1.5"),
        ("tolv", "12"),
        ("femogtyve", "25"),
        ("halvtreds", "50"),
        ("toogtredive", "32"),
        ("én", "1"),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(written, value):
    assert number_of(written) == Decimal(value)


@pytest.mark.parametrize("written", ["", "hund", "og", "9" * 40, "tyveog", "²"])
def test_other_words_are_no_numbers(written):
    assert number_of(written) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("10-15", 10, 15), ("10 til 15", 10, 15), ("to og en halv", 2.5, 2.5), ("to en halv", 2.5, 2.5), ("8", 8, 8)],
)
def test_a_range_has_both_its_ends(text, low, high):
    span = number_at(read(text), 0)
    assert (float(span.low), float(span.high)) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Ca. 30 timer om ugen.", 30, 30),
        ("Fem timer om ugen i otte uger.", 5, 5),
        ("på 10-15 timer om ugen", 10, 15),
        ("Tre timer tre dage om ugen", 9, 9),
        ("3 dage om ugen a 4 timer", 12, 12),
        ("2,5 timer dagligt fire dage om ugen", 10, 10),
        ("20 ugentlige timer", 20, 20),
        ("5 t/uge", 5, 5),
        ("15-20 t. ugtl.", 15, 20),
        ("timetallet er 12", 12, 12),
        ("37-timers uge", 37, 37),
        ("fuld tid", 37, 37),
        ("mellem 10 og 15 timer om ugen", 10, 15),
        ("otte timer pr. uge", 8, 8),
    ],
)
def test_hours_a_week_are_read(text, low, high):
    (mention,) = hours_mentions(read(text))
    assert tuple(float(end) for end in mention.per_week()) == (low, high)


@pytest.mark.parametrize(
    "text", ["pause hver 2. time", "500 timer om ugen", "i 3 uger", "99999999999999999999 timer", "time for time"]
)
def test_what_only_looks_like_working_hours_is_left_alone(text):
    assert list(hours_mentions(read(text))) == []


@pytest.mark.parametrize("text", ["Ca. 30 timer", "omkring 12 timer", "op til 25 timer", "max 9 timer"])
def test_rough_hours_are_known_as_rough(text):
    (mention,) = hours_mentions(read(text))
    assert mention.roughly


def test_from_one_number_to_another_is_a_rise_and_not_a_doubt():
    (mention,) = hours_mentions(read("øges fra 8 til 15 timer"))
    assert mention.rising


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kl. 9-12", "09.00-12.00"),
        ("9.00-12.00", "09.00-12.00"),
        ("fra kl. 9 til 14", "09.00-14.00"),
        ("fra kl. ni til kl. tolv", "09.00-12.00"),
        ("kl. 7:30 – 11", "07.30-11.00"),
        ("mandag 9-12", "09.00-12.00"),
        ("mellem kl. 8 og 13.30", "08.00-13.30"),
    ],
)
def test_a_stretch_of_the_day_is_read(text, said):
    (clock,) = clock_ranges(read(text))
    assert f"{clock.starts:%H.%M}-{clock.ends:%H.%M}" == said


@pytest.mark.parametrize(
    "text", ["10-15 timer", "løfte 5-10 kg", "kl. 12-9", "9.klasse", "25-30 personer", "kl. 25-27"]
)
def test_other_ranges_are_no_time_of_day(text):
    assert list(clock_ranges(read(text))) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("man., ons. og fre.", [1, 3, 5]),
        ("mandag, onsdag og fredag", [1, 3, 5]),
        ("mandag til torsdag", [1, 2, 3, 4]),
        ("mandag-torsdag", [1, 2, 3, 4]),
        ("man-fre", [1, 2, 3, 4, 5]),
        ("alle hverdage undtagen onsdag", [1, 2, 4, 5]),
        ("hver onsdag", [3]),
        ("tirs/tors", [2, 4]),
    ],
)
def test_weekdays_are_read_in_full_short_and_as_a_range(text, days):
    (mention,) = weekdays_mentions(read(text))
    assert list(mention.weekdays) == days


@pytest.mark.parametrize("text", ["man skal komme", "fredag fri", "han fik lørdagskylling", "ikke onsdag"])
def test_words_that_only_look_like_weekdays_are_left_alone(text):
    assert list(weekdays_mentions(read(text))) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("22. februar", (22, 2, None)),
        ("d. 29/3-24", (29, 3, 2024)),
        ("01.02.2024", (1, 2, 2024)),
        ("den 3. maj 2026", (3, 5, 2026)),
        ("1/9", (1, 9, None)),
    ],
)
def test_a_date_is_read(text, day):
    (found,) = dates(read(text))
    assert (found.day, found.month, found.year) == day


@pytest.mark.parametrize("text", ["kl. 9.30", "40. juni", "31/13", "2.5 kg", "9.00-12.00"])
def test_what_is_no_date_is_left_alone(text):
    assert list(dates(read(text))) == []


@pytest.mark.parametrize(
    ("text", "weeks"), [("i 13 uger", 13), ("13-ugers forløb", 13), ("otte ugers praktik", 8), ("tre måneder", 13)]
)
def test_a_length_is_read_in_weeks(text, weeks):
    (found,) = lengths(read(text))
    assert float(found.weeks) == weeks


@pytest.mark.parametrize(
    "text",
    [
        "hver 14. dag",
        "hver anden uge",
        "uge 4 og 8",
        "efter fire uger",
        "midtvejs",
        "ugentligt",
        "den 3. maj",
        "hver fredag",
    ],
)
def test_a_time_that_can_be_put_in_the_calendar_is_seen(text):
    assert list(moments(read(text)))


@pytest.mark.parametrize("text", ["løbende", "efter behov", "undervejs", "ved lejlighed"])
def test_a_time_that_cannot_be_put_in_the_calendar_is_not(text):
    assert not list(moments(read(text)))


def test_numbered_weeks_are_a_period():
    assert [(first, last) for first, last, *_ in week_numbers(read("uge 4-16"))] == [(4, 16)]
