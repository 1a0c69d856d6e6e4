"""The sheet for a company that is used to free interns: one page, two questions, and the law of the day."""

import pytest
from django.urls import reverse

from jobbro.accounts.models import Municipality

pytestmark = pytest.mark.django_db
PAGE = reverse("reference:practice_explained")


@pytest.mark.req("R-029")
def test_the_sheet_asks_for_a_direction_and_a_road_to_pay_and_tells_the_rules_with_day_and_source(
    client_of, consultant
):
    Municipality.objects.update_or_create(pk=1, defaults={"unit_name": "Indgangen", "phone": "70000000"})
    text = client_of(consultant).get(PAGE).content.decode()
    for words in ("Retning og indhold:", "Vejen til løn:", "Indgangen", "70 00 00 00", "data-print"):
        assert words in text
    answer = client_of(consultant).get(PAGE)
    assert all(line.source and line.is_known and line.since for line in answer.context["rules"])


@pytest.mark.req("R-029")
@pytest.mark.parametrize(("day", "said"), [("01-06-2023", True), ("01-06-2018", False)])
def test_the_rules_on_it_are_those_of_the_day_that_is_asked_for(day, said, client_of, consultant):
    lines = client_of(consultant).get(PAGE, {"den": day}).context["rules"]
    assert any(line.is_known for line in lines) is said
    assert len(lines) == 7


def test_a_day_that_cannot_be_read_is_said(client_of, consultant):
    assert client_of(consultant).get(PAGE, {"den": "i går"}).status_code == 422


def test_it_is_reached_from_the_boxes_and_from_where_one_negotiates(client_of, consultant):
    for place in ("reference:toolboxes", "placements:offer"):
        assert PAGE in client_of(consultant).get(reverse(place)).content.decode()
