"""Which parties have still to say yes before a shared text may be locked."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from jobbro.companies.models import StaffMonth
from jobbro.library import texts
from jobbro.placements.models import Approval, ApprovalState, Party, Placement
from jobbro.placements.record import Record

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Lack:
    """A party whose yes is missing: never asked (state None), silent, or against."""

    party: Party
    state: ApprovalState | None

    @property
    def sentence(self) -> str:
        """What is missing, as a page says it."""
        return texts().say(f"lack.{self.state or 'not_asked'}", who=self.party.label)


def still_to_agree(placement: Placement, record: Record, standing: Sequence[Approval]) -> tuple[Lack, ...]:
    """Name the parties whose yes is missing, of those who must agree and those who were asked (R-100, R-101).

    Company and citizen must agree, and a representative of the employees: unless the representative's own statement is
    written in the plan, or the company has told of no more than one employee, as BEK 2636 § 65, stk. 6 has it.
    """
    asked = {Party(row.party): ApprovalState(row.state) for row in standing}
    lacks = []
    for party in Party:
        state = asked.get(party)
        if state is None and party == Party.EMPLOYEE_REPRESENTATIVE and _speaks_for_nobody_more(placement, record):
            continue
        if state != ApprovalState.AGREED:
            lacks.append(Lack(party, state))
    return tuple(lacks)


def _speaks_for_nobody_more(placement: Placement, record: Record) -> bool:
    return record.representative_statement_on is not None or only_one_employee(placement)


def only_one_employee(placement: Placement) -> bool:
    """Whether the company has told of no more than one full-time employee in all; unknown is not one."""
    months = StaffMonth.objects.filter(Q(site=placement.site_id) | Q(site__company=placement.company_id))
    latest = {row.site_id: row.ordinary_fte for row in months.order_by("month")}
    return bool(latest) and sum(latest.values(), Decimal(0)) <= _ONE
