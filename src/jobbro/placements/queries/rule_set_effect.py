"""What a rule set that lies ready would do to the placements, before anybody signs it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from jobbro.accounts.queries import rulebooks_around
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens
from jobbro.domain.eligibility import Reading, Turned, Verdict
from jobbro.domain.rules import Rulebook
from jobbro.library import rule_sets, texts
from jobbro.library.rule_words import say
from jobbro.placements.access import countable_placements, visible_placements
from jobbro.placements.models import Placement
from jobbro.placements.queries.judging import LawCompared, Planned, TurnedPlacement, planned_placements, under_way
from jobbro.ui.addresses import row_id

SIZE = 25
# Judging takes a few milliseconds each; what lies beyond is told of and not counted.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Move:
    """A check that would answer otherwise, and about how many placements."""

    question: str
    before: str
    after: str
    number: int


@dataclass(frozen=True, slots=True)
class TurnedLine:
    """A placement that the viewer may see, with each check that would answer otherwise: question, answer, sentence."""

    placement: Placement
    moves: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class RuleSetEffect:
    """The page: `looked_at` placements reach the set's first day, `turned` of them would get another answer."""

    set_id: str
    title: str
    first_day: date
    looked_at: int
    is_whole: bool
    turned: int
    moves: tuple[Move, ...]
    lines: tuple[TurnedLine, ...]
    visible: int
    next_key: str
    size: int = SIZE


def rule_set_effect(viewer: Viewer, set_id: str, after: str) -> RuleSetEffect:
    """Judge the agreed placements that reach the set's first day, without the set and with it; names only if visible.

    :raises Http404: when no such set lies ready
    """
    rules = rule_sets().get(set_id)
    if rules is None:
        raise Http404
    first_day = min(entry.starts for rule in rules for entry in rule.entries)
    without, with_set = rulebooks_around(set_id)
    rows = under_way(countable_placements(viewer), viewer.today).filter(ends_on__gte=first_day)
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    found = {one.placement_id: one for one in _turned(planned_placements(keys[:MOST]), without, with_set, first_day)}
    seen = visible_placements(viewer).filter(pk__in=found).order_by("pk")
    lines, next_key = _lines(viewer, seen, found, after)
    return RuleSetEffect(
        set_id=set_id,
        title=_title(set_id),
        first_day=first_day,
        looked_at=len(keys[:MOST]),
        is_whole=len(keys) <= MOST,
        turned=len(found),
        moves=_moves(found),
        lines=lines,
        visible=seen.count(),
        next_key=next_key,
    )


def _turned(
    plans: tuple[Planned, ...], without: Rulebook, with_set: Rulebook, first_day: date
) -> Iterator[TurnedPlacement]:
    """A placement that begins later is read on its own first day; one that runs then, on the set's."""
    on_own_day = LawCompared(Reading(without), Reading(with_set))
    on_first_day = LawCompared(Reading(without, first_day), Reading(with_set, first_day))
    for planned in plans:
        compared = on_own_day if planned.plan.starts >= first_day else on_first_day
        if findings := compared.turned(planned.plan):
            yield TurnedPlacement(planned.placement_id, findings)


def _title(set_id: str) -> str:
    code = f"instrument.{rule_sets()[set_id][0].instrument}"
    return texts().say(code) if code in texts() else set_id


def _moves(found: dict[UUID, TurnedPlacement]) -> tuple[Move, ...]:
    count = Counter(move for one in found.values() for move in one.moves)
    moves = (Move(_question(code), _word(one), _word(other), number) for (code, one, other), number in count.items())
    return tuple(sorted(moves, key=lambda move: (-move.number, move.question, move.after)))


def _lines(
    viewer: Viewer, seen: "QuerySet[Placement]", found: dict[UUID, TurnedPlacement], after: str
) -> tuple[tuple[TurnedLine, ...], str]:
    if not found:
        return (), ""
    key = row_id(after)
    rows = list((seen.filter(pk__gt=key) if key else seen).select_related("citizen", "company")[: SIZE + 1])
    shown = rows[:SIZE]
    show_citizens(viewer, [row.citizen for row in shown], kind=LookKind.LIST)
    lines = tuple(TurnedLine(row, tuple(map(_told, found[row.pk].findings))) for row in shown)
    return lines, str(shown[-1].pk) if len(rows) > SIZE else ""


def _told(turned: Turned) -> tuple[str, str, str, str]:
    before, after = (found.verdict if found else None for found in (turned.before, turned.after))
    sentence = say(turned.after, texts()).sentence if turned.after else ""
    return _question(turned.code), _word(before), _word(after), sentence


def _question(code: str) -> str:
    return texts().say(f"rule.{code}.title")


def _word(verdict: Verdict | None) -> str:
    return texts().say(f"verdict.{verdict}") if verdict else texts().say("law.not_asked")
