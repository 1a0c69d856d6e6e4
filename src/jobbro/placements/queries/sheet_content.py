"""What a sheet says, as plain data: the same words are signed, printed and held against a copy."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from jobbro.accounts.models import the_municipality
from jobbro.companies.models import Company, OwnFigure
from jobbro.companies.queries.responsibility import said
from jobbro.domain.disclosure import may_change_to
from jobbro.library import responsibility, sources
from jobbro.library.responsibility_files import DataPoint, PointUnit, SheetCategory
from jobbro.placements.models import ResponsibilitySheet, SheetKind
from jobbro.placements.queries.contributing import Cell, cells_of, events_of, told_earlier
from jobbro.ui.wording import long_day


@dataclass(frozen=True, slots=True)
class SheetCategoryLine:
    """A category on the sheet: the company's own approved words, and the numbers that may be told."""

    key: str
    title: str
    text: str
    numbers: tuple[str, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """A figure on the sheet. `told` is the bare number, empty when it is unknown or not shown."""

    key: str
    standard: str
    title: str
    value: str
    source: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class SheetContent:
    """Everything that stands on a sheet. `sources` is a hash of what it was counted from."""

    number: str
    kind: str
    version: int
    company: str
    cvr: str
    municipality: str
    year: int
    until: str
    issued_on: str
    replaces: str
    contribution: tuple[str, ...]
    categories: tuple[SheetCategoryLine, ...]
    figures: tuple[SheetFigure, ...]
    sources: str

    @property
    def until_day(self) -> str:
        """The last day that is counted, in words."""
        return long_day(date.fromisoformat(self.until))

    def as_text(self) -> str:
        """The words that are signed: the same content always gives the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> "SheetContent":
        """Read what was signed."""
        data = json.loads(text)
        return cls(
            **data
            | {
                "contribution": tuple(data["contribution"]),
                "categories": tuple(
                    SheetCategoryLine(**one | {"numbers": tuple(one["numbers"])}) for one in data["categories"]
                ),
                "figures": tuple(SheetFigure(**one) for one in data["figures"]),
            }
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a sheet is made from: the numbers with their events, and the company's own approved figures."""

    cells: tuple[Cell, ...]
    figures: Mapping[str, OwnFigure]
    earlier: tuple[SheetContent, ...]

    @property
    def fingerprint(self) -> str:
        """A hash of every event and every figure; another hash means that a source is not what it was."""
        events = sorted(
            (cell.key, str(event.placement_id), str(amount)) for cell in self.cells for event, amount in cell.parts
        )
        own = sorted((key, str(row.value), row.words, str(row.approved_on)) for key, row in self.figures.items())
        return hashlib.sha256(json.dumps([events, own], ensure_ascii=False).encode()).hexdigest()


def gather(company: Company, *, year: int, until: date) -> Gathered:
    """Gather the events and figures of a year; five questions to the database, whatever their number."""
    cells = cells_of(events_of(company, year=year, until=until), told_earlier(company))
    figures = {row.key: row for row in company.own_figures.filter(year=year, approved_on__isnull=False)}
    earlier = company.responsibility_sheets.order_by("pk").values_list("content", flat=True)
    return Gathered(cells, figures, tuple(SheetContent.read(text) for text in earlier))


def sheet_content(
    company: Company, gathered: Gathered, *, kind: SheetKind, number: str, version: int, year: int, until: date
) -> SheetContent:
    """Put the sheet together: only what is approved, and only numbers that hide each of those behind them."""
    known = responsibility()
    is_tender = kind is SheetKind.TENDER
    told = [cell.said for cell in gathered.cells if cell.is_told and not cell.section]
    same_year = [one for one in gathered.earlier if one.year == year]
    return SheetContent(
        number=number,
        kind=str(kind),
        version=version,
        company=company.name,
        cvr=company.cvr,
        municipality=the_municipality().name,
        year=year,
        until=min(until, date(year, 12, 31)).isoformat(),
        issued_on=until.isoformat(),
        replaces=max(same_year, key=lambda one: one.version).number if same_year else "",
        contribution=tuple(told),
        categories=tuple(_categories(known.categories, gathered)) if is_tender else (),
        figures=tuple(_figure(point, gathered) for point in known.points) if is_tender else (),
        sources=gathered.fingerprint,
    )


def sources_are_the_same(sheet: ResponsibilitySheet, content: SheetContent) -> bool:
    """Answer whether what the sheet was counted from still says the same."""
    now = gather(sheet.company, year=sheet.year, until=date.fromisoformat(content.until))
    return now.fingerprint == content.sources


def _categories(categories: Iterable[SheetCategory], gathered: Gathered) -> Iterable[SheetCategoryLine]:
    for category in categories:
        figure = gathered.figures.get(category.id)
        if figure is None or not figure.words:
            continue
        counted = [cell for cell in gathered.cells if cell.section and cell.section == category.counts]
        numbers = [cell.said for cell in counted if cell.is_told]
        own = "" if category.counts else _told(category.id, figure.value, gathered, is_guarded=True)
        if own:
            told = said(PointUnit.PERSONS, Decimal(own))
            numbers.append(_("Virksomhedens eget tal: %(told)s") % {"told": told})
        yield SheetCategoryLine(category.id, category.title, figure.words, tuple(numbers), own)


def _figure(point: DataPoint, gathered: Gathered) -> SheetFigure:
    figure = gathered.figures.get(point.id)
    where = f"{sources()[point.source.ref].title}, {point.source.section}" if point.standard else ""
    if figure is None or figure.value is None:
        return SheetFigure(point.id, point.standard, point.title, _("ukendt"), where)
    told = _told(point.id, figure.value, gathered, is_guarded=point.is_guarded)
    value = said(point.unit, figure.value) if told else _("vises ikke")
    day = figure.on_day.strftime("%d-%m-%Y")
    source = ". ".join(part for part in (where, _("Oplyst af virksomheden %(day)s") % {"day": day}) if part)
    return SheetFigure(point.id, point.standard, point.title, value, source, told)


def _told(key: str, value: Decimal | None, gathered: Gathered, *, is_guarded: bool) -> str:
    """The bare number when it may be told, beside what earlier sheets have told of the same thing."""
    if value is None:
        return ""
    lines: list[SheetFigure | SheetCategoryLine] = []
    for sheet in gathered.earlier:
        lines += [*sheet.figures, *sheet.categories]
    before = [Decimal(line.told) for line in lines if line.key == key and line.told]
    return f"{value.normalize():f}" if not is_guarded or may_change_to(value, before) else ""
