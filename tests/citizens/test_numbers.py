"""CPR numbers on the pages: found by post, masked, in no address."""

import pytest
from django.urls import reverse
from tests.citizens.browsing import NEW, blind, page, post
from tests.citizens.conftest import CPR
from tests.citizens.factories import make_team, make_user

from jobbro.audit.models import LookUp
from jobbro.citizens.models import Citizen

pytestmark = pytest.mark.django_db


def test_a_cpr_number_finds_the_citizen_by_post_and_is_in_no_address(client, thomas):
    answer = post(client, "find", question="010190-1234")
    assert answer["Location"] == reverse("citizens:detail", args=[thomas.pk])
    assert LookUp.objects.values_list("kind", "what").get() == ("search", "citizens:find")


def test_the_number_of_a_citizen_of_others_and_of_nobody_answer_alike(client, client_of, thomas):
    stranger = client_of(make_user(team=make_team()))
    answers = [
        post(stranger, "find", question=question, csrfmiddlewaretoken="x")
        for question in ("010190-1234", "010190-4321")
    ]
    assert {answer["Location"] for answer in answers} == {reverse("citizens:list")}
    assert len({blind(stranger.get(answer["Location"]).content) for answer in answers[:1]}) == 1
    assert not LookUp.objects.exists()


def test_a_name_goes_to_the_list_and_keeps_its_filters(client):
    answer = post(client, "find", question="Thomas & Søn", vis="all")
    assert answer["Location"] == reverse("citizens:list") + "?vis=all&q=Thomas+%26+S%C3%B8n"


def test_finding_cannot_be_asked_by_address(client, thomas):
    answer = client.get(reverse("citizens:find"), {"question": "010190-1234"})
    assert answer.status_code == 200
    assert "010190" not in answer.content.decode() and "Thomas" not in answer.content.decode()
    assert not LookUp.objects.exists()


def test_finding_nothing_says_what_is_missing(client):
    assert post(client, "find", question=" ").status_code == 422


TEXTS = {"kind": "need", "wording": "x", "measure": "x", "inner_note": "x", "noted_on": "4.3.2026"}


@pytest.mark.parametrize("field", ["wording", "measure", "inner_note"])
def test_a_number_in_a_free_text_is_stopped_before_it_is_saved(client, thomas, field):
    assert post(client, "fact_new", thomas.pk, **(TEXTS | {field: "Nummeret er 010190-1234"})).status_code == 422
    assert post(client, "fact_new", thomas.pk, **(TEXTS | {field: "Begynder 01-01-2027"})).status_code == 302


def test_the_number_is_shown_masked_and_in_full_only_when_asked_for_by_post(client, thomas):
    assert "010190-••••" in (shown := page(client, "detail", thomas.pk).content.decode())
    assert "1234" not in shown
    assert client.get(reverse("citizens:cpr", args=[thomas.pk])).status_code == 405
    answer = post(client, "cpr", thomas.pk)
    assert "010190-1234" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert page(client, "detail", thomas.pk).context["page"].story[0].title == "Så hele CPR-nummeret"
    assert LookUp.objects.filter(what="citizens:cpr").count() == 1


def test_writing_a_number_that_a_citizen_of_others_has_is_told_and_logged_as_unexplained(client, team, thomas):
    stranger = make_team()
    Citizen.objects.filter(pk=thomas.pk).update(team=stranger, consultant=None, caseworker=None)
    answer = post(client, "new", team=team.pk, cpr=CPR, **NEW)
    assert answer.status_code == 422
    assert "Thomas" not in answer.content.decode()
    assert LookUp.objects.values_list("citizen_id", "relation", "what").get() == (
        str(thomas.pk),
        "none",
        "citizens:new",
    )
    assert Citizen.objects.count() == 1
