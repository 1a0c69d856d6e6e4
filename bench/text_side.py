"""Our turn of the text bench: the whole text check, warm, kept to one core. One JSON order in, one JSON answer out."""

import json
import os
import resource
import sys
import time
from typing import Any

from jobbro.domain.language import Genre, TextCode, check_text
from jobbro.library.writing_files import text_rules


def main() -> None:
    """Check each text; the rules are read before the clock starts, and no text is seen twice."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    order = json.load(sys.stdin)
    begun = time.perf_counter()
    rules = text_rules()
    ready = time.perf_counter() - begun

    def check(text: str) -> dict[str, Any]:
        wall, busy = time.perf_counter(), time.process_time()
        found = check_text(text, genre=Genre.DESCRIPTION, rules=rules)
        seconds, cpu = time.perf_counter() - wall, time.process_time() - busy
        long = [(each.start, each.end) for each in found if each.code is TextCode.HARD_TO_READ]
        return {"seconds": seconds, "cpu": cpu, "long": long}

    warm_up, short = order["warm_up"], order["short"]
    said: dict[str, Any] = {"ready": ready, "first": check(short[0])["seconds"]}
    for text in short[1:warm_up]:
        check(text)
    said["short"] = [check(text) for text in short[warm_up:]]
    said["notes"] = [check(text) for text in order["notes"]]
    said["long"] = [check(text) for text in order["long"]]
    said["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
