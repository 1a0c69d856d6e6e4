"""The peer's turn of the rules bench: three of our questions as OpenFisca formulas over dated parameters.

Run by the interpreter in build/bench-venv; knows OpenFisca-Core and nothing of ours. Each plan is a simulation of its
own, as when somebody waits for one answer; the same plans in one simulation of many people are timed beside it.
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy
import yaml
from openfisca_core import periods  # type: ignore[import-not-found]
from openfisca_core.entities import Entity  # type: ignore[import-not-found]
from openfisca_core.simulations import SimulationBuilder  # type: ignore[import-not-found]
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # type: ignore[import-not-found]
from openfisca_core.variables import Variable  # type: ignore[import-not-found]

PERSON = Entity("person", "persons", "A planned placement", "")
FACTS = ("group", "days", "weekly_hours", "staff", "others_hours", "nytteindsats_hours")
ANSWERS = ("length", "hours", "room")


def length(person, period, parameters):  # type: ignore[no-untyped-def]
    """Whether the days are within the weeks of the group."""
    law = parameters(period)
    short = numpy.isin(person("group", period), law.short_groups)
    return person("days", period) <= numpy.where(short, law.short_weeks, law.long_weeks) * 7


def hours(person, period, parameters):  # type: ignore[no-untyped-def]
    """Whether the hours are within a full week."""
    return person("weekly_hours", period) <= parameters(period).full_week


def room(person, period, parameters):  # type: ignore[no-untyped-def]
    """Whether the workplace has room for one more, counted in full-time persons."""
    law, staff = parameters(period), person("staff", period)
    few = numpy.maximum(law.minimum, staff // law.small_step)
    many = law.small_limit // law.small_step + (staff - law.small_limit) // law.large_step
    quota = numpy.where(staff <= law.small_limit, few, many)
    taken = person("others_hours", period) + person("nytteindsats_hours", period) * law.nytteindsats_counts
    return taken + person("weekly_hours", period) <= quota * law.full_week


def system(parameters):  # type: ignore[no-untyped-def]
    """Return the rules with these dated parameters."""
    made = TaxBenefitSystem([PERSON])
    for name in FACTS:
        kind = {"value_type": float, "entity": PERSON, "definition_period": periods.DateUnit.DAY, "label": name}
        made.add_variable(type(name, (Variable,), kind))
    for name, formula in zip(ANSWERS, (length, hours, room), strict=True):
        kind = {"value_type": bool, "entity": PERSON, "definition_period": periods.DateUnit.DAY, "label": name}
        made.add_variable(type(name, (Variable,), kind | {"formula": formula}))
    with tempfile.TemporaryDirectory() as folder:
        for name, values in parameters.items():
            (Path(folder) / f"{name}.yaml").write_text(yaml.safe_dump({"description": name, "values": values}))
        made.load_parameters(folder)
    return made


def judge(law, day, plans):  # type: ignore[no-untyped-def]
    """Answer the three questions for plans that begin on one day."""
    simulation = SimulationBuilder().build_default_simulation(law, count=len(plans))
    for name in FACTS:
        simulation.set_input(name, day, numpy.array([plan[name] for plan in plans]))
    return numpy.stack([simulation.calculate(name, day) for name in ANSWERS], axis=1).tolist()


def main() -> None:
    """Time each plan, then all of them at once day by day."""
    order = json.load(sys.stdin)
    law, plans = system(order["parameters"]), order["plans"]
    first = time.perf_counter()
    judge(law, plans[0]["day"], plans[:1])
    first = time.perf_counter() - first
    for plan in plans[: order["warm_up"]]:
        judge(law, plan["day"], [plan])
    seconds, cpu, answers = [], [], []
    for plan in plans[order["warm_up"] :]:
        wall, busy = time.perf_counter(), time.process_time()
        [answer] = judge(law, plan["day"], [plan])
        seconds.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - busy)
        answers.append(answer)
    many = time.perf_counter()
    for day in {plan["day"] for plan in plans}:
        judge(law, day, [plan for plan in plans if plan["day"] == day])
    many = (time.perf_counter() - many) / len(plans)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = {"seconds": seconds, "cpu": cpu, "answers": answers, "first": first, "peak": peak, "many": many}
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
