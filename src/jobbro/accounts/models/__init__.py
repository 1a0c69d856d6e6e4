"""Rows of the people who use Jobbro and of the municipality that they work for."""

from jobbro.accounts.models.answers import ApprovalState
from jobbro.accounts.models.municipality import (
    MOST_ANSWER_DAYS,
    LocalRate,
    Municipality,
    RuleSetSignOff,
    the_municipality,
)
from jobbro.accounts.models.people import Background, Link, Team, User

__all__ = [
    "MOST_ANSWER_DAYS",
    "ApprovalState",
    "Background",
    "Link",
    "LocalRate",
    "Municipality",
    "RuleSetSignOff",
    "Team",
    "User",
    "the_municipality",
]
