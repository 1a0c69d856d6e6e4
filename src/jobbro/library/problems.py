"""What is wrong with a content file, said so that an editor who does not program can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: the file, the line, the place inside the file and a Danish sentence."""

    file: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        """The problem on one line, as an editor's window shows it."""
        place = f" ({self.where})" if self.where else ""
        return f"{self.file}, linje {self.line}{place}: {self.message}"


class ContentError(Exception):
    """One or more content files cannot be used; `problems` tells what to mend, file by file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in order of file and line."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


_FIXED = {
    "date_type": "her skal stå en dato, fx 2024-03-01.",
    "date_from_datetime_inexact": "her skal stå en dato uden klokkeslæt.",
    "date_parsing": "her skal stå en dato, der findes, fx 2024-03-01.",
    "date_from_datetime_parsing": "her skal stå en dato, der findes, fx 2024-03-01.",
    "decimal_type": "her skal stå et tal, fx 12 eller 0.5.",
    "decimal_parsing": "her skal stå et tal, fx 12 eller 0.5.",
    "int_type": "her skal stå et helt tal.",
    "int_parsing": "her skal stå et helt tal.",
    "bool_type": "her skal stå true eller false.",
    "bool_parsing": "her skal stå true eller false.",
    "string_type": "her skal stå en tekst; sæt den i anførselstegn, hvis den ligner et tal eller en dato.",
    "string_unicode": "her er tegn, som ikke er tekst.",
    "list_type": "her skal stå en liste.",
    "tuple_type": "her skal stå en liste.",
    "dict_type": "her skal stå navne med hver sin værdi.",
    "model_type": "her skal stå navne med hver sin værdi.",
    "model_attributes_type": "her skal stå navne med hver sin værdi.",
    "none_required": "her skal der ikke stå noget.",
    "finite_number": "her skal stå et almindeligt tal.",
}


def in_plain_words(error: ErrorDetails, known_keys: tuple[str, ...] = ()) -> str:
    """The Danish sentence for one of pydantic's errors; `known_keys` are the keys allowed at that place."""
    kind, context = error["type"], error.get("ctx", {})
    name = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        allowed = f" Her kan stå: {', '.join(known_keys)}." if known_keys else ""
        return f"nøglen «{name}» kendes ikke.{allowed}"
    if kind == "missing":
        return f"her mangler «{name}»."
    if kind in ("value_error", "assertion_error"):
        return str(context.get("error", error["msg"]))
    return _FIXED.get(kind) or _about_limits(kind, context) or f"kan ikke bruges: {error['msg']}"


def _about_limits(kind: str, context: dict[str, Any]) -> str:
    match kind:
        case "enum" | "literal_error":
            choices = context["expected"].replace(" or ", " eller ").replace("'", "")
            return f"her skal stå en af disse: {choices}."
        case "string_pattern_mismatch":
            return f"teksten har ikke den rigtige form ({context['pattern']})."
        case "string_too_short" | "too_short":
            return "her må ikke være tomt."
        case "string_too_long" | "too_long":
            return f"her er for meget; højst {context.get('max_length')}."
        case "greater_than_equal":
            return f"tallet skal være mindst {context['ge']}."
        case "greater_than":
            return f"tallet skal være større end {context['gt']}."
        case "less_than_equal":
            return f"tallet må højst være {context['le']}."
        case "less_than":
            return f"tallet skal være mindre end {context['lt']}."
    return ""
