"""Favourite cards, the municipality's own materials, and links that are found broken at night (R-036)."""

import socket
from threading import Thread

import pytest
from django.test import override_settings
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from jobbro.accounts.models import User
from jobbro.reference import jobs, link_checking
from jobbro.reference.actions import NewLink, add_tool_link
from jobbro.reference.link_checking import Found, ask_for, check_all, keep
from jobbro.reference.models import CardFavourite, LinkAnswer, LinkCheck
from jobbro.reference.queries.links import own_addresses
from jobbro.reference.reaching import is_public

pytestmark = pytest.mark.django_db
CARDS, MATERIALS = reverse("reference:cards"), reverse("reference:materials")
FAVOURITE = reverse("reference:card_favourite", args=["two-share"])


@pytest.fixture
def link(team_lead, consultant, on_day):
    """A guide for paid hours that the consultant is told about."""
    new = NewLink("guide", "To om én stilling", "https://solby.example/to", "Bo Berg", "", "paid-hours", "", consultant)
    return add_tool_link(by=team_lead, link=new, at=on_day("2026-11-20"))


@pytest.mark.req("R-036")
def test_favourites_are_ones_own_and_come_first_in_the_file(client_of, consultant, colleague_same_team):
    browser = client_of(consultant)
    for _ in range(2):
        sent = {"til": "til", "tilbage": f"{CARDS}?situation=paid-hours"}
        assert browser.post(FAVOURITE, sent)["Location"] == f"{CARDS}?situation=paid-hours#two-share"
    mine = browser.get(CARDS, {"vis": "favoritter"}).context["page"].cards
    assert [card.id for card in mine] == ["two-share"]
    file = browser.get(reverse("reference:cards_file")).content.decode()
    assert file.index("Dine favoritter") < file.index('<section id="opening"')
    other = client_of(colleague_same_team)
    assert other.get(CARDS, {"vis": "favoritter"}).context["page"].cards == ()
    assert "Dine favoritter</a>" not in other.get(reverse("reference:cards_file")).content.decode()
    browser.post(FAVOURITE, {"til": "fra", "tilbage": "https://et.andet.sted/"})
    assert not CardFavourite.objects.exists()
    assert browser.post(FAVOURITE.replace("two-share", "findes-ikke"), {}).status_code == 404


@pytest.mark.req("R-036")
def test_a_broken_link_is_told_within_a_day_to_whoever_looks_after_it(
    client_of, consultant, team_lead, link, on_day, monkeypatch
):
    answers = {link.url: (LinkAnswer.OPEN, 200)}
    monkeypatch.setattr(link_checking, "ask_for", lambda url, *, timeout: answers[url])
    check_all(own_addresses(), timeout=1, at=on_day("2026-11-20"))
    for day in ("2026-11-21", "2026-11-22"):
        answers[link.url] = (LinkAnswer.GONE, 404)
        assert check_all(own_addresses(), timeout=1, at=on_day(day)) == 1
    check = LinkCheck.objects.get()
    assert (check.open_at, check.broken_at) == (on_day("2026-11-20"), on_day("2026-11-21"))
    User.objects.update(welcomed_at=on_day("2026-01-05"))
    home = client_of(consultant).get("/").content.decode()
    assert "Et link, du holder øje med, virker ikke." in home and f"{MATERIALS}?vis=mine" in home
    assert "du holder øje med" not in client_of(team_lead).get("/").content.decode()
    page = client_of(consultant).get(MATERIALS, {"vis": "virker-ikke"}).content.decode()
    assert "virker ikke siden 21. nov." in page and "prøvet 22. nov." in page and "lønnede timer" in page
    answers[link.url] = (LinkAnswer.OPEN, 200)
    check_all(own_addresses(), timeout=1, at=on_day("2026-11-23"))
    assert LinkCheck.objects.get().broken_at is None


def test_materials_are_found_by_situation_and_counterpart(client_of, consultant, link):
    browser = client_of(consultant)
    for asked, number in (({}, 1), ({"situation": "paid-hours", "med": "hr"}, 1), ({"situation": "opening"}, 0)):
        assert len(browser.get(MATERIALS, asked).context["page"].rows) == number
    assert browser.get(MATERIALS, {"situation": "<x>", "vis": "<x>"}).status_code == 200


def test_where_no_page_is_reached_our_own_net_is_away_and_nothing_is_told(link, on_day, monkeypatch):
    monkeypatch.setattr(link_checking, "ask_for", lambda url, *, timeout: (LinkAnswer.NOT_REACHED, None))
    assert check_all(own_addresses(), timeout=1, at=on_day("2026-11-20")) == 0
    assert not LinkCheck.objects.exists()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("224.0.0.1", False),
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
    ],
)
def test_only_addresses_of_the_open_web_are_public(address, public):
    assert is_public(address) is public


@pytest.fixture
def inner():
    """A site behind the wall that counts who comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        came = []
        server.settimeout(5)

        def wait() -> None:
            try:
                came.append(server.accept())
            except OSError:
                return

        thread = Thread(target=wait, daemon=True)
        thread.start()
        yield server.getsockname()[1], came


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])
def test_an_address_behind_the_wall_is_never_connected_to(host, inner, monkeypatch):
    port, came = inner
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    for scheme in ("http", "https"):
        answer, status = ask_for(f"{scheme}://{host}:{port}/", timeout=1)
        assert (answer, status) == (LinkAnswer.INSIDE, None)
    assert came == []


def test_a_link_inside_the_house_is_kept_but_never_called_broken(link, on_day):
    keep([Found(link.source_id, link.url, LinkAnswer.INSIDE, None)], at=on_day("2026-11-20"))
    assert LinkCheck.objects.get().broken_at is None


def test_the_night_is_queued_once_and_not_at_all_where_links_are_not_checked(on_day):
    with override_settings(CHECK_LINKS=False):
        assert not jobs.keep_links_checked(on_day("2026-11-20"))
    assert jobs.keep_links_checked(on_day("2026-11-20"))
    assert not jobs.keep_links_checked(on_day("2026-11-20"))
    assert DBTaskResult.objects.filter(task_path=jobs.check_links.module_path).count() == 1
