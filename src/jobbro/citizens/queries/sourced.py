"""The page «Fakta», and the facts that may be put into a text."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import may_edit
from jobbro.citizens.models import WITH_SOURCE, Citizen, Fact
from jobbro.citizens.queries.facts import may_reach, reader_of, with_readers
from jobbro.citizens.queries.page import reader_words
from jobbro.domain.disclosure import Audience
from jobbro.library import fact_types
from jobbro.library.danish import day
from jobbro.library.fact_type_files import FactType

MOST_OFFERED = 40


@dataclass(frozen=True, slots=True)
class SourcedLine:
    """A fact on the page: what kind it is, and the words for who may see it."""

    fact: Fact
    kind: str
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcedPage:
    """The facts with a source that this colleague may read, the latest first; those laid away by themselves."""

    lines: tuple[SourcedLine, ...]
    retired: tuple[SourcedLine, ...]
    types: tuple[FactType, ...]
    may_edit: bool


@dataclass(frozen=True, slots=True)
class FactSentence:
    """A fact as it can be put into a text, with its source and date, and whom it may reach."""

    id: UUID
    line: str
    fact: Fact

    def may_reach(self, readers: Collection[Audience]) -> bool:
        """Whether all of these may read it."""
        return all(may_reach(reader, self.fact) for reader in readers)


def sourced_page(viewer: Viewer, citizen: Citizen) -> SourcedPage:
    """The facts of a citizen who came through the door."""
    facts = _readable(viewer, Fact.objects.filter(citizen=citizen))
    lines = [SourcedLine(fact, _type_title(fact), reader_words(fact)) for fact in facts]
    return SourcedPage(
        tuple(line for line in lines if line.fact.is_current),
        tuple(line for line in lines if not line.fact.is_current),
        tuple(fact_types().values()),
        may_edit(viewer, citizen),
    )


def fact_sentences(viewer: Viewer, citizen: Citizen) -> tuple[FactSentence, ...]:
    """The facts that this colleague can put into a text about the citizen, the latest first."""
    facts = _readable(viewer, Fact.objects.filter(citizen=citizen, is_current=True))
    return tuple(FactSentence(fact.pk, sentence_with_source(fact), fact) for fact in facts[:MOST_OFFERED])


def sentence_with_source(fact: Fact) -> str:
    """A fact as it stands in a text: «Peter er uddannet tømrer (kilde: svendebrev, 3. marts 2026).»"""
    said = fact.wording.rstrip(" .")
    return f"{said} (kilde: {fact.sourced.source.rstrip(' .')}, {day(fact.noted_on)})."


def closed_sentences(citizen: Citizen, readers: Collection[Audience]) -> tuple[str, ...]:
    """The words of facts that are not open to all of these readers, laid away or not, however they came into a text."""
    facts = with_readers(Fact.objects.filter(citizen=citizen, kind__in=WITH_SOURCE).select_related("sourced"))
    said = {True: set[str](), False: set[str]()}
    for fact in facts:
        is_open = all(may_reach(reader, fact) for reader in readers)
        said[is_open] |= {words for words in (fact.wording, fact.sourced.value) if words}
    # What was laid away and noted anew is open when the new one is.
    return tuple(sorted(said[False] - said[True]))


def _readable(viewer: Viewer, rows: "QuerySet[Fact]") -> list[Fact]:
    reader = reader_of(viewer.user) if viewer.user else Audience.COMPANY
    facts = with_readers(rows.filter(kind__in=WITH_SOURCE).select_related("sourced"))
    return _latest_first(fact for fact in facts if may_reach(reader, fact))


def _latest_first(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (-fact.noted_on.toordinal(), fact.wording, str(fact.pk)))


def _type_title(fact: Fact) -> str:
    """The title of the type; one that is taken out of the files keeps its id as its name."""
    one = fact_types().get(fact.sourced.type_id)
    return one.title if one else fact.sourced.type_id
