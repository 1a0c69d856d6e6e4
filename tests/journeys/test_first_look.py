"""The pages that everybody meets first, looked over at both widths."""

import pytest


@pytest.mark.parametrize("address", ["/konto/login/", "/om/", "/tilgaengelighed/", "/konto/password/reset/"])
def test_a_page_for_strangers_is_clean(walk, address):
    walk().go(address)


def test_a_colleague_logs_in_by_keyboard(walk):
    looking = walk()
    looking.go("/konto/login/")
    looking.tab_to(looking.page.locator("input[name=login]"))
    looking.page.keyboard.type("findes-ikke")
    looking.tab_to(looking.page.locator("input[name=password]"))
    looking.page.keyboard.type("forkert adgangskode")
    looking.page.keyboard.press("Enter")
    looking.page.locator(".form-error-message, .alert-error").first.wait_for()
    looking.is_clean()


FAULTS = {
    "image-alt": "<img src='/static/ui/icon.svg'>",
    "style-src": "<p style='color: red'>rød</p>",
    "wider than the screen": "<svg width='3000' height='9' aria-hidden='true'></svg>",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_looking_finds_what_is_wrong(walk, fault):
    looking = walk()
    looking.page.goto("/om/")
    looking.page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", FAULTS[fault])
    with pytest.raises(AssertionError, match=fault):
        looking.is_clean()
    looking.troubles.clear()
