"""Mette and a citizen draw the road at one screen, take it home on paper, and talk about what paid hours give."""

import re
from uuid import uuid4

from playwright.sync_api import Page, expect


def new_citizen(page: Page) -> None:
    """Write somebody down of whom nothing is known, so that both widths begin from nothing."""
    page.goto("/borgere/ny/")
    page.locator("[name=first_name]").fill("Viggo")
    page.locator("[name=last_name]").fill(f"Vej {uuid4().hex[:6]}")
    page.get_by_role("button", name=re.compile("^(Opret|Gem)")).click()
    page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/$"))


def test_a_road_is_drawn_together_printed_and_drawn_on(walk):
    looking = walk("mette")
    page = looking.page
    new_citizen(page)
    citizen = page.url
    looking.go(f"{citizen}vej/")
    looking.press(page.get_by_role("link", name="Begynd vejen"))
    page.wait_for_url("**/vej/tegn/")
    looking.is_clean()
    page.get_by_label("Hvilket job går du efter?").fill("pakke på et lager")
    for number, (code, title) in enumerate((("skills", "Det kan jeg"), ("field", "Snus til et nyt fag")), 1):
        page.locator("summary", has_text=title).click()
        page.locator(f"[name={code}_place]").select_option(str(number))
    page.locator("[name=skills_why]").fill("Jeg er hurtig på hænderne")
    page.locator("[name=here]").select_option("trying")  # not on the road yet
    looking.press(page.get_by_role("button", name="Gem vejen"))
    expect(page.get_by_text("Giv stationen en plads på vejen, eller vælg en anden.").first).to_be_visible()
    expect(page.locator("[name=skills_why]")).to_have_value("Jeg er hurtig på hænderne")
    looking.is_clean()
    page.locator("[name=here]").select_option("field")
    looking.press(page.get_by_role("button", name="Gem vejen"))
    page.wait_for_url("**/vej/")
    looking.is_clean()
    expect(page.get_by_role("img", name=re.compile("JOB: pakke på et lager"))).to_be_visible()
    expect(page.get_by_text("Derfor: Jeg er hurtig på hænderne")).to_be_visible()
    with page.expect_download() as paper:
        page.get_by_role("link", name="Hent som PDF").click()
    assert paper.value.suggested_filename == "vejen-til-job.pdf"
    looking.press(page.get_by_role("link", name="Før og efter lønnede timer"))
    page.wait_for_url("**/loentimer/")
    looking.is_clean()
    page.get_by_label(re.compile("møde op. før")).select_option("2")
    page.get_by_label(re.compile("møde op. efter")).select_option("4")
    looking.press(page.get_by_role("button", name="Gem svarene"))
    expect(page.get_by_role("cell", name="2 op")).to_be_visible()
    looking.is_clean()


def test_paid_hours_are_answered_as_a_range_and_as_no_decision(walk):
    looking = walk("mette")
    looking.go("/beregnere/timer/?gruppe=3")
    page = looking.page
    page.get_by_label("Timeløn før skat").fill("150")
    looking.press(page.get_by_role("button", name="Regn ud"))
    expect(page.get_by_text("Det er ikke en afgørelse.")).to_be_visible()
    looking.is_clean()
