"""Asking the register about the companies we hold, marking a change as seen, and taking the register's word."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.register_apply import apply_register
from jobbro.companies.actions.register_difference import ChangedMeanwhile
from jobbro.companies.actions.register_merge import from_text
from jobbro.companies.actions.register_stage import Reading, stage_register
from jobbro.companies.actions.saving import save_next_version
from jobbro.companies.models import (
    AnnualAccount,
    Company,
    HeldField,
    RegisterChange,
    RegisterRun,
    RunOrigin,
    RunState,
    Site,
)
from jobbro.companies.search_text import company_search_text
from jobbro.integrations.register import Account, BusinessRegister, RegisterAway, Told

# The first time, the accounts of somewhat more than three years are asked for: enough to see whether a company grows.
ACCOUNTS_BACK, OVERLAP = timedelta(days=3 * 366 + 200), timedelta(days=7)


def follow_register(register: BusinessRegister, *, at: datetime) -> RegisterRun:
    """Ask about all companies we hold and write what is new.

    A register that is away, or a colleague who writes the same meanwhile, leaves everything as it was until next time.
    """
    today = timezone.localtime(at).date()
    numbers = list(Company.objects.filter(is_demo=False).order_by("cvr").values_list("cvr", flat=True))
    since = _accounts_since(today)
    try:
        run = _read_and_write(register, numbers, today, at)
    except (RegisterAway, ChangedMeanwhile) as stopped:
        return RegisterRun.objects.create(
            origin=RunOrigin.REGISTER,
            told_on=today,
            state=RunState.FAILED,
            began_at=at,
            ended_at=at,
            failure=str(stopped)[:300] or _("En kollega skrev om den samme virksomhed imens."),
        )
    try:
        keep_accounts(register.accounts(numbers, since=since))
    except RegisterAway as away:
        run.failure = str(away)[:300]
        run.save(update_fields=["failure"])
    return run


@transaction.atomic
def keep_accounts(accounts: "Iterator[Account]") -> int:
    """Keep the key figures of published accounts; a later publication of the same year replaces the earlier."""
    kept = 0
    for account in accounts:
        company = Company.objects.filter(cvr=account.cvr).first()
        if company is None:
            continue
        newer = AnnualAccount.objects.filter(
            company=company, ends_on=account.ends_on, published_on__gt=account.published_on
        )
        if newer.exists():
            continue
        figures = {
            name: getattr(account, name)
            for name in ("starts_on", "published_on", "revenue", "gross_profit", "result", "assets", "equity")
        }
        AnnualAccount.objects.update_or_create(
            company=company, ends_on=account.ends_on, defaults=figures | {"employees": account.employees}
        )
        kept += 1
    return kept


@transaction.atomic
def mark_changes_seen(*, by: User, company: Company, up_to: int, at: datetime) -> int:
    """Note that a colleague has seen what the register told about a company, as far as was shown; seen stays seen."""
    waiting = RegisterChange.objects.filter(company=company, pk__lte=up_to, seen_at__isnull=True)
    seen = waiting.update(seen_by=by, seen_at=at)
    if seen:
        record(by=by.actor, at=at, action="company.register_seen", about=[company], details={"count": seen})
    return seen


@transaction.atomic
def take_registers_word(*, by: User, held: HeldField, at: datetime) -> None:
    """Let the register's word stand in place of our own; taking it twice is taking it once.

    From then on the field follows the register.
    """
    company = Company.objects.select_for_update().get(pk=held.company_id)
    standing = HeldField.objects.filter(pk=held.pk).first()
    if standing is None:
        return
    held = standing
    row: Company | Site = company
    if held.site_id is not None:
        row = Site.objects.select_for_update().get(pk=held.site_id)
    setattr(row, held.field, from_text(held.field, held.register_says))
    row.registered_on = max(row.registered_on or held.told_on, held.told_on)
    save_next_version(row)
    held.delete()
    company.refresh_from_db()
    text = company_search_text(company, company.sites.all())
    Company.objects.filter(pk=company.pk).update(search_text=text)
    record(by=by.actor, at=at, action="company.register_taken", about=[company], details={"field": held.field})


@transaction.atomic
def _read_and_write(register: BusinessRegister, numbers: list[str], today: date, at: datetime) -> RegisterRun:
    """Lay a reading out and write it, or leave no trace of either."""
    reading = Reading(RunOrigin.REGISTER, today)
    run = stage_register(by=None, reading=reading, rows=_numbered(register, numbers), at=at)
    return apply_register(by=None, run=run, at=at)


def _numbered(register: BusinessRegister, numbers: list[str]) -> Iterator[tuple[int, Told]]:
    yield from enumerate(register.companies(numbers), 1)


def _accounts_since(today: date) -> date:
    asked = RegisterRun.objects.filter(origin=RunOrigin.REGISTER, state=RunState.APPLIED, failure="")
    last = asked.order_by("-told_on").values_list("told_on", flat=True).first()
    return last - OVERLAP if last else today - ACCOUNTS_BACK
