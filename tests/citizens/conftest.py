"""What tests of the citizens' pages start from."""

import pytest
from tests.citizens.factories import NOW

from jobbro.citizens import actions

CPR = "0101901234"


@pytest.fixture
def thomas(team, consultant, caseworker):
    """A citizen whose consultant and caseworker are the usual ones."""
    who = actions.CitizenDetails("Thomas", "Holm", team, consultant=consultant, caseworker=caseworker, cpr=CPR)
    return actions.create_citizen(by=consultant, details=who, at=NOW)


@pytest.fixture
def client(client_of, consultant):
    """The consultant's browser."""
    return client_of(consultant)
