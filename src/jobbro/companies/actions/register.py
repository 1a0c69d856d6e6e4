"""Companies and their sites: what stands in a register, and what we keep beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record
from jobbro.companies.actions.register_merge import note_own_words
from jobbro.companies.actions.saving import locked, put, save_next_version, values_of
from jobbro.companies.models import Company, FactSource, Site
from jobbro.companies.search_text import company_search_text


class CompanyExists(Exception):
    """There is a company with this CVR number already."""

    def __init__(self, company: Company) -> None:
        super().__init__(company.cvr)
        self.company = company


class SiteExists(Exception):
    """There is a site with this P-number already, perhaps at another company."""

    def __init__(self, site: Site) -> None:
        super().__init__(site.p_number)
        self.site = site


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What is written about a company."""

    cvr: str
    name: str
    source: FactSource
    source_on: date
    branch_code: str = ""
    branch_name: str = ""
    activity: str = ""
    employees: int | None = None
    phone: str = ""
    email: str = ""
    website: str = ""
    advertising_protected: bool = False
    owner: User | None = None


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What is written about a place of work."""

    p_number: str
    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    normal_weekly_hours: Decimal | None = None
    is_main: bool = False


@transaction.atomic
def create_company(
    *, by: User, facts: CompanyFacts, at: datetime, main_site: SiteFacts | None = None, is_demo: bool = False
) -> Company:
    """Create a company, with its main site when that is known.

    :raises CompanyExists: when the CVR number is taken
    :raises SiteExists: when the P-number is taken
    """
    company = Company(**values_of(facts), created_at=at, is_demo=is_demo)
    company.search_text = company_search_text(company, [])
    _save_company(company)
    record(by=by.actor, at=at, action="company.created", about=[company], details={"source": facts.source})
    if main_site is not None:
        add_site(by=by, company=company, facts=main_site, at=at)
    return company


@transaction.atomic
def change_company(*, by: User, company: Company, facts: CompanyFacts, edit_version: int, at: datetime) -> None:
    """Write what is now known about a company.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises CompanyExists: when the CVR number belongs to another company
    """
    fresh = locked(company, edit_version=edit_version)
    before = dict(vars(fresh))
    if not (changed := put(fresh, values_of(facts))):
        return
    note_own_words(fresh, before, changed)
    fresh.search_text = company_search_text(fresh, fresh.sites.all())
    _save_company(fresh, next_version=True)
    record(by=by.actor, at=at, action="company.changed", about=[fresh], details={"fields": changed})


@transaction.atomic
def add_site(*, by: User, company: Company, facts: SiteFacts, at: datetime) -> Site:
    """Add a place of work; the first one is the main site.

    :raises SiteExists: when the P-number is taken
    """
    Company.objects.select_for_update().get(pk=company.pk)
    site = Site(company=company, **values_of(facts))
    site.is_main = facts.is_main or not company.sites.exists()
    _make_room_for_main(site)
    _save_site(site)
    _refresh_search_text(company)
    record(by=by.actor, at=at, action="company.site_added", about=[company], details={"p_number": site.p_number})
    return site


@transaction.atomic
def change_site(*, by: User, site: Site, facts: SiteFacts, edit_version: int, at: datetime) -> None:
    """Write what is now known about a place of work; the main site stays main until another one is chosen.

    :raises SavedMeanwhile: when somebody saved it after the form was opened
    :raises SiteExists: when the P-number belongs to another site
    """
    Company.objects.select_for_update().get(pk=site.company_id)
    fresh = locked(site, edit_version=edit_version)
    before = dict(vars(fresh))
    values = values_of(facts) | {"is_main": facts.is_main or fresh.is_main}
    if not (changed := put(fresh, values)):
        return
    note_own_words(fresh, before, changed)
    _make_room_for_main(fresh)
    _save_site(fresh, next_version=True)
    _refresh_search_text(fresh.company)
    details = {"p_number": fresh.p_number, "fields": changed}
    record(by=by.actor, at=at, action="company.site_changed", about=[fresh.company], details=details)


def _save_company(company: Company, *, next_version: bool = False) -> None:
    try:
        with transaction.atomic():
            save_next_version(company) if next_version else company.save()
    except IntegrityError:
        taken = Company.objects.filter(cvr=company.cvr).exclude(pk=company.pk).first()
        if taken is None:
            raise
        raise CompanyExists(taken) from None


def _save_site(site: Site, *, next_version: bool = False) -> None:
    try:
        with transaction.atomic():
            save_next_version(site) if next_version else site.save()
    except IntegrityError:
        taken = Site.objects.filter(p_number=site.p_number).exclude(pk=site.pk).select_related("company").first()
        if taken is None:
            raise
        raise SiteExists(taken) from None


def _make_room_for_main(site: Site) -> None:
    if site.is_main:
        Site.objects.filter(company=site.company_id, is_main=True).exclude(pk=site.pk).update(is_main=False)


def _refresh_search_text(company: Company) -> None:
    text = company_search_text(company, company.sites.all())
    Company.objects.filter(pk=company.pk).update(search_text=text)
