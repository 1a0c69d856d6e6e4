"""Our turn of the pdf bench: reads the numbers of letters, times each PDF, writes times and files as JSON."""

import base64
import json
import resource
import sys
import time

from bench.pdf_content import letter_of
from jobbro.documents import to_pdf


def main() -> None:
    """Make one PDF cold, a few to warm up, then the measured ones; the letters are built before the clock starts."""
    order = json.load(sys.stdin)
    cold, *letters = [letter_of(number) for number in order["numbers"]]
    first = time.perf_counter()
    to_pdf(cold)
    first = time.perf_counter() - first
    for letter in letters[: order["warm_up"]]:
        to_pdf(letter)
    seconds, cpu, files = [], [], []
    for letter in letters[order["warm_up"] :]:
        wall, busy = time.perf_counter(), time.process_time()
        made = to_pdf(letter)
        seconds.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - busy)
        files.append(base64.b64encode(made).decode())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds, "cpu": cpu, "first": first, "peak": peak, "files": files}, sys.stdout)


if __name__ == "__main__":
    main()
