"""The placement that most pages are tried on, and its consultant's browser."""

import pytest
from django.test import Client
from tests.placements.factories import Case, make_case


@pytest.fixture
def case(db: None) -> Case:
    """Thomas and Solby Kirkegård, still being planned."""
    return make_case(state="draft")


@pytest.fixture
def browser(client: Client, case: Case) -> Client:
    """Mette, logged in."""
    client.force_login(case.consultant)
    return client
