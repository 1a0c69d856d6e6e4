"""A placement description as data: the fields of one placement, whoever stored them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jobbro.domain.plan import Plan


class Role(StrEnum):
    """What a person is to the placement."""

    CITIZEN = "citizen"
    EMPLOYER = "employer"
    CONTACT_PERSON = "contact_person"
    MENTOR = "mentor"
    CONSULTANT = "consultant"
    CASEWORKER = "caseworker"
    EMPLOYEE_REPRESENTATIVE = "employee_representative"


# A person at the workplace that the citizen can turn to in the daily work.
SUPPORTING_ROLES = frozenset({Role.CONTACT_PERSON, Role.MENTOR})
# The sides that an agreement needs: the citizen and the workplace.
WORKPLACE_ROLES = frozenset({Role.EMPLOYER, Role.CONTACT_PERSON, Role.MENTOR})


class PaidHoursRoute(StrEnum):
    """How ordinary paid hours are thought to come."""

    SIMULTANEOUS = "simultaneous"
    AFTER = "after"
    OTHER_COMPANY = "other_company"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Subgoal:
    """A goal on the way, with the last day it should be met."""

    text: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class HandledNeed:
    """A need as a work condition, how the workplace meets it, and the work that can be done all the same."""

    need: str
    handling: str = ""
    functions: str = ""


@dataclass(frozen=True, slots=True)
class Responsible:
    """A person with a role in the placement and what the person takes care of."""

    role: Role
    name: str
    responsibility: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpMeeting:
    """A planned follow-up: its day or week of the placement, who takes part, and what is talked about."""

    day: date | None = None
    week: int | None = None
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DescriptionRecord:
    """Everything a placement description is made of. An empty field means that nobody has answered yet.

    `no_needs` says that the parties have agreed that no needs are to be met, which differs from not having asked.
    `target_hours` is the weekly hours that the placement aims at. `wishes` are the citizen's own words.
    """

    citizen: str = ""
    company: str = ""
    purpose: str = ""
    company_offers: str = ""
    goals: tuple[str, ...] = ()
    subgoals: tuple[Subgoal, ...] = ()
    plan: Plan | None = None
    target_hours: Decimal | None = None
    needs: tuple[HandledNeed, ...] = ()
    no_needs: bool = False
    special_planning: str = ""
    responsible: tuple[Responsible, ...] = ()
    agreed_by: frozenset[Role] = frozenset()
    follow_ups: tuple[FollowUpMeeting, ...] = ()
    if_it_goes_wrong: str = ""
    next_step: str = ""
    next_activity: str = ""
    paid_route: PaidHoursRoute | None = None
    paid_route_reason: str = ""
    what_it_takes: str = ""
    wishes: tuple[str, ...] = ()

    def texts(self) -> Iterator[tuple[str, int | None, str]]:
        """Yield every text that others will read, as (field, index within the field, text)."""
        yield from (("purpose", None, self.purpose), ("company_offers", None, self.company_offers))
        yield from (("goals", at, text) for at, text in enumerate(self.goals))
        yield from (("subgoals", at, subgoal.text) for at, subgoal in enumerate(self.subgoals))
        yield from self._task_texts()
        for at, need in enumerate(self.needs):
            yield from (("needs", at, text) for text in (need.need, need.handling, need.functions))
        yield "special_planning", None, self.special_planning
        yield from (("responsible", at, person.responsibility) for at, person in enumerate(self.responsible))
        for at, meeting in enumerate(self.follow_ups):
            yield from (("follow_ups", at, text) for text in (*meeting.participants, *meeting.topics))
        for name in ("if_it_goes_wrong", "next_step", "next_activity", "paid_route_reason", "what_it_takes"):
            yield name, None, getattr(self, name)
        yield from (("wishes", at, wish) for at, wish in enumerate(self.wishes))

    def _task_texts(self) -> Iterator[tuple[str, int | None, str]]:
        if self.plan is None:
            return
        tasks = [task for step in self.plan.steps for task in step.tasks]
        for at, task in enumerate(tasks):
            yield from (("tasks", at, text) for text in (task.title, task.purpose, task.payable, task.next_task))
