"""All the lines of a placement in one question to the database, whatever their number and kind."""

import json
from datetime import date, time
from typing import Any, cast
from uuid import UUID

from django.db.models import Model, OuterRef, QuerySet

from jobbro.domain.plan import HourKind
from jobbro.placements.models import Duty, FollowUp, Goal, NeedHandling, Placement, Slot, Step, StepTask
from jobbro.placements.record import DutyLine, FollowUpLine, GoalLine, NeedLine, SlotLine, StepLine, TaskLine
from jobbro.ui.gathering import RowsAsJson


def _of(model: type[Model], path: str = "placement") -> "QuerySet[Any]":
    return model._default_manager.filter(**{path: OuterRef("pk")})


LINES = {
    "step_rows": RowsAsJson(_of(Step).order_by("number"), number="number", starts_on="starts_on", ends_on="ends_on"),
    "slot_rows": RowsAsJson(
        _of(Slot, "step__placement").order_by("weekday", "starts_at", "id"),
        step="step__number",
        kind="kind",
        weekday="weekday",
        starts_at="starts_at",
        ends_at="ends_at",
        unpaid_break="unpaid_break_minutes",
    ),
    "task_rows": RowsAsJson(
        _of(StepTask, "step__placement").order_by("id"),
        step="step__number",
        kind="kind",
        title="title",
        purpose="purpose",
        payable="payable",
        next_task="next_task",
        work_task="work_task",
    ),
    "goal_rows": RowsAsJson(_of(Goal).order_by("id"), level="level", text="text", measure="measure", by_day="by_day"),
    "need_rows": RowsAsJson(
        _of(NeedHandling).order_by("id"), wording="wording", handled_by="handled_by", suits="suits_tasks", fact="fact"
    ),
    "duty_rows": RowsAsJson(_of(Duty).order_by("id"), role="role", name="name", text="text"),
    "meeting_rows": RowsAsJson(
        _of(FollowUp).order_by("day", "id"), day="day", at="starts_at", who="participants", topics="topics"
    ),
}
Lines = dict[str, list[dict[str, Any]]]


def lines_of(placement_id: UUID) -> Lines:
    """Return every line of one placement, by kind of row; one question."""
    return cast(Lines, Placement.objects.filter(pk=placement_id).values(**LINES).get())


def steps_from(lines: Lines) -> tuple[StepLine, ...]:
    """Put steps together with their hours and tasks."""
    return tuple(
        StepLine(
            row["number"],
            date.fromisoformat(row["starts_on"]),
            date.fromisoformat(row["ends_on"]),
            tuple(_slot(slot) for slot in lines["slot_rows"] if slot["step"] == row["number"]),
            tuple(_task(task) for task in lines["task_rows"] if task["step"] == row["number"]),
        )
        for row in lines["step_rows"]
    )


def goals_from(lines: Lines) -> tuple[GoalLine, ...]:
    """The goals in the order they were written."""
    return tuple(GoalLine(r["level"], r["text"], r["measure"], _day(r["by_day"])) for r in lines["goal_rows"])


def needs_from(lines: Lines) -> tuple[NeedLine, ...]:
    """The needs in the order they were written."""
    return tuple(NeedLine(r["wording"], r["handled_by"], r["suits"], _id(r["fact"])) for r in lines["need_rows"])


def duties_from(lines: Lines) -> tuple[DutyLine, ...]:
    """The people with a part, in the order they were written."""
    return tuple(DutyLine(r["role"], r["name"], r["text"]) for r in lines["duty_rows"])


def meetings_from(lines: Lines) -> tuple[FollowUpLine, ...]:
    """The follow-ups in order of day."""
    return tuple(
        FollowUpLine(date.fromisoformat(r["day"]), _clock(r["at"]), tuple(_list(r["who"])), tuple(_list(r["topics"])))
        for r in lines["meeting_rows"]
    )


def _slot(row: dict[str, Any]) -> SlotLine:
    starts_at, ends_at = time.fromisoformat(row["starts_at"]), time.fromisoformat(row["ends_at"])
    return SlotLine(HourKind(row["kind"]), row["weekday"], starts_at, ends_at, row["unpaid_break"])


def _task(row: dict[str, Any]) -> TaskLine:
    texts = row["purpose"], row["payable"], row["next_task"]
    return TaskLine(row["title"], HourKind(row["kind"]), *texts, _id(row["work_task"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _list(value: Any) -> list[str]:
    """SQLite keeps a list in a list as text."""
    found: list[str] = json.loads(value) if isinstance(value, str) else value
    return found
