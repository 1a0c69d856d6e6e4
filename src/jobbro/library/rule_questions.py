"""Plain answers about the rulebook itself: a value on a day, a rule's history, what changes between two days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from jobbro.domain.eligibility import check_placement, overall
from jobbro.domain.rules import NoRuleInForce, Rulebook, RuleValue
from jobbro.library import danish
from jobbro.library.case_answer import plain, rule_data
from jobbro.library.case_format import CaseForm
from jobbro.library.rule_words import say_no_rule
from jobbro.library.text_files import Texts


def value_answer(rulebook: Rulebook, texts: Texts, rule_id: str, on_date: date) -> dict[str, Any]:
    """The value in force on a day, or that there is none and why; UnknownRule for an unknown id."""
    try:
        value = rulebook.value_of(rule_id, on_date=on_date)
    except NoRuleInForce as nothing:
        return {
            "id": rule_id,
            "on": on_date.isoformat(),
            "in_force": False,
            "message": say_no_rule(nothing, texts),
            "before": rule_data(nothing.before) if nothing.before else None,
            "after": rule_data(nothing.after) if nothing.after else None,
        }
    return {"id": rule_id, "on": on_date.isoformat(), "in_force": True, "value": rule_data(value)}


def explanation(rulebook: Rulebook, rule_id: str) -> dict[str, Any]:
    """What a rule says, and its whole history; UnknownRule for an unknown id."""
    rule = rulebook.rule(rule_id)
    return {
        "id": rule.id,
        "title": rule.title,
        "explanation": rule.explanation,
        "instrument": rule.instrument,
        "unit": str(rule.unit),
        "version": rule.version,
        "checked": {"on": plain(rule.check.on), "by": rule.check.by, "kind": rule.check.kind},
        "history": [rule_data(entry) for entry in rulebook.history(rule_id)],
    }


def differences(rulebook: Rulebook, first: date, second: date) -> list[dict[str, Any]]:
    """The rules that say something else on the second day than on the first."""
    found = []
    for rule in rulebook:
        before = rulebook.entry_on(rule.id, on_date=first)
        after = rulebook.entry_on(rule.id, on_date=second)
        if _said(before) != _said(after):
            found.append(
                {
                    "id": rule.id,
                    "title": rule.title,
                    "before": rule_data(before) if before else None,
                    "after": rule_data(after) if after else None,
                }
            )
    return found


def turned_cases(rulebook: Rulebook, cases: Iterable[CaseForm], first: date, second: date) -> list[dict[str, Any]]:
    """The cases whose verdict is another by the rules of the second day than by those of the first."""
    turned = []
    for number, case in enumerate(cases, 1):
        planned = case.planned()
        by_day = [check_placement(planned, rulebook, topics=case.topics, rules_of=day) for day in (first, second)]
        before, after = overall(by_day[0]), overall(by_day[1])
        verdicts = [{finding.code: finding.verdict for finding in findings} for findings in by_day]
        codes = sorted(set(verdicts[0]) | set(verdicts[1]))
        rules = [code for code in codes if verdicts[0].get(code) != verdicts[1].get(code)]
        if before is not after or rules:
            turned.append(
                {"id": case.id or str(number), "before": str(before), "after": str(after), "changed_findings": rules}
            )
    return turned


def not_checked_since(rulebook: Rulebook, day: date) -> list[dict[str, Any]]:
    """The rules whose last human check lies before a day, oldest first."""
    stale = sorted((rule for rule in rulebook if rule.check.on < day), key=lambda rule: (rule.check.on, rule.id))
    return [{"id": rule.id, "title": rule.title, "checked_on": plain(rule.check.on)} for rule in stale]


def _said(entry: RuleValue | None) -> tuple[object, ...]:
    return () if entry is None else (entry.state, entry.value)


def value_words(entry: RuleValue) -> str:
    """A value as a table shows it: «4», «ja», a list of codes, or what is known about its absence."""
    match entry.value:
        case bool():
            return "ja" if entry.value else "nej"
        case tuple():
            return ", ".join(entry.value)
        case None:
            return {"ended": "ophørt", "unknown": "ikke fundet"}.get(entry.state, "")
        case _:
            return danish.number(entry.value, most=4)
