"""Citizens' messages: who waits for an answer and since when, the thread of one citizen, and one's own answer times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Literal

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens, visible_citizens
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.choices import case_choices
from jobbro.domain.calendar import working_time
from jobbro.meetings.access import reads_messages
from jobbro.meetings.models import CitizenMessage, MessageCover
from jobbro.ui.addresses import row_id
from jobbro.ui.counting import MOST, count_each, counted
from jobbro.ui.wording import WEEKDAYS, ago, clock, hours, number, plural, short_day

SIZE = 25
COUNTED_DAYS = 90
NEAR = timedelta(days=1)
DAY_AND_NIGHT = timedelta(hours=24)
HOUR = timedelta(hours=1)
Whose = Literal["alle", "mine"]


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message with what is said of its clock, who looks after it in whose place, and whose citizen it is."""

    message: CitizenMessage
    is_late: bool
    due: str
    cover: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """One's own answers of the last ninety days: the median in words, and how many per cent came in time."""

    count: int
    median: str
    in_time: int


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of what waits for an answer, the most overdue first."""

    lines: tuple[MessageLine, ...]
    filters: tuple[dict[str, object], ...]
    total: int | None
    next_key: str
    times: OwnTimes | None
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class Thread:
    """A citizen's messages, the latest first."""

    lines: tuple[MessageLine, ...]
    next_key: str
    size: int = SIZE


def visible_messages(viewer: Viewer) -> "QuerySet[CitizenMessage]":
    """Messages of the citizens whom the viewer may see; a caseworker reads none, as with what is said in a talk."""
    if not reads_messages(viewer):
        return CitizenMessage.objects.none()
    return CitizenMessage.objects.filter(citizen__in=visible_citizens(viewer))


def waiting_messages(viewer: Viewer, whose: Whose = "mine") -> "QuerySet[CitizenMessage]":
    """What waits for an answer, due first; `mine` are own citizens', absent colleagues' and nobody's in the team."""
    rows = visible_messages(viewer).filter(answered_at__isnull=True).select_related("citizen__consultant")
    user = viewer.user
    if whose == "mine" and user is not None:
        away = MessageCover.objects.filter(colleague=user, starts_on__lte=viewer.today, ends_on__gte=viewer.today)
        own = Q(citizen__consultant=user) | Q(citizen__consultant__in=away.values("consultant"))
        nobodys = Q(citizen__consultant__isnull=True, citizen__team=user.team_id, citizen__team__isnull=False)
        rows = rows.filter(own | nobodys)
    return rows.order_by("due_at", "pk")


def inbox(viewer: Viewer, *, whose: Whose, after: str) -> Inbox:
    """Return a page of what waits; each citizen on it gives one entry in the look-up log."""
    lists: dict[Whose, QuerySet[CitizenMessage]] = {"alle": waiting_messages(viewer, "alle")}
    lists["mine"] = waiting_messages(viewer)
    counts = count_each(lists)
    rows = lists[whose]
    last = row_id(after)
    key = rows.filter(pk=last).values_list("due_at", "pk").first() if last else None
    if key is not None:
        rows = rows.filter(Q(due_at__gt=key[0]) | Q(due_at=key[0], pk__gt=key[1]))
    found = list(rows[: SIZE + 1])
    shown = found[:SIZE]
    show_citizens(viewer, [row.citizen for row in shown], kind=LookKind.LIST)
    words: dict[Whose, str] = {"alle": _("Alle, jeg kan se"), "mine": _("Mine og dem, jeg passer")}
    filters = (
        {"label": label, "url": f"?vis={one}", "count": counted(counts[one]), "current": one == whose}
        for one, label in words.items()
    )
    return Inbox(
        lines=message_lines(viewer, shown),
        filters=tuple(filters),
        total=counts[whose] if counts[whose] <= MOST else None,
        next_key=str(shown[-1].pk) if len(found) > SIZE else "",
        times=own_times(viewer),
    )


def message_lines(viewer: Viewer, rows: Sequence[CitizenMessage]) -> tuple[MessageLine, ...]:
    """Put words on rows that came through the door; one question for who looks after whose messages today."""
    waiting = {row.citizen.consultant_id for row in rows if row.answered_at is None} - {None}
    covers = MessageCover.objects.filter(
        consultant__in=waiting, starts_on__lte=viewer.today, ends_on__gte=viewer.today
    ).select_related("consultant", "colleague")
    by_consultant: dict[int | None, str] = {}
    for cover in covers.order_by("pk") if waiting else ():
        by_consultant[cover.consultant_id] = _cover_words(cover, viewer.user)

    def line(row: CitizenMessage) -> MessageLine:
        cover = by_consultant.get(row.citizen.consultant_id, "") if row.answered_at is None else ""
        who = row.citizen.consultant.full_name if row.citizen.consultant else ""
        return MessageLine(row, is_late(row, at=viewer.at), due_words(row, at=viewer.at), cover, who)

    return tuple(line(row) for row in rows)


