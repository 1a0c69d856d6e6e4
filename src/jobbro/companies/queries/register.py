"""What the register told: where each fact of a company comes from, what changed and waits, and how readings went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from jobbro.accounts.viewer import Viewer
from jobbro.companies.access import visible_companies
from jobbro.companies.actions.register_difference import COMPANY_FIELDS
from jobbro.companies.actions.register_merge import from_text
from jobbro.companies.models import (
    AnnualAccount,
    Company,
    CompanyQuerySet,
    FactSource,
    HeldField,
    RegisterChange,
    RegisterChangeKind,
    RegisterProblem,
    RegisterRun,
    RunState,
    Site,
)

RUNS_SHOWN, PROBLEMS_SHOWN, CHANGES_SHOWN, YEARS_SHOWN = 20, 200, 200, 3
SCOPES = ("mine", "ingen", "alle")
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class FactOrigin:
    """A fact of a company, where it comes from and of what day it is."""

    label: str
    value: str
    source: str
    on_day: date


@dataclass(frozen=True, slots=True)
class HeldLine:
    """Where we say one thing and the register another; `place` is empty for the company itself."""

    held_id: int
    label: str
    place: str
    ours: str
    register_says: str
    told_on: date


@dataclass(frozen=True, slots=True)
class RegisterCard:
    """What a company's page says about the register: facts by origin, disagreements, and the latest accounts.

    `seen_on` is the latest day on which the register told of the company, changed or not.
    """

    seen_on: date
    facts: tuple[FactOrigin, ...]
    held: tuple[HeldLine, ...]
    accounts: tuple[AnnualAccount, ...]


@dataclass(frozen=True, slots=True)
class ChangedCompany:
    """A company with what the register told about it and nobody has seen; `up_to` is the newest of it."""

    company: Company
    found_on: date
    lines: tuple[str, ...]
    up_to: int


def labels() -> dict[str, str]:
    """Return the Danish name of each fact that the register can tell."""
    return {
        "name": _("Navn"),
        "branch_code": _("Branchekode"),
        "branch_name": _("Branche"),
        "activity": _("Laver"),
        "phone": _("Telefon"),
        "email": _("Mail"),
        "website": _("Hjemmeside"),
        "advertising_protected": _("Reklamebeskyttet"),
        "employees": _("Ansatte"),
        "street": _("Vej og nummer"),
        "postcode": _("Postnummer"),
        "city": _("By"),
    }


def register_card(company: Company) -> RegisterCard | None:
    """Return what the register has told about a company; None where it never has."""
    if company.registered_on is None:
        return None
    held = HeldField.objects.filter(company=company).select_related("site").order_by("site_id", "pk")
    whole = RegisterRun.objects.filter(state=RunState.APPLIED, covers_all=True).order_by("-told_on")
    last = whole.values_list("told_on", flat=True).first()
    lines = tuple(_held_line(company, each) for each in held)
    own = {each.field for each in held if each.site_id is None}
    seen_on = max(company.registered_on, last or company.registered_on)
    return RegisterCard(
        seen_on=seen_on,
        facts=tuple(_origin(company, name, own=name in own, seen_on=seen_on) for name in COMPANY_FIELDS),
        held=lines,
        accounts=tuple(company.accounts.order_by("-ends_on")[:YEARS_SHOWN]),
    )


def changes_that_wait(viewer: Viewer, scope: str, *, limit: int = CHANGES_SHOWN) -> tuple[ChangedCompany, ...]:
    """Return unseen changes by company, the newest first: one's own, those of nobody, or all."""
    rows = _waiting(viewer, scope).select_related("company__owner").order_by("-found_on", "company_id", "pk")[:limit]
    return tuple(_by_company(rows))


def waiting_counts(viewer: Viewer) -> dict[str, int]:
    """Return how many companies wait in each scope."""
    return {scope: changed_companies(viewer, scope).count() for scope in SCOPES}


