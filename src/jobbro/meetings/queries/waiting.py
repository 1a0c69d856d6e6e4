"""The waiting messages of the front page, gathered in a question that it asks anyway."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.meetings.models import CitizenMessage
from jobbro.meetings.queries.messages import MessageLine, due_words, instead_of, is_late, waiting_messages
from jobbro.ui.gathering import RowsAsJson, moment


def waiting_column(viewer: Viewer, *, most: int) -> RowsAsJson:
    """Return the first messages that wait for the viewer as a column of JSON; `waiting_lines` reads it."""
    return RowsAsJson(
        waiting_messages(viewer),
        most,
        id="pk",
        said="said",
        came="received_at",
        due="due_at",
        citizen="citizen_id",
        first_name="citizen__first_name",
        last_name="citizen__last_name",
        team="citizen__team_id",
        consultant="citizen__consultant_id",
        caseworker="citizen__caseworker_id",
        consultant_first="citizen__consultant__first_name",
        consultant_last="citizen__consultant__last_name",
    )


def waiting_lines(rows: Iterable[dict[str, Any]], *, user: User, at: datetime) -> tuple[MessageLine, ...]:
    """Return the lines of a column; whoever shows them logs the looks."""
    return tuple(_line(row, user=user, at=at) for row in rows)


def _line(row: dict[str, Any], *, user: User, at: datetime) -> MessageLine:
    citizen = Citizen(
        pk=UUID(row["citizen"]),
        first_name=row["first_name"],
        last_name=row["last_name"],
        team_id=row["team"],
        consultant_id=row["consultant"],
        caseworker_id=row["caseworker"],
    )
    message = CitizenMessage(
        pk=UUID(row["id"]),
        citizen=citizen,
        said=row["said"],
        received_at=moment(row["came"]),
        due_at=moment(row["due"]),
    )
    is_others = row["consultant"] not in {None, user.pk}
    name = f"{row['consultant_first']} {row['consultant_last']}".strip() if is_others else ""
    return MessageLine(
        message, is_late(message, at=at), due_words(message, at=at), cover=instead_of(name) if name else ""
    )
