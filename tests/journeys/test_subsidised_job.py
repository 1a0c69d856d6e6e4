"""A job with løntilskud at a workplace that is one person over its ratio: read why, change one fact, see it open."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.looking import Looking
from tests.journeys.planning import Wanted, meet

WEEK = {1: ("8", "15.30"), 2: ("8", "15.30"), 3: ("8", "15.30"), 4: ("8", "15.30"), 5: ("8", "15")}
YES = ("subsidy-net_expansion", "subsidy-wage_as_agreed")
NO = (
    "workplace-is_public",
    "history-last_employed_here",
    "subsidy-owned_by_partner",
    "person-single_provider",
)


@dataclass(frozen=True)
class Days:
    """The days of one walk; each width of the screen has its own month, since both walk in the same town."""

    place_from: str
    place_to: str
    first: str
    last: str
    free_from: str
    free_said: str


DAYS = {
    1280: Days("01-05-2023", "14-05-2023", "08-05-2023", "07-10-2023", "15-05-2023", "15. maj 2023"),
    320: Days("01-06-2023", "18-06-2023", "05-06-2023", "04-11-2023", "19-06-2023", "19. juni 2023"),
}
HENRIK = Wanted(
    citizen="Henrik Storm",
    company="Solby Museum",
    contact="Kim Ry",
    first_day="",
    last_day="",
    hours=WEEK,
    tasks=(),
    texts={},
    purposes=(),
    goals=(),
    needs=(),
    people=(),
    meetings=(),
)


def _take_the_place(looking: Looking, days: Days) -> None:
    """Note what the company told: somebody else is in a full-time practice there."""
    page = looking.page
    looking.go("/virksomheder/?q=Solby+Museum")
    with page.expect_navigation():
        page.get_by_role("link", name="Solby Museum").first.click()
    # On a phone the tabs that are seldom used are folded away.
    if (rarer := page.locator(".more-tabs summary")).is_visible():
        rarer.click()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("^Bemanding")).first.click()
    looking.follow(page.get_by_role("link", name=re.compile("^Notér en optaget plads")).first)
    page.locator("[name=kind]").select_option("practice")
    page.locator("[name=weekly_hours]").fill("37")
    page.locator("[name=starts_on]").fill(days.place_from)
    page.locator("[name=ends_on]").fill(days.place_to)
    page.locator("[name=told_on]").fill(days.place_from)
    with page.expect_navigation():
        looking.press(page.get_by_role("button", name=re.compile("^(Gem|Notér)")))
    expect(page.locator(".alert-error")).to_have_count(0)


def _onwards(looking: Looking) -> None:
    looking.is_clean()
    with looking.page.expect_navigation():
        looking.press(looking.page.get_by_role("button", name=re.compile("^Gem og")))
    expect(looking.page.locator(".alert-error")).to_have_count(0)


def _plan_the_job(looking: Looking, days: Days) -> None:
    """Choose løntilskud, write the days and the week, and say that it was discussed with the staff."""
    page = looking.page
    page.locator("[name=kind][value=subsidised]").check(force=True)
    page.locator("[name=contact_id]").select_option(label=re.compile("Kim Ry").pattern + ", museumsvært")
    page.locator("[name=starts_on]").fill(days.first)
    page.locator("[name=ends_on]").fill(days.last)
    _onwards(looking)
    assert page.locator("[name=step0-practice_1_from]").count() == 0
    for weekday, (begins, ends) in WEEK.items():
        page.locator(f"[name=step0-paid_{weekday}_from]").fill(begins)
        page.locator(f"[name=step0-paid_{weekday}_to]").fill(ends)
    page.locator("[name=step0-task-0-title]").fill("tage imod gæster")
    page.locator("[name=step0-task-0-purpose]").fill("at møde kunder")
    _onwards(looking)
    page.locator("[name=why]").fill("Henrik vil tilbage i job, og museet har brug for en fast hånd.")
    _onwards(looking)
    _onwards(looking)
    page.locator("[name=representative_statement_on]").fill(days.place_from)
    _onwards(looking)


def _answer_the_rules(looking: Looking) -> None:
    """Answer what the rules ask, save, and answer what they then still ask."""
    page = looking.page
    for name in YES:
        page.locator(f"[name=legal-{name}][value=yes]").check(force=True)
    for name in NO:
        page.locator(f"[name=legal-{name}][value=no]").check(force=True)
    page.locator("[name=legal-person-has_qualifying_education][value=yes]").check(force=True)
    page.locator("[name=legal-person-months_on_benefit]").fill("7")
    page.locator("[name=legal-subsidy-monthly_wage_cost]").fill("32.000")
    looking.follow(page.get_by_role("button", name="Gem", exact=True).last)


def _law(page: Page) -> str:
    """What the panel says about the law, with the folded parts opened."""
    if not page.locator("#check").is_visible():
        page.locator("details.side > summary").click()
    page.evaluate("document.querySelectorAll('#check details').forEach(fold => { fold.open = true; })")
    return page.locator("#check").inner_text()


@pytest.mark.req("R-116")
def test_a_job_that_is_one_person_over_the_ratio_opens_when_it_starts_after_the_other_has_left(walk, width):
    looking, days = walk("jonas"), DAYS[width]
    page = looking.page
    _take_the_place(looking, days)
    meet(looking, HENRIK)
    _plan_the_job(looking, days)
    _answer_the_rules(looking)

    said = _law(page)
    assert "2,0 af 1" in said
    assert days.free_said in said
    assert "§ 65" in said
    assert "Det skal der til" in said

    page.goto(page.url.replace("/videre/", "/hvem/"))
    page.locator("[name=starts_on]").fill(days.free_from)
    looking.follow(page.get_by_role("button", name="Gem", exact=True).last)
    said = _law(page)
    assert "1,0 af 1" in said
    assert "kræver handling" not in said
