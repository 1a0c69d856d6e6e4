"""Making demo data real through the same verbs that people use; what is there already is left alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from django.db import transaction

from jobbro.accounts.links import open_link
from jobbro.accounts.models import User
from jobbro.citizens.actions.facts import FactDetails, add_fact, release_fact
from jobbro.citizens.actions.register import CitizenDetails, create_citizen, set_target_group
from jobbro.citizens.models import Citizen
from jobbro.companies.actions.contacts import ContactFacts, add_contact
from jobbro.companies.actions.register import CompanyFacts, SiteFacts, create_company
from jobbro.companies.actions.staff import note_staff
from jobbro.companies.actions.tasks import TaskFacts, add_task
from jobbro.companies.models import Company, ContactRole, FactSource
from jobbro.demo.numbers import cvr_of, p_number_of
from jobbro.demo.shapes import DemoCitizen, DemoCompany, DemoPlacement
from jobbro.placements import actions
from jobbro.placements.actions.agreement import LINK_PURPOSE
from jobbro.placements.models import Approval, Party, Placement
from jobbro.placements.queries.reading import named, record_of


class RealPeopleHere(Exception):
    """The database holds citizens who are not demo people; the demo is never mixed with them."""


def refuse_real_people() -> None:
    """Stop before demo data and real people meet.

    :raises RealPeopleHere: when there is a citizen who is not marked DEMO
    """
    if Citizen.objects.filter(is_demo=False).exists():
        raise RealPeopleHere


def at_nine(day: date) -> datetime:
    """The time at which demo things are written down."""
    return datetime.combine(day, time(8), tzinfo=UTC)


@transaction.atomic
def load_company(shape: DemoCompany, staff: dict[str, User]) -> Company:
    """Make a company with site, contacts, staff and tasks; return the one that is there when it is there."""
    cvr = cvr_of(shape.number)
    if found := Company.objects.filter(cvr=cvr).first():
        return found
    owner, told = staff[shape.owner], date(2022, 12, 1)
    company = create_company(
        by=owner,
        at=at_nine(told),
        is_demo=True,
        facts=CompanyFacts(
            cvr=cvr,
            name=shape.name,
            source=FactSource.DEMO,
            source_on=told,
            branch_code=shape.branch_code,
            branch_name=shape.branch,
            activity=shape.activity,
            email=shape.mail,
            owner=owner,
        ),
        main_site=SiteFacts(
            p_number=p_number_of(shape.number),
            name=shape.name,
            street=shape.street,
            postcode=shape.postcode,
            city=shape.city,
            normal_weekly_hours=Decimal(37),
            is_main=True,
        ),
    )
    _furnish(company, shape, by=owner, at=at_nine(told))
    return company


def _furnish(company: Company, shape: DemoCompany, *, by: User, at: datetime) -> None:
    """Give a company its people, its tasks and its staff by month."""
    site = company.sites.get()
    for contact in shape.contacts:
        mail = f"{contact.name.split()[0].lower()}@{shape.key}.example"
        person = ContactFacts(contact.name, ContactRole(contact.role), contact.title, site, mail, "70000001")
        add_contact(by=by, company=company, facts=person, at=at)
    for task in shape.tasks:
        work = TaskFacts(
            task.title,
            task.activity,
            site=site,
            weekly_hours=Decimal(task.hours) if task.hours else None,
            when=task.when,
            demands=task.demands,
            level=task.level,
            done_today_by=task.done_today_by,
            doer=task.doer,
            green=task.green,
            can_be_moved=task.can_be_moved,
        )
        add_task(by=by, company=company, facts=work, at=at)
    if shape.ordinary_fte is not None:
        months = _months(date(2022, 9, 1), shape.staff_until or date(2023, 6, 1))
        note_staff(
            by=by,
            site=site,
            months=dict.fromkeys(months, shape.ordinary_fte),
            source=FactSource.COMPANY,
            told_on=months[-1],
            edit_version=site.edit_version,
            at=at,
        )


def _months(first: date, last: date) -> list[date]:
    months = [first]
    while months[-1] < last:
        following = months[-1].month % 12 + 1
        months.append(date(months[-1].year + (following == 1), following, 1))
    return months


@transaction.atomic
def load_citizen(shape: DemoCitizen, staff: dict[str, User]) -> Citizen:
    """Make a citizen with target group and facts; return the one that is there when it is there."""
    if found := Citizen.objects.filter(is_demo=True, email=shape.mail).first():
        return found
    consultant, at = staff[shape.consultant], at_nine(shape.noted_on)
    assert consultant.team is not None
    citizen = create_citizen(
        by=consultant,
        at=at,
        is_demo=True,
        details=CitizenDetails(
            first_name=shape.first_name,
            last_name=shape.last_name,
            team=consultant.team,
            email=shape.mail,
            phone="70000002",
            consultant=consultant,
            caseworker=staff[shape.caseworker],
        ),
    )
    set_target_group(by=consultant, citizen=citizen, group=shape.group, starts_on=shape.group_from, at=at)
    for line in shape.facts:
        details = FactDetails(line.kind, line.wording, shape.noted_on, line.measure, line.own_words, line.inner_note)
        fact = add_fact(by=consultant, citizen=citizen, details=details, at=at)
        if line.released_to:
            release_fact(by=consultant, fact=fact, to=line.released_to, agreed=True, at=at)
    return citizen


@transaction.atomic
def load_placement(shape: DemoPlacement, staff: dict[str, User]) -> Placement:
    """Make a placement and take it as far as its state; return the one that is there when it is there."""
    citizen = Citizen.objects.get(is_demo=True, email=f"{shape.citizen}@borger.example")
    company = Company.objects.get(is_demo=True, email=f"kontakt@{shape.company}.example")
    first = shape.parts["steps"][0].starts_on  # type: ignore[index]
    if found := Placement.objects.filter(citizen=citizen, company=company, starts_on=first).first():
        return found
    by, at = staff[shape.consultant], at_nine(shape.planned_on)
    placement = actions.begin_placement(by=by, citizen=citizen, company=company, at=at)
    contact = company.contacts.get(name=shape.contact)
    record = record_of(placement)
    last = shape.parts["steps"][-1].ends_on  # type: ignore[index]
    needs = _with_facts(citizen, shape.parts.get("needs", ()))
    steps = _with_work_tasks(company, shape.parts["steps"])
    record = record.changed(
        **(shape.parts | {"needs": needs, "steps": steps}),
        names=named(placement, placement.site, contact),
        contact_id=contact.pk,
        starts_on=first,
        ends_on=last,
    )
    actions.save_record(
        by=by,
        placement_id=placement.pk,
        record=record,
        edit_version=placement.edit_version,
        at=at,
    )
    if shape.state != "draft":
        actions.mark_ready(by=by, placement=placement, at=at)
    if shape.state in {"shared", "locked"}:
        _agree(placement, shape, by=by, at=at)
    placement.refresh_from_db()
    return placement


def _with_facts(citizen: Citizen, needs: object) -> tuple[object, ...]:
    """Tie each need to the fact it comes from."""
    known = dict(citizen.facts.filter(kind="need").values_list("wording", "pk"))
    return tuple(replace(need, fact_id=known.get(need.wording)) for need in needs)  # type: ignore[attr-defined]


def _with_work_tasks(company: Company, steps: object) -> tuple[object, ...]:
    """Tie each task of the plan to the company's task of the same name."""
    known = dict(company.tasks.values_list("title", "pk"))
    return tuple(
        replace(step, tasks=tuple(replace(task, work_task_id=known.get(task.title)) for task in step.tasks))
        for step in steps  # type: ignore[attr-defined]
    )


