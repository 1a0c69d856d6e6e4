"""Every component of the frame in a real browser: by eye of axe, by keyboard, on a phone, and without JavaScript."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright
from tests.throwaway import browser as machine

pytestmark = pytest.mark.urls("tests.journeys.building_blocks_urls")
AXE = settings.BASE_DIR / "build" / "axe" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [1280, 360, 320]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's own browser, started once for this file."""
    # The browser's library runs a loop of its own in this thread; the tests use Django's rows as plain code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        program = play.chromium.launch(executable_path=machine.program(), args=list(machine.ARGUMENTS))
        yield program
        program.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(chromium: Browser, live_server: Any, team_lead: Any, client_of: Any) -> Iterator[Callable[..., Page]]:
    """Open the component page as a team lead; complaints of the browser are gathered in `page.complaints`."""
    opened = []
    cookie = client_of(team_lead).cookies[settings.SESSION_COOKIE_NAME].value

    def visit(width: int = 1280, **more: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 740}, **more)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        opened.append(context)
        page = context.new_page()
        page.complaints = []  # type: ignore[attr-defined]
        page.on("console", lambda said: _note(page, said.type, said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))  # type: ignore[attr-defined, call-overload]
        page.goto(live_server.url + "/ui/")
        return page

    yield visit
    for context in opened:
        context.close()


def _note(page: Page, kind: str, text: str) -> None:
    # The answers 409 and 422 are told to the console by the browser itself; they are meant.
    if kind in ("error", "warning") and "status of 4" not in text:
        page.complaints.append(text)  # type: ignore[attr-defined]


