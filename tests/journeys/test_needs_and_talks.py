"""Mette and Niels find the words for a need, see what the company reads, and get ready for a talk."""

import re

from playwright.sync_api import expect
from tests.journeys.looking import Looking


def citizen_page(looking: Looking) -> None:
    """Go from the list to Niels."""
    looking.page.goto("/borgere/?vis=all&q=Niels")
    looking.page.get_by_role("link", name=re.compile("Brandt, Niels")).first.click()
    looking.page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/$"))


def test_from_a_limit_to_the_words_a_company_reads(walk):
    looking = walk("mette")
    page = looking.page
    citizen_page(looking)
    looking.press(page.get_by_role("link", name="Find ordene til et hensyn"))
    page.wait_for_url("**/skaanehensyn/ny/")
    looking.is_clean()
    page.locator("[name=said]").fill("Jeg kan ikke løfte tungt")
    looking.press(page.get_by_role("button", name="Gem, og find ordene"))
    page.wait_for_url(re.compile(r"/skaanehensyn/[0-9a-f-]{36}/$"))
    expect(page.get_by_text("ikke konkret").first).to_be_visible()
    expect(page.get_by_text("Hvor mange kilo")).to_be_visible()
    looking.is_clean()
    kilos = f"{page.viewport_size['width'] // 100} kg"
    page.locator("[name=measure]").press_sequentially(kilos)
    expect(page.locator("#forslag")).to_contain_text(f"Jeg løfter gerne op til {kilos}, og mere med hjælpemidler.")
    looking.press(page.get_by_role("button", name="Brug forslaget"))
    expect(page.get_by_text("Forslaget er brugt.")).to_be_visible()
    looking.is_clean()
    looking.press(page.get_by_role("link", name="Vælg, hvem der må læse det"))
    page.wait_for_url("**/deling/")
    page.get_by_label(re.compile("^Virksomheden")).check()
    page.get_by_label("Det er aftalt med borgeren").check()
    looking.press(page.get_by_role("button", name="Gem valget"))
    page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/#"))
    page.goto(re.sub(r"#.*", "", page.url) + "vis-som/virksomhed/")
    expect(page.get_by_text(f"op til {kilos}")).to_be_visible()
    expect(page.get_by_text("Jeg kan ikke løfte tungt")).to_have_count(0)
    looking.is_clean()


def test_ready_for_a_talk_with_one_sheet_to_take_along(walk):
    looking = walk("mette")
    page = looking.page
    citizen_page(looking)
    looking.press(page.get_by_role("link", name="Klar til samtalen"))
    page.wait_for_url("**/samtaleklar/")
    looking.is_clean()
    looking.press(page.get_by_role("link", name="Kantinen på rådhuset"))
    page.wait_for_url(re.compile(r"/samtaleklar/[0-9a-f-]{36}/$"))
    looking.is_clean()
    page.locator("[name=daily_route]").fill("På cykel")
    page.locator("[name=phone_off]").check()
    looking.press(page.get_by_role("button", name="Gem", exact=True))
    expect(page.get_by_text("Gemt.")).to_be_visible()
    looking.is_clean()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent arket").click()
    assert re.fullmatch(r"samtale-\d{4}-\d\d-\d\d\.pdf", download.value.suggested_filename)
