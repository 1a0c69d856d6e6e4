"""Beginning a placement and saving its record."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from jobbro.accounts.models import User
from jobbro.audit.changes import record as note_change
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company, Contact, Site
from jobbro.placements.actions.agreement import void_standing_approvals
from jobbro.placements.models import (
    Duty,
    FollowUp,
    Goal,
    NeedHandling,
    Placement,
    PlacementState,
    Slot,
    Step,
    StepTask,
)
from jobbro.placements.queries.reading import PLAIN_FIELDS, record_of
from jobbro.placements.record import Record, changed_core_parts


class PlacementIsLocked(Exception):
    """A locked text is corrected by a dated addition, never overwritten."""


class SavedMeanwhile(Exception):
    """Somebody else saved the placement after this form was opened; carries what is stored now."""

    def __init__(self, stored: Record, version: int) -> None:
        super().__init__(f"version {version} is newer")
        self.stored = stored
        self.version = version


@transaction.atomic
def begin_placement(*, by: User, citizen: Citizen, company: Company, at: datetime) -> Placement:
    """Begin a draft for a citizen at a company; the main site is chosen where there is only one."""
    sites = list(Site.objects.filter(company=company)[:2])
    placement = Placement.objects.create(
        citizen=citizen,
        company=company,
        site=sites[0] if len(sites) == 1 else None,
        consultant=by,
        planned_by=by,
        planned_at=at,
        changed_at=at,
        is_demo=citizen.is_demo or company.is_demo,
    )
    note_change(by=by.actor, at=at, action="placement.begun", about=[placement, citizen, company])
    return placement


@transaction.atomic
def save_record(*, by: User, placement_id: UUID, record: Record, edit_version: int, at: datetime) -> tuple[str, ...]:
    """Save the record as the new text and return the core parts that changed.

    A changed core part voids the parties' approvals and takes a shared placement back to a draft.

    :raises SavedMeanwhile: when the stored version is not the one that was edited
    :raises PlacementIsLocked: when the text is locked
    """
    placement = Placement.objects.select_for_update().get(pk=placement_id)
    stored = record_of(placement)
    if placement.edit_version != edit_version:
        raise SavedMeanwhile(stored, placement.edit_version)
    if placement.state == PlacementState.LOCKED:
        raise PlacementIsLocked
    if stored == record:
        return ()
    changed_core = changed_core_parts(stored, record)
    _write(placement, record, at=at)
    changed = [name for name in Record.__slots__ if getattr(stored, name) != getattr(record, name)]
    note_change(
        by=by.actor,
        at=at,
        action="placement.saved",
        about=[placement, placement.citizen, placement.company],
        details={"parts": changed},
    )
    if changed_core:
        void_standing_approvals(placement=placement, parts=changed_core, by=by.actor, at=at)
    return changed_core


def _write(placement: Placement, record: Record, *, at: datetime) -> None:
    for name in PLAIN_FIELDS:
        setattr(placement, name, getattr(record, name))
    # A site or contact of another company is never taken, whatever was posted.
    sites, contacts = (
        Site.objects.filter(company=placement.company_id),
        Contact.objects.filter(company=placement.company_id),
    )
    placement.site = sites.filter(pk=record.site_id).first() if record.site_id else None
    placement.contact = contacts.filter(pk=record.contact_id).first() if record.contact_id else None
    placement.purposes = list(record.purposes)
    placement.agreed_with = list(record.agreed_with)
    placement.legal_answers = dict(record.legal_answers)
    placement.edit_version += 1
    placement.changed_at = at
    # What was ready may not be any more; the state is asked for anew instead of being carried along.
    placement.state = PlacementState.DRAFT
    placement.save()
    _write_steps(placement, record)
    placement.goals.all().delete()
    Goal.objects.bulk_create(
        Goal(placement=placement, level=g.level, text=g.text, measure=g.measure, by_day=g.by_day) for g in record.goals
    )
    placement.needs.all().delete()
    NeedHandling.objects.bulk_create(
        NeedHandling(
            placement=placement,
            wording=n.wording,
            handled_by=n.handled_by,
            suits_tasks=n.suits_tasks,
            fact_id=n.fact_id,
        )
        for n in record.needs
    )
    placement.duties.all().delete()
    Duty.objects.bulk_create(Duty(placement=placement, role=d.role, name=d.name, text=d.text) for d in record.duties)
    _write_follow_ups(placement, record)


def _write_steps(placement: Placement, record: Record) -> None:
    placement.steps.all().delete()
    for line in record.steps:
        step = Step.objects.create(
            placement=placement, number=line.number, starts_on=line.starts_on, ends_on=line.ends_on
        )
        Slot.objects.bulk_create(
            Slot(
                step=step,
                kind=slot.kind,
                weekday=slot.weekday,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                unpaid_break_minutes=slot.unpaid_break_minutes,
            )
            for slot in line.slots
        )
        StepTask.objects.bulk_create(
            StepTask(
                step=step,
                kind=task.kind,
                title=task.title,
                purpose=task.purpose,
                payable=task.payable,
                next_task=task.next_task,
                work_task_id=task.work_task_id,
            )
            for task in line.tasks
        )


def _write_follow_ups(placement: Placement, record: Record) -> None:
    """Meetings that were held keep their mark when the plan around them changes."""
    held = dict(placement.follow_ups.filter(held_on__isnull=False).values_list("day", "held_on"))
    placement.follow_ups.all().delete()
    FollowUp.objects.bulk_create(
        FollowUp(
            placement=placement,
            day=line.day,
            starts_at=line.starts_at,
            participants=list(line.participants),
            topics=list(line.topics),
            held_on=held.get(line.day),
        )
        for line in record.follow_ups
    )
