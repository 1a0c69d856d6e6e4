"""The files of content/cases/: Danish sentences with the answer that the sources give, so that a rule can be tried."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from jobbro.domain.eligibility import Overall, Verdict, check_placement
from jobbro.domain.rules import Rulebook, State
from jobbro.library.case_format import CaseForm, parse_case
from jobbro.library.folder import ContentModel, Loaded
from jobbro.library.problems import ContentError, Problem
from jobbro.library.source_files import Sentence, Slug
from jobbro.library.strict_json import BadInput


class Boundary(StrEnum):
    """On which side of its value a rule says yes; a list says yes to what stands in it."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BELOW = "below"
    ABOVE = "above"
    LISTED = "listed"


class WorkedCase(ContentModel):
    """A planned placement and the answer that the sources give; `about` is the check that decides."""

    sentence: Sentence
    origin: Annotated[Sentence, Field(alias="from")]
    about: Slug
    case: dict[str, Any]
    verdict: Annotated[Overall, Field(strict=False)]
    values: dict[str, int | Decimal] = {}
    missing: Annotated[tuple[str, ...] | None, Field(strict=False)] = None
    change: str = ""
    last_legal_day: date | None = None
    broken: Annotated[tuple[str, ...] | None, Field(strict=False)] = None

    def form(self) -> CaseForm:
        """The case as `rules check` reads it; BadInput when it cannot be read."""
        return parse_case(json.dumps(self.case, default=_as_json))


class FigureCase(ContentModel):
    """What a rule says on a day: a value, that it has none, or its answer to something asked."""

    sentence: Sentence
    origin: Annotated[Sentence, Field(alias="from")]
    day: date
    value: int | Decimal | bool | None = None
    none: Literal["unknown", "ended", "not_begun"] | None = None
    asked: int | Decimal | str | None = None
    answer: Literal["met", "broken"] | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if sum(part is not None for part in (self.value, self.none, self.asked)) != 1:
            raise ValueError("skriv netop én af «value», «none» og «asked».")
        if (self.asked is None) is not (self.answer is None):
            raise ValueError("«asked» og «answer» hører sammen.")
        return self


class FigureLines(ContentModel):
    """The cases of one rule that no check of a placement asks about."""

    rule: Slug
    boundary: Annotated[Boundary | None, Field(strict=False)] = None
    cases: Annotated[tuple[FigureCase, ...], Field(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _has_a_boundary_to_ask_at(self) -> Self:
        if self.boundary is None and any(case.asked is not None for case in self.cases):
            raise ValueError("skriv «boundary», når en sag spørger med «asked».")
        return self


class CaseFile(ContentModel):
    """The cases of one subject."""

    cases: Annotated[tuple[WorkedCase, ...], Field(strict=False)] = ()
    figures: Annotated[tuple[FigureLines, ...], Field(strict=False)] = ()


@dataclass(frozen=True, slots=True)
class Cases:
    """All cases, and which of them try which rule in the rulebook they were counted with."""

    worked: tuple[WorkedCase, ...]
    figures: tuple[FigureLines, ...]
    worked_by_rule: Mapping[str, tuple[WorkedCase, ...]]

    def figures_of(self, rule_id: str) -> tuple[FigureCase, ...]:
        """The cases that ask a rule directly."""
        return tuple(case for lines in self.figures if lines.rule == rule_id for case in lines.cases)

    def of(self, rule_id: str) -> tuple[WorkedCase | FigureCase, ...]:
        """Every case that tries a rule."""
        return (*self.worked_by_rule.get(rule_id, ()), *self.figures_of(rule_id))


def build_cases(files: Iterable[Loaded[CaseFile]], rulebook: Rulebook) -> Cases:
    """The cases of all files; ContentError for a case that cannot be read, or a rule or check that is not there."""
    problems: list[Problem] = []
    worked: list[WorkedCase] = []
    figures: list[FigureLines] = []
    by_rule: dict[str, list[WorkedCase]] = {}
    for file in files:
        for index, case in enumerate(file.model.cases):
            worked.append(case)
            try:
                rules = _rules_behind(case, rulebook)
            except BadInput as error:
                problems += [file.problem(str(one.message), "cases", index, "case") for one in error.problems]
                continue
            if rules is None:
                problems.append(file.problem(f"svaret «{case.about}» gives ikke i sagen.", "cases", index, "about"))
                continue
            for rule_id in rules:
                by_rule.setdefault(rule_id, []).append(case)
        for index, lines in enumerate(file.model.figures):
            figures.append(lines)
            if lines.rule not in rulebook:
                problems.append(file.problem(f"reglen «{lines.rule}» findes ikke.", "figures", index, "rule"))
    if problems:
        raise ContentError(problems)
    return Cases(tuple(worked), tuple(figures), {rule_id: tuple(cases) for rule_id, cases in by_rule.items()})


def figure_holds(lines: FigureLines, case: FigureCase, rulebook: Rulebook) -> bool:
    """Whether the rulebook answers a figure's case as the case expects; UnknownRule for an unknown id."""
    entry = rulebook.entry_on(lines.rule, on_date=case.day)
    if case.none is not None:
        said = "not_begun" if entry is None else str(entry.state)
        return said == case.none
    if entry is None or entry.state is not State.SETTLED:
        return False
    if case.value is not None:
        return entry.value == case.value and isinstance(entry.value, bool) is isinstance(case.value, bool)
    inside = _is_inside(case.asked, entry.value, lines.boundary)
    return inside is (case.answer == Verdict.MET)


def _is_inside(asked: object, limit: object, boundary: Boundary | None) -> bool:
    if boundary is Boundary.LISTED:
        return isinstance(limit, tuple) and str(asked) in limit
    measured, known = Decimal(str(asked)), Decimal(str(limit))
    match boundary:
        case Boundary.AT_MOST:
            return measured <= known
        case Boundary.AT_LEAST:
            return measured >= known
        case Boundary.BELOW:
            return measured < known
        case _:
            return measured > known


def _rules_behind(case: WorkedCase, rulebook: Rulebook) -> tuple[str, ...] | None:
    """The rules that the deciding check used; None when the check does not answer in this case."""
    form = case.form()
    findings = check_placement(form.planned(), rulebook, topics=form.topics)
    decided = [finding for finding in findings if finding.code == case.about]
    return tuple(rule.rule_id for rule in decided[0].rules) if decided else None


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else float(value)
