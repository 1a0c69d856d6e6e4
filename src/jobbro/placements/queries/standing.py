"""Where a placement stands, in one sentence, and the next sensible thing to do."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobbro.accounts.permissions import Permission
from jobbro.placements.models import Approval, ApprovalState, PaperKind, Placement, PlacementState
from jobbro.placements.queries.agreeing import Lack, still_to_agree
from jobbro.placements.queries.outside import Place, private_sentence
from jobbro.placements.queries.papers import PaperState
from jobbro.placements.readiness import Gap, gaps_before_ready, is_just_begun
from jobbro.placements.record import Record
from jobbro.ui.wording import long_day

_SHARE = Permission.PLACEMENT_SHARE
_SECTION_OF = {
    Gap.PERIOD: "hvem",
    Gap.SITE: "hvem",
    Gap.CONTACT: "hvem",
    Gap.HOURS: "timer",
    Gap.TASKS: "timer",
    Gap.PURPOSE: "formaal",
    Gap.WHY: "formaal",
    Gap.BECAUSE: "formaal",
    Gap.FOLLOW_UP: "aftale",
    Gap.PAID_ROUTE: "videre",
    Gap.PAID_ROUTE_REASON: "videre",
}


@dataclass(frozen=True, slots=True)
class NextThing:
    """The one sensible thing to do now: a link, or a move that is posted."""

    label: str
    url: str
    is_move: bool = False
    permission: Permission = Permission.PLACEMENT_PLAN


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence about where it stands, and what comes next; None when there is only to wait."""

    sentence: str
    next_thing: NextThing | None = None


def standing_of(
    placement: Placement,
    record: Record,
    asked: tuple[Approval, ...],
    papers: tuple[PaperState, ...],
    today: date,
    *,
    private: tuple[Place, ...] = (),
) -> Standing:
    """Say where the placement stands: being written, being asked about, shared, or running."""
    match placement.state:
        case PlacementState.DRAFT:
            return _being_written(placement, record, private)
        case PlacementState.LOCKED:
            return _agreed(placement, record, papers, today)
    if not asked and private:
        return _too_private(placement, private)
    if not asked:
        return Standing(
            _("Teksten er klar. Nu skal parterne spørges."),
            _ask(placement, _("Spørg parterne, om de er enige")),
        )
    return _being_asked(placement, asked, still_to_agree(placement, record, asked))


def _being_written(placement: Placement, record: Record, private: tuple[Place, ...]) -> Standing:
    gaps = gaps_before_ready(record)
    if private:
        return _too_private(placement, private)
    if not gaps:
        return Standing(
            _("Alt er på plads. Meld teksten klar, når I er færdige."), _move(placement, _("Meld teksten klar"), "klar")
        )
    if is_just_begun(record):
        return Standing(
            _("Planen er lige begyndt. Skriv dagene først, så følger resten."),
            NextThing(_("Begynd på planen"), _part(placement, "hvem")),
        )
    lacks = ngettext(
        "Der mangler %(n)s ting, før teksten er klar.", "Der mangler %(n)s ting, før teksten er klar.", len(gaps)
    ) % {"n": len(gaps)}
    return Standing(lacks, NextThing(_("Skriv videre på planen"), _part(placement, _SECTION_OF[gaps[0]])))


def _too_private(placement: Placement, private: tuple[Place, ...]) -> Standing:
    """The papers would be stopped, so the text comes before every other step."""
    section = next((place.section for place in private if place.section), "formaal")
    return Standing(private_sentence(private), NextThing(_("Ret teksten"), _part(placement, section)))


def _being_asked(placement: Placement, asked: tuple[Approval, ...], lacks: tuple[Lack, ...]) -> Standing:
    against = [row.person_name for row in asked if row.state == ApprovalState.DECLINED]
    silent = [row.person_name for row in asked if row.state == ApprovalState.ASKED]
    if against:
        sentence = _("%(who)s er ikke enig. Tal om det, og ret planen.") % {"who": _joined(against)}
        return Standing(sentence, NextThing(_("Ret planen"), _part(placement, "hvem")))
    forgotten = [lack.sentence for lack in lacks if lack.state is None]
    waits = [_("Venter på svar fra %(who)s.") % {"who": _joined(silent)}] if silent else []
    if placement.state == PlacementState.READY:
        said = [*waits, *forgotten] or [_("Alle har sagt ja.")]
        sentence = " ".join([*said, _("Del teksten, så den kan låses, når alle har sagt ja.")])
        return Standing(sentence, _move(placement, _("Del teksten"), "delt"))
    if forgotten:
        return Standing(" ".join([*waits, *forgotten]), _ask(placement, _("Spørg dem, der mangler")))
    if silent:
        return Standing(" ".join(waits))
    return Standing(_("Alle har sagt ja. Teksten kan låses."), _move(placement, _("Lås teksten"), "laast"))


def _agreed(placement: Placement, record: Record, papers: tuple[PaperState, ...], today: date) -> Standing:
    # Min Plan must be right before the placement begins; VITAS carries the grant.
    behind = max(
        (paper for paper in papers if paper.is_carried and not paper.is_current),
        key=lambda paper: paper.kind == PaperKind.MIN_PLAN,
        default=None,
    )
    if behind is None:
        return Standing(_where_in_time(record, today))
    is_plan = behind.kind == PaperKind.MIN_PLAN
    label = _("Sæt teksten ind i Min Plan") if is_plan else _("Hent teksten til VITAS")
    todo = NextThing(label, reverse(behind.route, args=[placement.pk]), permission=_SHARE)
    return Standing(_where_in_time(record, today), todo)


def _where_in_time(record: Record, today: date) -> str:
    period = record.period
    if period is None:
        return ""
    if today < period.first:
        return _("Alle er enige. Forløbet begynder %(day)s.") % {"day": long_day(period.first)}
    if today > period.last:
        return _("Forløbet sluttede %(day)s.") % {"day": long_day(period.last)}
    coming = next((meeting.day for meeting in record.follow_ups if meeting.day >= today), None)
    if coming is None:
        return _("Forløbet kører. Der er ikke aftalt flere møder.")
    return _("Forløbet kører. Næste møde er %(day)s.") % {"day": long_day(coming)}


def _ask(placement: Placement, label: str) -> NextThing:
    return NextThing(label, reverse("placements:ask", args=[placement.pk]), permission=_SHARE)


def _move(placement: Placement, label: str, to: str) -> NextThing:
    permission = Permission.PLACEMENT_LOCK if to == "laast" else _SHARE
    return NextThing(label, reverse("placements:move", args=[placement.pk, to]), is_move=True, permission=permission)


def _part(placement: Placement, section: str) -> str:
    return reverse("placements:plan", args=[placement.pk, section])


def _joined(names: list[str]) -> str:
    *first, last = names
    return _("%(first)s og %(last)s") % {"first": ", ".join(first), "last": last} if first else last
