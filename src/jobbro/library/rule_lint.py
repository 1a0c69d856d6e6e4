"""Everything about the rules that can be wrong without a file being unreadable, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jobbro.domain.rules import Rulebook
from jobbro.library.case_files import CaseFile, build_cases
from jobbro.library.file_types import FILE_TYPES
from jobbro.library.folder import CONTENT, Loaded, load
from jobbro.library.measuring_files import MeasuringFile, build_measuring
from jobbro.library.problems import ContentError, Problem
from jobbro.library.rule_files import RuleFile, RuleLines, build_rules, sources_by_id
from jobbro.library.shelves import arguments, conversation_cards, instruments, relief, responsibility
from jobbro.library.source_files import SourceEntry, SourceFile
from jobbro.library.term_files import TermFile, build_terms
from jobbro.library.text_files import TextFile, build_texts

_DERIVED = "D"
# Each of these looks its own files over when they are put together.
_SHELVES: dict[str, Callable[..., object]] = {
    "arguments": arguments,
    "cards": conversation_cards,
    "instruments": instruments,
    "relief": relief,
    "responsibility": responsibility,
}


def problems(*, root: Path = CONTENT) -> tuple[Problem, ...]:
    """What has to be mended in content/, in order of file and line; empty when all is well."""
    found: list[Problem] = []
    for kind in FILE_TYPES:
        try:
            load(kind.model, kind.folder, root=root)
        except ContentError as error:
            found += error.problems
    if found:
        return tuple(sorted(found))
    try:
        register = sources_by_id(load(SourceFile, "sources", root=root))
        files = load(RuleFile, "rules", root=root)
        rules = build_rules(files, register)
        build_cases(load(CaseFile, "cases", root=root), Rulebook(rule for rule in rules if not rule.set_id))
        build_texts(load(TextFile, "texts", root=root))
        build_measuring(load(MeasuringFile, "measuring", root=root), register)
        build_terms(load(TermFile, "terms", root=root), register)
        for folder, shelf in _SHELVES.items():
            if (root / folder).is_dir():
                shelf(root=root)
    except ContentError as error:
        return tuple(sorted(error.problems))
    return tuple(sorted([problem for file in files for problem in _weak_spots(file, register)]))


def _weak_spots(file: Loaded[RuleFile], register: dict[str, SourceEntry]) -> list[Problem]:
    found = []
    for index, rule in enumerate(file.model.rules):
        found += [
            file.problem(message, "rules", index, "values", number) for number, message in _about_values(rule, register)
        ]
    return found


def _about_values(rule: RuleLines, register: dict[str, SourceEntry]) -> list[tuple[int, str]]:
    found = []
    for number, line in enumerate(rule.values):
        kind = register[line.source.ref].kind
        if line.grade == _DERIVED and not (line.note or line.unknown):
            found.append((number, "en værdi med karakter D skal have en «note», der siger, hvad den er sluttet af."))
        if line.grade == "A" and kind not in ("act", "order", "bill"):
            found.append((number, "karakter A kræver en lov, en bekendtgørelse eller et lovforslag som kilde."))
    return found
