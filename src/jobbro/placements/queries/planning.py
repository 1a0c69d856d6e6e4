"""What the planning page shows around its form."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from jobbro.citizens.models import FactKind
from jobbro.citizens.queries import FactView, facts_for
from jobbro.companies.models import Contact, Site, WorkTask
from jobbro.companies.queries.meaning import bends_of
from jobbro.domain.disclosure import Audience
from jobbro.domain.fit.conditions import WorkConditions
from jobbro.domain.language import Verdict
from jobbro.placements.models import Approval, ApprovalState, Placement, PlacementState
from jobbro.placements.queries.answers import LegalQuestion
from jobbro.placements.queries.checking import CheckPanel, check_of
from jobbro.placements.queries.fitting import TaskFits, misfits_of_week, tasks_that_fit
from jobbro.placements.queries.legal import Surroundings
from jobbro.placements.queries.outside import mails_beside
from jobbro.placements.record import Record
from jobbro.placements.sections import SECTIONS, next_section

TASKS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen on the page."""

    sites: tuple[Site, ...] = ()
    contacts: tuple[Contact, ...] = ()
    work_tasks: TaskFits = TaskFits()
    wanted: WorkConditions = WorkConditions()
    released_needs: tuple[FactView, ...] = ()
    legal_questions: tuple[LegalQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanningPage:
    """The frame of the planning page."""

    record: Record
    section: str
    steps: tuple[dict[str, str], ...]
    panel: CheckPanel
    is_last: bool
    at_stake: tuple[Approval, ...]
    misfits: tuple[str, ...]


def choices_for(
    placement: Placement, section: str, record: Record, around: Surroundings, wanted: WorkConditions
) -> Choices:
    """Read what this part of the page lets one choose, and nothing more; tasks are parted by what is `wanted`."""
    company = placement.company_id
    match section:
        case "hvem":
            return Choices(
                sites=tuple(Site.objects.filter(company=company).order_by("-is_main", "name")),
                contacts=tuple(Contact.objects.filter(company=company, is_active=True).order_by("name")),
            )
        case "timer":
            tasks = WorkTask.objects.filter(company=company, is_open=True).order_by("title")[:TASKS_SHOWN]
            fits = tasks_that_fit(record.names.citizen_first, wanted, tasks, bends=bends_of(company, wanted))
            return Choices(work_tasks=fits, wanted=wanted)
        case "hensyn":
            facts = facts_for(placement.citizen, Audience.COMPANY)
            return Choices(released_needs=tuple(fact for fact in facts if fact.kind == FactKind.NEED))
        case "videre":
            return Choices(legal_questions=check_of(record, around).questions)
    return Choices()


def planning_page(
    placement: Placement,
    record: Record,
    section: str,
    around: Surroundings,
    standing: Sequence[Approval],
    wanted: WorkConditions,
) -> PlanningPage:
    """Return the frame with the check of the record as it stands on the page, also against what is `wanted`."""
    panel = check_of(record, around, mails=mails_beside(placement))
    return PlanningPage(
        record,
        section,
        _steps(placement, section, panel, record),
        panel,
        next_section(section) is None,
        _at_stake(placement, standing),
        misfits_of_week(record.names.citizen_first, wanted, record),
    )


def _at_stake(placement: Placement, standing: Sequence[Approval]) -> tuple[Approval, ...]:
    """The yeses that a change of the agreement would void; a locked text is not changed any more."""
    if placement.state == PlacementState.LOCKED:
        return ()
    return tuple(approval for approval in standing if approval.state == ApprovalState.AGREED)


def fallen_parties(placement: Placement) -> str:
    """Name those whose answer fell away, for a sentence."""
    fallen = placement.approvals.filter(state=ApprovalState.VOID, answered_at__isnull=False)
    return ", ".join(dict.fromkeys(approval.get_party_display().lower() for approval in fallen))


def _steps(placement: Placement, section: str, panel: CheckPanel, record: Record) -> tuple[dict[str, str], ...]:
    verdicts = {point.point: point.verdict for point in panel.report.points}
    lines = []
    for name, part in SECTIONS.items():
        answers = [verdicts[point] for point in part.points]
        if name == "hvem":
            complete = record.period and record.site_id and record.contact_id
            answers = [Verdict.FULFILLED if complete else Verdict.PARTLY if record.period else Verdict.MISSING]
        state = "done" if all(a is Verdict.FULFILLED for a in answers) else "part"
        if all(answer is Verdict.MISSING for answer in answers):
            state = "open"
        lines.append(
            {
                "label": str(part.title),
                "url": reverse("placements:plan", args=[placement.pk, name]),
                "state": "current" if name == section else state,
                "note": "",
            }
        )
    return tuple(lines)
