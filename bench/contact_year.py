"""A year of twelve consultants and three hundred companies, with the house's memory and without it.

Nothing here is random but the dice, which are thrown anew for each seed. What went wrong is counted afterwards from the
log alone, by code that knows nothing of the advice.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from jobbro.domain.calendar import Period, danish_holidays
from jobbro.domain.contact import ContactPolicy, Standing, Touch, order_key, policy_on, soft_stops
from jobbro.library import contact_policies

CONSULTANTS, COMPANIES, SMALL = 12, 300, 10
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
STOPS_ON = date(2026, 6, 15)
STEPS_A_DAY = 3
SIZES = (0, 1, 2, 3, 4, 6, 8, 9, 12, 18, 25, 40, 60, 120, 300)


@dataclass(slots=True)
class Firm:
    """A company, what is remembered of it, and until when it has peace."""

    key: str
    employees: int
    owner: str
    touches: list[Touch] = field(default_factory=list)
    last_spoken_on: date | None = None
    paused_until: date | None = None


@dataclass(slots=True)
class Due:
    """A promise or a next call, and the day it is due."""

    firm: Firm
    owner: str
    day: date


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log: who was in touch with whom, whether it was cold, and the pause that the company had."""

    on: date
    by: str
    firm: str
    is_cold: bool
    reached: bool
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class Year:
    """What the year came to. `late_days` is the longest that a promise waited, `unseen` counts days nobody saw it."""

    contacts: int
    cold: int
    double: int
    in_pause: int
    promises: int
    overdue_seen: int
    unseen: int
    late_days: int
    small_reached: int
    small: int
    reached: int


def live(*, seed: int, with_memory: bool, last: date = YEAR.last) -> Year:
    """Live through the year up to a day."""
    town = _Town(Random(seed), with_memory)
    closed = danish_holidays(YEAR)
    for day in YEAR:
        if day > last:
            break
        if day.weekday() < 5 and day not in closed:
            town.work(day)
    return town.told()


class _Town:
    def __init__(self, dice: Random, with_memory: bool) -> None:
        self.dice, self.with_memory = dice, with_memory
        self.staff = [f"konsulent {number:02}" for number in range(CONSULTANTS)]
        sizes = [SIZES[number % len(SIZES)] for number in range(COMPANIES)]
        owners = [self.staff[number % CONSULTANTS] for number in range(COMPANIES)]
        self.firms = [
            Firm(f"firma {number:03}", size, owner)
            for number, (size, owner) in enumerate(zip(sizes, owners, strict=True))
        ]
        self.policies = contact_policies()
        self.dues: list[Due] = []
        self.log: list[Event] = []
        self.promises = self.seen = self.unseen = self.late_days = 0

    def work(self, day: date) -> None:
        """Everybody's day: what is due first, then one cold call; the one who stops in June is gone after that."""
        active = [who for who in self.staff if who != self.staff[-1] or day < STOPS_ON]
        policy = policy_on(self.policies, on_date=day)
        self._count_what_nobody_sees(day, active)
        for who in active:
            for due in self._list_of(who, active, day)[:STEPS_A_DAY]:
                self._do(who, due, day)
            firm = self._next_firm(who, day, policy)
            if firm is not None:
                self._contact(who, firm, day, is_cold=True)

    def told(self) -> Year:
        """Count what happened."""
        cold = [event for event in self.log if event.is_cold]
        policy = policy_on(self.policies, on_date=YEAR.last)
        reached = {event.firm for event in self.log if event.reached}
        small = {firm.key for firm in self.firms if firm.employees < SMALL}
        return Year(
            contacts=len(self.log),
            cold=len(cold),
            double=doubles(self.log, calm_days=policy.calm_days),
            in_pause=sum(event.paused_until is not None and event.on <= event.paused_until for event in cold),
            promises=self.promises,
            overdue_seen=self.seen,
            unseen=self.unseen,
            late_days=self.late_days,
            small_reached=len(reached & small),
            small=len(small),
            reached=len(reached),
        )

    def _list_of(self, who: str, active: list[str], day: date) -> list[Due]:
        """As `companies.queries.memory.steps_of`: one's own, and what fell to the one responsible; without a memory
        one's own alone."""
        mine = [
            due
            for due in self.dues
            if due.day <= day
            and (due.owner == who or (self.with_memory and due.owner not in active and self._heir(due, active) == who))
        ]
        return sorted(mine, key=lambda due: (due.day, due.firm.key))

    def _heir(self, due: Due, active: list[str]) -> str:
        return due.firm.owner if due.firm.owner in active else active[0]  # the first is the team lead

    def _count_what_nobody_sees(self, day: date, active: list[str]) -> None:
        shown = {id(due) for who in active for due in self._list_of(who, active, day)}
        for due in self.dues:
            if due.day < day:
                self.seen += id(due) in shown
                self.unseen += id(due) not in shown
                self.late_days = max(self.late_days, (day - due.day).days)

    def _do(self, who: str, due: Due, day: date) -> None:
        if self.dice.random() < 0.1:
            due.day = day + timedelta(days=self.dice.randint(1, 7))
            return
        self.dues.remove(due)
        self._contact(who, due.firm, day, is_cold=False)

    def _next_firm(self, who: str, day: date, policy: ContactPolicy) -> Firm | None:
        if not self.with_memory:
            known = [firm for firm in self.firms if not any(one.by == who for one in firm.touches[-3:])]
            # One looks where there are many jobs: chance that grows with the number of employees.
            return self.dice.choices(known, weights=[firm.employees + 5 for firm in known])[0] if known else None
        steps = {due.firm.key: due.day for due in self.dues if due.owner == who}
        free = [firm for firm in self.firms if _is_free(firm, day, policy)]
        if not free:
            return None
        standings = {firm.key: _standing(firm, who, steps) for firm in free}
        return min(free, key=lambda firm: order_key(standings[firm.key], today=day, policy=policy))

    def _contact(self, who: str, firm: Firm, day: date, *, is_cold: bool) -> None:
        reached = self.dice.random() > 0.25
        self.log.append(Event(day, who, firm.key, is_cold, reached, firm.paused_until))
        firm.touches.append(Touch(day, who, reached=reached))
        if not reached:
            return
        firm.last_spoken_on = day
        throw = self.dice.random()
        if throw < 0.3:
            self.promises += 1
            self.dues.append(Due(firm, who, day + timedelta(days=self.dice.randint(3, 14))))
        elif throw < 0.4:
            firm.paused_until = day + timedelta(days=self.dice.randint(30, 90))


def _is_free(firm: Firm, day: date, policy: ContactPolicy) -> bool:
    """Nobody at all has been in touch of late, oneself included: the order on the page leaves those out too."""
    return not soft_stops(firm.touches[-12:], me="", paused_until=firm.paused_until, today=day, policy=policy)


def _standing(firm: Firm, who: str, steps: dict[str, date]) -> Standing:
    return Standing(
        key=firm.key,
        employees=firm.employees,
        last_spoken_on=firm.last_spoken_on,
        my_step_on=steps.get(firm.key),
        is_own=firm.owner == who,
    )


def doubles(log: Iterable[Event], *, calm_days: int) -> int:
    """Count the cold calls to a company that a colleague had been in touch with less than so many days before."""
    by_firm: dict[str, list[Event]] = defaultdict(list)
    found = 0
    for event in log:
        earlier = by_firm[event.firm]
        found += event.is_cold and any(
            one.by != event.by and (event.on - one.on).days < calm_days for one in reversed(earlier[-40:])
        )
        earlier.append(event)
    return found
