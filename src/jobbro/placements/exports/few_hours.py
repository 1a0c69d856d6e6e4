"""The paper about few ordinary hours before a flexible job, for the caseworker (R-122)."""

from django.utils.translation import gettext as _

from jobbro.accounts.models import the_municipality
from jobbro.documents import Block, BulletList, DataTable, FactTable, Heading, Letter, Notice, NoticeKind, Paragraph
from jobbro.documents.text import long_date
from jobbro.placements.queries.few_hours import FewHoursPage
from jobbro.placements.record import Record
from jobbro.ui.wording import number


def few_hours_letter(page: FewHoursPage, record: Record) -> Letter:
    """The paper: the result that decides nothing, the hours, the evidence, the arguments and where they stand."""
    names = record.names
    facts = (
        (_("Borger"), names.citizen),
        (_("Arbejdssted"), names.company),
        (_("Resultat"), page.result.capitalize()),
        (_("Regler fra"), long_date(page.on_day)),
    )
    municipality = the_municipality()
    return Letter(
        title=_("Få lønnede timer før fleksjob"),
        about=f"{names.citizen}, {names.company}",
        municipality=municipality.name,
        printed_on=page.on_day,
        blocks=(
            Notice(_("Arket afgør ikke noget. Det samler det, der kan vurderes."), NoticeKind.IMPORTANT),
            FactTable(facts),
            Paragraph.of(page.says),
            *_hours(page),
            *_evidence(page),
            *_arguments(page),
        ),
        colour=municipality.colour,
    )


def _hours(page: FewHoursPage) -> tuple[Block, ...]:
    heading = Heading(_("Timer og opgaver"))
    if not page.lines:
        return heading, Paragraph.of(_("Der er ikke skrevet timer endnu."))
    rows = tuple(
        (
            f"{line.first:%d-%m-%Y} – {line.last:%d-%m-%Y}",
            number(line.paid),
            number(line.practice),
            ", ".join(line.tasks) or "–",
        )
        for line in page.lines
    )
    header = (_("Periode"), _("Løn, timer om ugen"), _("Praktik, timer om ugen"), _("Lønnede opgaver"))
    told = (Paragraph.of(page.growth),) if page.growth else ()
    return heading, DataTable(header, rows, (3, 2, 2, 4)), *told


def _evidence(page: FewHoursPage) -> tuple[Block, ...]:
    rows = tuple(
        (one.point.title, "; ".join(one.says) if one.is_there else _("mangler: ") + one.point.text)
        for one in page.evidence
    )
    return Heading(_("Det er skrevet ned")), FactTable(rows)


def _arguments(page: FewHoursPage) -> tuple[Block, ...]:
    items = tuple(f"{point.title}. {point.text}" for point in page.arguments.points)
    guidance = tuple(f"{line.title}: {line.value}. {line.source}" for line in page.guidance)
    source = f"{page.source.title}, {page.source.publisher}, {page.arguments.source.section}. {page.source.seen}."
    rules: tuple[Block, ...] = (Heading(_("Hovedreglen for fastholdelsesfleksjob")), BulletList(guidance))
    return (
        Heading(page.arguments.title),
        Paragraph.of(page.arguments.text),
        BulletList(items),
        Paragraph.of(_("Kilde: ") + source),
        *(rules if guidance else ()),
        Paragraph.of(_("Regelsættets version: ") + page.rulebook_version),
    )
