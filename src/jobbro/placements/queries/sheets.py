"""What the pages about a company's contribution show to the consultant, with the way from a number to its events."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens
from jobbro.companies.models import Company
from jobbro.documents import control_code
from jobbro.placements.access import visible_placements
from jobbro.placements.exports.contribution import sealer
from jobbro.placements.models import CountedAs, Placement, ResponsibilitySheet
from jobbro.placements.queries.contributing import Cell, CellUnit, Event, said, shares_of
from jobbro.placements.queries.sheet_content import SheetContent, gather, sources_are_the_same

SHEETS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A placement that the viewer may see, with what it counts for."""

    placement: Placement
    event: Event

    @property
    def categories(self) -> tuple[tuple[CountedAs, bool], ...]:
        """Every category, and whether the placement counts in it."""
        return tuple((one, one in self.event.counted_as) for one in CountedAs)


@dataclass(frozen=True, slots=True)
class ContributionPage:
    """The year in numbers, the placements behind them, and the sheets that were handed out."""

    cells: tuple[Cell, ...]
    rows: tuple[CountedRow, ...]
    others: int
    approved: int
    sheets: tuple[ResponsibilitySheet, ...]


def contribution_page(viewer: Viewer, company: Company, *, year: int, today: date) -> ContributionPage:
    """Return the year of a company; placements of colleagues are counted and not shown. The looks are logged."""
    gathered = gather(company, year=year, until=today)
    events = {event.placement_id: event for cell in gathered.cells for event, _amount in cell.parts}
    seen = visible_placements(viewer).filter(pk__in=events).select_related("citizen").order_by("starts_on", "pk")
    rows = tuple(CountedRow(placement, events[placement.pk]) for placement in seen)
    show_citizens(viewer, [row.placement.citizen for row in rows], kind=LookKind.LIST)
    sheets = ResponsibilitySheet.objects.filter(company=company).defer("content").order_by("-issued_at", "-pk")
    approved = len(gathered.figures)
    return ContributionPage(gathered.cells, rows, len(events) - len(rows), approved, tuple(sheets[:SHEETS_SHOWN]))


@dataclass(frozen=True, slots=True)
class TraceLine:
    """A number of a sheet with the placements behind it: those the viewer may see, and how many more."""

    title: str
    is_told: bool
    parts: tuple[tuple[Placement, Decimal], ...]
    others: int


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet with its state, its files and its trace."""

    sheet: ResponsibilitySheet
    content: SheetContent
    code: str
    endings: tuple[str, ...]
    is_sealed: bool
    sources_hold: bool
    newest: str
    trace: tuple[TraceLine, ...]


def sheet_page(viewer: Viewer, sheet: ResponsibilitySheet) -> SheetPage:
    """Return a sheet as the consultant sees it; a look at each citizen in the trace is logged."""
    content = SheetContent.read(sheet.content)
    newest = ResponsibilitySheet.objects.filter(company=sheet.company, year=sheet.year).order_by("-version")
    return SheetPage(
        sheet=sheet,
        content=content,
        code=control_code(sheet.signature),
        endings=tuple(sheet.files.order_by("pk").values_list("ending", flat=True)),
        is_sealed=sealer().holds(sheet.content.encode(), sheet.signature),
        sources_hold=sources_are_the_same(sheet, content),
        newest=newest.values_list("number", flat=True)[0],
        trace=_trace(viewer, sheet),
    )


def _trace(viewer: Viewer, sheet: ResponsibilitySheet) -> tuple[TraceLine, ...]:
    shares = list(sheet.shares.order_by("pk"))
    ids = {share.placement_id for share in shares if share.placement_id}
    seen = {row.pk: row for row in visible_placements(viewer).filter(pk__in=ids).select_related("citizen")}
    show_citizens(viewer, [row.citizen for row in seen.values()], kind=LookKind.LIST)
    lines = []
    for cell in dict.fromkeys(share.cell for share in shares):
        own = [share for share in shares if share.cell == cell]
        unit = CellUnit(own[0].unit)
        value = sum(shares_of(unit, ((one.person, one.amount) for one in own)).values(), Decimal(0))
        parts = tuple((seen[one.placement_id], one.amount) for one in own if one.placement_id in seen)
        lines.append(TraceLine(_section(cell) + said(cell, unit, value), own[0].is_told, parts, len(own) - len(parts)))
    return tuple(lines)


def _section(cell: str) -> str:
    """The category that a number belongs to, in front of it; nothing for the numbers of the whole."""
    return next((f"{one.label}: " for one in CountedAs if cell.startswith(f"{one}-")), "")
