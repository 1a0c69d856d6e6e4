"""The pages about changed law: on the placement, in the list, for one rule, and on the day's own page."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.placements.factories import Case, make_case

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Permission
from jobbro.audit.models import LookUp
from jobbro.demo.worked_placements import MARIANNE
from jobbro.placements.models import LawChange, LawChangeBasis, Placement

pytestmark = pytest.mark.django_db
AT = datetime(2023, 2, 1, 6, tzinfo=UTC)


def told(placement: Placement, number: int = 1, **others: Any) -> LawChange:
    """A change of law about a placement, as the judging writes it."""
    values: dict[str, Any] = {
        "code": "ratio.room",
        "basis": LawChangeBasis.NEW_LAW,
        "verdict_before": "broken",
        "verdict_after": "met",
        "rule_id": "ratio.occupant_kinds",
        "rule_title": "Hvem der optager en plads",
        "value_before": "praktik og nytteindsats",
        "value_after": "praktik",
        "said_before": "Der er ikke plads.",
        "said_after": "Der er plads.",
        "source": "Lov 1, § 2",
        "source_url": "https://lov.example/",
        "holds_from": date(2025, 1, 1),
        "rulebook_version": f"v{number}",
        "found_at": AT,
    }
    return LawChange.objects.create(placement=placement, **values | others)


@pytest.fixture
def case() -> Case:
    """Thomas' agreed placement."""
    return make_case()


@pytest.fixture
def running(case: Case) -> Placement:
    """The placement moved to around the day of the test run, as pages ask the clock."""
    today = datetime.now(UTC).date()
    Placement.objects.filter(pk=case.placement.pk).update(starts_on=today, ends_on=today)
    case.placement.steps.update(starts_on=today, ends_on=today)
    return case.placement


def test_the_placement_tells_before_after_source_and_what_can_be_done(browser: Client, case: Case) -> None:
    told(case.placement)
    page = browser.get(reverse("placements:detail", args=[case.placement.pk])).content.decode()
    for words in (
        "Ny lov fra",
        "1. januar 2025",
        "Der er ikke plads.",
        "Der er plads.",
        "praktik og nytteindsats",
        "https://lov.example/",
        "Forløbet følger reglerne fra sin første dag",
    ):
        assert words in page


def test_a_corrected_rule_says_what_to_do(browser: Client, case: Case) -> None:
    told(case.placement, basis=LawChangeBasis.FIRST_DAY, advice="Slut 16. april 2023.")
    page = browser.get(reverse("placements:detail", args=[case.placement.pk])).content.decode()
    assert "Regelsættet er rettet" in page
    assert "Det kan du gøre: Slut 16. april 2023." in page


def test_a_change_is_handled_from_the_list_and_leaves_it_but_not_the_history(browser: Client, case: Case) -> None:
    change = told(case.placement)
    listing = reverse("placements:law_changes")
    assert "Hvem der optager en plads" in browser.get(listing).content.decode()
    answer = browser.post(reverse("placements:law_handled", args=[change.pk]))
    assert answer.status_code == 302
    change.refresh_from_db()
    assert change.handled_by == case.consultant
    assert "Intet at se på" in browser.get(listing).content.decode()
    assert "har set på det" in browser.get(f"{listing}?vis=alle").content.decode()
    assert "Ny lov fra" not in browser.get(reverse("placements:detail", args=[case.placement.pk])).content.decode()


def test_reading_the_list_looks_at_the_citizens_and_writes_it_down(browser: Client, case: Case) -> None:
    told(case.placement)
    before = LookUp.objects.count()
    browser.get(reverse("placements:law_changes"))
    assert LookUp.objects.count() > before


def test_nobody_sees_or_handles_changes_about_citizens_of_others(client: Client, case: Case) -> None:
    change = told(case.placement)
    strangers = (user for user in case.staff.values() if user.team != case.consultant.team)
    client.force_login(next(user for user in strangers if user.may(Permission.PLACEMENT_PLAN)))
    assert "Hvem der optager" not in client.get(f"{reverse('placements:law_changes')}?hvis=alle").content.decode()
    assert client.post(reverse("placements:law_handled", args=[change.pk])).status_code == 404
    change.refresh_from_db()
    assert change.handled_at is None


@pytest.mark.parametrize("crowd", [10, 1000])
def test_the_list_asks_the_same_few_questions_however_long_it_is(
    browser: Client, case: Case, crowd: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(crowd):
        told(case.placement, number)
    with django_assert_max_num_queries(12):
        page = browser.get(reverse("placements:law_changes"))
    assert page.content.decode().count("Hvem der optager en plads") == min(crowd, 25)


def test_the_next_page_begins_after_the_last_line(browser: Client, case: Case) -> None:
    for number in range(30):
        told(case.placement, number, rule_title=f"Regel nummer {number:02}")
    first = browser.get(reverse("placements:law_changes"))
    second = browser.get(f"{reverse('placements:law_changes')}?efter={first.context['next_key']}")
    assert "Regel nummer 04" in second.content.decode()
    assert "Regel nummer 05" not in second.content.decode()


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, "½"])
def test_a_key_that_is_none_begins_at_the_top(browser: Client, case: Case, key: str) -> None:
    told(case.placement)
    assert browser.get(reverse("placements:law_changes"), {"efter": key}).status_code == 200
    assert browser.get(reverse("placements:by_rule", args=["practice.length.long"]), {"efter": key}).status_code == 200


@pytest.mark.req("R-116")
def test_a_rule_tells_what_it_says_about_ones_own_running_placements(
    browser: Client, running: Placement, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        page = browser.get(reverse("placements:by_rule", args=["practice.length.long"])).content.decode()
    assert "Thomas Holm" in page
    assert "Hvor længe" in page or "uger" in page


def test_a_placement_that_does_not_lean_on_the_rule_is_not_shown(browser: Client, running: Placement) -> None:
    page = browser.get(reverse("placements:by_rule", args=["subsidised.length.private"])).content.decode()
    assert "Thomas Holm" not in page
    assert "Ingen af disse forløb" in page


def test_a_rule_that_does_not_exist_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("placements:by_rule", args=["no.such.rule"])).status_code == 404


def test_the_day_says_new_law_until_it_is_handled(browser: Client, running: Placement, case: Case) -> None:
    told(running)
    User.objects.filter(pk=case.consultant.pk).update(welcomed_at=AT)
    assert "Ny lov: Hvem der optager en plads" in browser.get("/").content.decode()
    LawChange.objects.update(handled_at=AT, handled_by=case.consultant)
    assert "Ny lov:" not in browser.get("/").content.decode()


def test_the_changes_of_a_colleague_are_not_among_ones_own(browser: Client, case: Case) -> None:
    other = make_case(MARIANNE)
    told(other.placement, rule_title="En andens regel")
    Placement.objects.filter(pk=other.placement.pk).update(consultant=case.staff["peter"])
    assert "En andens regel" not in browser.get(reverse("placements:law_changes")).content.decode()
