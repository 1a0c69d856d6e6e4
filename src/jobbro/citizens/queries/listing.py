"""The list of citizens: filters with counts, a page by key, and the look-up log for every row shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast, get_args
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import lent_to, show_citizens, visible_citizens
from jobbro.citizens.models import Citizen, TargetGroup, TargetGroupSpell
from jobbro.ui.counting import MOST, CountUpTo, counted
from jobbro.ui.searching import matching

PAGE_SIZE = 50
GROUP_NAMES = {value: str(label) for value, label in TargetGroup.choices}
# A row shows names only, so that fifty of them do not carry fifty colleagues' whole accounts along.
_SHOWN = ("first_name", "last_name", "sort_key", "team", "closed_on", "is_demo") + tuple(
    f"{role}__{name}" for role in ("consultant", "caseworker") for name in ("first_name", "last_name", "username")
)
Whose = Literal["mine", "team", "lent", "all"]


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What the address of the list asks for."""

    whose: Whose = "mine"
    closed: bool = False
    group: str = ""
    question: str = ""
    after: UUID | None = None

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "ListFilter":
        """Read the query words of an address; what makes no sense is taken as not asked for."""
        whose: Whose = next((known for known in get_args(Whose) if known == words.get("vis")), "mine")
        group = words.get("gruppe", "")
        return cls(
            whose=whose,
            closed=words.get("afsluttede") == "1",
            group=group if group in TargetGroup.values else "",
            question=words.get("q", "").replace("\0", " ").strip()[:100],
            after=_uuid(words.get("efter", "")),
        )

    def address(self) -> str:
        """Return the query words that give this list again."""
        words = {
            "vis": self.whose if self.whose != "mine" else "",
            "afsluttede": "1" if self.closed else "",
            "gruppe": self.group,
            "q": self.question,
        }
        return "?" + urlencode({name: word for name, word in words.items() if word})


@dataclass(frozen=True, slots=True)
class CitizenLine:
    """A row of the list."""

    citizen: Citizen
    name: str
    url: str
    group: str
    group_since: date | None
    consultant: str
    caseworker: str


@dataclass(frozen=True, slots=True)
class CitizenList:
    """A page of the list with its filters."""

    lines: tuple[CitizenLine, ...]
    asked: ListFilter
    filters: tuple[Mapping[str, object], ...]
    closed_filters: tuple[Mapping[str, object], ...]
    groups: tuple[tuple[str, str], ...]
    total: int | None
    next_key: str
    size: int = PAGE_SIZE


def citizen_list(viewer: Viewer, asked: ListFilter) -> CitizenList:
    """Return a page of the citizens whom the viewer may see and asked for; every row shown is logged."""
    rows = _asked_for(viewer, asked)
    counts = _counts(rows, viewer)
    chosen = _after(rows.filter(_whose(viewer)[asked.whose], closed_on__isnull=not asked.closed), asked.after)
    spells = TargetGroupSpell.objects.filter(starts_on__lte=viewer.today).order_by("-starts_on")
    page = list(
        chosen.select_related("consultant", "caseworker")
        .only(*_SHOWN)
        .prefetch_related(Prefetch("target_groups", spells, "groups_so_far"))
        .order_by("sort_key", "pk")[: PAGE_SIZE + 1]
    )
    more, page = len(page) > PAGE_SIZE, page[:PAGE_SIZE]
    total = counts[f"{asked.whose}_{'closed' if asked.closed else 'open'}"]
    show_citizens(viewer, page, kind=LookKind.SEARCH if asked.question else LookKind.LIST)
    return CitizenList(
        lines=tuple(_line(row, viewer.today) for row in page),
        asked=asked,
        filters=_filters(asked, counts),
        closed_filters=_closed_filters(asked, counts),
        groups=tuple(TargetGroup.choices),
        total=total if total <= MOST else None,
        next_key=str(page[-1].pk) if more else "",
    )


def _asked_for(viewer: Viewer, asked: ListFilter) -> "QuerySet[Citizen]":
    rows = visible_citizens(viewer)
    if asked.question:
        rows = rows.filter(matching(asked.question))
    if asked.group:
        in_group = TargetGroupSpell.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=viewer.today), starts_on__lte=viewer.today, group=asked.group
        )
        rows = rows.filter(pk__in=in_group.values("citizen"))
    return rows


def _whose(viewer: Viewer) -> dict[str, Q]:
    user = viewer.user if isinstance(viewer.user, User) else User()
    mine, team = Q(consultant=user.pk) | Q(caseworker=user.pk), Q(team=user.team_id)
    lent = Q(pk__in=lent_to(viewer).values("citizen")) & ~mine & ~team
    return {"mine": mine, "team": team, "lent": lent, "all": Q()}


def _counts(rows: "QuerySet[Citizen]", viewer: Viewer) -> dict[str, int]:
    """Count each list in one question, and none of them further than the page will say."""
    states = {"open": Q(closed_on__isnull=True), "closed": Q(closed_on__isnull=False)}
    lists = {
        f"{whose}_{state}": CountUpTo(rows.filter(condition, of_state))
        for whose, condition in _whose(viewer).items()
        for state, of_state in states.items()
    }
    found = User.objects.filter(pk=viewer.user.pk).values(**lists).first() if viewer.user else None
    return cast(dict[str, int], found) if found else dict.fromkeys(lists, 0)


def _after(rows: "QuerySet[Citizen]", after: UUID | None) -> "QuerySet[Citizen]":
    """Go on after a citizen of the same list; a key from elsewhere begins the list anew."""
    key = rows.filter(pk=after).values_list("sort_key", flat=True).first() if after else None
    if key is None:
        return rows
    return rows.filter(Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=after))


def _line(citizen: Citizen, today: date) -> CitizenLine:
    spells: list[TargetGroupSpell] = citizen.groups_so_far  # type: ignore[attr-defined]
    spell = spells[0] if spells and (spells[0].ends_on is None or spells[0].ends_on >= today) else None
    return CitizenLine(
        citizen,
        f"{citizen.last_name}, {citizen.first_name}",
        reverse("citizens:detail", args=[citizen.pk]),
        GROUP_NAMES[spell.group] if spell else "",
        spell.starts_on if spell else None,
        citizen.consultant.full_name if citizen.consultant else "–",
        citizen.caseworker.full_name if citizen.caseworker else "–",
    )


def _filters(asked: ListFilter, counts: Mapping[str, int]) -> tuple[Mapping[str, object], ...]:
    state = "closed" if asked.closed else "open"
    words: dict[Whose, str] = {"mine": "Mine", "team": "Mit team", "lent": "Udlånt til mig", "all": "Alle, jeg kan se"}
    return tuple(
        {
            "label": label,
            "url": replace(asked, whose=whose, after=None).address(),
            "count": counted(counts[f"{whose}_{state}"]),
            "current": whose == asked.whose,
        }
        for whose, label in words.items()
        if whose != "lent" or counts[f"lent_{state}"] or asked.whose == "lent"
    )


def _closed_filters(asked: ListFilter, counts: Mapping[str, int]) -> tuple[Mapping[str, object], ...]:
    return tuple(
        {
            "label": label,
            "url": replace(asked, closed=closed, after=None).address(),
            "count": counted(counts[f"{asked.whose}_{'closed' if closed else 'open'}"]),
            "current": closed == asked.closed,
        }
        for closed, label in ((False, "I gang"), (True, "Afsluttede"))
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
