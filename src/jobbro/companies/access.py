"""Who may see and change companies.

Every colleague who does casework (consultants, caseworkers and their leaders) sees all companies of the municipality,
with their sites, numbers of staff, tasks and contacts: companies are shared, so that a company is not called by three
colleagues in one week. A contact is a person at work; the name, title and way to reach him or her are there for the
same colleagues and for nobody else. An administrator and the auditor of look-ups see no companies. A look at a company
is not logged, since no citizen is shown by it; changes are.
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


def get_site_for(viewer: Viewer, company_id: UUID, site_id: UUID) -> Site:
    """Return a site of the company, or answer 404."""
    return _the_one(Site.objects.filter(company__in=_the(viewer, company_id), pk=site_id).select_related("company"))


def get_contact_for(viewer: Viewer, company_id: UUID, contact_id: UUID) -> Contact:
    """Return a contact of the company, or answer 404."""
    contacts = Contact.objects.filter(company__in=_the(viewer, company_id), pk=contact_id)
    return _the_one(contacts.select_related("company", "site"))


def get_task_for(viewer: Viewer, company_id: UUID, task_id: UUID) -> WorkTask:
    """Return a task of the company, or answer 404."""
    return _the_one(WorkTask.objects.filter(company__in=_the(viewer, company_id), pk=task_id).select_related("company"))


def get_occupant_for(viewer: Viewer, company_id: UUID, occupant_id: int) -> OtherOccupant:
    """Return a place taken at a site of the company, or answer 404."""
    occupants = OtherOccupant.objects.filter(site__company__in=_the(viewer, company_id), pk=occupant_id)
    return _the_one(occupants.select_related("site__company"))


def get_partnership_for(viewer: Viewer, company_id: UUID, partnership_id: UUID) -> Partnership:
    """Return an agreement with the company, or answer 404."""
    agreements = Partnership.objects.filter(company__in=_the(viewer, company_id), pk=partnership_id)
    return _the_one(agreements.select_related("company__owner", "contact", "colleague"))


def may_edit(viewer: Viewer) -> bool:
    """Test whether the viewer may write about companies."""
    return _may(viewer, Permission.COMPANY_EDIT)


def _may(viewer: Viewer, permission: Permission) -> bool:
    return viewer.user is not None and viewer.user.may(permission)


def _the(viewer: Viewer, company_id: UUID) -> "QuerySet[Company]":
    return visible_companies(viewer).filter(pk=company_id)


def _the_one(rows: "QuerySet[Row]") -> Row:
    row = rows.first()
    if row is None:
        raise Http404
    return row
