"""Mette walks through an electrician's with a phone, half of the way in a basement without a net."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import Walker, log_in
from tests.journeys.looking import Looking


def electrician(page: Page) -> str:
    """Return the address of the demo's electrician."""
    page.goto("/virksomheder/?q=El-installation")
    page.get_by_role("link", name=re.compile(r"\bEl ApS")).first.click()
    page.wait_for_url(re.compile(r"/virksomheder/[0-9a-f-]{36}/$"))
    return page.url


def station(page: Page, name: str) -> Locator:
    """Return one of the nine activities."""
    return page.locator(f"[data-station={name}]")


def find(page: Page, activity: str, title: str) -> None:
    """Tap on plus, write what was found, and tap what it asks."""
    station(page, activity).get_by_role("link", name=re.compile("opgave")).click()
    card = page.locator("#find-card")
    card.get_by_label("Hvad er opgaven?").fill(title)
    card.get_by_label("løft").check(force=True)
    card.get_by_label("Faglært", exact=True).check(force=True)
    card.get_by_role("button", name="Gem").click()
    expect(card).not_to_be_visible()


def colleague_changes(page: Page, company: str, title: str, new: str) -> None:
    """Meanwhile a colleague writes something else about a task."""
    page.goto(f"{company}opgaver/")
    page.locator("li", has_text=title).get_by_role("link", name=re.compile("^Ret")).click()
    page.locator("[name=title]").fill(new)
    page.get_by_role("button", name="Gem opgaven").click()
    page.wait_for_url("**/opgaver/")


def go_down(looking: Looking, company: str) -> None:
    """Cut the net, find two things and nothing in a third place, change a task, and load the page anew."""
    page = looking.page
    page.context.set_offline(True)
    find(page, "operations", "Feje på pladsen")
    find(page, "purchasing", "Tælle kabler op")
    station(page, "people").get_by_role("button", name=re.compile("her er intet")).click()
    station(page, "inbound").locator("li", has_text="Fylde bilen").get_by_role("link", name=re.compile("^Ret")).click()
    page.locator("#find-card [name=title]").fill("Fylde bilen op om morgenen")
    looking.is_clean()
    page.locator("#find-card").get_by_role("button", name="Gem").click()
    expect(page.locator("#walk-net")).to_contain_text("4 gemt på telefonen")
    page.reload()
    expect(page.locator("#walk-net")).to_contain_text("4 gemt på telefonen")
    expect(page.locator("#walk-net")).to_contain_text("Ingen forbindelse")
    expect(page.locator("#kept-rows li")).to_have_count(4)
    looking.is_clean()


def come_up(looking: Looking, company: str) -> None:
    """With the net back the two are sent, and the third shows both texts; both are kept."""
    page = looking.page
    page.context.set_offline(False)
    both = page.locator("#kept-rows li", has_text="skrevet to steder")
    expect(both).to_contain_text("Din: Fylde bilen op om morgenen")
    expect(both).to_contain_text("Den gemte: Fylde bilen hver fredag")
    assert looking.troubles.pop().startswith("409 for ")
    looking.is_clean()
    both.get_by_role("button", name="Behold begge").click()
    expect(page.locator("#kept")).to_be_hidden()
    expect(page.locator("#walk-missing")).not_to_contain_text("Mennesker og trivsel")
    expect(station(page, "people")).to_contain_text("Noteret: I har spurgt, her er intet.")
    # What was asked in vain is no activity with tasks.
    expect(page.locator("#walk-covered")).to_have_text(str(page.locator(".strip a.covered").count()))
    looking.go(f"{company}opgaver/")
    for title in ("Feje på pladsen", "Tælle kabler op", "Fylde bilen op om morgenen", "Fylde bilen hver fredag"):
        expect(page.locator("li strong", has_text=title)).to_have_count(1)


def log_in_runs_out(looking: Looking, company: str) -> None:
    """A find that meets a log-in page stays on the phone, and is sent when Mette has logged in in another tab."""
    page = looking.page
    page.goto(f"{company}rundgang/")
    page.context.clear_cookies(name="sessionid")
    find(page, "service", "Ringe til kunder")
    expect(page.locator("#walk-net")).to_contain_text("Du er logget ud. Intet er tabt")
    looking.is_clean()
    log_in(page.context.new_page(), "mette")
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(station(page, "service").locator("[data-row]")).to_have_count(1)
    expect(page.locator("#kept")).to_be_hidden()
    assert looking.troubles.pop().startswith("403 for ")  # the page was older than the log-in, and fetched its token
    looking.is_clean()


def drag_on_the_board(looking: Looking, company: str) -> None:
    """A task is dragged by its handle to another field of the board."""
    page = looking.page
    looking.go(f"{company}opgaver/tavle/")
    task, onto = page.locator("[data-card]", has_text="Feje på pladsen"), page.locator("[data-field=outbound]")
    page.set_viewport_size({"width": 1280, "height": 1400})
    handle, place = task.locator("[data-grip]").bounding_box(), onto.bounding_box()
    assert handle and place
    page.mouse.move(handle["x"] + 10, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(place["x"] + 60, place["y"] + 30, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    expect(onto).to_contain_text("Feje på pladsen")
    expect(page.locator("[data-field=people]")).to_contain_text("Her var intet")
    looking.is_clean()


@pytest.mark.req("R-013")
@pytest.mark.req("R-014")
@pytest.mark.parametrize("width", [360])
def test_a_walk_through_an_electricians_survives_the_basement(walk: Walker) -> None:
    looking = walk("mette")
    page = looking.page
    company = electrician(page)
    looking.go(f"{company}rundgang/")
    expect(page.locator("[data-ready=yes]")).to_be_attached()
    page.wait_for_function("caches.open('walk').then(shelf => shelf.keys()).then(kept => kept.length > 5)")
    find(page, "inbound", "Fylde bilen")
    expect(station(page, "inbound").locator("li", has_text="Fylde bilen")).to_contain_text("kan skæres ud")
    go_down(looking, company)
    colleague_changes(walk("jonas").page, company, "Fylde bilen", "Fylde bilen hver fredag")
    come_up(looking, company)
    log_in_runs_out(looking, company)
    drag_on_the_board(looking, company)
