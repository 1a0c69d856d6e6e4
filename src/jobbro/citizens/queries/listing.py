"""The list of citizens: filters with counts, a page by key, and the look-up log for every row shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import Whose, show_citizens, visible_citizens
from jobbro.citizens.models import Citizen, TargetGroup, TargetGroupSpell
from jobbro.ui.addresses import row_id
from jobbro.ui.counting import MOST, count_each, counted
from jobbro.ui.searching import is_only_signs, matching
from jobbro.ui.wording import short_day

PAGE_SIZE = 50
_ANYBODY = UUID(int=0)  # stands in the address that each row's own is made from
GROUP_NAMES = {value: str(label) for value, label in TargetGroup.choices}
Counts = Mapping[tuple[Whose, bool], int]
_SHOWN = ("first_name", "last_name", "sort_key", "team", "consultant", "caseworker", "closed_on", "is_demo")


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What the address of the list asks for."""

    whose: Whose = "mine"
    closed: bool = False
    group: str = ""
    question: str = ""
    after: UUID | None = None

    @property
    def is_only_signs(self) -> bool:
        """Whether there is nothing in the question to look for."""
        return is_only_signs(self.question)

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
            after=row_id(words.get("efter", "")),
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
    """A row of the list, as it is said: a template asks for fifty of them, so nothing is left for it to work out."""

    name: str
    url: str
    is_demo: bool
    closed: bool
    group: str
    since: str
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
    counts = _counts(viewer, asked)
    rows = _asked_for(viewer, asked, asked.whose, closed=asked.closed)
    page = list(_after(rows, asked.after).only(*_SHOWN).order_by("sort_key", "pk")[: PAGE_SIZE + 1])
    more, page = len(page) > PAGE_SIZE, page[:PAGE_SIZE]
    total = counts[asked.whose, asked.closed]
    show_citizens(viewer, page, kind=LookKind.SEARCH if asked.question else LookKind.LIST)
    return CitizenList(
        lines=_lines(page, viewer.today),
        asked=asked,
        filters=_filters(asked, counts),
        closed_filters=_closed_filters(asked, counts),
        groups=tuple(TargetGroup.choices),
        total=total if total <= MOST else None,
        next_key=str(page[-1].pk) if more else "",
    )


def _asked_for(viewer: Viewer, asked: ListFilter, whose: Whose, *, closed: bool) -> "QuerySet[Citizen]":
    wanted = Q(closed_on__isnull=not closed)
    if asked.question:
        wanted &= matching(asked.question)
    if asked.group:
        in_group = TargetGroupSpell.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=viewer.today), starts_on__lte=viewer.today, group=asked.group
        )
        wanted &= Q(pk__in=in_group.values("citizen"))
    return visible_citizens(viewer, whose).filter(wanted)


def _counts(viewer: Viewer, asked: ListFilter) -> Counts:
    """Count the lists that the filters lead to in one question, and none further than the page will say."""
    every: tuple[Whose, ...] = get_args(Whose)
    told = {(whose, asked.closed) for whose in every} | {(asked.whose, not asked.closed)}
    return count_each({(whose, closed): _asked_for(viewer, asked, whose, closed=closed) for whose, closed in told})


def _after(rows: "QuerySet[Citizen]", after: UUID | None) -> "QuerySet[Citizen]":
    """Go on after a citizen of the same list; a key from elsewhere begins the list anew."""
    key = rows.filter(pk=after).values_list("sort_key", flat=True).first() if after else None
    if key is None:
        return rows
    return rows.filter(Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=after))


def _lines(page: Sequence[Citizen], today: date) -> tuple[CitizenLine, ...]:
    """Put names and target groups on the rows; fifty rows share a handful of colleagues, so those are read apart."""
    colleagues = {row.consultant_id for row in page} | {row.caseworker_id for row in page}
    users = User.objects.only("first_name", "last_name", "username").filter(
        pk__in=[pk for pk in colleagues if pk is not None]
    )
    names = {user.pk: user.full_name for user in users}
    told = TargetGroupSpell.objects.filter(citizen__in=[row.pk for row in page], starts_on__lte=today)
    # In order of their first day, so that the latest of a citizen is the one that stays.
    spells = {
        row[0]: row[1:] for row in told.order_by("starts_on").values_list("citizen", "group", "starts_on", "ends_on")
    }
    to_one = reverse("citizens:detail", args=[_ANYBODY]).replace(str(_ANYBODY), "{}")
    return tuple(_line(row, to_one.format(row.pk), spells.get(row.pk), names, today) for row in page)


def _line(
    citizen: Citizen, url: str, spell: tuple[str, date, date | None] | None, names: Mapping[int, str], today: date
) -> CitizenLine:
    group, since, ends_on = spell or ("", None, None)
    now = spell is not None and (ends_on is None or ends_on >= today)
    return CitizenLine(
        f"{citizen.last_name}, {citizen.first_name}",
        url,
        citizen.is_demo,
        citizen.closed_on is not None,
        GROUP_NAMES[group] if now else "",
        short_day(since, today) if now and since else "",
        names.get(citizen.consultant_id or 0, "–"),
        names.get(citizen.caseworker_id or 0, "–"),
    )


def _filters(asked: ListFilter, counts: Counts) -> tuple[Mapping[str, object], ...]:
    words: dict[Whose, str] = {"mine": "Mine", "team": "Mit team", "lent": "Udlånt til mig", "all": "Alle, jeg kan se"}
    return tuple(
        {
            "label": label,
            "url": replace(asked, whose=whose, after=None).address(),
            "count": counted(counts[whose, asked.closed]),
            "current": whose == asked.whose,
        }
        for whose, label in words.items()
        if whose != "lent" or counts["lent", asked.closed] or asked.whose == "lent"
    )


def _closed_filters(asked: ListFilter, counts: Counts) -> tuple[Mapping[str, object], ...]:
    return tuple(
        {
            "label": label,
            "url": replace(asked, closed=closed, after=None).address(),
            "count": counted(counts[asked.whose, closed]),
            "current": closed == asked.closed,
        }
        for closed, label in ((False, "I gang"), (True, "Afsluttede"))
    )
