"""The day that a thing shall be possible by, read from what is said."""

from datetime import date

import pytest

from jobbro.domain.language.deadlines import deadline_in

TODAY = date(2026, 3, 4)


@pytest.mark.req("R-055")
@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("gå 1 km inden sommerferien", date(2026, 6, 30)),
        ("stå en time til jul", date(2026, 12, 24)),
        ("den 1. februar", date(2027, 2, 1)),
        ("inden 1. maj 2027", date(2027, 5, 1)),
        ("den 1. maj 2020", None),
        ("den 29. februar", date(2028, 2, 29)),
        ("i juli", None),
        ("gå længere", None),
        ("", None),
    ],
)
def test_a_season_or_a_date_becomes_the_next_such_day(said, day):
    assert deadline_in(said, today=TODAY) == day


def test_the_day_itself_is_not_ahead():
    assert deadline_in("til jul", today=date(2026, 12, 24)) == date(2027, 12, 24)
