"""What the rules still ask about a placement, and the answers that were given on its page.

A rule that lacks a fact names it; a fact of yes or no, a number, a day or a word can be answered right on the page. A
new rule in the rulebook therefore brings its own question with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, get_type_hints

from jobbro.domain.eligibility import (
    Agreement,
    Finding,
    History,
    PaidWork,
    Person,
    Subsidy,
    Workplace,
    missing_facts,
)
from jobbro.domain.plan import HourKind
from jobbro.library import texts
from jobbro.library.rule_words import fact_name
from jobbro.placements.record import Record

_GROUPS = {
    "person": Person,
    "workplace": Workplace,
    "history": History,
    "agreement": Agreement,
    "paid_work": PaidWork,
    "subsidy": Subsidy,
}
# These stand elsewhere in the record or on the citizen, and are mended there.
_WRITTEN_ELSEWHERE = frozenset(
    {
        "person.target_group",
        "person.job_ready",
        "person.plainly_education_ready",
        "person.employed",
        "person.group_granted_on",
        "agreement.extension_assessment",
        "agreement.direction",
        "agreement.employer_statement",
        "agreement.employee_statement",
        "workplace.employees",
        "workplace.normal_weekly_hours",
        "subsidy.weekly_paid_hours",
        "subsidy.discussed_with_staff",
    }
)


@dataclass(frozen=True, slots=True)
class LegalQuestion:
    """A fact that a rule asks for: its path, its words, and the kind of answer (bool, Decimal, int, date or str)."""

    path: str
    label: str
    kind: type
    answer: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What a rule waits for, as a question, and where it is answered: a part of the plan and its field, or a card."""

    label: str
    section: str = ""
    field: str = ""
    card: str = ""


# Where the facts are written that are not answered among the rules' own questions: part of the plan, and field.
_FIELDS = {
    "agreement.purposes": ("formaal", "id_purposes_0"),
    "agreement.direction": ("formaal", "id_why"),
    "agreement.paid_hours_outlook": ("videre", "id_paid_route_0"),
    "agreement.extension_assessment": ("videre", "id_extension_reason"),
    "agreement.employer_statement": ("aftale", "id_employer_statement_on"),
    "agreement.employee_statement": ("aftale", "id_representative_statement_on"),
    "subsidy.discussed_with_staff": ("aftale", "id_representative_statement_on"),
}
_CARDS = {"person": "citizen", "history": "citizen", "workplace": "company"}
_HOURS = "timer"


def open_questions(findings: tuple[Finding, ...]) -> tuple[OpenQuestion, ...]:
    """Return what the rules wait for, each question once, in the order the rules ask."""
    return tuple(dict.fromkeys(_open_question(path) for path in missing_facts(findings)))


def _open_question(path: str) -> OpenQuestion:
    label, group = question_of(path), path.partition(".")[0]
    if answer_kind(path) is not None:
        first = "_0" if answer_kind(path) is bool else ""
        return OpenQuestion(label, "videre", f"id_legal-{path.replace('.', '-')}{first}")
    if path in _FIELDS:
        return OpenQuestion(label, *_FIELDS[path])
    return OpenQuestion(label, card=_CARDS[group]) if group in _CARDS else OpenQuestion(label, _HOURS)


def question_of(path: str) -> str:
    """Return a fact that a rule asks for as a question; the months of one workplace are one question."""
    plain = ".".join(part for part in path.split(".") if not part[:4].isdigit())
    code = f"question.{plain}"
    return texts().say(code) if code in texts() else texts().say("legal.ask", fact=fact_name(path, texts()))


def questions_of(record: Record, findings: tuple[Finding, ...]) -> tuple[LegalQuestion, ...]:
    """Return what can be answered on the page: what is missing now, and what has been answered."""
    answers = dict(record.legal_answers)
    # A contract that is not written down counts as none (not as unknown), so paid hours always ask for it.
    beside = not record.is_subsidised and any(slot.kind == HourKind.PAID for s in record.steps for slot in s.slots)
    contract = ["paid_work.contract"] if beside else []
    paths = dict.fromkeys([*answers, *missing_facts(findings), *contract])
    return tuple(
        LegalQuestion(path, question_of(path), kind, answers.get(path, ""))
        for path in paths
        if (kind := answer_kind(path)) is not None
    )


def answered_facts(record: Record) -> dict[str, Any]:
    """Return the answers as facts by path; an answer that cannot be read is no answer."""
    return facts_said(record.legal_answers)


def facts_said(answers: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return answers, as they are kept on a placement, as facts by path."""
    facts = {}
    for path, said in answers:
        kind = answer_kind(path)
        value = _read(said, kind) if kind else None
        if value is not None:
            facts[path] = value
    return facts


@cache
def answer_kind(path: str) -> type | None:
    """Return the kind of answer that a fact takes, or None when it is not answered on this page."""
    group, _dot, name = path.partition(".")
    if group not in _GROUPS or path in _WRITTEN_ELSEWHERE:
        return None
    hint = get_type_hints(_GROUPS[group]).get(name)
    return next((kind for kind in (bool, Decimal, int, date, str) if hint == kind | None), None)


def _read(said: str, kind: type) -> Any:
    try:
        if kind is bool:
            return {"yes": True, "no": False}.get(said)
        return date.fromisoformat(said) if kind is date else kind(said)
    except (ValueError, InvalidOperation):
        return None
