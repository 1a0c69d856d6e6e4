"""Bundles of light tasks in Danish words: what is in each, why, what it frees, what it costs, and what to ask (R-032).

Every figure is one that somebody told: of the task, or on the page. What nobody told stands as unknown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from jobbro.companies.models import Company, WorkTask
from jobbro.companies.queries.bundle_sums import Figures, Sum, bundle_sums, estimate_start, joined
from jobbro.companies.queries.loose_tasks import ToldTask, told_tasks
from jobbro.domain.fit import (
    Bundle,
    BundleAnswer,
    BundleIdea,
    Hands,
    JobWish,
    Piece,
    SetAside,
    SetAsideWhy,
    Training,
    bundle,
)
from jobbro.domain.fit.bundles import LONG_DAY
from jobbro.library import Texts, texts
from jobbro.ui.wording import SHORT_WEEKDAYS, WEEKDAYS, hours, plural

_NONE = Decimal(0)
# A job is short on each day when its days hold less than this on average.
_SHORT_DAY = Decimal(2)
_MANY_DAYS = 4
_TO_ASK = ("undone", "skilled", "hours", "bought")


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One task of a bundle as the table shows it."""

    title: str
    hours: Decimal
    days: str
    today: str
    training: str


@dataclass(frozen=True, slots=True)
class BundleView:
    """A bundle as page and paper show it. `mark` tells it from others; `begins` is what an estimate begins with."""

    number: int
    mark: str
    title: str
    headings: tuple[str, ...]
    lines: tuple[BundleLine, ...]
    hours: Decimal
    freed: Decimal
    week: str
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    sums: tuple[Sum, ...]
    unknown: tuple[str, ...]
    begins: tuple[tuple[str, str], ...]
    source: Bundle


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Tasks that are left where they are, for one reason."""

    why: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BundlePage:
    """What the page of bundles shows; `empty` says why there is none, and then `asks` says what to ask about.

    `told_from` and `told_to` are the days on which the tasks were written down.
    """

    bundles: tuple[BundleView, ...]
    left_out: tuple[LeftOut, ...]
    usable_hours: Decimal
    empty: str
    asks: tuple[str, ...]
    told_from: date | None
    told_to: date | None


def bundle_page(company: Company, wish: JobWish, figures: Figures) -> BundlePage:
    """Return the bundles of the company's open tasks, in two questions."""
    told, words = told_tasks(company), texts()
    answer = bundle((one.loose for one in told.values()), wish)
    days = sorted(one.row.noted_on for one in told.values())
    views = tuple(
        _view(number, found, told, wish, figures, words) for number, found in enumerate(answer.bundles, start=1)
    )
    return BundlePage(
        bundles=views,
        left_out=tuple(_left_out(answer.set_aside, words)),
        usable_hours=answer.usable_hours,
        empty="" if views else _empty(answer, told, wish, words),
        asks=()
        if views
        else tuple(words.say(f"bundle.ask.{what}") for what in ("undone", "skilled", "hours", "bought")),
        told_from=days[0] if days else None,
        told_to=days[-1] if days else None,
    )


def _view(
    number: int, found: Bundle, told: Mapping[str, ToldTask], wish: JobWish, figures: Figures, words: Texts
) -> BundleView:
    rows = {piece.task.key: told[piece.task.key].row for piece in found.pieces}
    sums, unknown = bundle_sums(found, rows, figures, words)
    biggest = max(found.pieces, key=lambda piece: piece.hours)
    return BundleView(
        number=number,
        mark=sha256(found.key.encode()).hexdigest()[:16],
        title=words.say("bundle.title", task=biggest.task.title) if len(found.pieces) > 1 else biggest.task.title,
        headings=tuple(words.say(f"bundle.idea.{idea}") for idea in found.ideas),
        lines=tuple(_line(piece, rows[piece.task.key]) for piece in found.pieces),
        hours=found.hours,
        freed=found.hours_from(Hands.SKILLED),
        week=", ".join(f"{SHORT_WEEKDAYS[day.day - 1]} {hours(day.hours)}" for day in found.week),
        reasons=tuple(_reasons(found, words)),
        notes=tuple(_notes(found, wish, words)),
        sums=sums,
        unknown=unknown,
        begins=estimate_start(found, rows, figures),
        source=found,
    )


