"""The pitch sheet for a company: only what can be proved, and the company's own figures. It names nobody."""

from datetime import date

from django.utils.translation import gettext as _

from jobbro.accounts.models import User, the_municipality
from jobbro.companies.models import Company
from jobbro.documents import Block, BulletList, DataTable, Heading, Letter, Paragraph, Watermark, to_pdf, to_word
from jobbro.placements.queries.arguments import ArgumentPage, StatementLine
from jobbro.ui.wording import phone

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAKERS = {"pdf": (to_pdf, "application/pdf"), "docx": (to_word, _WORD)}
ENDINGS = tuple(_MAKERS)


def pitch_letter(page: ArgumentPage, company: Company, *, by: User, printed_on: date) -> Letter | None:
    """Return the sheet; None while nothing on it could be proved or counted."""
    proved = tuple(line for line in page.statements if line.proof.is_there)
    counted = tuple(one for one in page.arguments if one.words and one.has_figures)
    if not proved and not counted:
        return None
    municipality = the_municipality()
    return Letter(
        title=_("Det kan I få ud af et samarbejde"),
        about=company.name,
        municipality=municipality.name,
        printed_on=printed_on,
        blocks=(*_statements(proved), *_figures(page), *_benefits(page), *_ending(by)),
        colour=municipality.colour,
        watermark=Watermark.DEMO if company.is_demo else None,
    )


def pitch_file(letter: Letter, *, ending: str) -> tuple[str, str, bytes]:
    """Return the sheet's name, type and bytes as a PDF or a Word file; the name holds neither company nor person.

    :raises DocumentError: when it cannot be set, with a sentence for the one who asked
    """
    make, content_type = _MAKERS[ending]
    return f"argumenter-{letter.printed_on.isoformat()}.{ending}", content_type, make(letter)


def _statements(proved: tuple[StatementLine, ...]) -> tuple[Block, ...]:
    if not proved:
        return ()
    rows = tuple((line.says, line.proof.told) for line in proved)
    return Heading(_("Det står vi ved")), DataTable((_("Det får I"), _("Det bygger vi på")), rows, (4, 5))


def _figures(page: ArgumentPage) -> tuple[Block, ...]:
    counted = tuple(one.words for one in page.arguments if one.words and one.has_figures)
    if not counted:
        return ()
    sums = tuple(f"{one.label}: {one.amount}. {one.formula}".strip() for one in page.sums)
    told = Paragraph.of(_("Regnet med jeres egne tal. Det er et skøn og ikke et tilbud."))
    return Heading(_("Med jeres egne tal")), BulletList(counted), told, BulletList(sums)


def _benefits(page: ArgumentPage) -> tuple[Block, ...]:
    proved = tuple(line for line in page.benefits if line.proof.is_there)
    if not proved:
        return ()
    rows = tuple((line.title, ", ".join(title for _id, title in line.tools)) for line in proved)
    return Heading(_("Det kan vi tilbyde")), DataTable((_("Det hjælper med"), _("Sådan")), rows, (4, 5))


def _ending(by: User) -> tuple[Block, ...]:
    number = _("telefon %(number)s") % {"number": phone(by.phone)} if by.phone else ""
    who = ", ".join(part for part in (by.full_name, number, by.email) if part)
    counted = _("Et tal om mennesker står kun, når mindst fem er bag, og er rundet ned. Tallene er talt fra aftaler.")
    return Paragraph.of(counted), Heading(_("Ring eller skriv")), Paragraph.of(who)
