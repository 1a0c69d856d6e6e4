"""The relation between a colleague and a citizen that explains why the colleague looks."""

from enum import StrEnum


class Relation(StrEnum):
    """A ground in the work for looking at a citizen; the first that fits is the one that is logged."""

    OWN_CONSULTANT = "own_consultant"
    OWN_CASEWORKER = "own_caseworker"
    TEAM_LEAD = "team_lead"
    SAME_TEAM = "same_team"
    LENT = "lent"
    LINK = "link"  # a party to a placement who opened a signed link
    SELF = "self"  # the citizen, on the own page
    NONE = "none"  # nothing in the case explains the look: an auditor asks


# Someone works on this very case; being in the same team explains a look less, and nothing explains none.
BY_THE_CASE: frozenset[Relation] = frozenset(
    {Relation.OWN_CONSULTANT, Relation.OWN_CASEWORKER, Relation.LENT, Relation.LINK, Relation.SELF}
)
BY_THE_TEAM: frozenset[Relation] = frozenset({Relation.TEAM_LEAD, Relation.SAME_TEAM})


def standing_relation(
    person: int, *, team: int | None, leads: bool, consultant: int | None, caseworker: int | None, case_team: int
) -> Relation:
    """Name the relation that follows from who has the case and whose team it is in; NONE when there is none."""
    if person == consultant:
        return Relation.OWN_CONSULTANT
    if person == caseworker:
        return Relation.OWN_CASEWORKER
    if team is not None and team == case_team:
        return Relation.TEAM_LEAD if leads else Relation.SAME_TEAM
    return Relation.NONE
