"""The quality gate: the consultant answers for an application, whoever wrote it."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.placements.factories import make_case

from jobbro.demo import worked_placements

pytestmark = pytest.mark.django_db

POOR = {
    "description": "Kim hjælper til med forefaldende opgaver i butikken. Målet er, at Kim kan fylde hylder op.",
    "working_time": "Man. og tors. kl. 9-12 i otte uger.",
}


@pytest.mark.req("R-105")
def test_an_application_with_missing_points_goes_back_with_each_of_them_named():
    case = make_case(worked_placements.THOMAS, state="ready")
    client = Client()
    client.force_login(case.consultant)
    address = reverse("placements:application", args=[case.placement.pk])
    seen = client.post(address, POOR)
    missing = [point.title for point in seen.context["gate"].missing]
    assert 0 < len(missing) < 8
    assert case.placement.track_events.count() == 0
    answer = client.post(address, POOR | {"note": "1"})
    assert answer.status_code == 302
    event = case.placement.track_events.get()
    assert (event.track, event.status, event.noted_by) == ("application", "returned", case.consultant)
    assert all(title in event.note for title in missing)


def test_hours_that_are_not_the_agreed_ones_are_found():
    case = make_case(worked_placements.THOMAS, state="ready")
    client = Client()
    client.force_login(case.consultant)
    seen = client.post(
        reverse("placements:application", args=[case.placement.pk]),
        {"description": "Thomas passer hækken.", "working_time": "Ca. 30 timer om ugen."},
    )
    assert any("30" in finding.reason for finding in seen.context["gate"].report.findings)


def test_an_empty_application_is_asked_for_in_danish():
    case = make_case(worked_placements.THOMAS, state="ready")
    client = Client()
    client.force_login(case.consultant)
    answer = client.post(reverse("placements:application", args=[case.placement.pk]), {})
    assert answer.status_code == 422
