"""The answer to a case as plain data for JSON: the verdict, each rule with its source, and the Danish words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jobbro.domain.eligibility import Change, Finding, by_topic, check_placement, missing_facts, overall
from jobbro.domain.rules import Rule, Rulebook, RuleValue
from jobbro.library import danish
from jobbro.library.case_format import CaseForm
from jobbro.library.rule_words import fact_name, say, say_change, say_overall
from jobbro.library.text_files import Texts


def answer(
    case: CaseForm, rulebook: Rulebook, texts: Texts, *, waiting: Mapping[str, tuple[Rule, ...]]
) -> dict[str, Any]:
    """The whole answer to a case, judged by the rules of its first day; `waiting` are the rule sets not signed off."""
    planned = case.planned()
    findings = check_placement(planned, rulebook, topics=case.topics)
    verdict = overall(findings)
    return {
        "id": case.id,
        "verdict": str(verdict),
        "sentence": say_overall(verdict, texts),
        "rules_of": planned.starts.isoformat(),
        "rulebook": rulebook.version,
        "topics": {str(topic): str(answered) for topic, answered in by_topic(findings).items()},
        "notes": awaited(planned.starts, waiting, texts),
        "missing_facts": [{"fact": name, "description": fact_name(name, texts)} for name in missing_facts(findings)],
        "findings": [finding_data(finding, texts) for finding in findings],
    }


def awaited(day: date, waiting: Mapping[str, tuple[Rule, ...]], texts: Texts) -> list[str]:
    """That new law is expected by a day and nobody has signed it off, so that the answer rests on what is known."""
    said = []
    for rules in waiting.values():
        begins = min(entry.starts for rule in rules for entry in rule.entries)
        if begins <= day:
            title = texts.say(f"instrument.{rules[0].instrument}")
            said.append(texts.say("answer.law_awaited", day=danish.day(begins), title=title))
    return said


def finding_data(finding: Finding, texts: Texts) -> dict[str, Any]:
    """One finding as plain data."""
    words = say(finding, texts)
    return {
        "code": finding.code,
        "topic": str(finding.topic),
        "verdict": str(finding.verdict),
        "weight": str(finding.weight),
        "case": finding.case,
        "title": words.title,
        "message": words.sentence,
        "arithmetic": words.arithmetic,
        "values": {name: plain(value) for name, value in finding.terms},
        "last_legal_day": plain(finding.last_legal_day),
        "missing": list(finding.missing),
        "changes": [_change_data(change, texts) for change in finding.changes],
        "rule": rule_data(finding.rule) if finding.rule else None,
        "rules": [rule.rule_id for rule in finding.rules],
        "caution": words.caution,
    }


def _change_data(change: Change, texts: Texts) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "message": say_change(change, texts),
        "values": {name: plain(value) for name, value in change.terms},
        "facts": [path for path, _ in change.facts],
    }


def rule_data(rule: RuleValue) -> dict[str, Any]:
    """A dated value of a rule with its source as plain data."""
    return {
        "id": rule.rule_id,
        "title": rule.title,
        "value": plain(rule.value),
        "unit": str(rule.unit),
        "state": str(rule.state),
        "starts": plain(rule.starts),
        "ends": plain(rule.ends),
        "grade": str(rule.grade),
        "source": {
            "title": rule.source.title,
            "section": rule.source.section,
            "url": rule.source.url,
            "published": plain(rule.source.published),
        },
        "checked_on": plain(rule.checked_on),
        "checked_by": rule.checked_by,
        "note": rule.note,
        "version": rule.version,
    }


def plain(value: Any) -> Any:
    """A value as JSON can hold it. A decimal becomes a number only here, where nothing more is counted."""
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(round(value, 4))
        case date():
            return value.isoformat()
        case tuple():
            return [plain(entry) for entry in value]
        case _:
            return value
