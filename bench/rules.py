"""Judging a plan against OpenFisca-Core, and the two absolute bars: 2 ms for a plan, 30 s for 20,000 courses again.

OpenFisca is the best known engine for dated law. It answers three of our questions with yes or no; we answer the same
three with figures, source and what would turn the answer, and are timed for all of them besides.
"""

import platform
import sys
from random import Random
from statistics import median
from typing import Any

from bench import rules_many
from bench.harness import DifferentAnswers, Outcome, Round, Turn, run_process, take_turns
from bench.peers import peer_python
from jobbro.library import rulebook

BAR, ONE_PLAN, ALL_COURSES = 1.0, 0.002, 30.0
MEASURED, WARM_UP = 200, 40
DAYS = ("2023-06-01", "2024-12-31", "2025-01-01", "2026-03-02")
_ONE_VALUE = {
    "short_weeks": "practice.length.short",
    "long_weeks": "practice.length.long",
    "full_week": "practice.full_time_week",
    "minimum": "ratio.minimum",
    "small_step": "ratio.small.staff_per_place",
    "small_limit": "ratio.small.limit",
    "large_step": "ratio.large.staff_per_place",
}


def run(rounds: int) -> Outcome:
    """Take turns over plans on both sides of every limit; then judge 20,000 stored courses after a change of law.

    :raises CannotMeasure: if the peer cannot be installed
    :raises DifferentAnswers: if the two sides answer a plan differently
    """
    python = peer_python()
    many: list[float] = []
    whole: list[float] = []
    rules: set[int] = set()

    def ours(number: int) -> Turn:
        command = [sys.executable, "-m", "bench.rules_side"]
        said = run_process(command, _order(number), environment={"PYTHONPATH": "src:."})
        whole.extend(said["whole"])
        rules.add(said["rules"])
        return _turn(said)

    def peer(number: int) -> Turn:
        order = _order(number) | {"parameters": _parameters()}
        said = run_process([str(python), "bench/rules_peer.py"], order, environment={"PYTHONPATH": ""})
        many.append(said["many"])
        return _turn(said)

    found = take_turns(ours, peer, rounds, compare=_compare)
    one, courses = median(whole), rules_many.run()
    return Outcome(
        name="rules",
        title="Judging a plan, and 20,000 courses again",
        goal="three questions about a plan in at most the time of OpenFisca-Core.",
        bar=BAR,
        rounds=found,
        same_answers=f"{len(found) * MEASURED} plans on {len(DAYS)} days: the same yes or no to the three questions.",
        versions={"Python": platform.python_version(), "OpenFisca-Core": "46.0.1, AGPL-3.0, not shipped"},
        settings={
            "ours": "with figures, source and the changes that would turn the answer",
            "peer": "3 formulas, a simulation for each plan",
        },
        remarks=(
            f"A whole plan, {max(rules)} rules: {one * 1000:.2f} ms; the bar is 2 ms: **{_word(one < ONE_PLAN)}**.",
            f"{courses.told}; the bar is {ALL_COURSES:g} s: **{_word(courses.seconds < ALL_COURSES)}**.",
            f"OpenFisca is made for many at once: then it takes {median(many) * 1000:.3f} ms a plan, without reasons.",
        ),
        also=one < ONE_PLAN and courses.seconds < ALL_COURSES,
    )


def _word(held: bool) -> str:
    return "passed" if held else "MISSED"


def _turn(said: dict[str, Any]) -> Turn:
    answers = tuple(tuple(answer) for answer in said["answers"])
    return Turn(tuple(said["seconds"]), tuple(said["cpu"]), answers, said["first"], said["peak"])


def _order(number: int) -> dict[str, Any]:
    chance = Random(number)
    return {"plans": [_plan(chance) for _ in range(WARM_UP + MEASURED)], "warm_up": WARM_UP}


def _plan(chance: Random) -> dict[str, Any]:
    return {
        "day": chance.choice(DAYS),
        "group": chance.choice((1, 2, 3, 5)),
        "days": chance.choice((14, 27, 28, 29, 56, 90, 91, 92, 182)),
        "weekly_hours": chance.choice((9, 18.5, 30, 36.75, 37, 37.25, 40)),
        "staff": chance.choice((0, 4, 5, 9, 10, 14, 19, 20, 49, 50, 51, 59, 60, 75)),
        "others_hours": chance.choice((0, 18.5, 37, 74)),
        "nytteindsats_hours": chance.choice((0, 0, 18.5, 37)),
    }


def _parameters() -> dict[str, dict[str, Any]]:
    """Our own dated values, so that both sides judge by the same law."""
    book = rulebook()
    found = {name: _dated(rule_id) for name, rule_id in _ONE_VALUE.items()}
    occupants, groups = book.history("ratio.occupant_kinds"), book.history("practice.length.short.groups")
    found["nytteindsats_counts"] = {
        entry.starts.isoformat(): {"value": float("nytteindsats" in entry.codes)} for entry in occupants
    }
    # A group with a condition («12:job_ready») is not among the plans.
    found["short_groups"] = {
        entry.starts.isoformat(): {"value": [int(code) for code in entry.codes if code.isdigit()]} for entry in groups
    }
    return found


def _dated(rule_id: str) -> dict[str, Any]:
    return {entry.starts.isoformat(): {"value": float(entry.number)} for entry in rulebook().history(rule_id)}


def _compare(number: int, each: Round) -> None:
    if each.ours.answers != each.peer.answers:
        pairs = zip(_order(number)["plans"][WARM_UP:], each.ours.answers, each.peer.answers, strict=True)
        plan, mine, theirs = next(pair for pair in pairs if pair[1] != pair[2])
        raise DifferentAnswers(f"Round {number}: {plan} is {mine} for us and {theirs} for the peer; the run is void.")
