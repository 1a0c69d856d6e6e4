"""What the citizen wants to be able to do by a day becomes a dated goal, once (R-055)."""

from datetime import date

import pytest
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY, make_citizen

from jobbro.citizens.actions.needs import NeedDetails, begin_need, save_need
from jobbro.progression import actions
from jobbro.progression.models import CitizenGoal

pytestmark = [pytest.mark.django_db, pytest.mark.req("R-055")]
AIM = {"aim": "Løfte 5 kg uden at få ondt", "aim_by": date(2026, 6, 30)}


@pytest.fixture
def thomas(team, consultant):
    return make_citizen(team=team, consultant=consultant)


def need_of(citizen, by, **answers):
    fact = begin_need(by=by, citizen=citizen, said="Ingen tunge løft", measure="5 kg", noted_on=TODAY, at=NOW)
    details = NeedDetails("Ingen tunge løft", "5 kg", "Jeg løfter gerne op til 5 kg", answers)
    save_need(by=by, fact=fact, details=details, edit_version=fact.edit_version, at=NOW)
    return fact


def test_the_aim_becomes_a_goal_with_its_day_and_the_page_links_to_it(client_of, consultant, thomas):
    browser, fact = client_of(consultant), need_of(thomas, consultant, **AIM)
    page, make = (reverse(name, args=[thomas.pk, fact.pk]) for name in ("citizens:need", "progression:goal_of_need"))
    assert "Gør til mål" in browser.get(page).content.decode()
    answer = browser.post(make)
    goal = CitizenGoal.objects.get()
    assert (goal.wording, goal.due_on, goal.own_answer) == (AIM["aim"], AIM["aim_by"], "")
    assert answer["Location"] == reverse("progression:goal_edit", args=[thomas.pk, goal.pk])
    shown = browser.get(page).content.decode()
    assert "Gør til mål" not in shown and answer["Location"] in shown
    assert browser.post(make)["Location"] == answer["Location"] and CitizenGoal.objects.count() == 1


def test_a_day_that_has_passed_still_makes_a_goal(consultant, thomas):
    fact = need_of(thomas, consultant, **AIM)
    goal = actions.set_goal_of_need(by=consultant, need=fact, today=date(2026, 7, 1), at=NOW)
    assert goal.starts_on == goal.due_on == AIM["aim_by"]


def test_a_need_without_an_aim_makes_no_goal_and_offers_none(client_of, consultant, thomas):
    browser, fact = client_of(consultant), need_of(thomas, consultant)
    assert "Gør til mål" not in browser.get(reverse("citizens:need", args=[thomas.pk, fact.pk])).content.decode()
    answer = browser.post(reverse("progression:goal_of_need", args=[thomas.pk, fact.pk]), follow=True)
    assert "Skriv først, hvad borgeren vil kunne" in answer.content.decode()
    assert not CitizenGoal.objects.exists()


def test_who_does_not_work_with_needs_makes_no_goal_of_one(client_of, consultant, caseworker, thomas):
    fact = need_of(thomas, consultant, **AIM)
    thomas.caseworker = caseworker
    thomas.save()
    answer = client_of(caseworker).post(reverse("progression:goal_of_need", args=[thomas.pk, fact.pk]))
    assert (answer.status_code, CitizenGoal.objects.count()) == (404, 0)
