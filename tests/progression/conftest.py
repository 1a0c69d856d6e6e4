"""What tests of goals start from."""

import pytest
from tests.citizens.factories import NOW
from tests.progression.factories import make_goal

from jobbro.citizens import actions


@pytest.fixture
def thomas(team, consultant, caseworker):
    """A citizen whose consultant and caseworker are the usual ones."""
    who = actions.CitizenDetails("Thomas", "Holm", team, consultant=consultant, caseworker=caseworker)
    return actions.create_citizen(by=consultant, details=who, at=NOW)


@pytest.fixture
def goal(thomas, consultant):
    """A goal of thirteen weeks."""
    return make_goal(thomas, noted_by=consultant)


@pytest.fixture
def client(client_of, consultant):
    """The consultant's browser."""
    return client_of(consultant)
