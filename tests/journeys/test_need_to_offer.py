"""From what a company says it needs to a printed offer, on a phone and by keyboard."""

import re
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

# The widths share one town: each hears a need of its own.
WORDS = {
    1280: "Vi når ikke at slå græs mellem gravene, når der er travlt",
    320: "Vi når ikke at feje gangene, når der er begravelser hver dag",
}


def saved(page: Page, link: str, path: Path) -> Path:
    """Press a link that downloads, and keep what came."""
    with page.expect_download() as download:
        page.get_by_role("link", name=link).click()
    download.value.save_as(path)
    return path


def test_mette_turns_an_answer_into_a_printed_offer(walk, width: int, tmp_path: Path):
    mette, words = walk("mette"), WORDS[width]
    page = mette.page
    page.goto("/virksomheder/?q=solby+kirkeg")
    page.get_by_role("link", name=re.compile("Solby Kirkegård")).first.click()
    mette.follow(page.get_by_role("link", name=re.compile("^Behov og tilbud")))

    mette.press(page.get_by_role("link", name="Fem åbningsspørgsmål"))
    page.locator("[name=words]").fill(words)
    mette.press(page.get_by_role("button", name="Gem som behov"))
    expect(page.get_by_text("Spørgsmål 2 af 5")).to_be_visible()
    mette.follow(page.get_by_role("link", name="Fortryd"))
    mette.follow(page.get_by_role("link", name=re.compile(f"^Se forslag.*{words}")))

    # Each proposal says how much speaks for it, and the parts add up to that.
    first = page.locator(".panel").filter(has=page.get_by_text("Taler for:")).first
    total = re.search(r"Taler for: (\d+)", first.inner_text())
    parts = [int(weight) for weight in re.findall(r"\+(\d+)", first.inner_text())]
    assert total and parts and sum(parts) == int(total[1])

    title = first.get_by_role("heading").inner_text()
    mette.press(first.get_by_role("link", name=re.compile("^Tilbyd det")))
    offer = page.locator("[name=words]").input_value()
    page.locator("[name=answer_by]").fill("")
    mette.follow(page.get_by_role("button", name="Tilbyd det"))
    expect(page.get_by_role("heading", name=re.compile("mangler"))).to_be_visible()
    assert page.locator("[name=words]").input_value() == offer
    page.locator("[name=answer_by]").fill("31-12-2099")
    mette.follow(page.get_by_role("button", name="Tilbyd det"))

    waiting = page.locator(".panel").filter(has=page.get_by_role("heading", name="Tilbud, der venter på svar"))
    expect(waiting.get_by_text(title).last).to_be_visible()
    mette.follow(page.get_by_role("link", name="Arket til virksomheden"))
    assert saved(page, "Hent som PDF", tmp_path / "tilbud.pdf").read_bytes().startswith(b"%PDF")
    paper = Document(str(saved(page, "Hent som Word", tmp_path / "tilbud.docx")))
    printed = "".join(paper.element.body.itertext())
    assert words in printed and offer.split(".")[0] in printed