def _line(piece: Piece, row: WorkTask) -> BundleLine:
    return BundleLine(
        title=piece.task.title,
        hours=piece.hours,
        days=" ".join(SHORT_WEEKDAYS[day - 1] for day in sorted(piece.days)),
        today=row.done_today_by or (row.get_doer_display() if row.doer else ""),
        training=row.get_training_display() if row.training else "",
    )


def _reasons(found: Bundle, words: Texts) -> Iterator[str]:
    for code, amount in (
        ("freed", found.hours_from(Hands.SKILLED)),
        ("nobody", found.hours_from(Hands.NOBODY)),
        ("bought", found.hours_from(Hands.BOUGHT)),
        ("untrained", found.hours_where(lambda piece: piece.task.training == Training.NONE)),
    ):
        if amount:
            yield words.say(f"bundle.reason.{code}", hours=hours(amount))
    if found.week and not found.free_hours and len(found.week) < _MANY_DAYS:
        yield words.say("bundle.reason.days", days=joined(WEEKDAYS[day.day - 1] for day in found.week))
    if len(found.corners) == 1 and len(found.pieces) > 1:
        yield words.say("bundle.reason.corner", corner=f"«{next(iter(found.corners))}»")
    if BundleIdea.SECOND_JOB in found.ideas:
        yield words.say("bundle.reason.second")


def _notes(found: Bundle, wish: JobWish, words: Texts) -> Iterator[str]:
    if found.hours < wish.hours:
        yield words.say("bundle.note.short", hours=hours(found.hours), wish=hours(wish.hours))
    if others := found.hours_from(Hands.OTHERS):
        yield words.say("bundle.note.colleagues", hours=hours(others))
    for piece in found.pieces:
        if piece.is_part and piece.task.weekly_hours is not None:
            whole = hours(piece.task.weekly_hours)
            yield words.say("bundle.note.part", task=piece.task.title, hours=hours(piece.hours), whole=whole)
    yield from _notes_on_days(found, words)
    for code, tasks in (
        ("hands", _titles(piece for piece in found.pieces if piece.task.hands == Hands.UNKNOWN)),
        ("move", _titles(piece for piece in found.pieces if piece.task.may_move is None)),
        ("training", _titles(piece for piece in found.pieces if piece.task.training is None)),
        ("unsteady", _titles(piece for piece in found.pieces if piece.task.is_steady is False)),
        ("displace", _titles(piece for piece in found.pieces if _may_displace(piece))),
    ):
        if tasks:
            yield words.say(f"bundle.note.{code}", tasks=tasks)


def _notes_on_days(found: Bundle, words: Texts) -> Iterator[str]:
    if found.free_hours:
        yield words.say("bundle.note.no_day", hours=hours(found.free_hours))
    for day in found.week:
        if day.hours > LONG_DAY:
            yield words.say("bundle.note.long_day", day=WEEKDAYS[day.day - 1].capitalize(), hours=hours(day.hours))
    laid = found.hours - found.free_hours
    if len(found.week) >= _MANY_DAYS and laid / len(found.week) < _SHORT_DAY:
        yield words.say("bundle.note.short_days", days=plural(len(found.week), "dag", "dage"))


def _may_displace(piece: Piece) -> bool:
    return piece.task.hands == Hands.BOUGHT and piece.task.would_displace is None


def _titles(pieces: Iterable[Piece]) -> str:
    return joined(f"«{piece.task.title}»" for piece in pieces)


def _left_out(aside: Iterable[SetAside], words: Texts) -> Iterator[LeftOut]:
    by_why: dict[SetAsideWhy, list[str]] = {}
    for one in aside:
        by_why.setdefault(one.why, []).append(one.task.title)
    for why in SetAsideWhy:
        if why in by_why:
            yield LeftOut(words.say(f"bundle.aside.{why}"), tuple(by_why[why]))


def _empty(answer: BundleAnswer, told: Mapping[str, ToldTask], wish: JobWish, words: Texts) -> str:
    if not told:
        return words.say("bundle.empty.none")
    if not answer.usable_hours:
        return words.say("bundle.empty.aside")
    return words.say("bundle.empty.few", hours=hours(answer.usable_hours), wish=hours(wish.hours))
