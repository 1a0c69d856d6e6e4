"""Random plans for property tests: every fact may be unknown, and numbers lie on both sides of the limits.

A plan grows from one number, which is quick to draw and gives the same plan every time.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from jobbro.domain.calendar import Period, months_before
from jobbro.domain.eligibility import (
    Agreement,
    Employment,
    History,
    Occupant,
    OccupantKind,
    PaidHoursOutlook,
    PaidWork,
    Person,
    PlacementKind,
    PlannedPlacement,
    Purpose,
    StaffGroup,
    StaffMonth,
    Step,
    Subsidy,
    Task,
    Workplace,
)

Drawn = TypeVar("Drawn")
FIRST_DAY, DAYS = date(2020, 1, 1), 2700
KINDS = tuple(PlacementKind)
TITLES = ("buffet", "smørrebrød", "opvask", "senge")


class Grower:
    """Draws facts from a chance that its number decides."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)
        # Some plans know nearly everything, others nearly nothing.
        self.ignorance = self.chance.choice([0.0, 0.05, 0.2, 0.5])

    def maybe(self, draw: Callable[[], Drawn]) -> Drawn | None:
        return None if self.chance.random() < self.ignorance else draw()

    def yes_no(self) -> bool | None:
        return self.maybe(lambda: self.chance.random() < 0.5)

    def day(self) -> date:
        return FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))

    def hours(self) -> Decimal:
        return Decimal(self.chance.choice([0, 9, 10, 15, 18, 18.5, 20, 36.75, 37, 37.25, 40]))

    def some(self, draw: Callable[[], Drawn], most: int) -> tuple[Drawn, ...]:
        return tuple(draw() for _ in range(self.chance.randint(0, most)))

    def record(self, cls: Any, **others: Any) -> Any:
        flags = {field.name: self.yes_no() for field in fields(cls) if field.type == "bool | None"}
        return cls(**(flags | others))

    def person(self) -> Person:
        person = self.record(
            Person,
            # Those who are sick-listed or in jobafklaring meet the most exceptions, so they come more often.
            target_group=self.maybe(lambda: self.chance.choice([*range(1, 14), 6, 6, 7, 7])),
            group_granted_on=self.maybe(self.day),
            months_on_benefit=self.maybe(lambda: Decimal(self.chance.choice([0, 3, 5, 6, 7, 12]))),
            age=self.maybe(lambda: self.chance.choice([17, 24, 30, 49, 51, 60])),
        )
        return replace(person, employed=True) if person.employed_here else person

    def staff_month(self, month: date) -> StaffMonth:
        if self.chance.random() < 0.7:
            return StaffMonth(month, ordinary_fte=Decimal(self.chance.choice([0, 4, 5, 9.5, 10, 14, 20, 50, 60, 75])))
        return StaffMonth(month, people=self.maybe(lambda: self.some(self.staff_group, 3)))

    def staff_group(self) -> StaffGroup:
        employment, age = self.chance.choice(list(Employment)), self.chance.choice([None, 16, 17, 18, 40])
        return StaffGroup(self.chance.randint(0, 12), self.maybe(self.hours), employment, age)

    def workplace(self, starts: date) -> Workplace:
        steady, months = None, None
        match self.chance.randrange(3):
            case 0:
                steady = self.staff_month(starts.replace(day=1))
            case 1:
                months = tuple(self.staff_month(month) for month in months_before(starts, self.chance.randint(3, 5)))
        return Workplace(
            staff_months=months,
            steady_staff=steady,
            employees=self.maybe(lambda: self.chance.randint(0, 5)),
            occupants=self.maybe(lambda: self.some(lambda: self.occupant(starts), 4)),
            normal_weekly_hours=self.maybe(self.hours),
            is_public=self.yes_no(),
        )

    def occupant(self, starts: date) -> Occupant:
        first = starts + timedelta(days=self.chance.randint(-60, 40))
        period = Period(first, first + timedelta(days=self.chance.randint(0, 90)))
        kind = self.maybe(lambda: self.chance.choice(list(OccupantKind)))
        return Occupant(kind, self.maybe(self.hours), self.chance.choice([None, period]))

    def task(self) -> Task:
        title = self.chance.choice(TITLES)
        return Task(title, title, self.chance.choice([None, "", "lære det", "lære det"]))

    def steps(self, starts: date) -> tuple[Step, ...]:
        built, first = [], starts
        for number in range(1, self.chance.randint(1, 3) + 1):
            last = first + timedelta(days=self.chance.randint(6, 60))
            period = self.chance.choice([None, Period(first, last)])
            practice, paid = self.maybe(self.hours), self.chance.choice([Decimal(0), self.maybe(self.hours)])
            trained, mastered = (self.maybe(lambda: self.some(self.task, 2)) for _ in range(2))
            built.append(Step(number, practice, paid, trained, mastered, period))
            first = last + timedelta(days=1)
        return tuple(built)

    def earlier(self, starts: date) -> Period:
        last = starts - timedelta(days=self.chance.randint(1, 30))
        return Period(last - timedelta(days=self.chance.choice([0, 27, 90, 181, 272])), last)

    def statement(self, starts: date) -> bool | date | None:
        return self.chance.choice([self.yes_no(), starts + timedelta(days=self.chance.randint(-3, 3))])

    def agreement(self, starts: date) -> Agreement:
        return self.record(
            Agreement,
            purposes=self.maybe(lambda: tuple(set(self.some(lambda: self.chance.choice(list(Purpose)), 2)))),
            paid_hours_outlook=self.maybe(lambda: self.chance.choice(list(PaidHoursOutlook))),
            employer_statement=self.statement(starts),
            employee_statement=self.statement(starts),
        )

    def plan(self, kinds: tuple[PlacementKind, ...]) -> PlannedPlacement:
        starts = self.day()
        length = self.chance.choice([0, 6, 27, 28, 55, 56, 89, 90, 91, 180, 181, 182, 200, 300])
        return PlannedPlacement(
            kind=self.chance.choice(kinds),
            period=Period(starts, starts + timedelta(days=length)),
            person=self.person(),
            workplace=self.workplace(starts),
            steps=self.steps(starts),
            history=self.record(History, practice_here=self.maybe(lambda: self.some(lambda: self.earlier(starts), 3))),
            agreement=self.agreement(starts),
            paid_work=self.record(
                PaidWork,
                contract=self.chance.choice([None, "", "K-17"]),
                conversions=self.maybe(lambda: self.some(lambda: (self.chance.choice(TITLES), self.day()), 2)),
            ),
            subsidy=self.subsidy(starts),
        )

    def subsidy(self, starts: date) -> Subsidy:
        return self.record(
            Subsidy,
            vacated_by_ordinary_employee_on=self.maybe(lambda: starts - timedelta(days=self.chance.randint(0, 200))),
            monthly_wage_cost=self.maybe(lambda: Decimal(self.chance.choice([5_000, 15_000, 25_000]))),
            aid_per_hour=self.maybe(lambda: Decimal(self.chance.choice([30, 86, 160]))),
            weekly_paid_hours=self.maybe(self.hours),
        )


def plan_of(number: int, kinds: tuple[PlacementKind, ...] = KINDS) -> PlannedPlacement:
    """The plan that grows from a number."""
    return Grower(number).plan(kinds)


def plans(*kinds: PlacementKind) -> st.SearchStrategy[PlannedPlacement]:
    """Plans of some kinds, or of all."""
    return st.integers(0, 2**32).map(lambda number: plan_of(number, kinds or KINDS))


days = st.dates(FIRST_DAY, FIRST_DAY + timedelta(days=DAYS))
