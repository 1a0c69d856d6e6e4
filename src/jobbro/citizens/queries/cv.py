"""The page on which a CV is talked into being: what is there, what is missing, and what waits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count, takewhile
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet
from django.http import Http404
from django.urls import reverse

from jobbro.accounts.viewer import Viewer
from jobbro.citizens.access import get_citizen_for, may_edit, visible_citizens
from jobbro.citizens.models import (
    CV_SECTIONS,
    NOT_IN_CV,
    Citizen,
    CvFind,
    CvSource,
    CvVersion,
    Fact,
    FactKind,
    FactTask,
    FindState,
    Rung,
)
from jobbro.citizens.queries.cv_versions import CvState, content_of, in_cv, section_of, shown_in, state_of, versions_of
from jobbro.citizens.queries.facts import fact_view, in_page_order, may_reach, reader_of, with_readers
from jobbro.citizens.queries.page import reader_words
from jobbro.citizens.queries.summary import Summary, summary_of
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit import CvSection, latest_first
from jobbro.library import texts
from jobbro.ui.gathering import RowsAsJson

ENOUGH_FINDS = 3


@dataclass(frozen=True, slots=True)
class CvLine:
    """A line of the CV with who may read it, where it was said and the tasks that it fits."""

    fact: Fact
    readers: tuple[str, ...]
    sources: tuple[dict[str, str], ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CvPart:
    """A section with its lines, and what to ask when there are none."""

    section: str
    heading: str
    prompt: str
    kind: str
    lines: tuple[CvLine, ...]


@dataclass(frozen=True, slots=True)
class WaitingFind:
    """A sentence in the inbox and where it was said."""

    find: CvFind
    sources: tuple[CvSource, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version for one reader and where it stands."""

    version: CvVersion
    state: CvState


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A step of the ladder of questions, and how many finds it has given."""

    rung: str
    title: str
    kept: int


@dataclass(frozen=True, slots=True)
class LadderPage:
    """The questions of one step, the way to the others, and how far one has come."""

    steps: tuple[dict[str, object], ...]
    lead: str
    asks: tuple[str, ...]
    with_tasks: int
    enough: int = ENOUGH_FINDS


@dataclass(frozen=True, slots=True)
class CvPage:
    """Everything on the CV page."""

    summary: Summary
    parts: tuple[CvPart, ...]
    waiting: tuple[WaitingFind, ...]
    versions: tuple[VersionLine, ...]
    ladder: tuple[LadderStep, ...]
    with_tasks: int
    may_edit: bool
    shareable: int

    @property
    def empty_parts(self) -> tuple[CvPart, ...]:
        """The sections with nothing in them yet; they share one panel, so that the page stays short."""
        return tuple(part for part in self.parts if not part.lines)

    @property
    def is_thin(self) -> bool:
        """Whether there is no job to tell of and too few finds with tasks to make up for it."""
        has_job = any(part.lines for part in self.parts if part.section in {"", CvSection.EXPERIENCE})
        return not has_job and self.with_tasks < ENOUGH_FINDS


def cv_page(viewer: Viewer, citizen: Citizen) -> CvPage:
    """Return the CV of a citizen who came through the door, as this colleague may see it."""
    reader = reader_of(viewer.user) if viewer.user else Audience.COMPANY
    stored = in_page_order(with_readers(_with_story(Fact.objects.filter(citizen=citizen, is_current=True))))
    mine = [fact for fact in stored if fact.kind not in NOT_IN_CV and may_reach(reader, fact)]
    released = in_cv(fact_view(fact) for fact in stored if may_reach(Audience.COMPANY, fact))
    versions = []
    for version in versions_of(citizen.pk).filter(withdrawn_at__isnull=True):
        content = content_of(citizen, shown_in(version, released), with_contact=version.with_contact)
        versions.append(VersionLine(version, state_of(version, content)))
    return CvPage(
        summary=summary_of(viewer, citizen, stored),
        parts=_parts(mine),
        waiting=waiting_finds(viewer, citizen),
        versions=tuple(versions),
        ladder=ladder_of(mine),
        with_tasks=sum(1 for fact in mine if _tasks(fact)),
        may_edit=may_edit(viewer, citizen),
        shareable=len(released),
    )


def waiting_finds(viewer: Viewer, citizen: Citizen) -> tuple[WaitingFind, ...]:
    """Return the sentences that wait, in the order they were said; a caseworker sees those that they marked."""
    rows = _visible_finds(viewer).filter(citizen=citizen, state=FindState.WAITING)
    held = [WaitingFind(find, tuple(find.sources.all())) for find in rows]
    return tuple(sorted(held, key=lambda one: (min(source.marked_at for source in one.sources), str(one.find.pk))))


def get_find_for(viewer: Viewer, citizen_id: UUID, find_id: UUID) -> CvFind:
    """Return a sentence of the inbox and log the look at its citizen, or answer 404."""
    rows = _visible_finds(viewer).filter(pk=find_id, citizen_id=citizen_id, citizen__in=visible_citizens(viewer))
    find = rows.first()
    if find is None:
        raise Http404
    find.citizen = get_citizen_for(viewer, citizen_id)
    return find


def ladder_of(facts: Iterable[Fact]) -> tuple[LadderStep, ...]:
    """Return the steps of the ladder with how many finds each has given so far."""
    found = [fact.found_in for fact in facts]
    return tuple(LadderStep(rung.value, str(rung.label), found.count(rung)) for rung in Rung)


def ladder_page(viewer: Viewer, citizen: Citizen, rung: Rung, *, from_cv: bool) -> LadderPage:
    """Return the questions of a step, with the finds that this colleague may see counted."""
    reader = reader_of(viewer.user) if viewer.user else Audience.COMPANY
    facts = with_readers(_with_story(Fact.objects.filter(citizen=citizen, is_current=True)))
    mine = [fact for fact in facts if may_reach(reader, fact)]
    words, here = texts(), reverse("citizens:everyday", args=[citizen.pk])
    codes = (f"ladder.{rung.value}.ask.{number}" for number in count(1))
    tail = "&fra=cv" if from_cv else ""
    return LadderPage(
        steps=tuple(
            {
                "label": step.title,
                "url": f"{here}?trin={step.rung}{tail}",
                "count": step.kept,
                "current": step.rung == rung,
            }
            for step in ladder_of(mine)
        ),
        lead=words.say(f"ladder.{rung.value}.lead"),
        asks=tuple(words.say(code) for code in takewhile(words.__contains__, codes)),
        with_tasks=sum(1 for fact in mine if _tasks(fact)),
    )


def _visible_finds(viewer: Viewer) -> "QuerySet[CvFind]":
    rows = CvFind.objects.prefetch_related(Prefetch("sources", CvSource.objects.order_by("marked_at", "pk")))
    if viewer.user is None or reader_of(viewer.user) != Audience.CONSULTANT:
        return rows.filter(sources__marked_by=viewer.user).distinct()
    return rows


def _with_story(facts: "QuerySet[Fact]") -> "QuerySet[Fact]":
    """Fetch with each fact its tasks and where it was said, in the same question."""
    tasks = FactTask.objects.filter(fact=OuterRef("pk")).order_by("pk")
    sources = CvSource.objects.filter(find__fact=OuterRef("pk")).order_by("marked_at", "pk")
    return facts.annotate(
        task_rows=RowsAsJson(tasks, title="title"), source_rows=RowsAsJson(sources, label="label", address="address")
    )


def _parts(facts: Iterable[Fact]) -> tuple[CvPart, ...]:
    held: dict[str, list[Fact]] = {}
    for fact in facts:
        place = section_of(fact.kind, fact.section)
        held.setdefault(place.value if place else "", []).append(fact)
    parts = [_part(section, heading, held) for section, heading in CV_SECTIONS]
    loose = _part("", str(FactKind.CV.label), held)
    return (*parts[:2], *([loose] if loose.lines else []), *parts[2:])


def _part(section: str, heading: str, held: Mapping[str, list[Fact]]) -> CvPart:
    facts = held.get(section, [])
    order = latest_first([fact.period for fact in facts])
    kind = {"why": FactKind.WISH, "also": FactKind.EVERYDAY, "help": FactKind.NEED}.get(section, FactKind.CV)
    prompt = texts().say(f"cv.{section or 'unsorted'}.prompt")
    return CvPart(section, heading, prompt, kind.value, tuple(_line(facts[at]) for at in order))


def _line(fact: Fact) -> CvLine:
    sources = {(row["label"], row["address"]): row for row in getattr(fact, "source_rows", ())}
    return CvLine(fact, reader_words(fact), tuple(sources.values()), _tasks(fact))


def _tasks(fact: Fact) -> tuple[str, ...]:
    return tuple(row["title"] for row in getattr(fact, "task_rows", ()))
