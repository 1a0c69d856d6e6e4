"""What moves around the companies: the notes of today, and those that fit one company (R-006)."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, Substr

from jobbro.companies.models import Company, Site, SurroundingsNote

NOTES_READ = 500
SEEN_SHOWN, WAITING_SHOWN, OLD_SHOWN = 60, 30, 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The notes by what is to be done with them: seen today, waiting for their day or season, and over.

    Of each sort the first are there; `more` tells whether some were left out.
    """

    seen: tuple[SurroundingsNote, ...]
    waiting: tuple[SurroundingsNote, ...]
    over: tuple[SurroundingsNote, ...]
    more: bool


def surroundings(*, today: date) -> Surroundings:
    """Return every note that is not over, the one that ends first on top, and the latest of those that are."""
    rows = SurroundingsNote.objects.select_related("noted_by", "ended_by")
    standing = Q(valid_to__gte=today, ended_at__isnull=True)
    lasting = list(rows.filter(standing).order_by("valid_to", "pk")[:NOTES_READ])
    seen = [note for note in lasting if _is_seen(note, today)]
    waiting = [note for note in lasting if not _is_seen(note, today)]
    return Surroundings(
        seen=tuple(seen[:SEEN_SHOWN]),
        waiting=tuple(waiting[:WAITING_SHOWN]),
        over=tuple(rows.exclude(standing).order_by("-valid_to", "pk")[:OLD_SHOWN]),
        more=len(seen) > SEEN_SHOWN or len(waiting) > WAITING_SHOWN,
    )


def surroundings_of(company: Company, *, today: date) -> tuple[SurroundingsNote, ...]:
    """Return the notes of today that fit the company's branch and one of its places of work, in one question."""
    lasting = SurroundingsNote.objects.filter(valid_from__lte=today, valid_to__gte=today, ended_at__isnull=True)
    here = lasting.filter(Q(areas="") | Exists(_sites_within(company)))
    notes = here.order_by("valid_to", "pk")[:NOTES_READ]
    return tuple(note for note in notes if _is_seen(note, today) and _fits(note.branches, company.branch_code))


def _sites_within(company: Company) -> QuerySet[Site]:
    """The company's places of work whose postcode, or the beginning of it, stands among the areas of a note."""
    areas = Concat(Value(" "), OuterRef("areas"), Value(" "), output_field=CharField())
    sites = Site.objects.filter(company=company).exclude(postcode="").alias(wanted=areas)
    beginnings = (Concat(Value(" "), Substr("postcode", 1, digits), Value(" ")) for digits in range(1, 5))
    return sites.filter(reduce(or_, (Q(wanted__contains=beginning) for beginning in beginnings)))


def _is_seen(note: SurroundingsNote, today: date) -> bool:
    return note.valid_from <= today and is_in_season(today.month, note.season_from, note.season_to)


def is_in_season(month: int, first: int | None, last: int | None) -> bool:
    """Test whether a month lies in a season; without one it always does, and a season can pass the new year."""
    if first is None or last is None:
        return True
    return first <= month <= last if first <= last else month >= first or month <= last


def _fits(branches: str, code: str) -> bool:
    """No branch named fits everything; a code that nobody knows fits only that."""
    return not branches or code.startswith(tuple(branches.split()))
