"""Laying a reading of the register out to be looked through: every row checked, nothing written about a company yet."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from config.sqlite.danish import sort_key
from jobbro.accounts.models import User
from jobbro.audit.actors import SYSTEM
from jobbro.audit.changes import record
from jobbro.companies.actions.bulk import look_again_at_sizes, write_rows
from jobbro.companies.actions.register_apply import foresee
from jobbro.companies.actions.register_difference import in_groups, sites_elsewhere, sites_of_nobody
from jobbro.companies.models import RegisterProblem, RegisterRun, RunOrigin, RunState, StagedCompany, StagedSite
from jobbro.domain.language.normal_form import normal_form
from jobbro.integrations.register import Problem, Told, ToldCompany, ToldSite

TOGETHER, PROBLEMS_KEPT = 10_000, 1_000
_COMPANY = (
    *("run_id", "line", "new_id", "sort_key", "search_text", "cvr", "name", "branch_code", "branch_name", "activity"),
    *("phone", "email", "website", "advertising_protected", "employees", "tells_closing", "closed_on"),
)
_SITE = (
    *("run_id", "line", "new_id", "cvr", "p_number", "name", "street", "postcode", "city"),
    *("is_main", "with_company", "tells_closing", "closed_on"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Where rows come from, and the day on which what they say was true."""

    origin: RunOrigin
    told_on: date
    file_name: str = ""


@transaction.atomic
def stage_register(*, by: User | None, reading: Reading, rows: Iterable[tuple[int, Told]], at: datetime) -> RegisterRun:
    """Lay out rows with their lines and count what they would change; nobody's company is touched. None is Jobbro.

    What the rows raise while they are read comes through, and nothing is left of them.
    """
    run = RegisterRun.objects.create(
        origin=reading.origin,
        file_name=reading.file_name[:200],
        told_on=reading.told_on,
        state=RunState.STAGED,
        asked_by=by,
        began_at=at,
    )
    table = _Table(run)
    for line, told in rows:
        table.take(line, told)
    table.write()
    look_again_at_sizes(StagedCompany, StagedSite)
    _refuse_sites(table)
    run.companies_told, run.sites_told = len(table.companies_seen), len(table.sites_seen)
    run.problems_found = table.problems_found
    foresee(run)
    run.save()
    actor = by.actor if by else SYSTEM
    record(by=actor, at=at, action="companies.register_staged", about=[run], details={"told": run.companies_told})
    return run


@transaction.atomic
def drop_staged(*, by: User, run: RegisterRun, at: datetime) -> None:
    """Put a reading away that was not written; one that was, stays as it is."""
    fresh = RegisterRun.objects.select_for_update().get(pk=run.pk)
    if fresh.state != RunState.STAGED:
        return
    forget_rows(fresh)
    fresh.state, fresh.ended_at = RunState.DROPPED, at
    fresh.save(update_fields=["state", "ended_at"])
    record(by=by.actor, at=at, action="companies.register_dropped", about=[fresh])


def forget_rows(run: RegisterRun) -> None:
    """Delete what was laid out."""
    StagedCompany.objects.filter(run=run).delete()
    StagedSite.objects.filter(run=run).delete()


@dataclass(slots=True)
class _Table:
    """What has been taken so far: rows on their way to the database, and what was seen on which line."""

    run: RegisterRun
    companies: list[tuple[Any, ...]] = field(default_factory=list)
    sites: list[tuple[Any, ...]] = field(default_factory=list)
    problems: list[RegisterProblem] = field(default_factory=list)
    problems_found: int = 0
    companies_seen: dict[int, tuple[int, int]] = field(default_factory=dict)
    sites_seen: dict[int, int] = field(default_factory=dict)
    with_main: set[int] = field(default_factory=set)

    def take(self, line: int, told: Told) -> None:
        """Check a row against those before it and lay it out."""
        match told:
            case ToldCompany():
                self._company(line, told)
            case ToldSite():
                self._site(line, told, with_company=False)
            case Problem():
                self.refuse(line, told.about, told.reason)
        if len(self.companies) >= TOGETHER:
            self.write()

    def refuse(self, line: int, about: str, reason: str) -> None:
        """Note why a row is not taken; of very many, the first ones are kept."""
        self.problems_found += 1
        if self.problems_found <= PROBLEMS_KEPT:
            self.problems.append(RegisterProblem(run=self.run, line=line, about=about[:60], reason=reason[:300]))

    def write(self) -> None:
        """Hand what was gathered to the database."""
        write_rows(StagedCompany, _COMPANY, self.companies)
        write_rows(StagedSite, _SITE, self.sites)
        RegisterProblem.objects.bulk_create(self.problems)
        self.companies, self.sites, self.problems = [], [], []

    def _company(self, line: int, told: ToldCompany) -> None:
        facts = (
            *(told.cvr, told.name, told.branch_code, told.branch_name, told.activity, told.phone, told.email),
            *(told.website, told.advertising_protected, told.employees, told.tells_closing, _day(told.closed_on)),
        )
        key, mark = int(told.cvr), hash(facts)
        first = self.companies_seen.get(key)
        if first is not None and first[1] != mark:
            reason = f"Siger noget andet om samme virksomhed end linje {first[0]}."
            return self.refuse(line, told.cvr, reason)
        if first is None:
            self.companies_seen[key] = line, mark
            ours = (self.run.pk, line, new_id(), sort_key(told.name), _search_text(told))
            self.companies.append((*ours, *facts))
        for site in told.sites:
            self._site(line, site, with_company=first is None)
        return None

    def _site(self, line: int, told: ToldSite, *, with_company: bool) -> None:
        number, company = int(told.p_number), int(told.cvr)
        if (first := self.sites_seen.get(number)) is not None:
            return self.refuse(line, told.p_number, f"P-nummeret står også på linje {first}.")
        self.sites_seen[number] = line
        is_main = told.is_main and company not in self.with_main
        if is_main:
            self.with_main.add(company)
        facts = (told.cvr, told.p_number, told.name, told.street, told.postcode, told.city, is_main, with_company)
        closing = (told.tells_closing, _day(told.closed_on))
        self.sites.append((self.run.pk, line, new_id(), *facts, *closing))
        return None


def _refuse_sites(table: _Table) -> None:
    """Take out sites that can belong nowhere: held here at another company, or of a company that nobody knows."""
    elsewhere = [
        (staged, line, number, f"P-nummeret hører her til virksomheden med CVR {cvr}.")
        for staged, line, number, cvr in sites_elsewhere(table.run)
    ]
    nobodys = [
        (staged, line, number, f"Virksomheden med CVR {cvr} er hverken i filen eller i Jobbro.")
        for staged, line, number, cvr in sites_of_nobody(table.run)
    ]
    refused = {staged: (line, number, reason) for staged, line, number, reason in (*nobodys, *elsewhere)}
    for line, number, reason in refused.values():
        table.refuse(line, number, reason)
        del table.sites_seen[int(number)]
    for some in in_groups(list(refused)):
        StagedSite.objects.filter(pk__in=some).delete()
    table.write()


def new_id() -> str:
    """Return a random id (UUID, version 4) as text."""
    number = int.from_bytes(os.urandom(16))
    return f"{number & ~(0xF000 << 64) & ~(0xC000 << 48) | (0x4000 << 64) | (0x8000 << 48):032x}"


def _search_text(told: ToldCompany) -> str:
    places = [
        f"{site.name} {site.street or ''} {site.postcode or ''} {site.city or ''} {site.p_number}"
        for site in told.sites
    ]
    return normal_form(told.name, told.cvr, told.branch_name or "", told.activity or "", *places)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
