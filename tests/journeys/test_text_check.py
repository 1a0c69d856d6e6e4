"""A colleague's questions under a field while one writes, and the same on the page «Teksttjek»."""

import re

import pytest
from playwright.sync_api import expect

WORDS = "😀 Lederen er umotiveret, og der følges løbende op."


@pytest.mark.parametrize("width", [320], ids=["320px"])
def test_questions_come_under_the_field_and_are_set_aside_without_a_mouse(walk):
    looking = walk("mette")
    page = looking.page
    looking.go("/virksomheder/ny/")
    field = page.get_by_label("Hvad laver den?")
    field.fill(WORDS)
    line = page.locator("summary", has_text=re.compile("^2 forslag"))
    looking.press(line)
    expect(page.get_by_text("«er umotiveret»")).to_be_visible()
    looking.is_clean()
    looking.press(page.get_by_role("button", name=re.compile("^Vis i teksten.*er umotiveret")))
    assert (
        page.evaluate("(b => b.value.slice(b.selectionStart, b.selectionEnd))(document.activeElement)")
        == "er umotiveret"
    )
    looking.press(page.locator("summary", has_text=re.compile("Ikke relevant.*er umotiveret")))
    looking.press(page.get_by_role("button", name=re.compile("^Læg til side.*er umotiveret")))
    expect(page.locator("summary", has_text="1 forslag · 1 lagt til side")).to_be_focused()
    page.context.set_offline(True)
    field.fill("Noget helt andet, som ingen kan svare på nu.")
    expect(page.locator(".text-help details").first).to_be_hidden()
    page.context.set_offline(False)

    looking.go("/teksttjek/")
    page.get_by_label("Din tekst").fill(WORDS)
    looking.follow(page.get_by_role("button", name="Tjek", exact=True))
    looking.press(page.get_by_role("link", name="Forslag 1", exact=True))
    expect(page.locator("#fund-1")).to_be_in_viewport()
    page.locator("#fund-1 summary").click()
    looking.follow(page.locator("#fund-1").get_by_role("button", name="Læg til side"))
    expect(page.get_by_text("1 lagt til side")).to_be_visible()


@pytest.mark.parametrize("width", [320], ids=["320px"])
def test_a_suggestion_is_put_in_and_taken_back_again(walk):
    looking = walk("mette")
    page = looking.page
    looking.go("/virksomheder/ny/")
    field = page.get_by_label("Hvad laver den?")
    field.fill("Han skal kører varer på arbejds pladsen.")
    looking.press(page.locator("summary", has_text=re.compile("^2 forslag")))
    looking.press(page.get_by_role("button", name=re.compile("^Brug «arbejdspladsen»")))
    expect(field).to_have_value("Han skal kører varer på arbejdspladsen.")
    page.keyboard.press("ControlOrMeta+z")
    expect(field).to_have_value("Han skal kører varer på arbejds pladsen.")

    looking.go("/teksttjek/")
    page.get_by_label("Din tekst").fill("Han skal kører varer.")
    looking.follow(page.get_by_role("button", name="Tjek", exact=True))
    looking.follow(page.get_by_role("button", name=re.compile("^Brug «køre»")))
    expect(page.get_by_label("Din tekst")).to_have_value("Han skal køre varer.")
