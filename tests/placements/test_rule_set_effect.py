"""What a rule set that lies ready would do to the placements: counted for who signs, named for who may see."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.placements.factories import make_case

from jobbro.accounts.queries import rulebook_in_force
from jobbro.audit.models import LookUp
from jobbro.placements.models import Placement, Step
from jobbro.placements.queries import rule_set_effect

pytestmark = pytest.mark.django_db
PAGE = reverse("placements:by_rule_set", args=["lab-2027"])


@pytest.fixture
def case():
    """Thomas' agreed practice of thirteen weeks, moved so that it runs over the set's first day."""
    case = make_case()
    move(case.placement, date(2026, 11, 30))
    return case


def move(placement: Placement, first: date) -> None:
    last = first + timedelta(weeks=13, days=-1)
    Placement.objects.filter(pk=placement.pk).update(starts_on=first, ends_on=last)
    placement.steps.update(starts_on=first, ends_on=last)


@pytest.fixture
def twelve_weeks(monkeypatch):
    """The set lets a long practice last twelve weeks, one less than before."""

    def around(set_id: str) -> Any:
        book = rulebook_in_force()
        rule = book.rule("practice.length.long")
        shorter = replace(rule, entries=tuple(replace(entry, value=12) for entry in rule.entries))
        return book, book.with_rules([shorter])

    monkeypatch.setattr(rule_set_effect, "rulebooks_around", around)


@pytest.mark.req("R-155")
@pytest.mark.parametrize("first", [date(2026, 11, 30), date(2027, 1, 4)])
def test_a_placement_that_reaches_the_sets_days_is_named_with_what_would_change(first, client_of, case, twelve_weeks):
    move(case.placement, first)
    page = client_of(case.consultant).get(PAGE).context["page"]
    assert (page.looked_at, page.turned) == (1, 1)
    ((question, before, after, sentence),) = page.lines[0].moves
    assert (before, after) == ("opfyldt", "kan ikke afgøres") and "forlængelsen" in sentence
    assert [(move.question, move.number) for move in page.moves] == [(question, 1)]


def test_a_placement_that_ends_the_day_before_is_not_looked_at(client_of, case, twelve_weeks):
    for last, number in ((date(2026, 12, 31), 0), (date(2027, 1, 1), 1)):
        Placement.objects.update(starts_on=last - timedelta(days=90), ends_on=last)
        assert client_of(case.consultant).get(PAGE).context["page"].looked_at == number


def test_who_signs_sees_numbers_and_no_names_and_no_look_is_logged(client_of, case, administrator, twelve_weeks):
    answer = client_of(administrator).get(PAGE)
    text = answer.content.decode()
    assert answer.context["page"].turned == 1 and answer.context["page"].lines == ()
    assert case.citizen.last_name not in text and "Tallene er uden navne." in text
    assert not LookUp.objects.exists()


def test_a_colleague_elsewhere_sees_neither_number_nor_name(client_of, case, twelve_weeks):
    answer = client_of(case.staff["amina"]).get(PAGE)
    assert answer.context["page"].looked_at == 0
    assert "Ingen aftalte forløb når ind i sættets tid." in answer.content.decode()


def test_each_name_on_the_page_is_a_look(client_of, case, twelve_weeks):
    client_of(case.consultant).get(PAGE)
    assert LookUp.objects.count() == 1


def test_the_set_that_lies_ready_changes_no_answer_and_says_so(client_of, case):
    answer = client_of(case.consultant).get(PAGE)
    assert answer.context["page"].turned == 0
    assert "Intet af 1 aftalt forløb ville få et andet svar." in answer.content.decode()


def test_a_strange_set_is_not_found_and_a_strange_key_begins_at_the_top(client_of, case, twelve_weeks):
    browser = client_of(case.consultant)
    assert browser.get(reverse("placements:by_rule_set", args=["findes-ikke"])).status_code == 404
    assert len(browser.get(PAGE, {"efter": "x"}).context["page"].lines) == 1


def test_the_set_leads_to_its_effect(client_of, consultant):
    assert PAGE in client_of(consultant).get(reverse("reference:rule_set", args=["lab-2027"])).content.decode()


@pytest.mark.parametrize("crowd", [10, 1000])
def test_the_page_asks_few_questions_however_many_placements(
    crowd, client_of, case, twelve_weeks, django_assert_max_num_queries
):
    copies = [
        Placement(
            citizen=case.citizen,
            company=case.company,
            site=case.placement.site,
            consultant=case.consultant,
            state="shared",
            paid_route="after",
            starts_on=date(2027, 1, 4),
            ends_on=date(2027, 4, 4),
            planned_by=case.consultant,
            planned_at=datetime(2026, 11, 1, tzinfo=UTC),
            changed_at=datetime(2026, 11, 1, tzinfo=UTC),
        )
        for _number in range(crowd - 1)
    ]
    Placement.objects.bulk_create(copies)
    Step.objects.bulk_create(
        Step(placement=row, number=1, starts_on=row.starts_on, ends_on=row.ends_on) for row in copies
    )
    browser = client_of(case.consultant)
    with django_assert_max_num_queries(12):
        page = browser.get(PAGE).context["page"]
    assert page.turned == crowd == page.visible
    assert len(page.lines) == min(crowd, 25) and bool(page.next_key) is (crowd > 25)
