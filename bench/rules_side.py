"""Our turn of the rules bench: the peer's three questions with reasons, and beside it the whole judgement of a plan."""

import json
import resource
import sys
import time
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from jobbro.domain.calendar import Period
from jobbro.domain.eligibility import (
    Agreement,
    Finding,
    History,
    Occupant,
    OccupantKind,
    PaidHoursOutlook,
    Person,
    PlacementKind,
    PlannedPlacement,
    Purpose,
    StaffMonth,
    Step,
    Topic,
    Verdict,
    Workplace,
    check_placement,
)
from jobbro.library import rulebook

ASKED = ("practice.length", "practice.hours", "ratio.room")
TOPICS = (Topic.LENGTH, Topic.HOURS, Topic.RATIO)


def plan_of(facts: dict[str, Any]) -> PlannedPlacement:
    """The plan behind the numbers that the peer gets; what the peer does not ask about is in order."""
    starts = date.fromisoformat(facts["day"])
    period = Period(starts, starts + timedelta(days=facts["days"] - 1))
    others = ((OccupantKind.PRACTICE, "others_hours"), (OccupantKind.NYTTEINDSATS, "nytteindsats_hours"))
    no, yes = False, True
    return PlannedPlacement(
        kind=PlacementKind.PRACTICE,
        period=period,
        person=Person(target_group=facts["group"], employed=no, could_get_ordinary_or_subsidised_job=no),
        workplace=Workplace(
            steady_staff=StaffMonth(starts, Decimal(str(facts["staff"]))),
            occupants=tuple(Occupant(kind, Decimal(str(facts[name]))) for kind, name in others if facts[name]),
            normal_weekly_hours=Decimal(60),
        ),
        steps=(Step(1, Decimal(str(facts["weekly_hours"])), Decimal(0), (), (), period),),
        history=History(practice_here=(), last_employed_here=no),
        agreement=Agreement(
            purposes=(Purpose.SPECIFIC_SKILLS,),
            extension_assessment=no,
            direction=yes,
            paid_hours_outlook=PaidHoursOutlook.HERE,
            fills_labour_need=no,
            seasonal_peak=no,
            replaces_employee=no,
            employer_statement=yes,
            employee_statement=yes,
        ),
    )


def answers_of(findings: tuple[Finding, ...]) -> list[bool]:
    """The three answers that the peer gives too."""
    verdicts = {finding.code: finding.verdict for finding in findings}
    return [verdicts[code] is Verdict.MET for code in ASKED]


def main() -> None:
    """Judge each plan in full; the rulebook is read and the plans are built before the clock starts."""
    order = json.load(sys.stdin)
    book, plans = rulebook(), [plan_of(facts) for facts in order["plans"]]
    first = time.perf_counter()
    check_placement(plans[0], book, topics=TOPICS)
    first = time.perf_counter() - first
    for plan in plans[: order["warm_up"]]:
        check_placement(plan, book)
    seconds, cpu, answers, whole = [], [], [], []
    for plan in plans[order["warm_up"] :]:
        wall, busy = time.perf_counter(), time.process_time()
        findings = check_placement(plan, book, topics=TOPICS)
        seconds.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - busy)
        answers.append(answers_of(findings))
        wall = time.perf_counter()
        rules = len(check_placement(plan, book))
        whole.append(time.perf_counter() - wall)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = {"seconds": seconds, "cpu": cpu, "answers": answers, "first": first, "peak": peak}
    said |= {"rules": rules, "whole": whole}
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
