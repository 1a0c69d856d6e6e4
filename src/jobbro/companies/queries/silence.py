"""Companies that nobody has spoken with for long: rarely or never contacted, or silent after having been in touch."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from jobbro.accounts.viewer import Viewer
from jobbro.companies.access import visible_companies
from jobbro.companies.models import Company, CompanyQuerySet
from jobbro.companies.queries.listing import COUNT_CAP, PAGE_SIZE, after_key, capped, with_columns
from jobbro.companies.queries.segments import Segment, in_segment
from jobbro.domain.contact import ContactPolicy

RARE, QUIET = "sjaeldent", "stille"
KINDS = (RARE, QUIET)


@dataclass(frozen=True, slots=True)
class SilentPage:
    """A page of the list, in Danish order. `next_key` leads on; counts are by kind and stop at the cap."""

    rows: tuple[Company, ...]
    next_key: str
    counts: dict[str, str]
    total: int | None


def silent_companies(
    viewer: Viewer, segment: Segment, *, kind: str, policy: ContactPolicy, after: UUID | None = None
) -> SilentPage:
    """Return the companies of the part that are of the kind."""
    fitting = in_segment(visible_companies(viewer), segment)
    of_kind = {name: fitting.filter(is_silent(name, viewer, policy)) for name in KINDS}
    counts = {name: rows.values("pk")[: COUNT_CAP + 1].count() for name, rows in of_kind.items()}
    rows = list(_page(of_kind[kind], after))
    shown, more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
    return SilentPage(
        rows=tuple(shown),
        next_key=str(shown[-1].pk) if more else "",
        counts={name: capped(number) for name, number in counts.items()},
        total=counts[kind] if counts[kind] <= COUNT_CAP else None,
    )


def _page(companies: CompanyQuerySet, after: UUID | None) -> CompanyQuerySet:
    return with_columns(after_key(companies, after)).in_danish_order()[: PAGE_SIZE + 1]


def is_silent(kind: str, viewer: Viewer, policy: ContactPolicy) -> Q:
    """Silent for long; rare when it was spoken with few times ever, and quiet when it once was more."""
    long_ago = Q(last_spoken_on__lte=viewer.today - timedelta(days=policy.quiet_days))
    few = Q(spoken_times__lte=policy.rare_most)
    return Q(last_spoken_on__isnull=True) | (long_ago & few) if kind == RARE else long_ago & ~few
