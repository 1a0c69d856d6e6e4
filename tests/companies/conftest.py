"""Every page of these tests is opened by the consultant on the same Monday."""

import pytest
from tests.conftest import on_day

MARCH_2 = on_day("2026-03-02")


@pytest.fixture(autouse=True)
def second_of_march(monkeypatch):
    """Stop the clock of the pages."""
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: MARCH_2)


@pytest.fixture
def client(consultant, client_of):
    """The consultant's browser."""
    return client_of(consultant)
