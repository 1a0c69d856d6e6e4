"""Mette asks what she can offer for Marianne; Karin sets the mandate and answers; nothing amber is promised before."""

import re

from playwright.sync_api import Page, expect


def offer_for_marianne(page: Page) -> None:
    """Go from the list of placements to the page of offers for Marianne's course."""
    page.goto("/forloeb/?hvis=mine")
    page.get_by_role("link", name=re.compile("Marianne")).first.click()
    page.get_by_role("link", name="Hvad kan jeg tilbyde nu?").click()
    page.wait_for_url("**/forloeb/tilbud/**")


def test_mette_sees_what_is_open_and_a_missing_fact_turns_a_line(walk):
    looking = walk("mette")
    offer_for_marianne(looking.page)
    looking.is_clean()
    expect(looking.page.locator(".offer-line")).to_have_count(20)
    looking.page.locator("[name=person__age]").fill("24")
    looking.press(looking.page.get_by_role("button", name="Vis svarene"))
    expect(looking.page.get_by_text("Åbner, når lærlingen er fyldt 25 år.")).to_be_visible()
    looking.is_clean()


def test_a_course_beyond_the_mandate_waits_for_karin(walk):
    lead = walk("karin")
    lead.go("/regler/vaerktoejer/courses/mandat/")
    lead.page.get_by_label("Ja, inden for grænsen").check()
    lead.page.locator("[name=limit]").fill("5.000")
    lead.press(lead.page.get_by_role("button", name="Gem mandatet"))
    expect(lead.page.get_by_text("højst 5.000 kroner").first).to_be_visible()
    lead.is_clean()

    mette = walk("mette")
    offer_for_marianne(mette.page)
    mette.press(mette.page.get_by_role("button", name="Vælg Kurser og opkvalificering"))
    mette.page.wait_for_url("**/forloeb/tilbud/vaelg/")
    mette.is_clean()
    wording = f"truckkort {mette.page.viewport_size['width']}"
    mette.page.locator("[name=wording]").fill(wording)
    mette.page.locator("[name=amount]").fill("8.000")
    mette.press(mette.page.get_by_role("button", name="Vælg og spørg teamlederen"))
    expect(mette.page.get_by_text(wording).first).to_be_visible()
    expect(mette.page.get_by_role("button", name=re.compile(f"Lov det.*{wording}"))).to_have_count(0)
    mette.is_clean()

    lead.go("/forloeb/tilbud/spoergsmaal/")
    lead.press(lead.page.get_by_role("link", name=re.compile(f"Svar.*{wording}")))
    lead.page.wait_for_url("**/forloeb/tilbud/spoergsmaal/*/")
    lead.page.get_by_label("Ja, det er i orden").check()
    lead.press(lead.page.get_by_role("button", name="Send svaret"))
    lead.page.wait_for_url("**/forloeb/tilbud/spoergsmaal/")
    lead.is_clean()

    mette.press(mette.page.get_by_role("link", name="Lov, spørg eller fjern"))
    mette.page.wait_for_url("**/tilbud/")
    mette.is_clean()
    mette.press(mette.page.get_by_role("button", name=re.compile(f"Lov det.*{wording}")))
    expect(mette.page.get_by_role("button", name=re.compile(f"Lov det.*{wording}"))).to_have_count(0)
    mette.is_clean()


def test_the_toolboxes_and_their_sheets_are_clean(walk):
    looking = walk("mette")
    for address in (
        "/regler/vaerktoejer/",
        "/regler/vaerktoejer/subsidised_job/",
        "/regler/vaerktoejer/mandat/",
        "/regler/vaerktoejer/links/",
        "/regler/vaerktoejer/praktik-med-retning/",
        "/regler/spoergsmaal/?om=mentor",
        "/forloeb/regelsaet/lab-2027/",
        "/forloeb/tilbud/",
        "/forloeb/tilbud/print/",
        "/forloeb/tilbud/forberedelse/?hensyn=lifting",
    ):
        looking.go(address)
