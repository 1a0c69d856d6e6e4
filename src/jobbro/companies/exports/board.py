"""The board of a walk on paper and as a picture."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from jobbro.accounts.models import the_municipality
from jobbro.companies.models import Company
from jobbro.companies.queries.board import board
from jobbro.documents import Letter, Paragraph, Watermark, picture_pixels, to_pdf, to_svg


@dataclass(frozen=True, slots=True)
class BoardFile:
    """The board as a file: how it is sent, and its bytes."""

    content_type: str
    content: bytes


def board_file(company: Company, *, kind: str, printed_on: date) -> BoardFile:
    """Make the board as `pdf` (one A4), `svg` or `png`, with the same words in each.

    :raises KeyError: for another kind of file
    """
    house, figure = the_municipality(), board(company)
    figure = replace(figure, heading=f"{figure.caption} · {printed_on:%d-%m-%Y}")
    match kind:
        case "pdf":
            return BoardFile("application/pdf", to_pdf(_sheet(company, printed_on)))
        case "svg":
            return BoardFile("image/svg+xml", to_svg(figure, colour=house.colour, key="tavle").encode())
        case "png":
            return BoardFile("image/png", picture_pixels(figure, colour=house.colour, language="da"))
    raise KeyError(kind)


def _sheet(company: Company, printed_on: date) -> Letter:
    house = the_municipality()
    intro = _("De ni aktiviteter med de opgaver, vi har talt om. En stiplet ramme er et sted, vi mangler at spørge.")
    return Letter(
        title=_("Opgavetavle"),
        about=company.name,
        municipality=house.name,
        printed_on=printed_on,
        blocks=(Paragraph.of(intro), board(company)),
        watermark=Watermark.DEMO if company.is_demo else None,
        colour=house.colour,
    )
