"""The card of one rule: its value on a day, its history, where each value comes from, and the cases that try it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import BooleanField, ExpressionWrapper, Q

from jobbro import library
from jobbro.accounts.models import LocalRate
from jobbro.accounts.queries import RATE_UNITS
from jobbro.domain.eligibility import Verdict, check_placement
from jobbro.domain.rules import Grade, Rule, Rulebook, RuleValue, State
from jobbro.library import Texts
from jobbro.library.case_files import FigureCase, WorkedCase
from jobbro.library.rule_words import say, say_overall
from jobbro.library.value_words import code_words, grade_key, is_local, say_bare, say_value
from jobbro.reference.queries.history_picture import HistoryPicture, history_picture
from jobbro.reference.queries.listing import RuleRow, instrument_title, row_of


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One dated value in words. `is_now` marks the one that speaks for the day shown."""

    starts: date
    ends: date | None
    value: str
    codes: tuple[str, ...]
    state: State
    entry: RuleValue
    grade: str
    grade_word: str
    grade_meaning: str
    is_local: bool
    is_now: bool

    @property
    def is_weak(self) -> bool:
        """Whether the value must never look official."""
        return self.is_local or self.entry.grade is Grade.D


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case that tries the rule: the sentence, the expected answer, and where the answer comes from."""

    sentence: str
    answer: str
    reason: str
    origin: str
    on: date


@dataclass(frozen=True, slots=True)
class RuleCard:
    """Everything on the card."""

    rule: Rule
    row: RuleRow
    instrument: str
    now: HistoryLine | None
    history: tuple[HistoryLine, ...]
    picture: HistoryPicture
    cases: tuple[CaseLine, ...]
    takes_local_rate: bool
    nearest_before: HistoryLine | None
    nearest_after: HistoryLine | None


def rule_card(book: Rulebook, rule_id: str, *, day: date, today: date) -> RuleCard:
    """The card as it reads on a day; UnknownRule for an id that no rule has."""
    rule, texts = book.rule(rule_id), library.texts()
    entries = book.history(rule_id)
    current = book.entry_on(rule_id, on_date=day)
    lines = tuple(_line(entry, entry is current, texts) for entry in entries)
    settled = [line for line in lines if line.state is State.SETTLED]
    return RuleCard(
        rule=rule,
        row=row_of(book, rule, day, today=today),
        instrument=instrument_title(rule.instrument, texts),
        now=next((line for line in lines if line.is_now), None),
        history=tuple(reversed(lines)),
        picture=history_picture(entries, rule.unit, day=day, texts=texts),
        cases=case_lines(rule_id),
        takes_local_rate=_takes_local_rate(rule),
        nearest_before=next((line for line in reversed(settled) if line.starts <= day), None),
        nearest_after=next((line for line in settled if line.starts > day), None),
    )


def _takes_local_rate(rule: Rule) -> bool:
    """Whether the shipped rulebook lacks a figure here that a municipality can find itself."""
    shipped = library.rulebook()
    if rule.unit not in RATE_UNITS or rule.id not in shipped:
        return False
    return any(entry.state is State.UNKNOWN for entry in shipped.history(rule.id))


def _line(entry: RuleValue, is_now: bool, texts: Texts) -> HistoryLine:
    grade = grade_key(entry)
    return HistoryLine(
        starts=entry.starts,
        ends=entry.ends,
        value=say_value(entry, texts),
        codes=code_words(entry.value, texts),
        state=entry.state,
        entry=entry,
        grade=grade,
        grade_word=texts.say(f"grade.{grade}.word"),
        grade_meaning=texts.say(f"grade.{grade}.meaning"),
        is_local=is_local(entry),
        is_now=is_now,
    )


def case_lines(rule_id: str) -> tuple[CaseLine, ...]:
    """The cases that try a rule in the shipped rulebook, those of the earliest days first."""
    cases, texts = library.cases(), library.texts()
    found = cases.of(rule_id)
    worked = [_worked(case, texts) for case in found if isinstance(case, WorkedCase)]
    figures = [_figure(rule_id, case, texts) for case in found if isinstance(case, FigureCase)]
    return tuple(sorted([*worked, *figures], key=lambda line: line.on))


def _worked(case: WorkedCase, texts: Texts) -> CaseLine:
    form = case.form()
    planned = form.planned()
    findings = check_placement(planned, library.rulebook(), topics=form.topics)
    decided = next(finding for finding in findings if finding.code == case.about)
    # «Kan ikke svare» is said by the check itself, with what is missing.
    answer = "" if decided.verdict is Verdict.CANNOT_TELL else say_overall(case.verdict, texts)
    return CaseLine(case.sentence, answer, say(decided, texts).sentence, case.origin, planned.starts)


def _figure(rule_id: str, case: FigureCase, texts: Texts) -> CaseLine:
    rule = library.rulebook().rule(rule_id)
    if case.none is not None:
        return CaseLine(case.sentence, texts.say(f"figure.{case.none}"), "", case.origin, case.day)
    if case.answer is not None:
        return CaseLine(case.sentence, texts.say(f"figure.{case.answer}"), "", case.origin, case.day)
    value = case.value if isinstance(case.value, bool) or case.value is None else Decimal(case.value)
    return CaseLine(case.sentence, say_bare(value, rule.unit, texts), "", case.origin, case.day)


def local_rates_of(rule_id: str) -> tuple[LocalRate, ...]:
    """The municipality's own rates for a rule, those that were withdrawn too, newest first; one question."""
    rows = LocalRate.objects.filter(rule_id=rule_id).select_related("entered_by", "withdrawn_by")
    return tuple(rows.order_by("-starts_on", "-id"))


