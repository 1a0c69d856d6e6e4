"""Says a finding in Danish: what was asked, the answer, the arithmetic, where the rule comes from, what would help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.domain.eligibility import (
    Change,
    Finding,
    LargeTool,
    Offer,
    Overall,
    Purpose,
    Tool,
    ToolAnswer,
    Topic,
    Verdict,
)
from jobbro.domain.rules import Grade, NoRuleInForce, RuleValue, ValueUnknown
from jobbro.library import danish
from jobbro.library.text_files import Texts
from jobbro.library.value_words import is_local, say_value

_PURPOSES = frozenset(str(purpose) for purpose in Purpose)
_PLACES = frozenset({"used", "taken", "own"})


@dataclass(frozen=True, slots=True)
class FindingText:
    """A finding ready for a page, a paper or the command line; empty strings where there is nothing to say."""

    code: str
    topic: str
    title: str
    verdict: Verdict
    verdict_word: str
    sentence: str
    arithmetic: str
    last_day: str
    missing: tuple[str, ...]
    changes: tuple[str, ...]
    source_line: str
    source_url: str
    caution: str
    note: str

    @property
    def change(self) -> str:
        """The smallest change that turns the answer, or an empty string."""
        return self.changes[0] if self.changes else ""


def say(finding: Finding, texts: Texts) -> FindingText:
    """The finding in Danish; MissingText if content/texts lacks a sentence."""
    rule = finding.rule
    return FindingText(
        code=finding.code,
        topic=topic_title(finding.topic, texts),
        title=texts.say(f"rule.{finding.code}.title"),
        verdict=finding.verdict,
        verdict_word=texts.say(f"verdict.{finding.verdict}"),
        sentence=_sentence(finding, texts),
        arithmetic=_arithmetic(finding, texts),
        last_day=texts.say("rule.last_day", day=danish.day(finding.last_legal_day)) if finding.last_legal_day else "",
        missing=tuple(fact_name(fact, texts) for fact in finding.missing),
        changes=tuple(say_change(change, texts) for change in finding.changes),
        source_line=source_line(rule, texts) if rule else "",
        source_url=rule.source.url if rule else "",
        caution=_caution(finding.rules, texts),
        note=rule.note if rule else "",
    )


def say_overall(answer: Overall, texts: Texts) -> str:
    """The answer for the whole plan as a sentence."""
    return texts.say(f"overall.{answer}")


def topic_title(topic: Topic, texts: Texts) -> str:
    """The heading of a topic."""
    return texts.say(f"topic.{topic}")


def say_change(change: Change, texts: Texts) -> str:
    """A change as an invitation to do it."""
    return texts.say(f"change.{change.kind}", **_blanks(change.terms, texts))


@dataclass(frozen=True, slots=True)
class ToolText:
    """A tool ready for a card: its name, what it is, whether it can be offered, and where the rule comes from."""

    tool: Tool | LargeTool
    title: str
    summary: str
    offer: Offer
    offer_word: str
    reason: str
    source_line: str
    source_url: str


def say_tool(answer: ToolAnswer, texts: Texts) -> ToolText:
    """The answer for one tool in Danish; the reason names each exemption that opens it."""
    blanks = _blanks(answer.terms, texts)
    blanks["missing"] = danish.listed(fact_name(name, texts) for name in answer.missing)
    code = f"tool.{answer.tool}.{answer.case}"
    rule = answer.rules[0] if answer.rules else None
    reason = texts.say(code if code in texts else f"tool.{answer.case}", **blanks)
    exemptions = (texts.say(f"exempt.{one}", **blanks) for one in answer.exemptions)
    return ToolText(
        tool=answer.tool,
        title=texts.say(f"tool.{answer.tool}.title"),
        summary=texts.say(f"tool.{answer.tool}.summary"),
        offer=answer.offer,
        offer_word=texts.say(f"offer.{answer.offer}"),
        reason=" ".join((reason, *exemptions)),
        source_line=source_line(rule, texts) if rule else "",
        source_url=rule.source.url if rule else "",
    )


def fact_name(path: str, texts: Texts) -> str:
    """A missing fact by its Danish name; a month of staff is named by its month."""
    parts = path.split(".")
    months = [part for part in parts if part[:4].isdigit()]
    if not months:
        return texts.say(f"fact.{path}")
    rest = ".".join(part for part in parts if part not in months)
    code = rest if rest.endswith("weekly_hours") else f"{rest}.month"
    return texts.say(f"fact.{code}", month=danish.month(date.fromisoformat(f"{months[0]}-01")))


def source_line(rule: RuleValue, texts: Texts) -> str:
    """Where a value comes from, since when it holds, and who last checked it."""
    if is_local(rule):
        return _local_source_line(rule, texts)
    blanks = {
        "title": rule.source.title,
        "section": rule.source.section,
        "starts": danish.day(rule.starts),
        "checked": danish.day(rule.checked_on),
        "by": rule.checked_by,
    }
    if rule.ends is None:
        return texts.say("rule.source", **blanks)
    return texts.say("rule.source.ended", ends=danish.day(rule.ends), **blanks)


def _local_source_line(rule: RuleValue, texts: Texts) -> str:
    blanks = {"title": rule.source.title, "starts": danish.day(rule.starts)}
    if rule.source.section:
        return texts.say("rule.source.local.section", section=rule.source.section, **blanks)
    return texts.say("rule.source.local", **blanks)


def _sentence(finding: Finding, texts: Texts) -> str:
    if finding.no_rule is not None:
        return say_no_rule(finding.no_rule, texts)
    if finding.verdict is Verdict.CANNOT_TELL:
        return texts.say("rule.unknown", missing=danish.listed(fact_name(fact, texts) for fact in finding.missing))
    blanks = _blanks(finding.terms, texts)
    code = f"rule.{finding.code}.{finding.case}"
    # Some figures are only there when everything is known; then there is a shorter sentence.
    shorter = f"{code}.unknown_before"
    if shorter in texts and texts.blanks(code) - blanks.keys():
        code = shorter
    return texts.say(code, **blanks)


def say_no_rule(nothing: NoRuleInForce, texts: Texts) -> str:
    """That no value is in force on a day, and when the nearest one is."""
    if isinstance(nothing, ValueUnknown):
        near = nothing.missing
    elif nothing.before is not None and nothing.before.ends is not None:
        near = texts.say("rule.no_rule.before", until=danish.day(nothing.before.ends))
    elif nothing.after is not None:
        near = texts.say("rule.no_rule.after", **{"from": danish.day(nothing.after.starts)})
    else:
        near = texts.say("rule.no_rule.none")
    return texts.say("rule.no_rule", day=danish.day(nothing.on_date), near=near)


def _arithmetic(finding: Finding, texts: Texts) -> str:
    code = f"sum.{finding.code}"
    terms = dict(finding.terms)
    if terms.get("staff_known") is False:
        code += ".staff_unknown"
    if code not in texts:
        return ""
    blanks = _blanks(finding.terms, texts)
    return "" if texts.blanks(code) - blanks.keys() else texts.say(code, **blanks)


def _caution(rules: tuple[RuleValue, ...], texts: Texts) -> str:
    """What to be careful about: a figure of the municipality's own, wherever in the sum, or a weak source."""
    own = [f"{rule.title}, {say_value(rule, texts)}" for rule in rules if is_local(rule)]
    if own:
        return texts.say("rule.local_rate", rates=danish.listed(own))
    if not rules or rules[0].grade in (Grade.A, Grade.B):
        return ""
    return texts.say("rule.uncertain.c" if rules[0].grade is Grade.C else "rule.uncertain.d")


def _blanks(terms: tuple[tuple[str, object], ...], texts: Texts) -> dict[str, str]:
    return {name: _word(name, value, texts) for name, value in terms}


def _word(name: str, value: object, texts: Texts) -> str:
    match value:
        case bool():
            return "ja" if value else "nej"
        case int() | Decimal():
            return danish.number(value, least=1 if name in _PLACES else 0)
        case date():
            return danish.day(value)
        case tuple():
            return danish.listed(_code_word(str(code), texts) for code in value)
        case _:
            return str(value)


def _code_word(code: str, texts: Texts) -> str:
    return texts.say(f"purpose.{code}") if code in _PURPOSES else code
