"""A calculation as a paper for the employer: the figures, the sums, the assumptions with source and day."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from jobbro.accounts.models import the_municipality
from jobbro.calculators.queries.estimates import SaidAssumption, SaidEstimate
from jobbro.calculators.queries.months import SaidMonths
from jobbro.calculators.queries.rates import SaidCalculation, UnknownRate
from jobbro.documents import (
    Block,
    BulletList,
    DataTable,
    Heading,
    Letter,
    Notice,
    NoticeKind,
    Paragraph,
    Run,
)
from jobbro.documents.text import long_date
from jobbro.library import texts


def estimate_letter(said: SaidEstimate, *, printed_on: date) -> Letter:
    """The estimate as it stands on the page; whose it is stands under the title."""
    rows = tuple((part.label, part.amount, part.formula) for part in said.parts)
    header = (_("Tal"), _("Beløb eller timer"), _("Sådan er der regnet"))
    notes = tuple(Paragraph.of(note) for note in said.notes)
    answers = tuple(
        Paragraph.of(Run(f"{part.label}: {part.amount}", bold=True)) for part in said.parts if part.is_answer
    )
    blocks: tuple[Block, ...] = (
        Notice(texts().say("estimate.is_estimate"), NoticeKind.IMPORTANT),
        *answers,
        *notes,
        Heading(_("Regnestykket")),
        DataTable(header, rows, (3, 4, 5)),
        *_assumptions(said.assumptions),
        *_unknown(said.unknown),
        Paragraph.of(said.left_out),
    )
    return _letter(said.title, said.company, said.day, blocks, printed_on)


def calculation_letter(
    title: str, said: SaidCalculation, months: SaidMonths | None, *, day: date, printed_on: date
) -> Letter:
    """A calculation of rates, with its months where it has them."""
    result = (Paragraph.of(Run(f"{said.result_title}: {said.result}", bold=True)),) if said.result else ()
    steps = tuple(f"{line.sentence} {line.rule_title} {line.source}".strip() for line in said.lines)
    table: tuple[Block, ...] = ()
    if months:
        rows = tuple((month.name, month.hours, month.amount, month.rate) for month in months.rows)
        header = (_("Måned"), _("Timer"), _("Tilskud"), _("Sats"))
        total = _("I alt: %(total)s") % {"total": months.total}
        unsure = "" if months.is_whole else _(" Beløbet for hele perioden bruger én dags sats og er derfor usikkert.")
        table = (Heading(_("Måned for måned")), DataTable(header, rows, (3, 2, 3, 4)), Paragraph.of(total, unsure))
    blocks: tuple[Block, ...] = (
        Notice(texts().say("estimate.is_estimate"), NoticeKind.IMPORTANT),
        *result,
        *(Paragraph.of(warning) for warning in said.warnings),
        *((Heading(_("Sådan er der regnet")), BulletList(steps)) if steps else ()),
        *table,
        *_unknown((*said.unknown, *(months.unknown if months else ()))),
    )
    return _letter(title, "", day, blocks, printed_on)


def _letter(title: str, about: str, day: date | None, blocks: tuple[Block, ...], printed_on: date) -> Letter:
    municipality = the_municipality()
    rates = (Paragraph.of(_("Tal og satser, der gælder %(day)s.") % {"day": long_date(day)}),) if day else ()
    return Letter(
        title=title,
        about=about,
        municipality=municipality.name,
        printed_on=printed_on,
        blocks=(*rates, *blocks),
        colour=municipality.colour,
    )


def _assumptions(assumptions: tuple[SaidAssumption, ...]) -> Iterable[Block]:
    if not assumptions:
        return ()
    yours = texts().say("estimate.yours")
    sources = list(dict.fromkeys(source.source for one in assumptions for source in one.sources))
    number = {source: str(place) for place, source in enumerate(sources, start=1)}
    rows = tuple(
        (one.label, one.amount, ", ".join(dict.fromkeys(number[source.source] for source in one.sources)) or yours)
        for one in assumptions
    )
    table = DataTable((_("Forudsætning"), _("Tal"), _("Kilde")), rows, (5, 4, 3))
    listed = tuple(
        Paragraph.of(_("Kilde %(number)s: %(source)s") % {"number": number[source], "source": source})
        for source in sources
    )
    return Heading(_("Forudsætninger")), table, *listed


def _unknown(rates: Iterable[UnknownRate]) -> Iterable[Block]:
    lines = tuple(f"{rate.title}. {rate.missing}" for rate in rates)
    return (Heading(_("Det ved vi ikke")), BulletList(lines)) if lines else ()
