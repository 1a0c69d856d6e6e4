"""The colleagues of the demo municipality, and how to log in as them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.hashers import make_password

from jobbro.accounts.models import Municipality, Team, User
from jobbro.accounts.permissions import EmployerType, Role

# A demo that anybody may look at; an installation with real people never loads it (see loading.py).
PASSWORD = "demo-kommunen-2026"  # noqa: S105
WELCOMED_AT = datetime(2022, 12, 1, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A log-in of the demo."""

    username: str
    first_name: str
    last_name: str
    role: Role
    team: str
    background: str = ""
    employer_type: EmployerType = EmployerType.MUNICIPALITY
    # One colleague is left to answer the welcome's questions, so that the demo can show them.
    is_new: bool = False


COLLEAGUES: tuple[Colleague, ...] = (
    Colleague("mette", "Mette", "Madsen", Role.CONSULTANT, "Team Nord", "business"),
    Colleague("jonas", "Jonas", "Lund", Role.CONSULTANT, "Team Nord", "social_work", is_new=True),
    Colleague("amina", "Amina", "Yilmaz", Role.CONSULTANT, "Team Syd"),
    Colleague("peter", "Peter", "Bach", Role.CONSULTANT, "Team Syd", "business", EmployerType.OTHER_ACTOR),
    Colleague("anna", "Anna", "Friis", Role.CASEWORKER, "Team Nord", "social_work"),
    Colleague("soeren", "Søren", "Dahl", Role.CASEWORKER, "Team Syd", "social_work"),
    Colleague("karin", "Karin", "Holst", Role.TEAM_LEAD, "Team Nord"),
    Colleague("admin", "Ask", "Administrator", Role.ADMINISTRATOR, ""),
    Colleague("revisor", "Rie", "Revisor", Role.AUDITOR, ""),
)


def load_staff() -> dict[str, User]:
    """Make the municipality, its teams and colleagues where they are missing; return colleagues by user name."""
    Municipality.objects.get_or_create(
        pk=1,
        defaults={
            "name": "Solby Kommune (DEMO)",
            "unit_name": "Virksomhedsindgangen",
            "phone": "70000000",
            "email": "virksomhed@solby.example",
        },
    )
    known = {user.username: user for user in User.objects.filter(username__in=[who.username for who in COLLEAGUES])}
    absent = [colleague for colleague in COLLEAGUES if colleague.username not in known]
    # All share one password that is printed on the screen, so hashing it once is enough.
    password = make_password(PASSWORD) if absent else ""
    return known | {colleague.username: _make(colleague, password) for colleague in absent}


def _make(colleague: Colleague, password: str) -> User:
    team = Team.objects.get_or_create(name=colleague.team)[0] if colleague.team else None
    return User.objects.create(
        username=colleague.username,
        email=f"{colleague.username}@solby.example",
        password=password,
        first_name=colleague.first_name,
        last_name=colleague.last_name,
        role=colleague.role,
        team=team,
        background=colleague.background,
        employer_type=colleague.employer_type,
        welcomed_at=None if colleague.is_new else WELCOMED_AT,
        phone="70000000",
        is_demo=True,
    )
