"""A citizen with a page of the own."""

import pytest
from django.utils import timezone
from tests.citizens.factories import make_citizen

from jobbro.portal.actions import make_own_page_link


@pytest.fixture
def thomas(team, consultant):
    """A citizen of the consultant's."""
    return make_citizen(team=team, consultant=consultant)


@pytest.fixture
def token(thomas, consultant):
    """The token of the link to the citizen's own page."""
    return make_own_page_link(by=consultant, citizen=thomas, at=timezone.now())[1]
