"""What the own citizens need a hand with today: a talk at a workplace, an answer, homework past its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import visible_citizens
from jobbro.citizens.models import Citizen, JobTalk
from jobbro.citizens.queries.handover_check import due_checks
from jobbro.citizens.queries.own_approvals import unseen_answers
from jobbro.citizens.queries.readiness import six_points, talks_soon
from jobbro.library import texts
from jobbro.meetings.models import Owner
from jobbro.meetings.queries.agreed import LONG_GONE, waiting_tasks
from jobbro.meetings.queries.knowledge import topic_title
from jobbro.meetings.queries.told import unanswered_questions, unread_answers, unread_sendings
from jobbro.progression.queries.homework import past_homework
from jobbro.ui.gathering import RowsAsJson
from jobbro.ui.wording import ago, clock

SHOWN = 8
# Nobody looks through more than this of one kind; the rest stands at each citizen.
MOST = 30
MOST_WORDS = 20
_TALK_TEXT = ("company", "employer_interest", "contribution", "clothes", "route", "daily_route")


@dataclass(frozen=True, slots=True)
class CitizenLine:
    """One line with why and what to do; it names the citizen, so whoever shows it logs the look."""

    citizen_id: UUID
    day: date
    why: str
    action: str
    url: str
    order: int


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line with the citizen it is about."""

    line: CitizenLine
    citizen: Citizen


def gathered(viewer: Viewer) -> tuple[RowsAsJson, ...]:
    """Return the rows behind the lines, to be asked for beside something else; `lines_from` reads them."""
    mine = _mine(viewer)
    talks = talks_soon(viewer.today).filter(citizen__in=mine)
    answers = unseen_answers(viewer)
    homework = past_homework(viewer.today).filter(goal__citizen__in=mine, due_on__gte=viewer.today - LONG_GONE)
    tasks = waiting_tasks().filter(conversation__citizen__in=mine, due_on__lt=viewer.today)
    tasks = tasks.filter(due_on__gte=viewer.today - LONG_GONE)
    tasks = tasks.filter(Q(owner=Owner.CITIZEN) | Q(owner=Owner.CONSULTANT))
    words = {name: name for name in _TALK_TEXT}
    return (
        RowsAsJson(
            talks[:MOST], id="pk", citizen="citizen", day="held_on", at="held_at", rehearsed_on="rehearsed_on",
            phone_off="phone_off", **words,
        ),
        RowsAsJson(answers[:MOST], id="pk", citizen="citizen", at="answered_at", state="state", version="version",
            reader="version__recipient"),
        RowsAsJson(homework[:MOST], id="pk", citizen="goal__citizen", day="due_on", wording="wording"),
        RowsAsJson(tasks[:MOST], talk="conversation", citizen="conversation__citizen", day="due_on", wording="todo",
            owner="owner"),
        RowsAsJson(unanswered_questions(viewer)[:MOST], id="pk", citizen="citizen", at="asked_at", topic="topic",
            asker="asked_by__first_name", wording="wording"),
        RowsAsJson(unread_sendings(viewer)[:MOST], citizen="citizen", at="sent_at", sender="sent_by__first_name"),
        RowsAsJson(unread_answers(viewer)[:MOST], citizen="citizen", at="answered_at", topic="topic",
            sender="answered_by__first_name"),
        RowsAsJson(due_checks(viewer)[:MOST], id="pk", citizen="citizen", at="changed_at",
            former_first="former__first_name", former_last="former__last_name"),
    )  # fmt: skip


def lines_from(rows: "tuple[list[dict[str, Any]], ...]", today: date) -> tuple[CitizenLine, ...]:
    """Return the lines: what is today or tomorrow first, then answers, then what is past its day."""
    # A reader who is never sent anything of a kind gets nothing gathered of it.
    talks, answers, homework, tasks, asked, sent, replies, checks = (column or [] for column in rows)
    lines = [
        *(_asked(row, today) for row in asked),
        *(_told("sent", row) for row in sent),
        *(_told("reply", row) for row in replies),
        *(_talk(row, today) for row in talks),
        *(_answer(row, today) for row in answers),
        *_homework(homework, today),
        *_tasks(tasks, today),
        *(_check(row) for row in checks),
    ]
    return tuple(sorted(lines, key=lambda line: (line.order, line.day)))


