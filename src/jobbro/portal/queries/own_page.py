"""What a citizen reads on the own page."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from jobbro.accounts.models import Link
from jobbro.audit.lookups import looks_at
from jobbro.citizens.models import Citizen, Fact, FactKind, Release
from jobbro.citizens.queries import facts_for
from jobbro.citizens.queries.cv_versions import CvContent, content_of, in_cv
from jobbro.citizens.queries.facts import may_reach, with_readers
from jobbro.citizens.queries.sharing import look_words
from jobbro.domain.disclosure import OUTSIDE, Audience, Relation
from jobbro.domain.fit import CvSection
from jobbro.integrations.mail import latest_about
from jobbro.integrations.models import OutgoingMail
from jobbro.library import texts
from jobbro.meetings.models import TalkTask
from jobbro.meetings.queries.agreed import own_tasks_of
from jobbro.placements.models import Placement, PlacementState
from jobbro.portal.actions import OWN_PAGE
from jobbro.portal.queries.own_approval import AskedCard, asked_cards
from jobbro.portal.queries.own_talk import OwnTalk, own_talk
from jobbro.progression.models import GoalState, Homework
from jobbro.progression.queries.goals import GoalCard, goal_cards

LOOKS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OwnHome:
    """The first page: what is agreed, told and reached."""

    asked: tuple[AskedCard, ...]
    talk: OwnTalk | None
    tasks: tuple[TalkTask, ...]
    homework: tuple[Homework, ...]
    told: tuple[Homework, ...]
    goals: tuple[GoalCard, ...]
    reached: tuple[GoalCard, ...]
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class SharedLine:
    """Something that others may read; the words only where the citizen has agreed to them or may read them."""

    wording: str
    kind: str
    readers: tuple[str, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class OwnLook:
    """What one kind of colleague did in the case on a day, and why."""

    day: date
    role: str
    why: str
    whats: tuple[str, ...]


def own_home(citizen: Citizen, *, today: date) -> OwnHome:
    """Return the first page of a citizen who came in by the own link."""
    cards = goal_cards(citizen, today=today)
    everything = [one for card in cards for one in (card, *card.subgoals)]
    homework = sorted((one for card in everything for one in card.homework), key=lambda one: one.due_on)
    going = {one.goal.pk for card in cards if card.is_open for one in (card, *card.subgoals) if one.is_open}
    return OwnHome(
        asked=asked_cards(citizen),
        talk=own_talk(citizen, today=today),
        tasks=own_tasks_of(citizen, today=today),
        homework=tuple(one for one in homework if one.reported_at is None and one.goal_id in going),
        told=tuple(one for one in homework if one.reported_at is not None),
        goals=tuple(card for card in cards if card.is_open),
        reached=tuple(card for card in everything if card.goal.state == GoalState.REACHED),
        placements=tuple(told_why(citizen, today=today)),
    )


def own_cv(citizen: Citizen) -> tuple[CvContent, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the CV of all that is open to the citizen or to a workplace, and its sections in words."""
    # What a workplace may read was agreed with the citizen, who may always read it too.
    content = content_of(citizen, in_cv(facts_for(citizen, Audience.CITIZEN, *OUTSIDE)), with_contact=False)
    say = texts().say
    named = ((say(f"own.cv.{section.value}"), content.sections[section]) for section in CvSection)
    return content, tuple((heading, lines) for heading, lines in named if lines)


def own_looks(citizen: Citizen) -> tuple[OwnLook, ...]:
    """Return who looked at the citizen, the latest first; the citizen's own looks are nobody else's and left out."""
    found = looks_at(str(citizen.pk), limit=LOOKS_SHOWN, leave_out=Relation.SELF)
    told: dict[tuple[date, str, str], dict[str, None]] = {}
    words = texts()
    for line in found:
        look, why = look_words(line), words.say(f"own.relation.{Relation(line.relation).value}")
        page = f"own.look.{line.what.replace(':', '.')}"
        what = words.say(page) if page in words else look.what
        told.setdefault((timezone.localtime(line.at).date(), look.role, why), {})[what] = None
    return tuple(OwnLook(day, role, why, tuple(whats)) for (day, role, why), whats in told.items())


def own_sharing(citizen: Citizen) -> tuple[SharedLine, ...]:
    """Return what others than the case's own people may read now, the latest first."""
    rows = Release.objects.filter(fact__citizen=citizen, fact__is_current=True, withdrawn_at__isnull=True)
    shared: dict[UUID, list[Release]] = {}
    for row in rows.exclude(audience=Audience.CITIZEN).order_by("-released_at", "-pk"):
        shared.setdefault(row.fact_id, []).append(row)
    facts = {fact.pk: fact for fact in with_readers(Fact.objects.filter(citizen=citizen, is_current=True))}
    return tuple(_shared(facts[fact_id], rows) for fact_id, rows in shared.items())


def told_why(citizen: Citizen, *, today: date) -> "QuerySet[Placement]":
    """The citizen's placements that are shared or locked, say why, and have not ended (R-041)."""
    shared = Placement.objects.filter(citizen=citizen, state__in=[PlacementState.SHARED, PlacementState.LOCKED])
    return shared.filter(ends_on__gte=today).exclude(because="").select_related("company").order_by("starts_on", "pk")


def _shared(fact: Fact, releases: list[Release]) -> SharedLine:
    say = texts().say
    is_known = may_reach(Audience.CITIZEN, fact) or all(row.agreed_with_citizen for row in releases)
    readers = sorted(say(f"own.reader.{row.audience}") for row in releases)
    since = min(row.released_at for row in releases)
    return SharedLine(fact.wording if is_known else "", FactKind(fact.kind).label, tuple(readers), since)


def open_link_of(citizen: Citizen, *, at: datetime) -> Link | None:
    """Return the link to a citizen's own page that opens now; None when there is none."""
    rows = Link.objects.filter(purpose=OWN_PAGE, subject_id=str(citizen.pk), revoked_at__isnull=True, expires_at__gt=at)
    return rows.order_by("-made_at").first()


def mail_of(link: Link) -> OutgoingMail | None:
    """Return the letter that a link was sent in; None when it was handed over in another way."""
    return latest_about([str(link.pk)]).get(str(link.pk))
