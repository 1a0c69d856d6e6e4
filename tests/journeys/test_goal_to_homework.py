"""Mette and a citizen set a goal and agree on homework; the citizen tells by link how it went, without JavaScript."""

import re
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.journeys.looking import Looking


def a_day(ahead: int) -> str:
    return f"{timezone.localdate() + timedelta(days=ahead):%d-%m-%Y}"


def new_citizen(page: Page) -> str:
    """Write somebody down of whom nothing is known, and return the address of the page."""
    page.goto("/borgere/ny/")
    page.locator("[name=first_name]").fill("Vera")
    page.locator("[name=last_name]").fill(f"Mål {uuid4().hex[:6]}")
    page.get_by_role("button", name=re.compile("^(Opret|Gem)")).click()
    page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/$"))
    return page.url


def set_goal(looking: Looking, citizen: str) -> None:
    """Write a goal that is too vague, see it asked about, mend it, and put a step on the way."""
    page = looking.page
    looking.go(f"{citizen}maal/")
    looking.press(page.get_by_role("link", name="Nyt mål").first)
    page.wait_for_url("**/maal/nyt/")
    page.locator("[name=wording]").fill("Afklar arbejdsevnen")
    expect(page.locator("#check")).to_contain_text("socialt, fagligt, psykisk")
    page.locator("[name=wording]").fill("Vera møder tre dage om ugen kl. 9-12 på lageret")
    expect(page.locator("#check")).not_to_contain_text("socialt, fagligt, psykisk")
    looking.is_clean()
    page.get_by_label("job", exact=True).check(force=True)
    page.locator("[name=due_on]").fill(a_day(60))
    looking.press(page.get_by_role("button", name="Gem målet"))
    page.wait_for_url(re.compile("/maal/#maal-"))
    expect(page.get_by_text("Mangler delmål")).to_be_visible()
    looking.follow(page.get_by_role("link", name="Del op i delmål"))
    page.locator("[name=form-0-wording]").fill("Vera har set lageret")
    looking.press(page.get_by_role("button", name="Gem delmålene"))
    page.wait_for_url(re.compile("/maal/#maal-"))
    expect(page.get_by_text("Mangler delmål")).to_have_count(0)
    looking.is_clean()


def agree_homework(looking: Looking) -> None:
    """Agree on homework with when, where and how."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Hjemmeopgave", exact=True))
    said = {"wording": "Tage bussen til lageret", "when": "Torsdag kl. 9", "where": "Linje 4", "how": "Med min nabo"}
    for name, words in said.items():
        page.locator(f"[name={name}]").fill(words)
    page.locator("[name=due_on]").fill(a_day(5))
    looking.press(page.get_by_role("button", name="Aftal hjemmeopgaven"))
    page.wait_for_url(re.compile("/maal/#maal-"))


def tell(page: Page, own: str) -> None:
    """Tell how the homework went, and look at every page there is."""
    page.goto(own)
    expect(page.get_by_role("heading", name="Hej Vera")).to_be_visible()
    page.get_by_role("link", name=re.compile("Fortæl, hvordan det gik")).click()
    page.get_by_label("Ja", exact=True).check(force=True)
    page.get_by_label("Det var svært").check(force=True)
    page.locator("[name=told]").fill("Bussen kørte for tidligt")
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.get_by_text("Tak. Det er gemt.")).to_be_visible()
    for name in ("cv", "vej", "set", "delt", "forkert"):
        answer = page.goto(f"{own}{name}/")
        assert answer is not None and answer.status == 200


def test_from_goal_to_homework_by_link(walk):
    looking = walk("mette")
    page = looking.page
    citizen = new_citizen(page)
    set_goal(looking, citizen)
    agree_homework(looking)
    looking.go(f"{citizen}zoner/")
    looking.go(f"{citizen}egen-side/")
    looking.press(page.get_by_role("button", name="Lav et link"))
    own = re.search(r"/min-side/[\w-]+/", page.locator(".copy-text").inner_text())[0]
    looking.is_clean()
    tell(walk(javascript=False).page, own)
    seen = walk()
    for name in ("", "set/", "forkert/"):
        seen.go(f"{own}{name}")
    looking.go(f"{citizen}maal/")
    expect(page.get_by_text("Det var svært: «Bussen kørte for tidligt»")).to_be_visible()