def _agree(placement: Placement, shape: DemoPlacement, *, by: User, at: datetime) -> None:
    """Share the text; in a locked case all three parties have said yes."""
    approvals = ask_the_parties(placement, by=by, at=at)
    actions.share_placement(by=by, placement=placement, at=at)
    if shape.state == "locked":
        for approval, token in approvals:
            opened = open_link(token, purpose=LINK_PURPOSE, at=at)
            assert opened.link is not None
            actions.answer_approval(
                by=opened.actor, approval=approval, agrees=True, comment="", at=at, link=opened.link
            )
        actions.lock_placement(by=by, placement=placement, at=at)


def ask_the_parties(placement: Placement, *, by: User, at: datetime) -> list[tuple[Approval, str]]:
    """Ask company, staff and citizen, each with a link of their own.

    Where nobody has been chosen to represent the staff, the mentor speaks for the colleagues.
    """
    company, citizen = placement.company, placement.citizen
    manager = (
        company.contacts.exclude(role=ContactRole.EMPLOYEE_REPRESENTATIVE).exclude(role=ContactRole.MENTOR).first()
    )
    speaks = company.contacts.filter(role=ContactRole.EMPLOYEE_REPRESENTATIVE).first()
    representative = speaks or company.contacts.filter(role=ContactRole.MENTOR).first()
    people = [(Party.COMPANY, manager), (Party.EMPLOYEE_REPRESENTATIVE, representative)]
    asked = [(party, person.name, person.email) for party, person in people if person is not None]
    asked.append((Party.CITIZEN, citizen.full_name, citizen.email))
    return [
        actions.ask_for_approval(by=by, placement=placement, party=party, person_name=name, address=mail, at=at)
        for party, name, mail in asked
    ]
