"""The page of offers between two looks: answers that outlive Back, the way to a course, and the words of a promise."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.urls import reverse
from tests.citizens import factories as citizens
from tests.companies import factories as companies
from tests.placements.factories import make_case

from jobbro.accounts.models import User
from jobbro.accounts.permissions import Role
from jobbro.demo import worked_placements
from jobbro.placements.models import OfferedTool
from jobbro.reference.actions import NOT_WRITTEN, MandateFacts, set_mandate

pytestmark = pytest.mark.django_db
OFFER = reverse("placements:offer")
CHOOSE = reverse("placements:offer_choose")


@pytest.fixture
def marianne():
    return make_case(worked_placements.MARIANNE)


def answered(case, **more):
    return {"forloeb": str(case.placement.pk), "daily_kilometres": "30,5", "in_private_subsidised_job": "no"} | more


def test_what_is_typed_is_judged_and_stands_in_no_address_and_on_no_record(client_of, marianne):
    answer = client_of(marianne.consultant).post(OFFER, answered(marianne))
    assert answer.status_code == 302
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert set(asked) <= {"virksomhed", "borger", "forloeb"} and all(UUID(value) for (value,) in asked.values())
    marianne.placement.refresh_from_db()
    assert "30.5" not in str(marianne.placement.legal_answers)


def test_answers_are_there_when_one_comes_back_to_the_page(client_of, marianne):
    browser = client_of(marianne.consultant)
    back = browser.post(OFFER, answered(marianne))["Location"]
    browser.post(CHOOSE, answered(marianne, vaerktoej="transport"))
    text = browser.get(back).content.decode()
    assert "30,5 kilometer om dagen minus 24 giver 6,5 kilometer" in text and 'value="30,5"' in text


def test_what_was_typed_and_not_shown_is_kept_when_a_tool_is_chosen(client_of, marianne):
    browser = client_of(marianne.consultant)
    browser.post(CHOOSE, answered(marianne, vaerktoej="mentor"))
    assert 'value="30,5"' in browser.get(OFFER, {"forloeb": str(marianne.placement.pk)}).content.decode()


def test_answers_are_not_taken_for_somebody_elses_and_can_be_forgotten(client_of, marianne):
    browser, case = client_of(marianne.consultant), {"forloeb": str(marianne.placement.pk)}
    browser.post(OFFER, answered(marianne))
    other = citizens.make_citizen(team=marianne.citizen.team, last_name="En anden")
    for asked in ({}, {"virksomhed": str(marianne.company.pk)}, {"borger": str(other.pk)}):
        assert 'value="30,5"' not in browser.get(OFFER, asked).content.decode(), asked
    assert 'value="30,5"' not in client_of(marianne.consultant).get(OFFER, case).content.decode()
    browser.post(OFFER, answered(marianne, glem="1"))
    assert 'value="30,5"' not in browser.get(OFFER, case).content.decode()
    assert "offer_answers" not in browser.session


def test_without_a_course_no_tool_can_be_pressed_and_the_way_to_a_course_is_there(client_of, marianne):
    other, browser = companies.make_company(name="Et nyt sted"), client_of(marianne.consultant)
    pair = {"borger": str(marianne.citizen.pk), "virksomhed": str(other.pk)}
    text = browser.get(OFFER, pair).content.decode()
    assert "tilbud/vaelg/" not in text and 'href="#forloeb"' in text and 'id="forloeb"' in text
    assert f"{reverse('placements:new')}?borger={marianne.citizen.pk}&amp;virksomhed={other.pk}" in text
    assert "tilbud/vaelg/" in browser.get(OFFER, {"forloeb": str(marianne.placement.pk)}).content.decode()


def test_the_way_to_the_open_questions_says_how_many_there_are(client_of, consultant):
    browser = client_of(consultant)
    before = browser.get(OFFER)
    many = before.context["open_questions"]
    assert many > 5 and f"Svar på {many} spørgsmål" in before.content.decode()
    after = browser.post(OFFER, {"daily_kilometres": "30"}, follow=True)
    assert after.context["open_questions"] == many - 1


def test_answers_cost_no_more_than_twelve_questions(client_of, marianne, django_assert_max_num_queries):
    browser = client_of(marianne.consultant)
    with django_assert_max_num_queries(12):
        back = browser.post(OFFER, answered(marianne))["Location"]
    with django_assert_max_num_queries(12):
        assert browser.get(back).status_code == 200


@pytest.mark.parametrize(
    ("entry_id", "typed", "amount", "promised"),
    [
        ("follow_up", "opfølgning", "14", "opfølgning hver 14. dag"),
        ("follow_up", "opfølgning hver 14. dag", "14", "opfølgning hver 14. dag"),
        ("follow_up", "2 møder", "21", "2 møder, 21 dage imellem"),
        ("follow_up", "opfølgning", "3,5", "opfølgning, 3,5 dage imellem"),
        ("courses", "truckkort", "8.000", "truckkort, 8.000 kroner"),
        ("courses", "truckkort til 8000 kr.", "8.000", "truckkort til 8000 kr."),
        ("courses", "truckkort", "", "truckkort"),
        ("courses", "truckkort til 8.000 kroner", "8.000", "truckkort til 8.000 kroner"),
        ("mentor", "2 mentorer", "2", "2 mentorer, 2 timer om ugen"),
        ("mentor", "mentor", "2,5", "mentor, 2,5 timer om ugen"),
    ],
)
def test_the_words_that_the_company_reads_carry_the_number_and_its_unit(
    entry_id, typed, amount, promised, client_of, marianne
):
    sent = {"forloeb": str(marianne.placement.pk), "vaerktoej": entry_id, "wording": typed, "amount": amount}
    assert client_of(marianne.consultant).post(CHOOSE, sent).status_code == 302
    assert OfferedTool.objects.get().wording == promised


def test_a_rhythm_without_a_number_says_nothing_and_is_asked_for(client_of, marianne):
    browser, sent = client_of(marianne.consultant), {"forloeb": str(marianne.placement.pk), "vaerktoej": "follow_up"}
    assert 'value="opfølgning"' in browser.post(CHOOSE, sent).content.decode()
    answer = browser.post(CHOOSE, sent | {"wording": "opfølgning", "amount": ""})
    assert answer.status_code == 422 and "Skriv, hvor mange dage der er imellem." in answer.content.decode()
    assert not OfferedTool.objects.exists()


def test_why_one_may_promise_is_folded_and_a_limit_stands_beside_its_light(client_of, marianne, on_day):
    lead = User.objects.get(role=Role.TEAM_LEAD, pk__in=[one.pk for one in marianne.staff.values()])
    facts, at = MandateFacts(False, Decimal(5000)), on_day("2026-11-01")
    set_mandate(by=lead, entry_id="courses", facts=facts, edit_version=NOT_WRITTEN, at=at)
    text = client_of(marianne.consultant).get(OFFER, {"forloeb": str(marianne.placement.pk)}).content.decode()
    course = text.partition("Kurser og opkvalificering</a>")[2].partition("</li>")[0]
    assert "Du må love højst 5.000 kroner." in course and "du må love det" not in course and "<details" not in course
    person = text.partition(">Kontaktperson</a>")[2].partition("</li>")[0]
    assert "kræver ingen bevilling" in person.partition("<details")[2]
