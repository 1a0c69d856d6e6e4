"""CPR numbers: what counts as one, and that none can be read without the key."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.citizens import cpr

TODAY = date(2026, 3, 4)
days = st.dates(date(1900, 1, 1), TODAY)


def number_of(day: date, serial: int) -> str:
    """A number that the century rule reads as this day."""
    first = 0 if day.year < 2000 else 4
    return f"{day:%d%m%y}{first}{serial:03d}"


@given(days, st.integers(0, 999))
def test_the_day_of_birth_is_read_from_the_number_whatever_modulus_11_says(day, serial):
    number = number_of(day, serial)
    assert cpr.read_cpr(f"{number[:6]}-{number[6:]}", today=TODAY) == number
    assert cpr.birthday(number) == day


@pytest.mark.parametrize(
    "typed", ["010190-1234", "0101901234", " 010190 1234 ", "010190 - 1234"], ids=["hyphen", "bare", "blank", "spaced"]
)
def test_a_number_may_be_written_as_people_do(typed):
    assert cpr.read_cpr(typed, today=TODAY) == "0101901234"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "010190-123",
        "010190-12345",
        "320190-1234",
        "300290-1234",
        "010190-123x",
        "٠١٠١٩٠١٢٣٤",
        "0" * 500,
        "\0",
        "🙂",
    ],
)
def test_what_cannot_be_a_number_is_refused(typed):
    with pytest.raises(cpr.NotACprNumber):
        cpr.read_cpr(typed, today=TODAY)


def test_nobody_is_born_tomorrow():
    tomorrow = number_of(TODAY + timedelta(days=1), 123)
    with pytest.raises(cpr.NotACprNumber):
        cpr.read_cpr(tomorrow, today=TODAY)
    assert cpr.read_cpr(tomorrow, today=TODAY + timedelta(days=1)) == tomorrow


@given(days, st.integers(0, 999))
def test_a_sealed_number_comes_back_and_shows_nothing(day, serial):
    number, citizen = number_of(day, serial), uuid4()
    sealed = cpr.seal(number, citizen_id=citizen)
    assert cpr.unseal(memoryview(sealed), citizen_id=citizen) == number
    assert number.encode() not in sealed
    assert number not in cpr.index_of(number)
    assert cpr.seal(number, citizen_id=citizen) != sealed


def test_a_sealed_number_cannot_be_moved_to_another_citizen():
    sealed = cpr.seal("0101901234", citizen_id=uuid4())
    with pytest.raises(cpr.CannotUnseal):
        cpr.unseal(sealed, citizen_id=uuid4())


@given(st.integers(0, 38), st.integers(1, 255))
def test_a_sealed_number_that_was_changed_in_any_byte_is_refused(place, change):
    citizen = uuid4()
    sealed = bytearray(cpr.seal("0101901234", citizen_id=citizen))
    assert len(sealed) == 39
    sealed[place] ^= change
    with pytest.raises(cpr.CannotUnseal):
        cpr.unseal(bytes(sealed), citizen_id=citizen)


@pytest.mark.parametrize("cut", [0, 1, 12, 13, 38])
def test_a_sealed_number_that_was_cut_short_is_refused(cut):
    citizen = uuid4()
    with pytest.raises(cpr.CannotUnseal):
        cpr.unseal(cpr.seal("0101901234", citizen_id=citizen)[:cut], citizen_id=citizen)


def test_another_field_key_neither_reads_nor_finds_the_number(settings):
    citizen = uuid4()
    sealed, index = cpr.seal("0101901234", citizen_id=citizen), cpr.index_of("0101901234")
    settings.FIELD_KEY = "another " * 10
    assert cpr.index_of("0101901234") != index
    with pytest.raises(cpr.CannotUnseal):
        cpr.unseal(sealed, citizen_id=citizen)


def test_the_shown_form_hides_the_last_four_figures():
    assert cpr.masked("0101901234") == "010190-••••"


@pytest.mark.parametrize(("day", "age"), [(date(2026, 3, 3), 35), (date(2026, 3, 4), 36), (date(2026, 3, 5), 36)])
def test_age_counts_up_on_the_birthday(day, age):
    assert cpr.age_on(day, born=date(1990, 3, 4)) == age
