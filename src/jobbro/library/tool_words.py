"""Says what can be done with a tool in Danish: the answer, the arithmetic, what is missing, what would open it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jobbro.domain.eligibility import Change, ToolAnswer
from jobbro.library import danish
from jobbro.library.rule_words import ToolText, fact_name, say_tool
from jobbro.library.text_files import Texts


@dataclass(frozen=True, slots=True)
class ToolVerdict:
    """The answer for one tool, ready for a page; empty strings where there is nothing to say."""

    text: ToolText
    arithmetic: str
    missing: tuple[str, ...]
    opens: tuple[str, ...]


def say_verdict(answer: ToolAnswer, texts: Texts) -> ToolVerdict:
    """The whole answer in Danish; MissingText if content/texts lacks a sentence."""
    return ToolVerdict(
        text=say_tool(answer, texts),
        arithmetic=_arithmetic(answer, texts),
        missing=tuple(fact_name(name, texts) for name in answer.missing),
        opens=tuple(say_opening(change, texts) for change in answer.changes),
    )


def say_opening(change: Change, texts: Texts) -> str:
    """What would open a tool, as a sentence."""
    return texts.say(f"opens.{change.kind}", **_words(change.terms))


def _arithmetic(answer: ToolAnswer, texts: Texts) -> str:
    code, blanks = f"sum.tool.{answer.tool}", _words(answer.terms)
    if code not in texts or texts.blanks(code) - blanks.keys():
        return ""
    return texts.say(code, **blanks)


def _words(terms: tuple[tuple[str, object], ...]) -> dict[str, str]:
    return {name: danish.number(value) if isinstance(value, int | Decimal) else str(value) for name, value in terms}
