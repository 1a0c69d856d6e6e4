"""What lies around a placement: a partnership, giving and getting, the cards of the law, and the calculators."""

import re

from playwright.sync_api import expect
from tests.journeys.looking import Looking

# The words of a hint in its own type, and the room that its field has for them.
_ROOM_FOR_HINT = """field => {
  const style = getComputedStyle(field), pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return room - pen.measureText(field.placeholder).width;
}"""
ESTIMATES = (
    ("rekruttering", {"aarsloen": "400000"}, "107.692 til 123.077 kroner"),
    ("frigjort-tid", {"gange": "3", "timer": "4", "uger": "46", "faglaert": "260", "hjaelper": "170"}, "49.680 kroner"),
    ("bundlinje", {"timer": "12", "uger": "26", "loen": "170", "vaerdi": "200"}, "9.360 kroner"),
    ("samfund", {"timeloen": "150", "timer": "30", "ydelse_nu": "12326"}, "Minimumsgevinst"),
)
CALCULATORS = (
    ("loentilskud", {"timer": "37", "uger": "26", "timeloen": "150"}),
    ("fleksloentilskud", {"loen": "12000"}),
    ("befordring", {"kilometer": "60", "dage": "20"}),
)


def test_what_lies_around_a_placement_can_be_used_on_a_desk_and_on_a_phone(walk):
    looking = walk("mette")
    _the_search_hint_is_whole(looking)
    _draft_a_partnership(looking)
    _give_and_get(looking)
    _read_cards_and_changes(looking)
    for slug, figures in CALCULATORS:
        _calculate(looking, slug, figures)
    for slug, figures, answer in ESTIMATES:
        _calculate(looking, slug, figures)
        expect(looking.page.locator("#svar")).to_contain_text(answer)
        expect(looking.page).to_have_url(re.compile(rf"/beregnere/{slug}/#svar$"))


def _the_search_hint_is_whole(looking: Looking) -> None:
    looking.go("/")
    assert looking.page.locator("#find").evaluate(_ROOM_FOR_HINT) >= 0


def _draft_a_partnership(looking: Looking) -> None:
    """From the company's card to a draft that says what is missing."""
    page = looking.page
    page.goto("/virksomheder/?q=Nordlink")
    page.get_by_role("link", name="Nordlink Service A/S").first.click()
    page.wait_for_url(re.compile(r"/virksomheder/[0-9a-f-]{36}/"))
    looking.open_tab("Partnerskab")
    looking.follow(page.get_by_role("link", name=re.compile("^(Lav et udkast|Ny partnerskabsaftale)$")))
    page.locator("[name=starts_on]").fill("01-12-2026")
    looking.follow(page.get_by_role("button", name="Gem udkastet"))
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("[name=review_on]").fill("01-06-2027")
    page.locator("[name=aim1_what]").fill("To forløb om året fører til ordinære timer")
    looking.follow(page.get_by_role("button", name="Gem udkastet"))
    expect(page.get_by_text("Mangler, før aftalen kan gælde")).to_be_visible()
    expect(page.get_by_role("button", name="Begge har sagt ja")).to_have_count(0)


def _give_and_get(looking: Looking) -> None:
    """Write both sides before the meeting, and look at the sheet."""
    page = looking.page
    page.goto("/forloeb/")
    page.get_by_role("link", name=re.compile("Marianne")).first.click()
    page.wait_for_url(re.compile(r"/forloeb/[0-9a-f-]{36}/"))
    looking.follow(page.get_by_role("link", name="Giv og få før mødet"))
    page.locator("[name=ask-0-text]").fill("En fast makker den første uge")
    page.locator("[name=gain-0-gain_kind]").select_option(index=1)
    page.locator("[name=gain-0-amount]").fill("4")
    page.locator("[name=gain-0-unit]").fill("faglærte timer om ugen")
    looking.follow(page.get_by_role("button", name="Gem", exact=True))
    looking.follow(page.get_by_role("link", name="Ark til mødet"))
    expect(page.locator("main")).to_contain_text("En fast makker den første uge")


def _read_cards_and_changes(looking: Looking) -> None:
    page = looking.page
    looking.go("/regler/ordninger/")
    looking.follow(page.locator(".tool-name a").first)
    looking.go("/regler/aendringer/")
    looking.go("/forloeb/aendret-lov/")


def _calculate(looking: Looking, slug: str, figures: dict[str, str]) -> None:
    """Fill a calculator in and read the answer, or which rate it lacks."""
    page = looking.page
    looking.go("/beregnere/")
    looking.follow(page.locator(f'main a[href$="/{slug}/"]'))
    for name, figure in figures.items():
        page.locator(f"[name={name}]").fill(figure)
    looking.follow(page.get_by_role("button", name="Regn ud"))
    expect(page.locator("#svar")).to_be_visible()


def test_a_plan_is_saved_with_few_keys_from_the_top_of_the_page(walk):
    looking = walk("mette")
    page = looking.page
    page.goto("/forloeb/?tilstand=draft")
    page.locator("main th a").first.click()
    page.wait_for_url(re.compile(r"/forloeb/[0-9a-f-]{36}/"))
    page.goto(f"{page.url}plan/hvem/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    save = page.get_by_role("button", name="Gem", exact=True).first
    assert save.evaluate("element => element === document.activeElement")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Gemt.")).to_be_visible()
    looking.is_clean()
