"""Proposed and saved jobs as papers for the employer: tasks, hours, what is freed, the sums, and what to agree on."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from jobbro.accounts.models import the_municipality
from jobbro.companies.models import Company, OpeningTask
from jobbro.companies.queries.bundle_sums import joined
from jobbro.companies.queries.bundles import BundlePage, BundleView
from jobbro.companies.queries.jobs import OpeningView
from jobbro.documents import (
    Block,
    BulletList,
    DataTable,
    FactTable,
    Heading,
    Letter,
    Notice,
    NoticeKind,
    Paragraph,
    to_pdf,
    to_word,
)
from jobbro.domain.fit import JobWish
from jobbro.ui.wording import SHORT_WEEKDAYS, WEEKDAYS, hours, short_day

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper_of(letter: Letter, ending: str) -> tuple[str, bytes] | None:
    """Return the content type and the bytes of a letter as «pdf» or «docx»; None for another ending."""
    if ending == "pdf":
        return "application/pdf", to_pdf(letter)
    return (_WORD, to_word(letter)) if ending == "docx" else None


def bundles_letter(company: Company, page: BundlePage, wish: JobWish, *, printed_on: date) -> Letter:
    """All proposals on one paper, as they stand on the page; or why there is none."""
    days = joined(WEEKDAYS[day - 1] for day in sorted(wish.weekdays))
    asked = _("Ønsket: %(hours)s om ugen, %(days)s.") % {"hours": hours(wish.hours), "days": days or _("alle dage")}
    blocks: list[Block] = [Paragraph.of(asked)]
    if page.empty:
        blocks += [Notice(page.empty, NoticeKind.MISSING), Heading(_("Det kan vi tale om")), BulletList(page.asks)]
    else:
        blocks.append(Notice(_("Forslag til en snak. Intet er aftalt."), NoticeKind.INFO))
    for view in page.bundles:
        blocks += _proposal(view)
    if page.told_from and page.told_to:
        told = dict.fromkeys(short_day(day, printed_on) for day in (page.told_from, page.told_to))
        source = _("Opgaverne er fortalt af virksomheden og noteret %(days)s.") % {"days": " til ".join(told)}
        blocks.append(Paragraph.of(source))
    return _letter(_("Forslag til job på få timer"), company.name, tuple(blocks), printed_on)


def opening_letter(view: OpeningView, *, printed_on: date) -> Letter:
    """One job opening on paper."""
    opening = view.opening
    rows = [(_("Timer om ugen"), hours(opening.weekly_hours)), (_("Status"), opening.get_state_display())]
    if view.days:
        rows.append((_("Dage"), view.days))
    if opening.position:
        rows.append((_("Del af stillingen"), opening.position.title))
    if view.freed:
        rows.append((_("Frigjort tid om ugen"), f"{view.freed_formula} = {hours(view.freed)}"))
    blocks: list[Block] = [FactTable(tuple(rows))]
    if view.pieces:
        tasks = tuple(_row(piece) for piece in view.pieces)
        header = (_("Opgave"), _("Om ugen"), _("Dage"), _("Oplæring"))
        blocks += [Heading(_("Opgaverne")), DataTable(header, tasks, (6, 3, 3, 3))]
    return _letter(opening.title, opening.company.name, tuple(blocks), printed_on)


def _proposal(view: BundleView) -> Iterator[Block]:
    yield Heading(_("Forslag %(number)s: %(hours)s om ugen") % {"number": view.number, "hours": hours(view.hours)})
    yield Paragraph.of(". ".join(view.headings), ".")
    unknown = _("ved ikke")
    rows = tuple((line.title, hours(line.hours), line.days or unknown, line.today or unknown) for line in view.lines)
    yield DataTable((_("Opgave"), _("Om ugen"), _("Dage"), _("Gøres i dag af")), rows, (6, 3, 3, 3))
    if view.reasons:
        yield BulletList(view.reasons)
    sums = tuple((one.label, one.amount, one.formula) for one in view.sums)
    yield DataTable((_("Tal"), _("Om ugen eller om året"), _("Sådan er der regnet")), sums, (4, 3, 5))
    if asks := (*view.notes, *view.unknown):
        yield Heading(_("Det skal vi afklare"), 3)
        yield BulletList(asks)


def _row(piece: OpeningTask) -> tuple[str, str, str, str]:
    days = " ".join(SHORT_WEEKDAYS[day - 1] for day in piece.weekdays)
    return piece.task.title, hours(piece.weekly_hours), days, piece.task.get_training_display()


def _letter(title: str, about: str, blocks: tuple[Block, ...], printed_on: date) -> Letter:
    municipality = the_municipality()
    return Letter(
        title=title,
        about=about,
        municipality=municipality.name,
        printed_on=printed_on,
        blocks=blocks,
        colour=municipality.colour,
    )
