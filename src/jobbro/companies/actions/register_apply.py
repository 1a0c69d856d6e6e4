"""Writing what a staged reading says, all or nothing: new rows by the database itself, changed ones by the merge."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from jobbro.accounts.models import User
from jobbro.audit.actors import SYSTEM, Actor
from jobbro.audit.changes import record, record_many
from jobbro.companies.actions import register_difference as difference
from jobbro.companies.actions.bulk import ask, insert_from, look_again_at_sizes, update_rows
from jobbro.companies.actions.register_merge import Event, Merged, address, events_of, merge
from jobbro.companies.models import (
    Company,
    Contact,
    FactSource,
    HeldField,
    Partnership,
    PreparationFact,
    RegisterChange,
    RegisterChangeKind,
    RegisterRun,
    RunState,
    Site,
    StagedCompany,
    StagedSite,
    WorkTask,
)
from jobbro.companies.search_text import company_search_text

_WRITTEN = ("registered_on", "closed_on", "edit_version")


class NotStaged(Exception):
    """The reading is written or put away already, or its rows are gone; it must be read again."""


@dataclass(slots=True)
class _Written:
    """What was done, for the numbers of the run and those who must know."""

    events: list[tuple[UUID, Event]] = field(default_factory=list)
    touched: set[UUID] = field(default_factory=set)
    companies: int = 0
    sites: int = 0
    held: int = 0


def foresee(run: RegisterRun) -> None:
    """Put on the run what writing it would do; nothing is written."""
    run.companies_new, run.companies_closed = difference.new_companies(run)
    run.sites_new, run.sites_closed = difference.new_sites(run)
    seen = _Written()
    for _row, merged in (*_met_companies(run, lock=False), *_met_sites(run, lock=False)):
        seen.held += len(merged.hold)
        seen.companies += isinstance(_row, Company) and not merged.is_nothing
        seen.sites += isinstance(_row, Site) and not merged.is_nothing
    run.companies_changed, run.sites_changed, run.held = seen.companies, seen.sites, seen.held
    ours = Company.objects.count()
    run.covers_all = bool(ours) and difference.known_and_told(run) == ours


def apply_register(*, by: User | None, run: RegisterRun, at: datetime) -> RegisterRun:
    """Write a staged reading: new companies and sites, newer words of the register, and who must know. None is Jobbro.

    :raises NotStaged: when it is written or put away, or its rows are gone
    :raises ChangedMeanwhile: when a company or site of it was made by a colleague meanwhile
    """
    try:
        return _apply(by.actor if by else SYSTEM, run, at)
    except IntegrityError as problem:
        raise difference.ChangedMeanwhile from problem


@transaction.atomic
def _apply(by: Actor, run: RegisterRun, at: datetime) -> RegisterRun:
    run = RegisterRun.objects.select_for_update().get(pk=run.pk)
    told = StagedCompany.objects.filter(run=run).count()
    if run.state != RunState.STAGED or told < run.companies_told:
        raise NotStaged
    written = _Written()
    _write_changed(run, written)
    _note_new_sites(run, written)
    run.companies_new = _insert_companies(run, at)
    run.sites_new = _insert_sites(run)
    _choose_main(written)
    _refresh_search_text(run, written)
    _tell(by, run, written, at)
    run.companies_changed, run.sites_changed, run.held = written.companies, written.sites, written.held
    run.state, run.ended_at = RunState.APPLIED, at
    run.save()
    StagedCompany.objects.filter(run=run).delete()
    StagedSite.objects.filter(run=run).delete()
    counts = {"new": run.companies_new, "changed": run.companies_changed, "sites_new": run.sites_new}
    record(by=by, at=at, action="companies.register_applied", about=[run], details=counts)
    return run


def _met_companies(run: RegisterRun, *, lock: bool) -> Iterator[tuple[Company, Merged]]:
    for pairs in difference.in_groups(difference.differing_companies(run)):
        staged = StagedCompany.objects.in_bulk([pk for pk, _ in pairs])
        rows = Company.objects.filter(pk__in=[pk for _, pk in pairs])
        ours = {row.pk: row for row in (rows.select_for_update() if lock else rows)}
        held: dict[Any, dict[str, HeldField]] = {}
        for each in HeldField.objects.filter(company__in=ours, site__isnull=True):
            held.setdefault(each.company_id, {})[each.field] = each
        for staged_id, company_id in pairs:
            row = ours[_uuid(company_id)]
            yield row, merge(row, staged[staged_id], held.get(row.pk, {}), told_on=run.told_on)


def _met_sites(run: RegisterRun, *, lock: bool) -> Iterator[tuple[Site, Merged]]:
    for pairs in difference.in_groups(difference.differing_sites(run)):
        staged = StagedSite.objects.in_bulk([pk for pk, _ in pairs])
        rows = Site.objects.filter(pk__in=[pk for _, pk in pairs])
        ours = {row.pk: row for row in (rows.select_for_update() if lock else rows)}
        held: dict[Any, dict[str, HeldField]] = {}
        for each in HeldField.objects.filter(site__in=ours):
            held.setdefault(each.site_id, {})[each.field] = each
        for staged_id, site_id in pairs:
            row = ours[_uuid(site_id)]
            yield row, merge(row, staged[staged_id], held.get(row.pk, {}), told_on=run.told_on)


def _write_changed(run: RegisterRun, written: _Written) -> None:
    companies = list(_met_companies(run, lock=True))
    sites = list(_met_sites(run, lock=True))
    met: list[tuple[Company | Site, Merged]] = [*companies, *sites]
    for row, merged in met:
        company_id = row.pk if isinstance(row, Company) else row.company_id
        written.events += [(company_id, event) for event in events_of(row, merged)]
        written.held += len(merged.hold)
        if merged.changed:
            written.touched.add(company_id)
    told = [row for row, merged in companies if merged.changed or merged.first_time]
    for row in told:
        if row.source == FactSource.REGISTER:
            row.source_on = run.told_on
    update_rows(Company, (*difference.COMPANY_FIELDS, *_WRITTEN, "source_on"), told)
    update_rows(
        Site, (*difference.SITE_FIELDS, *_WRITTEN), [row for row, one in sites if one.changed or one.first_time]
    )
    written.companies = sum(not merged.is_nothing for _, merged in companies)
    written.sites = sum(not merged.is_nothing for _, merged in sites)
    hold = [each for _, merged in met for each in merged.hold]
    HeldField.objects.bulk_create([each for each in hold if each.pk is None])
    HeldField.objects.bulk_update(
        [each for each in hold if each.pk is not None], ["register_says", "told_on"], batch_size=300
    )
    let_go = [each.pk for _, merged in met for each in merged.let_go]
    HeldField.objects.filter(pk__in=let_go).delete()


def _note_new_sites(run: RegisterRun, written: _Written) -> None:
    """Note, before they are there, which sites are new at companies that are there already."""
    for pairs in difference.in_groups(difference.new_sites_of_known_companies(run)):
        staged = StagedSite.objects.in_bulk([pk for pk, _ in pairs])
        ids = [_uuid(company) for _, company in pairs]
        # A company that the register speaks of for the first time has not got a new site because we hear of it.
        known = set(Company.objects.filter(pk__in=ids, sites__registered_on__isnull=False).values_list("pk", flat=True))
        for staged_id, company in pairs:
            site, company_id = staged[staged_id], _uuid(company)
            written.touched.add(company_id)
            if company_id in known:
                where = address(site.street or "", site.postcode or "", site.city or "")
                written.events.append((company_id, Event(RegisterChangeKind.NEW_SITE, "", f"{site.name}, {where}")))


def _insert_companies(run: RegisterRun, at: datetime) -> int:
    told = {name: f"COALESCE(s.{name}, '')" for name in difference.COMPANY_FIELDS}
    no = "FALSE" if connection.vendor == "postgresql" else "0"
    told |= {"id": "s.new_id", "cvr": "s.cvr", "name": "s.name", "employees": "s.employees"}
    told |= {"advertising_protected": f"COALESCE(s.advertising_protected, {no})", "search_text": "s.search_text"}
    plain = "C" if connection.vendor == "postgresql" else "BINARY"
    # In the order of the index on names: each name then goes to the end of it, and no collation is asked where.
    tail = (
        "FROM companies_stagedcompany s LEFT JOIN companies_company c ON c.cvr = s.cvr "
        "WHERE s.run_id = %s AND c.id IS NULL AND s.closed_on IS NULL "
        f'ORDER BY s.sort_key COLLATE "{plain}", s.name COLLATE "{plain}"'
    )
    same = {
        "source": FactSource.REGISTER,
        "source_on": run.told_on,
        "registered_on": run.told_on,
        "created_at": at,
        "is_demo": False,
    }
    number = insert_from(Company, told, same=same, tail=tail, params=[run.pk])
    look_again_at_sizes(Company)
    return number


def _insert_sites(run: RegisterRun) -> int:
    told = {name: f"COALESCE(s.{name}, '')" for name in difference.SITE_FIELDS}
    told |= {"id": "s.new_id", "company_id": "c.id", "p_number": "s.p_number", "name": "s.name"}
    told["is_main"] = (
        "s.is_main AND NOT EXISTS (SELECT 1 FROM companies_site m WHERE m.company_id = c.id AND m.is_main)"
    )
    tail = (
        "FROM companies_stagedsite s JOIN companies_company c ON c.cvr = s.cvr "
        "LEFT JOIN companies_site t ON t.p_number = s.p_number "
        "WHERE s.run_id = %s AND t.id IS NULL AND s.closed_on IS NULL ORDER BY s.id"
    )
    return insert_from(Site, told, same={"registered_on": run.told_on}, tail=tail, params=[run.pk])


def _choose_main(written: _Written) -> None:
    """Let the first site of a company be its main one where none is: a lone site does not know that it is alone."""
    for some in difference.in_groups(list(written.touched)):
        without = Company.objects.filter(pk__in=some).exclude(sites__is_main=True)
        for company_id in without.values_list("pk", flat=True):
            first = Site.objects.filter(company=company_id, closed_on__isnull=True).order_by("p_number").first()
            if first is not None:
                Site.objects.filter(pk=first.pk).update(is_main=True)


def _refresh_search_text(run: RegisterRun, written: _Written) -> None:
    apart = ask(
        "SELECT DISTINCT c.id FROM companies_stagedsite s JOIN companies_company c ON c.cvr = s.cvr "
        "WHERE s.run_id = %s AND NOT s.with_company",
        [run.pk],
    )
    ids = written.touched | {_uuid(each) for (each,) in apart}
    for some in difference.in_groups(list(ids)):
        rows = list(Company.objects.filter(pk__in=some).prefetch_related("sites"))
        stale = []
        for row in rows:
            text = company_search_text(row, row.sites.all())
            if text != row.search_text:
                row.search_text = text
                stale.append(row)
        update_rows(Company, ("search_text",), stale)


def _tell(by: Actor, run: RegisterRun, written: _Written, at: datetime) -> None:
    """Write down what happened to companies that somebody here works with; of others there is nobody to tell."""
    today = timezone.localtime(at).date()
    worked_with = set(_worked_with({company for company, _ in written.events}))
    told = [(company, event) for company, event in written.events if company in worked_with]
    RegisterChange.objects.bulk_create(
        RegisterChange(
            company_id=company,
            run=run,
            kind=event.kind,
            before=event.before[:300],
            after=event.after[:300],
            found_on=today,
        )
        for company, event in told
    )
    kinds: dict[UUID, list[str]] = {}
    for company, event in told:
        kinds.setdefault(company, []).append(str(event.kind.label).lower())
    events = [([Company(pk=company)], {"what": ", ".join(dict.fromkeys(what))}) for company, what in kinds.items()]
    record_many(by=by, at=at, action="company.register_changed", events=events)


def _worked_with(companies: set[UUID]) -> Iterator[UUID]:
    for some in difference.in_groups(list(companies)):
        has = Q(owner__isnull=False) | Q(spoken_times__gt=0)
        for model in (Contact, WorkTask, Partnership, PreparationFact):
            has |= Q(Exists(model.objects.filter(company=OuterRef("pk"))))
        yield from Company.objects.filter(has, pk__in=some).values_list("pk", flat=True)


def _uuid(value: Any) -> UUID:
    """An id as the database gives it: SQLite keeps it as text."""
    return value if isinstance(value, UUID) else UUID(value)
