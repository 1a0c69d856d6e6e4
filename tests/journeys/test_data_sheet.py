"""The entrepreneur's data sheet: from a theme to a task, an approved figure, a sealed sheet, and a stranger's check."""

import re
from pathlib import Path

from playwright.sync_api import expect
from tests.journeys.looking import Looking

# The widths share one town, and a question is answered for the first time once: each width asks its own.
ASKED = {1280: "folkene ikke når", 320: "som ingen rigtig har"}


def open_the_tab(looking: Looking) -> None:
    """Go from the list of companies to what Gravko says about its social responsibility."""
    looking.page.goto("/virksomheder/?q=gravko")
    looking.page.get_by_role("link", name=re.compile("Gravko Entreprise")).first.click()
    looking.open_tab("Socialt ansvar")


def test_jonas_makes_a_sheet_that_a_buyer_can_check(walk, width: int, tmp_path: Path):
    jonas, asked = walk("jonas"), ASKED[width]
    page = jonas.page
    open_the_tab(jonas)
    jonas.follow(page.get_by_role("link", name=re.compile(f"^Svar.*{asked}")))
    page.get_by_label("Ja", exact=True).check()
    page.locator("[name=words]").fill("Skilte og kegler bliver aldrig vasket")
    jonas.follow(page.get_by_role("button", name="Gem", exact=True))
    jonas.follow(page.get_by_role("button", name=re.compile(f"^Lav opgaven.*{asked}")))
    expect(page.locator("[name=description]")).to_have_value("Skilte og kegler bliver aldrig vasket")

    open_the_tab(jonas)
    jonas.follow(page.get_by_role("link", name=re.compile("^(Skriv|Ret).*IGU-elever")))
    page.locator("[name=value]").fill("6")
    page.locator("[name=approved_on]").fill(page.locator("[name=on_day]").input_value())
    jonas.follow(page.get_by_role("button", name="Gem", exact=True))
    jonas.follow(page.get_by_role("link", name=re.compile("^Hvad har I bidraget med")))
    expect(page.get_by_text("I forløb hos virksomheden: 6 personer").first).to_be_visible()
    jonas.follow(page.get_by_role("button", name="Lav dataark til tilbud"))
    expect(page.get_by_text("seglet er helt")).to_be_visible()
    number, code = (page.locator("dl.facts dd").nth(place).inner_text() for place in (0, 1))
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent PDF").click()
    paper = tmp_path / "ark.pdf"
    download.value.save_as(paper)

    buyer = walk()
    buyer.go("/ark/")
    buyer.page.locator("[name=number]").fill(number)
    buyer.page.locator("[name=code]").fill(code)
    buyer.follow(buyer.page.get_by_role("button", name="Se efter"))
    expect(buyer.page.get_by_role("heading", name="Uændret")).to_be_visible()
    expect(buyer.page.get_by_text("IGU-elever: 6 personer")).to_be_visible()
    for data, verdict in ((paper.read_bytes(), "Uændret"), (paper.read_bytes() + b" ", "Ændret")):
        buyer.page.goto("/ark/")
        file = {"name": "ark.pdf", "mimeType": "application/pdf", "buffer": data}
        buyer.page.locator("[name=file]").set_input_files(file)
        buyer.follow(buyer.page.get_by_role("button", name="Se efter"))
        expect(buyer.page.get_by_role("heading", name=verdict, exact=True)).to_be_visible()
