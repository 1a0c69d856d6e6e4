"""The only reader of content/: loads, validates and caches it."""

from jobbro.library.folder import CONTENT, ContentModel, Loaded, load
from jobbro.library.problems import ContentError, Problem
from jobbro.library.shelves import checklist, rulebook, sources, texts
from jobbro.library.text_files import MissingText, Texts, WrongBlanks

__all__ = [
    "CONTENT",
    "ContentError",
    "ContentModel",
    "Loaded",
    "MissingText",
    "Problem",
    "Texts",
    "WrongBlanks",
    "checklist",
    "load",
    "rulebook",
    "sources",
    "texts",
]
