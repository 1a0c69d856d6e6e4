"""What is ready to be said when a citizen is proposed to a company: prefilled from released facts and the record."""

from dataclasses import dataclass, fields
from datetime import date

from jobbro.citizens.models import FactKind
from jobbro.citizens.queries import facts_for
from jobbro.companies.models import Contact
from jobbro.companies.queries.needs import asked_of_company
from jobbro.domain.disclosure import Audience
from jobbro.placements.actions.proposing import ProposalAnswers
from jobbro.placements.models import Placement, Proposal
from jobbro.placements.queries.outside import Matter, basis_of, private_matters
from jobbro.placements.record import Record

TOLD = ("who", "why_company", "bottom_line", "help_offered")
_ABOUT_THE_PERSON = {FactKind.SKILL, FactKind.EVERYDAY, FactKind.CV, FactKind.WISH}


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """The people it can be sent to, what may be said, and the answers so far."""

    contacts: tuple[Contact, ...]
    is_need_known: bool
    released: tuple[str, ...]
    answers: ProposalAnswers
    sent: Proposal | None


def proposal_page(placement: Placement, record: Record) -> ProposalPage:
    """Return what the page shows: the answers that were kept, or a first draft of them.

    The placement is fetched with its proposal, so that no question is asked for it.
    """
    kept: Proposal | None = getattr(placement, "proposal", None)
    facts = facts_for(placement.citizen, Audience.COMPANY)
    contacts = Contact.objects.filter(company=placement.company_id, is_active=True).exclude(email="").order_by("name")
    people = tuple(contacts.annotate(is_need_known=asked_of_company("company")))
    return ProposalPage(
        contacts=people,
        # The mail needs a reader: without one there is nothing to warn of yet.
        is_need_known=all(person.is_need_known for person in people),
        released=tuple(fact.wording for fact in facts),
        answers=_kept(kept) if kept else _drafted(record, [f.wording for f in facts if f.kind in _ABOUT_THE_PERSON]),
        sent=kept if kept and kept.sent_at else None,
    )


def _kept(proposal: Proposal) -> ProposalAnswers:
    return ProposalAnswers(**{field.name: getattr(proposal, field.name) for field in fields(ProposalAnswers)})


def _drafted(record: Record, released: list[str]) -> ProposalAnswers:
    """Only released words about the person; the reasons and the promise come from the plan."""
    first: date | None = record.follow_ups[0].day if record.follow_ups else None
    return ProposalAnswers(
        who=". ".join(words.rstrip(".") for words in released) + ("." if released else ""),
        why_company=record.contribution,
        follow_up_on=first,
        caller_name=record.names.consultant,
        caller_phone=record.names.consultant_phone,
    )


def matters_in(placement: Placement, answers: ProposalAnswers) -> tuple[Matter, ...]:
    """Find what the company must not be told in the answers that would be sent; `field` is the field's own name."""
    basis = basis_of(placement)
    found = []
    for name in TOLD:
        written = [(name, getattr(answers, name))]
        found += [(name, matter) for matter in private_matters(basis.record, written, mails=basis.mails)]
    return tuple(Matter(name, matter.sentence, matter.words, matter.why, matter.section) for name, matter in found)
