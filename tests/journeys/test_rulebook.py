"""A day with the rulebook: find a rule by its old word, see another day, write a rate, sign a set and take it back."""

import re
from io import BytesIO

import pytest
from pikepdf import Pdf
from playwright.sync_api import Page, expect

CARD = "/regler/subsidised.rate.private/"


@pytest.mark.req("R-155")
@pytest.mark.req("R-116")
def test_a_rule_is_found_by_its_old_word_and_seen_on_another_day(walk):
    looking = walk("mette")
    page = looking.page
    looking.go("/regler/")
    page.get_by_role("search", name="Søg i regler").get_by_label("Søg").fill("jobcenter")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.get_by_text("Vi leder også efter")).to_contain_text("kommunen")
    looking.is_clean()
    page.get_by_role("link", name="Kommunens samtaler på dagpenge").click()
    expect(page.locator(".value-large")).to_have_text("2 gange")
    looking.is_clean()
    page.get_by_role("textbox", name="Gælder den").fill("30.6.2026")
    page.get_by_role("button", name="Vis den dag").click()
    expect(page.locator(".value-large")).to_have_text("3 gange")
    expect(page.get_by_role("img", name=re.compile("år for år"))).to_be_visible()
    looking.is_clean()
    page.get_by_role("navigation", name="Regelsættets sider").get_by_role("link", name="Regler", exact=True).click()
    expect(page.get_by_text("Sådan var eller bliver reglerne 30. juni 2026")).to_be_visible()


def test_every_page_of_the_rulebook_is_clean(walk):
    looking = walk("mette")
    for address in (
        "aendringer/", "kilder/", "ord/?den=2023-01-23", "maaling/?branche=building", "regelsaet/", "egne-satser/",
        "regelsaet/lab-2027/", "practice.groups/", "?vis=mangler", "?den=32-13-2026", "rehabilitation_team/",
    ):  # fmt: skip
        looking.go(f"/regler/{address}")


def test_the_rulebook_works_without_javascript(walk):
    looking = walk("mette", javascript=False)
    looking.page.goto("/regler/?q=jobcenter&den=30-06-2026")
    looking.page.get_by_role("link", name="Kommunens samtaler på dagpenge").click()
    expect(looking.page.locator(".value-large")).to_have_text("3 gange")


@pytest.mark.parametrize("who", ["karin", "admin"])
def test_a_missing_rate_is_written_in_and_taken_back(walk, width, who):
    looking = walk(who)
    page = looking.page
    looking.go(CARD)
    expect(page.locator(".value-large")).to_have_text("Sats ikke indlæst")
    page.get_by_label("Satsen").fill("-5")
    page.get_by_label("Gælder fra").fill("1.1.2026")
    page.get_by_label("Kildens navn").fill("Kommunens takstblad")
    page.get_by_label("Link til kilden").fill("takstbladet")
    page.get_by_role("button", name="Gem kommunens sats").click()
    expect(page.locator(".error-summary, .alert-error").first).to_contain_text("https://")
    expect(page.get_by_label("Kildens navn")).to_have_value("Kommunens takstblad")
    looking.is_clean()
    page.get_by_label("Satsen").fill("92,47")
    page.get_by_label("Link til kilden").fill("https://solby.example/takster")
    page.get_by_role("button", name="Gem kommunens sats").click()
    expect(page.locator(".value-large")).to_have_text("92,47 kroner i timen")
    expect(page.locator(".value-now")).to_contain_text("Ikke et officielt tal")
    looking.is_clean()
    assert _printed_pages(page) == 1
    looking.go("/regler/egne-satser/")
    looking.follow(page.get_by_role("button", name="Træk tilbage Tilskud hos private"))
    page.get_by_role("button", name="Træk tilbage").click()
    expect(page.get_by_text("Satsen er trukket tilbage.")).to_be_visible()
    looking.go(CARD)
    expect(page.locator(".value-large")).to_have_text("Sats ikke indlæst")


def test_a_rule_set_is_signed_and_taken_back(walk):
    looking = walk("admin")
    page = looking.page
    looking.go("/regler/regelsaet/")
    page.get_by_role("link", name=re.compile("Se, hvad det ændrer")).click()
    expect(page.get_by_text("Det bliver ved at være ukendt")).to_be_visible()
    page.get_by_role("button", name="Skriv under, og tag sættet i brug").click()
    expect(page.locator(".error-summary, .alert-error").first).to_be_visible()
    looking.is_clean()
    page.get_by_label("Hvad har du sammenlignet").fill(
        "Jeg har læst begge linjer mod loven på retsinformation.dk i dag."
    )
    page.get_by_label(re.compile("Jeg har læst hver linje")).check(force=True)
    page.get_by_role("button", name="Skriv under, og tag sættet i brug").click()
    expect(page.get_by_text("Skrevet under, bruges i svar")).to_be_visible()
    looking.is_clean()
    looking.follow(page.get_by_role("button", name="Træk underskriften tilbage"))
    page.get_by_role("button", name="Træk tilbage").click()
    expect(page.get_by_text("Slukket, ikke skrevet under")).to_be_visible()
    looking.is_clean()


@pytest.mark.req("R-136")
def test_what_is_new_is_read_and_then_no_longer_new(walk, width):
    looking = walk("anna" if width > 600 else "soeren")
    page = looking.page
    looking.go("/regler/aendringer/")
    expect(page.get_by_role("heading", name="Nyt det seneste år")).to_be_visible()
    page.get_by_role("button", name="Jeg har læst det").click()
    expect(page.get_by_text("Intet nyt. Du har læst alt, der er ændret.")).to_be_visible()
    looking.is_clean()


@pytest.mark.parametrize("rule", ["subsidised.rate.private", "practice.length.short"])
def test_a_card_is_printed_on_one_page(walk, rule):
    looking = walk("mette")
    looking.page.goto(f"/regler/{rule}/")
    expect(looking.page.locator(".value-large")).to_be_visible()
    assert _printed_pages(looking.page) == 1


def _printed_pages(page: Page) -> int:
    with Pdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as opened:
        return len(opened.pages)
