"""Loans, hand-overs and closing a case."""

import pytest
from django.urls import reverse
from tests.citizens.browsing import NEW, page, post
from tests.citizens.factories import make_team, make_user

from jobbro.audit.models import LookUp
from jobbro.citizens.models import Citizen, Lending

pytestmark = pytest.mark.django_db


def test_a_borrower_can_write_facts_but_not_hand_the_citizen_over(client_of, thomas):
    borrower = make_user(team=make_team())
    Lending.objects.create(citizen=thomas, colleague=borrower, reason="x", starts_on="2000-01-01", ends_on="2999-01-01")
    client = client_of(borrower)
    assert page(client, "fact_new", thomas.pk).status_code == 200
    for name in ("lend", "case"):
        assert page(client, name, thomas.pk).status_code == 404
    assert not LookUp.objects.filter(what__in=["citizens:lend", "citizens:case"]).exists()
    assert 'name="team"' not in page(client, "edit", thomas.pk).content.decode()
    sent = {"first_name": "Thomas", "last_name": "Ny", "team": borrower.team_id, "edit_version": "1"}
    assert post(client, "edit", thomas.pk, **sent).status_code == 302
    changed = Citizen.objects.get(pk=thomas.pk)
    assert (changed.last_name, changed.team, changed.consultant) == ("Ny", thomas.team, thomas.consultant)


def test_lending_and_stopping_the_loan_open_and_shut_the_door(client, client_of, thomas):
    borrower = make_user(team=make_team())
    there = client_of(borrower)
    loan = {"colleague": borrower.pk, "reason": "Ferie", "starts_on": "1.1.2020", "ends_on": "1.1.2099"}
    assert page(there, "detail", thomas.pk).status_code == 404
    assert post(client, "lend", thomas.pk, **loan).status_code == 302
    assert page(there, "detail", thomas.pk).status_code == 200
    assert post(client, "loan_end", thomas.pk, Lending.objects.get().pk).status_code == 302
    assert page(there, "detail", thomas.pk).status_code == 404


def test_who_hands_a_citizen_over_to_another_team_is_sent_to_the_list(client, thomas):
    elsewhere = make_team()
    sent = {"first_name": "Thomas", "last_name": "Holm", "team": elsewhere.pk, "edit_version": "1"}
    assert post(client, "edit", thomas.pk, **sent)["Location"] == reverse("citizens:list")
    assert page(client, "detail", thomas.pk).status_code == 404


def test_a_case_can_be_closed_and_opened_again(client, thomas):
    assert post(client, "case", thomas.pk, closed_on="1.1.2099").status_code == 422
    assert post(client, "case", thomas.pk, closed_on="1.3.2026").status_code == 302
    assert Citizen.objects.get().closed_on is not None
    assert post(client, "case", thomas.pk).status_code == 302
    assert Citizen.objects.get().closed_on is None


def test_only_people_who_work_here_and_do_casework_can_be_given_a_citizen(client, team, inactive, administrator):
    for stranger in (inactive, administrator):
        assert post(client, "new", team=team.pk, consultant=stranger.pk, **NEW).status_code == 422
