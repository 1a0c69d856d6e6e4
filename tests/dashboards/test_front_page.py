"""The front page, the five areas, and what a newcomer is asked."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.citizens.factories import make_citizen
from tests.companies.factories import make_company
from tests.conftest import on_day
from tests.dashboards.factories import NOW, make_follow_up, make_placement

from jobbro.accounts.actions import EmployerIsSetByAdministrator, OwnSettings, save_own_settings
from jobbro.accounts.models import Background, Municipality, User
from jobbro.accounts.permissions import EmployerType, Permission
from jobbro.audit.changes import timeline
from jobbro.audit.kinds import LookKind
from jobbro.audit.models import LookUp
from jobbro.dashboards.queries.areas import AREAS, map_of
from jobbro.dashboards.queries.home import greeting
from jobbro.ui.navigation import CREATE, LAST, MAIN, OWN, TOOLS, url_of
from jobbro.ui.routes import all_routes

pytestmark = pytest.mark.django_db
HOME = reverse("dashboards:home")
LINK = re.compile(r'href="(/[^"#?]*)')


@pytest.fixture(autouse=True)
def second_of_march(monkeypatch):
    """Every page of these tests is opened on the same day."""
    monkeypatch.setattr("jobbro.accounts.guards.timezone.now", lambda: NOW)


@pytest.fixture(autouse=True)
def everybody_is_welcomed(request, db):
    """Only the tests about newcomers have newcomers."""
    for role in ("consultant", "caseworker", "team_lead", "administrator", "auditor", "other_actor"):
        if role in request.fixturenames:
            request.getfixturevalue(role)
    User.objects.update(welcomed_at=NOW)


@pytest.fixture
def client(consultant, client_of):
    """The consultant's browser."""
    return client_of(consultant)


def _text(answer):
    return " ".join(answer.content.decode().split())


def _own_links(answer):
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return set(LINK.findall(main))


# My day


@pytest.mark.req("R-002")
def test_the_front_page_greets_and_tells_the_day(client):
    text = _text(client.get(HOME))
    assert "God morgen, Karen" in text
    assert "man. 2. marts 2026" in text
    assert "Intet venter på dig i dag" in text


@pytest.mark.parametrize(
    ("hour", "words"),
    [(5, "God morgen, A"), (9, "God morgen, A"), (10, "Hej, A"), (17, "Hej, A"), (18, "God aften, A")],
)
def test_the_greeting_follows_the_danish_clock(hour, words):
    assert greeting("A", on_day("2026-07-01", hour=hour)) == words


def test_each_line_leads_on(client, consultant):
    placement = make_placement(consultant)
    make_follow_up(placement, 0)
    answer = client.get(HOME)
    assert "Opfølgning i dag" in _text(answer)
    assert reverse("placements:detail", args=[placement.pk]) in _own_links(answer)


@pytest.mark.req("R-157")
def test_each_citizen_on_the_page_is_logged_once_as_a_list(client, consultant):
    placement = make_placement(consultant)
    make_follow_up(placement, 0)
    make_follow_up(placement, -1)
    client.get(reverse("citizens:detail", args=[placement.citizen_id]))
    client.get(HOME)
    looks = LookUp.objects.filter(what="dashboards:home")
    assert [(look.citizen_id, look.kind) for look in looks] == [(str(placement.citizen_id), LookKind.LIST)]


def test_the_latest_companies_and_citizens_are_there_newest_first(client, consultant):
    first, second = make_company(name="Nordlys El"), make_company(name="Solby Kirkegård")
    citizen = make_citizen(team=consultant.team, first_name="Thomas", last_name="Holm")
    for company in (first, second):
        client.get(reverse("companies:detail", args=[company.pk]))
    client.get(reverse("citizens:detail", args=[citizen.pk]))
    page = client.get(HOME).context["page"]
    assert [row.name for row in page.companies] == ["Solby Kirkegård", "Nordlys El"]
    assert page.citizens == [citizen]


@pytest.mark.req("R-157")
def test_a_citizen_who_was_opened_once_but_is_out_of_reach_now_is_not_shown(client, consultant, other_team):
    citizen = make_citizen(team=consultant.team, first_name="Thomas", last_name="Forsvundet")
    client.get(reverse("citizens:detail", args=[citizen.pk]))
    citizen.team = other_team
    citizen.save()
    answer = client.get(HOME)
    assert "Forsvundet" not in _text(answer)
    assert not LookUp.objects.filter(what="dashboards:home").exists()


def test_the_map_counts_what_is_ones_own(client, consultant):
    make_company(owner=consultant)
    make_company()
    make_placement(consultant, citizen=make_citizen(team=consultant.team, consultant=consultant))
    make_citizen(team=consultant.team, consultant=consultant, closed_on=NOW.date())
    notes = {area["label"]: area["note"] for area in client.get(HOME).context["page"].areas}
    assert notes == {
        "Virksomhed": "1 mine",
        "Borger": "1 borger",
        "Mødet": "1 i gang",
        "Kommunen": "",
        "Omverden": "",
    }


