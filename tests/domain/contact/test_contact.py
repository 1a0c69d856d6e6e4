"""How much is enough, when to wait, and whom to contact next."""

from datetime import date, timedelta

import pytest

from jobbro.domain.contact import (
    NoPolicyInForce,
    ReasonCode,
    Standing,
    StopReason,
    Touch,
    contact_load,
    order_key,
    points_at,
    policy_on,
    reasons_for,
    score_of,
    soft_stops,
)
from jobbro.library import contact_policies

TODAY = date(2026, 3, 2)
POLICY = policy_on(contact_policies(), on_date=TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def stops(*touches: Touch, me: str = "mette", paused_until: date | None = None) -> dict[StopReason, date]:
    found = soft_stops(touches, me=me, paused_until=paused_until, today=TODAY, policy=POLICY)
    return {stop.reason: stop.until for stop in found}


@pytest.mark.parametrize(("days", "waits"), [(POLICY.calm_days - 1, True), (POLICY.calm_days, False)])
def test_a_colleagues_contact_asks_for_calm_up_to_its_last_day(days, waits):
    found = stops(Touch(ago(days), "jonas"))
    assert (StopReason.COLLEAGUE in found) is waits
    if waits:
        assert found[StopReason.COLLEAGUE] == TODAY


def test_ones_own_contact_and_the_companys_own_are_no_reason_to_wait():
    assert stops(Touch(ago(1), "mette"), Touch(ago(1), "jonas", is_ours=False)) == {}


def test_a_colleagues_call_that_reached_nobody_asks_for_calm_but_is_no_load():
    missed = Touch(ago(2), "jonas", reached=False)
    assert StopReason.COLLEAGUE in stops(missed)
    assert contact_load([missed], today=TODAY, policy=POLICY).asked == 0


def test_being_asked_enough_ends_when_the_oldest_leaves_the_days_that_count():
    days = (80, 50, 20)
    touches = [Touch(ago(each), "mette") for each in days]
    load = contact_load(touches, today=TODAY, policy=POLICY)
    assert load.asked == 3
    until = stops(*touches)[StopReason.ASKED_ENOUGH]
    assert until == ago(80) + timedelta(days=POLICY.load_days - 1)
    free = until + timedelta(days=1)
    assert not soft_stops(touches, me="mette", paused_until=None, today=free, policy=POLICY)
    assert soft_stops(touches, me="mette", paused_until=None, today=until, policy=POLICY)


@pytest.mark.parametrize(("last", "waits"), [(TODAY, True), (ago(1), False)])
def test_the_last_day_of_a_pause_is_part_of_it(last, waits):
    assert (StopReason.PAUSED in stops(paused_until=last)) is waits


def test_the_reasons_add_up_to_the_score_and_order_by_the_longest_silence():
    small = Standing("a", employees=4, last_spoken_on=None, has_open_tasks=True, is_own=True)
    reasons = reasons_for(small, today=TODAY, policy=POLICY)
    assert [each.code for each in reasons] == [
        ReasonCode.NEVER,
        ReasonCode.SIZE,
        ReasonCode.OPEN_TASKS,
        ReasonCode.OWN,
    ]
    assert score_of(small, today=TODAY, policy=POLICY) == 40 + 20 + 15 + 10
    long_ago, less = (Standing(key, employees=4, last_spoken_on=ago(days)) for key, days in (("x", 800), ("b", 740)))
    keys = [order_key(each, today=TODAY, policy=POLICY) for each in (less, long_ago, small)]
    assert [key[2] for key in sorted(keys)] == ["a", "x", "b"]


@pytest.mark.parametrize(
    ("days", "code"), [(-3, ReasonCode.STEP_DUE), (0, ReasonCode.STEP_DUE), (7, ReasonCode.STEP_SOON), (8, None)]
)
def test_ones_own_promise_weighs_when_it_is_near(days, code):
    standing = Standing("a", my_step_on=TODAY + timedelta(days=days))
    codes = {each.code for each in reasons_for(standing, today=TODAY, policy=POLICY)}
    assert (codes & {ReasonCode.STEP_DUE, ReasonCode.STEP_SOON}) == ({code} if code else set())


def test_no_employees_known_is_not_small():
    assert score_of(Standing("a"), today=TODAY, policy=POLICY) == POLICY.weights.never
    assert points_at(POLICY.weights.size, 0) == 0


def test_before_the_first_policy_there_is_none():
    with pytest.raises(NoPolicyInForce):
        policy_on(contact_policies(), on_date=date(1999, 12, 31))
