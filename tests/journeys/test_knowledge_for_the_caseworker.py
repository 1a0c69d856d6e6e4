"""From what was seen to the caseworker's desk and back: sent with a receipt, asked about, answered and read."""

import re
from uuid import uuid4

from playwright.sync_api import Locator, Page
from tests.journeys.looking import Looking

ASKED = "Hvor længe ad gangen?"


def on_the_day(page: Page, name: str) -> Locator:
    """The button of the line that the day holds about the citizen."""
    return page.locator("#borgere li").filter(has_text=name).locator("a.button")


def write_down(looking: Looking) -> str:
    """A citizen of the team, a visit that the caseworker may read, and the page of knowledge."""
    page, name = looking.page, f"Viden {uuid4().hex[:6]}"
    page.goto("/borgere/ny/")
    page.locator("[name=first_name]").fill("Ida")
    page.locator("[name=last_name]").fill(name)
    page.get_by_role("button", name=re.compile("^(Opret|Gem)")).click()
    page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/$"))
    citizen = page.url
    looking.follow(page.get_by_role("link", name="Notater"))
    looking.follow(page.get_by_role("link", name="Nyt besøg"))
    page.locator("[name=done]").fill("vaskede tre biler")
    page.locator("[name=helped]").fill("at Ali viste rækkefølgen først")
    page.get_by_text("Fremmøde i timer").click()
    for field, typed in {"attended": "33", "norm": "9", "first_day": "2-2-26", "last_day": "1-3-26"}.items():
        page.locator(f"[name={field}]").fill(typed)
    looking.follow(page.get_by_role("button", name="Gem"))
    page.goto(citizen)
    looking.follow(page.get_by_role("link", name="Viden", exact=True))
    return name


def send(looking: Looking) -> str:
    """Fetch what is written down, add a line by hand, and send it all."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Hent det, der er skrevet ned"))
    for box in page.locator("[name=forslag]").all():
        box.check()
    looking.follow(page.get_by_role("button", name="Læg i kladden"))
    looking.follow(page.get_by_role("link", name="Skriv en linje", exact=True))
    page.locator("[name=topic]").select_option(label="Samarbejde")
    page.locator("[name=source]").select_option(label="Ord fra arbejdspladsen")
    page.locator("[name=wording]").fill("«Hun hjælper den næste på holdet»")
    looking.follow(page.get_by_role("button", name="Gem i kladden"))
    assert page.get_by_text("Skriv, hvem der sagde det.").first.is_visible()
    page.locator("[name=speaker]").fill("Ali, værkfører")
    looking.follow(page.get_by_role("button", name="Gem i kladden"))
    assert page.locator("#kladde li").filter(has_text="Ali, værkfører").count() == 1
    looking.follow(page.get_by_role("button", name=re.compile("^Send til")))
    assert page.locator("#sendt").get_by_text("ikke læst endnu").is_visible()
    looking.is_clean()
    return re.sub(r"#.*", "", page.url)


def read_and_ask(looking: Looking, name: str) -> None:
    """The caseworker finds it on the own day, reads it, confirms it and asks about what is missing."""
    page = looking.page
    looking.go("/")
    looking.follow(on_the_day(page, name))
    assert page.get_by_text("91,7 % af 9 t/uge i 4 uger (33 af 36 t)").is_visible()
    assert page.locator("#tempo").get_by_text("mangler").is_visible()
    looking.follow(page.get_by_role("button", name=re.compile("^Jeg har læst det")))
    assert page.locator("#sendt").get_by_text("Anna Friis").is_visible()
    looking.follow(page.locator("#tempo").get_by_role("link", name=re.compile("^Spørg om det")))
    page.locator("[name=wording]").fill(ASKED)
    looking.follow(page.get_by_role("button", name="Send spørgsmålet"))
    assert page.locator("#tempo").get_by_text("venter på svar").is_visible()
    looking.is_clean()


def answer(looking: Looking, name: str) -> None:
    """The consultant finds the question on the own day and answers it there."""
    page = looking.page
    looking.go("/")
    looking.follow(on_the_day(page, name))
    page.locator("[name=answer]").fill("To timer, så en pause.")
    looking.follow(page.get_by_role("button", name="Send svaret"))
    assert page.locator("#tempo").get_by_text("To timer, så en pause.").is_visible()
    page.goto("/")
    assert on_the_day(page, name).count() == 0


def test_knowledge_is_sent_read_asked_about_and_answered(walk):
    mette, anna = walk("mette"), walk("anna")
    name = write_down(mette)
    address = send(mette)
    read_and_ask(anna, name)
    answer(mette, name)
    anna.go(address)
    anna.follow(anna.page.get_by_role("button", name=re.compile("^Jeg har læst svaret")))
    mette.go(address)
    assert mette.page.locator("#tempo").get_by_text("Anna Friis ·").last.is_visible()
