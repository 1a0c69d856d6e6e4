"""Rows read into the one record."""

from jobbro.companies.models import Contact, Site
from jobbro.domain.plan import HourKind
from jobbro.placements.models import Placement, Step
from jobbro.placements.record import (
    DutyLine,
    FollowUpLine,
    GoalLine,
    Names,
    NeedLine,
    Record,
    SlotLine,
    StepLine,
    TaskLine,
)

# One query for each kind of row, whatever the number of steps.
ROWS = ("steps__slots", "steps__tasks", "goals", "needs", "duties", "follow_ups")
PEOPLE = ("citizen", "company", "site", "contact", "consultant")
PLAIN_FIELDS: tuple[str, ...] = (
    "site_id",
    "contact_id",
    "starts_on",
    "ends_on",
    "off_on_holidays",
    "why",
    "contribution",
    "citizen_words",
    "target_weekly_hours",
    "no_needs",
    "special_planning",
    "absence_notice",
    "if_it_goes_wrong",
    "next_step",
    "next_activity",
    "paid_route",
    "paid_route_reason",
    "what_it_takes",
    "extension_reason",
    "employer_statement_on",
    "representative_statement_on",
    "deviation_reason",
)


def record_of(placement: Placement) -> Record:
    """Read a placement's rows into its record; prefetch ROWS and PEOPLE where many are read."""
    return Record(
        names=names_of(placement),
        steps=tuple(_step(step) for step in placement.steps.all()),
        purposes=tuple(placement.purposes),
        goals=tuple(GoalLine(g.level, g.text, g.measure, g.by_day) for g in placement.goals.all()),
        needs=tuple(NeedLine(n.wording, n.handled_by, n.suits_tasks, n.fact_id) for n in placement.needs.all()),
        duties=tuple(DutyLine(d.role, d.name, d.text) for d in placement.duties.all()),
        agreed_with=tuple(placement.agreed_with),
        legal_answers=tuple(sorted(placement.legal_answers.items())),
        follow_ups=tuple(
            FollowUpLine(f.day, f.starts_at, tuple(f.participants), tuple(f.topics)) for f in placement.follow_ups.all()
        ),
        **{name: getattr(placement, name) for name in PLAIN_FIELDS},
    )


def names_of(placement: Placement) -> Names:
    """The people and places as every paper calls them."""
    return named(placement, placement.site, placement.contact)


def named(placement: Placement, site: Site | None, contact: Contact | None) -> Names:
    """The names as they would be with this site and contact; used while they are still being chosen."""
    citizen, company, consultant = placement.citizen, placement.company, placement.consultant
    place = f"{site.street}, {site.postcode} {site.city}".strip(" ,") if site else ""
    return Names(
        citizen=citizen.full_name,
        citizen_first=citizen.first_name,
        company=company.name,
        cvr=company.cvr,
        site=site.name if site else "",
        p_number=site.p_number if site else "",
        address=place,
        contact=contact.name if contact else "",
        contact_title=contact.title if contact else "",
        contact_phone=contact.phone if contact else "",
        consultant=consultant.full_name,
        consultant_phone=consultant.phone,
    )


def _step(step: Step) -> StepLine:
    return StepLine(
        step.number,
        step.starts_on,
        step.ends_on,
        tuple(
            SlotLine(HourKind(s.kind), s.weekday, s.starts_at, s.ends_at, s.unpaid_break_minutes)
            for s in step.slots.all()
        ),
        tuple(
            TaskLine(t.title, HourKind(t.kind), t.purpose, t.payable, t.next_task, t.work_task_id)
            for t in step.tasks.all()
        ),
    )
