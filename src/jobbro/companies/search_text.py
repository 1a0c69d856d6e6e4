"""What is stored beside a row so that it can be found. Whoever writes rows without the other actions calls these."""

from collections.abc import Iterable

from jobbro.companies.models import Company, Contact, Site, WorkTask
from jobbro.domain.language.normal_form import normal_form


def company_search_text(company: Company, sites: Iterable[Site]) -> str:
    """Return the words by which a company is found: its own and those of its sites."""
    places = [f"{site.name} {site.street} {site.postcode} {site.city} {site.p_number}" for site in sites]
    return normal_form(company.name, company.cvr, company.branch_name, company.activity, *places)


def contact_search_text(contact: Contact) -> str:
    """Return the words by which a contact is found."""
    return normal_form(contact.name, contact.title)


def task_search_text(task: WorkTask) -> str:
    """Return the words by which a task is found."""
    return normal_form(task.title, task.description, task.get_activity_display(), task.when)
