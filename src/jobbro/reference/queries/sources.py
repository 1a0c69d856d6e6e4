"""The register of sources: what each is, who looks after it, what leans on it, and whether its page answers."""

from dataclasses import dataclass
from datetime import date

from jobbro import library
from jobbro.library import Texts
from jobbro.library.source_files import SourceEntry
from jobbro.library.source_uses import SourceUse, source_uses
from jobbro.reference.models import LinkAnswer, LinkCheck
from jobbro.reference.queries.listing import OLD_CHECK


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of the register."""

    entry: SourceEntry
    kind: str
    published: date | None
    uses: tuple[tuple[str, tuple[SourceUse, ...]], ...]
    link: LinkCheck | None
    is_old: bool

    @property
    def number_of_uses(self) -> int:
        """How many rules, tools and lists lean on it."""
        return sum(len(found) for _word, found in self.uses)

    @property
    def needs_a_look(self) -> bool:
        """Whether a machine asked for the page and did not find it."""
        return self.link is not None and self.link.answer not in (LinkAnswer.OPEN, LinkAnswer.MOVED, LinkAnswer.INSIDE)


@dataclass(frozen=True, slots=True)
class SourceRegister:
    """A page of the rows that were asked for, and how many there are in each scope; `next_key` begins the next page."""

    rows: tuple[SourceRow, ...]
    scopes: dict[str, int]
    next_key: str


SIZE = 60
SCOPES = ("", "gammel", "link", "uproevet", "ubrugt")


def source_register(scope: str, *, today: date, after: str = "") -> SourceRegister:
    """The sources in a scope, in order of publisher and title, from the one that follows `after`; one question."""
    checks = {check.source_id: check for check in LinkCheck.objects.all()}
    rows = [_row(entry, checks.get(entry.id), today) for entry in library.sources().values()]
    ordered = sorted(rows, key=lambda row: (row.entry.publisher.casefold(), row.entry.title.casefold(), row.entry.id))
    counts = {name: sum(_fits(row, name) for row in rows) for name in SCOPES}
    fitting = [row for row in ordered if _fits(row, scope)]
    begin = next((at + 1 for at, row in enumerate(fitting) if row.entry.id == after), 0)
    shown = fitting[begin : begin + SIZE]
    return SourceRegister(tuple(shown), counts, shown[-1].entry.id if fitting[begin + SIZE :] else "")


def _row(entry: SourceEntry, check: LinkCheck | None, today: date) -> SourceRow:
    texts = library.texts()
    uses: dict[str, list[SourceUse]] = {}
    for use in source_uses().get(entry.id, ()):
        kind = use.kind if f"use.{use.kind}.one" in texts else "other"
        uses.setdefault(kind, []).append(use)
    # A check of another address than the one that stands here now says nothing.
    link = check if check is not None and check.url == entry.url else None
    return SourceRow(
        entry=entry,
        kind=texts.say(f"source.kind.{entry.kind}"),
        published=entry.published if isinstance(entry.published, date) else None,
        uses=tuple((_counted(kind, len(found), texts), tuple(found)) for kind, found in uses.items()),
        link=link,
        is_old=entry.checked < today - OLD_CHECK,
    )


def _counted(kind: str, number: int, texts: Texts) -> str:
    return texts.say(f"use.{kind}.{'one' if number == 1 else 'many'}", n=str(number))


def _fits(row: SourceRow, scope: str) -> bool:
    match scope:
        case "gammel":
            return row.is_old
        case "link":
            return row.needs_a_look
        case "uproevet":
            return row.link is None
        case "ubrugt":
            return not row.uses
        case _:
            return True
