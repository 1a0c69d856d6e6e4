"""Companies on a map: where the points come from, what is drawn, and the same as text beside it."""

import re
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from django.urls import reverse
from tests.companies.factories import make_company, make_site, valid_cvr
from tests.companies.pages import text_of

from jobbro.companies.models import Company, FactSource, Site
from jobbro.domain.contact import kilometres
from jobbro.library import places

pytestmark = pytest.mark.django_db
MAP = reverse("companies:map")


def _near(one, other):
    found = places().by_postcode
    return kilometres(found[one].point, found[other].point)


def test_the_points_lie_where_a_dane_expects_them():
    found = places().by_postcode
    assert len(found) > 1_000
    west_to_east = ["6700", "5000", "4000", "2100", "3700"]
    assert west_to_east == sorted(west_to_east, key=lambda code: found[code].point.longitude)
    south_to_north = ["4990", "5000", "8000", "9000", "9990"]
    assert south_to_north == sorted(south_to_north, key=lambda code: found[code].point.latitude)
    assert 130 < _near("8000", "2100") < 170
    assert all(_near("1050", code) < 40 for code in found if code.startswith("1"))


def _is_inside(point, ring):
    """Count how often a line to the east crosses the ring."""
    crossed = False
    for one, other in pairwise([*ring, ring[0]]):
        if (one.latitude > point.latitude) != (other.latitude > point.latitude):
            share = (point.latitude - one.latitude) / (other.latitude - one.latitude)
            crossed ^= point.longitude < one.longitude + share * (other.longitude - one.longitude)
    return crossed


def test_every_point_lies_on_the_land_or_close_to_its_rough_outline():
    rings = places().outline
    coast = [point for ring in rings for point in ring]
    at_sea = [
        place.postcode
        for place in places().by_postcode.values()
        if not any(_is_inside(place.point, ring) for ring in rings)
        and min(kilometres(place.point, point) for point in coast) > 16
    ]
    assert at_sea == []


def _many(number, postcodes):
    Company.objects.bulk_create(
        Company(
            cvr=valid_cvr(1000 + n),
            name=f"Firma {n:04d}",
            branch_name=f"Branche {n % 20}",
            source=FactSource.REGISTER,
            source_on=date(2026, 2, 1),
            created_at=datetime(2026, 2, 1, tzinfo=UTC),
        )
        for n in range(number)
    )
    Site.objects.bulk_create(
        Site(
            company=company, p_number=f"{2_000_000_000 + n}", name=company.name, postcode=postcodes[n % len(postcodes)]
        )
        for n, company in enumerate(Company.objects.order_by("name"))
    )


def test_several_at_a_postcode_are_one_point_with_a_figure_that_leads_to_the_list(client):
    for name in ("Nordlys", "Solskin"):
        make_site(make_company(name=name, branch_name="Murere"), postcode="8900", city="Randers C")
    make_site(make_company(name="Vestby El"), postcode="8000", city="Aarhus C")
    page = text_of(client.get(MAP, {"branche": "Murere"}))
    assert page.count("<circle cx") == 1
    assert 'class="figure"' in page
    assert "8900 Randers C: 2 virksomheder" in page
    url = f"{reverse('companies:list')}?branche=Murere&amp;postnr=8900"
    assert page.count(f'href="{url}"') == 2
    found = client.get(url.replace("&amp;", "&")).context["page"].rows
    assert [company.name for company in found] == ["Nordlys", "Solskin"]
    assert page.index("Nordlys") < page.index("Solskin")


def test_a_place_without_a_point_is_listed_and_never_dropped(client):
    make_site(make_company(name="Ø-firmaet"), postcode="9999", city="Ingensteds")
    make_company(name="Uden sted")
    make_site(make_company(name="Uden postnummer"), postcode="")
    page = client.get(MAP)
    assert page.context["drawing"] is None
    said = text_of(page).partition("Uden punkt på kortet")[2]
    for words in ("9999 Ingensteds: 1 virksomhed", "Ø-firmaet", "Uden sted", "Uden postnummer"):
        assert words in said


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"vis": "mine"}, ["Min"]),
        ({"vis": "sjaeldent"}, ["Aldrig", "Min"]),
        ({"stoerrelse": "10-49"}, ["Spurgt"]),
        ({"postnr": "80"}, ["Spurgt"]),
        ({"vis": "stille"}, []),
    ],
)
def test_the_map_and_the_list_take_the_same_filters(asked, names, client, consultant):
    make_site(make_company(name="Min", owner=consultant), postcode="8900")
    make_site(make_company(name="Aldrig"), postcode="8900")
    asked_lately = {"spoken_times": 5, "last_spoken_on": date(2026, 2, 20), "employees": 12}
    make_site(make_company(name="Spurgt", **asked_lately), postcode="8000")
    page = client.get(MAP, asked).context["page"]
    assert page.total == len(names)
    assert sorted(one.name for spot in page.spots for one in spot.names) == names
    route = "companies:silent" if asked.get("vis") in ("sjaeldent", "stille") else "companies:list"
    assert sorted(company.name for company in client.get(reverse(route), asked).context["page"].rows) == names


def test_a_broken_address_is_answered_with_the_form(client):
    assert client.get(MAP, {"postnr": "abc"}).status_code == 422
    assert client.get(MAP, {"vis": "noget"}).status_code == 422


def test_a_company_counts_once_at_each_postcode_where_it_works(client):
    company = make_company(name="Tre steder")
    for p_number, postcode in (("1000000041", "8000"), ("1000000042", "8000"), ("1000000043", "5000")):
        make_site(company, p_number=p_number, postcode=postcode, is_main=p_number.endswith("1"))
    page = client.get(MAP).context["page"]
    assert {spot.code: spot.companies for spot in page.spots} == {"8000": 1, "5000": 1}
    assert (page.total, page.nowhere, page.more) == (1, (), 0)


@pytest.mark.parametrize("number", [10, 1000])
def test_the_map_costs_the_same_however_many_there_are(number, client, django_assert_max_num_queries):
    known = [code for code, place in places().by_postcode.items() if not place.is_invented]
    _many(number, known)
    with django_assert_max_num_queries(12):
        answer = client.get(MAP)
    page = answer.context["page"]
    assert (sum(spot.companies for spot in page.spots), page.total) == (number, number)
    assert len(answer.content) < 106_000
    drawn = re.findall(r'r="([0-9.]+)"/><text class="figure"', answer.content.decode())
    assert len(drawn) == len(page.spots) <= 70


def test_a_group_of_postcodes_leads_to_a_closer_map(client):
    _many(200, sorted(code for code in places().by_postcode if code[0] == "8")[:90] + ["1050", "5000"])
    spots = client.get(MAP).context["page"].spots
    group = next(spot for spot in spots if spot.is_group)
    assert "med omegn" in group.said
    closer = client.get(MAP, {"postnr": group.code}).context["page"]
    assert {spot.code for spot in closer.spots if spot.is_group} == set()
    assert sum(spot.companies for spot in closer.spots) == group.companies
