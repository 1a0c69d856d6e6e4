import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.calendar.weeks import MON, at
from tests.domain.plan.plans import niels, one_step, plans, practice, thomas

from jobbro.domain.calendar import danish_holidays
from jobbro.domain.plan import (
    Expected,
    PlanFormatError,
    plan_from_json,
    plan_to_json,
    plan_totals,
    step_totals,
    totals_to_json,
)


def document() -> dict[str, Any]:
    return plan_to_json(niels())


def refused(path: str, expected: Expected) -> pytest.RaisesExc[PlanFormatError]:
    return pytest.raises(PlanFormatError, check=lambda error: (error.path, error.expected) == (path, expected))


def test_the_document_has_dates_as_iso_times_as_clock_and_weekdays_as_numbers():
    plan = one_step(practice("a", "Feje", purpose="øve"), practice=at(MON, starts="9:00", ends="12:00"), weeks=1)
    assert plan_to_json(plan) == {
        "version": 1,
        "steps": [
            {
                "number": 1,
                "first": "2023-01-02",
                "last": "2023-01-08",
                "practice": [{"weekday": 1, "starts": "09:00", "ends": "12:00", "unpaid_break_minutes": 0}],
                "paid": [],
                "tasks": [
                    {
                        "key": "a",
                        "title": "Feje",
                        "kind": "practice",
                        "purpose": "øve",
                        "payable": "",
                        "next_task": "",
                    }
                ],
            }
        ],
    }


def test_what_may_be_left_out_has_its_default():
    short = {"version": 1, "steps": [{"number": 1, "first": "2023-01-02", "last": "2023-01-08"}]}
    assert plan_from_json(short) == one_step(weeks=1)
    short["steps"][0]["practice"] = [{"weekday": 1, "starts": "09:00", "ends": "12:00"}]  # type: ignore[index]
    short["steps"][0]["tasks"] = [{"key": "a", "title": "Feje", "kind": "practice"}]  # type: ignore[index]
    plan = plan_from_json(short)
    assert plan == one_step(practice("a", "Feje", purpose=""), practice=at(MON, starts="9:00", ends="12:00"), weeks=1)


@given(plans)
def test_a_plan_comes_back_from_its_document_as_it_was(plan):
    written = plan_to_json(plan)
    assert plan_from_json(written) == plan
    assert plan_from_json(json.loads(json.dumps(written))) == plan


STEP, SLOT, TASK = ("steps", 0), ("steps", 1, "paid", 1), ("steps", 2, "tasks", 0)
MISSING = object()


