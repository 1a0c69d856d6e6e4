"""What the company's own pages show: the overview, the tasks and the contacts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from jobbro.companies.models import (
    Activity,
    Company,
    CompanyNeed,
    Contact,
    HeldField,
    Partnership,
    PartnershipState,
    WorkTask,
)
from jobbro.companies.queries.board import asked_activities
from jobbro.companies.queries.needs import STANDING
from jobbro.companies.queries.preparation import PreparationCard, preparation_card
from jobbro.companies.queries.responsibility import AGENDA_ROWS, AgendaTopic, topics_from
from jobbro.companies.queries.staffing import Staffing, company_staffing
from jobbro.companies.queries.timeline import TimelineLine, company_timeline
from jobbro.domain.rules import Rulebook
from jobbro.ui.wording import plural, short_day

TASKS_ON_OVERVIEW = 6
TASKS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands on the tabs, and the first day on which an open agreement is looked at again.

    `easy_hours` is what the open tasks that are easy to learn take in a week, as far as their hours are known.
    `agendas` are the topics that the company's agendas give a talk, `held` counts where the register says otherwise.
    """

    tasks: int
    contacts: int
    partnerships: int = 0
    review_on: date | None = None
    easy_hours: Decimal | None = None
    agendas: tuple[AgendaTopic, ...] = ()
    needs: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page of a company."""

    preparation: PreparationCard
    staffing: Staffing
    contacts: tuple[Contact, ...]
    tasks: tuple[WorkTask, ...]
    timeline: tuple[TimelineLine, ...]


@dataclass(frozen=True, slots=True)
class ActivityGroup:
    """One of the nine activities with its tasks."""

    activity: Activity
    tasks: tuple[WorkTask, ...]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Open tasks by activity, and what to ask about: `missing`, and `asked` in vain. `left_out` had no room."""

    groups: tuple[ActivityGroup, ...]
    missing: tuple[str, ...]
    asked: tuple[str, ...]
    closed: tuple[WorkTask, ...]
    left_out: int

    @property
    def covered(self) -> int:
        """How many of the nine activities have an open task."""
        return len(self.groups)


def counts_of(company: Company) -> Counts:
    """Return the numbers on the tabs, in one question to the database."""
    open_tasks = _number_of(WorkTask.objects.filter(company=OuterRef("pk"), is_open=True))
    people = _number_of(Contact.objects.filter(company=OuterRef("pk"), is_active=True))
    agreements = Partnership.objects.filter(company=OuterRef("pk")).exclude(state=PartnershipState.ENDED)
    review = Subquery(agreements.order_by("review_on").values("review_on")[:1])
    easy = WorkTask.objects.filter(company=OuterRef("pk"), is_open=True, level=WorkTask.Level.EASY).order_by()
    hours = Subquery(easy.values("company").annotate(hours=Sum("weekly_hours")).values("hours"))
    needs = _number_of(CompanyNeed.objects.filter(company=OuterRef("pk"), state__in=STANDING))
    held = _number_of(HeldField.objects.filter(company=OuterRef("pk")))
    asked = (open_tasks, people, _number_of(agreements), review, hours, AGENDA_ROWS, needs, held)
    tasks, contacts, open_agreements, review_on, easy_hours, agendas, *more = (
        Company.objects.filter(pk=company.pk).values_list(*asked).get()
    )
    return Counts(tasks, contacts, open_agreements, review_on, easy_hours, topics_from(agendas), *more)


def _number_of(rows: "QuerySet[Any]") -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values("company").annotate(number=Count("pk")).values("number")), 0)


def line_of(company: Company, *, today: date) -> str:
    """Return the company in one line: number, branch, staff with source and day, and who is responsible here."""
    parts = [f"CVR {company.cvr}", company.branch_name]
    if company.employees is not None:
        source = f"{company.get_source_display()} {short_day(company.source_on, today)}"
        parts.append(f"{plural(company.employees, _('ansat'), _('ansatte'))} ({source})")
    parts.append(_("Ansvarlig: %(name)s") % {"name": company.owner.full_name if company.owner else _("ingen endnu")})
    return " · ".join(part for part in parts if part)


def overview(company: Company, *, today: date, rulebook: Rulebook) -> Overview:
    """Return the first page: what we know, who is there, what can be done, what has happened."""
    contacts = tuple(active_contacts(company))
    events = company_timeline(company)
    tasks = WorkTask.objects.filter(company=company, is_open=True).order_by("title", "id")[:TASKS_ON_OVERVIEW]
    return Overview(
        preparation=preparation_card(company, contacts=contacts, events=events, today=today),
        staffing=company_staffing(company, today=today, rulebook=rulebook),
        contacts=contacts,
        tasks=tuple(tasks),
        timeline=events,
    )


def active_contacts(company: Company) -> list[Contact]:
    """Return those who work there, in Danish order."""
    return list(company.contacts.filter(is_active=True).select_related("site").order_by("name", "id")[:100])


def former_contacts(company: Company) -> list[Contact]:
    """Return those who have left."""
    return list(company.contacts.filter(is_active=False).order_by("name", "id")[:100])


def task_page(company: Company, *, open_tasks: int) -> TaskPage:
    """Return the tasks by activity, in the order of the value chain, of as many as are open."""
    rows = WorkTask.objects.filter(company=company).select_related("site").order_by("title", "id")
    shown = list(rows.filter(is_open=True)[:TASKS_SHOWN])
    asked = asked_activities(company)
    groups = [ActivityGroup(kind, tuple(t for t in shown if t.activity == kind)) for kind in Activity]
    return TaskPage(
        groups=tuple(group for group in groups if group.tasks),
        missing=tuple(str(one.activity.label) for one in groups if not one.tasks and one.activity not in asked),
        asked=tuple(str(one.activity.label) for one in groups if not one.tasks and one.activity in asked),
        closed=tuple(rows.filter(is_open=False)[:TASKS_SHOWN]),
        left_out=max(open_tasks - len(shown), 0),
    )
