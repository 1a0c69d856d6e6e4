"""Rows that a municipality adds to what was shipped."""

from jobbro.reference.models.mandate import Mandate, MandateTerms
from jobbro.reference.models.rulebook import LinkAnswer, LinkCheck, RulesRead
from jobbro.reference.models.toolbox import LocalTool, ToolRoom

__all__ = ["LinkAnswer", "LinkCheck", "LocalTool", "Mandate", "MandateTerms", "RulesRead", "ToolRoom"]
