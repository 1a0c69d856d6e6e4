"""Every kind of content file, in one table: where it lies and which model it must obey."""

from __future__ import annotations

from dataclasses import dataclass

from jobbro.library.argument_files import ArgumentFile
from jobbro.library.call_files import CallFile
from jobbro.library.card_files import CardFile
from jobbro.library.case_files import CaseFile
from jobbro.library.checklist_files import Checklist
from jobbro.library.contact_files import ContactFile
from jobbro.library.fact_type_files import FactTypeFile
from jobbro.library.folder import ContentModel
from jobbro.library.instrument_files import InstrumentFile
from jobbro.library.knowledge_files import KnowledgeFile
from jobbro.library.letter_files import LetterFile
from jobbro.library.map_files import MapFile
from jobbro.library.measuring_files import MeasuringFile
from jobbro.library.need_files import LimitFile
from jobbro.library.observing_files import ObservingFile
from jobbro.library.question_files import Deck, Frame
from jobbro.library.relief_files import ReliefFile
from jobbro.library.responsibility_files import ResponsibilityFile
from jobbro.library.road_files import RoadFile
from jobbro.library.rule_files import RuleFile
from jobbro.library.skill_files import SkillFile
from jobbro.library.source_files import SourceFile
from jobbro.library.stair_files import StairFile
from jobbro.library.term_files import TermFile
from jobbro.library.text_files import TextFile
from jobbro.library.toolbox_files import NeedFile, ToolboxFile
from jobbro.library.voice_files import VoiceFile
from jobbro.library.walk_files import WalkFile
from jobbro.library.writing_files import (
    CommonWordFile,
    DescriptionWords,
    OpeningFile,
    PhraseFile,
    PrivateTopicFile,
    TextMessages,
    TradeWordFile,
)


@dataclass(frozen=True, slots=True)
class FileType:
    """A folder of content/ and the model of its files; its JSON Schema is named after it."""

    name: str
    folder: str
    model: type[ContentModel]


FILE_TYPES = (
    FileType("source", "sources", SourceFile),
    FileType("rule", "rules", RuleFile),
    FileType("case", "cases", CaseFile),
    FileType("arguments", "arguments", ArgumentFile),
    FileType("calls", "calls", CallFile),
    FileType("card", "cards", CardFile),
    FileType("text", "texts", TextFile),
    FileType("checklist", "checklists", Checklist),
    FileType("contact", "contact", ContactFile),
    FileType("fact_types", "fact_types", FactTypeFile),
    FileType("letter", "letters", LetterFile),
    FileType("map", "map", MapFile),
    FileType("measuring", "measuring", MeasuringFile),
    FileType("responsibility", "responsibility", ResponsibilityFile),
    FileType("term", "terms", TermFile),
    FileType("instrument", "instruments", InstrumentFile),
    FileType("skill", "skills", SkillFile),
    FileType("toolbox", "toolbox", ToolboxFile),
    FileType("toolbox_needs", "toolbox_needs", NeedFile),
    FileType("limits", "needs", LimitFile),
    FileType("questions", "questions", Deck),
    FileType("frame", "frames", Frame),
    FileType("observing", "observing", ObservingFile),
    FileType("knowledge", "knowledge", KnowledgeFile),
    FileType("relief", "relief", ReliefFile),
    FileType("road", "roads", RoadFile),
    FileType("stair", "stairs", StairFile),
    FileType("voice", "voices", VoiceFile),
    FileType("walk", "walks", WalkFile),
    FileType("description", "writing/description", DescriptionWords),
    FileType("phrases", "writing/phrases", PhraseFile),
    FileType("openings", "writing/openings", OpeningFile),
    FileType("private", "writing/private", PrivateTopicFile),
    FileType("text_phrases", "writing/text_phrases", PhraseFile),
    FileType("trade_words", "writing/glossary", TradeWordFile),
    FileType("messages", "writing/messages", TextMessages),
    FileType("common_words", "writing/spelling", CommonWordFile),
)
