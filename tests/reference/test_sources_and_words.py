"""The register of sources, the check of links, the renamed words and the tools for measuring."""

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from socket import socket
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.template import Context, Template
from django.urls import reverse

from jobbro import library
from jobbro.library.measuring_files import MeasuringPurpose, MeasuringTrade, chosen
from jobbro.library.source_uses import source_uses
from jobbro.reference import reaching
from jobbro.reference.link_checking import Found, ask_all, ask_for, keep
from jobbro.reference.models import LinkAnswer, LinkCheck
from jobbro.reference.queries.sources import source_register

SOURCES = reverse("reference:sources")
TODAY = date(2026, 11, 22)


class Site(BaseHTTPRequestHandler):
    """A site on this machine whose pages each answer in their own way."""

    def do_HEAD(self) -> None:
        """Answer as the address says."""
        self._answer()

    def do_GET(self) -> None:
        """Answer a GET; /kun-get is only there for those."""
        self._answer(is_get=True)

    def _answer(self, *, is_get: bool = False) -> None:
        place = self.path.strip("/")
        self.server.asked.append((self.command, self.path))  # type: ignore[attr-defined]
        status = {"der": 200, "flyttet": 301, "vaek": 404, "slettet": 410, "lukket": 401, "fejl": 500}.get(place, 200)
        if place == "kun-get":
            status = 200 if is_get else 405
        if place in ("fil", "indad"):
            status = 302
        self.send_response(status)
        if status in (301, 302):
            self.send_header(
                "Location", {"fil": "file:///etc/hostname", "indad": "http://0.0.0.0:1/"}.get(place, "/der")
            )
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def own_machine(monkeypatch) -> None:
    """Let the tests' own site count as a page of the open web."""
    monkeypatch.setattr(reaching, "is_public", lambda address: address == "127.0.0.1")


@pytest.fixture
def site(own_machine) -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    server.asked = []  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def address(site: HTTPServer, page: str) -> str:
    return f"http://127.0.0.1:{site.server_port}/{page}"


@pytest.mark.req("R-156")
@pytest.mark.parametrize(
    ("page", "answer", "status"),
    [
        ("der", LinkAnswer.OPEN, 200),
        ("kun-get", LinkAnswer.OPEN, 200),
        ("flyttet", LinkAnswer.MOVED, 200),
        ("vaek", LinkAnswer.GONE, 404),
        ("slettet", LinkAnswer.GONE, 410),
        ("lukket", LinkAnswer.REFUSED, 401),
        ("fejl", LinkAnswer.REFUSED, 500),
    ],
)
def test_a_page_is_asked_for_and_what_came_of_it_is_told(page, answer, status, site):
    assert ask_for(address(site, page), timeout=5) == (answer, status)


def test_the_page_itself_is_asked_for_only_when_its_head_is_refused(site):
    ask_for(address(site, "der"), timeout=5)
    ask_for(address(site, "kun-get"), timeout=5)
    assert site.asked == [("HEAD", "/der"), ("HEAD", "/kun-get"), ("GET", "/kun-get")]


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/fil", "ikke en adresse", "http://[1/"])
def test_only_pages_of_the_web_are_asked_for(url):
    assert ask_for(url, timeout=1) == (LinkAnswer.NOT_REACHED, None)


def test_a_page_that_sends_us_to_a_file_is_not_followed(site):
    answer, _status = ask_for(address(site, "fil"), timeout=5)
    assert answer in (LinkAnswer.REFUSED, LinkAnswer.NOT_REACHED)


def test_a_page_that_sends_us_behind_the_wall_is_not_followed(site):
    assert ask_for(address(site, "indad"), timeout=5) == (LinkAnswer.INSIDE, None)


def test_without_a_network_a_page_is_not_reached_and_never_gone(own_machine):
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert ask_for(f"http://127.0.0.1:{port}/", timeout=1) == (LinkAnswer.NOT_REACHED, None)


@pytest.mark.django_db
def test_a_later_check_that_does_not_reach_the_page_keeps_when_it_was_last_there(site, on_day):
    keep(ask_all({"a": address(site, "der"), "b": address(site, "vaek")}, timeout=5), at=on_day("2026-03-01"))
    keep([Found("a", address(site, "der"), LinkAnswer.NOT_REACHED, None)], at=on_day("2026-04-01"))
    first, second = LinkCheck.objects.order_by("source_id")
    assert (first.answer, first.open_at, first.checked_at) == (
        "not_reached",
        on_day("2026-03-01"),
        on_day("2026-04-01"),
    )
    assert (second.answer, second.status, second.open_at) == ("gone", 404, None)


@pytest.mark.django_db
@pytest.mark.req("R-156")
def test_the_command_asks_for_the_sources_and_the_register_shows_the_answers(site, monkeypatch, client_of, consultant):
    entry = next(iter(library.sources().values()))
    mine = {entry.id: entry.model_copy(update={"url": address(site, "vaek")})}
    monkeypatch.setattr(library, "sources", lambda: mine)
    said = StringIO()
    call_command("rules", "links", "--timeout", "5", stdout=said)
    assert f"{entry.id}: Siden findes ikke dér (404)" in said.getvalue()
    assert "0 af 1 sider svarede. En side, der ikke blev nået, kan godt være der." in said.getvalue()
    page = client_of(consultant).get(SOURCES, {"vis": "link"}).content.decode()
    assert entry.title in page
    assert "Siden findes ikke dér" in page
    assert "død" not in page
    with pytest.raises(CommandError, match="Kilden «findes-ikke» findes ikke"):
        call_command("rules", "links", "findes-ikke")


