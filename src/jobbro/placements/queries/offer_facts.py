"""What is known when somebody asks what can be offered: from the company, the citizen, the placement, and typed now.

What is typed on the page is kept in the session of whoever typed it, and nowhere else. Health is never asked about.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db.models import CharField, Q, Subquery
from django.db.models.functions import Cast

from jobbro.accounts.models import Municipality, User
from jobbro.citizens.models import Citizen, TargetGroup, TargetGroupSpell
from jobbro.companies.models import Company
from jobbro.domain.eligibility import LargeFacts, OfferFacts, Person, person_in_group
from jobbro.domain.eligibility.findings import Change
from jobbro.domain.eligibility.offers import changed
from jobbro.placements.models import OfferedTool, Placement
from jobbro.placements.queries.answers import facts_said
from jobbro.reference.models import Mandate, ToolRoom
from jobbro.ui.gathering import RowsAsJson

# The group stands on the citizen; only without a citizen is it asked for, as one word for all that it decides.
GROUP = "group"
# These would tell about somebody's health. The caseworker knows them and decides; the page says so.
NOT_ASKED = frozenset({"lasting_limitation", "expected_sick_days_a_year", "retention.sudden_illness_or_injury"})
ABOUT_COMPANY = ("staff", "dismissals")


@dataclass(frozen=True, slots=True)
class Stored:
    """What stands around the question: the rulebook's stamp, rooms, mandates, choices, and the citizen's group."""

    stamp: str
    rooms: Mapping[str, ToolRoom]
    mandates: Mapping[str, Mandate]
    chosen: Mapping[str, tuple[OfferedTool, ...]]
    group: str
    group_from: date | None


def stored_around(
    user: User, company: Company | None, citizen: Citizen | None, placement: Placement | None, *, day: date
) -> Stored:
    """Read it all with one question; without a company nothing is chosen yet."""
    spells = TargetGroupSpell.objects.filter(citizen=citizen, starts_on__lte=day)
    spells = spells.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day)).order_by("-starts_on", "-pk")
    tools = OfferedTool.objects.filter(company=company, placement=placement)
    # A role's own mandate comes after the one for all, and stays.
    limits = Mandate.objects.filter(role__in=("", user.role)).order_by("role", "entry_id")
    found: dict[str, Any] = cast(
        dict[str, Any],
        User.objects.filter(pk=user.pk)
        .values(
            stamp=Subquery(Municipality.objects.filter(pk=1).values("rulebook_stamp")),
            spells=RowsAsJson(spells[:1], group="group", starts="starts_on"),
            limits=RowsAsJson(limits, **_MANDATE),
            rooms=RowsAsJson(ToolRoom.objects.order_by("entry_id"), **_ROOM),
            tools=RowsAsJson(tools.order_by("chosen_at", "pk"), entry="entry_id", wording="wording", state="state"),
        )
        .get(),
    )
    spell = found["spells"][0] if found["spells"] else None
    return Stored(
        stamp=found["stamp"] or "",
        rooms={row["entry_id"]: _room(row) for row in found["rooms"]},
        mandates={row["entry_id"]: _mandate(row) for row in found["limits"]},
        chosen=_by_entry(found["tools"]),
        group=spell["group"] if spell else "",
        group_from=date.fromisoformat(spell["starts"]) if spell else None,
    )


_MANDATE: dict[str, Any] = {
    "entry_id": "entry_id",
    "needs_approval": "needs_approval",
    "limit": Cast("limit", CharField()),
}
_ROOM: dict[str, Any] = {
    name: name
    for name in ("entry_id", "is_available", "reason", "contact", "procedure", "owner", "valid_from", "valid_to")
} | {"roles": Cast("roles", CharField())}


def _room(row: dict[str, Any]) -> ToolRoom:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_to")}
    return ToolRoom(**(row | days | {"is_available": bool(row["is_available"]), "roles": json.loads(row["roles"])}))


def _mandate(row: dict[str, Any]) -> Mandate:
    limit = Decimal(row["limit"]) if row["limit"] is not None else None
    return Mandate(entry_id=row["entry_id"], needs_approval=bool(row["needs_approval"]), limit=limit)


def _by_entry(rows: Iterable[dict[str, str]]) -> dict[str, tuple[OfferedTool, ...]]:
    found: dict[str, tuple[OfferedTool, ...]] = {}
    for row in rows:
        tool = OfferedTool(entry_id=row["entry"], wording=row["wording"], state=row["state"])
        found[tool.entry_id] = (*found.get(tool.entry_id, ()), tool)
    return found


def known_facts(company: Company | None, placement: Placement | None, stored: Stored) -> dict[str, Any]:
    """Return what is written down already: of the company, of the citizen's group, and answered on the placement."""
    facts: dict[str, Any] = {}
    if company is not None and company.employees is not None:
        facts["staff"] = company.employees
    if stored.group:
        facts |= facts_of_group(stored.group) | {"person.group_granted_on": stored.group_from}
    if placement is not None:
        answered = facts_said(placement.legal_answers.items())
        facts |= {path: value for path, value in answered.items() if path.startswith("person.")}
    return facts


def facts_of_group(code: str) -> dict[str, Any]:
    """What a target group says about a person, by path."""
    person = person_in_group(code)
    told = {f"person.{field.name}": getattr(person, field.name) for field in fields(Person)}
    granted = {"granted_flexible_job": True} if code == TargetGroup.FLEX_JOB else {}
    return {path: value for path, value in told.items() if value is not None} | granted


def facts_for_judging(facts: Mapping[str, Any]) -> tuple[OfferFacts, LargeFacts]:
    """The facts as the two toolboxes take them; a path that neither knows is left out."""
    return changed(OfferFacts(), _for(OfferFacts, facts)), changed(LargeFacts(), _for(LargeFacts, facts))


def _for(kind: type, facts: Mapping[str, Any]) -> Change:
    names = {field.name for field in fields(kind)}
    return Change("told", tuple((path, value) for path, value in facts.items() if path.partition(".")[0] in names))
