"""A call to a company: prepared, had and told with few steps, by thumb or without JavaScript."""

import re
from typing import Literal
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.looking import Looking

# With what is written on the paper one opens the page of the call and taps how it went; three steps are seconds.
MOST_STEPS_TO_TELL = 2
MOST_STEPS_FROM_COMPANY = 4


class Steps:
    """Counts what a hand does: a click or a tap is one step."""

    def __init__(self, looking: Looking) -> None:
        self.looking, self.taken = looking, 0

    def follow(self, role: Literal["button", "link"], name: str) -> None:
        """Press what leads to another page, and look that page over."""
        self.taken += 1
        self.looking.follow(self.looking.page.get_by_role(role, name=name, exact=True).first)

    def choose(self, label: str) -> None:
        """Choose among what is offered."""
        self.taken += 1
        self.looking.page.get_by_label(label, exact=True).check()


def new_company(page: Page) -> str:
    """Write a company down that nobody has called; return its address."""
    page.goto("/virksomheder/ny/")
    page.locator("[name=cvr]").fill(_cvr())
    page.locator("[name=name]").fill(f"Fjordens El {uuid4().hex[:6]}")
    page.locator("[name=employees]").fill("6")
    page.locator("main form .button-primary").click()
    page.wait_for_url(re.compile(r"/virksomheder/[0-9a-f-]{36}/$"))
    return page.url


def _cvr() -> str:
    weights = (2, 7, 6, 5, 4, 3, 2)
    while True:
        digits = [int(figure) for figure in f"{uuid4().int % 9_000_000 + 1_000_000}"]
        rest = 11 - sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11
        if rest != 10:
            return "".join(map(str, digits)) + str(rest % 11)


def ends_are_in_reach(page: Page) -> None:
    """The goal and the four endings are on the screen wherever one has scrolled to."""
    for place in (0, 600, 100_000):
        page.evaluate("to => window.scrollTo(0, to)", place)
        for name in ("Aftale", "Ring igen", "Nej tak", "Ikke truffet"):
            expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport()
        expect(page.locator(".call-goal")).to_be_in_viewport()


@pytest.mark.req("R-016")
@pytest.mark.parametrize("width", [360], ids=["360px"])
def test_a_call_is_prepared_and_told_in_few_steps(walk):
    looking = walk("mette")
    page = looking.page
    company = new_company(page)
    page.goto(company)
    steps = Steps(looking)
    steps.follow("link", "Forbered")
    page.locator("[name=opening]").fill("Vil I hjælpe os med en praktikplads?")
    looking.follow(page.get_by_role("button", name="Tjek sætningen"))
    expect(page.locator(".call-verdict")).to_contain_text("Sætningen handler om os.")
    page.locator("[name=opening]").fill("Hvilke opgaver får I ikke løst for tiden?")
    steps.choose("En kaffeaftale")
    steps.follow("button", "Gem og gå til samtalen")
    ends_are_in_reach(page)
    page.keyboard.press("n")
    page.keyboard.type("De mangler en til at pakke biler.")
    expect(page.locator("[data-said]")).to_have_text("Gemt")
    steps.follow("button", "Ring igen")
    expect(page.get_by_text("Opkaldet er noteret: Ring igen.")).to_be_visible()
    assert steps.taken <= MOST_STEPS_FROM_COMPANY
    again = walk("mette", javascript=False)
    again.page.goto(f"{company}samtale/")
    told = Steps(again)
    told.taken += 1
    again.page.get_by_role("button", name="Aftale", exact=True).click()
    told.taken += 1
    expect(again.page.get_by_text("Opkaldet er noteret: Aftale.")).to_be_visible()
    assert told.taken <= MOST_STEPS_TO_TELL
