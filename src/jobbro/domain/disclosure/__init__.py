"""Who may see which fact about a person, and on what ground."""

from jobbro.domain.disclosure.audiences import ALWAYS_OPEN, OUTSIDE, Audience, may_read
from jobbro.domain.disclosure.classes import (
    AGREED_RECORD,
    BUSINESS_CONTACT,
    CITIZEN_CLOSED,
    CITIZEN_CPR,
    CITIZEN_IDENTITY,
    CITIZEN_WORK,
    COMPANY_FACT,
    LOG_ENTRY,
    STAFF_IDENTITY,
    TECHNICAL,
    Erasure,
    Ground,
    Keep,
    PrivacyClass,
)
from jobbro.domain.disclosure.relations import BY_THE_CASE, BY_THE_TEAM, Relation, standing_relation

__all__ = [
    "AGREED_RECORD",
    "ALWAYS_OPEN",
    "BUSINESS_CONTACT",
    "BY_THE_CASE",
    "BY_THE_TEAM",
    "CITIZEN_CLOSED",
    "CITIZEN_CPR",
    "CITIZEN_IDENTITY",
    "CITIZEN_WORK",
    "COMPANY_FACT",
    "LOG_ENTRY",
    "OUTSIDE",
    "STAFF_IDENTITY",
    "TECHNICAL",
    "Audience",
    "Erasure",
    "Ground",
    "Keep",
    "PrivacyClass",
    "Relation",
    "may_read",
    "standing_relation",
]
