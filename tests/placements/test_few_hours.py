"""Few ordinary hours before a flexible job: what is documented, what is argued, and a paper that decides nothing."""

import io
import uuid
import zipfile
from datetime import time

import pytest
from django.urls import reverse
from tests.companies.factories import make_company
from tests.placements.factories import make_case

from jobbro.audit.models import LookUp
from jobbro.demo import worked_placements
from jobbro.placements.models import HourKind, Placement, Slot, Step, StepTask
from jobbro.placements.queries.few_hours import few_hours_page, hours_lines
from jobbro.placements.queries.reading import record_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    made = make_case(worked_placements.MARIANNE)
    step = made.placement.steps.order_by("starts_on").first()
    Slot.objects.filter(step__placement=made.placement, kind=HourKind.PAID).delete()
    Slot.objects.create(step=step, kind=HourKind.PAID, weekday=4, starts_at=time(13), ends_at=time(15))
    StepTask.objects.create(step=step, kind=HourKind.PAID, title="pakke ordrer")
    return made


def page_of(case, on_day):
    return few_hours_page(case.placement, record_of(case.placement), on_day=on_day("2026-11-22").date())


@pytest.mark.req("R-122")
def test_few_ordinary_hours_give_an_argument_and_a_list_and_decide_nothing(client_of, case):
    text = client_of(case.consultant).get(reverse("placements:few_hours", args=[case.placement.pk])).content.decode()
    assert "kræver konkret vurdering" in text
    assert "De særlige betingelser spærrer ikke af sig selv" in text and "nummer 9635 af 24. august 2023" in text
    assert "pakke ordrer" in text and "Timerne, periode for periode" in text and "Siden afgør ikke noget." in text


def test_hours_are_counted_and_one_step_is_no_development(case, on_day):
    page = page_of(case, on_day)
    assert [line.paid for line in page.lines if line.paid] == [2]
    assert page.growth == "Én periode med 2 lønnede timer om ugen. Der er ikke noget at sammenligne med endnu."
    assert "Udviklingen" in page.lacking and "Timerne, periode for periode" not in page.lacking


@pytest.mark.parametrize(("ends", "said"), [(16, "Fra 2 til 3"), (14, "Ned fra 2 til 1"), (15, "Hele tiden 2")])
def test_the_development_is_told_as_it_is(case, on_day, ends, said):
    step = case.placement.steps.order_by("starts_on").last()
    later = type(step).objects.create(
        placement=case.placement,
        number=step.number + 1,
        starts_on=step.ends_on.replace(year=2027),
        ends_on=step.ends_on.replace(year=2028),
    )
    Slot.objects.create(step=later, kind=HourKind.PAID, weekday=4, starts_at=time(13), ends_at=time(ends))
    page = page_of(case, on_day)
    assert page.growth.startswith(said)
    assert "Udviklingen" not in page.lacking


def test_without_paid_hours_nothing_is_assessed(on_day):
    made = make_case(worked_placements.MARIANNE)
    Slot.objects.filter(step__placement=made.placement, kind=HourKind.PAID).delete()
    page = page_of(made, on_day)
    assert page.result == "der er ikke skrevet lønnede timer endnu" and page.growth == ""


def test_the_retention_rule_is_shown_with_its_value_and_source(case, on_day):
    (months, years) = page_of(case, on_day).guidance
    assert months.value == "12 måneder" and years.value == "6 år" and "§ 119" in months.source


def test_hours_at_another_company_do_not_count(case):
    before = hours_lines(case.placement)
    elsewhere = Placement.objects.get(pk=case.placement.pk)
    elsewhere.pk, elsewhere.company, elsewhere.site, elsewhere.contact = uuid.uuid4(), make_company(), None, None
    elsewhere._state.adding = True
    elsewhere.save()
    step = before[0]
    Step.objects.create(placement=elsewhere, number=1, starts_on=step.first, ends_on=step.last)
    assert hours_lines(case.placement) == before and len(hours_lines(elsewhere)) == 1


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_paper_for_the_caseworker_holds_the_argument_and_is_logged(client_of, case, ending):
    url = reverse("placements:few_hours_paper", args=[case.placement.pk, ending])
    answer = client_of(case.consultant).get(url)
    assert answer.status_code == 200 and case.citizen.last_name.lower() not in answer["Content-Disposition"].lower()
    if ending == "docx":
        words = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
        assert "Kræver konkret vurdering" in words and "pakke ordrer" in words and "afgør ikke noget" in words
    else:
        assert answer.content.startswith(b"%PDF")
    assert LookUp.objects.get().kind == "document"


def test_an_ending_that_is_none_is_not_found(client_of, case):
    url = reverse("placements:few_hours_paper", args=[case.placement.pk, "xlsx"])
    assert client_of(case.consultant).get(url).status_code == 404


def test_the_page_of_others_is_not_found(client_of, case):
    assert (
        client_of(case.staff["amina"]).get(reverse("placements:few_hours", args=[case.placement.pk])).status_code == 404
    )


def test_the_page_asks_at_most_twelve_questions(client_of, case, django_assert_max_num_queries):
    browser = client_of(case.consultant)
    with django_assert_max_num_queries(12):
        assert browser.get(reverse("placements:few_hours", args=[case.placement.pk])).status_code == 200
