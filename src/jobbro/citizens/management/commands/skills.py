"""`./jobbro skills rank FILE`: which work tasks fit what somebody tells, one question a line.

The municipality's own words count when there is a database to read them from; it does without otherwise.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from jobbro import library
from jobbro.citizens.queries.local_words import skills_here
from jobbro.domain.fit import Ranking, SkillMap, rank
from jobbro.library.strict_json import BadInput, InputProblem, read_object

BAD_INPUT = 2
_KEYS = ("id", "query", "candidates")


class Command(BaseCommand):
    """Everyday experience and work tasks on the command line, in JSON."""

    help = "Find de arbejdsopgaver, der passer til det, nogen fortæller fra hverdagen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for each question."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="SPØRGSMÅL")
        ranking = verbs.add_parser(
            "rank", help="sæt opgaver i rækkefølge; svar 2 betyder, at en linje ikke kunne læses"
        )
        ranking.add_argument("file", help="én sag pr. linje i JSON, eller - for at læse fra standard ind")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer line by line; the process ends with 0, 1 (content to mend) or 2 (a line that cannot be read)."""
        try:
            code = self._rank(_read(options["file"]))
        except library.ContentError as error:
            raise CommandError(str(error), returncode=1) from error
        if code:
            sys.exit(code)

    def _rank(self, text: str) -> int:
        code, skills = 0, _skills()
        for number, line in enumerate(StringIO(text), start=1):
            if not line.strip():
                continue
            try:
                name, query, candidates = _question(line.rstrip("\n"), number)
            except BadInput as error:
                self._print(error.as_data() | {"line": number})
                code = BAD_INPUT
                continue
            self._print({"id": name} | _as_data(rank(query, candidates, skills)))
        return code

    def _print(self, data: Any) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False))


def _skills() -> SkillMap:
    """The map as it counts here. A database file that is not there is not made for the sake of a question."""
    if connection.vendor == "sqlite" and not _is_there(str(connection.settings_dict["NAME"])):
        return library.skills()
    try:
        return skills_here()
    except DatabaseError:
        return library.skills()


def _is_there(name: str) -> bool:
    return "memory" in name or Path(name).is_file()


def _question(line: str, number: int) -> tuple[str | int, str, list[str]]:
    """The name, the story and the tasks of one line; a line without a name has its number."""
    said = read_object(line)
    problems = [
        InputProblem(key, f"navnet kendes ikke; her kan stå {', '.join(_KEYS)}.")
        for key in sorted(said.keys() - set(_KEYS))
    ]
    if not isinstance(said.get("id", number), str | int) or isinstance(said.get("id"), bool):
        problems.append(InputProblem("id", "her skal stå en tekst eller et helt tal."))
    if not isinstance(said.get("query"), str):
        problems.append(InputProblem("query", "her skal stå en tekst."))
    tasks = said.get("candidates")
    if not isinstance(tasks, list) or not all(isinstance(task, str) for task in tasks):
        problems.append(InputProblem("candidates", "her skal stå en liste af tekster."))
    if problems:
        raise BadInput(problems)
    return said.get("id", number), said["query"], said["candidates"]


def _as_data(ranking: Ranking) -> dict[str, Any]:
    lines = [{"task": one.task, "points": one.points, "reasons": list(one.reasons)} for one in ranking.tasks]
    has_ground = any(one.points for one in ranking.tasks)
    return {"ranking": lines} | ({} if has_ground else {"ask": ranking.ask})


def _read(name: str) -> str:
    """The text of a file or of standard input; CommandError when it is not text in UTF-8."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = "Standard ind" if name == "-" else f"Filen «{name}»"
        raise CommandError(f"{what} kan ikke læses. Den skal være tekst i UTF-8.", returncode=BAD_INPUT) from error
