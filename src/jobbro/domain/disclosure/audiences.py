"""Readers of a fact about a person, and when a fact may reach them."""

from collections.abc import Collection
from enum import StrEnum


class Audience(StrEnum):
    """A kind of reader of what is written about a citizen."""

    CITIZEN = "citizen"
    COMPANY = "company"
    CONTACT_PERSON = "contact_person"
    CASEWORKER = "caseworker"
    CONSULTANT = "consultant"


# The consultant writes the facts down; all others see one only when it has been released to them.
ALWAYS_OPEN: frozenset[Audience] = frozenset({Audience.CONSULTANT})
OUTSIDE: frozenset[Audience] = frozenset({Audience.COMPANY, Audience.CONTACT_PERSON})


def may_read(reader: Audience, released_to: Collection[Audience]) -> bool:
    """Answer whether a fact released to these audiences may reach this reader; closed unless released."""
    return reader in ALWAYS_OPEN or reader in released_to
