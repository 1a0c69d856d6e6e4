"""The list of companies: order, search, filters, pages, and what it costs."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from tests.companies.factories import make_company, make_contact, make_site, make_task, valid_cvr

from jobbro.accounts.models import Municipality
from jobbro.companies.models import Company, FactSource, Site
from jobbro.companies.search_text import company_search_text

pytestmark = pytest.mark.django_db
LIST = reverse("companies:list")


def _names(answer):
    return [company.name for company in answer.context["page"].rows]


def _many(number, owner=None):
    companies = [
        Company(
            cvr=valid_cvr(1000 + n),
            name=f"Firma {n:04d}",
            branch_name=f"Branche {n % 20}",
            source=FactSource.REGISTER,
            source_on=date(2026, 2, 1),
            created_at=datetime(2026, 2, 1, tzinfo=UTC),
            owner=owner,
        )
        for n in range(number)
    ]
    for company in companies:
        company.search_text = company_search_text(company, [])
    Company.objects.bulk_create(companies)
    Site.objects.bulk_create(
        Site(company=company, p_number=f"{2_000_000_000 + n}", name=company.name, postcode="8900", is_main=True)
        for n, company in enumerate(companies)
    )
    return companies


def test_names_stand_in_danish_order(consultant, client_of):
    for name in ["Ærø Bogtryk", "Zink A/S", "Åby Skole", "aarhus Lager", "Ørsted Byg", "Birk", "Bæk", "Oliefyr"]:
        make_company(name=name)
    names = _names(client_of(consultant).get(LIST))
    assert names[:4] == ["Birk", "Bæk", "Oliefyr", "Zink A/S"]
    assert names[4:6] == ["Ærø Bogtryk", "Ørsted Byg"]
    assert set(names[6:]) == {"Åby Skole", "aarhus Lager"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kirkegård", ["Solby Kirkegård"]),
        ("KIRKEGAARDEN", ["Solby Kirkegård"]),
        ("randers", ["Nordlys El"]),
        ("8900", ["Nordlys El"]),
        ("jonas", ["Nordlys El"]),
        ("lageret", ["Nordlys El"]),
        ("el randers", ["Nordlys El"]),
        ("kirkegård randers", []),
        ("%", []),
        ("leif", []),
    ],
)
def test_a_company_is_found_by_name_place_task_and_contact(words, found, consultant, client_of):
    make_company(name="Solby Kirkegård")
    nordlys = make_company(name="Nordlys El", branch_name="El-installation")
    make_site(nordlys, city="Randers", postcode="8900")
    make_contact(nordlys, name="Jonas Lund")
    make_contact(nordlys, name="Leif Stoppet", is_active=False)
    make_task(nordlys, title="Lagerarbejde")
    assert _names(client_of(consultant).get(LIST, {"q": words})) == found


def test_filters_stay_in_the_address_and_carry_their_counts(consultant, client_of):
    mine = make_company(name="Min", branch_name="Murere", owner=consultant)
    make_site(mine, postcode="8983")
    make_task(make_company(name="Med opgave", branch_name="Murere"))
    make_task(make_company(name="Med lukket opgave"), is_open=False)
    client = client_of(consultant)
    assert _names(client.get(LIST, {"vis": "mine"})) == ["Min"]
    assert _names(client.get(LIST, {"vis": "opgaver"})) == ["Med opgave"]
    assert _names(client.get(LIST, {"postnr": "89"})) == ["Min"]
    answer = client.get(LIST, {"branche": "Murere", "vis": "opgaver"})
    assert _names(answer) == ["Med opgave"]
    assert answer.context["page"].counts == {"": "2", "mine": "1", "opgaver": "1"}
    assert {line["url"] for line in answer.context["filters"]} == {
        "?branche=Murere",
        "?branche=Murere&vis=mine",
        "?branche=Murere&vis=opgaver",
    }


def test_pages_follow_each_other_without_gap_or_repeat(consultant, client_of):
    _many(105)
    make_company(name="Firma 0050")  # two of one name, on both sides of a page
    client, seen, key = client_of(consultant), [], ""
    for _ in range(3):
        answer = client.get(LIST, {"efter": key} if key else {})
        seen += [company.pk for company in answer.context["page"].rows]
        key = answer.context["page"].next_key
    assert key == ""
    assert len(seen) == len(set(seen)) == 106
    assert list(Company.objects.order_by("name", "id").values_list("pk", flat=True)) == seen


def test_the_next_page_keeps_the_filters(consultant, client_of):
    _many(120, owner=consultant)
    answer = client_of(consultant).get(LIST, {"vis": "mine", "q": "firma"})
    next_key = answer.context["page"].next_key
    assert f"?vis=mine&amp;q=firma&amp;efter={next_key}" in answer.content.decode()
    assert "Næste 50" in answer.content.decode()
    assert "Viser 50 af 120" in answer.content.decode()


def test_a_page_after_a_company_that_is_gone_begins_from_the_start(consultant, client_of):
    make_company(name="Birk")
    answer = client_of(consultant).get(LIST, {"efter": "6f8c1f0e-0000-4000-8000-000000000000"})
    assert _names(answer) == ["Birk"]


def test_counts_stop_at_a_thousand(consultant, client_of):
    _many(1001)
    page = client_of(consultant).get(LIST).context["page"]
    assert page.counts[""] == "1.000+"
    assert page.total is None


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"postnr": "8x"}, "Skriv et postnummer eller begyndelsen af det"),
        ({"q": "ø" * 300}, "højst have 200 tegn"),
        ({"vis": "alt"}, "Adressen er ikke hel"),
        ({"efter": "1"}, "Adressen er ikke hel"),
        ({"branche": "findes ikke"}, "Ingen virksomhed har den branche"),
        ({"q": "a\0b"}, "et tegn, der ikke kan gemmes"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_plainly(asked, sentence, consultant, client_of):
    answer = client_of(consultant).get(LIST, asked)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_branches_to_choose_from_stand_in_danish_order_with_their_numbers(consultant, client_of):
    for branch in ("Ældrepleje", "Murere", "Zoologi", "Murere", ""):
        make_company(branch_name=branch)
    choices = client_of(consultant).get(LIST).context["form"].fields["branche"].choices
    assert [label for _, label in choices] == ["Alle brancher", "Murere (2)", "Zoologi (1)", "Ældrepleje (1)"]


def test_an_empty_municipality_is_told_where_to_begin(consultant, client_of):
    assert "Skriv den første virksomhed" in client_of(consultant).get(LIST).content.decode()


def test_a_search_without_luck_offers_the_whole_list(consultant, client_of):
    make_company()
    answer = client_of(consultant).get(LIST, {"q": "findesikke"})
    assert "Ingen virksomheder passer" in answer.content.decode()


@pytest.mark.parametrize("signs", ["%%%", "---", "…", "_"])
def test_a_search_for_signs_alone_finds_nobody_and_says_so(signs, consultant, client_of):
    make_company()
    answer = client_of(consultant).get(LIST, {"q": signs})
    assert answer.context["page"].rows == ()
    assert "Der er kun tegn i søgningen" in answer.content.decode()


@pytest.mark.parametrize("number", [10, 1000])
def test_the_list_costs_the_same_at_ten_and_at_a_thousand_rows(
    number, consultant, client_of, django_assert_num_queries
):
    Municipality.objects.create(pk=1)
    _many(number, owner=consultant)
    client = client_of(consultant)
    with django_assert_num_queries(8):
        client.get(LIST)
