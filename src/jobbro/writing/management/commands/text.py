"""`./jobbro text check FILE`: what a colleague would ask about in a text of the trade. Needs no database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobbro import library
from jobbro.domain.language import Genre, TextFinding, check_text
from jobbro.library.strict_json import BadInput
from jobbro.library.writing_files import text_rules
from jobbro.writing.exports import findings_data
from jobbro.writing.forms import GENRES, read_question

BAD_INPUT = 2


class Command(BaseCommand):
    """The text check on the command line, in plain Danish or in JSON."""

    help = "Se en tekst efter: journal, brev, plan eller beskrivelse."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for each question."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="SPØRGSMÅL")
        check = verbs.add_parser("check", help="gennemse en tekst; svar 2 betyder, at noget ikke kunne læses")
        check.add_argument("file", help="en tekstfil i UTF-8, eller - for at læse fra standard ind")
        check.add_argument("--genre", choices=GENRES, default=Genre.JOURNAL.value, help="hvad det er for en tekst")
        check.add_argument("--name", default="", help="borgerens navn, som kan stå i stedet for «borgeren»")
        check.add_argument("--json", action="store_true", help="svar i JSON")
        check.add_argument("--jsonl", action="store_true", help="én tekst pr. linje ind, ét svar pr. linje ud")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer; the process ends with 0, 1 (content to mend) or 2 (input that cannot be read)."""
        try:
            code = self._check_lines(options) if options["jsonl"] else self._check_one(options)
        except library.ContentError as error:
            raise CommandError(str(error), returncode=1) from error
        if code:
            sys.exit(code)

    def _check_one(self, options: dict[str, Any]) -> int:
        text, genre = _read(options["file"]), Genre(options["genre"])
        found = check_text(text, genre=genre, rules=text_rules(), citizen=options["name"])
        if options["json"]:
            self._print({"findings": findings_data(found)}, indent=2)
        else:
            self.stdout.write("\n".join(in_danish(text, found)))
        return 0

    def _check_lines(self, options: dict[str, Any]) -> int:
        code, rules = 0, text_rules()
        for number, line in enumerate(_read(options["file"]).splitlines(), start=1):
            if not line.strip():
                continue
            try:
                question = read_question(line, genre=options["genre"])
            except BadInput as error:
                self._print({"line": number} | error.as_data())
                code = BAD_INPUT
                continue
            found = check_text(question.text, genre=question.genre, rules=rules, citizen=options["name"])
            name = str(number) if question.name is None else question.name
            self._print({"id": name, "findings": findings_data(found)})
        return code

    def _print(self, data: Any, indent: int | None = None) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=indent))


def _read(name: str) -> str:
    """The text of a file or of standard input; bytes that are no UTF-8 become a visible mark, never an error."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"Filen «{name}» kan ikke læses.", returncode=BAD_INPUT) from error
    return raw.decode("utf-8-sig", errors="replace")


def in_danish(text: str, found: tuple[TextFinding, ...]) -> Iterator[str]:
    """The findings as lines for a person at a screen, each with its line in the text."""
    if not found:
        yield "Intet at bemærke."
        return
    line, counted = 1, 0
    for finding in found:
        line += text.count("\n", counted, finding.start)
        counted = finding.start
        said = " ".join(finding.said.split())
        yield f"linje {line}: «{said[:80]}{'…' if len(said) > 80 else ''}»"
        yield f"   {finding.reason} {finding.suggestion}"
