"""What a staged reading would change, found by the database in one question for companies and one for sites."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from jobbro.companies.actions.bulk import ask
from jobbro.companies.models import RegisterRun

COMPANY_FIELDS = (
    "name",
    "branch_code",
    "branch_name",
    "activity",
    "phone",
    "email",
    "website",
    "advertising_protected",
    "employees",
)
SITE_FIELDS = ("name", "street", "postcode", "city")
TOGETHER = 500
_NULLABLE = frozenset({"employees"})
Item = TypeVar("Item")


class ChangedMeanwhile(Exception):
    """A colleague made one of the companies or sites meanwhile, so nothing was written; read the file again."""


def differing_companies(run: RegisterRun) -> list[tuple[int, Any]]:
    """Return (staged row, company) by key, where the register differs from us or speaks for the first time."""
    return ask(
        "SELECT s.id, c.id FROM companies_stagedcompany s JOIN companies_company c ON c.cvr = s.cvr "  # noqa: S608
        f"WHERE s.run_id = %s AND (c.registered_on IS NULL OR {_differs('c', COMPANY_FIELDS)}) ORDER BY s.id",
        [run.pk],
    )


def differing_sites(run: RegisterRun) -> list[tuple[int, Any]]:
    """Return (staged row, site) by key, in the same way.

    :raises ChangedMeanwhile: when a site was given to another company after it was looked through
    """
    rows = ask(
        "SELECT s.id, t.id, c.cvr = s.cvr FROM companies_stagedsite s "  # noqa: S608
        "JOIN companies_site t ON t.p_number = s.p_number JOIN companies_company c ON c.id = t.company_id "
        f"WHERE s.run_id = %s AND (t.registered_on IS NULL OR c.cvr <> s.cvr OR {_differs('t', SITE_FIELDS)}) "
        "ORDER BY s.id",
        [run.pk],
    )
    if not all(same_company for _staged, _site, same_company in rows):
        raise ChangedMeanwhile
    return [(staged, site) for staged, site, _same in rows]


def new_companies(run: RegisterRun) -> tuple[int, int]:
    """Return how many companies are new, and how many of those unknown to us have closed and are passed by."""
    rows = ask(
        "SELECT s.closed_on IS NOT NULL, count(*) FROM companies_stagedcompany s "
        "LEFT JOIN companies_company c ON c.cvr = s.cvr WHERE s.run_id = %s AND c.id IS NULL "
        "GROUP BY s.closed_on IS NOT NULL",
        [run.pk],
    )
    counted = {bool(closed): int(number) for closed, number in rows}
    return counted.get(False, 0), counted.get(True, 0)


def new_sites(run: RegisterRun) -> tuple[int, int]:
    """Return how many sites are new, and how many are passed by since they or their unknown company have closed."""
    rows = ask(
        "SELECT s.closed_on IS NOT NULL OR (c.id IS NULL AND o.closed_on IS NOT NULL), count(*) "
        "FROM companies_stagedsite s LEFT JOIN companies_site t ON t.p_number = s.p_number "
        "LEFT JOIN companies_company c ON c.cvr = s.cvr "
        "LEFT JOIN companies_stagedcompany o ON o.run_id = s.run_id AND o.closed_on IS NOT NULL AND o.cvr = s.cvr "
        "WHERE s.run_id = %s AND t.id IS NULL GROUP BY 1",
        [run.pk],
    )
    counted = {bool(closed): int(number) for closed, number in rows}
    return counted.get(False, 0), counted.get(True, 0)


def sites_elsewhere(run: RegisterRun) -> list[tuple[int, int, str, str]]:
    """Return (staged row, line, P-number, our company's CVR) of sites that we hold at another company."""
    return ask(
        "SELECT s.id, s.line, s.p_number, c.cvr FROM companies_stagedsite s "
        "JOIN companies_site t ON t.p_number = s.p_number JOIN companies_company c ON c.id = t.company_id "
        "WHERE s.run_id = %s AND c.cvr <> s.cvr ORDER BY s.id",
        [run.pk],
    )


def sites_of_nobody(run: RegisterRun) -> list[tuple[int, int, str, str]]:
    """Return (staged row, line, P-number, CVR) of sites whose company is neither in the reading nor known to us."""
    return ask(
        "SELECT s.id, s.line, s.p_number, s.cvr FROM companies_stagedsite s "
        "LEFT JOIN companies_company c ON c.cvr = s.cvr "
        "LEFT JOIN companies_stagedcompany o ON o.run_id = s.run_id AND o.cvr = s.cvr "
        "WHERE s.run_id = %s AND NOT s.with_company AND c.id IS NULL AND o.id IS NULL ORDER BY s.id",
        [run.pk],
    )


def new_sites_of_known_companies(run: RegisterRun) -> list[tuple[int, Any]]:
    """Return (staged row, company) of open sites that are new at companies which we hold already."""
    return ask(
        "SELECT s.id, c.id FROM companies_stagedsite s JOIN companies_company c ON c.cvr = s.cvr "
        "LEFT JOIN companies_site t ON t.p_number = s.p_number "
        "WHERE s.run_id = %s AND t.id IS NULL AND s.closed_on IS NULL ORDER BY s.id",
        [run.pk],
    )


def known_and_told(run: RegisterRun) -> int:
    """Return how many of the companies that we hold the reading tells of."""
    sql = "SELECT count(*) FROM companies_stagedcompany s JOIN companies_company c ON c.cvr = s.cvr WHERE s.run_id = %s"
    return int(ask(sql, [run.pk])[0][0])


def in_groups(rows: Sequence[Item], size: int = TOGETHER) -> Iterator[Sequence[Item]]:
    """Yield the rows some at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _differs(ours: str, fields: Sequence[str]) -> str:
    """SQL that is true where the reading tells another value than ours; what it does not tell is never another.

    The staged column stands to the left: on SQLite its plain collation then counts, and no Danish one is asked.
    """
    parts = [
        f"(s.{name} IS NOT NULL AND s.{name} IS DISTINCT FROM {ours}.{name})"
        if name in _NULLABLE
        else f"s.{name} <> {ours}.{name}"
        for name in fields
    ]
    return " OR ".join([*parts, f"(s.tells_closing AND s.closed_on IS DISTINCT FROM {ours}.closed_on)"])
