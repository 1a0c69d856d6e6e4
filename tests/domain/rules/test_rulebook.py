"""The one lookup: by id and day, never a silent zero."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.rules import (
    Check,
    Entry,
    Grade,
    NoRuleInForce,
    Rule,
    Rulebook,
    Source,
    State,
    Unit,
    UnknownRule,
    ValueUnknown,
)
from jobbro.library import rulebook

SOURCE = Source("Loven", "§ 1", "https://example.dk/lov", date(2020, 1, 1))


def entry(starts: date, value=None, state: State = State.SETTLED, note: str = "") -> Entry:
    return Entry(starts, state, value, SOURCE, Grade.A, note)


def rule(*entries: Entry, rule_id: str = "praktik.uger") -> Rule:
    check = Check(date(2026, 11, 22), "JB")
    return Rule(rule_id, "Uger", "Så mange uger.", "praktik", Unit.WEEKS, entries, check)


FOUR_THEN_SIX = rule(entry(date(2020, 1, 1), 4), entry(date(2022, 1, 1), 6), entry(date(2024, 1, 1), None, State.ENDED))
BOOK = Rulebook([FOUR_THEN_SIX])


@pytest.mark.req("R-116")
@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2020, 1, 1), 4),
        (date(2021, 12, 31), 4),
        (date(2022, 1, 1), 6),
        (date(2023, 12, 31), 6),
    ],
)
def test_the_value_in_force_is_that_of_the_latest_entry(day, value):
    found = BOOK.value_of("praktik.uger", on_date=day)
    assert found.value == value
    assert found.starts <= day
    assert found.ends is None or day <= found.ends


def test_before_the_first_day_there_is_no_rule_and_the_nearest_after_is_named():
    with pytest.raises(NoRuleInForce, match="praktik.uger has no value on 2019-12-31") as caught:
        BOOK.value_of("praktik.uger", on_date=date(2019, 12, 31))
    assert caught.value.before is None
    assert caught.value.after is not None
    assert caught.value.after.starts == date(2020, 1, 1)


def test_after_the_end_there_is_no_rule_and_the_nearest_before_is_named():
    with pytest.raises(NoRuleInForce) as caught:
        BOOK.value_of("praktik.uger", on_date=date(2024, 1, 1))
    assert caught.value.before is not None
    assert (caught.value.before.value, caught.value.before.ends) == (6, date(2023, 12, 31))
    assert not BOOK.in_force("praktik.uger", on_date=date(2024, 1, 1))


def test_an_unknown_value_says_what_is_missing():
    book = Rulebook(
        [rule(entry(date(2023, 1, 1), Decimal("86.16")), entry(date(2024, 1, 1), None, State.UNKNOWN, "sats for 2024"))]
    )
    with pytest.raises(ValueUnknown) as caught:
        book.value_of("praktik.uger", on_date=date(2024, 5, 1))
    assert caught.value.missing == "sats for 2024"


def test_an_expected_value_is_shown_but_never_used():
    book = Rulebook([rule(entry(date(2020, 1, 1), 4), entry(date(2027, 1, 1), 8, State.EXPECTED))])
    assert book.value_of("praktik.uger", on_date=date(2027, 6, 1)).value == 4
    assert book.value_of("praktik.uger", on_date=date(2027, 6, 1)).ends is None
    assert [found.state for found in book.history("praktik.uger")] == [State.SETTLED, State.EXPECTED]


def test_an_unknown_id_is_an_error_of_its_own():
    with pytest.raises(UnknownRule, match="no rule called praktik.måneder"):
        BOOK.value_of("praktik.måneder", on_date=date(2022, 1, 1))


def test_there_is_no_default_day():
    with pytest.raises(TypeError):
        BOOK.value_of("praktik.uger")  # type: ignore[call-arg]


def test_a_series_out_of_order_is_refused():
    with pytest.raises(ValueError, match="date order"):
        rule(entry(date(2022, 1, 1), 6), entry(date(2020, 1, 1), 4))


def test_two_rules_with_one_id_are_refused():
    with pytest.raises(ValueError, match="two rules"):
        Rulebook([FOUR_THEN_SIX, FOUR_THEN_SIX])


def test_the_version_follows_what_a_rule_says_but_not_when_it_was_checked():
    changed = rule(entry(date(2020, 1, 1), 5))
    checked_again = replace(FOUR_THEN_SIX, check=Check(date(2026, 12, 1), "AB"))
    assert changed.version != FOUR_THEN_SIX.version
    assert checked_again.version == FOUR_THEN_SIX.version
    assert Rulebook([changed]).version != BOOK.version


def test_four_and_four_point_nought_are_the_same_value():
    assert rule(entry(date(2020, 1, 1), Decimal("4"))).version == rule(entry(date(2020, 1, 1), Decimal("4.0"))).version


def test_a_value_is_read_as_what_it_is():
    found = BOOK.value_of("praktik.uger", on_date=date(2022, 1, 1))
    assert (found.number, found.whole) == (Decimal(6), 6)
    for wrong in ("codes", "yes"):
        with pytest.raises(TypeError):
            getattr(found, wrong)


@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(1, 99)), min_size=1, max_size=6))
def test_every_day_has_the_latest_value_that_has_begun(lines):
    series = dict(lines)
    book = Rulebook([rule(*(entry(starts, series[starts]) for starts in sorted(series)))])
    for starts in series:
        for day in (starts - timedelta(days=1), starts, starts + timedelta(days=1)):
            begun = [first for first in series if first <= day]
            if begun:
                assert book.value_of("praktik.uger", on_date=day).value == series[max(begun)]
            else:
                assert not book.in_force("praktik.uger", on_date=day)


def changes_of_value():
    """Every day on which a shipped rule begins, changes or ends."""
    book = rulebook()
    return [
        pytest.param(found, id=f"{found.rule_id} {found.starts}")
        for shipped in book
        for found in book.history(shipped.id)
        if found.state is not State.EXPECTED
    ]


@pytest.mark.req("R-155")
@pytest.mark.parametrize("change", changes_of_value())
def test_the_day_before_the_day_of_and_the_day_after_each_change(change):
    book = rulebook()
    before = book.entry_on(change.rule_id, on_date=change.starts - timedelta(days=1))
    assert before is None or before.ends == change.starts - timedelta(days=1)
    for day in (change.starts, change.starts + timedelta(days=1)):
        if change.ends is not None and day > change.ends:
            continue
        if change.state is State.SETTLED:
            assert book.value_of(change.rule_id, on_date=day) == change
        else:
            with pytest.raises(NoRuleInForce):
                book.value_of(change.rule_id, on_date=day)


def test_every_shipped_value_has_a_source_and_every_rule_a_check():
    for shipped in rulebook():
        assert shipped.check.kind
        for line in shipped.entries:
            assert line.source.url.startswith("http")
            assert line.source.section


@pytest.mark.req("R-116")
def test_asking_for_a_day_shows_only_rules_that_are_valid_that_day():
    valid = {found.rule_id for found in rulebook().valid_on(date(2022, 3, 1))}
    assert "practice.length.graduate_trial" in valid
    assert not {"groups.closed_to_new_cases", "work_duty.hours"} & valid
    later = {found.rule_id for found in rulebook().valid_on(date(2026, 11, 22))}
    assert {"groups.closed_to_new_cases", "work_duty.hours"} <= later
    assert not {"practice.length.graduate_trial", "job_rotation.rate", "subsidised.rate.private"} & later


def test_a_municipality_can_add_a_rate_that_was_not_found():
    day = date(2026, 11, 22)
    own = entry(date(2026, 1, 1), Decimal("95.00"))
    with pytest.raises(ValueUnknown):
        rulebook().value_of("subsidised.rate.private", on_date=day)
    book = rulebook().with_entry("subsidised.rate.private", own)
    assert book.value_of("subsidised.rate.private", on_date=day).number == Decimal("95.00")
    assert book.value_of("subsidised.rate.private", on_date=day).source is SOURCE
    assert book.version != rulebook().version
    again = book.with_entry("subsidised.rate.private", entry(date(2026, 1, 1), Decimal("96.00")))
    assert again.value_of("subsidised.rate.private", on_date=day).number == Decimal("96.00")
