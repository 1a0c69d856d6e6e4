"""From a doorway to five texts: a visit is written down on a phone, and each reader's text goes on its own way."""

import re
from uuid import uuid4

from tests.journeys.looking import Looking


def open_notes(looking: Looking) -> None:
    """Write somebody down of whom nothing is known, and open the notes."""
    page = looking.page
    page.goto("/borgere/ny/")
    page.locator("[name=first_name]").fill("Ida")
    page.locator("[name=last_name]").fill(f"Besøg {uuid4().hex[:6]}")
    page.get_by_role("button", name=re.compile("^(Opret|Gem)")).click()
    page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/$"))
    looking.follow(page.get_by_role("link", name="Notater"))


def write_visit(looking: Looking) -> None:
    """What was done, what helped, a quotation and the hours; the company may see it."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Nyt besøg"))
    page.locator("[name=done]").fill("vaskede tre biler og tørrede dem af")
    page.locator("[name=independence]").select_option(label="Selv, efter en påmindelse")
    page.locator("[name=helped]").fill("at Ali viste rækkefølgen først")
    page.get_by_text("Citat", exact=True).click()
    page.locator("[name=quote]").fill("Hun tager selv den næste bil")
    page.locator("[name=spoken_by]").select_option(label="En på arbejdspladsen")
    page.locator("[name=speaker]").fill("Ali, værkfører")
    page.get_by_text("Fremmøde i timer").click()
    for name, typed in {"attended": "98 %", "norm": "9", "first_day": "2-2-26", "last_day": "1-3-26"}.items():
        page.locator(f"[name={name}]").fill(typed)
    page.get_by_text("Virksomheden og kontaktpersonen").click()
    looking.follow(page.get_by_role("button", name="Gem"))
    assert page.get_by_text("Skriv timer, ikke procent").first.is_visible()
    page.locator("[name=attended]").fill("33")
    looking.follow(page.get_by_role("button", name="Gem"))
    assert page.get_by_text("91,7 % af 9 t/uge i 4 uger (33 af 36 t)").is_visible()


def hand_out(looking: Looking) -> None:
    """Change the mail by hand and share all five; what a company may not read stops."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Se de fem tekster"))
    mail = page.locator("#company_mail textarea")
    text = mail.input_value()
    assert "Ali, værkfører sagde: «Hun tager selv den næste bil.»" in text and "33 af 36" not in text
    mail.fill(text + "\nIda er sygemeldt med stress.")
    looking.follow(page.locator("#company_mail").get_by_role("button", name=re.compile("delt")))
    assert page.get_by_text("Teksten er ikke delt.").is_visible()
    page.locator("#company_mail textarea").fill(text + "\nVi ses på fredag.")
    for kind in ("company_mail", "vitas", "min_plan", "citizen_summary", "journal"):
        looking.follow(page.locator(f"#{kind}").get_by_role("button", name=re.compile("delt")))
        assert page.locator(f"#{kind} .status").first.inner_text().strip().endswith("delt")
    page.locator("#company_mail").get_by_text("Hvor kommer sætningerne fra?").click()
    assert page.locator("#company_mail").get_by_text("Skrevet i hånden").is_visible()
    looking.is_clean()


def lock_note(looking: Looking) -> None:
    """Make a note of the journal text, read it as the citizen, share it, lock it and correct it with a date."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Lav et notat af den"))
    looking.follow(page.get_by_role("button", name="Gem kladden"))
    looking.follow(page.get_by_role("link", name="Læs som borger"))
    looking.follow(page.get_by_role("link", name="Tilbage til notatet"))
    for button in ("Klar", re.compile("^Del med"), "Lås notatet"):
        looking.follow(page.get_by_role("button", name=button))
    looking.follow(page.get_by_role("link", name="Ret med dato"))
    words = page.locator("[name=text]")
    words.fill(words.input_value().replace("tre biler", "fire biler"))
    page.locator("[name=because]").fill("Ali talte efter")
    looking.follow(page.get_by_role("button", name="Gem rettelsen"))
    assert page.locator("del", has_text="tre").is_visible() and page.locator("ins", has_text="fire").is_visible()


def test_a_visit_becomes_five_texts_and_a_locked_note(walk):
    looking = walk("mette")
    open_notes(looking)
    write_visit(looking)
    hand_out(looking)
    lock_note(looking)
