"""Worked cases as rows, made by the same verbs that people use."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from jobbro.accounts.models import User
from jobbro.accounts.viewer import Viewer
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company
from jobbro.demo import loading, worked_cases, worked_placements
from jobbro.demo.shapes import DemoPlacement
from jobbro.demo.staff import load_staff
from jobbro.placements.models import Placement

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
    staff = load_staff()
    company = next(c for c in worked_cases.COMPANIES if c.key == shape.company)
    citizen = next(c for c in worked_cases.CITIZENS if c.key == shape.citizen)
    made = loading.load_company(company, staff), loading.load_citizen(citizen, staff)
    placement = loading.load_placement(replace(shape, state=state or shape.state), staff)
    return Case(staff[shape.consultant], staff, made[1], made[0], placement)
