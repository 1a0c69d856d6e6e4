"""The reasons of the order in words, and the figures behind it as everybody may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from jobbro.domain.contact import Band, ContactPolicy, Reason, ReasonCode
from jobbro.library import texts
from jobbro.ui.wording import plural

SMALL = 50


@dataclass(frozen=True, slots=True)
class ToldReason:
    """A reason in words, with its points."""

    words: str
    points: int


def told_reasons(reasons: Sequence[Reason]) -> tuple[ToldReason, ...]:
    """Return the reasons in words, in their order."""
    return tuple(ToldReason(_words(reason), reason.points) for reason in reasons)


def told_weights(policy: ContactPolicy) -> tuple[ToldReason, ...]:
    """Return everything that can give points, and how many."""
    weights = policy.weights
    simple = (
        (_("Dit løfte eller opkald er ved dagen eller over tiden"), weights.step_due),
        (_("Dit løfte eller opkald er inden for %(days)s dage") % {"days": policy.soon_days}, weights.step_soon),
        (_("Ingen har talt med dem"), weights.never),
    )
    last = (
        (_("Der er åbne opgaver"), weights.open_tasks),
        (_("Du er ansvarlig for dem"), weights.own),
    )
    silence = [(_("Ingen har talt med dem i %(span)s dage"), *line) for line in _spans(weights.silence)]
    size = [(_("%(span)s ansatte"), *line) for line in _spans(weights.size)]
    banded = ((words % {"span": span}, points) for words, span, points in (*silence, *size))
    return tuple(ToldReason(words, points) for words, points in (*simple, *banded, *last))


def _spans(bands: Sequence[Band]) -> list[tuple[str, int]]:
    closed = [(f"{one.at_least}-{following.at_least - 1}", one.points) for one, following in pairwise(bands)]
    return [*closed, (_("mindst %(n)s") % {"n": bands[-1].at_least}, bands[-1].points)]


def _words(reason: Reason) -> str:
    code, figure = f"contact.reason.{reason.code.value}", reason.figure or 0
    if reason.code is ReasonCode.SILENCE:
        return texts().say(code, figure=plural(figure, _("dag"), _("dage")))
    if reason.code is ReasonCode.SIZE:
        code = code if figure < SMALL else f"{code}.large"
        return texts().say(code, figure=plural(figure, _("ansat"), _("ansatte")))
    return texts().say(code)