def assert_sound(page: Page, part: str = "html") -> None:
    """No axe finding, no complaint about content security, nothing to scroll sideways."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("([part, tags]) => axe.run(part, {runOnly: tags})", [part, STANDARDS])["violations"]
    assert [(part["id"], [node["target"] for node in part["nodes"]]) for part in found] == []
    assert page.complaints == []  # type: ignore[attr-defined]
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_component_is_accessible_and_fits(open_page, width):
    assert_sound(open_page(width))


@pytest.mark.parametrize("width", [1280, 360])
def test_every_menu_opens_by_keyboard_and_closes_with_escape(open_page, width):
    page = open_page(width)
    for opener in page.locator("details.menu > summary:visible").all():
        opener.focus()
        page.keyboard.press("Enter")
        assert page.locator("details.menu[open]").count() == 1
        assert_sound(page, ".top")  # what lies half under an open menu is not meant to be hit
        page.keyboard.press("Escape")
        assert page.locator("details.menu[open]").count() == 0
        assert opener.evaluate("one => one === document.activeElement")


def test_keys_show_their_list_but_not_while_typing(open_page):
    page = open_page()
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    assert_sound(page)
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()
    page.fill("[name=name]", "")
    page.type("[name=name]", "g?/")
    assert page.input_value("[name=name]") == "g?/"
    assert not page.locator("dialog#keys").is_visible()


def test_keys_can_be_switched_off(open_page, team_lead):
    team_lead.key_shortcuts = False
    team_lead.save()
    page = open_page()
    page.keyboard.press("?")
    assert not page.locator("dialog#keys").is_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_refused_form_takes_focus_to_the_summary_and_keeps_what_was_typed(open_page, width):
    page = open_page(width)
    page.fill("[name=name]", "Nordlys El")
    page.fill("[name=starts]", "32/3")
    with page.expect_navigation() as answer:
        page.click("text=Gem og hent aftale")
    assert answer.value.status == 422
    assert page.evaluate("document.activeElement.dataset.module") == "error-summary"
    assert page.input_value("[name=name]") == "Nordlys El"
    assert_sound(page)
    page.click(".error-summary a >> nth=0")
    assert page.evaluate("document.activeElement.name") == "starts"


@pytest.mark.parametrize("width", [1280, 320])
def test_two_texts_are_shown_side_by_side_and_one_is_picked_per_field(open_page, width):
    page = open_page(width)
    page.fill("[name=name]", "Mit navn")
    page.fill("[name=text]", "Min tekst")
    with page.expect_navigation():
        page.click("[name=show_conflict]")
    assert_sound(page)
    page.check("input[name='pick.name'][value=saved]")
    page.check("input[name='pick.text'][value=both]")
    with page.expect_navigation():
        page.click("text=Gem det valgte")
    assert page.input_value("[name=name]") == "Birk Have"
    assert page.input_value("[name=text]") == "Vi mødes hver onsdag.\n\nMin tekst"


def test_a_form_clicked_twice_is_sent_once(open_page):
    page = open_page()
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    with page.expect_navigation():
        page.evaluate(
            "button => { button.click(); button.click(); button.click(); }",
            page.query_selector("text=Gem og hent aftale"),
        )
    assert len(sent) == 1


def test_a_draft_can_be_fetched_after_the_page_was_lost(open_page, live_server):
    page = open_page()
    page.on("dialog", lambda question: question.accept())
    page.type("[name=name]", "Halvt skrevet")
    page.check("[name=route][value=after]")
    page.wait_for_timeout(600)
    page.goto(live_server.url + "/om/")
    page.goto(live_server.url + "/ui/")
    assert page.input_value("[name=name]") == ""
    assert_sound(page)
    page.click("text=Hent det")
    assert page.input_value("[name=name]") == "Halvt skrevet"
    assert page.is_checked("[name=route][value=after]")


@pytest.mark.parametrize(("address", "field", "asks"), [("/ui/", "name", True), ("/konto/login/", "login", False)])
def test_only_a_form_of_work_asks_before_one_leaves_it(chromium, open_page, live_server, address, field, asks):
    page, asked = open_page(), []
    page.on("dialog", lambda question: (asked.append(question.type), question.accept()))
    if not asks:
        page.context.clear_cookies()
    page.goto(live_server.url + address)
    page.type(f"[name={field}]", "Halvt skrevet")
    page.goto(live_server.url + "/om/")
    assert asked == (["beforeunload"] if asks else [])


def test_a_draft_is_kept_when_the_form_came_too_late(open_page, live_server):
    page = open_page()
    page.fill("[name=text]", "Vi talte om fredag")
    page.evaluate("document.querySelector('form[data-draft] [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    with page.expect_navigation() as answer:
        page.click("text=Gem og hent aftale")
    assert answer.value.status == 403
    assert_sound(page)
    assert page.locator("text=Vi talte om fredag").is_visible()
    page.goto(live_server.url + "/ui/")
    page.click("text=Hent det")
    assert page.input_value("[name=text]") == "Vi talte om fredag"


def test_a_draft_does_not_outlive_the_log_out(open_page):
    page = open_page()
    page.on("dialog", lambda question: question.accept())
    page.type("[name=name]", "Kun for mig")
    page.wait_for_timeout(600)
    page.click(".menu-user > summary")
    with page.expect_navigation():
        page.click("text=Log ud")
    assert page.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('draft:'))") == []


def test_the_side_panel_is_a_bar_at_the_bottom_of_a_phone(open_page):
    page = open_page(360)
    bar = page.locator("details.side")
    assert bar.get_attribute("open") is None
    assert bar.bounding_box()["y"] + bar.bounding_box()["height"] == pytest.approx(740, abs=1)
    page.click("details.side > summary")
    assert page.locator(".side-body").is_visible()
    assert_sound(page)


def test_what_one_taps_on_a_phone_is_large_enough(open_page):
    page = open_page(360)
    small = page.evaluate(
        """parts => [...document.querySelectorAll(parts)]
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
            .map(one => one.outerHTML.slice(0, 80))""",
        ".button, summary, .menu a, .filters a, .tabs a, .steps a, .form-input, .form-select, .choices label",
    )
    assert small == []


def test_everything_is_reached_without_javascript(open_page):
    page = open_page(360, java_script_enabled=False)
    page.click(".menu-main > summary")
    assert page.locator(".menu-main .menu-list").is_visible()
    assert page.locator(".side-body").is_visible(), "the check lies open in the page"
    page.fill("[name=name]", "Nordlys El")
    page.click("text=Gem og hent aftale")
    assert page.locator(".error-summary").is_visible()
    assert page.input_value("[name=name]") == "Nordlys El"


def test_a_planted_inline_style_is_refused_and_reported(open_page):
    """The control: were the policy not in force, the other tests' silence would prove nothing."""
    page = open_page()
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in said for said in page.complaints)


def test_a_planted_fault_is_found(open_page):
    """The control for axe."""
    page = open_page()
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/static/ui/icon.svg\">')")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_sound(page)
