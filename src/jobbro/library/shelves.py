"""What the rest of the house asks the library for: the rulebook, the messages, the lists, the sources."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from jobbro.domain.contact import ContactPolicy
from jobbro.domain.fit import SkillMap
from jobbro.domain.language.rewording import LimitCatalogue
from jobbro.domain.observing import ObservationWords
from jobbro.domain.rules import Rule, Rulebook
from jobbro.library.argument_files import ArgumentFile, ArgumentSources, build_arguments
from jobbro.library.call_files import CallFile, Calls, build_calls
from jobbro.library.card_files import CardFile, build_cards
from jobbro.library.case_files import CaseFile, Cases, build_cases
from jobbro.library.checklist_files import Checklist, UnknownChecklist, checklists_by_id
from jobbro.library.contact_files import ContactFile, build_contact_policies
from jobbro.library.fact_type_files import FactType, FactTypeFile, build_fact_types
from jobbro.library.folder import CONTENT, Loaded, load
from jobbro.library.instrument_files import InstrumentFile, Known, build_instruments
from jobbro.library.keeping import kept
from jobbro.library.knowledge_files import KnowledgeFile, KnowledgeTopic, build_topics
from jobbro.library.map_files import MapFile, Places, build_places
from jobbro.library.measuring_files import MeasuringFile, MeasuringTool, build_measuring
from jobbro.library.need_files import LimitFile, build_limits
from jobbro.library.observing_files import ObservingFile, build_observing
from jobbro.library.question_files import Deck, Frame, Questions, build_frames, build_questions
from jobbro.library.relief_files import Relief, ReliefFile, build_relief
from jobbro.library.responsibility_files import ResponsibilityFile, build_responsibility
from jobbro.library.road_files import RoadFile, build_road
from jobbro.library.rule_files import RuleFile, build_rules, sources_by_id, with_rule_set
from jobbro.library.skill_files import SkillFile, build_skills
from jobbro.library.source_files import SourceEntry, SourceFile
from jobbro.library.stair_files import StairFile, build_stair
from jobbro.library.term_files import TermFile, Terms, build_terms
from jobbro.library.text_files import TextFile, Texts, build_texts
from jobbro.library.toolbox_files import NeedFile, Toolboxes, ToolboxFile, build_toolboxes
from jobbro.library.voice_files import Voice, VoiceFile, build_voices
from jobbro.library.walk_files import WalkFile, Walks, build_walks


def sources(*, root: Path = CONTENT) -> dict[str, SourceEntry]:
    """The register of sources by id; ContentError when the files need mending."""
    return kept(sources_by_id, load(SourceFile, "sources", root=root))


def rulebook(*, signed_off: Collection[str] = (), root: Path = CONTENT) -> Rulebook:
    """The rules that count; the same object until a file changes.

    A rule set that lies ready is left out until its id is among those that somebody has signed off.
    """
    return kept(_chosen, _rules(root), tuple(sorted(set(signed_off))))


def rule_sets(*, root: Path = CONTENT) -> dict[str, tuple[Rule, ...]]:
    """The rule sets that lie ready and switched off, by id, with what each would bring."""
    rules = _rules(root)
    ids = sorted({rule.set_id for rule in rules if rule.set_id})
    return {set_id: tuple(rule for rule in rules if rule.set_id == set_id) for set_id in ids}


def rule_set_versions(*, root: Path = CONTENT) -> dict[str, str]:
    """The fingerprint of each rule set that lies ready, by id: a signature counts for this wording and no other."""
    return {set_id: Rulebook(rules).version for set_id, rules in rule_sets(root=root).items()}


def texts(*, root: Path = CONTENT) -> Texts:
    """Every Danish message by code; the same object until a file changes."""
    return kept(build_texts, load(TextFile, "texts", root=root))


def terms(*, root: Path = CONTENT) -> Terms:
    """Words that the law has renamed or ended, by the day that is shown; the same object until a file changes."""
    return kept(build_terms, load(TermFile, "terms", root=root), sources(root=root))


def cases(*, root: Path = CONTENT) -> Cases:
    """The cases that try the shipped rules; the same object until a file changes."""
    return kept(build_cases, load(CaseFile, "cases", root=root), rulebook(root=root))


def toolboxes(*, root: Path = CONTENT) -> Toolboxes:
    """Both toolboxes and the sorts of need; the same object until a file changes."""
    files, needs = load(ToolboxFile, "toolbox", root=root), load(NeedFile, "toolbox_needs", root=root)
    return kept(build_toolboxes, files, needs, sources(root=root), kept(_ids_of_rules, _rules(root)))


def limits(*, root: Path = CONTENT) -> LimitCatalogue:
    """Common limits with their questions and positive wordings; the same object until a file changes."""
    needs = kept(_ids_of_needs, load(NeedFile, "toolbox_needs", root=root))
    return kept(build_limits, load(LimitFile, "needs", root=root), needs, sources(root=root))


def instruments(*, root: Path = CONTENT) -> dict[str, InstrumentFile]:
    """The cards of the instruments by id, in the order of the list; the same object until a file changes."""
    boxes, words = load(ToolboxFile, "toolbox", root=root), load(TermFile, "terms", root=root)
    known = kept(_known_to_cards, sources(root=root), rulebook(root=root), words, boxes)
    return kept(build_instruments, load(InstrumentFile, "instruments", root=root), known)


def skills(*, root: Path = CONTENT) -> SkillMap:
    """Everyday experience with the work tasks it opens; the same object until a file changes."""
    return kept(build_skills, load(SkillFile, "skills", root=root), sources(root=root))


def questions(*, root: Path = CONTENT) -> Questions:
    """The cards of a talk with a citizen; the same object until a file changes."""
    return kept(build_questions, load(Deck, "questions", root=root), sources(root=root))


def calls(*, root: Path = CONTENT) -> Calls:
    """What helps to prepare a call to a company; the same object until a file changes."""
    return kept(build_calls, load(CallFile, "calls", root=root), sources(root=root))


def frames(*, root: Path = CONTENT) -> dict[str, Frame]:
    """The short texts that are gone through with a citizen, by id, in their order."""
    return kept(build_frames, load(Frame, "frames", root=root), sources(root=root))


def road(*, root: Path = CONTENT) -> RoadFile:
    """The road to a job: stations, how-questions and the statements on paid hours."""
    return kept(build_road, load(RoadFile, "roads", root=root), sources(root=root), terms(root=root))


def stair(*, root: Path = CONTENT) -> StairFile:
    """The steps of the stair, as the municipality calls them."""
    return kept(build_stair, load(StairFile, "stairs", root=root), sources(root=root))


def conversation_cards(*, root: Path = CONTENT) -> CardFile:
    """The deck of cards for talks with companies, in the order of a talk."""
    return kept(build_cards, load(CardFile, "cards", root=root), sources(root=root))


def voices(*, root: Path = CONTENT) -> tuple[Voice, ...]:
    """What citizens, companies and colleagues have said, retold with where it was read."""
    return kept(build_voices, load(VoiceFile, "voices", root=root), sources(root=root))


def relief(*, root: Path = CONTENT) -> Relief:
    """What turns a company's need into proposals; the same object until a file changes."""
    return kept(build_relief, load(ReliefFile, "relief", root=root), toolboxes(root=root), sources(root=root))