@pytest.mark.django_db
@pytest.mark.req("R-156")
def test_every_source_says_what_it_is_who_looks_after_it_and_what_leans_on_it(client_of, consultant):
    page, rows, keys = "", {}, [""]
    while len(keys) == 1 or keys[-1]:
        page += client_of(consultant).get(SOURCES, {"efter": keys[-1]}).content.decode()
        shown = source_register("", today=TODAY, after=keys[-1])
        rows |= {row.entry.id: row for row in shown.rows}
        keys.append(shown.next_key)
    assert len(keys) > 2
    for entry in library.sources().values():
        assert f'id="{entry.id}"' in page
        assert entry.url.replace("&", "&amp;") in page
    assert "Jobbro, redaktionen" in page
    assert rows["lab-61"].number_of_uses == len(source_uses()["lab-61"]) > 0


def test_every_rule_tool_and_word_leans_on_a_source():
    leaning = {(use.kind, use.id) for uses in source_uses().values() for use in uses}
    assert {("rule", rule.id) for rule in library.rulebook()} <= leaning
    assert {("term", term_id) for term_id in library.terms().lines} <= leaning
    assert {("measuring", tool.id) for tool in library.measuring_tools()} <= leaning
    assert {("toolbox", tool_id) for tool_id in library.toolboxes().tools} <= leaning


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "is_old"), [(date(2027, 11, 22), False), (date(2027, 11, 23), True)])
def test_a_source_that_nobody_has_read_for_a_year_is_told(day, is_old):
    old = source_register("gammel", today=day)
    old_too = source_register("gammel", today=day, after=old.next_key) if old.next_key else old
    checked = {entry.id for entry in library.sources().values() if entry.checked == date(2026, 11, 22)}
    assert (checked <= {row.entry.id for row in (*old.rows, *old_too.rows)}) is is_old


@pytest.mark.django_db
def test_a_check_of_another_address_says_nothing_about_this_one(on_day):
    keep([Found("lab-61", "https://et.andet.sted/", LinkAnswer.GONE, 404)], at=on_day("2026-03-01"))
    assert next(row for row in source_register("", today=TODAY).rows if row.entry.id == "lab-61").link is None


@pytest.mark.django_db
def test_a_scope_that_is_not_there_is_told(client_of, consultant):
    assert client_of(consultant).get(SOURCES, {"vis": "ukendt"}).status_code == 422


@pytest.mark.django_db
@pytest.mark.req("R-155")
@pytest.mark.parametrize(
    ("day", "name", "meeting"), [("2026-01-31", "jobcenteret", True), ("2026-02-01", "kommunen", False)]
)
def test_the_page_of_words_follows_the_day(day, name, meeting, client_of, consultant):
    answer = client_of(consultant).get(reverse("reference:glossary"), {"den": day})
    words = {word.id: word for word in answer.context["words"]}
    assert words["kommunen"].now == name
    assert (words["rehabiliteringsmoede"].now == "rehabiliteringsmøde") is meeting
    assert ("Findes ikke mere" in answer.content.decode()) is not meeting


@pytest.mark.req("R-155")
@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2023, 1, 23), "Hos jobcenteret. Jobcenteret. Møde."), (date(2027, 1, 23), "Hos kommunen. Kommunen. ")],
)
def test_any_page_can_write_the_word_of_its_day_and_offer_only_what_exists(day, said):
    page = Template(
        '{% load terms %}Hos {% term "kommunen" day %}. {% term "kommunen" day capital=True %}. '
        '{% if "rehabiliteringsmoede"|exists_on:day %}Møde.{% endif %}{% term "rehabiliteringsmoede" late %}'
    )
    assert page.render(Context({"day": day, "late": date(2027, 1, 1)})) == said


@pytest.mark.django_db
@pytest.mark.req("R-135")
def test_a_building_firm_is_shown_its_own_calculator_first(client_of, consultant):
    measuring = reverse("reference:measuring")
    answer = client_of(consultant).get(measuring, {"branche": "building"})
    assert answer.context["fitting"][0][0].id == "byggeriets-sociale-beregner"
    assert len(answer.context["fitting"]) == 4
    other = client_of(consultant).get(measuring, {"branche": "other"})
    assert "byggeriets-sociale-beregner" in [tool.id for tool, _source in other.context["rest"]]
    page = answer.content.decode()
    for tool, source in answer.context["fitting"]:
        assert tool.title in page
        assert source.url in page
    assert "Sidst tjekket 22. november 2026" in page
    assert client_of(consultant).get(measuring, {"branche": "x"}).status_code == 422


@pytest.mark.req("R-135")
@pytest.mark.parametrize(
    ("purpose", "first"),
    [
        (MeasuringPurpose.COMPARE, "benchmarkmodellen"),
        (MeasuringPurpose.GAIN, "den-sociale-beregner"),
        (MeasuringPurpose.TENDER, "den-sociale-beregner"),
        (MeasuringPurpose.REPORT, "benchmarkmodellen"),
    ],
)
def test_each_purpose_has_a_tool_and_a_building_firm_keeps_its_own_first(purpose, first):
    tools = library.measuring_tools()
    fitting, rest = chosen(tools, purpose=purpose, trade=MeasuringTrade.OTHER)
    assert fitting[0].id == first
    assert {*fitting, *rest} == set(tools)
    own, _rest = chosen(tools, purpose=purpose, trade=MeasuringTrade.BUILDING)
    assert own[0].id == "byggeriets-sociale-beregner"
