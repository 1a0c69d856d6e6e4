"""Links and material for each entry: what was shipped with it, what the municipality added, and whether it is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobbro import library
from jobbro.library.source_files import SourceEntry
from jobbro.reference.models import LinkAnswer, LinkCheck, ToolLink
from jobbro.reference.queries.toolbox import ToolCard

THERE = (LinkAnswer.OPEN, LinkAnswer.MOVED, LinkAnswer.INSIDE)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link. `read_on` is the day somebody last held it against what we say, for shipped ones; `own_id` for own."""

    title: str
    url: str
    kind: str
    owner: str
    section: str
    read_on: date | None
    check: LinkCheck | None
    own_id: int | None = None

    @property
    def is_dead(self) -> bool:
        """Whether a machine asked for it and did not find it."""
        return self.check is not None and self.check.answer not in THERE


@dataclass(frozen=True, slots=True)
class LinkShelf:
    """The links of one entry; the first shelf, without an entry, is about negotiating as such."""

    entry_id: str
    title: str
    rows: tuple[LinkRow, ...]


def link_shelves(cards: Iterable[ToolCard]) -> tuple[LinkShelf, ...]:
    """A shelf for negotiating and one for each entry, empty ones too; two questions."""
    checks = {check.source_id: check for check in LinkCheck.objects.all()}
    own: dict[str, list[LinkRow]] = {}
    for link in ToolLink.objects.filter(withdrawn_at__isnull=True):
        own.setdefault(link.entry_id, []).append(_own(link, checks))
    negotiating = LinkShelf("", library.texts().say("links.negotiating"), tuple(own.get("", ())))
    tools = library.toolboxes().tools
    return (
        negotiating,
        *(
            LinkShelf(card.id, card.title, (*own.get(card.id, ()), *_shipped(tools.get(card.id), checks)))
            for card in cards
        ),
    )


def own_addresses() -> dict[str, str]:
    """The addresses that the municipality added, by the id of their check."""
    return {link.source_id: link.url for link in ToolLink.objects.filter(withdrawn_at__isnull=True)}


def own_link(link_id: int) -> ToolLink | None:
    """A link of the municipality's that is still there; None for a strange id."""
    return ToolLink.objects.filter(pk=link_id, withdrawn_at__isnull=True).first()


def _own(link: ToolLink, checks: dict[str, LinkCheck]) -> LinkRow:
    return LinkRow(
        title=link.title,
        url=link.url,
        kind=link.get_kind_display(),
        owner=link.owner,
        section="",
        read_on=None,
        check=_check_of(link.source_id, link.url, checks),
        own_id=link.pk,
    )


def _shipped(tool: library.ShippedTool | None, checks: dict[str, LinkCheck]) -> Iterable[LinkRow]:
    if tool is None:
        return
    for note in tool.sources:
        entry: SourceEntry = note.entry
        yield LinkRow(
            title=entry.title,
            url=entry.url,
            kind=library.texts().say(f"source.kind.{entry.kind}"),
            owner=entry.owner,
            section=note.section,
            read_on=entry.checked,
            check=_check_of(entry.id, entry.url, checks),
        )


def _check_of(source_id: str, url: str, checks: dict[str, LinkCheck]) -> LinkCheck | None:
    """A check of another address than the one that stands there now says nothing."""
    check = checks.get(source_id)
    return check if check is not None and check.url == url else None
