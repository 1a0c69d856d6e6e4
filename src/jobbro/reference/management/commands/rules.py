"""`./jobbro rules …`: ask the rulebook, judge cases, and keep the rules in order. Only `links` needs the database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jobbro import library
from jobbro.domain.rules import UnknownRule
from jobbro.library import case_answer, case_format, rule_docs, rule_lint, rule_questions, schemas
from jobbro.library.strict_json import BadInput
from jobbro.reference.link_checking import ask_all, keep
from jobbro.reference.models import LinkAnswer
from jobbro.reference.queries.links import own_addresses

BAD_INPUT = 2


class Command(BaseCommand):
    """The rulebook on the command line, in JSON."""

    help = "Spørg regelsættet: check, schema, value, explain, diff, lint, links, docs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for each question."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="SPØRGSMÅL")
        check = verbs.add_parser("check", help="døm en sag; svar 2 betyder, at sagen ikke kunne læses")
        check.add_argument("file", help="en fil med JSON, eller - for at læse fra standard ind")
        check.add_argument("--jsonl", action="store_true", help="én sag pr. linje ind, ét svar pr. linje ud")
        verbs.add_parser("schema", help="vis, hvordan en sag skrives (JSON Schema)")
        value = verbs.add_parser("value", help="vis en regels værdi på en dag")
        value.add_argument("rule")
        value.add_argument("--on", type=_day, required=True, metavar="DAG", help="fx 2026-03-04")
        explain = verbs.add_parser("explain", help="vis en regel med hele dens historie")
        explain.add_argument("rule")
        diff = verbs.add_parser("diff", help="vis, hvad der er ændret mellem to dage")
        diff.add_argument("--from", type=_day, required=True, dest="first", metavar="DAG")
        diff.add_argument("--to", type=_day, required=True, dest="second", metavar="DAG")
        diff.add_argument("--cases", metavar="FIL", help="sager, én pr. linje: vis dem, der får et andet svar")
        diff.add_argument("--placements", action="store_true", help="skriv også id på de forløb, der får et andet svar")
        lint = verbs.add_parser("lint", help="gennemse content/ og sig, hvad der skal rettes")
        lint.add_argument("--stale-before", type=_day, metavar="DAG", help="nævn regler, der ikke er tjekket siden")
        links = verbs.add_parser("links", help="prøv, om kildernes sider svarer; resultatet vises under Kilder")
        links.add_argument(
            "--timeout", type=_seconds, default=5, metavar="SEKUNDER", help="så længe ventes på hver side"
        )
        links.add_argument("sources", nargs="*", metavar="KILDE", help="kildernes id; ingen betyder alle")
        docs = verbs.add_parser("docs", help="dan docs/rules.md og content/schema/")
        docs.add_argument("--check", action="store_true", help="skriv intet; svar 1, hvis noget er forældet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer the question; the process ends with 0, 1 (something to mend) or 2 (bad input)."""
        verb: Callable[[dict[str, Any]], int] = getattr(self, f"_{options['verb']}")
        try:
            code = verb(options)
        except library.ContentError as error:
            raise CommandError(str(error), returncode=1) from error
        except UnknownRule as error:
            raise CommandError(f"Reglen «{error.rule_id}» findes ikke.", returncode=BAD_INPUT) from error
        if code:
            sys.exit(code)

    def _check(self, options: dict[str, Any]) -> int:
        text = _text_of(options["file"])
        if not options["jsonl"] or not text.strip():
            return self._check_one(text, indent=2)
        return max(self._check_one(line, indent=None, number=number) for number, line in _lines(text))

    def _check_one(self, text: str, indent: int | None, number: int | None = None) -> int:
        try:
            case = case_format.parse_case(text)
        except BadInput as error:
            self._print(error.as_data() | ({} if number is None else {"line": number}), indent)
            return BAD_INPUT
        waiting = library.rule_sets()
        self._print(case_answer.answer(case, library.rulebook(), library.texts(), waiting=waiting), indent)
        return 0

    def _schema(self, options: dict[str, Any]) -> int:
        self._print(case_format.case_schema())
        return 0

    def _value(self, options: dict[str, Any]) -> int:
        found = rule_questions.value_answer(library.rulebook(), library.texts(), options["rule"], options["on"])
        self._print(found)
        return 0 if found["in_force"] else 1

    def _explain(self, options: dict[str, Any]) -> int:
        self._print(rule_questions.explanation(library.rulebook(), options["rule"]))
        return 0

    def _diff(self, options: dict[str, Any]) -> int:
        first, second, book = options["first"], options["second"], library.rulebook()
        found: dict[str, Any] = {"from": first.isoformat(), "to": second.isoformat()}
        found["rules"] = rule_questions.differences(book, first, second)
        if options["cases"]:
            cases = []
            for number, line in _lines(_text_of(options["cases"])):
                try:
                    cases.append(case_format.parse_case(line))
                except BadInput as error:
                    self._print(error.as_data() | {"line": number})
                    return BAD_INPUT
            found["cases"] = rule_questions.turned_cases(book, cases, first, second)
        found["courses"] = _courses(first, second, listed=options["placements"])
        self._print(found)
        return 0

    def _lint(self, options: dict[str, Any]) -> int:
        problems = rule_lint.problems()
        for problem in problems:
            self.stdout.write(str(problem))
        if not problems:
            self.stdout.write(f"Alt er i orden: {len(library.rulebook())} regler.")
            if options["stale_before"]:
                self._print(rule_questions.not_checked_since(library.rulebook(), options["stale_before"]))
        return 1 if problems else 0

    def _links(self, options: dict[str, Any]) -> int:
        addresses = {name: entry.url for name, entry in library.sources().items()} | own_addresses()
        strange = [name for name in options["sources"] if name not in addresses]
        if strange:
            raise CommandError(f"Kilden «{strange[0]}» findes ikke.", returncode=BAD_INPUT)
        wanted = options["sources"] or sorted(addresses)
        found = ask_all({name: addresses[name] for name in wanted}, timeout=options["timeout"])
        keep(found, at=timezone.now())
        for one in found:
            status = f" ({one.status})" if one.status else ""
            self.stdout.write(f"{one.source_id}: {one.answer.label}{status} {one.url}")
        there = sum(one.answer in (LinkAnswer.OPEN, LinkAnswer.MOVED) for one in found)
        self.stdout.write(f"{there} af {len(found)} sider svarede. En side, der ikke blev nået, kan godt være der.")
        return 0

    def _docs(self, options: dict[str, Any]) -> int:
        page = settings.BASE_DIR / "docs" / "rules.md"
        text = rule_docs.rules_page(library.rulebook(), library.rule_sets(), library.texts())
        stale = list(schemas.stale_schemas())
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            stale.append("docs/rules.md")
        if options["check"]:
            for name in stale:
                self.stdout.write(f"{name} er forældet; kør ./jobbro rules docs")
            return 1 if stale else 0
        schemas.write_schemas()
        page.write_text(text, encoding="utf-8")
        return 0

    def _print(self, data: Any, indent: int | None = 2) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=indent))


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 120:
        raise ValueError(text)
    return seconds


def _courses(first: date, second: date, *, listed: bool) -> Any:
    """What the stored placements say; asked by name, since the placements lie above the rulebook's pages."""
    said = StringIO()
    call_command("rules_diff_courses", first.isoformat(), second.isoformat(), placements=listed, stdout=said)
    return json.loads(said.getvalue())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"dagen «{text}» findes ikke. Skriv den som 2026-03-04.") from None


def _text_of(name: str) -> str:
    """The whole text of a file, or of standard input; CommandError when it is not text."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = "Standard ind" if name == "-" else f"Filen «{name}»"
        raise CommandError(f"{what} kan ikke læses. Den skal være tekst i UTF-8.", returncode=BAD_INPUT) from error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; empty lines are left out. Only a line break divides two cases."""
    return ((number, line) for number, line in enumerate(StringIO(text), 1) if line.strip())
