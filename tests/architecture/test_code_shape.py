"""What the code may not do, beyond what ruff and the import contracts catch."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from tests.architecture.source import SRC, functions, is_in, python_files, short, tree

Node = TypeVar("Node", bound=ast.AST)
JOBBRO = SRC / "jobbro"
OURS = python_files("src")
APPS = sorted(path.parent for path in JOBBRO.glob("*/apps.py"))
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "misc", "tools", "services", "managers", "base"}
# Django looks a database backend up by this name.
EXCUSED_NAMES = {"src/config/sqlite/base.py"}
PEOPLE = {
    "Citizen", "Lending", "TargetGroupSpell", "Fact", "Release", "Placement", "Approval", "TrackEvent", "Correction",
    "Paper", "Step", "Slot", "StepTask", "Goal", "NeedHandling", "FollowUp", "LookUp", "ChangeEvent", "ChangeSubject",
    "CvFind", "CvSource", "CvVersion", "CvChoice", "FactTask", "Capsule", "CapsuleLine", "CapsuleReading",
}  # fmt: skip
# Weeks and months are counted by domain.calendar, percent by domain.rules.amounts.
NUMBERS_ANYBODY_KNOWS = {-1, 0, 1}

# Public functions of actions that change nothing themselves, each with its reason. The list may only get shorter.
RECORDED_ELSEWHERE: dict[str, str] = {}


def nodes(kind: type[Node], *parts: str) -> Iterator[tuple[Path, Node]]:
    """Yield every node of a kind in our code, or only in these parts of the apps."""
    for path in OURS:
        if not parts or any(is_in(path, part) for part in parts):
            for node in ast.walk(tree(path)):
                if isinstance(node, kind):
                    yield path, node


def place(path: Path, node: ast.stmt | ast.expr) -> str:
    return f"{short(path)}:{node.lineno}"


def test_files_and_folders_are_named_after_things():
    vague = {short(path) for path in OURS if {path.stem, *path.relative_to(SRC).parts[:-1]} & VAGUE_NAMES}
    assert vague - EXCUSED_NAMES == set()


def test_a_view_asks_access_and_queries_and_never_the_database():
    managers = {"objects", "_default_manager", "_base_manager"}
    assert [place(path, node) for path, node in nodes(ast.Attribute, "views") if node.attr in managers] == []


def test_rows_of_people_come_through_access():
    asked = [
        f"{place(path, node)} {node.value.id}.objects"
        for path, node in nodes(ast.Attribute, "forms", "exports", "context", "templatetags")
        if node.attr in {"objects", "_default_manager"} and isinstance(node.value, ast.Name) and node.value.id in PEOPLE
    ]
    assert asked == []


def test_saving_and_deleting_are_not_overridden():
    overridden = [
        f"{short(path)} {kind.name}.{part.name}"
        for path, kind in nodes(ast.ClassDef, "models")
        for part in kind.body
        if isinstance(part, ast.FunctionDef) and part.name in {"save", "delete", "bulk_create"}
    ]
    assert overridden == []


def test_no_model_is_abstract():
    abstract = [
        place(path, node)
        for path, node in nodes(ast.Assign, "models")
        if any(isinstance(target, ast.Name) and target.id == "abstract" for target in node.targets)
    ]
    assert abstract == []


def test_a_class_of_ours_stands_on_at_most_one_other_of_ours():
    own = {node.name for _, node in nodes(ast.ClassDef)}
    stacked = [
        place(path, node)
        for path, node in nodes(ast.ClassDef)
        if sum(isinstance(base, ast.Name) and base.id in own for base in node.bases) > 1
    ]
    assert stacked == []


def test_rule_code_holds_no_numbers_of_law():
    rule_files = [path for part in ("eligibility", "economics") for path in (JOBBRO / "domain" / part).rglob("*.py")]
    found = []
    for path in rule_files:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Decimal":
                literal = node.args[0] if node.args else None
                if isinstance(literal, ast.Constant) and float(literal.value) not in NUMBERS_ANYBODY_KNOWS:
                    found.append(f"{place(path, node)} Decimal({literal.value!r})")
            is_number = isinstance(node, ast.Constant) and type(node.value) in {int, float}
            if is_number and node.value not in NUMBERS_ANYBODY_KNOWS:
                found.append(f"{place(path, node)} {node.value}")
    assert rule_files
    assert found == [], "numbers of law live in content/rules, with dates and sources"


def test_a_migration_copies_values_and_imports_no_code_of_ours():
    imports = [
        place(path, node)
        for path in JOBBRO.glob("*/migrations/*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("jobbro")
        # The one operation of ours: how tables are made, and no model or value of any day.
        and node.module != "jobbro.audit.migrations._tables"
    ]
    assert imports == []


def test_files_and_public_functions_say_what_they_answer():
    silent = [short(path) for path in OURS if path.read_text().strip() and not ast.get_docstring(tree(path))]
    silent += [
        f"{place(path, node)} {node.name}"
        for path in OURS
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_an_app_uses_the_same_file_names_as_the_others():
    """A file called `*_views.py` or `form.py` hides where things are; a new kind of file is a new noun of the app."""
    parts = {"views", "forms", "urls", "models", "actions", "queries"}
    wrong = [
        short(path)
        for app in APPS
        for path in python_files(short(app))
        if re.search(r"(^|_)(view|form|url|model|action|query|queries)s?$", path.stem)
        and path.stem not in parts
        and not {*parts, "management"} & set(path.relative_to(app).parts[:-1])
    ]
    assert wrong == []


def names_of_record(path: Path) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "jobbro.audit.changes"
        for alias in node.names
        if alias.name == "record"
    }


def calls_in(node: ast.AST) -> set[str]:
    return {
        part.func.id if isinstance(part.func, ast.Name) else part.func.attr
        for part in ast.walk(node)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name | ast.Attribute)
    }


def actions_of(app: Path) -> dict[str, ast.FunctionDef]:
    """The verbs of an app: what `actions.py` makes public, or what the `__init__` of `actions/` lists."""
    files = [path for path in python_files(short(app)) if is_in(path, "actions")]
    made = {node.name: node for path in files for node in tree(path).body if isinstance(node, ast.FunctionDef)}
    listed = app / "actions" / "__init__.py"
    if not listed.exists():
        return {name: node for name, node in made.items() if not name.startswith("_")}
    exported = {
        part.value
        for node in tree(listed).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
        for part in ast.walk(node)
        if isinstance(part, ast.Constant)
    }
    assert exported, f"{short(listed)} says in __all__ which verbs there are"
    return {name: node for name, node in made.items() if name in exported}


def test_every_action_records_what_it_did():
    """Each verb reaches `audit.record`, by itself or through another function of the app's actions."""
    silent = []
    for app in APPS:
        calls: dict[str, set[str]] = {}
        recording = set()
        for path in [path for path in python_files(short(app)) if is_in(path, "actions")]:
            for node in functions(path):
                calls[node.name] = calls_in(node)
                if calls[node.name] & names_of_record(path):
                    recording.add(node.name)
        while more := {name for name, called in calls.items() if called & recording} - recording:
            recording |= more
        silent += [f"{app.name}.{name}" for name in actions_of(app) if name not in recording]
    assert sorted(set(silent) - set(RECORDED_ELSEWHERE)) == []
    assert set(RECORDED_ELSEWHERE) <= set(silent), "the list of exceptions only gets shorter"


def test_every_action_is_told_who_and_when_by_keyword():
    nameless = [
        f"{app.name}.{name}"
        for app in APPS
        for name, node in actions_of(app).items()
        if node.args.args or node.args.posonlyargs or not {"by", "at"} <= {arg.arg for arg in node.args.kwonlyargs}
    ]
    assert nameless == []
