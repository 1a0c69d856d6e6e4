"""What the rest of the house asks the library for: the rulebook, the messages, the lists, the sources."""

from __future__ import annotations

from pathlib import Path

from jobbro.domain.rules import Rulebook
from jobbro.library.checklist_files import Checklist, UnknownChecklist, checklists_by_id
from jobbro.library.folder import CONTENT, Loaded, load
from jobbro.library.rule_files import RuleFile, build_rules, sources_by_id
from jobbro.library.source_files import SourceEntry, SourceFile
from jobbro.library.text_files import TextFile, Texts, build_texts

_built: dict[tuple[str, tuple[str, ...]], object] = {}


def sources(*, root: Path = CONTENT) -> dict[str, SourceEntry]:
    """The register of sources by id; ContentError when the files need mending."""
    return sources_by_id(load(SourceFile, "sources", root=root))


def rulebook(*, root: Path = CONTENT) -> Rulebook:
    """The rules that count, with every switched-off rule set left out; the same object until a file changes."""
    files, register = load(RuleFile, "rules", root=root), load(SourceFile, "sources", root=root)
    key = ("rulebook", _versions(files) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, Rulebook):
        rules = build_rules(files, sources_by_id(register))
        built = Rulebook(rule for rule in rules if not rule.set_id)
        _built[key] = built
    return built


def texts(*, root: Path = CONTENT) -> Texts:
    """Every Danish message by code; the same object until a file changes."""
    files = load(TextFile, "texts", root=root)
    key = ("texts", _versions(files))
    built = _built.get(key)
    if not isinstance(built, Texts):
        built = build_texts(files)
        _built[key] = built
    return built


def checklist(checklist_id: str, *, root: Path = CONTENT) -> Checklist:
    """One checklist with its points and helper questions; UnknownChecklist if there is none of that id."""
    lists = checklists_by_id(load(Checklist, "checklists", root=root), sources(root=root))
    if checklist_id not in lists:
        raise UnknownChecklist(checklist_id)
    return lists[checklist_id]


def _versions(
    files: tuple[Loaded[RuleFile], ...] | tuple[Loaded[SourceFile], ...] | tuple[Loaded[TextFile], ...],
) -> tuple[str, ...]:
    return tuple(f"{file.name}:{file.version}" for file in files)
