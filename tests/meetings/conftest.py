"""What tests of conversations start from."""

import pytest
from tests.citizens.factories import NOW, TODAY, make_citizen

from jobbro.meetings import actions
from jobbro.meetings.models import TalkPurpose


@pytest.fixture
def thomas(team, consultant, caseworker):
    """A citizen whose consultant and caseworker are the usual ones."""
    return make_citizen(team=team, consultant=consultant, caseworker=caseworker)


@pytest.fixture
def talk(thomas, consultant):
    """A talk that the consultant has begun."""
    return actions.begin_conversation(by=consultant, citizen=thomas, held_on=TODAY, purpose=TalkPurpose.FACTS, at=NOW)


@pytest.fixture
def client(client_of, consultant):
    """The consultant's browser."""
    return client_of(consultant)
