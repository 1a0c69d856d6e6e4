"""The tab «Kontakt og løfter»: one timeline across all colleagues, what is promised, and what a colleague should do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.accounts.viewer import Viewer
from jobbro.companies.access import visible_companies
from jobbro.companies.models import (
    Company,
    CompanyContact,
    CompanyNeed,
    CompanyOffer,
    CompanyPromise,
    ContactPause,
    ContactPurpose,
    Expectation,
    ObjectionMet,
    PromiseSide,
    PromiseState,
)
from jobbro.companies.queries.advice import start_of_day
from jobbro.companies.queries.needs import STANDING
from jobbro.library import calls
from jobbro.ui.gathering import RowsAsJson
from jobbro.ui.wording import short_day

CONTACTS_SHOWN = 30
OPEN_SHOWN = 50
ROWS_READ = 300
_OBJECTIONS = RowsAsJson(
    ObjectionMet.objects.filter(contact=OuterRef("pk")).order_by("pk"), objection="objection", helped_by="helped_by"
)


@dataclass(frozen=True, slots=True)
class MemoryLine:
    """One thing that was, as the timeline component draws it."""

    at: datetime
    title: str
    who: str
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """A page of what was, what is still promised, and the next contacts that wait; `next_key` leads to older lines."""

    lines: tuple[MemoryLine, ...]
    next_key: str
    promises: tuple[CompanyPromise, ...]
    waiting: tuple[CompanyContact, ...]


ABOUT_NEEDS = frozenset({"need_step", "need_bare", "offer_late", "search"})


@dataclass(frozen=True, slots=True)
class Step:
    """What a colleague should do about a company on a day: keep a promise, or be in touch again.

    `kind` is the promise's side, the outcome of the contact that it follows, or what waits at a need; `stopped`
    names the colleague who has stopped and whose step it was.
    """

    day: date
    key: UUID
    is_promise: bool
    kind: str
    what: str
    person: str
    company_id: UUID
    company_name: str
    stopped: str

    @property
    def about_need(self) -> bool:
        """Whether it waits in the register of needs, offers and expectations."""
        return self.kind in ABOUT_NEEDS


def memory_of(company: Company, *, before: UUID | None = None) -> Memory:
    """Return the company's memory, from a contact on backwards."""
    contacts = CompanyContact.objects.filter(company=company).select_related("by", "person")
    contacts = contacts.annotate(met=_OBJECTIONS)
    upper = contacts.filter(pk=before).values_list("at", "pk").first() if before else None
    if upper:
        contacts = contacts.filter(Q(at__lt=upper[0]) | Q(at=upper[0], pk__lt=upper[1]))
    found = list(contacts.order_by("-at", "-pk")[: CONTACTS_SHOWN + 1])
    shown, more = found[:CONTACTS_SHOWN], len(found) > CONTACTS_SHOWN
    lower = shown[-1].at if more else None
    told = CompanyPromise.objects.filter(company=company).select_related("owner", "made_by")
    beside = _beside("made_at", lower, upper[0] if upper else None)
    promises = told.filter(beside | Q(state=PromiseState.OPEN)).order_by("due_on", "pk")[:ROWS_READ]
    pauses = ContactPause.objects.filter(company=company).select_related("made_by", "ended_by")
    days = [timezone.localtime(at).date() if at else None for at in (lower, upper[0] if upper else None)]
    lines = [
        *(_contact_line(row, row.met) for row in shown),
        *(_promise_line(row) for row in promises if _is_beside(row.made_at, lower, upper)),
        *map(_pause_line, pauses.filter(_beside("starts_on", *days))[:ROWS_READ]),
    ]
    waiting = CompanyContact.objects.filter(company=company, next_on__isnull=False, next_settled_on__isnull=True)
    return Memory(
        lines=tuple(sorted(lines, key=lambda line: line.at, reverse=True)),
        next_key=str(shown[-1].pk) if more else "",
        promises=tuple(row for row in promises if row.is_open)[:OPEN_SHOWN],
        waiting=tuple(waiting.select_related("by", "person").order_by("next_on", "pk")[:OPEN_SHOWN]),
    )


def steps_of(viewer: Viewer, *, until: date, most: int, since: date | None = None) -> list[Step]:
    """Return what the colleague should do about companies up to a day, the oldest first, in one question.

    With `since`, older days are left out. What a colleague who has stopped had promised falls to whoever is responsible
    for the company, and to team leads.
    """
    user = viewer.user
    assert user is not None
    seen = visible_companies(viewer)
    promises = CompanyPromise.objects.filter(_mine("owner", user), company__in=seen, state=PromiseState.OPEN)
    contacts = CompanyContact.objects.filter(_mine("by", user), company__in=seen, next_settled_on__isnull=True)
    due = promises.filter(due_on__lte=until)
    steps = _columns(due, "due_on", "owner", F("side"), F("what"), Value(""), is_promise=True)
    called = contacts.filter(next_on__lte=until)
    person = Coalesce("person__name", Value(""), output_field=CharField())
    again = _columns(called, "next_on", "by", F("outcome"), F("goal"), person)
    parts = [steps, again, *_about_needs(user, seen, today=viewer.today, until=until)]
    first, *others = [part.filter(day__gte=since) for part in parts] if since else parts
    return [Step(*row) for row in first.union(*others, all=True).order_by("day", "key")[:most]]