def observing(*, root: Path = CONTENT) -> ObservationWords:
    """The words of the five texts from a visit; the same object until a file changes."""
    return kept(build_observing, load(ObservingFile, "observing", root=root), sources(root=root))


def knowledge_topics(*, root: Path = CONTENT) -> tuple[KnowledgeTopic, ...]:
    """The topics of knowledge for the caseworker, in the order of the page."""
    return kept(build_topics, load(KnowledgeFile, "knowledge", root=root), sources(root=root))


def fact_types(*, root: Path = CONTENT) -> dict[str, FactType]:
    """The kinds of facts that can be noted about a citizen, by id, in their order."""
    return kept(build_fact_types, load(FactTypeFile, "fact_types", root=root), sources(root=root))


def walks(*, root: Path = CONTENT) -> Walks:
    """What to ask on a walk through a company; the same object until a file changes."""
    return kept(build_walks, load(WalkFile, "walks", root=root), sources(root=root))


def measuring_tools(*, root: Path = CONTENT) -> tuple[MeasuringTool, ...]:
    """The tools that a company can measure itself with, in the order of the file."""
    return kept(build_measuring, load(MeasuringFile, "measuring", root=root), sources(root=root))


def responsibility(*, root: Path = CONTENT) -> ResponsibilityFile:
    """Agendas, the six questions, data points and categories of the sheet; the same object until a file changes."""
    return kept(build_responsibility, load(ResponsibilityFile, "responsibility", root=root), sources(root=root))


