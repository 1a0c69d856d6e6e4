"""The page docs/rules.md: every rule with its value, its history, its sources and its last check."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from jobbro.domain.rules import Rule, Rulebook, RuleValue, State
from jobbro.library import danish
from jobbro.library.rule_questions import value_words
from jobbro.library.text_files import Texts

_GRADES = {
    "A": "ordlyden i lov, bekendtgørelse eller lovforslag er læst",
    "B": "ministerium, styrelse, ankestyrelse, statslig vejledning eller kommune",
    "C": "faglig organisation, a-kasse, forening eller jurablog",
    "D": "vores egen slutning; skal tjekkes af et menneske og er aldrig et officielt tal",
}


def rules_page(rulebook: Rulebook, rule_sets: Mapping[str, Collection[Rule]], texts: Texts) -> str:
    """The whole page as Markdown, with the switched-off sets last; the same rules always give the same page."""
    lines = [
        "# Regelsættet",
        "",
        "Siden er dannet af `content/rules/` med `./jobbro rules docs`. Ret reglerne dér, ikke her.",
        f"Regelsættets version er `{rulebook.version}`, og der er {len(rulebook)} regler.",
        "",
        "Karakteren siger, hvor godt en værdi er belagt:",
        "",
        *[f"- **{grade}**: {meaning}." for grade, meaning in _GRADES.items()],
        "",
    ]
    by_instrument = sorted(rulebook, key=lambda rule: (rule.instrument, rule.id))
    for instrument, rules in groupby(by_instrument, key=lambda rule: rule.instrument):
        lines += [f"## {texts.say(f'instrument.{instrument}')}", ""]
        for rule in rules:
            lines += _rule_section(rule, rulebook, texts)
    for set_id, rules_of_set in rule_sets.items():
        lines += [
            f"## Ikke i kraft: {set_id}",
            "",
            "Sættet ligger klar og er slukket, til et menneske har bekræftet det.",
            "",
        ]
        for rule in rules_of_set:
            lines += _rule_section(rule, Rulebook(rules_of_set), texts)
    return "\n".join(lines).rstrip() + "\n"


def _rule_section(rule: Rule, rulebook: Rulebook, texts: Texts) -> Iterator[str]:
    history = rulebook.history(rule.id)
    counting = [entry for entry in history if entry.state is not State.EXPECTED]
    yield f"### {rule.title}"
    yield ""
    yield f"`{rule.id}` · enhed: {texts.say(f'unit.{rule.unit}')} · senest: {_latest(counting)}"
    yield ""
    yield rule.explanation
    yield ""
    yield "| Gælder fra | Til | Værdi | Karakter | Kilde |"
    yield "| --- | --- | --- | --- | --- |"
    for entry in history:
        yield _row(entry)
    yield ""
    for note in dict.fromkeys(entry.note for entry in history if entry.note):
        yield f"- {note}"
    yield f"- Tjekket {danish.day(rule.check.on)} af {rule.check.by}: {rule.check.kind}."
    yield ""


def _latest(counting: list[RuleValue]) -> str:
    return value_words(counting[-1]) if counting else "kun varslet"


def _row(entry: RuleValue) -> str:
    ends = danish.day(entry.ends) if entry.ends else ""
    value = value_words(entry) + (" (varslet)" if entry.state is State.EXPECTED else "")
    published = f", {danish.day(entry.source.published)}" if entry.source.published else ""
    source = f"[{entry.source.title}]({entry.source.url}), {entry.source.section}{published}"
    return f"| {danish.day(entry.starts)} | {ends} | {value} | {entry.grade} | {source} |"
