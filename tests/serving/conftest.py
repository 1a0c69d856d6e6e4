"""An installation with a ready database, made once and copied for each test that starts a server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.throwaway import empty_database, server
from tests.throwaway.made_once import made_once, shared_by_the_run

USER, PASSWORD = "karen", "en lang adgangskode"
_ADD_USER = f"""
from jobbro.accounts.models import Team, User
team = Team.objects.create(name="Team Nord")
User.objects.create_user({USER!r}, "karen@kommune.example", {PASSWORD!r}, first_name="Karen", last_name="Kanariefugl",
                         team=team)
"""


@pytest.fixture(scope="session")
def ready_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose database is up to date and knows one consultant."""
    return made_once(shared_by_the_run(tmp_path_factory.getbasetemp()) / "ready", _fill)


def _fill(data: Path) -> None:
    empty_database.copy_to(data / empty_database.FILE)
    for words in (("migrate", "-v0"), ("shell", "-c", _ADD_USER)):
        done = server.manage(data, *words)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def data(ready_data: Path, tmp_path: Path) -> Path:
    """A copy of the ready installation that the test may spoil."""
    return shutil.copytree(ready_data, tmp_path / "data")


@pytest.fixture(scope="module")
def shared_server(ready_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.RunningJobbro]:
    """One running server for the tests of a file that leave it as it was."""
    with server.serving(shutil.copytree(ready_data, tmp_path_factory.mktemp("shared") / "data")) as running:
        yield running
