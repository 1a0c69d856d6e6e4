"""What must be known about a planned placement. Every fact may be unknown (None), and unknown is never «no»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from jobbro.domain.calendar import Period


class PlacementKind(StrEnum):
    """The instrument that is planned."""

    PRACTICE = "practice"
    SUBSIDISED = "subsidised"
    NYTTEINDSATS = "nytteindsats"


class Purpose(StrEnum):
    """Why a practice is set up; the law asks for at least one."""

    ORDINARY_HOURS = "ordinary_hours"
    SPECIFIC_SKILLS = "specific_skills"
    CLARIFY_GOAL = "clarify_goal"
    RETENTION = "retention"
    AVAILABILITY = "availability"
    WORK_DUTY = "work_duty"


class OccupantKind(StrEnum):
    """The schemes whose participants may take up a place at a workplace."""

    PRACTICE = "practice"
    SUBSIDISED = "subsidised"
    NYTTEINDSATS = "nytteindsats"
    ICEBREAKER = "icebreaker"
    INTEGRATION = "integration"


class Employment(StrEnum):
    """On what terms somebody on the staff is employed."""

    ORDINARY = "ordinary"
    FLEXIBLE_JOB = "flexible_job"
    SUBSIDISED = "subsidised"
    OTHER_SUBSIDY = "other_subsidy"


class PaidHoursOutlook(StrEnum):
    """Where ordinary hours may come."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Person:
    """The citizen, as far as the rules ask. `target_group` is the number in LAB § 6."""

    target_group: int | None = None
    job_ready: bool | None = None
    plainly_education_ready: bool | None = None
    employed: bool | None = None
    employed_here: bool | None = None
    group_granted_on: date | None = None
    could_get_ordinary_or_subsidised_job: bool | None = None
    on_graduate_benefit: bool | None = None
    has_higher_education: bool | None = None
    under_work_duty: bool | None = None
    months_on_benefit: Decimal | None = None
    has_qualifying_education: bool | None = None
    age: int | None = None
    single_provider: bool | None = None


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """So many people employed on the same terms."""

    count: int
    weekly_hours: Decimal | None = None
    employment: Employment | None = Employment.ORDINARY
    age: int | None = None


@dataclass(frozen=True, slots=True)
class StaffMonth:
    """The staff at the site in one month (its first day): full-time equivalents, or people to count them from."""

    month: date
    ordinary_fte: Decimal | None = None
    people: tuple[StaffGroup, ...] | None = None


@dataclass(frozen=True, slots=True)
class Occupant:
    """Somebody else in a scheme at the site; without a period they are there all the time.

    Who they are matters only where the rules let somebody be there without taking a place.
    """

    kind: OccupantKind | None
    weekly_hours: Decimal | None = None
    period: Period | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Workplace:
    """The site (P-number) as the company told us. `steady_staff` stands for all months when nothing changed."""

    staff_months: tuple[StaffMonth, ...] | None = None
    steady_staff: StaffMonth | None = None
    employees: int | None = None
    occupants: tuple[Occupant, ...] | None = None
    normal_weekly_hours: Decimal | None = None
    is_public: bool | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task in the plan; the same key or the same title is the same task, in every step and kind of hours."""

    key: str
    title: str
    purpose: str | None = None

    def same_as(self, other: Task) -> bool:
        """The same key, or the same title but for case and spaces."""
        return self.key == other.key or _plain(self.title) == _plain(other.title)


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of the plan: weekly hours of each kind and, where known, the tasks of each kind."""

    number: int
    practice_hours: Decimal | None = None
    paid_hours: Decimal | None = None
    practice_tasks: tuple[Task, ...] | None = None
    paid_tasks: tuple[Task, ...] | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What went before at this site. `practice_here` are the periods that this plan goes on from."""

    practice_here: tuple[Period, ...] | None = None
    last_employed_here: bool | None = None
    same_function: bool | None = None
    function_difference_written: bool | None = None
    place_assessed: bool | None = None
    consents_to_same_function: bool | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What has been decided and written down."""

    purposes: tuple[Purpose, ...] | None = None
    availability_test: bool | None = None
    extension_assessment: bool | None = None
    special_need: bool | None = None
    tasks_match_education: bool | None = None
    direction: bool | None = None
    paid_hours_outlook: PaidHoursOutlook | None = None
    fills_labour_need: bool | None = None
    seasonal_peak: bool | None = None
    replaces_employee: bool | None = None
    employer_statement: bool | date | None = None
    employee_statement: bool | date | None = None
    tasks_otherwise_undone: bool | None = None
    representative_told: bool | None = None


@dataclass(frozen=True, slots=True)
class PaidWork:
    """The employment beside the practice. `contract` is its reference; empty or None means that none is recorded."""

    contract: str | None = None
    real_need_stated: bool | None = None
    other_function: bool | None = None
    contract_lists_functions: bool | None = None
    agreement_lists_functions: bool | None = None
    conversions: tuple[tuple[str, date], ...] | None = None


@dataclass(frozen=True, slots=True)
class Subsidy:
    """What the rules of løntilskud ask about the job."""

    wage_as_agreed: bool | None = None
    discussed_with_staff: bool | None = None
    net_expansion: bool | None = None
    vacated_by_ordinary_employee_on: date | None = None
    post_never_vacated: bool | None = None
    owned_by_partner: bool | None = None
    monthly_wage_cost: Decimal | None = None
    aid_per_hour: Decimal | None = None
    weekly_paid_hours: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PlannedPlacement:
    """A placement as it is planned. The rules of its first day decide."""

    kind: PlacementKind
    period: Period
    person: Person = Person()
    workplace: Workplace = Workplace()
    steps: tuple[Step, ...] = (Step(1),)
    history: History = History()
    agreement: Agreement = Agreement()
    paid_work: PaidWork = PaidWork()
    subsidy: Subsidy = Subsidy()

    @property
    def starts(self) -> date:
        """The day that decides which rules apply."""
        return self.period.first

    @property
    def practice_hours(self) -> Decimal | None:
        """The highest weekly practice hours of any step; None if a step's hours are unknown."""
        return _highest(step.practice_hours for step in self.steps)

    @property
    def paid_hours(self) -> Decimal | None:
        """The highest weekly paid hours of any step; None if a step's hours are unknown."""
        return _highest(step.paid_hours for step in self.steps)

    def fact(self, path: str) -> Any:
        """The fact at a dotted path such as «person.target_group»."""
        found: Any = self
        for name in path.split("."):
            found = getattr(found, name)
        return found

    def with_facts(self, facts: dict[str, Any]) -> PlannedPlacement:
        """The same plan with the facts at these dotted paths changed."""
        changed = self
        for path, value in facts.items():
            group, _, name = path.partition(".")
            if name:
                value = replace(getattr(changed, group), **{name: value})
            changed = replace(changed, **{group: value})
        return changed


def _highest(values: Any) -> Decimal | None:
    known = list(values)
    return None if not known or None in known else max(known)


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
