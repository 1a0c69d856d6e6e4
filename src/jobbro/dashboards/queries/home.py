"""The front page: the day's list, the map's numbers and what was open last. Who is shown is logged once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.audit.kinds import LookKind
from jobbro.citizens.access import show_citizens, visible_citizens
from jobbro.citizens.models import Citizen
from jobbro.citizens.queries.objections import waiting_objections
from jobbro.companies.access import visible_companies
from jobbro.companies.models import Company
from jobbro.companies.queries.green import waiting_green
from jobbro.companies.queries.listing import companies_by_id
from jobbro.companies.queries.memory import Step, steps_of
from jobbro.companies.queries.partnership import DueLine, due_column, due_lines
from jobbro.companies.queries.register import changed_companies
from jobbro.dashboards.queries.areas import all_open_tools, map_of
from jobbro.dashboards.queries.citizen_lines import SHOWN, NamedLine, gathered, lines_from, named
from jobbro.dashboards.queries.worklist import WorkPart, worklist
from jobbro.meetings.queries.messages import MessageLine
from jobbro.meetings.queries.waiting import waiting_column, waiting_lines
from jobbro.placements.access import visible_offered_tools, visible_placements
from jobbro.placements.models import OfferState
from jobbro.placements.queries.overdue import team_overdue
from jobbro.placements.queries.pool import new_in_pool
from jobbro.reference.queries.asking import waiting_questions
from jobbro.reference.queries.materials import broken_links_of
from jobbro.ui.wording import plural

MORNING_ENDS, EVENING_STARTS = 10, 18
STEPS_SHOWN, STEPS_SOON = 12, timedelta(days=7)
MESSAGES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the front page shows; `tools` is for those whose work has no cases.

    `team_late` is how many of the team's placements a team lead should know of: something in them is overdue.
    `tool_questions` is how many questions about promises wait for the team lead's answer, `rule_questions` how many
    about rules and tools wait for somebody who looks after them, `objections` how many citizens' wait for the user.
    `register_news` is how many of the user's own companies the register has told something new about.
    `dead_links` is how many links that the user looks after are not there any more.
    `pool_news` is how many openings other teams offer, for which the user's team has suggested nobody yet.
    `green_waiting` is how many green tasks of colleagues wait for the team lead's word.
    `steps` are promises to companies and next contacts with them, the oldest first.
    `own` is what the user's own citizens need a hand with, `own_left` how many lines there was no room for.
    """

    greeting: str
    centre: str
    parts: tuple[WorkPart, ...]
    areas: list[dict[str, Any]]
    tools: list[dict[str, Any]]
    companies: list[Company]
    citizens: list[Citizen]
    has_cases: bool
    team_late: int = 0
    tool_questions: int = 0
    rule_questions: int = 0
    objections: int = 0
    register_news: int = 0
    dead_links: int = 0
    pool_news: int = 0
    green_waiting: int = 0
    own: tuple[NamedLine, ...] = ()
    own_left: int = 0
    messages: tuple[MessageLine, ...] = ()
    more_messages: bool = False
    steps: tuple[Step, ...] = ()
    more_steps: bool = False
    agreements: tuple[DueLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is asked of the database at once: the notes of the map, what waits, and the rows of the own citizens."""

    notes: dict[str, str] = field(default_factory=dict)
    team_late: int = 0
    tool_questions: int = 0
    objections: int = 0
    register_news: int = 0
    dead_links: int = 0
    pool_news: int = 0
    green_waiting: int = 0
    messages: list[dict[str, Any]] = field(default_factory=list)
    agreements: list[dict[str, Any]] = field(default_factory=list)
    own: tuple[list[dict[str, Any]], ...] = ()


def home_page(viewer: Viewer, *, companies: list[UUID], citizens: list[UUID]) -> HomePage:
    """Return the page of the viewer, given the ids of the latest companies and citizens."""
    user = viewer.user
    assert user is not None
    has_cases = user.may(Permission.PLACEMENT_SEE)
    parts = worklist(viewer) if has_cases else ()
    numbers = _numbers(viewer) if has_cases else Numbers()
    own = lines_from(numbers.own, viewer.today) if has_cases else ()
    known = named(viewer, own, citizens) if has_cases else {}
    latest = [known[one] for one in citizens if one in known]
    beside = tuple(NamedLine(line, known[line.citizen_id]) for line in own[:SHOWN] if line.citizen_id in known)
    shown = [line.row.placement.citizen for part in parts for line in part.lines]
    messages = waiting_lines(numbers.messages[:MESSAGES_SHOWN], user=user, at=viewer.at)
    shown += [line.message.citizen for line in messages]
    steps = steps_of(viewer, until=viewer.today + STEPS_SOON, most=STEPS_SHOWN + 1) if has_cases else []
    show_citizens(viewer, [*shown, *latest, *(one.citizen for one in beside)], kind=LookKind.LIST)
    return HomePage(
        greeting=greeting(user.first_name or user.username, viewer.at),
        centre=user.first_name or user.username,
        parts=parts,
        areas=map_of(user, numbers.notes) if has_cases else [],
        tools=[] if has_cases else all_open_tools(user),
        companies=companies_by_id(viewer, companies) if has_cases and companies else [],
        citizens=latest,
        has_cases=has_cases,
        team_late=numbers.team_late,
        tool_questions=numbers.tool_questions,
        rule_questions=waiting_questions() if user.may(Permission.TOOLBOX_MANAGE) else 0,
        objections=numbers.objections,
        register_news=numbers.register_news,
        dead_links=numbers.dead_links if has_cases else broken_links_of(user).count(),
        pool_news=numbers.pool_news,
        green_waiting=numbers.green_waiting,
        own=beside,
        own_left=max(len(own) - SHOWN, 0),
        messages=messages,
        more_messages=len(numbers.messages) > MESSAGES_SHOWN,
        steps=tuple(steps[:STEPS_SHOWN]),
        more_steps=len(steps) > STEPS_SHOWN,
        agreements=due_lines(numbers.agreements, today=viewer.today),
    )


def greeting(name: str, at: datetime) -> str:
    """Return «God morgen, Mette» by the Danish clock."""
    hour = timezone.localtime(at).hour
    if hour < MORNING_ENDS:
        return _("God morgen, %(name)s") % {"name": name}
    return (_("Hej, %(name)s") if hour < EVENING_STARTS else _("God aften, %(name)s")) % {"name": name}


def _numbers(viewer: Viewer) -> Numbers:
    """In one question: my companies, citizens and running placements for the map, and all that waits."""
    today = viewer.today
    assert viewer.user is not None
    own = Q(consultant=viewer.user) | Q(citizen__caseworker=viewer.user)
    running = visible_placements(viewer).filter(own, starts_on__lte=today, ends_on__gte=today)
    own_case = Q(consultant=viewer.user) | Q(caseworker=viewer.user)
    mine = visible_citizens(viewer).filter(own_case, closed_on__isnull=True)
    waiting = visible_offered_tools(viewer).filter(state=OfferState.ASKED)
    answers = viewer.user.may(Permission.TEAM_OVERVIEW)
    companies, citizens, placements, late, questions, objections, news, links, pool, green, *more = (
        User.objects.filter(pk=viewer.user.pk)
        .values_list(
            _number(visible_companies(viewer).filter(owner=viewer.user)),
            _number(mine),
            _number(running),
            _number(team_overdue(viewer)),
            _number(waiting) if answers else Value(0),
            _number(waiting_objections(viewer)),
            _number(changed_companies(viewer, "mine")),
            _number(broken_links_of(viewer.user)),
            _number(new_in_pool(viewer)),
            _number(waiting_green()) if answers else Value(0),
            waiting_column(viewer, most=MESSAGES_SHOWN + 1),
            due_column(viewer.user, today=today),
            *gathered(viewer),
        )
        .get()
    )
    notes = {
        "virksomhed": _("%(n)s mine") % {"n": companies} if companies else "",
        "borger": plural(citizens, _("borger"), _("borgere")) if citizens else "",
        "moedet": _("%(n)s i gang") % {"n": placements} if placements else "",
    }
    # A caseworker reads no messages, and no rows at all are gathered as nothing.
    messages, agreements, *rows = (column or [] for column in more)
    return Numbers(notes, late, questions, objections, news, links, pool, green, messages, agreements, tuple(rows))


def _number(rows: "QuerySet[Any]") -> Coalesce:
    counted = rows.order_by().annotate(same=Value(1)).values("same").annotate(number=Count("pk", distinct=True))
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)
