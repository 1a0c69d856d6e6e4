"""The one search: companies, tasks, citizens whom one may see, rules by old and new words, and tools."""

import pytest
from django.urls import reverse
from tests.citizens.factories import make_citizen
from tests.companies.factories import make_company, make_site, make_task
from tests.dashboards.factories import NOW

from jobbro.accounts.models import Municipality, User
from jobbro.audit.kinds import LookKind
from jobbro.audit.models import LookUp
from jobbro.dashboards.queries.functions import PAGES, functions_found
from jobbro.library import texts
from jobbro.ui.routes import all_routes, may_open

pytestmark = pytest.mark.django_db
SEARCH = reverse("dashboards:search")


@pytest.fixture(autouse=True)
def second_of_march(monkeypatch):
    """Every page of these tests is opened on the same day."""
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)


@pytest.fixture
def client(consultant, client_of):
    """The consultant's browser."""
    User.objects.update(welcomed_at=NOW)
    return client_of(consultant)


def _text(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.req("R-155")
def test_an_old_word_of_the_law_finds_rules_by_the_new_one(client):
    answer = client.get(SEARCH, {"q": "jobcenter"})
    assert answer.context["found"].rules
    assert all("jobcenter" not in row.rule.title.lower() for row in answer.context["found"].rules)
    assert reverse("reference:rule", args=[answer.context["found"].rules[0].rule.id]) in _text(answer)


def test_more_than_ten_rules_lead_to_the_whole_list(client):
    answer = client.get(SEARCH, {"q": "løntilskud"})
    assert len(answer.context["found"].rules) == 10
    assert "rules" in answer.context["found"].more
    assert f'href="{reverse("reference:rules")}?q=l' in _text(answer)


def test_a_scheme_is_found_as_a_tool_and_in_the_rules(client):
    answer = client.get(SEARCH, {"q": "løntilskud"})
    assert any("løntilskud" in tool.title.lower() for tool in answer.context["found"].tools)
    assert reverse("reference:tool", args=[answer.context["found"].tools[0].id]) in _text(answer)
    assert answer.context["found"].rules


def test_one_search_finds_companies_tasks_and_citizens(client, consultant):
    make_company(name="Havnens Hotel")
    make_task(make_company(name="Birk"), title="Rydde op ved havnen")
    make_task(make_company(), title="Lukket havneopgave", is_open=False)
    citizen = make_citizen(team=consultant.team, first_name="Hanne", last_name="Havn")
    found = client.get(SEARCH, {"q": "havn"}).context["found"]
    assert [row.name for row in found.companies] == ["Birk", "Havnens Hotel"]  # Birk has the task
    assert [task.title for task in found.tasks] == ["Rydde op ved havnen"]
    assert found.citizens == (citizen,)


@pytest.mark.req("R-157")
def test_each_citizen_who_is_found_is_logged_as_a_search_and_no_other_is_found(client, consultant, other_team):
    mine = make_citizen(team=consultant.team, first_name="Thomas", last_name="Holm")
    make_citizen(team=other_team, first_name="Thomas", last_name="Andensted")
    answer = client.get(SEARCH, {"q": "thomas"})
    assert answer.context["found"].citizens == (mine,)
    assert "Andensted" not in _text(answer)
    assert [(look.citizen_id, look.kind) for look in LookUp.objects.all()] == [(str(mine.pk), LookKind.SEARCH)]


@pytest.mark.parametrize("words", ["%", "_", "…", "\\", "'"])
def test_signs_alone_find_nobody_and_log_nothing(words, client, consultant):
    make_citizen(team=consultant.team)
    make_company()
    assert client.get(SEARCH, {"q": words}).context["found"].is_empty
    assert not LookUp.objects.exists()


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "010190 1234", " 311299-0000 "])
def test_a_cpr_number_is_taken_out_of_the_address_and_finds_nobody(number, client):
    answer = client.get(SEARCH, {"q": number})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("citizens:find")
    assert "0101" not in answer["Location"]


def test_a_p_number_that_looks_like_a_birthday_still_finds_its_company(client):
    company = make_company()
    make_site(company, p_number="1001011234")
    assert client.get(SEARCH, {"q": "1001011234"}).context["found"].companies == (company,)


