"""The worked plans of the sources, and plans that hypothesis can draw."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from tests.domain.calendar.weeks import FRI, MON, THU, TUE, WED, at, patterns, periods

from jobbro.domain.calendar import Period, WeekPattern
from jobbro.domain.plan import HourKind, Plan, PlannedTask, PlanStep

NONE = WeekPattern()
WEEKDAYS = (MON, TUE, WED, THU, FRI)


def practice(key: str, title: str, purpose: str = "lære opgaven at kende") -> PlannedTask:
    return PlannedTask(key, title, HourKind.PRACTICE, purpose=purpose)


def paid(key: str, title: str) -> PlannedTask:
    return PlannedTask(key, title, HourKind.PAID)


def one_step(*tasks: PlannedTask, practice: WeekPattern = NONE, paid: WeekPattern = NONE, weeks: int = 4) -> Plan:
    """A plan of one step from Monday 2 January 2023."""
    return Plan((PlanStep(1, Period.of_weeks(date(2023, 1, 2), weeks), practice, paid, tasks),))


def with_steps(plan: Plan, *periods: Period) -> Plan:
    """The plan's first step repeated over the periods, numbered from 1."""
    first = plan.steps[0]
    return Plan(tuple(replace(first, number=n, period=period) for n, period in enumerate(periods, start=1)))


def thomas() -> Plan:
    """Nine hours a week in thirteen weeks; the start date is the one that requirement T-15 assumes."""
    step = PlanStep(
        1,
        Period.of_weeks(date(2023, 1, 23), 13),
        at(MON, WED, FRI, starts="9:00", ends="12:00"),
        NONE,
        (practice("hedges", "Klippe hæk"), practice("graves", "Passe gravsteder")),
    )
    return Plan((step,))


def niels() -> Plan:
    """Three steps at the restaurant; days and times of day are ours where the source gives hours only."""
    start = date(2023, 1, 9)
    first, second, third = (start + timedelta(weeks=weeks) for weeks in (0, 6, 12))
    sandwiches = practice("smorrebrod", "Tilberede smørrebrød")
    return Plan(
        (
            PlanStep(
                1,
                Period.of_weeks(first, 6),
                at(MON, TUE, WED, THU, starts="10:00", ends="12:00"),
                NONE,
                (practice("buffet", "Anrette buffet"), practice("various", "Praktiske opgaver i restauranten")),
            ),
            PlanStep(
                2,
                Period.of_weeks(second, 6),
                at(*WEEKDAYS, starts="10:00", ends="12:00"),
                at(*WEEKDAYS, starts="12:00", ends="13:00"),
                (sandwiches, paid("buffet", "Anrette buffet")),
            ),
            PlanStep(
                3,
                Period.of_weeks(third, 6),
                at(*WEEKDAYS, starts="9:00", ends="11:00"),
                at(*WEEKDAYS, starts="11:00", ends="13:00"),
                (sandwiches, paid("buffet", "Anrette buffet"), paid("canteen", "Anrette frokostbuffet i kantinen")),
            ),
        )
    )


def else_() -> Plan:
    """Two steps at the care home, the hours spread evenly over the three days."""
    days = (MON, WED, FRI)
    mastered = (("beds", "Rede senge"), ("dishes", "Vaske op"), ("cleaning", "Gøre rent"), ("serving", "Servere"))
    start = date(2023, 1, 9)
    return Plan(
        (
            PlanStep(
                1,
                Period.of_weeks(start, 4),
                at(*days, starts="8:00", ends="13:00"),
                NONE,
                tuple(practice(key, title) for key, title in mastered),
            ),
            PlanStep(
                2,
                Period.of_weeks(start + timedelta(weeks=4), 8),
                at(*days, starts="10:00", ends="13:00"),
                at(*days, starts="8:00", ends="10:00"),
                (practice("kitchen", "Hjælpe i køkkenet"), *(paid(key, title) for key, title in mastered)),
            ),
        )
    )


words = st.sampled_from(["", " ", "Feje", "feje ", "Gå", "Ga\u030a", "a\nb"]) | st.text(max_size=4)
tasks = st.lists(
    st.builds(PlannedTask, st.sampled_from("abc"), words, st.sampled_from(HourKind), words, words, words),
    max_size=3,
    unique_by=lambda task: (task.key, task.kind),
)
steps = st.builds(PlanStep, st.integers(1, 9), periods(longest=120), patterns(3), patterns(3), tasks.map(tuple))
plans = st.lists(steps, min_size=1, max_size=3, unique_by=lambda step: step.number).map(tuple).map(Plan)
