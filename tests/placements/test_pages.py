"""The pages of a placement, as the consultant meets them."""

import re
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.placements.factories import NOW, Case, make_case

from jobbro.audit.changes import record as note_change
from jobbro.audit.models import LookUp
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company
from jobbro.demo import worked_placements
from jobbro.placements.models import (
    Approval,
    ApprovalState,
    Correction,
    FollowUp,
    Paper,
    PaperKind,
    Party,
    Placement,
    TrackEvent,
)

pytestmark = pytest.mark.django_db
PARTS = ("hvem", "timer", "formaal", "hensyn", "aftale", "videre")


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


def test_before_anything_is_typed_the_own_citizens_and_companies_can_be_chosen(browser: Client, case: Case) -> None:
    Company.objects.filter(pk=case.company.pk).update(owner=case.consultant)
    page = browser.get(reverse("placements:new"))
    assert [row.pk for row in page.context["page"].citizens] == [case.citizen.pk]
    assert [row.pk for row in page.context["page"].companies] == [case.company.pk]
    assert "Ingen fundet" not in page.content.decode()
    assert "Ingen fundet" in browser.get(reverse("placements:new"), {"q_borger": "findesikke"}).content.decode()


def test_no_weeks_and_a_strange_hour_are_refused_in_the_words_of_the_page(browser: Client, case: Case) -> None:
    when = posted_from(browser.get(_url(case, "hvem"))) | {"ends_on": "", "weeks": "0"}
    refused = browser.post(_url(case, "hvem"), when)
    assert refused.status_code == 422 and "Skriv mindst 1 uge." in refused.content.decode()
    meetings = posted_from(browser.get(_url(case, "aftale"))) | {"follow-0-starts_at": "sent"}
    refused = browser.post(_url(case, "aftale"), meetings)
    assert "Møde 1, klokkeslæt: Skriv klokkeslættet som 9.00." in refused.content.decode()


@pytest.mark.parametrize(("ends_on", "weeks"), [("", "13"), ("30-01-2023", "13"), ("", "1")])
def test_weeks_can_stand_for_the_last_day(browser: Client, case: Case, ends_on: str, weeks: str) -> None:
    values = posted_from(browser.get(_url(case, "hvem"))) | {"ends_on": ends_on, "weeks": weeks}
    assert browser.post(_url(case, "hvem"), values).status_code == 302
    stored = Placement.objects.get(pk=case.placement.pk)
    assert stored.starts_on is not None
    assert stored.ends_on == stored.starts_on + timedelta(weeks=int(weeks)) - timedelta(days=1)


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
    assert "Du har selv gemt i en anden fane kl. " in text and "kollega" not in text.partition("<main")[2]
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
    page = browser.get(reverse("placements:new"), {"borger": str(case.citizen.pk), "virksomhed": str(case.company.pk)})
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


@pytest.fixture(params=["few", "many"])
def busy(request: pytest.FixtureRequest, browser: Client) -> Case:
    """A placement that the parties are being asked about: with few lines of each kind around it, or with fifty."""
    case = make_case(worked_placements.MARIANNE, state="shared")
    for number in range(50 if request.param == "many" else 2):
        _add_a_line_of_each_kind(case, number)
    browser.force_login(case.consultant)
    return case


def _add_a_line_of_each_kind(case: Case, number: int) -> None:
    at, placement = NOW + timedelta(minutes=number), case.placement
    FollowUp.objects.create(placement=placement, day=at.date() + timedelta(days=number), participants=[], topics=[])
    Approval.objects.create(
        placement=placement,
        party=Party.COMPANY,
        person_name=f"Person {number}",
        address="a@b.example",
        core_fingerprint="x",
        state=ApprovalState.VOID,
        void_reason="steps",
        asked_at=at,
        answered_at=at,
    )
    TrackEvent.objects.create(
        placement=placement,
        track="application",
        status="submitted",
        on_day=at.date(),
        noted_by=case.consultant,
        noted_at=at,
    )
    Correction.objects.create(placement=placement, text=f"Rettelse {number}", written_by=case.consultant, written_at=at)
    for kind in PaperKind:
        Paper.objects.create(
            placement=placement, kind=kind, record_fingerprint="old", made_by=case.consultant, made_at=at
        )
    details = {"parts": ["steps"]}
    note_change(by=case.consultant.actor, at=at, action="placement.saved", about=[placement], details=details)


def test_the_placements_page_asks_at_most_twelve_questions_whatever_lies_around_it(
    browser: Client, busy: Case, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        text = browser.get(reverse("placements:detail", args=[busy.placement.pk])).content.decode()
    assert "Svaret fra Person 1 gælder ikke længere, fordi dette blev ændret" in text
    assert "Ansøgning: indsendt" in text
    assert "Rettelse 1<br>" in text
    assert f"{busy.consultant.full_name}, tors. 12. januar 2023 kl. 10.01" in text
    assert "ændret siden" in text


@pytest.fixture(params=[3, 1000])
def crowd(request: pytest.FixtureRequest, case: Case) -> int:
    """Placements of so many citizens at the one company."""
    people = list(_citizens_like(case.citizen, request.param))
    Citizen.objects.bulk_create(people)
    Placement.objects.bulk_create(_copy(case.placement, citizen=person) for person in people)
    return int(request.param)


def _citizens_like(citizen: Citizen, number: int) -> Iterator[Citizen]:
    for _ in range(number):
        yield _copy(citizen)


def _copy(row: Any, **changes: Any) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(values | {"id": uuid.uuid4()} | {f"{name}_id": one.pk for name, one in changes.items()}))


