"""A sheet about social responsibility as PDF, Word, spreadsheet and signed data. It names no citizen."""

import json
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from jobbro.accounts.models import the_municipality
from jobbro.documents import (
    Block,
    BulletList,
    Column,
    DataTable,
    FactTable,
    Heading,
    Letter,
    Paragraph,
    Sealer,
    Sheet,
    Table,
    Watermark,
    control_code,
    to_excel,
    to_pdf,
    to_word,
)
from jobbro.documents.text import long_date
from jobbro.placements.models import SheetKind
from jobbro.placements.queries.sheet_content import SheetContent

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def sealer() -> Sealer:
    """The seal of this municipality. Its secret is the one that is never changed, so old sheets stay checkable."""
    return Sealer(settings.FIELD_KEY)


def sheet_files(content: SheetContent, signature: str, *, at: datetime, is_demo: bool = False) -> dict[str, bytes]:
    """Return the sheet in every format, by ending.

    :raises DocumentError: when it cannot be set, with a sentence for the one who asked
    """
    letter = sheet_letter(content, signature, is_demo=is_demo)
    return {
        "pdf": to_pdf(letter),
        "docx": to_word(letter),
        "xlsx": to_excel(sheet_table(content, signature), made_at=at),
        "json": signed_data(content, signature),
    }


def sheet_letter(content: SheetContent, signature: str, *, is_demo: bool = False) -> Letter:
    """The sheet on paper: what was contributed, the categories, the figures, and how to see that it is genuine."""
    is_tender = content.kind == SheetKind.TENDER
    title = _("Socialt dataark %(number)s") if is_tender else _("Det har I bidraget med %(number)s")
    return Letter(
        title=title % {"number": content.number},
        about=f"{content.company}, CVR {content.cvr}, {content.year}",
        municipality=content.municipality,
        printed_on=date.fromisoformat(content.issued_on),
        blocks=(*_contribution(content), *_categories(content), *_figures(content), *_proof(content, signature)),
        colour=the_municipality().colour,
        watermark=Watermark.DEMO if is_demo else None,
    )


def _contribution(content: SheetContent) -> tuple[Block, ...]:
    until = long_date(date.fromisoformat(content.until))
    opening = _(
        "%(company)s har i %(year)s arbejdet sammen med %(municipality)s. "
        "Sammen har vi åbnet vejen til job for mennesker, der stod udenfor. Opgjort til og med %(until)s."
    )
    words = {
        "company": content.company,
        "year": content.year,
        "municipality": content.municipality,
        "until": until,
    }
    numbers: tuple[Block, ...] = (BulletList(content.contribution),) if content.contribution else ()
    return Heading(_("Bidraget i året")), Paragraph.of(opening % words), *numbers


def _categories(content: SheetContent) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for line in content.categories:
        blocks += [Heading(line.title), Paragraph.of(line.text)]
        if line.numbers:
            blocks.append(BulletList(line.numbers))
    return tuple(blocks)


def _figures(content: SheetContent) -> tuple[Block, ...]:
    if not content.figures:
        return ()
    header = (_("Punkt"), _("Tal"), _("Kilde"))
    rows = tuple((f"{line.standard} {line.title}".strip(), line.value, line.source or "–") for line in content.figures)
    note = _("B8, B9 og B10 er punkter i VSME, den frivillige standard for mindre virksomheder.")
    return Heading(_("Virksomhedens egne tal")), Paragraph.of(note), DataTable(header, rows, (4, 2, 5))


def _proof(content: SheetContent, signature: str) -> tuple[Block, ...]:
    facts = [
        (_("Arkets nummer"), content.number),
        (_("Kontrolkode"), control_code(signature)),
        (_("Udgave"), str(content.version)),
        (_("Se, om arket er ægte"), settings.PUBLIC_URL + reverse("portal:sheet_check")),
    ]
    if content.replaces:
        facts.append((_("Afløser"), content.replaces))
    return Heading(_("Sådan er tallene lavet")), BulletList(how_counted()), FactTable(tuple(facts))


def how_counted() -> tuple[str, ...]:
    """What a reader must know about the numbers."""
    return (
        _("Timerne er dem, parterne har aftalt på forhånd, uden helligdage. De er ikke talt på fremmøde."),
        _("Et tal om mennesker står kun, når det dækker mindst fem, og når ingen kan regnes ud af flere ark."),
        _("Ingen er nævnt, og intet på arket peger på én person."),
    )


def sheet_table(content: SheetContent, signature: str) -> Table:
    """The sheet as a spreadsheet: one row a number or text."""
    columns = (
        Column(_("Afsnit"), width=30),
        Column(_("Punkt"), width=44),
        Column(_("Tal"), width=16),
        Column(_("Kilde"), width=60),
    )
    rows: list[tuple[str, ...]] = []
    for told in content.contribution:
        point, _colon, value = told.rpartition(": ")
        rows.append((_("Bidraget i året"), point, value, content.municipality))
    for line in content.categories:
        rows.append((line.title, line.text, "", content.company))
        for told in line.numbers:
            point, _colon, value = told.rpartition(": ")
            rows.append((line.title, point, value, content.municipality))
    own = _("Virksomhedens egne tal")
    rows += [(own, f"{line.standard} {line.title}".strip(), line.value, line.source) for line in content.figures]
    proof = (Column(_("Felt"), width=30), Column(_("Oplysning"), width=80))
    facts = [
        (_("Arkets nummer"), content.number),
        (_("Kontrolkode"), control_code(signature)),
        (_("Virksomhed"), f"{content.company}, CVR {content.cvr}"),
        (_("År"), str(content.year)),
        (_("Opgjort til og med"), long_date(date.fromisoformat(content.until))),
        (_("Se, om arket er ægte"), settings.PUBLIC_URL + reverse("portal:sheet_check")),
        *((_("Sådan er tallene lavet"), words) for words in how_counted()),
    ]
    name = _("Dataark") if content.kind == SheetKind.TENDER else _("Bidrag")
    return Table(content.number, (Sheet(name, columns, rows), Sheet(_("Kontrol"), proof, facts)))


def signed_data(content: SheetContent, signature: str) -> bytes:
    """The signed words with signature and public key, for a reader who checks with tools of their own (Ed25519)."""
    data = {"content": content.as_text(), "signature": signature, "public_key": sealer().public_key}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