@pytest.mark.parametrize("number", [10, 1000])
def test_the_front_page_costs_the_same_at_ten_and_at_a_thousand_placements(
    number, client, consultant, django_assert_num_queries
):
    Municipality.objects.create(pk=1)
    company, citizen = make_company(), make_citizen(team=consultant.team, consultant=consultant)
    first = make_placement(consultant, citizen=citizen, company=company)
    make_follow_up(first, 0)
    type(first).objects.bulk_create(
        type(first)(
            citizen=citizen,
            company=company,
            consultant=consultant,
            planned_by=consultant,
            state="shared",
            paid_route="after",
            starts_on=NOW.date() - timedelta(days=1),
            ends_on=NOW.date() + timedelta(days=5),
            planned_at=NOW,
            changed_at=NOW,
        )
        for _ in range(number - 1)
    )
    client.get(reverse("companies:detail", args=[company.pk]))
    client.get(reverse("citizens:detail", args=[citizen.pk]))
    # PostgreSQL takes one more to hold the end of the look-up log.
    with django_assert_num_queries(12):
        client.get(HOME)


def test_what_one_placement_needs_stands_under_one_name(client, consultant):
    placement = make_placement(consultant, state="draft", starts_on=NOW.date() - timedelta(days=1))
    make_follow_up(placement, -3)
    answer = client.get(HOME)
    rows = re.findall(r'<li class="work-1">.*?</li>', _text(answer))
    assert len(rows) == 1 and rows[0].count("<strong>") == 1
    assert "Opfølgningen var aftalt" in rows[0] and "Skulle være begyndt" in rows[0] and "Skriv videre" in rows[0]


def test_a_team_lead_is_told_what_is_late_in_the_team(team_lead, consultant, other_team, client_of):
    browser = client_of(team_lead)
    make_placement(consultant)
    make_follow_up(make_placement(consultant, citizen=make_citizen(team=other_team)), -3)
    assert "Intet venter på dig i dag" in _text(browser.get(HOME))
    make_follow_up(make_placement(consultant), -3)
    make_placement(consultant, state="draft", starts_on=NOW.date() - timedelta(days=1))
    text = _text(browser.get(HOME))
    assert "2 af teamets forløb har noget, der er gået over tiden" in text
    listed = browser.get(reverse("placements:list") + re.search(r"\?hvis=over-tiden", text).group())
    assert len(listed.context["rows"]) == 2
    assert "opfølgning 27. feb. er ikke holdt" in _text(listed) and "er begyndt som kladde" in _text(listed)
    assert "Intet venter på dig i dag" not in text
    assert "gået over tiden" not in _text(client_of(consultant).get(HOME))


def test_a_consultant_has_no_list_of_what_is_late_in_the_team(client, consultant):
    make_follow_up(make_placement(consultant), -3)
    listed = client.get(reverse("placements:list"), {"hvis": "over-tiden"})
    assert listed.context["whose"] == "mine" and "over tiden" not in _text(listed)


def test_the_meeting_leads_to_the_placements_that_it_counts(client, consultant):
    make_placement(consultant)
    areas = {area["label"]: area["url"] for area in client.get(HOME).context["page"].areas}
    assert areas["Mødet"] == reverse("placements:list")


def test_someone_without_cases_gets_no_case_and_no_map(administrator, client_of, consultant):
    make_follow_up(make_placement(consultant), 0)
    page = client_of(administrator).get(HOME).context["page"]
    assert (page.has_cases, page.parts, page.areas, page.citizens) == (False, (), [], [])


def test_a_front_page_of_tools_names_each_page_once(auditor, client_of):
    tools = [tool["url"] for tool in client_of(auditor).get(HOME).context["page"].tools]
    assert tools and len(tools) == len(set(tools))


# The five areas


@pytest.mark.req("R-002")
def test_the_five_areas_stand_in_the_order_of_the_handbook(consultant):
    assert [str(area.label) for area in AREAS] == [
        "Virksomhed",
        "Borger",
        "Mødet",
        "Kommunen",
        "Det omkringliggende",
    ]
    assert [area["label"] for area in map_of(consultant, {})] == [
        "Virksomhed",
        "Borger",
        "Mødet",
        "Kommunen",
        "Omverden",
    ]


@pytest.mark.req("R-002")
def test_the_meeting_opens_the_choice_of_a_citizen_and_a_company(client):
    assert reverse("placements:new") in _own_links(client.get(HOME))


@pytest.mark.req("R-002")
@pytest.mark.parametrize("role", ["consultant", "caseworker", "team_lead"])
def test_every_tool_is_at_most_two_choices_from_the_front_page(role, request, client_of):
    user = request.getfixturevalue(role)
    User.objects.update(welcomed_at=NOW)
    browser = client_of(user)
    one = set(LINK.findall(browser.get(HOME).content.decode()))
    two = set(one)
    for key in (area.key for area in AREAS):
        assert reverse("dashboards:area", args=[key]) in one or key == "moedet"
        two |= _own_links(browser.get(reverse("dashboards:area", args=[key])))
    wanted = {url_of(tool.route) for area in AREAS for tool in area.tools if user.may(tool.permission)} - {""}
    assert wanted
    assert wanted <= two


