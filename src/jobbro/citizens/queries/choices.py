"""Whom a colleague can choose in a form."""

from typing import TypedDict

from django.db.models import QuerySet

from jobbro.accounts.models import Team, User
from jobbro.accounts.permissions import ROLE_PERMISSIONS, Permission, Role
from jobbro.accounts.viewer import Viewer

_CASEWORK_ROLES = [role for role, permissions in ROLE_PERMISSIONS.items() if Permission.CITIZEN_SEE in permissions]


class CaseChoices(TypedDict):
    """Teams and colleagues who can have a citizen."""

    teams: "QuerySet[Team]"
    consultants: "QuerySet[User]"
    caseworkers: "QuerySet[User]"


def case_choices() -> CaseChoices:
    """Return who can have a citizen: people who work here now, in a role that does."""
    colleagues = colleagues_in_casework()
    return {
        "teams": Team.objects.order_by("name"),
        "consultants": colleagues.exclude(role=Role.CASEWORKER),
        "caseworkers": colleagues.filter(role=Role.CASEWORKER),
    }


def colleagues_in_casework() -> "QuerySet[User]":
    """Return everyone active who may see citizens, in order of name."""
    active = User.objects.filter(is_active=True, role__in=_CASEWORK_ROLES)
    return active.select_related("team").order_by("first_name", "last_name", "pk")


def who_can_borrow(viewer: Viewer) -> "QuerySet[User]":
    """Return the colleagues to whom the viewer can lend a citizen."""
    return colleagues_in_casework().exclude(pk=viewer.user.pk if viewer.user else 0)