def test_a_cvr_number_finds_its_company(client):
    company = make_company()
    assert client.get(SEARCH, {"q": company.cvr}).context["found"].companies == (company,)


def test_too_long_a_search_is_answered_plainly(client):
    answer = client.get(SEARCH, {"q": "a" * 201})
    assert answer.status_code == 422
    assert "Søgningen er for lang" in _text(answer)


def test_an_empty_search_says_what_can_be_written(client):
    assert "Skriv i feltet øverst" in _text(client.get(SEARCH))
    assert "Vi fandt ikke noget" in _text(client.get(SEARCH, {"q": "findesikke"}))


def test_more_than_ten_hits_lead_to_the_whole_list(client):
    for number in range(11):
        make_company(name=f"Firma {number}")
    answer = client.get(SEARCH, {"q": "firma"})
    assert len(answer.context["found"].companies) == 10
    assert f'href="{reverse("companies:list")}?q=firma"' in _text(answer)


def test_someone_without_cases_finds_no_company_and_no_citizen(administrator, consultant, client_of):
    make_company(name="Havnens Hotel")
    make_citizen(team=consultant.team, first_name="Hanne", last_name="Havn")
    found = client_of(administrator).get(SEARCH, {"q": "havn"}).context["found"]
    assert (found.companies, found.tasks, found.citizens) == ((), (), ())


@pytest.mark.parametrize("signs", ["%%%", "---", "…", "_"])
def test_a_search_for_signs_alone_finds_nothing_and_says_so(signs, client):
    make_company(name="Havnens Hotel")
    answer = client.get(SEARCH, {"q": signs})
    assert answer.context["found"].is_empty
    assert "Der er kun tegn i søgningen" in _text(answer)


@pytest.mark.parametrize("number", [10, 1000])
def test_a_search_costs_the_same_at_ten_and_at_a_thousand_rows(number, client, django_assert_num_queries):
    Municipality.objects.create(pk=1)
    company = make_company(name="Firma")
    task = make_task(company, title="Firmaets opgave")
    fields = {"company": company, "title": task.title, "search_text": task.search_text, "noted_on": task.noted_on}
    type(task).objects.bulk_create(type(task)(activity="service", **fields) for _ in range(number))
    with django_assert_num_queries(7):
        client.get(SEARCH, {"q": "firma"})


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("import", "Borgere fra et regneark"),
        ("excel", "Borgere fra et regneark"),
        ("Klar til samtalen", "Klar til samtalen"),
        ("klar til første dag", "Klar til første dag"),
        ("regler", "Regler"),
        ("beregner", "Beregnere"),
        ("stemmer", "Stemmer"),
        ("rekruttering", "Hvad koster en rekruttering?"),
        ("partnerskab", "Ny partnerskabsaftale"),
    ],
)
def test_a_page_is_found_by_its_name_and_by_what_one_would_call_it(team_lead, typed, title):
    found = functions_found(team_lead, typed)
    assert found[0].title == title


def test_only_pages_that_one_may_open_are_found_and_each_opens(client, consultant, administrator):
    guards = {route.name: route.guard for route in all_routes()}
    for page in PAGES:
        found = functions_found(consultant, texts().say(f"goto.{page.key}.title"))
        may = consultant.may(guards[page.route].permission)
        assert (page.url in [one.url for one in found]) == may, page.key
        if may:
            assert client.get(page.url).status_code == 200, page.key
    assert not functions_found(administrator, "Ny borger")
    assert [one.title for one in functions_found(administrator, "indstillinger")] == ["Mine indstillinger"]


def test_a_page_that_this_release_has_not_lets_nobody_in(consultant):
    assert may_open(consultant, "companies:list")
    assert not may_open(consultant, "companies:no_such_page")
    assert not may_open(consultant, "account_login")  # guarded by another house's rules


def test_pages_to_go_to_stand_above_people(client, consultant):
    make_citizen(team=consultant.team, first_name="Regler", last_name="Holm")
    page = _text(client.get(SEARCH, {"q": "regler"}))
    assert page.index("Gå til</h2>") < page.index("Regler Holm")
    assert not functions_found(consultant, "kirkegårdsleder")
