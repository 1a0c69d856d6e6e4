"""`python -m bench NAME [--json] [--write] [--rounds N]`: measure, print, and answer with an exit code.

0: at or below the bar. 1: above it. 2: could not be measured here, or the answers differed.
"""

import argparse
import json
import sys
from collections.abc import Callable

from bench import company_pages, contact, import_companies, list_page, pdf, report, rules, start, text, text_quality
from bench.harness import FEWEST_ROUNDS, CannotMeasure, DifferentAnswers, Figures, Outcome

BENCHES: dict[str, Callable[[int], Outcome | Figures]] = {
    "contact": contact.on_sqlite,
    "contact-postgres": contact.on_postgres,
    "import": import_companies.on_sqlite,
    "import-postgres": import_companies.on_postgres,
    "list-companies": company_pages.run_list,
    "list-page": list_page.run,
    "map": company_pages.run_map,
    "pdf": pdf.run,
    "rules": rules.run,
    "start": start.run,
    "text": text.run,
    "text-quality": text_quality.run,
}


def main(words: list[str] | None = None) -> int:
    """Run one bench by name."""
    parser = argparse.ArgumentParser(
        prog="./jobbro bench", description="Measure Jobbro against a named peer, or against our own texts."
    )
    parser.add_argument("name", choices=sorted(BENCHES), help="which measurement")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--write", action="store_true", help="write the section in docs/benchmarks.md anew")
    parser.add_argument("--rounds", type=int, default=9, help=f"rounds, at least {FEWEST_ROUNDS} (9)")
    chosen = parser.parse_args(words)
    try:
        outcome = BENCHES[chosen.name](chosen.rounds)
    except (CannotMeasure, DifferentAnswers) as problem:
        print(problem, file=sys.stderr)
        return 2
    print(json.dumps(report.as_data(outcome), indent=2) if chosen.json else report.as_section(outcome))
    if chosen.write:
        report.write_section(outcome)
    return 0 if outcome.passed else 1


if __name__ == "__main__":
    sys.exit(main())
