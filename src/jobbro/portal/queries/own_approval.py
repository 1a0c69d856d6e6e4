"""What the citizen is told about a question before reading it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jobbro.citizens.models import Citizen, OwnApproval
from jobbro.citizens.queries.own_approvals import asked_of


@dataclass(frozen=True, slots=True)
class AskedCard:
    """A question on the first page: what it is, and who will read it."""

    approval: OwnApproval
    title: str
    lead: str


def asked_cards(citizen: Citizen) -> tuple[AskedCard, ...]:
    """Return the questions that wait for the citizen."""
    return tuple(AskedCard(one, title_of(one), lead_of(one)) for one in asked_of(citizen))


def title_of(approval: OwnApproval) -> str:
    """Return what the question is about."""
    if approval.version is None:
        return _("Fortæl det én gang")
    return _("Dit CV til %(reader)s") % {"reader": approval.version.recipient}


def lead_of(approval: OwnApproval) -> str:
    """Return who will read it, and when."""
    if approval.version is None:
        return _("Det her må en ny kollega hos os læse. Så skal du ikke fortælle det forfra.")
    return _("Det her vil %(reader)s læse. Det bliver først sendt, når du har sagt ja.") % {
        "reader": approval.version.recipient
    }
