"""Before the talk: from the sorts of need to at most five tools, each with what the rules say (R-054)."""

from collections.abc import Iterable
from dataclasses import dataclass

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen, Fact, FactKind
from jobbro.citizens.queries import may_reach, reader_of
from jobbro.citizens.queries.facts import with_readers
from jobbro.library import toolboxes
from jobbro.library.toolbox_files import MAX_PROPOSALS, NeedKind
from jobbro.placements.queries.offering import OfferLine, OfferPage


@dataclass(frozen=True, slots=True)
class Proposed:
    """A tool to think of, why, and for which sort of need."""

    line: OfferLine
    why: str
    need: NeedKind


def kinds_of(citizen: Citizen | None, picked: Iterable[str], user: User) -> tuple[NeedKind, ...]:
    """The sorts of need that were picked, and those that the citizen's needs speak of and the reader may see."""
    wanted = set(picked)
    if citizen is not None:
        needs, reader = Fact.objects.filter(citizen=citizen, is_current=True, kind=FactKind.NEED), reader_of(user)
        for fact in with_readers(needs):
            if may_reach(reader, fact):
                wanted |= {kind.id for kind in toolboxes().needs_in(f"{fact.wording} {fact.measure}")}
    return tuple(kind for kind in toolboxes().needs if kind.id in wanted)


def proposed(page: OfferPage, kinds: tuple[NeedKind, ...]) -> tuple[Proposed, ...]:
    """At most five tools: the first of each sort, then the second of each; what is not used here is passed over."""
    found: dict[str, Proposed] = {}
    for place in range(MAX_PROPOSALS):
        for kind in kinds:
            if place < len(kind.tools) and kind.tools[place].tool not in found:
                line = page.line(kind.tools[place].tool)
                if line is not None and line.card.is_open:
                    found[line.card.id] = Proposed(line, kind.tools[place].why, kind)
    return tuple(found.values())[:MAX_PROPOSALS]