def arguments(*, root: Path = CONTENT) -> ArgumentFile:
    """What can be said to a company, and which proof it takes; the same object until a file changes."""
    boxes, schemes = load(ToolboxFile, "toolbox", root=root), load(InstrumentFile, "instruments", root=root)
    known = kept(_known_to_arguments, sources(root=root), boxes, schemes)
    return kept(build_arguments, load(ArgumentFile, "arguments", root=root), known)


def places(*, root: Path = CONTENT) -> Places:
    """Where the postcodes lie, and the outline of the country; the same object until a file changes."""
    return kept(build_places, load(MapFile, "map", root=root))


def contact_policies(*, root: Path = CONTENT) -> tuple[ContactPolicy, ...]:
    """When a company has been asked enough, and what speaks for calling: each edition with its first day."""
    return kept(build_contact_policies, load(ContactFile, "contact", root=root), sources(root=root))


def checklist(checklist_id: str, *, root: Path = CONTENT) -> Checklist:
    """One checklist with its points and helper questions; UnknownChecklist if there is none of that id."""
    lists = kept(checklists_by_id, load(Checklist, "checklists", root=root), sources(root=root))
    if checklist_id not in lists:
        raise UnknownChecklist(checklist_id)
    return lists[checklist_id]


def _rules(root: Path) -> tuple[Rule, ...]:
    return kept(build_rules, load(RuleFile, "rules", root=root), sources(root=root))


def _chosen(rules: tuple[Rule, ...], set_ids: tuple[str, ...]) -> Rulebook:
    chosen = tuple(rule for rule in rules if not rule.set_id)
    for set_id in set_ids:
        chosen = with_rule_set(chosen, (rule for rule in rules if rule.set_id == set_id))
    return Rulebook(chosen)


def _ids_of_rules(rules: tuple[Rule, ...]) -> frozenset[str]:
    return frozenset(rule.id for rule in rules)


def _ids_of_needs(files: Sequence[Loaded[NeedFile]]) -> frozenset[str]:
    return frozenset(kind.id for file in files for kind in file.model.needs)


def _known_to_arguments(
    register: dict[str, SourceEntry],
    boxes: Sequence[Loaded[ToolboxFile]],
    schemes: Sequence[Loaded[InstrumentFile]],
) -> ArgumentSources:
    tools_told = frozenset(entry.id for file in boxes for entry in file.model.entries)
    return ArgumentSources(register, tools_told, frozenset(scheme.model.id for scheme in schemes))


def _known_to_cards(
    register: dict[str, SourceEntry],
    book: Rulebook,
    words: Sequence[Loaded[TermFile]],
    boxes: Sequence[Loaded[ToolboxFile]],
) -> Known:
    terms_told = frozenset(line.id for file in words for line in file.model.terms)
    tools_told = frozenset(entry.id for file in boxes for entry in file.model.entries)
    return Known(register, frozenset(rule.id for rule in book), terms_told, tools_told)