def local_rates_page(after: str) -> tuple[tuple[LocalRate, ...], str]:
    """A page of the rates that the municipality has written in, standing ones first, and the key of the next page.

    `after` is the number of the last rate of the page before; anything else begins at the top. Two questions.
    """
    rows = LocalRate.objects.select_related("entered_by", "withdrawn_by").annotate(
        is_withdrawn=ExpressionWrapper(Q(withdrawn_at__isnull=False), output_field=BooleanField())
    )
    last = rows.filter(pk=int(after)).first() if after.isascii() and after.isdecimal() and len(after) < 10 else None
    found = list((rows.filter(_comes_after(last)) if last else rows).order_by(*_RATE_ORDER)[: RATES_SHOWN + 1])
    shown = tuple(found[:RATES_SHOWN])
    return shown, str(shown[-1].pk) if len(found) > RATES_SHOWN else ""


RATES_SHOWN = 50
_RATE_ORDER = ("is_withdrawn", "rule_id", "-starts_on", "-id")


def _comes_after(last: LocalRate) -> Q:
    same_rule = Q(rule_id=last.rule_id)
    later = Q(rule_id__gt=last.rule_id) | same_rule & (
        Q(starts_on__lt=last.starts_on) | Q(starts_on=last.starts_on, pk__lt=last.pk)
    )
    is_standing = last.withdrawn_at is None
    in_group = Q(withdrawn_at__isnull=is_standing) & later
    return in_group | Q(withdrawn_at__isnull=False) if is_standing else in_group


def in_words(rates: Iterable[LocalRate], book: Rulebook) -> list[tuple[LocalRate, str, str]]:
    """Each rate with the title of its rule and its value in words; a rule that is gone is named by its id."""
    texts = library.texts()
    told = []
    for rate in rates:
        if rate.rule_id in book:
            rule = book.rule(rate.rule_id)
            told.append((rate, rule.title, say_bare(rate.value.normalize(), rule.unit, texts)))
        else:
            told.append((rate, rate.rule_id, f"{rate.value.normalize():f}"))
    return told


def local_rate(rate_id: int) -> LocalRate | None:
    """One of the municipality's rates; None for a strange id."""
    return LocalRate.objects.filter(pk=rate_id).first()