def test_an_area_shows_only_what_the_role_may_open(auditor, client_of):
    links = _own_links(client_of(auditor).get(reverse("dashboards:area", args=["borger"])))
    assert reverse("citizens:list") not in links


def test_there_is_no_sixth_area(client):
    assert client.get(reverse("dashboards:area", args=["sjette"])).status_code == 404


# The newcomer


@pytest.mark.req("R-001")
def test_a_newcomer_is_asked_before_the_front_page(client, consultant):
    User.objects.update(welcomed_at=None)
    answer = client.get(HOME)
    assert answer["Location"] == reverse("accounts:welcome")
    text = _text(client.get(answer["Location"]))
    assert "Velkommen, Karen" in text
    assert "Hvem er du ansat af?" in text
    assert "checked" not in text.partition("Hvem er du ansat af?")[2].partition("Hvad har du arbejdet med før?")[0]


@pytest.mark.req("R-001")
def test_the_employer_must_be_told_and_the_background_need_not(client):
    User.objects.update(welcomed_at=None)
    refused = client.post(reverse("accounts:welcome"), {"background": "business"})
    assert refused.status_code == 422
    assert User.objects.get().welcomed_at is None
    answer = client.post(reverse("accounts:welcome"), {"employer_type": "municipality", "key_shortcuts": "on"})
    assert answer["Location"] == "/"
    user = User.objects.get()
    assert (user.welcomed_at, user.employer_type, user.background) == (NOW, "municipality", "")
    assert [event.action for event in timeline(user)] == ["user.welcomed"]
    assert client.get(HOME).status_code == 200


@pytest.mark.req("R-001")
@pytest.mark.parametrize(
    ("background", "open_sides"),
    [
        (Background.BUSINESS, {"citizen"}),
        (Background.SOCIAL_WORK, {"company"}),
        (Background.OTHER, {"company", "citizen"}),
        (Background.UNKNOWN, {"company", "citizen"}),
    ],
)
def test_help_is_unfolded_on_the_side_that_is_new(background, open_sides, client):
    User.objects.update(background=background)
    for key, side in (("virksomhed", "company"), ("borger", "citizen")):
        text = _text(client.get(reverse("dashboards:area", args=[key])))
        assert ('area-help" open' in text) is (side in open_sides)


@pytest.mark.req("R-001")
def test_another_actor_has_every_tool_of_the_dialogue_but_registers_no_grant(other_actor, consultant):
    assert consultant.may(Permission.GRANT_REGISTER)
    assert not other_actor.may(Permission.GRANT_REGISTER)
    wanted = {tool.permission for area in AREAS[:3] for tool in area.tools}
    assert all(other_actor.may(permission) for permission in wanted)


@pytest.mark.req("R-001")
def test_the_answers_can_be_changed_later(client, consultant):
    typed = {"employer_type": "municipality", "background": "social_work", "phone": "+45 12 34 56 78"}
    assert client.post(reverse("accounts:settings"), typed)["Location"] == reverse("accounts:settings")
    consultant.refresh_from_db()
    assert (consultant.background, consultant.phone, consultant.key_shortcuts) == (
        "social_work",
        "+45 12 34 56 78",
        False,
    )
    (event,) = timeline(consultant)
    assert event.details == {"fields": ["phone", "key_shortcuts"], "employer_type": "municipality"}


def test_one_who_works_for_another_actor_cannot_become_the_municipalitys(other_actor, client_of):
    typed = {"employer_type": "municipality", "key_shortcuts": "on"}
    client_of(other_actor).post(reverse("accounts:settings"), typed)
    other_actor.refresh_from_db()
    assert other_actor.employer_type == EmployerType.OTHER_ACTOR
    with pytest.raises(EmployerIsSetByAdministrator):
        save_own_settings(by=other_actor, settings=OwnSettings("municipality", "", "", key_shortcuts=True), at=NOW)
    other_actor.refresh_from_db()
    assert other_actor.employer_type == EmployerType.OTHER_ACTOR
    assert timeline(other_actor) == ()


def test_settings_that_are_refused_keep_what_was_typed(client):
    answer = client.post(reverse("accounts:settings"), {"employer_type": "municipality", "phone": "ring bare"})
    assert answer.status_code == 422
    assert 'value="ring bare"' in _text(answer)


def test_saving_the_same_settings_again_records_nothing(client, consultant):
    typed = {"employer_type": "municipality", "background": "", "phone": "", "key_shortcuts": "on"}
    client.post(reverse("accounts:settings"), typed)
    assert timeline(consultant) == ()


@pytest.mark.parametrize(
    "line", [*MAIN, *TOOLS, *LAST, *CREATE, *OWN, *(tool for area in AREAS for tool in area.tools)]
)
def test_a_line_to_a_page_asks_for_what_the_page_itself_asks_for(line):
    guards = {route.name: route.guard.permission for route in all_routes() if route.guard}
    assert guards.get(line.route, line.permission) == line.permission, line.route
