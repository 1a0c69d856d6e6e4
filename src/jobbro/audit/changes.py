"""Writing down a change, and reading back the story of a placement, a citizen or a company."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models

from jobbro.audit.actors import Actor
from jobbro.audit.models import ChangeEvent, ChangeSubject


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A line of a timeline: the action is a code, its Danish words are the page's."""

    at: datetime
    actor_label: str
    actor_kind: str
    action: str
    details: Mapping[str, Any]
    actor_id: str = ""


def record(
    *, by: Actor, at: datetime, action: str, about: Iterable[models.Model], details: Mapping[str, Any] | None = None
) -> ChangeEvent:
    """Record that somebody did something to these rows; call it in the transaction of the change.

    Details name fields and states, never CPR numbers or texts that are closed by default.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{action} must be recorded in the transaction of its change")
    event = ChangeEvent.objects.create(
        at=at,
        actor_kind=by.kind,
        actor_id=by.id,
        actor_label=by.label,
        actor_role=by.role,
        action=action,
        details=dict(details or {}),
    )
    ChangeSubject.objects.bulk_create(
        ChangeSubject(event=event, kind=str(row._meta.model_name), subject_id=str(row.pk)) for row in about
    )
    return event


def record_many(
    *,
    by: Actor,
    at: datetime,
    action: str,
    events: Iterable[tuple[Iterable[models.Model], Mapping[str, Any]]],
) -> None:
    """Record the same action about many rows, each with its own details, in two statements."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{action} must be recorded in the transaction of its change")
    told = [(tuple(about), dict(details)) for about, details in events]
    actor = {"actor_kind": by.kind, "actor_id": by.id, "actor_label": by.label, "actor_role": by.role}
    made = ChangeEvent.objects.bulk_create(
        ChangeEvent(at=at, action=action, details=details, **actor) for _about, details in told
    )
    ChangeSubject.objects.bulk_create(
        ChangeSubject(event=event, kind=str(row._meta.model_name), subject_id=str(row.pk))
        for event, (about, _details) in zip(made, told, strict=True)
        for row in about
    )


def timeline(row: models.Model, *, limit: int = 50) -> tuple[TimelineEvent, ...]:
    """Return the latest recorded changes about a row, newest first."""
    return tuple(_told(event) for event in _about(row)[:limit])


def last_change(row: models.Model, action: str) -> TimelineEvent | None:
    """Return the latest recorded change of one kind about a row; None where there is none."""
    event = _about(row).filter(action=action).first()
    return _told(event) if event else None


def _about(row: models.Model) -> "models.QuerySet[ChangeEvent]":
    about = ChangeEvent.objects.filter(subjects__kind=row._meta.model_name, subjects__subject_id=str(row.pk))
    return about.order_by("-at", "-id")


def _told(event: ChangeEvent) -> TimelineEvent:
    return TimelineEvent(
        event.at, event.actor_label, event.actor_kind, event.action, event.details, actor_id=event.actor_id
    )
