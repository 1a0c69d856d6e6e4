"""`./jobbro description check FILE`: judge a written placement description by the seven points. Needs no database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobbro import library
from jobbro.domain.language import (
    AgreedFacts,
    DescriptionReport,
    DescriptionText,
    Verdict,
    check_description,
    report_as_data,
)
from jobbro.library.agreed_format import agreed_schema, parse_agreed
from jobbro.library.strict_json import BadInput
from jobbro.library.writing_files import description_checklist, phrase_lexicon, privacy_scan

BAD_INPUT = 2
MARKS = {Verdict.FULFILLED: "opfyldt", Verdict.PARTLY: "delvist", Verdict.MISSING: "mangler"}
LONGEST_QUOTE = 160


class Command(BaseCommand):
    """The description check on the command line, in plain Danish or in JSON."""

    help = "Se en praktikbeskrivelse efter."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for each question."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="SPØRGSMÅL")
        check = verbs.add_parser("check", help="døm en tekst; svar 2 betyder, at noget ikke kunne læses")
        check.add_argument("file", help="en tekstfil i UTF-8, eller - for at læse fra standard ind")
        check.add_argument("--plan", metavar="FIL", help="aftalen i JSON; så findes det, der ikke passer med den")
        check.add_argument("--json", action="store_true", help="svar i JSON")
        verbs.add_parser("schema", help="vis, hvordan en aftale skrives (JSON Schema)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer the question; the process ends with 0, 1 (content to mend) or 2 (input that cannot be read)."""
        if options["verb"] == "schema":
            self._print_json(agreed_schema())
            return
        try:
            report = _check(_read(options["file"]), _agreed(options["plan"]))
        except library.ContentError as error:
            raise CommandError(str(error), returncode=1) from error
        except BadInput as error:
            self._say_bad_input(error, as_json=options["json"])
            sys.exit(BAD_INPUT)
        if options["json"]:
            self._print_json(report_as_data(report))
        else:
            self.stdout.write("\n".join(in_danish(report)))

    def _say_bad_input(self, error: BadInput, *, as_json: bool) -> None:
        if as_json:
            self._print_json(error.as_data())
        for problem in error.problems:
            self.stderr.write(f"Aftalen kan ikke læses. {problem.path}: {problem.message}")

    def _print_json(self, data: Any) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))


def _check(text: str, agreed: AgreedFacts | None) -> DescriptionReport:
    return check_description(
        DescriptionText(whole=text),
        agreed=agreed,
        checklist=description_checklist(),
        lexicon=phrase_lexicon(),
        privacy=privacy_scan(),
    )


def _read(name: str) -> str:
    """The text of a file or of standard input; bytes that are no UTF-8 become a visible mark, never an error."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"Filen «{name}» kan ikke læses.", returncode=BAD_INPUT) from error
    return raw.decode("utf-8-sig", errors="replace")


def _agreed(name: str | None) -> AgreedFacts | None:
    return parse_agreed(_read(name)) if name else None


def in_danish(report: DescriptionReport) -> Iterator[str]:
    """The report as lines for a person at a screen."""
    yield f"{report.fulfilled} af 7 er opfyldt · {report.partly} delvist · {report.missing} mangler"
    for number, result in enumerate(report.points, start=1):
        yield f"\n{number}. {result.title}: {MARKS[result.verdict]}"
        if result.proof:
            yield f"   «{_short(result.proof.quote)}»"
        if result.advice:
            yield f"   {result.advice}"
            yield from (f"   ? {answer.ask}" for answer in result.open_questions)
    letters = " ".join(f"{each.letter}{'✓' if each.verdict is Verdict.FULFILLED else '?'}" for each in report.smart)
    yield f"\nSMART: {report.smart_score} af 5 ({letters})"
    yield from (f"   ? {each.ask}" for each in report.smart if each.verdict is not Verdict.FULFILLED)
    yield from _findings(report)


def _findings(report: DescriptionReport) -> Iterator[str]:
    if not report.findings:
        yield "\nIntet at bemærke."
        return
    yield "\nSe på det her:"
    for finding in report.findings:
        stop = "STOP · " if finding.stops_sharing else ""
        yield f" - {stop}{finding.title}. {finding.reason}{' ' + finding.suggestion if finding.suggestion else ''}"


def _short(quote: str) -> str:
    """A quote on one line, cut where it is long."""
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"