@pytest.mark.parametrize(
    ("place", "value", "path", "expected"),
    [
        (("version",), MISSING, "version", Expected.KEY_PRESENT),
        (("version",), 2, "version", Expected.VERSION_1),
        (("version",), "1", "version", Expected.VERSION_1),
        (("version",), True, "version", Expected.VERSION_1),
        (("version",), 1.0, "version", Expected.VERSION_1),
        (("title",), "x", "title", Expected.KNOWN_KEY),
        (("steps",), MISSING, "steps", Expected.KEY_PRESENT),
        (("steps",), {}, "steps", Expected.LIST),
        (("steps",), "steps", "steps", Expected.LIST),
        (("steps",), [], "steps", Expected.AT_LEAST_ONE_STEP),
        (STEP, None, "steps[0]", Expected.OBJECT),
        (STEP, [], "steps[0]", Expected.OBJECT),
        ((*STEP, "number"), 0, "steps[0].number", Expected.NUMBER_FROM_1),
        ((*STEP, "number"), 2, "steps", Expected.OWN_NUMBER),
        ((*STEP, "number"), True, "steps[0].number", Expected.WHOLE_NUMBER),
        ((*STEP, "number"), 1.0, "steps[0].number", Expected.WHOLE_NUMBER),
        ((*STEP, "number"), "1", "steps[0].number", Expected.WHOLE_NUMBER),
        ((*STEP, "first"), MISSING, "steps[0].first", Expected.KEY_PRESENT),
        ((*STEP, "first"), "2023-02-29", "steps[0].first", Expected.ISO_DATE),
        ((*STEP, "first"), "20230109", "steps[0].first", Expected.ISO_DATE),
        ((*STEP, "first"), "2023-W02-1", "steps[0].first", Expected.ISO_DATE),
        ((*STEP, "first"), "2023-01-09T00:00", "steps[0].first", Expected.ISO_DATE),
        ((*STEP, "first"), "2023-01-09\n", "steps[0].first", Expected.ISO_DATE),
        ((*STEP, "first"), "२०२३-०१-०९", "steps[0].first", Expected.ISO_DATE),
        ((*STEP, "first"), 20230109, "steps[0].first", Expected.ISO_DATE),
        ((*STEP, "first"), "0203-01-09", "steps[0].first", Expected.YEAR_WITH_HOLIDAYS),
        ((*STEP, "last"), "2203-01-09", "steps[0].last", Expected.YEAR_WITH_HOLIDAYS),
        ((*STEP, "last"), "2023-01-08", "steps[0].last", Expected.LAST_NOT_BEFORE_FIRST),
        ((*STEP, "hours"), "8", "steps[0].hours", Expected.KNOWN_KEY),
        ((*STEP, "practice"), None, "steps[0].practice", Expected.LIST),
        ((*SLOT, "weekday"), 0, "steps[1].paid[1].weekday", Expected.WEEKDAY),
        ((*SLOT, "weekday"), "1", "steps[1].paid[1].weekday", Expected.WEEKDAY),
        ((*SLOT, "weekday"), True, "steps[1].paid[1].weekday", Expected.WEEKDAY),
        ((*SLOT, "weekday"), 1, "steps[1].paid", Expected.SLOTS_APART),
        ((*SLOT, "starts"), "9:00", "steps[1].paid[1].starts", Expected.CLOCK_TIME),
        ((*SLOT, "starts"), "24:00", "steps[1].paid[1].starts", Expected.CLOCK_TIME),
        ((*SLOT, "starts"), "09:00:00", "steps[1].paid[1].starts", Expected.CLOCK_TIME),
        ((*SLOT, "ends"), "12:00", "steps[1].paid[1].ends", Expected.END_AFTER_START),
        ((*SLOT, "unpaid_break_minutes"), -1, "steps[1].paid[1].unpaid_break_minutes", Expected.BREAK_NOT_NEGATIVE),
        (
            (*SLOT, "unpaid_break_minutes"),
            60,
            "steps[1].paid[1].unpaid_break_minutes",
            Expected.BREAK_SHORTER_THAN_SLOT,
        ),
        ((*SLOT, "unpaid_break_minutes"), None, "steps[1].paid[1].unpaid_break_minutes", Expected.WHOLE_NUMBER),
        ((*TASK, "kind"), "both", "steps[2].tasks[0].kind", Expected.HOUR_KIND),
        ((*TASK, "kind"), None, "steps[2].tasks[0].kind", Expected.HOUR_KIND),
        ((*TASK, "key"), "", "steps[2].tasks[0].key", Expected.KEY_WITH_TEXT),
        ((*TASK, "key"), MISSING, "steps[2].tasks[0].key", Expected.KEY_PRESENT),
        (("steps", 2, "tasks", 1, "key"), "canteen", "steps[2].tasks", Expected.OWN_KEY),
        ((*TASK, "title"), 7, "steps[2].tasks[0].title", Expected.TEXT),
        ((*TASK, "purpose"), None, "steps[2].tasks[0].purpose", Expected.TEXT),
        ((*TASK, "wage"), "1", "steps[2].tasks[0].wage", Expected.KNOWN_KEY),
    ],
)
def test_a_document_that_is_no_plan_is_refused_with_the_place_and_what_belongs_there(place, value, path, expected):
    changed = document()
    *way, key = place
    inner: Any = changed
    for part in way:
        inner = inner[part]
    if value is MISSING:
        del inner[key]
    else:
        inner[key] = value
    with refused(path, expected):
        plan_from_json(changed)


@pytest.mark.parametrize("value", [None, [], "plan", 1])
def test_a_document_that_is_no_object_is_refused(value):
    with refused("", Expected.OBJECT) as caught:
        plan_from_json(value)
    assert str(caught.value) == "(document): expected object"


def test_an_error_survives_being_copied_and_sent_to_another_process():
    error = PlanFormatError("steps[0].first", Expected.ISO_DATE)
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (twin.path, twin.expected) == (error.path, error.expected)
        assert str(twin) == "steps[0].first: expected date_as_yyyy_mm_dd"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_whatever_stands_in_a_document_it_is_a_plan_or_refused_as_no_plan(data):
    changed = document()
    inner: Any = changed
    while isinstance(inner, dict | list) and inner:
        key = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
        if data.draw(st.booleans()) or not isinstance(inner[key], dict | list):
            inner[key] = data.draw(json_values)
            break
        inner = inner[key]
    try:
        plan = plan_from_json(changed)
    except PlanFormatError as error:
        assert error.expected in Expected
    else:
        assert plan_from_json(plan_to_json(plan)) == plan


def test_totals_are_written_with_hours_as_texts_and_days_as_numbers():
    plan = thomas()
    written = totals_to_json(plan_totals(plan, closed=danish_holidays(plan.period)))
    assert json.loads(json.dumps(written)) == written
    assert written["planned"]["practice_days"] == 39
    assert written["planned"]["practice_hours"] == "117"
    assert written["after_closed"]["total_hours"] == "111"
    assert written["closed_days"] == ["2023-04-07", "2023-04-10"]
    assert written["steps"] == [totals_to_json(step_totals(plan.steps[0], closed=danish_holidays(plan.period)))]
    assert (written["steps"][0]["total_per_week"], written["steps"][0]["paid_share_percent"]) == ("9", "0.0")


def test_a_paid_share_that_is_unknown_is_written_as_null():
    assert totals_to_json(plan_totals(one_step()))["paid_share_percent"] is None


def test_round_hours_are_never_written_with_an_exponent():
    plan = one_step(practice=at(MON, starts="9:00", ends="19:00"), weeks=10)
    written = totals_to_json(plan_totals(plan))
    assert (written["steps"][0]["total_per_week"], written["planned"]["total_hours"]) == ("10", "100")
