"""A position told as tasks, and shared by two (R-032, R-035)."""

from decimal import Decimal

import pytest

from jobbro.domain.fit import LongerThanPosition, LooseTask, TaskTable, Training, hours_left


def row(title: str, hours: str | None, **more) -> LooseTask:
    """A line of the table."""
    return LooseTask(title, title, None if hours is None else Decimal(hours), **more)


@pytest.mark.req("R-032")
def test_a_table_of_tasks_adds_up_to_the_position_and_tells_what_can_move():
    table = TaskTable(
        Decimal(37),
        (
            row("montere", "24", asks_for_trade=True),
            row("samle stikdåser", "6", training=Training.LITTLE),
            row("vaske bil", "2", training=Training.NONE, may_move=False),
            row("lære elever op", "3", training=Training.MUCH),
        ),
    )
    assert (table.told_hours, table.difference) == (35, 2)
    assert (table.movable_hours, table.core_hours) == (6, 29)


def test_a_table_without_all_its_hours_says_so_and_one_with_too_many_goes_below_zero():
    table = TaskTable(Decimal(10), (row("pakke", "12"), row("feje", None)))
    assert (table.difference, table.without_hours) == (-2, 1)


@pytest.mark.req("R-035")
def test_two_jobs_share_a_position_and_never_exceed_it():
    assert hours_left(Decimal(37), (Decimal("18.5"), Decimal("18.5"))) == 0
    assert hours_left(Decimal(37), (Decimal(20),)) == 17
    with pytest.raises(LongerThanPosition) as raised:
        hours_left(Decimal(37), (Decimal(20), Decimal("17.25")))
    assert raised.value.too_many == Decimal("0.25")
    with pytest.raises(ValueError, match="has hours"):
        hours_left(Decimal(37), (Decimal(0),))
