"""Mette and a citizen agree on a goal and homework; by link the citizen tells how it went, and says yes to a CV."""

import re
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.journeys.looking import Looking


def a_day(ahead: int) -> str:
    return f"{timezone.localdate() + timedelta(days=ahead):%d-%m-%Y}"


def new_citizen(page: Page) -> str:
    """Write somebody down of whom nothing is known, and return the address of the page."""
    page.goto("/borgere/ny/")
    page.locator("[name=first_name]").fill("Vera")
    page.locator("[name=last_name]").fill(f"Mål {uuid4().hex[:6]}")
    page.get_by_role("button", name=re.compile("^(Opret|Gem)")).click()
    page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/$"))
    return page.url


def set_goal(looking: Looking, citizen: str) -> None:
    """Write a goal that is too vague, see it asked about, mend it, and put a step on the way."""
    page = looking.page
    looking.go(f"{citizen}maal/")
    looking.press(page.get_by_role("link", name="Nyt mål").first)
    page.wait_for_url("**/maal/nyt/")
    page.locator("[name=wording]").fill("Afklar arbejdsevnen")
    expect(page.locator("#check")).to_contain_text("socialt, fagligt, psykisk")
    page.locator("[name=wording]").fill("Vera møder tre dage om ugen kl. 9-12 på lageret")
    expect(page.locator("#check")).not_to_contain_text("socialt, fagligt, psykisk")
    looking.is_clean()
    page.get_by_label("job", exact=True).check(force=True)
    page.locator("[name=due_on]").fill(a_day(60))
    looking.press(page.get_by_role("button", name="Gem målet"))
    page.wait_for_url(re.compile("/maal/#maal-"))
    expect(page.get_by_text("Mangler delmål")).to_be_visible()
    looking.follow(page.get_by_role("link", name="Del op i delmål"))
    page.locator("[name=form-0-wording]").fill("Vera har set lageret")
    looking.press(page.get_by_role("button", name="Gem delmålene"))
    page.wait_for_url(re.compile("/maal/#maal-"))
    expect(page.get_by_text("Mangler delmål")).to_have_count(0)
    looking.is_clean()


def agree_homework(looking: Looking) -> None:
    """Agree on homework with when, where and how."""
    page = looking.page
    looking.follow(page.get_by_role("link", name="Ny hjemmeopgave"))
    said = {"wording": "Tage bussen til lageret", "when": "Torsdag kl. 9", "where": "Linje 4", "how": "Med min nabo"}
    for name, words in said.items():
        page.locator(f"[name={name}]").fill(words)
    page.locator("[name=due_on]").fill(a_day(5))
    looking.press(page.get_by_role("button", name="Aftal hjemmeopgaven"))
    page.wait_for_url(re.compile("/maal/#maal-"))


def tell(page: Page, own: str) -> None:
    """Tell how the homework went, and look at every page there is."""
    page.goto(own)
    expect(page.get_by_role("heading", name="Hej Vera")).to_be_visible()
    page.get_by_role("link", name=re.compile("Fortæl, hvordan det gik")).click()
    page.get_by_label("Ja", exact=True).check(force=True)
    page.get_by_label("Det var svært").check(force=True)
    page.locator("[name=told]").fill("Bussen kørte for tidligt")
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.get_by_text("Tak. Det er gemt.")).to_be_visible()
    page.goto(f"{own}besked/")
    page.locator("[name=said]").fill("Bussen er nedlagt. Hvad gør jeg?")
    page.get_by_role("button", name="Send beskeden").click()
    expect(page.get_by_text("Tak. Din besked er sendt.")).to_be_visible()
    for name in ("cv", "vej", "set", "delt", "forkert"):
        answer = page.goto(f"{own}{name}/")
        assert answer is not None and answer.status == 200


