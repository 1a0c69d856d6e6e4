"""Privacy classes: for every stored field who sees it, on what ground, how long it is kept, and if it is exported."""

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """The ground on which a field is stored."""

    NOT_PERSONAL = "not_personal"
    PUBLIC_TASK = "public_task"  # databeskyttelsesforordningen art. 6, stk. 1, litra e
    IDENTIFICATION = "identification"  # databeskyttelsesloven § 11: CPR for unique identification
    HEALTH_IN_CASEWORK = "health_in_casework"  # art. 9: closed until released
    ACCOUNTABILITY = "accountability"  # who did and saw what


class Keep(StrEnum):
    """What a retention period is counted from; the number of years is the municipality's setting."""

    WITH_ROW = "with_row"
    AFTER_CASE_CLOSED = "after_case_closed"
    WHILE_EMPLOYED = "while_employed"
    WITH_LOG = "with_log"


class Erasure(StrEnum):
    """What happens to the field when a person is erased."""

    STAYS = "stays"
    BLANKED = "blanked"
    ROW_DELETED = "row_deleted"
    PSEUDONYM = "pseudonym"


@dataclass(frozen=True, slots=True)
class PrivacyClass:
    """The treatment that fields of this class get."""

    name: str
    ground: Ground
    seen_by: str
    keep: Keep
    exported: bool
    erasure: Erasure


TECHNICAL = PrivacyClass(
    "technical", Ground.NOT_PERSONAL, "staff", Keep.WITH_ROW, exported=False, erasure=Erasure.STAYS
)
COMPANY_FACT = PrivacyClass(
    "company_fact", Ground.NOT_PERSONAL, "staff", Keep.WITH_ROW, exported=False, erasure=Erasure.STAYS
)
BUSINESS_CONTACT = PrivacyClass(
    "business_contact", Ground.PUBLIC_TASK, "staff", Keep.WITH_ROW, exported=False, erasure=Erasure.BLANKED
)
STAFF_IDENTITY = PrivacyClass(
    "staff_identity", Ground.PUBLIC_TASK, "staff", Keep.WHILE_EMPLOYED, exported=False, erasure=Erasure.PSEUDONYM
)
CITIZEN_IDENTITY = PrivacyClass(
    "citizen_identity", Ground.PUBLIC_TASK, "case_team", Keep.AFTER_CASE_CLOSED, exported=True, erasure=Erasure.BLANKED
)
CITIZEN_CPR = PrivacyClass(
    "citizen_cpr", Ground.IDENTIFICATION, "case_team", Keep.AFTER_CASE_CLOSED, exported=True, erasure=Erasure.BLANKED
)
CITIZEN_WORK = PrivacyClass(
    "citizen_work", Ground.PUBLIC_TASK, "case_team", Keep.AFTER_CASE_CLOSED, exported=True, erasure=Erasure.ROW_DELETED
)
CITIZEN_CLOSED = PrivacyClass(
    "citizen_closed",
    Ground.HEALTH_IN_CASEWORK,
    "by_release",
    Keep.AFTER_CASE_CLOSED,
    exported=True,
    erasure=Erasure.ROW_DELETED,
)
AGREED_RECORD = PrivacyClass(
    "agreed_record", Ground.PUBLIC_TASK, "parties", Keep.AFTER_CASE_CLOSED, exported=True, erasure=Erasure.BLANKED
)
LOG_ENTRY = PrivacyClass(
    "log_entry", Ground.ACCOUNTABILITY, "auditor", Keep.WITH_LOG, exported=True, erasure=Erasure.STAYS
)
