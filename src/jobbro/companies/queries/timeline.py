"""The story of a company in words, as every caseworking colleague may read it.

Events of other apps come without their details, and whoever acted by a link is not named: it may be a citizen whom the
reader has no ground to know about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jobbro.audit.changes import TimelineEvent
from jobbro.audit.changes import timeline as events_about
from jobbro.audit.kinds import ActorKind
from jobbro.companies.models import (
    Activity,
    AgendaKind,
    Company,
    CompanyNeed,
    ContactChannel,
    ContactOutcome,
    ContactPurpose,
    ContactRole,
    PreparationKey,
    PromiseSide,
    SurroundingsNote,
    ThemeReply,
)
from jobbro.library import Texts, texts
from jobbro.ui.wording import local_day, long_day

OWN, AROUND = "company.", "surroundings."
_CODED = {
    "role": dict(ContactRole.choices),
    "key": dict(PreparationKey.choices),
    "channel": dict(ContactChannel.choices),
    "outcome": dict(ContactOutcome.choices),
    "side": dict(PromiseSide.choices),
    "was": dict(ContactPurpose.choices),
    "now": dict(ContactPurpose.choices),
    "need": dict(CompanyNeed.Kind.choices),
    "agenda": dict(AgendaKind.choices),
    "reply": dict(ThemeReply.choices),
    "activity": dict(Activity.choices),
}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A line as the timeline component draws it."""

    at: datetime
    title: str
    who: str
    action: str
    held_on: date | None = None

    @property
    def day(self) -> date:
        """The day it is about: a contact that was told later was held before."""
        return self.held_on or local_day(self.at)


def company_timeline(company: Company, *, limit: int = 10) -> tuple[TimelineLine, ...]:
    """Return what has happened with the company, newest first."""
    words = texts()
    return tuple(
        TimelineLine(event.at, _title(words, event), _who(event), event.action, _held_on(event))
        for event in events_about(company, limit=limit)
    )


def last_saved(row: Company | SurroundingsNote) -> tuple[str, datetime] | None:
    """Return which colleague last wrote about the company or the note, and when."""
    saved = (event for event in events_about(row) if event.action.startswith((OWN, AROUND)))
    return next(((event.actor_label, event.at) for event in saved), None)


def _title(words: Texts, event: TimelineEvent) -> str:
    if event.action.startswith(OWN):
        code, known = f"timeline.{event.action}", _blanks(event.details)
        code = f"{code}_earlier" if _held_on(event) else code
        fits = code in words and words.blanks(code) <= known.keys()
        return words.say(code, **known) if fits else words.say("timeline.company.other")
    code = f"event.{event.action}"
    if code not in words or words.blanks(code):
        return words.say("timeline.company.other")
    return words.say("timeline.company.placement", what=words.say(code))


def _held_on(event: TimelineEvent) -> date | None:
    told = event.details.get("held_on") if event.action == f"{OWN}contacted" else None
    return date.fromisoformat(told) if told else None


def _who(event: TimelineEvent) -> str:
    return event.actor_label if event.actor_kind == ActorKind.USER else ActorKind(event.actor_kind).label


def _blanks(details: Mapping[str, Any]) -> dict[str, str]:
    words = {name: value for name, value in details.items() if isinstance(value, str)}
    return {name: _in_danish(name, word) for name, word in words.items()}


def _in_danish(name: str, word: str) -> str:
    if name in ("day", "held_on"):
        return long_day(date.fromisoformat(word))
    return str(_CODED[name].get(word, word)) if name in _CODED else word
