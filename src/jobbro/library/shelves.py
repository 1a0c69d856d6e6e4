"""What the rest of the house asks the library for: the rulebook, the messages, the lists, the sources."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from jobbro.domain.contact import ContactPolicy
from jobbro.domain.fit import SkillMap
from jobbro.domain.language.rewording import LimitCatalogue
from jobbro.domain.rules import Rule, Rulebook
from jobbro.library.call_files import CallFile, Calls, build_calls
from jobbro.library.card_files import CardFile, build_cards
from jobbro.library.case_files import CaseFile, Cases, build_cases
from jobbro.library.checklist_files import Checklist, UnknownChecklist, checklists_by_id
from jobbro.library.contact_files import ContactFile, build_contact_policies
from jobbro.library.folder import CONTENT, Loaded, load
from jobbro.library.instrument_files import InstrumentFile, Known, build_instruments
from jobbro.library.measuring_files import MeasuringFile, MeasuringTool, build_measuring
from jobbro.library.need_files import LimitFile, build_limits
from jobbro.library.question_files import Deck, Frame, Questions, build_frames, build_questions
from jobbro.library.relief_files import Relief, ReliefFile, build_relief
from jobbro.library.responsibility_files import ResponsibilityFile, build_responsibility
from jobbro.library.road_files import RoadFile, build_road
from jobbro.library.rule_files import RuleFile, build_rules, sources_by_id, with_rule_set
from jobbro.library.skill_files import SkillFile, build_skills
from jobbro.library.source_files import SourceEntry, SourceFile
from jobbro.library.term_files import TermFile, Terms, build_terms
from jobbro.library.text_files import TextFile, Texts, build_texts
from jobbro.library.toolbox_files import NeedFile, Toolboxes, ToolboxFile, build_toolboxes
from jobbro.library.voice_files import Voice, VoiceFile, build_voices
from jobbro.library.walk_files import WalkFile, Walks, build_walks

_built: dict[tuple[str, tuple[str, ...]], object] = {}


def sources(*, root: Path = CONTENT) -> dict[str, SourceEntry]:
    """The register of sources by id; ContentError when the files need mending."""
    return sources_by_id(load(SourceFile, "sources", root=root))


def rulebook(*, signed_off: Collection[str] = (), root: Path = CONTENT) -> Rulebook:
    """The rules that count; the same object until a file changes.

    A rule set that lies ready is left out until its id is among those that somebody has signed off.
    """
    files, register = load(RuleFile, "rules", root=root), load(SourceFile, "sources", root=root)
    sets = tuple(sorted(set(signed_off)))
    key = ("rulebook", _versions(files) + _versions(register) + sets)
    built = _built.get(key)
    if not isinstance(built, Rulebook):
        rules = build_rules(files, sources_by_id(register))
        chosen = tuple(rule for rule in rules if not rule.set_id)
        for set_id in sets:
            chosen = with_rule_set(chosen, (rule for rule in rules if rule.set_id == set_id))
        built = Rulebook(chosen)
        _built[key] = built
    return built


def rule_sets(*, root: Path = CONTENT) -> dict[str, tuple[Rule, ...]]:
    """The rule sets that lie ready and switched off, by id, with what each would bring."""
    rules = build_rules(load(RuleFile, "rules", root=root), sources(root=root))
    ids = sorted({rule.set_id for rule in rules if rule.set_id})
    return {set_id: tuple(rule for rule in rules if rule.set_id == set_id) for set_id in ids}


def rule_set_versions(*, root: Path = CONTENT) -> dict[str, str]:
    """The fingerprint of each rule set that lies ready, by id: a signature counts for this wording and no other."""
    return {set_id: Rulebook(rules).version for set_id, rules in rule_sets(root=root).items()}


def texts(*, root: Path = CONTENT) -> Texts:
    """Every Danish message by code; the same object until a file changes."""
    files = load(TextFile, "texts", root=root)
    key = ("texts", _versions(files))
    built = _built.get(key)
    if not isinstance(built, Texts):
        built = build_texts(files)
        _built[key] = built
    return built


def terms(*, root: Path = CONTENT) -> Terms:
    """Words that the law has renamed or ended, by the day that is shown; the same object until a file changes."""
    files, register = load(TermFile, "terms", root=root), load(SourceFile, "sources", root=root)
    key = ("terms", _versions(files) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, Terms):
        built = build_terms(files, sources_by_id(register))
        _built[key] = built
    return built


def cases(*, root: Path = CONTENT) -> Cases:
    """The cases that try the shipped rules; the same object until a file changes."""
    files, book = load(CaseFile, "cases", root=root), rulebook(root=root)
    key = ("cases", (*_versions(files), book.version))
    built = _built.get(key)
    if not isinstance(built, Cases):
        built = build_cases(files, book)
        _built[key] = built
    return built


def toolboxes(*, root: Path = CONTENT) -> Toolboxes:
    """Both toolboxes and the sorts of need; the same object until a file changes."""
    files, needs = load(ToolboxFile, "toolbox", root=root), load(NeedFile, "toolbox_needs", root=root)
    register, rules = load(SourceFile, "sources", root=root), load(RuleFile, "rules", root=root)
    key = ("toolboxes", _versions(files) + _versions(needs) + _versions(register) + _versions(rules))
    built = _built.get(key)
    if not isinstance(built, Toolboxes):
        rule_ids = frozenset(line.id for file in rules for line in file.model.rules)
        built = build_toolboxes(files, needs, sources_by_id(register), rule_ids)
        _built[key] = built
    return built


def limits(*, root: Path = CONTENT) -> LimitCatalogue:
    """Common limits with their questions and positive wordings; the same object until a file changes."""
    files, needs = load(LimitFile, "needs", root=root), load(NeedFile, "toolbox_needs", root=root)
    register = load(SourceFile, "sources", root=root)
    key = ("limits", _versions(files) + _versions(needs) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, LimitCatalogue):
        ids = frozenset(kind.id for file in needs for kind in file.model.needs)
        built = build_limits(files, ids, sources_by_id(register))
        _built[key] = built
    return built


def instruments(*, root: Path = CONTENT) -> dict[str, InstrumentFile]:
    """The cards of the instruments by id, in the order of the list; the same object until a file changes."""
    files, register = load(InstrumentFile, "instruments", root=root), load(SourceFile, "sources", root=root)
    boxes, words = load(ToolboxFile, "toolbox", root=root), load(TermFile, "terms", root=root)
    book = rulebook(root=root)
    key = ("instruments", _versions((*files, *register, *boxes, *words)) + (book.version,))
    built = _built.get(key)
    if not isinstance(built, dict):
        known = Known(sources_by_id(register), frozenset(rule.id for rule in book), _terms(words), _tools(boxes))
        built = build_instruments(files, known)
        _built[key] = built
    return built


def skills(*, root: Path = CONTENT) -> SkillMap:
    """Everyday experience with the work tasks it opens; the same object until a file changes."""
    files, register = load(SkillFile, "skills", root=root), load(SourceFile, "sources", root=root)
    key = ("skills", _versions(files) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, SkillMap):
        built = build_skills(files, sources_by_id(register))
        _built[key] = built
    return built


def questions(*, root: Path = CONTENT) -> Questions:
    """The cards of a talk with a citizen; the same object until a file changes."""
    files, register = load(Deck, "questions", root=root), load(SourceFile, "sources", root=root)
    key = ("questions", _versions(files) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, Questions):
        built = build_questions(files, sources_by_id(register))
        _built[key] = built
    return built


def calls(*, root: Path = CONTENT) -> Calls:
    """What helps to prepare a call to a company; the same object until a file changes."""
    files, register = load(CallFile, "calls", root=root), load(SourceFile, "sources", root=root)
    key = ("calls", _versions(files) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, Calls):
        built = build_calls(files, sources_by_id(register))
        _built[key] = built
    return built


def frames(*, root: Path = CONTENT) -> dict[str, Frame]:
    """The short texts that are gone through with a citizen, by id, in their order."""
    return build_frames(load(Frame, "frames", root=root), sources(root=root))


def road(*, root: Path = CONTENT) -> RoadFile:
    """The road to a job: stations, how-questions and the statements on paid hours."""
    return build_road(load(RoadFile, "roads", root=root), sources(root=root), terms(root=root))


def conversation_cards(*, root: Path = CONTENT) -> CardFile:
    """The deck of cards for talks with companies, in the order of a talk."""
    return build_cards(load(CardFile, "cards", root=root), sources(root=root))


def voices(*, root: Path = CONTENT) -> tuple[Voice, ...]:
    """What citizens, companies and colleagues have said, retold with where it was read."""
    return build_voices(load(VoiceFile, "voices", root=root), sources(root=root))


def relief(*, root: Path = CONTENT) -> Relief:
    """What turns a company's need into proposals; the same object until a file changes."""
    files, boxes = load(ReliefFile, "relief", root=root), toolboxes(root=root)
    key = ("relief", (*_versions(files), str(id(boxes))))
    built = _built.get(key)
    if not isinstance(built, Relief):
        built = build_relief(files, boxes, sources(root=root))
        _built[key] = built
    return built


