"""Who may see and change companies.

Every colleague who does casework (consultants, caseworkers and their leaders) sees all companies of the municipality,
with their sites, numbers of staff, tasks and contacts: companies are shared, so that a company is not called by three
colleagues in one week. A contact is a person at work, there for the same colleagues and for nobody else. An
administrator and the auditor of look-ups see no companies. A look at a company is not logged, since no citizen is
shown by it; changes are.
"""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404

from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.companies.models import Company, CompanyQuerySet, Contact, OtherOccupant, Partnership, Site, WorkTask

Row = TypeVar("Row", bound=Model)


def visible_companies(viewer: Viewer) -> CompanyQuerySet:
    """All companies that the viewer may see."""
    return Company.objects.all() if _may(viewer, Permission.COMPANY_SEE) else Company.objects.none()


def get_company_for(viewer: Viewer, company_id: UUID) -> Company:
    """Return the company with its owner, or answer 404 as if there were none."""
    return _the_one(visible_companies(viewer).select_related("owner").filter(pk=company_id))


def get_of_company(viewer: Viewer, kind: type[Row], company_id: UUID, row_id: UUID, *with_rows: str) -> Row:
    """Return the row of this kind that belongs to the company, with the company, or answer 404."""
    rows = kind._default_manager.filter(company__in=visible_companies(viewer).filter(pk=company_id), pk=row_id)
    return _the_one(rows.select_related("company", *with_rows))


def get_site_for(viewer: Viewer, company_id: UUID, site_id: UUID) -> Site:
    """Return a site of the company, or answer 404."""
    return get_of_company(viewer, Site, company_id, site_id)


def get_contact_for(viewer: Viewer, company_id: UUID, contact_id: UUID) -> Contact:
    """Return a contact of the company, or answer 404."""
    return get_of_company(viewer, Contact, company_id, contact_id, "site")


def get_task_for(viewer: Viewer, company_id: UUID, task_id: UUID) -> WorkTask:
    """Return a task of the company, or answer 404."""
    return get_of_company(viewer, WorkTask, company_id, task_id)


def get_occupant_for(viewer: Viewer, company_id: UUID, occupant_id: int) -> OtherOccupant:
    """Return a place taken at a site of the company, or answer 404."""
    companies = visible_companies(viewer).filter(pk=company_id)
    occupants = OtherOccupant.objects.filter(site__company__in=companies, pk=occupant_id)
    return _the_one(occupants.select_related("site__company"))


def get_partnership_for(viewer: Viewer, company_id: UUID, partnership_id: UUID) -> Partnership:
    """Return an agreement with the company, or answer 404."""
    with_rows = ("company__owner", "contact", "colleague")
    return get_of_company(viewer, Partnership, company_id, partnership_id, *with_rows)


def may_edit(viewer: Viewer) -> bool:
    """Test whether the viewer may write about companies."""
    return _may(viewer, Permission.COMPANY_EDIT)


def _may(viewer: Viewer, permission: Permission) -> bool:
    return viewer.user is not None and viewer.user.may(permission)


def _the_one(rows: "QuerySet[Row]") -> Row:
    row = rows.first()
    if row is None:
        raise Http404
    return row
