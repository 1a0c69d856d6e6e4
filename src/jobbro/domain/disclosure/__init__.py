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
from jobbro.domain.disclosure.small_numbers import LEAST_PEOPLE, Shares, may_be_told, may_change_to

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
    "LEAST_PEOPLE",
    "OUTSIDE",
    "STAFF_IDENTITY",
    "TECHNICAL",
    "Audience",
    "Erasure",
    "Ground",
    "Keep",
    "PrivacyClass",
    "Relation",
    "Shares",
    "may_be_told",
    "may_change_to",
    "may_read",
    "standing_relation",
]
