"""The table of requirements, pages and tests: read from the tests' own markers, so that it cannot claim too much."""

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parent.parent
ROWS = ROOT / "docs" / "requirements.toml"


class CoverageGap(Exception):
    """A row has no test, a test names no row, or a page does not exist; the message lists them."""


def page() -> str:
    """Return docs/coverage.md.

    :raises CoverageGap: when a row, a page and the tests do not fit together
    """
    rows = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    tests = tests_by_row()
    addresses = addresses_by_name()
    gaps = [f"{row}: no test" for row in rows if not tests.get(row)]
    gaps += [f"{row}: named by {tests[row][0]} but not in docs/requirements.toml" for row in tests if row not in rows]
    gaps += [
        f"{row}: no page {name}"
        for row, said in rows.items()
        for name in said.get("pages", [])
        if name not in addresses
    ]
    if gaps:
        raise CoverageGap("\n".join(sorted(gaps)))
    lines = [
        "# What is met, where, and what proves it",
        "",
        "Made by `./jobbro docs` from `docs/requirements.toml` and the tests' markers; do not edit it by hand.",
        "",
        "| row | what it is about | where | proved by |",
        "| --- | --- | --- | --- |",
    ]
    for row, said in sorted(rows.items()):
        where = [f"`{addresses[name]}`" for name in said.get("pages", [])] or [f"`{said['command']}`"]
        proofs = [f"[{name}](../{path})" for path, name in sorted(set(map(tuple, tests[row])))]
        lines.append(f"| {row} | {said['title']} | {'<br>'.join(where)} | {'<br>'.join(proofs)} |")
    return "\n".join(lines) + "\n"


def tests_by_row() -> Mapping[str, list[tuple[str, str]]]:
    """Return for each row the tests that carry its marker, as (file, name); traps (T-00) are no rows."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        file = path.relative_to(ROOT).as_posix()
        whole_file = [row for node in tree.body if isinstance(node, ast.Assign) for row in _rows_in(node)]
        for node, inherited in _tests(tree, whole_file):
            marked = {*inherited, *(row for mark in node.decorator_list for row in _rows_in(mark))}
            for row in sorted(row for row in marked if row.startswith("R-")):
                found[row].append((file, node.name))
    return found


def addresses_by_name() -> dict[str, str]:
    """Return the address pattern of each named route."""
    return dict(_walk(get_resolver().url_patterns, "/", ""))


def _tests(tree: ast.Module, inherited: list[str]) -> Iterator[tuple[ast.FunctionDef, list[str]]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield node, inherited
        elif isinstance(node, ast.ClassDef):
            of_class = [*inherited, *(row for mark in node.decorator_list for row in _rows_in(mark))]
            yield from ((part, of_class) for part, _ in _tests(ast.Module(node.body, []), []))


def _rows_in(node: ast.AST) -> Iterator[str]:
    """Yield the ids in every `pytest.mark.req(...)` below the node."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "req":
            yield from (str(word.value) for word in part.args if isinstance(word, ast.Constant))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> Iterator[tuple[str, str]]:
    for entry in patterns:
        address = prefix + str(entry.pattern).removeprefix("^").removesuffix("$")
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, address, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif entry.name:
            yield space + entry.name, address
