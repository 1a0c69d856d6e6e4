"""The only reader of content/: loads, validates and caches it."""

from jobbro.library.folder import CONTENT, ContentModel, Loaded, load, look_again
from jobbro.library.problems import ContentError, Problem
from jobbro.library.shelves import (
    cases,
    checklist,
    frames,
    instruments,
    limits,
    measuring_tools,
    questions,
    relief,
    road,
    rule_set_versions,
    rule_sets,
    rulebook,
    skills,
    sources,
    terms,
    texts,
    toolboxes,
    voices,
)
from jobbro.library.term_files import TermGone, Terms
from jobbro.library.text_files import MissingText, Texts, WrongBlanks
from jobbro.library.toolbox_files import ShippedTool, Toolbox, Toolboxes

__all__ = [
    "CONTENT",
    "ContentError",
    "ContentModel",
    "Loaded",
    "MissingText",
    "Problem",
    "ShippedTool",
    "TermGone",
    "Terms",
    "Texts",
    "Toolbox",
    "Toolboxes",
    "WrongBlanks",
    "cases",
    "checklist",
    "frames",
    "instruments",
    "limits",
    "load",
    "look_again",
    "measuring_tools",
    "questions",
    "relief",
    "road",
    "rule_set_versions",
    "rule_sets",
    "rulebook",
    "skills",
    "sources",
    "terms",
    "texts",
    "toolboxes",
    "voices",
]
