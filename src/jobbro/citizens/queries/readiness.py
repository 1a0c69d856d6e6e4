"""Getting ready for a talk: what to practise, the six points, the script, who says what, and what is told when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from jobbro import library
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.actions.private_words import PrivateWord, PrivateWords, refuse_private_texts
from jobbro.citizens.models import Citizen, Fact, FactKind, JobTalk, Speaker, TellingTime, WorkplaceBasic
from jobbro.citizens.queries.facts import FactView, facts_for, with_readers
from jobbro.citizens.queries.needs import get_citizen_with_needs_for
from jobbro.domain.disclosure import Audience
from jobbro.library.checklist_files import ChecklistPoint

BASICS = "workplace-basics"
REMINDED_BEFORE, TOLD_BEFORE = timedelta(days=1), timedelta(days=14)
# In the order of the talk: who opens, the wishes, the needs, the frame, and who sums up.
ROLES = ("opening_by", "wishes_by", "needs_by", "frame_by", "agreement_by")


class ScriptPart(StrEnum):
    """The parts of what is rehearsed, in the order they are said: what one brings before what one needs."""

    HELLO = "hello"
    CONTRIBUTION = "contribution"
    WISHES = "wishes"
    QUESTIONS = "questions"
    NEEDS = "needs"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class BasicLine:
    """A thing about workplaces; `known` is None until it has been talked of."""

    point: ChecklistPoint
    known: bool | None


@dataclass(frozen=True, slots=True)
class PointLine:
    """One of the six points, and whether it is got ready."""

    title: str
    done: bool


@dataclass(frozen=True, slots=True)
class ScriptLines:
    """What is said in one part of the talk."""

    part: ScriptPart
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A part of the talk and who has it; an empty name is a gap that blocks nothing. `to_citizen` says «dig»."""

    title: str
    who: str
    to_citizen: str


@dataclass(frozen=True, slots=True)
class TellingChoice:
    """A time to tell a thing, with what speaks for it and against it; never a single advice."""

    title: str
    speaks_for: str
    speaks_against: str


@dataclass(frozen=True, slots=True)
class TalkPage:
    """Everything that the page of a talk shows besides its form."""

    talk: JobTalk
    points: tuple[PointLine, ...]
    open_basics: tuple[BasicLine, ...]
    script: tuple[ScriptLines, ...]
    roles: tuple[RoleLine, ...]
    choices: tuple[TellingChoice, ...]
    private: tuple[PrivateWord, ...]

    @property
    def done(self) -> int:
        """How many of the six points are got ready."""
        return sum(point.done for point in self.points)

    @property
    def missing(self) -> tuple[str, ...]:
        """The points that are not got ready yet."""
        return tuple(point.title for point in self.points if not point.done)


def get_talk_for(viewer: Viewer, citizen_id: UUID, talk_id: UUID) -> JobTalk:
    """Return a talk and log the look at its citizen; 404 for others than those who work with the needs."""
    citizen = get_citizen_with_needs_for(viewer, citizen_id)
    talk = JobTalk.objects.filter(pk=talk_id, citizen=citizen).first()
    if talk is None:
        raise Http404
    talk.citizen = citizen
    return talk


def basics_of(citizen: Citizen) -> tuple[BasicLine, ...]:
    """Return the list of workplace basics with the citizen's own answers."""
    known = dict(WorkplaceBasic.objects.filter(citizen=citizen).values_list("item", "known"))
    return tuple(BasicLine(point, known.get(point.id)) for point in library.checklist(BASICS).points)


def open_basics(citizen: Citizen) -> tuple[BasicLine, ...]:
    """Return the basics that the citizen does not say «ved jeg» to."""
    return tuple(line for line in basics_of(citizen) if not line.known)


def talks_of(citizen: Citizen) -> tuple[JobTalk, ...]:
    """Return the citizen's talks, the next one first and then those that were held."""
    return tuple(JobTalk.objects.filter(citizen=citizen).order_by("-held_on", "pk"))


def talks_soon(today: date) -> "QuerySet[JobTalk]":
    """Return the talks of today and tomorrow in open cases: it is time to lay everything out (R-066)."""
    rows = JobTalk.objects.filter(held_on__in=(today, today + REMINDED_BEFORE), citizen__closed_on__isnull=True)
    return rows.order_by("held_on", "held_at", "pk")


def next_talk(citizen: Citizen, *, today: date) -> JobTalk | None:
    """Return the citizen's next talk within two weeks, today's too; None when there is none."""
    rows = JobTalk.objects.filter(citizen=citizen, held_on__range=(today, today + TOLD_BEFORE))
    return rows.order_by("held_on", "held_at", "pk").first()