@pytest.mark.parametrize("query", ["", "?hvis=alle&tilstand=draft", "?efter={key}"])
def test_the_list_asks_at_most_twelve_questions(
    browser: Client, case: Case, crowd: int, query: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        page = browser.get(reverse("placements:list") + query.format(key=case.placement.pk))
    assert page.status_code == 200
    assert len(page.context["rows"]) <= 25


def test_every_placement_is_met_once_on_the_way_through_the_list(browser: Client, case: Case) -> None:
    people = list(_citizens_like(case.citizen, 60))
    Citizen.objects.bulk_create(people)
    Placement.objects.bulk_create(_copy(case.placement, citizen=person) for person in people)
    met, key = [], ""
    for _ in range(5):
        page = browser.get(reverse("placements:list"), {"efter": key} if key else {})
        met += [row.pk for row in page.context["rows"]]
        key = page.context["next_key"]
        if not key:
            break
    assert len(met) == len(set(met)) == 61


@pytest.mark.parametrize("name", ["of_company", "of_citizen"])
def test_the_placements_of_one_ask_at_most_twelve_questions(
    browser: Client, case: Case, crowd: int, name: str, django_assert_max_num_queries: Any
) -> None:
    whose = case.company if name == "of_company" else case.citizen
    with django_assert_max_num_queries(12):
        page = browser.get(reverse(f"placements:{name}", args=[whose.pk]))
    assert page.status_code == 200
    assert "Solby Kirkegård" in page.content.decode()


def test_the_page_shows_the_weeks_with_holidays_taken_out(browser: Client, case: Case) -> None:
    weeks = browser.get(reverse("placements:detail", args=[case.placement.pk])).context["page"].weeks
    assert [week["practice"] for week in weeks] == [9] * 10 + [6, 6, 9]
    assert [week["number"] for week in weeks if week["meeting"]] == [5, 10]


def test_the_one_primary_button_is_the_next_sensible_thing(browser: Client, case: Case) -> None:
    page = browser.get(reverse("placements:detail", args=[case.placement.pk]))
    assert page.context["page"].next_thing.label == "Meld teksten klar"
    assert page.content.decode().count("button-primary") == 1


def test_rules_that_are_kept_are_folded_and_what_wants_an_answer_stands_open(browser: Client, case: Case) -> None:
    values = posted_from(browser.get(_url(case, "hvem"))) | {"ends_on": "14-05-2023"}
    text = browser.post(reverse("placements:check", args=[case.placement.pk, "hvem"]), values).content.decode()
    assert "1 mangler svar · " in text
    assert text.index("16 uger") < text.index("regler er opfyldt</summary>")


def test_what_the_law_waits_for_stands_as_questions_that_lead_to_their_fields(browser: Client, case: Case) -> None:
    values = posted_from(browser.get(_url(case, "hvem"))) | {"ends_on": "14-05-2023"}
    browser.post(_url(case, "hvem"), values)
    page = browser.get(reverse("placements:detail", args=[case.placement.pk]))
    [question] = page.context["page"].panel.open_questions
    where = f"{_url(case, question.section)}#{question.field}"
    assert question.label.endswith("?")
    assert f'<a href="{where}">{question.label}</a>' in page.content.decode()
    assert f'id="{question.field}"' in browser.get(where).content.decode()


def test_no_needs_and_a_special_way_of_planning_cannot_both_be_true(browser: Client, case: Case) -> None:
    case.placement.needs.all().delete()
    values = posted_from(browser.get(_url(case, "hensyn"))) | {"no_needs": "on", "special_planning": "En fast makker"}
    values = {name: value for name, value in values.items() if not name.endswith("-matters")}
    answer = browser.post(_url(case, "hensyn"), values)
    assert answer.status_code == 422
    assert "Fjern krydset, eller slet teksten." in answer.content.decode()
    assert browser.post(_url(case, "hensyn"), values | {"special_planning": ""}).status_code == 302


def test_practice_and_pay_cannot_lie_in_the_same_hours(browser: Client, case: Case) -> None:
    values = posted_from(browser.get(_url(case, "timer"))) | {"step0-paid_1_from": "10.00", "step0-paid_1_to": "13.00"}
    answer = browser.post(_url(case, "timer"), values)
    assert answer.status_code == 422
    assert "Løn og praktik går ind over hinanden." in answer.content.decode()
    apart = values | {"step0-paid_1_from": "12.00"}
    assert browser.post(_url(case, "timer"), apart).status_code == 302


def test_the_companys_own_tasks_are_seen_and_one_press_puts_one_in(browser: Client, case: Case) -> None:
    page = browser.get(_url(case, "timer"))
    title = page.context["part"].choices.work_tasks.tasks[0].title
    assert "Vælg fra virksomhedens opgaver" in page.content.decode()
    assert "<legend>Periode 1</legend>" in page.content.decode()
    answer = browser.post(_url(case, "timer"), posted_from(page) | {"suggest-step0-task": title})
    rows = answer.context["part"].steps[0].rows.forms
    assert title in [row["title"].value() for row in rows][len(case.placement.steps.get().tasks.all()) :]
    assert Placement.objects.get(pk=case.placement.pk).edit_version == case.placement.edit_version