def _about_needs(user: User, seen: Any, *, today: date, until: date) -> list[Any]:
    """What waits in the register of needs: steps, needs without one, late answers to offers, and a search."""
    needs = CompanyNeed.objects.filter(_mine("owner", user), company__in=seen, state__in=STANDING)
    offers = CompanyOffer.objects.filter(_mine("owner", user), company__in=seen, state=CompanyOffer.State.OFFERED)
    told = Expectation.objects.filter(_mine("noted_by", user), company__in=seen)
    searching = told.filter(no_more_hours_on__isnull=False, search_ended_on__isnull=True)
    nobody, next_step = Value(""), needs.filter(next_step_on__lte=until)
    bare, late = needs.filter(next_step=""), offers.filter(answer_by__lt=today)
    return [
        _columns(next_step, "next_step_on", "owner", Value("need_step"), F("next_step"), nobody),
        _columns(bare, "heard_on", "owner", Value("need_bare"), F("words"), nobody),
        _columns(late, "answer_by", "owner", Value("offer_late"), F("title"), nobody),
        _columns(searching, "no_more_hours_on", "noted_by", Value("search"), F("no_more_hours_because"), nobody),
    ]


def _columns(rows: Any, day: str, owner: str, kind: Any, what: F, person: Any, *, is_promise: bool = False) -> Any:
    name = Concat(f"{owner}__first_name", Value(" "), f"{owner}__last_name")
    is_active = Q(**{f"{owner}__is_active": True})
    columns = {
        "day": F(day),
        "key": F("pk"),
        "is_promise": Value(is_promise),
        "sort": Cast(kind, CharField()),
        "said": Cast(what, CharField()),
        "whom": Cast(person, CharField()),
        "at_company": F("company_id"),
        "called": Cast("company__name", CharField()),
        "stopped": Case(When(is_active, then=Value("")), default=name, output_field=CharField()),
    }
    return rows.order_by().annotate(**columns).values_list(*columns)


def _mine(field: str, user: User) -> Q:
    orphaned = Q(**{f"{field}__is_active": False})
    if not user.may(Permission.TEAM_OVERVIEW):
        orphaned &= Q(company__owner=user)
    return Q(**{field: user}) | orphaned


def _contact_line(row: CompanyContact, met: Iterable[dict[str, str]]) -> MemoryLine:
    facts = [
        _("Virksomheden henvendte sig selv") if row.they_began else "",
        _("Talte med %(name)s") % {"name": row.person.name} if row.person else "",
        _("Mål: %(goal)s") % {"goal": row.goal} if row.goal else "",
        *_objections_met(met),
        _("Med en konkret borger i tankerne") if row.purpose == ContactPurpose.CITIZEN else "",
        _("Tog kontakt trods rådet: %(why)s") % {"why": row.passed_stop} if row.passed_stop else "",
        _("Næste kontakt %(day)s") % {"day": short_day(row.next_on)} if row.next_on else "",
    ]
    text = "\n".join(part for part in (row.words, ". ".join(fact for fact in facts if fact)) if part)
    url = reverse("companies:log_edit", args=[row.company_id, row.pk])
    title = f"{row.get_channel_display()}: {row.get_outcome_display().lower()}"
    return MemoryLine(row.at, title, row.by.full_name, text, url)


def _objections_met(rows: Iterable[dict[str, str]]) -> list[str]:
    """What they objected in the contact, and which reply helped; an objection that is no longer in use is left out."""
    told = []
    for row in rows:
        if (objection := calls().objection(row["objection"])) is None:
            continue
        reply = objection.reply(row["helped_by"])
        outcome = _("«%(name)s» hjalp") % {"name": reply.name} if reply else _("intet hjalp")
        told.append(_("De sagde «%(says)s», og %(outcome)s") % {"says": objection.says, "outcome": outcome})
    return told


def _promise_line(row: CompanyPromise) -> MemoryLine:
    said = _("Vi lovede: %(what)s") if row.side == PromiseSide.OURS else _("De lovede: %(what)s")
    if row.settled_on is None:
        state = _("Åbent, skal holdes senest %(day)s") % {"day": short_day(row.due_on)}
    elif row.state == PromiseState.KEPT:
        state = _("Holdt %(day)s") % {"day": short_day(row.settled_on)}
    else:
        words = {"day": short_day(row.settled_on), "why": row.withdrawn_because}
        state = _("Taget tilbage %(day)s: %(why)s") % words
    who = row.made_by.full_name
    if row.owner_id != row.made_by_id:
        who = _("%(maker)s, %(owner)s sørger for det") % {"maker": who, "owner": row.owner.full_name}
    return MemoryLine(row.made_at, said % {"what": row.what}, who, state)


def _pause_line(row: ContactPause) -> MemoryLine:
    title = _("Ro til og med %(day)s") % {"day": short_day(row.ends_on)}
    ended = _("Sluttet før tid af %(who)s") % {"who": row.ended_by.full_name} if row.ended_by else ""
    text = "\n".join(part for part in (row.reason, ended) if part)
    return MemoryLine(start_of_day(row.starts_on), title, row.made_by.full_name, text)


def _beside(field: str, lower: Any, upper: Any) -> Q:
    """What lies beside the contacts of the page: from its oldest contact up to where the page before it began."""
    from_here = Q(**{f"{field}__gte": lower}) if lower else Q()
    return from_here & (Q(**{f"{field}__lt": upper}) if upper else Q())


def _is_beside(at: datetime, lower: datetime | None, upper: tuple[datetime, Any] | None) -> bool:
    return (lower is None or at >= lower) and (upper is None or at < upper[0])