def named(viewer: Viewer, lines: tuple[CitizenLine, ...], also: "list[UUID]") -> dict[UUID, Citizen]:
    """Return the citizens of the lines that there is room for, and these besides, as far as the viewer may see them."""
    wanted = {line.citizen_id for line in lines[:SHOWN]} | set(also)
    return visible_citizens(viewer).in_bulk(wanted) if wanted else {}


def _mine(viewer: Viewer) -> "QuerySet[Any]":
    return visible_citizens(viewer).filter(consultant=viewer.user, closed_on__isnull=True).values("pk")


def _talk(row: dict[str, Any], today: date) -> CitizenLine:
    talk = JobTalk(
        **{name: row[name] for name in _TALK_TEXT}, rehearsed_on=row["rehearsed_on"], phone_off=bool(row["phone_off"])
    )
    day = date.fromisoformat(row["day"])
    points = [point.done for point in six_points(talk)]
    at = clock(time.fromisoformat(row["at"])) if row["at"] else ""
    said = {"when": ago(day, today), "company": talk.company}
    why = _say("talk.at", **said, clock=at) if at else _say("talk", **said)
    ready = _say("talk.ready", done=str(sum(points)), all=str(len(points)))
    why = " ".join(part for part in (why, ready, "" if talk.route else _say("talk.no_route")) if part)
    citizen, talk_id = UUID(row["citizen"]), UUID(row["id"])
    url = reverse("citizens:readiness_talk", args=[citizen, talk_id])
    return CitizenLine(citizen, day, why, _say("talk.do"), url, 0 if day == today else 1)


def _answer(row: dict[str, Any], today: date) -> CitizenLine:
    citizen, what = UUID(row["citizen"]), "cv" if row["version"] else "capsule"
    why = _say(f"answer.{row['state']}.{what}", reader=row["reader"] or "")
    if row["version"]:
        url = reverse("citizens:cv_version", args=[citizen, UUID(row["version"])])
    else:
        url = reverse("citizens:capsule", args=[citizen])
    return CitizenLine(citizen, date.fromisoformat(row["at"][:10]), why, _say("answer.do"), url + "#svar", 2)


def _homework(rows: list[dict[str, Any]], today: date) -> Iterator[CitizenLine]:
    for row in rows:
        citizen, day = UUID(row["citizen"]), date.fromisoformat(row["day"])
        why = _say("homework", what=row["wording"], ago=ago(day, today))
        url = reverse("progression:homework_report", args=[citizen, UUID(row["id"])])
        yield CitizenLine(citizen, day, why, _say("homework.do"), url, 3)


def _tasks(rows: list[dict[str, Any]], today: date) -> Iterator[CitizenLine]:
    for row in rows:
        citizen, day = UUID(row["citizen"]), date.fromisoformat(row["day"])
        why = _say(f"task.{row['owner']}", what=row["wording"], ago=ago(day, today))
        url = reverse("meetings:agreed", args=[citizen, UUID(row["talk"])])
        yield CitizenLine(citizen, day, why, _say("task.do"), url, 3)


def _asked(row: dict[str, Any], today: date) -> CitizenLine:
    """A caseworker's question stands before all else until it is answered."""
    citizen, day = UUID(row["citizen"]), date.fromisoformat(row["at"][:10])
    what = Truncator(row["wording"]).words(MOST_WORDS)
    why = _say("asked", who=row["asker"], topic=topic_title(row["topic"]), what=what, ago=ago(day, today))
    url = reverse("meetings:knowledge_answer", args=[citizen, UUID(row["id"])])
    return CitizenLine(citizen, day, why, _say("asked.do"), url, -1)


def _told(kind: str, row: dict[str, Any]) -> CitizenLine:
    citizen, topic = UUID(row["citizen"]), row.get("topic", "")
    blanks = {"topic": topic_title(topic)} if topic else {}
    url = reverse("meetings:knowledge", args=[citizen]) + f"#{topic or 'sendt'}"
    why = _say(kind, who=row["sender"], **blanks)
    return CitizenLine(citizen, date.fromisoformat(row["at"][:10]), why, _say(f"{kind}.do"), url, 2)


def _check(row: dict[str, Any]) -> CitizenLine:
    citizen = UUID(row["citizen"])
    why = _say("handover", former=f"{row['former_first']} {row['former_last']}".strip())
    url = reverse("citizens:handover_check", args=[citizen, row["id"]])
    return CitizenLine(citizen, date.fromisoformat(row["at"][:10]), why, _say("handover.do"), url, 3)


def _say(code: str, **blanks: str) -> str:
    return texts().say(f"today.own.{code}", **blanks)
