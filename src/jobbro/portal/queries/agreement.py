"""What the holder of a link to an agreement reads."""

from dataclasses import dataclass
from datetime import date

from jobbro.placements.exports import PageBlock, agreement_letter, citizen_letter, description_letter, page_blocks
from jobbro.placements.models import Approval, ApprovalState, Party
from jobbro.placements.queries.outside import ReleasedBasis


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """The agreement as its reader's party sees it; the whole description only for those at the workplace."""

    title: str
    blocks: tuple[PageBlock, ...]
    whole: tuple[PageBlock, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of those who were asked have answered."""

    answered: int
    asked: int
    all_agree: bool


def agreement_page(basis: ReleasedBasis, party: str, *, today: date) -> AgreementPage:
    """Return what this party reads: the citizen the plain version, the workplace the agreement and the description."""
    if party == Party.CITIZEN:
        letter = citizen_letter(basis, printed_on=today)
        return AgreementPage(letter.title, page_blocks(letter), ())
    letter = agreement_letter(basis, printed_on=today)
    return AgreementPage(letter.title, page_blocks(letter), page_blocks(description_letter(basis, printed_on=today)))


def names_in(basis: ReleasedBasis) -> tuple[str, ...]:
    """Return the names of people and places in the agreement; words in them tell nothing about anybody's health."""
    names = basis.record.names
    return names.company, names.site, names.citizen, names.contact, names.consultant


def progress(approval: Approval) -> Progress:
    """Return how far the question has come among all who were asked."""
    standing = list(Approval.objects.filter(placement=approval.placement_id).exclude(state=ApprovalState.VOID))
    answered = [row for row in standing if row.state != ApprovalState.ASKED]
    return Progress(len(answered), len(standing), all(row.state == ApprovalState.AGREED for row in standing))
