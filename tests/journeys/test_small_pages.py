"""The pages that no working day passes on its way: import of citizens, the first day, and the voices."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from tests.journeys.looking import Looking


def bring_in_two(looking: Looking) -> None:
    """Two rows from a spreadsheet: seen before anyone is made, made, and taken back."""
    page, family = looking.page, f"Regneark {uuid4().hex[:6]}"
    looking.go("/soeg/?q=import")
    looking.follow(page.get_by_role("link", name="Borgere fra et regneark"))
    rows = f"Fornavn;Efternavn\nAsta;{family}\nBo;{family}\n"
    page.locator("[name=file]").set_input_files(
        {"name": "borgere.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    looking.follow(page.get_by_role("button", name="Se rækkerne"))
    expect(page.get_by_text(f"Asta {family}")).to_be_visible()
    looking.follow(page.get_by_role("button", name="Opret 2 borgere"))
    looking.go(f"/borgere/?vis=all&q={family}")
    expect(page.get_by_role("link", name=re.compile(family))).to_have_count(2)
    looking.go("/borgere/regneark/")
    looking.follow(page.get_by_role("button", name=re.compile("^Fortryd")).first)
    page.goto(f"/borgere/?vis=all&q={family}")
    expect(page.get_by_role("link", name=re.compile(family))).to_have_count(0)


def look_at_the_first_day(looking: Looking) -> None:
    """What lacks before a citizen can begin, reached from the placement's own page."""
    page = looking.page
    looking.go("/forloeb/?hvis=alle")
    address = page.locator("main a[href^='/forloeb/']").evaluate_all(_FIRST_PLACEMENT)
    looking.go(f"{address}start/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


_FIRST_PLACEMENT = r"links => links.map(a => a.getAttribute('href')).find(h => /^\/forloeb\/[0-9a-f-]{36}\/$/.test(h))"


@pytest.mark.parametrize("width", [360], ids=["360px"])
def test_an_import_the_first_day_and_the_voices_work_on_a_phone(walk):
    looking = walk("karin")
    bring_in_two(looking)
    look_at_the_first_day(looking)
    looking.go("/regler/stemmer/")
