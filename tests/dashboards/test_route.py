"""«Dagens rute»: what is planned at companies on a day, by place and in a sensible order."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from tests.companies.factories import make_company, make_logged, make_need, make_promised, make_site
from tests.dashboards.factories import NOW, TODAY, make_follow_up, make_placement

from jobbro.accounts.models import Municipality
from jobbro.accounts.viewer import Viewer
from jobbro.audit.models import LookUp
from jobbro.companies.models import PromiseState
from jobbro.dashboards.queries.route import route_of
from jobbro.library import places

pytestmark = pytest.mark.django_db
ROUTE = reverse("dashboards:route")


@pytest.fixture(autouse=True)
def second_of_march(monkeypatch):
    """Stop the clock of the pages."""
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)


def _at(name, postcode, city):
    company = make_company(name=name)
    make_site(company, postcode=postcode, city=city, street=f"{name}vej 1")
    return company


def _route(user, day=TODAY, **more):
    return route_of(Viewer.of(user, at=NOW, what="test"), day, **more)


def test_a_day_holds_contacts_promises_needs_and_follow_ups_and_nothing_of_other_days(consultant, colleague_same_team):
    randers, skagen = _at("Randers El", "8900", "Randers C"), _at("Skagen Fisk", "9990", "Skagen")
    make_logged(randers, consultant, next_on=TODAY, goal="Aftale besøg")
    make_promised(randers, consultant, due_on=TODAY, what="Svar på opgaver")
    make_need(randers, owner=consultant, next_step="Ring om lageret", next_step_on=TODAY)
    make_follow_up(make_placement(consultant, company=skagen), 0, starts_at=time(9, 30))
    make_promised(skagen, consultant, due_on=TODAY, state=PromiseState.KEPT, settled_on=TODAY)
    make_promised(skagen, consultant, due_on=TODAY - timedelta(days=1), what="I går")
    make_promised(skagen, colleague_same_team, due_on=TODAY, what="En andens")
    make_follow_up(make_placement(colleague_same_team, company=randers), 0)
    page = _route(consultant)
    told = {visit.name: [one.what for one in visit.errands] for halt in page.halts for visit in halt.visits}
    assert told == {
        "Skagen Fisk": ["Opfølgning på et forløb"],
        "Randers El": ["Aftale besøg", "Behov: Ring om lageret", "Vi har lovet: Svar på opgaver"],
    }


def test_places_come_in_the_order_of_the_shortest_way_from_where_one_sets_out(consultant):
    for name, code, city in (("A", "9000", "Aalborg"), ("B", "8000", "Aarhus C"), ("C", "8900", "Randers C")):
        make_promised(_at(name, code, city), consultant, due_on=TODAY)
    make_promised(_at("D", "8900", "Randers C"), consultant, due_on=TODAY)
    from_the_south = _route(consultant, start=places().by_postcode["8700"])
    assert [halt.city for halt in from_the_south.halts] == ["Aarhus C", "Randers C", "Aalborg"]
    assert [visit.name for visit in from_the_south.halts[1].visits] == ["C", "D"]
    from_the_north = _route(consultant, start=places().by_postcode["9990"])
    assert [halt.city for halt in from_the_north.halts] == ["Aalborg", "Randers C", "Aarhus C"]
    assert from_the_south.km == pytest.approx(sum(halt.km for halt in from_the_south.halts))


def test_the_page_has_addresses_names_no_citizen_and_keeps_a_place_without_a_point(client_of, consultant):
    make_follow_up(make_placement(consultant, company=_at("Ø-firmaet", "9999", "Ingensteds")), 0, starts_at=time(9, 30))
    make_promised(_at("Randers El", "8900", "Randers C"), consultant, due_on=TODAY)
    looks = LookUp.objects.count()
    page = client_of(consultant).get(ROUTE).content.decode()
    for words in ("Randers Elvej 1, 8900 Randers C", "9.30", "Uden punkt på kortet", "Ø-firmaet"):
        assert words in page
    assert LookUp.objects.count() == looks


def test_a_day_or_a_start_that_cannot_be_read_is_sent_back(client_of, consultant):
    client = client_of(consultant)
    assert client.get(ROUTE, {"dag": "i morgen måske"}).status_code == 422
    assert client.get(ROUTE, {"fra": "0000"}).status_code == 422
    answer = client.get(ROUTE, {"dag": "3/3-26", "fra": "8900"})
    assert (answer.status_code, answer.context["day"]) == (200, TODAY + timedelta(days=1))
    assert "Ingen besøg eller opkald den dag" in answer.content.decode()


@pytest.mark.parametrize("number", [10, 60])
def test_the_page_costs_the_same_for_a_full_day(number, client_of, consultant, django_assert_max_num_queries):
    Municipality.objects.create(pk=1)
    codes = [code for code, place in places().by_postcode.items() if not place.is_invented][::17]
    for index in range(number):
        make_promised(_at(f"Firma {index}", codes[index], "By"), consultant, due_on=TODAY)
    client = client_of(consultant)
    with django_assert_max_num_queries(12):
        answer = client.get(ROUTE)
    assert answer.context["page"].visits == number
    assert len(answer.content) < 106_000
