"""The look-up log for the auditor: filtered, newest first, never with a citizen's name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils import timezone

from jobbro.accounts.permissions import Role
from jobbro.audit.kinds import LookKind
from jobbro.audit.lookups import BrokenChain
from jobbro.audit.models import LookUp
from jobbro.domain.disclosure import BY_THE_CASE, BY_THE_TEAM, Relation
from jobbro.library import texts
from jobbro.ui.addresses import row_id
from jobbro.ui.typed import read_date

PAGE_SIZE = 50
Ground = Literal["alle", "ingen", "team", "sag"]
GROUNDS: dict[Ground, str] = {
    "alle": "Alle",
    "ingen": "Uforklarede",
    "team": "Kun forklaret af teamet",
    "sag": "Forklaret af sagen",
}


@dataclass(frozen=True, slots=True)
class LookFilter:
    """What the auditor asks for."""

    first: date | None = None
    last: date | None = None
    actor: str = ""
    citizen: str = ""
    ground: Ground = "alle"
    before: int | None = None
    unread: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "LookFilter":
        """Read the query words; `unread` names those that could not be understood, and the list is then empty."""
        unread: list[str] = []
        first, last = (_day(words.get(name, ""), name, unread) for name in ("fra", "til"))
        citizen = words.get("borger", "").strip()
        if citizen and not (citizen := str(row_id(citizen) or "")):
            unread.append("borger")
        before = words.get("efter", "")
        return cls(
            first=first,
            last=last,
            actor=words.get("medarbejder", "").replace("\0", "").strip()[:100],
            citizen=citizen,
            ground=next((known for known in get_args(Ground) if known == words.get("grund")), "alle"),
            before=int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None,
            unread=tuple(unread),
            typed={name: words.get(name, "")[:100] for name in ("fra", "til", "borger")},
        )

    def address(self, ground: Ground) -> str:
        """Return the query words that give this list with another ground."""
        words = {
            "fra": f"{self.first:%d-%m-%Y}" if self.first else "",
            "til": f"{self.last:%d-%m-%Y}" if self.last else "",
            "medarbejder": self.actor,
            "borger": self.citizen,
            "grund": ground if ground != "alle" else "",
        }
        return "?" + urlencode({name: word for name, word in words.items() if word})


@dataclass(frozen=True, slots=True)
class LookRow:
    """An entry of the log in words. The citizen is a number here: the auditor has no access to cases."""

    number: int
    at: datetime
    who: str
    role: str
    citizen: str
    what: str
    why: str
    unexplained: bool


@dataclass(frozen=True, slots=True)
class LookPage:
    """A page of the log."""

    rows: tuple[LookRow, ...]
    asked: LookFilter
    grounds: tuple[Mapping[str, object], ...]
    next_key: str
    size: int = PAGE_SIZE


def look_page(asked: LookFilter) -> LookPage:
    """Return a page of the log as asked for, newest first."""
    found = _asked_for(asked).filter(_by(asked.ground)) if not asked.unread else LookUp.objects.none()
    if asked.before is not None:
        found = found.filter(number__lt=asked.before)
    rows = list(found.order_by("-number")[: PAGE_SIZE + 1])
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    return LookPage(
        rows=tuple(in_words(row) for row in rows),
        asked=asked,
        grounds=tuple(
            {"label": label, "url": asked.address(ground), "count": "", "current": ground == asked.ground}
            for ground, label in GROUNDS.items()
        ),
        next_key=str(rows[-1].number) if more else "",
    )


def in_words(row: LookUp) -> LookRow:
    """Put an entry into words."""
    words = texts()
    page = f"look.{row.what.replace(':', '.')}"
    roles: dict[str, str] = dict(Role.choices)
    return LookRow(
        number=row.number,
        at=row.at,
        who=row.actor_label,
        role=roles.get(row.actor_role, row.get_actor_kind_display()),
        citizen=row.citizen_id,
        what=words.say(page) if page in words else str(LookKind(row.kind).label),
        why=words.say(f"relation.{row.relation}"),
        unexplained=row.relation == Relation.NONE,
    )


def broken_in_words(broken: BrokenChain) -> str:
    """Say where the log breaks and how."""
    return f"Opslag {broken.number} {texts().say(f'chain.{broken.reason}')}."


def looks_of_month(month: date) -> "QuerySet[LookUp]":
    """Return the entries of a month in Danish time."""
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return LookUp.objects.filter(at__gte=_midnight(month), at__lt=_midnight(following))


def not_by_case() -> Q:
    """The condition that nothing in the very case explains a look."""
    return ~Q(relation__in=BY_THE_CASE)


def _asked_for(asked: LookFilter) -> "QuerySet[LookUp]":
    found = LookUp.objects.all()
    if asked.first:
        found = found.filter(at__gte=_midnight(asked.first))
    if asked.last:
        found = found.filter(at__lt=_midnight(asked.last + timedelta(days=1)))
    if asked.actor:
        found = found.filter(Q(actor_label__icontains=asked.actor) | Q(actor_id=asked.actor))
    return found.filter(citizen_id=asked.citizen) if asked.citizen else found


def _by(ground: Ground) -> Q:
    match ground:
        case "ingen":
            return Q(relation=Relation.NONE)
        case "team":
            return Q(relation__in=BY_THE_TEAM)
        case "sag":
            return Q(relation__in=BY_THE_CASE)
        case "alle":
            return Q()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _day(text: str, name: str, unread: list[str]) -> date | None:
    if not text.strip():
        return None
    try:
        day = read_date(text)
    except ValueError:
        unread.append(name)
        return None
    if 1900 < day.year < 9000:
        return day
    unread.append(name)
    return None
