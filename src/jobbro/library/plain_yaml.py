"""Reads YAML without its traps: no yes/no words, no floats, no times read as numbers, no double keys, no half phrases.

Every value keeps its line, so a problem can point at the place where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from jobbro.library.problems import ContentError, Problem

Path = tuple[str | int, ...]

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# What YAML takes for a remark and leaves out: a blank and # after a text without quotation marks.
_REMARK = re.compile(r"[ \t]+#")
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_TAG = "tag:yaml.org,2002:"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Document:
    """The plain values of a file, the line where each of them stands, and the lines as written."""

    name: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, path: Path) -> int:
        """The line of a place, or of the nearest place around it that has one."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def complain(self, path: Path, message: str, line: int | None = None) -> None:
        """Note a problem at a place."""
        where = ".".join(str(part) for part in path)
        self.problems.append(Problem(self.name, line or self.line_of(path), where, message))


def read(text: str, name: str) -> Document:
    """Read one YAML document; ContentError with every trap and mistake found, each with its line."""
    document = Document(name, written=_LINE_END.split(text))
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise ContentError([_syntax_problem(error, name)]) from error
    if node is None:
        raise ContentError([Problem(name, 1, "", "filen er tom.")])
    document.data = _build(node, (), document)
    if document.problems:
        raise ContentError(document.problems)
    return document


def _syntax_problem(error: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark is not None else 1
    reason = getattr(error, "problem", None) or "uventet tegn"
    message = f"filen kan ikke læses her ({reason}). Se efter indrykning, kolon og anførselstegn."
    return Problem(name, line, "", message)


def _build(node: yaml.Node, path: Path, document: Document) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, index), document) for index, item in enumerate(node.value)]
    return _build_scalar(node, path, document)


def _build_mapping(node: yaml.MappingNode, path: Path, document: Document) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        place = (*path, key)
        if key_node.tag != _TAG + "str" or not key:
            document.complain(place, _about_key(key_node), line)
        elif key in built:
            first = document.lines[place]
            document.complain(place, f"«{key}» står to gange; første gang i linje {first}.", line)
        else:
            document.lines[place] = line
            built[key] = _build(value_node, place, document)
    return built


def _about_key(node: yaml.Node) -> str:
    if node.tag == _TAG + "bool":
        return f"«{node.value}» bliver læst som ja eller nej; brug et andet navn, fx «starts»."
    if node.tag == _TAG + "merge":
        return "«<<» kan ikke bruges her; skriv linjerne ud."
    return f"«{node.value}» kan ikke være et navn; sæt det i anførselstegn."


def _build_scalar(node: yaml.Node, path: Path, document: Document) -> Any:
    text: str = node.value
    match node.tag.removeprefix(_TAG):
        case "str" if not _loses_its_end(node, document):
            return text
        case "str":
            message = f"efter «{text}» bliver # og resten af linjen ikke læst; sæt hele teksten i anførselstegn."
            document.complain(path, message, node.end_mark.line + 1)
            return None
        case "null":
            return None
        case "bool" if text in ("true", "false"):
            return text == "true"
        case "bool":
            message = f"«{text}» bliver læst som ja eller nej; skriv true eller false, eller sæt i anførselstegn."
        case "int" if _INTEGER.match(text):
            return int(text)
        case "float" if _DECIMAL.match(text):
            return Decimal(text)
        case "int" | "float":
            message = f"tallet «{text}» kan misforstås; skriv det som 12 eller 0.5, eller sæt i anførselstegn."
        case "timestamp":
            return _day(text, path, document)
        case other:
            message = f"mærket «{other}» kan ikke bruges her."
    document.complain(path, message)
    return None


def _loses_its_end(node: yaml.Node, document: Document) -> bool:
    """Whether a text without quotation marks is followed by what YAML drops as a remark."""
    end = node.end_mark
    quoted = isinstance(node, yaml.ScalarNode) and bool(node.style)
    return not quoted and bool(_REMARK.match(document.written[end.line], end.column))


def _day(text: str, path: Path, document: Document) -> date | None:
    if not _DAY.match(text):
        document.complain(path, f"«{text}» er ikke en ren dato; skriv den som 2024-03-01.")
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        document.complain(path, f"datoen «{text}» findes ikke i kalenderen.")
        return None
