"""Examples for a company: others of its size that made two part-time jobs or more out of their tasks (R-133)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _

from jobbro.companies.models import Company, JobOpening, OpeningState
from jobbro.companies.queries.calling import size_in_words
from jobbro.library.call_files import SizeClass, size_class
from jobbro.ui.wording import hours, number, short_day

EXAMPLES_SHOWN = 8
_JOBS_READ = 500
_LEAST_JOBS = 2
_IN_WORDS = {2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks"}


@dataclass(frozen=True, slots=True)
class Example:
    """A company that is not named, with its filled part-time jobs."""

    company_id: UUID
    size: SizeClass
    jobs: int
    weekly_hours: Decimal
    newest: date
    today: date

    @property
    def key(self) -> str:
        """What the form calls it."""
        return str(self.company_id)

    @property
    def words(self) -> str:
        """What can be said outside: how many jobs, and nothing that leads to the company or to anybody in them."""
        return _("%(count)s deltidsjob") % {"count": _IN_WORDS.get(self.jobs, number(self.jobs))}

    @property
    def label(self) -> str:
        """What the consultant picks from."""
        return _("%(size)s: %(jobs)s, %(hours)s om ugen i alt, besat %(day)s") % {
            "size": size_in_words(self.size),
            "jobs": self.words,
            "hours": hours(self.weekly_hours),
            "day": short_day(self.newest, self.today),
        }


def examples_for(company: Company, *, full_time: Decimal | None, today: date) -> tuple[Example, ...]:
    """Return other companies of the same size with two filled part-time jobs or more, the newest first; one question.

    Nobody's size is guessed: a company whose staff is not known has no example, and is none.
    """
    size = size_class(company.employees)
    if size is None or full_time is None:
        return ()
    rows = JobOpening.objects.filter(state=OpeningState.FILLED, state_on__lte=today, weekly_hours__lt=full_time)
    rows = rows.filter(company__is_demo=company.is_demo, company__employees__isnull=False)
    told = (
        rows.exclude(company=company)
        .order_by("-state_on", "company_id")
        .values_list("company_id", "company__employees", "weekly_hours", "state_on")[:_JOBS_READ]
    )
    same = sorted((row for row in told if size_class(row[1]) is size), key=lambda row: row[0])
    found = [_example(key, size, tuple(jobs), today) for key, jobs in groupby(same, key=lambda row: row[0])]
    found = [one for one in found if one.jobs >= _LEAST_JOBS]
    return tuple(sorted(found, key=lambda one: one.newest, reverse=True)[:EXAMPLES_SHOWN])


def _example(
    company_id: UUID, size: SizeClass, jobs: Iterable[tuple[UUID, int | None, Decimal, date]], today: date
) -> Example:
    rows = list(jobs)
    return Example(
        company_id,
        size,
        jobs=len(rows),
        weekly_hours=sum((row[2] for row in rows), Decimal(0)),
        newest=max(row[3] for row in rows),
        today=today,
    )
