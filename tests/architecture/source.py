"""The repository as the architecture tests read it: its tracked files, and our code as syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"


def python_files(*folders: str) -> list[Path]:
    """Return our Python files below these folders, without migrations."""
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if not {"migrations", "__pycache__", "vendor", "node_modules"} & set(path.parts)
    )


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def short(path: Path) -> str:
    """Return the path from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function takes, without its decorators and docstring."""
    last = node.end_lineno or node.lineno
    words = node.body[0]
    if isinstance(words, ast.Expr) and isinstance(words.value, ast.Constant) and isinstance(words.value.value, str):
        return last - (words.end_lineno or last) + (words.lineno - node.lineno)
    return last - node.lineno + 1


def is_in(path: Path, part: str) -> bool:
    """Answer whether the file is an app's `part.py` or lies in its `part/`."""
    return path.name == f"{part}.py" or part in path.relative_to(SRC).parts[:-1]


def templates() -> list[Path]:
    """Return every template of ours."""
    return sorted(SRC.glob("jobbro/*/templates/**/*.*"))


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return every file that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = (ROOT / name.decode() for name in listed.stdout.split(b"\0") if name)
    return tuple(path for path in paths if path.is_file())
