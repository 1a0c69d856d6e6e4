"""A whole life becomes a CV that leaves on the citizen's word, and a story that is told once."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from tests.journeys.looking import Looking


def write_down(looking: Looking) -> None:
    """Write a citizen down of whom nothing is known, and open the CV."""
    page = looking.page
    page.goto("/borgere/ny/")
    page.locator("[name=first_name]").fill("Tilde")
    page.locator("[name=last_name]").fill(f"Fortæller {uuid4().hex[:6]}")
    page.get_by_role("button", name="Opret borgeren").click()
    page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/$"))
    looking.follow(page.locator(".tabs").get_by_role("link", name="CV", exact=True))
    expect(page.get_by_text("Der er ikke noget job at fortælle om endnu")).to_be_visible()


def find_a_skill(looking: Looking) -> None:
    """Ask about everyday life, and keep what fits with its tasks."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Hverdagen", exact=True))
    page.locator("[name=story]").fill("Jeg ordner børnenes cykler")
    looking.follow(page.get_by_role("button", name="Find evner og opgaver"))
    page.locator("[name^=keep-]").first.check()
    looking.follow(page.get_by_role("button", name="Gem det, der passer"))
    expect(page.get_by_text("1 af 3")).to_be_visible()
    looking.follow(page.get_by_role("link", name="Til CV'et"))


def mark_a_sentence(looking: Looking) -> None:
    """A sentence of what is written down goes to the inbox and is taken in."""
    page = looking.page
    looking.follow(page.locator("#leisure").get_by_role("link", name="Tilføj"))
    page.locator("[name=wording]").fill("Cykler hver dag. Strikker om aftenen.")
    looking.follow(page.get_by_role("button", name="Gem", exact=True))
    looking.follow(page.locator("#leisure .actions a[href*='/ret/']").first)
    looking.follow(page.get_by_role("link", name="Markér sætninger til CV'et"))
    page.locator("[name=sentences]").first.check()
    looking.follow(page.get_by_role("button", name="Læg i indbakken"))
    looking.follow(page.locator("#indbakke").get_by_role("button", name=re.compile("^Tag med")))
    expect(page.locator("#leisure")).to_contain_text("Cykler hver dag.")


def share(looking: Looking) -> None:
    """Open the find for colleagues and companies, as the citizen wishes."""
    page = looking.page
    looking.follow(page.locator("#also .actions a.chips").first)
    page.locator("[name=readers][value=company]").check()
    page.locator("[name=readers][value=caseworker]").check()
    page.locator("[name=agreed]").check()
    looking.follow(page.get_by_role("button", name="Gem valget"))


def hand_out(looking: Looking) -> None:
    """Make a CV for one company; it can be fetched when the citizen has said yes."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Lav CV til en virksomhed"))
    page.locator("[name=recipient]").fill("Solby Cykler")
    looking.follow(page.get_by_role("button", name="Se det, som virksomheden ser det"))
    expect(page.get_by_role("button", name="Hent som PDF")).to_have_count(0)
    expect(page.locator("#cv")).to_contain_text("pedelopgaver")
    expect(page.locator("#cv")).not_to_contain_text("Strikker")
    page.get_by_label("Vi læste det sammen").check()
    page.locator("[name=read]").check()
    looking.follow(page.get_by_role("button", name="Borgeren siger ja"))
    for words, ending in (("Hent som PDF", ".pdf"), ("Hent som Word", ".docx")):
        with page.expect_download() as download:
            page.get_by_role("button", name=words).click()
        assert download.value.suggested_filename.startswith("cv-solby-cykler")
        assert download.value.suggested_filename.endswith(ending)


def tell_once(looking: Looking) -> None:
    """Agree line by line, and read it on the hand-over."""
    page = looking.page
    looking.follow(page.locator(".tabs").get_by_role("link", name="CV", exact=True))
    looking.follow(page.get_by_role("link", name="Se siden"))
    looking.follow(page.get_by_role("link", name="Aftal det med borgeren"))
    page.locator("[name^=agreed-]").first.check()
    page.locator("[name=next_step]").fill("Mette ringer på tirsdag")
    page.get_by_label("I telefonen").check()
    looking.follow(page.get_by_role("button", name="Borgeren siger ja"))
    expect(page.locator("#kapsel")).to_contain_text("Mette ringer på tirsdag")
    looking.follow(page.get_by_role("button", name="Jeg har læst det"))
    looking.follow(page.get_by_role("link", name=re.compile("^Se det hele til overdragelsen")))
    expect(page.locator("#kapsel")).to_contain_text("Det kan jeg")


@pytest.mark.req("R-050")
def test_a_life_without_a_job_becomes_a_cv_and_is_told_once(walk):
    looking = walk("mette")
    write_down(looking)
    find_a_skill(looking)
    mark_a_sentence(looking)
    share(looking)
    hand_out(looking)
    tell_once(looking)
    looking.go("/borgere/ord/")
