"""The record as another reader sees it, and the proof of what was shared with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from jobbro.accounts.permissions import Role
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import ActorKind, LookKind
from jobbro.audit.lookups import LookLine, count_looks_at, looks_at
from jobbro.citizens import cpr as numbers
from jobbro.citizens.access import get_citizen_for
from jobbro.citizens.models import NEVER_OUTSIDE, Citizen, Fact, FactKind, Lending, Objection, Release
from jobbro.citizens.queries.facts import FactView, facts_for, may_reach, reader_of
from jobbro.citizens.queries.objections import objections_of
from jobbro.citizens.queries.page import AUDIENCE_WORDS, group_on, spells_of
from jobbro.domain.disclosure import OUTSIDE, Audience, Relation
from jobbro.library import texts

LOOKS_SHOWN = 50
READERS: dict[str, Audience] = {
    "borger": Audience.CITIZEN,
    "virksomhed": Audience.COMPANY,
    "kontaktperson": Audience.CONTACT_PERSON,
    "sagsbehandler": Audience.CASEWORKER,
}


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """A reader whom a fact can be shown to, in words that say what it means."""

    audience: Audience
    label: str
    meaning: str
    never: bool


@dataclass(frozen=True, slots=True)
class RecordView:
    """The whole of what a kind of reader sees about a citizen."""

    name: str
    phone: str
    email: str
    cpr: str
    group: str
    facts: tuple[tuple[str, tuple[FactView, ...]], ...]


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A decision to share a fact, and what became of it."""

    wording: str
    reader: str
    released_at: datetime
    released_by: str
    agreed: bool
    withdrawn_at: datetime | None
    withdrawn_by: str


@dataclass(frozen=True, slots=True)
class LookWords:
    """A look in words: when, in which role, what and why; never who by name."""

    at: datetime
    role: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class SharingPage:
    """«Deling og log»: decisions and looks."""

    releases: tuple[ReleaseLine, ...]
    looks: tuple[LookWords, ...]
    looks_total: int
    objections: tuple[Objection, ...]


def reader_choices(fact: Fact) -> tuple[ReaderChoice, ...]:
    """Return the readers a fact can be shown to, each with what ticking it means."""
    say = texts().say
    return tuple(
        ReaderChoice(
            audience,
            say(f"reader.{audience.value}.name"),
            say(f"reader.{audience.value}.meaning"),
            never=audience in OUTSIDE and fact.kind in NEVER_OUTSIDE,
        )
        for audience in AUDIENCE_WORDS
    )


def record_for(viewer: Viewer, citizen: Citizen, audience: Audience) -> RecordView:
    """Return the record of a citizen exactly as this reader meets it on pages, papers and links."""
    inside = audience not in OUTSIDE
    number = numbers.unseal(citizen.cpr_encrypted, citizen_id=citizen.pk) if inside and citizen.cpr_encrypted else ""
    spell = group_on(viewer.today, spells_of(citizen)) if inside else None
    return RecordView(
        name=citizen.full_name,
        phone=citizen.phone if inside else "",
        email=citizen.email if inside else "",
        cpr=numbers.masked(number) if number else "",
        group=spell.get_group_display() if spell else "",
        facts=by_heading(facts_for(citizen, audience)),
    )


def reader_tabs(citizen: Citizen, chosen: str) -> tuple[dict[str, object], ...]:
    """Return the choices of «Vis som»."""
    say = texts().say
    return tuple(
        {
            "label": say(f"reader.{audience.value}.name"),
            "url": reverse("citizens:view_as", args=[citizen.pk, word]),
            "count": "",
            "current": word == chosen,
        }
        for word, audience in READERS.items()
    )


def get_loan_for(viewer: Viewer, citizen_id: UUID, loan_id: int) -> Lending:
    """Return a loan that the viewer may end and log the look at its citizen, or answer 404."""
    lending = Lending.objects.filter(pk=loan_id, citizen_id=citizen_id).select_related("colleague").first()
    if lending is None:
        raise Http404
    lending.citizen = get_citizen_for(viewer, citizen_id, hand_over=True)
    return lending


def by_heading(facts: Iterable[FactView]) -> tuple[tuple[str, tuple[FactView, ...]], ...]:
    """Gather facts under the headings of the citizen's page, leaving out headings without any."""
    found = tuple(facts)
    say = texts().say
    groups = ((kind, tuple(fact for fact in found if fact.kind == kind)) for kind in FactKind)
    return tuple((say(f"facts.{kind.value}.heading"), lines) for kind, lines in groups if lines)


def sharing_page(viewer: Viewer, citizen: Citizen) -> SharingPage:
    """Return what was shared and who looked, as far as this colleague may read it."""
    return SharingPage(
        releases=release_lines(viewer, citizen),
        looks=tuple(look_words(line) for line in looks_at(str(citizen.pk), limit=LOOKS_SHOWN)),
        looks_total=count_looks_at(str(citizen.pk)),
        objections=objections_of(citizen),
    )


def release_lines(viewer: Viewer, citizen: Citizen) -> tuple[ReleaseLine, ...]:
    """Return every decision to share that this colleague may read, the latest first."""
    reader = reader_of(viewer.user) if viewer.user else Audience.COMPANY
    rows = Release.objects.filter(fact__citizen=citizen).order_by("-released_at", "-pk")
    made = list(rows.select_related("fact", "released_by", "withdrawn_by"))
    standing = [row for row in made if row.withdrawn_at is None]
    for row in made:
        # All releases are at hand, so the facts need not be asked for once more.
        here = [{"audience": one.audience} for one in standing if one.fact_id == row.fact_id]
        row.fact.open_releases = here  # type: ignore[attr-defined]
    return tuple(
        ReleaseLine(
            row.fact.wording,
            AUDIENCE_WORDS[Audience(row.audience)],
            row.released_at,
            row.released_by.full_name,
            row.agreed_with_citizen,
            row.withdrawn_at,
            row.withdrawn_by.full_name if row.withdrawn_by else "",
        )
        for row in made
        if may_reach(reader, row.fact)
    )


def look_words(line: LookLine) -> LookWords:
    """Put an entry of the look-up log into words, without anybody's name."""
    words = texts()
    page = f"look.{line.what.replace(':', '.')}"
    roles: dict[str, str] = dict(Role.choices)
    role = roles.get(line.actor_role, str(ActorKind(line.actor_kind).label))
    what = words.say(page) if page in words else str(LookKind(line.kind).label)
    return LookWords(line.at, role, what, words.say(f"relation.{Relation(line.relation).value}"))
