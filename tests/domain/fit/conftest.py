"""What the tests of everyday experience share."""

import pytest

from jobbro import library
from jobbro.domain.fit import SkillMap


@pytest.fixture(scope="session")
def skills() -> SkillMap:
    """The shipped map of skills."""
    return library.skills()
