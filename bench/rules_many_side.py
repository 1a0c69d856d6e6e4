"""Judges 20,000 courses again after a change of law and times it; a process of its own, on its own database."""

import json
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from unittest.mock import patch

import django

COURSES, BATCH = 20_000, 1_000
TODAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 6, tzinfo=UTC)


def main() -> None:
    """`ready`: see to it that the shipped law has judged the courses. `0` or `1`: judge half of them again."""
    django.setup()
    if sys.argv[1] == "ready":
        ready()
    else:
        again(int(sys.argv[1]))


def ready() -> None:
    """Judge all courses by the shipped law where that has not been done, and forget what was told since."""
    # Imported after the settings stand, which is why this file is a process of its own.
    from jobbro.library import rulebook  # noqa: PLC0415
    from jobbro.placements.actions import judging  # noqa: PLC0415
    from jobbro.placements.models import LawChange, StandingVerdict  # noqa: PLC0415

    grow()
    StandingVerdict.objects.update(rulebook_version=rulebook().version)
    judging.rejudge_placements(today=TODAY, at=AT)
    LawChange.objects.all().delete()


def again(part: int) -> None:
    """Judge half of the courses by a law with practices a week shorter, and say when that began and ended."""
    from jobbro.library import rulebook  # noqa: PLC0415
    from jobbro.placements.actions import judging  # noqa: PLC0415

    rule = rulebook().rule("practice.length.long")
    shorter = replace(rule, entries=tuple(replace(entry, value=entry.value - 1) for entry in rule.entries))
    stricter = rulebook().with_rules([shorter])
    with patch.object(judging, "rulebook_at", lambda stamp: stricter):
        began, busy = time.time(), time.process_time()
        done = judging.rejudge_placements(today=TODAY, at=AT, part=part, parts=2)
        said = {"began": began, "ended": time.time(), "cpu": time.process_time() - busy}
    json.dump(said | {"courses": done.judged, "turned": done.turned}, sys.stdout)


def grow() -> None:
    """Give each demo citizen an agreed practice of four or thirteen weeks that has not ended."""
    from jobbro.accounts.models import User  # noqa: PLC0415
    from jobbro.citizens.models import Citizen, TargetGroupSpell  # noqa: PLC0415
    from jobbro.companies.models import Site  # noqa: PLC0415
    from jobbro.placements.models import Placement, Slot, Step, StepTask  # noqa: PLC0415
    from jobbro.placements.queries.judging import under_way  # noqa: PLC0415

    missing = COURSES - under_way(Placement.objects.all(), TODAY).count()
    if missing <= 0:
        return
    TargetGroupSpell.objects.filter(citizen__is_demo=True).update(starts_on=date(2025, 1, 1))
    planner, sites = User.objects.get(username="mette"), list(Site.objects.select_related("company"))
    citizens = list(Citizen.objects.filter(placements=None).values_list("pk", flat=True)[:missing])
    for first in range(0, len(citizens), BATCH):
        places = range(first, min(first + BATCH, len(citizens)))
        made = [course(Placement, citizens[place], sites[place % len(sites)], planner, place) for place in places]
        Placement.objects.bulk_create(made)
        steps = [Step(placement=row, number=1, starts_on=row.starts_on, ends_on=row.ends_on) for row in made]
        Step.objects.bulk_create(steps)
        Slot.objects.bulk_create(
            Slot(step=step, kind="practice", weekday=day, starts_at=clock(9), ends_at=clock(12))
            for step in steps
            for day in (1, 3, 5)
        )
        StepTask.objects.bulk_create(StepTask(step=step, title="pakke varer", purpose="at lære det") for step in steps)


def course(model, citizen, site, planner, number):  # type: ignore[no-untyped-def]
    """A course in its third or fourth week."""
    starts = date(2026, 2, 9) + timedelta(days=7 * (number % 2))
    weeks = 4 if number % 3 == 0 else 13
    return model(
        citizen_id=citizen,
        company=site.company,
        site=site,
        consultant=planner,
        planned_by=planner,
        planned_at=AT,
        changed_at=AT,
        state="locked",
        starts_on=starts,
        ends_on=starts + timedelta(days=7 * weeks - 1),
        purposes=["specific_skills"],
        why="At komme i gang.",
        paid_route="after",
        employer_statement_on=starts,
        representative_statement_on=starts,
        legal_answers={"agreement.fills_labour_need": "no", "history.last_employed_here": "no"},
        is_demo=True,
    )


if __name__ == "__main__":
    main()