def walks(*, root: Path = CONTENT) -> Walks:
    """What to ask on a walk through a company; the same object until a file changes."""
    files, register = load(WalkFile, "walks", root=root), load(SourceFile, "sources", root=root)
    key = ("walks", _versions(files) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, Walks):
        built = build_walks(files, sources_by_id(register))
        _built[key] = built
    return built


def measuring_tools(*, root: Path = CONTENT) -> tuple[MeasuringTool, ...]:
    """The tools that a company can measure itself with, in the order of the file."""
    return build_measuring(load(MeasuringFile, "measuring", root=root), sources(root=root))


def responsibility(*, root: Path = CONTENT) -> ResponsibilityFile:
    """Agendas, the six questions, data points and categories of the sheet; the same object until a file changes."""
    files, register = load(ResponsibilityFile, "responsibility", root=root), load(SourceFile, "sources", root=root)
    key = ("responsibility", _versions(files) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, ResponsibilityFile):
        built = build_responsibility(files, sources_by_id(register))
        _built[key] = built
    return built


def contact_policies(*, root: Path = CONTENT) -> tuple[ContactPolicy, ...]:
    """When a company has been asked enough, and what speaks for calling: each edition with its first day."""
    files, register = load(ContactFile, "contact", root=root), load(SourceFile, "sources", root=root)
    key = ("contact", _versions(files) + _versions(register))
    built = _built.get(key)
    if not isinstance(built, tuple):
        built = build_contact_policies(files, sources_by_id(register))
        _built[key] = built
    return built


def checklist(checklist_id: str, *, root: Path = CONTENT) -> Checklist:
    """One checklist with its points and helper questions; UnknownChecklist if there is none of that id."""
    lists = checklists_by_id(load(Checklist, "checklists", root=root), sources(root=root))
    if checklist_id not in lists:
        raise UnknownChecklist(checklist_id)
    return lists[checklist_id]


def _terms(files: Sequence[Loaded[TermFile]]) -> frozenset[str]:
    return frozenset(line.id for file in files for line in file.model.terms)


def _tools(files: Sequence[Loaded[ToolboxFile]]) -> frozenset[str]:
    return frozenset(entry.id for file in files for entry in file.model.entries)


def _versions(files: Sequence[Loaded[Any]]) -> tuple[str, ...]:
    return tuple(f"{file.name}:{file.version}" for file in files)
