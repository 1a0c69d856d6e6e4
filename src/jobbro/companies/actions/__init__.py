"""What a user can do with companies."""

from jobbro.companies.actions.contacts import ContactFacts, add_contact, change_contact
from jobbro.companies.actions.partnership import (
    MOST_AIMS,
    AimFacts,
    AlreadyEnded,
    NotYetWhole,
    PartnershipFacts,
    PartnershipGap,
    agree_partnership,
    change_partnership,
    create_partnership,
    end_partnership,
)
from jobbro.companies.actions.preparation import NOT_WRITTEN, Finding, note_preparation
from jobbro.companies.actions.register import (
    CompanyExists,
    CompanyFacts,
    SiteExists,
    SiteFacts,
    add_site,
    change_company,
    change_site,
    create_company,
)
from jobbro.companies.actions.saving import SavedMeanwhile
from jobbro.companies.actions.staff import (
    OccupantFacts,
    add_other_occupant,
    change_other_occupant,
    note_staff,
    remove_other_occupant,
)
from jobbro.companies.actions.tasks import TaskFacts, add_task, change_task, close_task, reopen_task

__all__ = [
    "MOST_AIMS",
    "NOT_WRITTEN",
    "AimFacts",
    "AlreadyEnded",
    "CompanyExists",
    "CompanyFacts",
    "ContactFacts",
    "Finding",
    "NotYetWhole",
    "OccupantFacts",
    "PartnershipFacts",
    "PartnershipGap",
    "SavedMeanwhile",
    "SiteExists",
    "SiteFacts",
    "TaskFacts",
    "add_contact",
    "add_other_occupant",
    "add_site",
    "add_task",
    "agree_partnership",
    "change_company",
    "change_contact",
    "change_other_occupant",
    "change_partnership",
    "change_site",
    "change_task",
    "close_task",
    "create_company",
    "create_partnership",
    "end_partnership",
    "note_preparation",
    "note_staff",
    "remove_other_occupant",
    "reopen_task",
]
