"""Rows read into the one record."""

from jobbro.companies.models import Contact, Site
from jobbro.placements.models import Placement
from jobbro.placements.queries.rows import (
    Lines,
    duties_from,
    goals_from,
    lines_of,
    meetings_from,
    needs_from,
    steps_from,
)
from jobbro.placements.record import Names, Record

PEOPLE = ("citizen", "company", "site", "contact", "consultant")
PLAIN_FIELDS: tuple[str, ...] = (
    "kind",
    "site_id",
    "contact_id",
    "starts_on",
    "ends_on",
    "off_on_holidays",
    "why",
    "because",
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
    """Read a placement and its lines into the record; one question, besides the PEOPLE that are not joined yet."""
    return record_from(placement, lines_of(placement.pk))


def record_from(placement: Placement, lines: Lines) -> Record:
    """Put a placement and its lines together."""
    return Record(
        names=names_of(placement),
        steps=steps_from(lines),
        purposes=tuple(placement.purposes),
        goals=goals_from(lines),
        needs=needs_from(lines),
        duties=duties_from(lines),
        agreed_with=tuple(placement.agreed_with),
        legal_answers=tuple(sorted(placement.legal_answers.items())),
        follow_ups=meetings_from(lines),
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
