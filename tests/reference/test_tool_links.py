"""Links and material for each entry: shipped sources, the municipality's own, an owner, and whether they are there."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from jobbro.library import toolboxes
from jobbro.reference.actions import LinkIsThere, NewLink, UnknownTool, add_tool_link, withdraw_tool_link
from jobbro.reference.link_checking import Found, keep
from jobbro.reference.models import LinkAnswer, LinkCheck, ToolLink
from jobbro.reference.queries.links import link_shelves, own_addresses
from jobbro.reference.queries.toolbox import all_cards

pytestmark = pytest.mark.django_db
PAGE = reverse("reference:tool_links")
NEW = reverse("reference:tool_link_new")
GOOD = {
    "entry_id": "mentor",
    "kind": "webinar",
    "title": "Sådan bruger vi mentor",
    "url": "https://solby.example/mentor",
    "owner": "Bo Berg",
}


def shelf(entry_id):
    cards = all_cards(day=date(2026, 11, 22), role="consultant")
    return next(one for one in link_shelves(cards) if one.entry_id == entry_id)


@pytest.mark.req("R-024")
def test_every_entry_has_its_links_with_owner_and_the_page_is_reached_from_where_one_negotiates(client_of, consultant):
    browser = client_of(consultant)
    page = browser.get(PAGE).content.decode()
    for tool in toolboxes().tools.values():
        assert f'id="for-{tool.id}"' in page
        rows = shelf(tool.id).rows
        assert [row.url for row in rows] == [note.entry.url for note in tool.sources]
        assert all(row.owner and row.read_on for row in rows)
    for place in ("reference:toolboxes", "reference:mandates", "placements:offer"):
        assert PAGE in browser.get(reverse(place)).content.decode(), place


@pytest.mark.req("R-024")
def test_a_dead_link_is_said_where_it_stands(client_of, consultant, on_day):
    source = toolboxes().tools["mentor"].sources[0].entry
    keep([Found(source.id, source.url, LinkAnswer.GONE, 404)], at=on_day("2026-11-20"))
    assert shelf("mentor").rows[0].is_dead
    page = client_of(consultant).get(PAGE).content.decode()
    assert "Siden findes ikke dér" in page and "Ét link svarer ikke, som det skal." in page


def test_a_check_of_an_older_address_says_nothing(on_day):
    source = toolboxes().tools["mentor"].sources[0].entry
    keep([Found(source.id, "https://gammel.example/", LinkAnswer.GONE, 404)], at=on_day("2026-11-20"))
    assert shelf("mentor").rows[0].check is None


@pytest.mark.req("R-024")
def test_a_team_lead_adds_a_webinar_and_it_is_checked_with_the_others(client_of, team_lead, consultant, monkeypatch):
    assert client_of(team_lead).post(NEW, GOOD).status_code == 302
    page = client_of(consultant).get(PAGE).content.decode()
    assert "Sådan bruger vi mentor" in page and "Webinar" in page and "Bo Berg" in page
    (link,) = ToolLink.objects.all()
    asked = {}

    def ask_all(urls, *, timeout):
        asked.update(urls)
        return tuple(Found(name, url, LinkAnswer.OPEN, 200) for name, url in urls.items())

    monkeypatch.setattr("jobbro.reference.management.commands.rules.ask_all", ask_all)
    call_command("rules", "links", stdout=StringIO())
    assert asked[link.source_id] == GOOD["url"] == own_addresses()[link.source_id]
    assert LinkCheck.objects.get(source_id=link.source_id).answer == LinkAnswer.OPEN
    call_command("rules", "links", link.source_id, stdout=StringIO())
    assert shelf("mentor").rows[0].check.answer == LinkAnswer.OPEN


def test_a_link_about_negotiating_stands_first(client_of, team_lead):
    client_of(team_lead).post(NEW, GOOD | {"entry_id": ""})
    assert [row.title for row in shelf("").rows] == [GOOD["title"]]


@pytest.mark.parametrize(
    "changed",
    [
        {"url": "javascript:alert(1)"},
        {"url": "mentor"},
        {"title": ""},
        {"owner": ""},
        {"kind": "bog"},
        {"entry_id": "x"},
    ],
)
def test_a_link_that_lacks_something_is_kept_on_the_page(changed, client_of, team_lead):
    answer = client_of(team_lead).post(NEW, GOOD | changed)
    assert answer.status_code == 422 and not ToolLink.objects.exists()
    assert GOOD["url"] in answer.content.decode() or "url" in changed


def test_the_same_address_stands_once_at_an_entry(client_of, team_lead, on_day):
    browser = client_of(team_lead)
    browser.post(NEW, GOOD)
    again = browser.post(NEW, GOOD)
    assert again.status_code == 422 and "Adressen står der allerede." in again.content.decode()
    assert browser.post(NEW, GOOD | {"entry_id": "aids"}).status_code == 302
    with pytest.raises(LinkIsThere):
        add_tool_link(by=team_lead, link=NewLink(**GOOD), at=on_day("2026-11-20"))
    with pytest.raises(UnknownTool):
        add_tool_link(by=team_lead, link=NewLink(**(GOOD | {"entry_id": "x"})), at=on_day("2026-11-20"))


def test_others_see_no_form_and_cannot_add_or_take_away(client_of, team_lead, consultant):
    client_of(team_lead).post(NEW, GOOD)
    browser, (link,) = client_of(consultant), ToolLink.objects.all()
    assert "Gem linket" not in browser.get(PAGE).content.decode()
    assert browser.post(NEW, GOOD | {"entry_id": "aids"}).status_code == 403
    assert browser.post(reverse("reference:tool_link_withdraw", args=[link.pk]), {"confirmed": "1"}).status_code == 403
    assert ToolLink.objects.count() == 1


def test_a_link_is_taken_away_when_it_is_confirmed_and_stays_in_the_record(client_of, team_lead, on_day):
    browser = client_of(team_lead)
    browser.post(NEW, GOOD)
    (link,) = ToolLink.objects.all()
    url = reverse("reference:tool_link_withdraw", args=[link.pk])
    assert "Fjern linket?" in browser.post(url).content.decode() and own_addresses()
    assert browser.post(url, {"confirmed": "1"}).status_code == 302
    assert not own_addresses() and ToolLink.objects.count() == 1
    assert browser.post(url, {"confirmed": "1"}).status_code == 404
    with pytest.raises(UnknownTool):
        withdraw_tool_link(by=team_lead, link_id=link.pk, at=on_day("2026-11-20"))


@pytest.mark.parametrize("number", [10, 1000])
def test_the_page_asks_at_most_twelve_questions(number, client_of, team_lead, on_day, django_assert_max_num_queries):
    ToolLink.objects.bulk_create(
        ToolLink(
            entry_id="mentor",
            kind="page",
            title=f"Side {index}",
            url=f"https://solby.example/{index}",
            owner="Bo",
            added_by=team_lead,
            added_at=on_day("2026-11-01"),
        )
        for index in range(number)
    )
    browser = client_of(team_lead)
    with django_assert_max_num_queries(12):
        assert browser.get(PAGE).status_code == 200