def thread(viewer: Viewer, citizen: Citizen, *, after: str = "", size: int = SIZE) -> Thread:
    """Return the messages of a citizen who came through the door, with their answers."""
    rows = visible_messages(viewer).filter(citizen=citizen).select_related("answered_by").order_by("-received_at", "pk")
    last = row_id(after)
    key = rows.filter(pk=last).values_list("received_at", "pk").first() if last else None
    if key is not None:
        rows = rows.filter(Q(received_at__lt=key[0]) | Q(received_at=key[0], pk__gt=key[1]))
    found = list(rows[: size + 1])
    for row in found:
        row.citizen = citizen
    return Thread(message_lines(viewer, found[:size]), str(found[size - 1].pk) if len(found) > size else "", size)


def own_thread(citizen: Citizen) -> tuple[CitizenMessage, ...]:
    """Return what a citizen reads on the own page: the latest messages, with their answers."""
    return tuple(citizen.messages.select_related("answered_by").order_by("-received_at", "pk")[:SIZE])


def own_times(viewer: Viewer) -> OwnTimes | None:
    """Return how soon the viewer answered in the last ninety days; nothing when nothing was answered.

    It takes nobody else's name: how soon a colleague answers is the colleague's own business (R-039).
    """
    since = viewer.at - timedelta(days=COUNTED_DAYS)
    rows = CitizenMessage.objects.filter(answered_by=viewer.user, answered_at__gte=since, answered_at__lte=viewer.at)
    times = list(rows.values_list("received_at", "due_at", "answered_at"))
    if viewer.user is None or not times:
        return None
    local = [tuple(map(timezone.localtime, three)) for three in times]
    spent = median(working_time(came, went).total_seconds() for came, _due, went in local)
    in_time = sum(went <= due for _came, due, went in local)
    return OwnTimes(len(times), span_words(timedelta(seconds=spent)), in_time * 100 // len(times))


def is_late(message: CitizenMessage, *, at: datetime) -> bool:
    """Test whether a message still waits when its time has come."""
    return message.answered_at is None and message.due_at <= at


def due_words(message: CitizenMessage, *, at: datetime) -> str:
    """Say when an answer is or was due: «Svar senest mandag den 9. marts kl. 15.00»."""
    due, today = timezone.localtime(message.due_at), timezone.localtime(at).date()
    near = abs(due.date() - today) <= NEAR
    day = ago(due, today) if near else f"{WEEKDAYS[due.weekday()]} den {short_day(due, today)}"
    when = {"when": f"{day} kl. {clock(due)}"}
    return _("Svarfristen var %(when)s") % when if is_late(message, at=at) else _("Svar senest %(when)s") % when


def span_words(spent: timedelta) -> str:
    """Say a time on working days: minutes, hours, or working days of 24 hours."""
    if spent < HOUR:
        return plural(int(spent.total_seconds() // 60), _("minut"), _("minutter"))
    if spent < DAY_AND_NIGHT:
        return hours(spent // HOUR)
    days = number(Decimal(str(round(spent / DAY_AND_NIGHT, 1))))
    return f"{days} {_('arbejdsdag') if days == '1' else _('arbejdsdage')}"


def covers_for(viewer: Viewer) -> tuple[MessageCover, ...]:
    """Return who looks after whose messages now or later, as far as the viewer may end it or is the one who does."""
    rows = _manageable(viewer) | MessageCover.objects.filter(colleague=viewer.user)
    rows = rows.filter(ends_on__gte=viewer.today).select_related("consultant", "colleague")
    return tuple(rows.order_by("starts_on", "pk"))


def get_cover_for(viewer: Viewer, cover_id: int) -> MessageCover:
    """Return a cover that the viewer may end: for the own messages, or for the team's when one leads it; else 404."""
    found = _manageable(viewer).filter(pk=cover_id).select_related("consultant", "colleague").first()
    if found is None:
        raise Http404
    return found


def _manageable(viewer: Viewer) -> "QuerySet[MessageCover]":
    """Covers that the viewer may end: of the own messages, and of the team's when one leads it."""
    user = viewer.user
    if user is None:
        return MessageCover.objects.none()
    own = Q(consultant=user)
    if user.may(Permission.TEAM_OVERVIEW):
        own |= Q(consultant__team=user.team_id, consultant__team__isnull=False)
    return MessageCover.objects.filter(own)


def who_answers(viewer: Viewer) -> "QuerySet[User]":
    """Return the colleagues of the viewer's team who read messages, the viewer too, in order of name."""
    team = viewer.user.team_id if viewer.user else None
    return case_choices()["consultants"].filter(team=team, team__isnull=False)


def instead_of(name: str) -> str:
    """Say whose messages one looks after."""
    return _("Du passer beskeder for %(name)s") % {"name": name}


def _cover_words(cover: MessageCover, user: User | None) -> str:
    if user is not None and cover.colleague_id == user.pk:
        return instead_of(cover.consultant.full_name)
    return _("%(name)s svarer imens") % {"name": cover.colleague.full_name}
