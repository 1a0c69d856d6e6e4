"""The pages of a placement, as the consultant meets them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.placements.factories import Case, make_case

from jobbro.audit.models import LookUp
from jobbro.demo import worked_placements
from jobbro.placements.models import Placement

pytestmark = pytest.mark.django_db
PARTS = ("hvem", "timer", "formaal", "hensyn", "aftale", "videre")


@pytest.fixture
def case() -> Case:
    """Thomas' placement as a draft."""
    return make_case(state="draft")


@pytest.fixture
def browser(client: Client, case: Case) -> Client:
    """Mette, logged in."""
    client.force_login(case.consultant)
    return client


def _url(case: Case, part: str) -> str:
    return reverse("placements:plan", args=[case.placement.pk, part])


def posted_from(response: Any) -> dict[str, str]:
    """Return what the form on the page would send when nothing is changed."""
    values: dict[str, str] = {"edit_version": str(response.context["version"])}
    part = response.context["part"]
    if hasattr(part, "steps"):
        values["steps"] = str(len(part.steps))
    for form in part.parts:
        forms = [form.management_form, *form.forms] if hasattr(form, "management_form") else [form]
        for one in forms:
            for bound in one:
                value = (
                    bound.field.prepare_value(bound.value()) if hasattr(bound.field, "prepare_value") else bound.value()
                )
                if value is True:
                    values[bound.html_name] = "on"
                elif isinstance(value, (list, tuple)):
                    values[bound.html_name] = value  # type: ignore[assignment]
                elif value not in (None, False):
                    values[bound.html_name] = str(value)
    return values


@pytest.mark.parametrize("part", PARTS)
def test_every_part_shows_what_is_stored_and_saving_it_unchanged_changes_nothing(
    browser: Client, case: Case, part: str
) -> None:
    page = browser.get(_url(case, part))
    assert page.status_code == 200
    before = Placement.objects.get(pk=case.placement.pk).edit_version
    answer = browser.post(_url(case, part), posted_from(page))
    assert answer.status_code == 302, [form.errors for form in answer.context["part"].parts]
    assert Placement.objects.get(pk=case.placement.pk).edit_version == before


def test_a_wrong_time_answers_422_beside_the_field_and_keeps_everything_typed(browser: Client, case: Case) -> None:
    values = posted_from(browser.get(_url(case, "timer")))
    values["step0-practice_1_to"] = "8.00"
    values["step0-task-0-title"] = "feje stien"
    answer = browser.post(_url(case, "timer"), values)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Sluttiden ligger før starttiden." in text
    assert "feje stien" in text
    assert Placement.objects.get(pk=case.placement.pk).steps.get().tasks.filter(title="feje stien").count() == 0


def test_a_row_can_be_added_without_javascript_and_nothing_is_saved(browser: Client, case: Case) -> None:
    values = posted_from(browser.get(_url(case, "timer"))) | {"more-step0-task": "1"}
    answer = browser.post(_url(case, "timer"), values)
    assert answer.status_code == 200
    assert answer.context["part"].steps[0].rows.total_form_count() == int(values["step0-task-TOTAL_FORMS"]) + 1
    assert Placement.objects.get(pk=case.placement.pk).edit_version == case.placement.edit_version


@pytest.mark.req("R-113")
def test_a_rhythm_of_fourteen_days_gives_marianne_four_follow_ups() -> None:
    case = make_case(worked_placements.MARIANNE, state="draft")
    client = Client()
    client.force_login(case.consultant)
    values = posted_from(client.get(_url(case, "aftale"))) | {"rhythm": "fortnight", "suggest-follow": "1"}
    page = client.post(_url(case, "aftale"), values)
    days = [row["day"].value() for row in page.context["part"].follow_ups.forms]
    assert days[:4] == ["08-03-2023", "22-03-2023", "05-04-2023", "19-04-2023"]


def test_the_later_of_two_sees_both_texts_and_keeps_the_own(browser: Client, case: Case) -> None:
    values = posted_from(browser.get(_url(case, "videre")))
    browser.post(_url(case, "videre"), values | {"next_step": "Kollegaens ord."})
    answer = browser.post(_url(case, "videre"), values | {"next_step": "Mine egne ord."})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "En kollega har gemt i mellemtiden" in text
    assert "Kollegaens ord." in text
    assert "Mine egne ord." in text
    assert Placement.objects.get(pk=case.placement.pk).next_step == "Kollegaens ord."
    kept = posted_from(answer) | {"next_step": "Mine egne ord."}
    assert browser.post(_url(case, "videre"), kept).status_code == 302


def test_the_check_judges_what_is_typed_and_saves_nothing(browser: Client, case: Case) -> None:
    values = posted_from(browser.get(_url(case, "hvem"))) | {"ends_on": "14-05-2023"}
    answer = browser.post(reverse("placements:check", args=[case.placement.pk, "hvem"]), values)
    assert answer.status_code == 200
    assert "16 uger" in answer.content.decode()
    assert Placement.objects.get(pk=case.placement.pk).ends_on == case.placement.ends_on


@pytest.mark.req("R-002")
def test_thomas_and_solby_open_what_they_share(browser: Client, case: Case) -> None:
    page = browser.get(reverse("placements:new"), {"borger": case.citizen.pk, "virksomhed": case.company.pk})
    assert reverse("placements:detail", args=[case.placement.pk]) in page.content.decode()


def test_a_page_of_a_placement_gives_one_look_at_its_citizen(browser: Client, case: Case) -> None:
    before = LookUp.objects.count()
    browser.get(reverse("placements:detail", args=[case.placement.pk]))
    assert LookUp.objects.count() == before + 1
    assert LookUp.objects.latest("number").citizen_id == str(case.citizen.pk)


def test_somebody_elses_placement_answers_like_none(client: Client, case: Case) -> None:
    client.force_login(case.staff["amina"])
    known = client.get(reverse("placements:detail", args=[case.placement.pk]))
    unknown = client.get(reverse("placements:detail", args=[case.citizen.pk]))
    assert (known.status_code, unknown.status_code) == (404, 404)
    assert _without_tokens(known) == _without_tokens(unknown)


def _without_tokens(response: Any) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|X-CSRFToken": ")[^>]*', "", response.content.decode())


@pytest.mark.parametrize("steps", ["", "-3", "x", "999999"])
def test_a_forged_number_of_steps_is_held_within_bounds(browser: Client, case: Case, steps: str) -> None:
    answer = browser.post(_url(case, "timer"), {"steps": steps, "edit_version": "1"})
    assert answer.status_code == 422


def test_any_characters_can_be_stored_and_shown(browser: Client, case: Case) -> None:
    odd = "🪴 شكرا 漢字 \u202e <script>alert(1)</script> ${x} #read"
    values = posted_from(browser.get(_url(case, "videre"))) | {"next_step": odd}
    assert browser.post(_url(case, "videre"), values).status_code == 302
    page = browser.get(reverse("placements:plan", args=[case.placement.pk, "videre"]))
    assert "&lt;script&gt;" in page.content.decode()
    assert Placement.objects.get(pk=case.placement.pk).next_step == odd


def test_a_nul_is_refused_in_danish(browser: Client, case: Case) -> None:
    values = posted_from(browser.get(_url(case, "videre"))) | {"next_step": "a\0b"}
    answer = browser.post(_url(case, "videre"), values)
    assert answer.status_code == 422


@pytest.mark.parametrize("part", PARTS)
def test_a_planning_page_asks_at_most_twelve_questions_of_the_database(
    browser: Client, case: Case, part: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        browser.get(_url(case, part))
