"""The paper with what a company is offered: their own words, ours, and whom to call. No citizen is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobbro.accounts.models import User, the_municipality
from jobbro.companies.models import Company, CompanyOffer
from jobbro.companies.queries.needs import Register
from jobbro.documents import Letter, Watermark, letter_from, to_pdf, to_word
from jobbro.documents.from_content import left_out
from jobbro.documents.text import long_date
from jobbro.library import relief, toolboxes
from jobbro.library.letters import FactValue, fill
from jobbro.library.writing_files import privacy_scan
from jobbro.ui.wording import phone

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAKERS = {"pdf": (to_pdf, "application/pdf"), "docx": (to_word, _WORD)}
ENDINGS = tuple(_MAKERS)
_NOTHING_ASKED = "–"


@dataclass(frozen=True, slots=True)
class OfferPaper:
    """The letter, and the texts that were kept out of it since they tell too much about somebody."""

    letter: Letter
    held_back: tuple[str, ...]


def offer_paper(company: Company, register: Register, *, by: User, printed_on: date) -> OfferPaper | None:
    """Return the paper with the offers that wait for an answer; None when there are none that may be printed.

    What the privacy scan stops is left out, and the page says so: it fails closed.
    """
    held_back: list[str] = []
    standing = [offer for offer in register.standing_offers if _passes((offer.title, offer.words), held_back)]
    if not standing:
        return None
    told = dict.fromkeys(offer.need.words for offer in standing)
    municipality, owner = the_municipality(), standing[0].owner or by
    number = f"telefon {phone(owner.phone)}" if owner.phone else ""
    facts: dict[str, FactValue] = {
        "company": company.name,
        "company_needs": [words for words in told if _passes((words,), held_back)],
        "offers": [[offer.title, offer.words, _asks(offer)] for offer in standing],
        "answer_by": long_date(min(offer.answer_by for offer in standing)),
        "who": ", ".join(part for part in (owner.full_name, number, owner.email) if part),
    }
    letter = letter_from(
        fill("company_offer", facts),
        about=company.name,
        municipality=municipality.name,
        printed_on=printed_on,
        watermark=Watermark.DEMO if company.is_demo else None,
        colour=municipality.colour,
        missing=left_out,
    )
    return OfferPaper(letter, tuple(held_back))


def offer_file(paper: OfferPaper, *, ending: str) -> tuple[str, str, bytes]:
    """Return the paper's name, type and bytes as a PDF or a Word file.

    :raises DocumentError: when it cannot be set, with a sentence for the one who asked
    """
    make, content_type = _MAKERS[ending]
    return f"forslag-{paper.letter.printed_on.isoformat()}.{ending}", content_type, make(paper.letter)


def _passes(texts: Iterable[str], held_back: list[str]) -> bool:
    stopped = [text for text in texts if privacy_scan().scan(text)]
    held_back.extend(stopped)
    return not stopped


def _asks(offer: CompanyOffer) -> str:
    """What the offer asks of the company: the costs of the tool that it rests on."""
    tool = next((idea.tool for idea in relief().ideas if idea.id == offer.proposal_id), "")
    known = toolboxes().tools.get(tool)
    return known.entry.costs if known else _NOTHING_ASKED