def changed_companies(viewer: Viewer, scope: str) -> CompanyQuerySet:
    """Return the companies of a scope about which something waits to be seen."""
    unseen = RegisterChange.objects.filter(company=OuterRef("pk"), seen_at__isnull=True)
    return _in_scope(viewer, scope).filter(Exists(unseen))


def latest_runs() -> tuple[RegisterRun, ...]:
    """Return the latest readings, newest first."""
    return tuple(RegisterRun.objects.select_related("asked_by").order_by("-began_at", "-pk")[:RUNS_SHOWN])


def problems_of(run: RegisterRun) -> tuple[RegisterProblem, ...]:
    """Return the first rows that were not taken, by line."""
    return tuple(run.problems.order_by("line", "pk")[:PROBLEMS_SHOWN])


def get_run(run_id: int) -> RegisterRun:
    """Return a reading, or answer 404; whoever may read companies in may see each reading."""
    return _the_one(RegisterRun.objects.filter(pk=run_id).select_related("asked_by"))


def get_held_for(viewer: Viewer, company_id: UUID, held_id: int) -> HeldField:
    """Return what is held about a company that the viewer may see, or answer 404."""
    return _the_one(HeldField.objects.filter(company__in=visible_companies(viewer).filter(pk=company_id), pk=held_id))


def _waiting(viewer: Viewer, scope: str) -> "QuerySet[RegisterChange]":
    return RegisterChange.objects.filter(company__in=_in_scope(viewer, scope), seen_at__isnull=True)


def _in_scope(viewer: Viewer, scope: str) -> CompanyQuerySet:
    companies = visible_companies(viewer)
    if scope == "mine":
        return companies.filter(owner=viewer.user)
    return companies.filter(owner__isnull=True) if scope == "ingen" else companies


def _by_company(rows: Iterable[RegisterChange]) -> Iterable[ChangedCompany]:
    for _day_and_company, group in groupby(rows, key=lambda row: (row.found_on, row.company_id)):
        changes = tuple(group)
        lines = tuple(change_words(each) for each in changes)
        yield ChangedCompany(changes[0].company, changes[0].found_on, lines, max(each.pk for each in changes))


def _origin(company: Company, name: str, *, own: bool, seen_on: date) -> FactOrigin:
    value = shown(name, getattr(company, name))
    if own:
        return FactOrigin(labels()[name], value, company.get_source_display(), company.source_on)
    return FactOrigin(labels()[name], value, str(FactSource.REGISTER.label), seen_on)


def _held_line(company: Company, held: HeldField) -> HeldLine:
    row: Company | Site = held.site or company
    says = shown(held.field, from_text(held.field, held.register_says))
    ours = shown(held.field, getattr(row, held.field))
    place = held.site.name if held.site else ""
    return HeldLine(held.pk, labels()[held.field], place, ours, says, held.told_on)


def shown(name: str, value: object) -> str:
    """Return a fact in words; what is not known is said to be so."""
    if name == "advertising_protected":
        return _("ja") if value else _("nej")
    return str(value) if value not in ("", None) else _("står ikke")


def change_words(change: RegisterChange) -> str:
    """Return what changed as a few words: «Vokset: 18 → 24 ansatte»."""
    kind = str(RegisterChangeKind(change.kind).label)
    if change.kind == RegisterChangeKind.CLOSED:
        return f"{kind} {change.after}"
    if change.kind == RegisterChangeKind.SITE_CLOSED:
        return f"{kind}: {change.before}"
    if change.before and change.after and change.kind in (RegisterChangeKind.GROWN, RegisterChangeKind.SHRUNK):
        return _("%(kind)s: %(before)s → %(after)s ansatte") % {
            "kind": kind,
            "before": change.before,
            "after": change.after,
        }
    if change.before and change.after:
        return f"{kind}: {change.before} → {change.after}"
    return f"{kind}: {change.after}" if change.after else kind


def _the_one(rows: "QuerySet[Row]") -> Row:
    row = rows.first()
    if row is None:
        raise Http404
    return row
