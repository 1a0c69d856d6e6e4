"""What the citizen's page shows: strengths and wishes first, and for each fact who may see it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from jobbro.accounts.viewer import Viewer
from jobbro.audit.changes import TimelineEvent, timeline
from jobbro.citizens import cpr as numbers
from jobbro.citizens.access import may_edit
from jobbro.citizens.models import (
    NEVER_OUTSIDE,
    WITH_SOURCE,
    Citizen,
    Fact,
    FactKind,
    Lending,
    TargetGroup,
    TargetGroupSpell,
)
from jobbro.citizens.queries.capsule import Changes, changes_of
from jobbro.citizens.queries.facts import in_page_order, may_reach, reader_of, released_to, with_readers
from jobbro.domain.disclosure import OUTSIDE, Audience
from jobbro.library import texts

AUDIENCE_WORDS: dict[Audience, str] = {
    Audience.CITIZEN: "borger",
    Audience.COMPANY: "virksomhed",
    Audience.CONTACT_PERSON: "kontaktperson",
    Audience.CASEWORKER: "sagsbehandler",
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact on the citizen's page with the words for who may see it; the inner note only for consultants."""

    fact: Fact
    readers: tuple[str, ...]
    outside: bool
    inner_note: str


@dataclass(frozen=True, slots=True)
class FactGroup:
    """All facts of one kind, with what to ask when there are none."""

    kind: FactKind
    heading: str
    prompt: str
    lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A line of the timeline in words."""

    at: object
    title: str
    who: str
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class CitizenPage:
    """Everything that the citizen's page shows."""

    citizen: Citizen
    cpr: str
    age: int | None
    group: TargetGroupSpell | None
    groups: tuple[TargetGroupSpell, ...]
    facts: tuple[FactGroup, ...]
    retired: tuple[Fact, ...]
    closed_facts: int
    open_for_company: int
    loans: tuple[Lending, ...]
    story: tuple[StoryLine, ...]
    changes: Changes
    may_edit: bool
    may_hand_over: bool
    sees_all: bool

    @property
    def empty_facts(self) -> tuple[FactGroup, ...]:
        """The kinds with nothing noted yet; they share one panel, so that the page stays short."""
        return tuple(group for group in self.facts if not group.lines)


def citizen_page(viewer: Viewer, citizen: Citizen) -> CitizenPage:
    """Return the page of a citizen who came through the door, as this colleague may see it."""
    reader = reader_of(viewer.user) if viewer.user else Audience.COMPANY
    stored = in_page_order(with_readers(Fact.objects.filter(citizen=citizen)))
    mine = [fact for fact in stored if may_reach(reader, fact)]
    current = [fact for fact in mine if fact.is_current]
    spells = spells_of(citizen)
    number = numbers.unseal(citizen.cpr_encrypted, citizen_id=citizen.pk) if citizen.cpr_encrypted else ""
    return CitizenPage(
        citizen=citizen,
        cpr=numbers.masked(number) if number else "",
        age=numbers.age_on(viewer.today, born=numbers.birthday(number)) if number else None,
        group=group_on(viewer.today, spells),
        groups=spells,
        facts=_groups(current, reader),
        retired=tuple(fact for fact in mine if not fact.is_current and fact.kind not in WITH_SOURCE),
        closed_facts=sum(1 for fact in current if not released_to(fact)),
        open_for_company=sum(1 for fact in current if may_reach(Audience.COMPANY, fact)),
        loans=tuple(citizen.lendings.filter(ends_on__gte=viewer.today).select_related("colleague").order_by("ends_on")),
        story=_story(timeline(citizen), {str(fact.pk) for fact in mine}),
        changes=changes_of(citizen, viewer.user),
        may_edit=may_edit(viewer, citizen),
        may_hand_over=may_edit(viewer, citizen, hand_over=True),
        sees_all=reader == Audience.CONSULTANT,
    )


def spells_of(citizen: Citizen) -> tuple[TargetGroupSpell, ...]:
    """Return the citizen's target groups, the latest first."""
    return tuple(citizen.target_groups.order_by("-starts_on"))


def group_on(day: date, spells: Iterable[TargetGroupSpell]) -> TargetGroupSpell | None:
    """Return the target group that counts on a day."""
    return next((s for s in spells if s.starts_on <= day and (s.ends_on is None or s.ends_on >= day)), None)


def reader_words(fact: Fact) -> tuple[str, ...]:
    """Return the small words for who may see a fact: «kun os», or its readers."""
    open_to = released_to(fact)
    if fact.kind in NEVER_OUTSIDE:
        open_to -= OUTSIDE
    return tuple(word for audience, word in AUDIENCE_WORDS.items() if audience in open_to) or ("kun os",)


def _groups(facts: Iterable[Fact], reader: Audience) -> tuple[FactGroup, ...]:
    say = texts().say
    by_kind: dict[str, list[FactLine]] = {kind: [] for kind in FactKind.values}
    for fact in facts:
        note = fact.inner_note if reader == Audience.CONSULTANT else ""
        by_kind[fact.kind].append(FactLine(fact, reader_words(fact), bool(released_to(fact) & OUTSIDE), note))
    return tuple(
        FactGroup(kind, say(f"facts.{kind.value}.heading"), say(f"facts.{kind.value}.prompt"), tuple(by_kind[kind]))
        for kind in FactKind
        if kind not in WITH_SOURCE
    )


def _story(events: Iterable[TimelineEvent], readable: Collection[str]) -> tuple[StoryLine, ...]:
    """Put events into words; one about a fact that the reader may not see is left out."""
    words = texts()
    return tuple(
        StoryLine(event.at, _title(words.say(f"event.{event.action}")), event.actor_label, _detail(event))
        for event in events
        if f"event.{event.action}" in words and event.details.get("fact", None) in {None, *readable}
    )


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def _detail(event: TimelineEvent) -> str:
    """What an event of ours says besides its title: the kind of fact, for whom, who borrowed; never a fact's words."""
    details = event.details
    if event.action.startswith("fact."):
        readers = ", ".join(AUDIENCE_WORDS[Audience(audience)] for audience in details.get("audiences", ()))
        return " · ".join(part for part in (FactKind(details["kind"]).label, readers) if part)
    if event.action == "citizen.group_set":
        return str(TargetGroup(details["group"]).label)
    return str(details.get("colleague", ""))