def ask_about_a_cv(looking: Looking, citizen: str) -> None:
    """Two things that may be told a company, in a CV that the citizen is asked about."""
    page = looking.page
    for words in ("Kan bage", "Kan ordne cykler"):
        page.goto(f"{citizen}fakta/ny/?slags=everyday&fra=cv")
        page.locator("[name=wording]").fill(words)
        page.get_by_role("button", name="Gem", exact=True).click()
        page.wait_for_url("**/cv/**")
        page.locator("#also li", has_text=words).locator(".actions a.chips").click()
        page.locator("[name=readers][value=company]").check()
        page.locator("[name=agreed]").check()
        page.get_by_role("button", name="Gem valget").click()
        page.wait_for_url("**/cv/**")
    page.goto(f"{citizen}cv/ny/")
    page.locator("[name=recipient]").fill("Solby Lager")
    page.get_by_role("button", name="Se det, som virksomheden ser det").click()
    looking.follow(page.get_by_role("button", name="Bed borgeren svare på sin egen side"))
    expect(page.get_by_text("venter på borgeren")).to_be_visible()


def say_yes(page: Page, own: str) -> None:
    """Read line by line, say no to one of them with a word, and yes to the whole."""
    page.goto(own)
    page.get_by_role("link", name=re.compile("Læs det")).click()
    for line in page.locator("form .panel").all():
        wanted = "no" if "Kan bage" in line.inner_text() else "yes"
        line.locator(f"input[value={wanted}]").check(force=True)
    page.locator("form .panel", has_text="Kan bage").locator("input[type=text]").fill("Kun til mig selv")
    page.get_by_role("button", name="Gå videre").click()
    expect(page.locator("main")).to_contain_text("Kan ordne cykler")
    expect(page.locator("main")).not_to_contain_text("Kan bage")
    page.locator("input[name=yes][value=yes]").check(force=True)
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.get_by_text("Tak for dit svar. Din konsulent kan se det.")).to_be_visible()


def see_the_answer(looking: Looking) -> None:
    """From «Min dag» to the CV, which can be fetched now without the line that got a no."""
    page = looking.page
    looking.go("/")
    looking.follow(
        page.locator("#borgere li", has_text="CV'et til Solby Lager").get_by_role("link", name="Se svaret").first
    )
    expect(page.get_by_text("Kun til mig selv")).to_be_visible()
    expect(page.get_by_role("button", name="Hent som PDF")).to_be_visible()
    looking.follow(page.get_by_role("button", name="Jeg har set svaret"))


def answer_message(looking: Looking, citizen: str) -> None:
    """Find the message in the list, and answer it."""
    page = looking.page
    looking.go("/borgere/beskeder/?vis=mine")
    looking.go(f"{citizen}beskeder/")
    looking.follow(page.get_by_role("link", name=re.compile("^Svar ")))
    page.locator("[name=reply]").fill("Tag linje 5 fra stationen")
    looking.press(page.get_by_role("button", name="Send svaret"))
    page.wait_for_url(re.compile("/beskeder/$"))
    expect(page.get_by_text("Tag linje 5 fra stationen")).to_be_visible()
    looking.is_clean()


def test_from_goal_to_homework_and_a_yes_by_link(walk):
    looking = walk("mette")
    page = looking.page
    citizen = new_citizen(page)
    set_goal(looking, citizen)
    agree_homework(looking)
    looking.go(f"{citizen}zoner/")
    looking.go(f"{citizen}egen-side/")
    looking.press(page.get_by_role("button", name="Lav et link"))
    own = re.search(r"/min-side/[\w-]+/", page.locator(".copy-text").inner_text())[0]
    looking.is_clean()
    ask_about_a_cv(looking, citizen)
    without_script, seen = walk(javascript=False).page, walk()
    seen.go(own)
    seen.follow(seen.page.get_by_role("link", name=re.compile("Læs det")))
    tell(without_script, own)
    say_yes(without_script, own)
    for name in ("", "besked/", "set/", "forkert/"):
        seen.go(f"{own}{name}")
    looking.go(f"{citizen}maal/")
    expect(page.get_by_text("Det var svært: «Bussen kørte for tidligt»")).to_be_visible()
    answer_message(looking, citizen)
    told = walk(javascript=False).page
    told.goto(f"{own}besked/")
    expect(told.get_by_text("Tag linje 5")).to_be_visible()
    see_the_answer(looking)
