"""The frame of every page: menus without dead links, problems in words, and no more weight than promised."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.client import MULTIPART_CONTENT
from django.urls import NoReverseMatch, resolve, reverse

from jobbro.accounts.permissions import Permission
from jobbro.ui import navigation
from jobbro.ui.navigation import Destination
from jobbro.ui.problems import problem_page
from jobbro.ui.views import bad_request

STATIC = Path(settings.BASE_DIR) / "src" / "jobbro" / "ui" / "static" / "ui"
ALL_PLACES = (*navigation.MAIN, *navigation.TOOLS, *navigation.LAST, *navigation.CREATE, *navigation.OWN)


def test_a_menu_shows_only_pages_that_exist(consultant):
    places = [Destination("Om", "ui:about", Permission.HOME), Destination("Ingen", "ingen:side", Permission.HOME)]
    assert [item.url for item in navigation.menu(places, consultant, "/")] == ["/om/"]


def test_a_menu_shows_only_what_the_user_may_open(consultant, auditor):
    places = [Destination("Om", "ui:about", Permission.CITIZEN_SEE)]
    assert len(navigation.menu(places, consultant, "/")) == 1
    assert navigation.menu(places, auditor, "/") == []


def test_every_line_of_every_menu_leads_to_a_page(team_lead, administrator, auditor):
    for user in (team_lead, administrator, auditor):
        for item in navigation.menu(ALL_PLACES, user, "/"):
            assert resolve(item.url)


def test_the_page_one_stands_on_is_current(consultant):
    place = [Destination("Om", "ui:about", Permission.HOME)]
    assert navigation.menu(place, consultant, "/om/")[0].current
    assert not navigation.menu(place, consultant, "/tilgaengelighed/")[0].current


def test_a_page_has_one_place_in_the_menus(consultant):
    pool = reverse("placements:pool")
    assert not any(item.current for item in navigation.menu(navigation.MAIN, consultant, pool, beside=navigation.WHERE))
    here = navigation.menu(navigation.TOOLS, consultant, pool, beside=navigation.WHERE)
    assert [item.url for item in here if item.current] == [pool]


def test_a_page_without_log_in_has_the_municipality_and_no_menus(db):
    html = Client().get("/om/").content.decode()
    assert '<html lang="da">' in html and "Kommunen" in html
    assert "nav-wide" not in html and "Log ud" not in html


def test_a_logged_in_page_has_skip_link_search_and_a_log_out_that_posts(client_of, consultant):
    html = client_of(consultant).get("/om/").content.decode()
    assert 'class="skipnav" href="#main-content"' in html and '<main id="main-content"' in html
    assert "Karen Konsulent" in html
    assert re.search(r'<form method="post" action="/konto/logout/"[^>]*>', html)


def test_shortcuts_can_be_switched_off(client_of, consultant):
    assert 'data-keys="on"' in client_of(consultant).get("/om/").content.decode()
    consultant.key_shortcuts = False
    consultant.save()
    html = client_of(consultant).get("/om/").content.decode()
    assert 'data-keys="off"' in html and "data-go=" not in html and "aria-keyshortcuts" not in html


def test_a_page_costs_few_questions(client_of, consultant, django_assert_max_num_queries):
    client = client_of(consultant)
    with django_assert_max_num_queries(4):
        client.get("/om/")


def test_own_style_and_script_stay_small():
    assert (STATIC / "jobbro.css").stat().st_size <= 25 * 1024
    assert (STATIC / "pictures.css").stat().st_size <= 5 * 1024
    assert (STATIC / "jobbro.js").stat().st_size <= 10 * 1024
    assert (STATIC / "textcheck.js").stat().st_size <= 8 * 1024


def test_our_script_runs_no_text_as_code():
    script = "".join((STATIC / name).read_text() for name in ("jobbro.js", "textcheck.js"))
    assert not re.search(r"\beval\(|new Function|setTimeout\(\s*[\"']|document\.write|insertAdjacentHTML", script)


def test_every_custom_property_that_is_used_is_defined():
    css = "".join((STATIC / name).read_text() for name in ("jobbro.css", "pictures.css"))
    used, defined = set(re.findall(r"var\((--[\w-]+)\)", css)), set(re.findall(r"(--[\w-]+):", css))
    assert used <= defined


@pytest.mark.parametrize("status", [403, 404, 410, 422, 429])
def test_a_problem_is_told_in_words_with_the_frame_around(db, status):
    answer = problem_page(RequestFactory().get("/"), status)
    html = answer.content.decode()
    assert answer.status_code == status and f"{status} ·" in html and "<h1>" in html


@pytest.mark.parametrize("name", ["400.html", "413.html", "500.html", "503.html"])
def test_the_plainest_problem_pages_need_no_database(name):
    """No database fixture: a question to it would fail this test."""
    html = render_to_string(name, {"megabytes": 3})
    assert "ikke gemt" in html and '<html lang="da">' in html


def test_an_unknown_address_is_answered_in_danish(client_of, consultant):
    answer = client_of(consultant).get("/findes/ikke/")
    assert answer.status_code == 404 and "Siden findes ikke her" in answer.content.decode()


def test_too_much_at_once_is_told_so(client_of, consultant, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client = client_of(consultant)
    answer = client.post("/konto/password/change/", "a=" + "x" * 2000, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413 and "for stort" in answer.content.decode()


def test_an_unreadable_request_is_answered_plainly():
    answer = bad_request(RequestFactory().get("/"), ValueError())
    assert answer.status_code == 400 and "ikke gemt" in answer.content.decode()


def test_a_form_whose_page_was_too_old_shows_what_was_typed_but_no_secret(consultant):
    client = Client(enforce_csrf_checks=True)
    client.force_login(consultant, backend="django.contrib.auth.backends.ModelBackend")
    typed = {"note": "Vi aftalte <b>onsdag</b>", "oldpassword": "hemmeligt", "form_token": "t"}
    answer = client.post("/konto/password/change/", typed, content_type=MULTIPART_CONTENT)
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "Vi aftalte &lt;b&gt;onsdag&lt;/b&gt;" in html
    assert "hemmeligt" not in html


def test_the_component_page_is_only_in_a_demo():
    with pytest.raises(NoReverseMatch):
        reverse("ui:components")
