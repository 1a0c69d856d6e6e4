"""Rows that a municipality adds to what was shipped."""

from jobbro.reference.models.asking import RuleQuestion
from jobbro.reference.models.links import CardFavourite, LinkKind, ToolLink
from jobbro.reference.models.mandate import Mandate, MandateTerms
from jobbro.reference.models.rulebook import LinkAnswer, LinkCheck, RulesRead
from jobbro.reference.models.toolbox import LocalTool, ToolRoom

__all__ = [
    "CardFavourite",
    "LinkAnswer",
    "LinkCheck",
    "LinkKind",
    "LocalTool",
    "Mandate",
    "MandateTerms",
    "RuleQuestion",
    "RulesRead",
    "ToolLink",
    "ToolRoom",
]
