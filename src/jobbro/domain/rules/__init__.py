"""What a dated rule is, and the one way to look it up."""

from jobbro.domain.rules.amounts import HUNDREDTH, as_decimal, as_percent, exact
from jobbro.domain.rules.as_data import rulebook_as_data, rulebook_from_data
from jobbro.domain.rules.rulebook import NoRuleInForce, Rulebook, UnknownRule, ValueUnknown
from jobbro.domain.rules.types import Check, Entry, Grade, Rule, RuleValue, Source, State, Unit, Value

__all__ = [
    "HUNDREDTH",
    "Check",
    "Entry",
    "Grade",
    "NoRuleInForce",
    "Rule",
    "RuleValue",
    "Rulebook",
    "Source",
    "State",
    "Unit",
    "UnknownRule",
    "Value",
    "ValueUnknown",
    "as_decimal",
    "as_percent",
    "exact",
    "rulebook_as_data",
    "rulebook_from_data",
]
