"""Judging agreed placements again when the law reads differently, and handling what that changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import Municipality, User
from jobbro.accounts.queries import rulebook_at
from jobbro.audit.actors import SYSTEM
from jobbro.audit.changes import record as note_change
from jobbro.audit.changes import record_many
from jobbro.domain.eligibility import PlannedPlacement, Reading, Turned, Verdict
from jobbro.domain.rules import Rulebook, rulebook_as_data, rulebook_from_data
from jobbro.library import texts
from jobbro.library.rule_words import say, source_line
from jobbro.library.value_words import say_value
from jobbro.placements.models import LawChange, LawChangeBasis, Placement, RulebookSnapshot, StandingVerdict
from jobbro.placements.queries.judging import LawCompared, Planned, in_chunks, planned_placements, under_way


@dataclass(frozen=True, slots=True)
class Rejudged:
    """How many placements were judged, and how many of them got another answer from the law."""

    judged: int = 0
    turned: int = 0


class _Law:
    """The rulebook of today, and each earlier one that placements were judged by."""

    def __init__(self, book: Rulebook, today: date) -> None:
        self.book, self.today, self.words = book, today, texts()
        self._new_law = LawCompared(Reading(book), Reading(book, today))
        self._corrected: dict[str, LawCompared] = {}

    def judge(self, plan: PlannedPlacement, judged_by: str) -> "_Judged":
        """What the law of the first day answers, what reads differently since, and what new law has begun."""
        answers, corrected = self._since(judged_by).judged(plan)
        begun = self._new_law.turned(plan) if plan.starts < self.today else ()
        told = [(LawChangeBasis.FIRST_DAY, found) for found in corrected]
        return _Judged(answers, (*told, *((LawChangeBasis.NEW_LAW, found) for found in begun)))

    def _since(self, version: str) -> LawCompared:
        """The book that judged last against the one of today; against itself when it was not kept."""
        if version not in self._corrected:
            kept = RulebookSnapshot.objects.filter(pk=version).first() if version != self.book.version else None
            earlier = rulebook_from_data(kept.rules) if kept else self.book
            self._corrected[version] = LawCompared(Reading(earlier), Reading(self.book))
        return self._corrected[version]


@dataclass(frozen=True, slots=True)
class _Judged:
    """The bare answer of each check by the law of the first day, and what is to be told."""

    answers: dict[str, Verdict]
    told: tuple[tuple[LawChangeBasis, Turned], ...]


def rejudge_placements(
    *, today: date, at: datetime, everything: bool = False, part: int = 0, parts: int = 1
) -> Rejudged:
    """Judge every agreed placement that has not ended, unless it was judged by this rulebook on this day already.

    What the law answers otherwise is kept as LawChange and noted on the timeline with Jobbro itself as the actor.
    Several processes can share the work: each takes those whose key falls to it.
    """
    law = _Law(_rulebook(), today)
    RulebookSnapshot.objects.get_or_create(
        version=law.book.version, defaults={"rules": rulebook_as_data(law.book), "taken_at": at}
    )
    rows = under_way(Placement.objects.all(), today)
    if not everything:
        judged = StandingVerdict.objects.filter(rulebook_version=law.book.version, law_day=today)
        rows = rows.exclude(pk__in=judged.values("pk"))
    count = turned = 0
    for ids in in_chunks(rows):
        plans = planned_placements([key for key in ids if key.int % parts == part])
        turned += _judge_chunk(plans, law, at=at)
        count += len(plans)
    return Rejudged(count, turned)


@transaction.atomic
def handle_law_change(*, by: User, change: LawChange, at: datetime) -> LawChange:
    """Note that somebody has looked at a change of law and dealt with it; a second time changes nothing."""
    change = LawChange.objects.select_for_update(of=("self",)).select_related("placement__citizen").get(pk=change.pk)
    if change.handled_at is not None:
        return change
    change.handled_at, change.handled_by = at, by
    change.save(update_fields=["handled_at", "handled_by"])
    placement = change.placement
    about = [placement, placement.citizen]
    note_change(by=by.actor, at=at, action="placement.law_handled", about=about, details={"code": change.code})
    return change


def _rulebook() -> Rulebook:
    stamp = Municipality.objects.filter(pk=1).values_list("rulebook_stamp", flat=True).first()
    return rulebook_at(stamp or "")


@transaction.atomic
def _judge_chunk(plans: tuple[Planned, ...], law: _Law, *, at: datetime) -> int:
    """Judge and remember one chunk; return how many placements got another answer."""
    ids = [planned.placement_id for planned in plans]
    judged_by = dict(
        StandingVerdict.objects.select_for_update().filter(pk__in=ids).values_list("pk", "rulebook_version")
    )
    told = set(
        LawChange.objects.filter(placement__in=ids, basis=LawChangeBasis.NEW_LAW).values_list(
            "placement_id", "code", "rule_id", "holds_from", "verdict_after"
        )
    )
    found: list[LawChange] = []
    standing: list[StandingVerdict] = []
    for planned in plans:
        judged = law.judge(planned.plan, judged_by.get(planned.placement_id, law.book.version))
        standing.append(_standing(planned.placement_id, judged.answers, law, at))
        for basis, turned in judged.told:
            change = _law_change(planned.placement_id, basis, turned, law, at)
            key = (change.placement_id, change.code, change.rule_id, change.holds_from, change.verdict_after)
            if basis is LawChangeBasis.FIRST_DAY or key not in told:
                found.append(change)
    _remember(standing)
    LawChange.objects.bulk_create(found, ignore_conflicts=True)
    return _note(found, at)


def _standing(placement_id: UUID, answers: dict[str, Verdict], law: _Law, at: datetime) -> StandingVerdict:
    return StandingVerdict(
        placement_id=placement_id,
        verdicts=answers,
        rulebook_version=law.book.version,
        law_day=law.today,
        judged_at=at,
    )


def _remember(rows: Iterable[StandingVerdict]) -> None:
    StandingVerdict.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["placement"],
        update_fields=["verdicts", "rulebook_version", "law_day", "judged_at"],
    )


def _law_change(placement_id: UUID, basis: LawChangeBasis, turned: Turned, law: _Law, at: datetime) -> LawChange:
    """Write down in words what one rule answered and answers, so that it can be read when the book has moved on."""
    rule = max(turned.rules, key=lambda change: (change.from_day or date.min, change.rule_id))
    before, after = (say(finding, law.words) if finding else None for finding in (turned.before, turned.after))
    entry = rule.after or rule.before
    assert entry is not None
    return LawChange(
        placement_id=placement_id,
        code=turned.code,
        basis=basis,
        verdict_before=before.verdict if before else "",
        verdict_after=after.verdict if after else "",
        rule_id=rule.rule_id,
        rule_title=entry.title,
        said_before=before.sentence if before else "",
        said_after=after.sentence if after else "",
        value_before=say_value(rule.before, law.words) if rule.before else "",
        value_after=say_value(rule.after, law.words) if rule.after else "",
        advice=after.change if after else "",
        source=source_line(entry, law.words),
        source_url=entry.source.url,
        holds_from=rule.from_day,
        rulebook_version=law.book.version,
        found_at=at,
    )


def _note(found: list[LawChange], at: datetime) -> int:
    """Put each placement's changes on its timeline; return how many placements there are."""
    by_placement: dict[UUID, list[LawChange]] = {}
    for change in found:
        by_placement.setdefault(change.placement_id, []).append(change)
    rows = Placement.objects.filter(pk__in=by_placement).select_related("citizen", "company")
    record_many(
        by=SYSTEM,
        at=at,
        action="placement.law_changed",
        events=(
            ((row, row.citizen, row.company), {"law": [_move(change) for change in by_placement[row.pk]]})
            for row in rows
        ),
    )
    return len(by_placement)


def _move(change: LawChange) -> dict[str, str]:
    return {
        "code": change.code,
        "before": change.verdict_before,
        "after": change.verdict_after,
        "rule": change.rule_id,
        "from": change.holds_from.isoformat() if change.holds_from else "",
    }
