"""The story of a company in words. Events of other apps come without details: those may be about a citizen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jobbro.audit.changes import TimelineEvent
from jobbro.audit.changes import timeline as events_about
from jobbro.companies.models import Company, ContactRole, PreparationKey
from jobbro.library import Texts, texts

OWN = "company."
_CODED = {"role": dict(ContactRole.choices), "key": dict(PreparationKey.choices)}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A line as the timeline component draws it."""

    at: datetime
    title: str
    who: str
    action: str


def company_timeline(company: Company, *, limit: int = 10) -> tuple[TimelineLine, ...]:
    """Return what has happened with the company, newest first."""
    words = texts()
    return tuple(
        TimelineLine(event.at, _title(words, event), event.actor_label, event.action)
        for event in events_about(company, limit=limit)
    )


def _title(words: Texts, event: TimelineEvent) -> str:
    if event.action.startswith(OWN):
        code, known = f"timeline.{event.action}", _blanks(event.details)
    else:
        code, known = f"event.{event.action}", {}
    if code not in words or words.blanks(code) - known.keys():
        code = "timeline.company.other"
    title = words.say(code, **known)
    return title[0].upper() + title[1:]


def _blanks(details: Mapping[str, Any]) -> dict[str, str]:
    words = {name: value for name, value in details.items() if isinstance(value, str)}
    return {name: str(_CODED[name].get(word, word)) if name in _CODED else word for name, word in words.items()}
