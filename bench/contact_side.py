"""One side's turn of the contact bench: the first companies of the order, for other colleagues on other days."""

import json
import os
import resource
import sys
import time
from datetime import timedelta
from typing import Any

import django


def main() -> None:
    """Answer each asked colleague and day; «fill» makes the database instead."""
    order = json.load(sys.stdin)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    # Imported after the settings stand, which is why this file is a process of its own.
    from bench.contact_fill import NOW, fill  # noqa: PLC0415
    from bench.contact_plain import plain_order  # noqa: PLC0415
    from jobbro.accounts.models import User  # noqa: PLC0415
    from jobbro.accounts.viewer import Viewer  # noqa: PLC0415
    from jobbro.companies.models import Company  # noqa: PLC0415
    from jobbro.companies.queries.advice import policy_of  # noqa: PLC0415
    from jobbro.companies.queries.ranking import next_companies  # noqa: PLC0415
    from jobbro.companies.queries.segments import Segment  # noqa: PLC0415

    if order["side"] == "fill":
        if Company.objects.count() != order["size"]:
            fill(order["size"])
        json.dump({"companies": Company.objects.count()}, sys.stdout)
        return

    def ours(viewer: Viewer) -> list[list[Any]]:
        page = next_companies(viewer, Segment(), policy=policy_of(viewer), size=order["rows"])
        assert all(row.points == sum(reason.points for reason in row.reasons) for row in page.rows)
        return [[str(row.company.pk), row.points] for row in page.rows]

    def peer(viewer: Viewer) -> list[list[Any]]:
        return plain_order(viewer.user, viewer.today, policy_of(viewer), most=order["rows"])

    side = ours if order["side"] == "ours" else peer
    seconds, cpu, answers = [], [], []
    for username, days in order["asked"]:
        at = NOW + timedelta(days=days)
        viewer = Viewer.of(User.objects.get(username=username), at=at, what="companies:next_up")
        wall, busy = time.perf_counter(), time.process_time()
        answer = side(viewer)
        seconds.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - busy)
        answers.append(answer)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds, "cpu": cpu, "answers": answers, "peak": peak}, sys.stdout)


if __name__ == "__main__":
    main()
