"""Worked cases as rows, made by the same verbs that people use."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from tests.companies.factories import make_opening
from tests.throwaway.replaying import made_again

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company, OpeningState
from jobbro.demo import loading, worked_cases, worked_placements
from jobbro.demo.shapes import DemoPlacement
from jobbro.demo.staff import COLLEAGUES, load_staff
from jobbro.placements.actions import ask_for_approval
from jobbro.placements.exports.contribution import sealer
from jobbro.placements.models import JobCandidate, Party, Placement, ResponsibilitySheet, SheetFile, SheetKind
from jobbro.placements.queries.sheet_content import gather, sheet_content

NOW = datetime(2023, 1, 12, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """A citizen, a company, their placement, and the consultant who plans it."""

    consultant: User
    staff: dict[str, User]
    citizen: Citizen
    company: Company
    placement: Placement

    @property
    def viewer(self) -> Viewer:
        """The consultant as a guarded view would see her."""
        return Viewer.of(self.consultant, at=NOW, what="test")


def make_case(shape: DemoPlacement = worked_placements.THOMAS, *, state: str = "") -> Case:
    """Load one worked case; the state of its placement can be another than the demo's."""
    wanted = replace(shape, state=state or shape.state)
    key = made_again(repr(wanted), lambda: _load(wanted).pk)
    placement = Placement.objects.select_related("citizen", "company").get(pk=key)
    staff = {user.username: user for user in User.objects.filter(username__in=[who.username for who in COLLEAGUES])}
    return Case(staff[shape.consultant], staff, placement.citizen, placement.company, placement)


def make_sheet(company: Company, *, by: User) -> ResponsibilitySheet:
    """A sealed sheet of the company with one file; asked again, the next version."""
    version = ResponsibilitySheet.objects.count() + 1
    seal, number = sealer(), f"SA-2023-TEST{version + 2221}"
    gathered = gather(company, year=NOW.year, until=NOW.date())
    told: dict[str, Any] = {"number": number, "version": version, "year": NOW.year, "until": NOW.date()}
    text = sheet_content(company, gathered, kind=SheetKind.YEARLY, **told).as_text()
    values = {"number": number, "version": version, "year": NOW.year, "kind": SheetKind.YEARLY, "content": text}
    sheet = ResponsibilitySheet.objects.create(
        company=company, signature=seal.seal(text.encode()), issued_by=by, issued_at=NOW, **values
    )
    made = number.encode()
    values = {"ending": "pdf", "content": made, "fingerprint": number, "signature": seal.seal(made)}
    SheetFile.objects.create(sheet=sheet, **values)
    return sheet


def make_candidate(company: Company, citizen: Citizen, by: User) -> JobCandidate:
    """A citizen who is suggested for a job that the company has agreed to."""
    opening = make_opening(company, state=OpeningState.AGREED)
    said: dict[str, Any] = {"agreed_on": NOW.date(), "suggested_by": by, "suggested_at": NOW, "team": citizen.team}
    return JobCandidate.objects.create(token="PRVSTKN", opening=opening, citizen=citizen, **said)


def token_of(party: Party, *, at: datetime) -> str:
    """The key in the link that a party to a ready placement was sent."""
    case, who = make_case(state="ready"), {"person_name": "Leif", "address": "leif@kirke.example"}
    return ask_for_approval(by=case.consultant, placement=case.placement, party=party, at=at, **who)[1]


def _load(shape: DemoPlacement) -> Placement:
    staff = load_staff()
    loading.load_company(next(c for c in worked_cases.COMPANIES if c.key == shape.company), staff)
    loading.load_citizen(next(c for c in worked_cases.CITIZENS if c.key == shape.citizen), staff)
    return loading.load_placement(shape, staff)