def needs_to_tell(citizen: Citizen) -> tuple[Fact, ...]:
    """Return the citizen's needs that hold, with their readers; each may be told, later or not at all."""
    needs = Fact.objects.filter(citizen=citizen, kind=FactKind.NEED, is_current=True)
    return tuple(with_readers(needs).order_by("noted_on", "pk"))


def talk_page(talk: JobTalk) -> TalkPage:
    """Return the page of a talk."""
    telling = {line.fact_id: line.when for line in talk.telling.all()}
    script = script_of(talk, telling, facts_for(talk.citizen, Audience.COMPANY))
    return TalkPage(
        talk=talk,
        points=six_points(talk),
        open_basics=open_basics(talk.citizen),
        script=script,
        roles=roles_of(talk),
        choices=tuple(_telling_choices()),
        private=private_in(talk, script),
    )


def six_points(talk: JobTalk) -> tuple[PointLine, ...]:
    """Return the six points of getting ready, each with whether it is answered (R-066)."""
    return (
        PointLine(_("Det går arbejdspladsen op i"), bool(talk.employer_interest)),
        PointLine(_("Det fortæller jeg om mig selv"), bool(talk.contribution)),
        PointLine(_("Vi har øvet det"), talk.rehearsed_on is not None),
        PointLine(_("Mit tøj"), bool(talk.clothes)),
        PointLine(_("Min mobil er slukket"), talk.phone_off),
        PointLine(_("Vejen, både til samtalen og til arbejdet"), bool(talk.route) and bool(talk.daily_route)),
    )


def roles_of(talk: JobTalk) -> tuple[RoleLine, ...]:
    """Return who says what in the talk (R-067)."""
    titles = (
        _("Åbner samtalen"),
        _("Fortæller om ønsker"),
        _("Fortæller om hensyn"),
        _("Fortæller om rammen"),
        _("Samler op på aftalen"),
    )
    names: dict[str, str] = {value: str(label) for value, label in Speaker.choices}
    to_citizen: dict[str, str] = {
        Speaker.CITIZEN: _("dig"),
        Speaker.CONSULTANT: _("din konsulent"),
        Speaker.BOTH: _("jer begge"),
    }
    told = [(title, getattr(talk, role)) for title, role in zip(titles, ROLES, strict=True)]
    return tuple(RoleLine(title, names.get(who, ""), to_citizen.get(who, "")) for title, who in told)


def script_of(talk: JobTalk, telling: dict[UUID | None, str], released: Iterable[FactView]) -> tuple[ScriptLines, ...]:
    """Return what is rehearsed, in the order of ScriptPart; only what may reach the company, and parts with words.

    A need is said here only when the citizen has chosen to tell it in the talk.
    """
    facts = tuple(released)
    strengths = {FactKind.SKILL, FactKind.EVERYDAY, FactKind.CV}
    now = {fact_id for fact_id, when in telling.items() if when == TellingTime.IN_TALK}
    said: dict[ScriptPart, list[str]] = {
        ScriptPart.HELLO: [_("Hej, jeg hedder %(name)s.") % {"name": talk.citizen.first_name}],
        ScriptPart.CONTRIBUTION: [*_lines(talk.contribution), *(f.wording for f in facts if f.kind in strengths)],
        ScriptPart.WISHES: [fact.wording for fact in facts if fact.kind == FactKind.WISH],
        ScriptPart.QUESTIONS: list(_lines(talk.questions)),
        ScriptPart.NEEDS: [fact.wording for fact in facts if fact.kind == FactKind.NEED and fact.id in now],
        ScriptPart.FAMILY: list(_lines(talk.family)) if None in now else [],
    }
    say = library.texts().say
    return tuple(
        ScriptLines(part, say(f"script.{part.value}"), tuple(dict.fromkeys(said[part])))
        for part in ScriptPart
        if said[part]
    )


def private_in(talk: JobTalk, script: Iterable[ScriptLines]) -> tuple[PrivateWord, ...]:
    """Return what stands on the sheet and is not for a workplace; the sheet lies on the table there."""
    written = [line for part in script for line in part.lines]
    try:
        refuse_private_texts(*written, talk.employer_interest, talk.clothes, talk.route, talk.daily_route)
    except PrivateWords as private:
        return private.found
    return ()


def day_before(talk: JobTalk) -> date:
    """Return the day on which everything is laid out."""
    return date.fromordinal(talk.held_on.toordinal() - 1)


def _telling_choices() -> Iterator[TellingChoice]:
    say = library.texts().say
    for when in TellingTime:
        yield TellingChoice(str(when.label), say(f"telling.{when.value}.for"), say(f"telling.{when.value}.against"))


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
