"""Bo El's week told as tasks, a position nobody applies for, and one that two share: DEMO for jobs of few hours."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.companies.actions import (
    NOT_WRITTEN,
    HoursHeard,
    PartTime,
    PositionFacts,
    PromptFacts,
    SharedPosition,
    TaskFacts,
    add_task,
    answer_paid_hours,
    asked_in_vain,
    change_task,
    create_position,
    propose_green,
    review_green,
)
from jobbro.companies.models import Activity, Company, GreenKind, ThemeReply, WorkTask
from jobbro.demo.loading import at_nine
from jobbro.demo.numbers import cvr_of

_TOLD_ON, _BO_EL = date(2022, 12, 1), 6
_SKILLED: dict[str, Any] = {"doer": "skilled", "done_today_by": "svendene", "doer_hourly_pay": Decimal(235)}
# What the owner said of tasks that were noted before.
_MORE: dict[str, dict[str, Any]] = {
    "samle stikdåser": _SKILLED | {"training": "little", "weekdays": (1, 3, 5), "can_be_moved": True},
    "køre ud med materialer": _SKILLED | {"training": "little", "frequency": "daily"},
    "sortere affald fra pladserne": {"doer": "apprentice", "training": "none", "weekdays": (5,), "can_be_moved": True},
}
_TASKS = (
    TaskFacts("vaske varebiler", Activity.INFRASTRUCTURE, weekly_hours=Decimal(4), weekdays=(5,), training="none"),
    TaskFacts("pakke til morgendagen", Activity.INBOUND, weekly_hours=Decimal(5), weekdays=(1, 2, 3, 4, 5)),
    TaskFacts("klippe og mærke kabler", Activity.OPERATIONS, weekly_hours=Decimal(3), weekdays=(2, 4)),
)
_UNDONE = TaskFacts(
    "feje værksted og lager",
    Activity.INFRASTRUCTURE,
    weekly_hours=Decimal(3),
    weekdays=(1, 3, 5),
    training="none",
    doer="nobody",
    can_be_moved=True,
)
_OF_POSITION = (
    TaskFacts("montere tavler", Activity.OPERATIONS, weekly_hours=Decimal(20), level=WorkTask.Level.SKILLED),
    TaskFacts("fejlsøge hos kunder", Activity.SERVICE, weekly_hours=Decimal(12), level=WorkTask.Level.SKILLED),
    TaskFacts("sætte dæksler på", Activity.OPERATIONS, weekly_hours=Decimal(3)),
)
_STORE = SharedPosition(
    PositionFacts("Lagermedarbejder", Decimal(30)),
    (PartTime("Lager om formiddagen", Decimal(15), (1, 2, 3)), PartTime("Lager sidst på ugen", Decimal(12))),
)
# What the owner said to some of the nine questions about paid hours, and what it became.
_HOURS: tuple[tuple[str, ThemeReply, str, TaskFacts | SharedPosition | None], ...] = (
    ("left-undone", ThemeReply.YES, "Der bliver aldrig fejet før fredag", _UNDONE),
    ("best-use", ThemeReply.NO, "", None),
    ("two-share", ThemeReply.YES, "Vi har søgt længe, og to på deltid er fint", _STORE),
)


@transaction.atomic
def load_jobs(staff: dict[str, User]) -> None:
    """Tell Bo El's tasks and positions once."""
    company, by, at = Company.objects.get(cvr=cvr_of(_BO_EL)), staff["mette"], at_nine(_TOLD_ON)
    if company.positions.exists():
        return
    for task in company.tasks.filter(title__in=_MORE):
        facts = TaskFacts(
            task.title, Activity(task.activity), site=task.site, weekly_hours=task.weekly_hours, when=task.when
        )
        said = {"demands": tuple(task.demands), "done_today_by": task.done_today_by} | _MORE[task.title]
        facts = replace(facts, **said)
        change_task(by=by, task=task, facts=facts, edit_version=task.edit_version, at=at)
    for one in _TASKS:
        add_task(by=by, company=company, facts=replace(one, can_be_moved=True, **_SKILLED), at=at)
    stop = "De siger nej til kunder, fordi de mangler svende"
    electrician = PositionFacts("Elektriker", Decimal(37), growth_obstacle=stop)
    rows = [replace(one, **_SKILLED) for one in _OF_POSITION]
    create_position(by=by, company=company, facts=electrician, tasks=rows, at=at)
    for question, reply, words, makes in _HOURS:
        told = HoursHeard(reply, words, _TOLD_ON)
        answer_paid_hours(
            by=by, company=company, question=question, heard=told, makes=makes, edit_version=NOT_WRITTEN, at=at
        )
    asked_in_vain(by=by, company=company, activity=Activity.MARKETING, at=at)
    sent = propose_green(
        by=by, facts=PromptFacts("DEMO: Skille gamle lamper ad", GreenKind.SORTING, Activity.OPERATIONS), at=at
    )
    review_green(by=staff["karin"], prompt=sent, approved=True, word="", edit_version=sent.edit_version, at=at)
    propose_green(by=by, facts=PromptFacts("DEMO: Hente brugte paller", GreenKind.TRANSPORT, Activity.INBOUND), at=at)
