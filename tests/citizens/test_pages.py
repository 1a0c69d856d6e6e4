"""The pages about citizens, through the browser's door."""

from datetime import date

import pytest
from tests.citizens.factories import make_citizen, make_fact

from jobbro.citizens.models import Citizen, Fact, FactKind
from jobbro.domain.disclosure import Audience

pytestmark = pytest.mark.django_db


@pytest.fixture
def thomas(team, consultant, caseworker):
    return make_citizen(team=team, consultant=consultant, caseworker=caseworker)


def test_every_page_of_a_citizen_opens(client_of, consultant, thomas):
    fact = make_fact(thomas)
    client = client_of(consultant)
    for address in (
        "/borgere/",
        "/borgere/ny/",
        f"/borgere/{thomas.pk}/",
        f"/borgere/{thomas.pk}/ret/",
        f"/borgere/{thomas.pk}/maalgruppe/",
        f"/borgere/{thomas.pk}/udlaan/",
        f"/borgere/{thomas.pk}/sag/",
        f"/borgere/{thomas.pk}/log/",
        f"/borgere/{thomas.pk}/vis-som/virksomhed/",
        f"/borgere/{thomas.pk}/fakta/ny/",
        f"/borgere/{thomas.pk}/fakta/{fact.pk}/ret/",
        f"/borgere/{thomas.pk}/fakta/{fact.pk}/deling/",
    ):
        assert client.get(address).status_code == 200, address
