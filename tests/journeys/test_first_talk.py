"""The first conversation with a citizen, on a phone and at a desk: a dropped line and two devices lose nothing."""

import re
from uuid import uuid4

import pytest
from tests.journeys.looking import Looking


def open_talks(looking: Looking) -> None:
    """Write somebody down of whom nothing is known, and open the talks."""
    page = looking.page
    page.goto("/borgere/ny/")
    page.locator("[name=first_name]").fill("Tage")
    page.locator("[name=last_name]").fill(f"Samtale {uuid4().hex[:6]}")
    page.get_by_role("button", name=re.compile("^(Opret|Gem)")).click()
    page.wait_for_url(re.compile(r"/borgere/[0-9a-f-]{36}/$"))
    with page.expect_navigation():
        page.get_by_role("link", name="Samtaler").click()


def part(looking: Looking, name: str) -> None:
    """Go to a part of the talk by its step."""
    looking.follow(looking.page.locator(".steps a", has_text=name))


def card(looking: Looking, card_id: str):
    """The card on the page."""
    return looking.page.locator(f"#kort-{card_id}")


def lose_and_find_the_line(phone: Looking) -> None:
    """Tick and write while there is no line; all of it is saved once there is."""
    card(phone, "what-kind").get_by_text("Udendørs").click()  # the third tap after «Samtaler» and «Ønsker»
    card(phone, "what-kind").get_by_text("✓ Gemt").wait_for()
    phone.page.context.set_offline(True)
    card(phone, "worked-with").locator("textarea").fill("Jeg passede kirkegården i Solby i to somre")
    card(phone, "what-kind").get_by_text("Med dyr").click()
    card(phone, "worked-with").get_by_text("Ikke gemt endnu").wait_for()
    card(phone, "what-kind").get_by_text("Ikke gemt endnu").wait_for()
    phone.is_clean()
    phone.page.context.set_offline(False)
    card(phone, "worked-with").get_by_text("✓ Gemt").wait_for()
    card(phone, "what-kind").get_by_text("✓ Gemt").wait_for()
    phone.page.reload()
    assert card(phone, "worked-with").locator("textarea").input_value() == "Jeg passede kirkegården i Solby i to somre"
    assert card(phone, "what-kind").locator("input:checked").count() == 2


def write_on_two_devices(phone: Looking, desk: Looking) -> None:
    """Write on the same card from both; both texts are seen, and both are kept."""
    card(desk, "what-you-can").locator("textarea").fill("Han kan holde en maskine kørende")
    card(desk, "what-you-can").get_by_text("✓ Gemt").wait_for()
    card(phone, "what-you-can").locator("textarea").fill("Han kan slibe og smøre")
    card(phone, "what-you-can").get_by_role("button", name="Behold begge").click()
    card(phone, "what-you-can").get_by_text("✓ Gemt").wait_for()
    phone.troubles[:] = [trouble for trouble in phone.troubles if not trouble.startswith("409 ")]
    desk.page.reload()
    both = card(desk, "what-you-can").locator("textarea").input_value()
    assert both == "Han kan holde en maskine kørende\n\nHan kan slibe og smøre"


@pytest.mark.req("R-042")
def test_a_first_talk_survives_a_dropped_line_and_two_devices(walk):
    phone, desk = walk("mette"), walk("mette")
    open_talks(phone)
    phone.is_clean()
    phone.follow(phone.page.get_by_role("button", name="Begynd samtalen"))
    part(phone, "Ønsker")
    lose_and_find_the_line(phone)
    desk.page.goto(phone.page.url)
    write_on_two_devices(phone, desk)
    for name in ("Muligheder og hensyn", "Indsatser", "Spørg", "Hvem gør hvad"):
        part(phone, name)
    phone.follow(phone.page.get_by_role("button", name="Afslut samtalen"))
    assert phone.page.get_by_text("Aftal mindst én opgave").is_visible()
    phone.page.get_by_label("Hvad skal der ske?").fill("Ring til Solby Kirkegård")
    phone.page.get_by_label("Hvem?").select_option("Borgeren")
    phone.page.get_by_label(re.compile("Senest")).fill("1.6.2099")
    phone.follow(phone.page.get_by_role("button", name="Tilføj opgaven"))
    phone.follow(phone.page.get_by_role("button", name="Afslut samtalen"))
    assert phone.page.get_by_role("heading", name="Borgeren").is_visible()


def test_a_talk_is_held_without_javascript(walk):
    looking = walk("mette", javascript=False)
    open_talks(looking)
    looking.page.get_by_role("button", name="Begynd samtalen").click()
    looking.page.locator(".steps a", has_text="Muligheder").click()
    card(looking, "lifting").get_by_text("Op til 5 kg").click()
    card(looking, "lifting").get_by_role("button", name="Gem").click()
    assert card(looking, "lifting").locator("input:checked").count() == 1
