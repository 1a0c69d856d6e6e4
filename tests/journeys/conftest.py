"""A demo municipality that really runs, and a browser to walk through it at two widths."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.journeys.looking import Looking
from tests.throwaway import browser as chromium
from tests.throwaway import empty_database, server
from tests.throwaway.made_once import made_once, shared_by_the_run
from tests.throwaway.own_database import own_database

from jobbro.demo.staff import PASSWORD

PICTURES = server.ROOT / "build" / "journeys"
WIDTHS = (1280, 320)
ON_EVERY_WIDTH = "test_thomas_"
Walker = Callable[..., Looking]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey on a wide screen has a suite of its own, but for the main working day."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            params = getattr(item, "callspec", None)
            is_wide = params is not None and params.params.get("width") == WIDTHS[0]
            if is_wide and not item.name.startswith(ON_EVERY_WIDTH):
                item.add_marker(pytest.mark.wide)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of what the browser showed when a journey failed."""
    report = yield
    if report.when == "call" and report.failed:
        PICTURES.mkdir(parents=True, exist_ok=True)
        opened: list[Looking] = item.stash.get(_OPENED, [])
        for number, looking in enumerate(opened):
            if not looking.page.is_closed():
                looking.page.screenshot(path=PICTURES / f"{item.name}-{number}.png", full_page=True)
    return report


_OPENED = pytest.StashKey[list[Looking]]()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.RunningJobbro]:
    """Jobbro with the demo municipality, served as `./jobbro demo` does."""
    made = made_once(shared_by_the_run(tmp_path_factory.getbasetemp()) / "demo", _fill)
    data = shutil.copytree(made, tmp_path_factory.mktemp("own") / "demo")
    town = own_database(f"demo_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}", like=_FILLED)
    with server.serving(data, words=("serve",), JOBBRO_DEMO="1", **town) as running:
        yield running


_FILLED = "demo_filled"


def _fill(data: Path) -> None:
    if not (town := own_database(_FILLED)):
        empty_database.copy_to(data / empty_database.FILE)
    for words in (("migrate", "-v0"), ("demo_data",)):
        done = server.manage(data, *words, JOBBRO_DEMO="1", **town)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """The machine's own Chromium."""
    program = chromium.program()
    if program is None:
        pytest.skip("Chromium mangler: sudo apt install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(chromium.ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(params=WIDTHS, ids=[f"{width}px" for width in WIDTHS])
def width(request: pytest.FixtureRequest) -> int:
    """The width of the screen: a desk, and a phone at its narrowest."""
    return int(request.param)


@pytest.fixture
def walk(demo: server.RunningJobbro, chrome: Browser, width: int, request: pytest.FixtureRequest) -> Iterator[Walker]:
    """Return a function that opens a browser of its own: logged in as a colleague, or as a stranger.

    When the test ends, nothing that any of them met may have been an error, a refusal by the security policy or a
    call to another site.
    """
    opened: list[Looking] = request.node.stash.setdefault(_OPENED, [])

    def open_browser(username: str = "", *, javascript: bool = True) -> Looking:
        context = chrome.new_context(
            base_url=demo.address,
            viewport={"width": width, "height": 900 if width > 600 else 700},
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            java_script_enabled=javascript,
            accept_downloads=True,
        )
        context.set_default_timeout(15_000)
        looking = Looking(context.new_page(), demo.address)
        opened.append(looking)
        if username:
            log_in(looking.page, username)
        return looking

    yield open_browser
    troubles = [trouble for looking in opened for trouble in looking.troubles]
    for looking in opened:
        looking.page.context.close()
    assert troubles == []


def log_in(page: Page, username: str) -> None:
    """Log a demo colleague in by the form, with the keyboard."""
    page.goto("/konto/login/")
    page.locator("input[name=login]").fill(username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/konto/login/" not in url)
