"""What every test starts from: a stricter run than production, and people in each role."""

import gc
import ipaddress
import os
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from hypothesis import settings as hypothesis_settings

from jobbro.accounts.models import Team, User
from jobbro.accounts.permissions import EmployerType, Role
from jobbro.accounts.viewer import Viewer

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

# A slow moment on a busy machine is no finding; a run in CI repeats the same examples.
hypothesis_settings.register_profile("jobbro", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.register_profile("nightly", parent=hypothesis_settings.get_profile("jobbro"), max_examples=10_000)
hypothesis_settings.load_profile("jobbro")


def _refuse_the_outside(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = str(arguments[1][0]).partition("%")[0]
        if host not in {"", "localhost"} and not ipaddress.ip_address(host).is_loopback:
            raise AssertionError(f"a test tried to reach {host}")
    if event == "socket.getaddrinfo" and arguments[0] not in {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0"}:
        raise AssertionError(f"a test tried to look up {arguments[0]!r}")


sys.addaudithook(_refuse_the_outside)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end; looking through it for garbage again and again was a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def on_day(day: date | str, *, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment of a day in Copenhagen; the day may be written 2023-01-23."""
    read = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(read, time(hour, minute), tzinfo=COPENHAGEN)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test counted (failed log-ins, say) is not another's."""
    cache.clear()


@pytest.fixture(name="on_day")
def on_day_fixture() -> Callable[..., datetime]:
    """The helper of the same name, for tests that would rather be given it."""
    return on_day


def make_user(role: Role, team: Team | None, username: str, **more: Any) -> User:
    """Make a colleague with a log-in."""
    names = {"first_name": username.replace("_", " ").title(), "last_name": "Prøvesen"}
    return User.objects.create_user(
        username, f"{username}@kommune.example", "en lang adgangskode", role=role, team=team, **(names | more)
    )


@pytest.fixture
def team(db: None) -> Team:
    """The team that the consultant belongs to."""
    return Team.objects.create(name="Team Nord")


@pytest.fixture
def other_team(db: None) -> Team:
    """A team that the consultant does not belong to."""
    return Team.objects.create(name="Team Syd")


@pytest.fixture
def consultant(team: Team) -> User:
    """The one who does the work in most tests."""
    return make_user(Role.CONSULTANT, team, "karen_konsulent", first_name="Karen", last_name="Konsulent")


@pytest.fixture
def colleague_same_team(team: Team) -> User:
    """Another consultant who shares the team's citizens."""
    return make_user(Role.CONSULTANT, team, "bo_kollega")


@pytest.fixture
def consultant_other_team(other_team: Team) -> User:
    """A consultant who has no ground to see the team's citizens."""
    return make_user(Role.CONSULTANT, other_team, "ole_syd")


@pytest.fixture
def caseworker(team: Team) -> User:
    """A caseworker of the team."""
    return make_user(Role.CASEWORKER, team, "signe_sagsbehandler")


@pytest.fixture
def team_lead(team: Team) -> User:
    """The lead of the team."""
    return make_user(Role.TEAM_LEAD, team, "tove_teamleder")


@pytest.fixture
def administrator(db: None) -> User:
    """One who runs the installation and sees no cases."""
    return make_user(Role.ADMINISTRATOR, None, "anna_admin")


@pytest.fixture
def auditor(db: None) -> User:
    """One who reviews the look-ups and sees no cases."""
    return make_user(Role.AUDITOR, None, "rie_revisor")


@pytest.fixture
def other_actor(team: Team) -> User:
    """A consultant of the team who is employed outside the municipality."""
    return make_user(Role.CONSULTANT, team, "axel_aktoer", employer_type=EmployerType.OTHER_ACTOR)


@pytest.fixture
def inactive(team: Team) -> User:
    """A consultant who has left."""
    return make_user(Role.CONSULTANT, team, "ida_stoppet", is_active=False)


@pytest.fixture
def client_of(db: None) -> Callable[[User | AnonymousUser | None], Client]:
    """Return a browser in which this user is logged in; None means nobody."""

    def open_for(user: User | AnonymousUser | None) -> Client:
        client = Client()
        if isinstance(user, User):
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return open_for


@pytest.fixture
def viewer_of() -> Callable[..., Viewer]:
    """Return the viewer that a guarded view would be given for this user."""

    def look(user: User, *, at: datetime | None = None, what: str = "test") -> Viewer:
        return Viewer.of(user, at=at or on_day("2026-03-02"), what=what, request_id="test")

    return look
