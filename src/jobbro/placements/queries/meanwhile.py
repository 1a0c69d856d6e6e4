"""The same part of a plan written twice, from two tabs or by two people: what differs, in words, and who saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.audit.actors import ActorKind
from jobbro.audit.changes import last_change
from jobbro.companies.models import Contact, Site
from jobbro.library import danish, texts
from jobbro.placements import models
from jobbro.placements.models import Duty, Goal, PaidRoute, Placement, PlacementKind, Purpose
from jobbro.placements.queries.answers import question_of
from jobbro.placements.record import DutyLine, FollowUpLine, GoalLine, NeedLine, Record, SlotLine, StepLine, TaskLine
from jobbro.placements.sections import SECTIONS
from jobbro.ui import wording

LABELS: dict[str, type[TextChoices]] = {
    "kind": PlacementKind,
    "purposes": Purpose,
    "agreed_with": Duty.Role,
    "paid_route": PaidRoute,
}
ANSWERS = {"yes": "ja", "no": "nej"}
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that was written twice: mine, as typed, and theirs, as stored."""

    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Who saved last, and when; `is_mine` when it was the reader, in another tab."""

    who: str
    when: str
    is_mine: bool


def last_saved(placement: Placement, reader: User, today: date) -> Saved | None:
    """Return who saved the plan last, as its trail tells; None when the trail does not."""
    event = last_change(placement, "placement.saved")
    if event is None:
        return None
    is_mine = (event.actor_kind, event.actor_id) == (ActorKind.USER, str(reader.pk))
    return Saved(event.actor_label, _when(event.at, today), is_mine)


def differences(mine: Record, theirs: Record, section: str) -> tuple[Difference, ...]:
    """Say, field by field of this part, what was written each time where it is not the same."""
    names = [name for name in SECTIONS[section].fields if getattr(mine, name) != getattr(theirs, name)]
    people = _named(mine, theirs, names)
    return tuple(
        Difference(
            texts().say(f"record.{name}"),
            _in_words(name, getattr(mine, name), people),
            _in_words(name, getattr(theirs, name), people),
        )
        for name in names
    )


def _when(at: datetime, today: date) -> str:
    clock = f"kl. {wording.clock(at)}"
    return clock if wording.local_day(at) == today else f"{wording.short_day(at, today)} {clock}"


def _named(mine: Record, theirs: Record, names: list[str]) -> dict[UUID, str]:
    """The names of the sites and people that were chosen, read only when it is they that differ."""
    found: dict[UUID, str] = {}
    if "site_id" in names:
        ids = [record.site_id for record in (mine, theirs) if record.site_id]
        found |= {site.pk: str(site) for site in Site.objects.filter(pk__in=ids)}
    if "contact_id" in names:
        ids = [record.contact_id for record in (mine, theirs) if record.contact_id]
        found |= {contact.pk: contact.name for contact in Contact.objects.filter(pk__in=ids)}
    return found


def _in_words(name: str, value: Any, people: Mapping[UUID, str]) -> str:
    if isinstance(value, UUID):
        return people.get(value, NOTHING)
    if name in LABELS:
        codes = value if isinstance(value, tuple) else (value,)
        return _joined((str(LABELS[name](code).label) for code in codes if code), ", ")
    if name == "legal_answers":
        return _joined((f"{question_of(path)} {_answer(said)}" for path, said in value), "; ")
    return _said(value)


def _said(value: Any) -> str:
    match value:
        case bool():
            return _("ja") if value else _("nej")
        case date():
            return danish.day(value)
        case time():
            return f"kl. {wording.clock(value)}"
        case Decimal():
            return wording.number(value)
        case tuple():
            return _joined((_said(part) for part in value), "; ")
        case SlotLine() | StepLine() | TaskLine() | GoalLine() | NeedLine() | DutyLine() | FollowUpLine():
            return _joined((_said(part) if not isinstance(part, str) else part for part in _line(value)), " · ")
    return str(value or NOTHING)


def _line(line: Any) -> tuple[Any, ...]:
    """What a line says, in the order of its form; what was left empty is not said."""
    match line:
        case SlotLine():
            day, kind = wording.WEEKDAYS[line.weekday - 1], models.HourKind(line.kind).label
            parts: tuple[Any, ...] = (
                f"{day} kl. {wording.clock(line.starts_at)}–{wording.clock(line.ends_at)} {kind}",
            )
        case StepLine():
            days = f"{danish.day(line.starts_on)} – {danish.day(line.ends_on)}"
            parts = (_("Periode %(n)s") % {"n": line.number}, days, line.slots, line.tasks)
        case TaskLine():
            parts = (line.title, models.HourKind(line.kind).label, line.purpose, line.payable, line.next_task)
        case GoalLine():
            parts = (str(Goal.Level(line.level).label), line.text, line.measure, line.by_day)
        case NeedLine():
            parts = (line.wording, line.handled_by, line.suits_tasks)
        case DutyLine():
            parts = (str(Duty.Role(line.role).label), line.name, line.text)
        case _:
            parts = (line.day, line.starts_at, ", ".join(line.participants), ", ".join(line.topics))
    return tuple(part for part in parts if part not in (None, "", ()))


def _answer(said: str) -> str:
    try:
        return danish.day(date.fromisoformat(said))
    except ValueError:
        return ANSWERS.get(said, said)


def _joined(parts: Iterable[str], between: str) -> str:
    return between.join(part for part in parts if part) or NOTHING
