"""The files of content/rules/: dated values with a source on each, built into the rules that judging uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from jobbro.domain.rules import Check, Entry, Grade, Rule, Source, State, Unit, Value
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug, SourceEntry, SourceFile, SourceNote

_WHOLE_UNITS = frozenset({Unit.DAYS, Unit.PERSONS, Unit.TIMES})


def _value(raw: Any) -> Value | None:
    """A number, yes or no, or a list of codes; anything else is said in one sentence."""
    if raw is None or isinstance(raw, bool | int | Decimal):
        return raw
    if isinstance(raw, list) and raw and all(isinstance(code, str) and code for code in raw):
        return tuple(raw)
    raise ValueError("her skal stå et tal (fx 12 eller 0.5), true, false eller en liste af koder i anførselstegn.")


RawValue = Annotated[
    Value | None,
    PlainValidator(_value),
    WithJsonSchema(
        {"anyOf": [{"type": "number"}, {"type": "boolean"}, {"type": "array", "items": {"type": "string"}}]}
    ),
]


class CheckNote(ContentModel):
    """The last human check: the day, the initials, and what sort of check it was."""

    date: date
    by: Annotated[str, Field(pattern=r"^[A-ZÆØÅ]{2,4}$")]
    kind: Sentence


class ValueLine(ContentModel):
    """One dated value. Exactly one of `value`, `ended` and `unknown` says what holds from `starts`."""

    starts: date
    value: RawValue = None
    ended: bool = False
    unknown: str = ""
    expected: bool = False
    source: SourceNote
    grade: Annotated[Grade, Field(strict=False)]
    note: str = ""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = [self.value is not None, self.ended, bool(self.unknown)]
        if sum(said) != 1:
            raise ValueError("skriv netop én af «value», «ended: true» og «unknown» (hvad der mangler).")
        if self.expected and self.ended:
            raise ValueError("et ophør kan ikke være «expected»; skriv det ind, når det er vedtaget.")
        return self

    @property
    def state(self) -> State:
        """What the line says."""
        if self.expected:
            return State.EXPECTED
        if self.ended:
            return State.ENDED
        return State.UNKNOWN if self.unknown else State.SETTLED


class RuleLines(ContentModel):
    """One rule with its whole series."""

    id: Slug
    title: Sentence
    explanation: Sentence
    unit: Annotated[Unit, Field(strict=False)]
    checked: CheckNote | None = None
    values: Annotated[tuple[ValueLine, ...], Field(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _values_in_date_order(self) -> Self:
        for earlier, later in zip(self.values, self.values[1:], strict=False):
            if later.starts <= earlier.starts:
                raise ValueError(f"datoerne skal stå i rækkefølge, én gang hver; {later.starts} er for tidlig her.")
        return self

    @model_validator(mode="after")
    def _values_fit_the_unit(self) -> Self:
        for line in self.values:
            if line.value is not None and not _fits(line.value, self.unit):
                raise ValueError(f"værdien fra {line.starts} passer ikke til enheden «{self.unit}» for rækken.")
        return self


def _fits(value: Value, unit: Unit) -> bool:
    if isinstance(value, bool):
        return unit is Unit.YES_NO
    if isinstance(value, tuple):
        return unit is Unit.CODES
    if unit in (Unit.YES_NO, Unit.CODES):
        return False
    return unit not in _WHOLE_UNITS or isinstance(value, int)


class RuleFile(ContentModel):
    """The rules of one subject, checked together."""

    instrument: Slug
    title: Sentence
    checked: CheckNote
    rule_set: Slug | None = None
    rules: Annotated[tuple[RuleLines, ...], Field(min_length=1, strict=False)]


def build_rules(files: Iterable[Loaded[RuleFile]], sources: Mapping[str, SourceEntry]) -> tuple[Rule, ...]:
    """The rules of all files, those of switched-off sets with their set's id.

    Raises ContentError for a source that is not in the register, or an id used twice in the same set.
    """
    problems: list[Problem] = []
    rules: dict[tuple[str, str], Rule] = {}
    for file in files:
        for index, lines in enumerate(file.model.rules):
            problems += _unknown_sources(file, index, lines, sources)
            key = (file.model.rule_set or "", lines.id)
            if key in rules:
                problems.append(file.problem(f"id'et «{lines.id}» er brugt før.", "rules", index, "id"))
            elif not problems:
                rules[key] = _rule(file.model, lines, sources)
    if problems:
        raise ContentError(problems)
    return tuple(rules.values())


def with_rule_set(rules: Iterable[Rule], addition: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules with a switched-off set switched on: it goes on from a rule of the same id, or adds a new one."""
    merged = {rule.id: rule for rule in rules}
    for rule in addition:
        before = merged.get(rule.id)
        if before is not None:
            begins = rule.entries[0].starts
            kept = tuple(entry for entry in before.entries if entry.starts < begins)
            rule = replace(before, entries=kept + rule.entries, check=rule.check)
        merged[rule.id] = rule
    return tuple(merged.values())


def _unknown_sources(
    file: Loaded[RuleFile], index: int, lines: RuleLines, sources: Mapping[str, SourceEntry]
) -> list[Problem]:
    return [
        file.problem(
            f"kilden «{line.source.ref}» står ikke i content/sources.", "rules", index, "values", number, "source"
        )
        for number, line in enumerate(lines.values)
        if line.source.ref not in sources
    ]


def _rule(file: RuleFile, lines: RuleLines, sources: Mapping[str, SourceEntry]) -> Rule:
    check = lines.checked or file.checked
    return Rule(
        id=lines.id,
        title=lines.title,
        explanation=lines.explanation,
        instrument=file.instrument,
        unit=lines.unit,
        entries=tuple(_entry(line, sources[line.source.ref]) for line in lines.values),
        check=Check(on=check.date, by=check.by, kind=check.kind),
        set_id=file.rule_set or "",
    )


def _entry(line: ValueLine, source: SourceEntry) -> Entry:
    return Entry(
        starts=line.starts,
        state=line.state,
        value=line.value,
        source=Source(
            title=source.title,
            section=line.source.section,
            url=source.url,
            published=None if source.published == "unknown" else source.published,
            reference=source.id,
        ),
        grade=line.grade,
        note=line.unknown or line.note,
    )


def sources_by_id(files: Iterable[Loaded[SourceFile]]) -> dict[str, SourceEntry]:
    """The register by id; ContentError if an id is used twice."""
    register: dict[str, SourceEntry] = {}
    problems: list[Problem] = []
    for file in files:
        for index, entry in enumerate(file.model.sources):
            if entry.id in register:
                problems.append(file.problem(f"id'et «{entry.id}» er brugt før.", "sources", index, "id"))
            register[entry.id] = entry
    if problems:
        raise ContentError(problems)
    return register
