"""What a citizen says that paid hours do: pairs for the one, averages for the many and never for the few."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.citizens.factories import NOW, TODAY, make_citizen

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.library import road as road_content
from jobbro.progression.actions.road import rate_effects
from jobbro.progression.models import EffectPhase, PaidEffect
from jobbro.progression.queries.effects import SMALLEST_GROUP, effects_of, effects_of_many

pytestmark = pytest.mark.django_db
CODES = [effect.id for effect in road_content().effects]


@pytest.fixture
def niels(consultant: User) -> Citizen:
    return make_citizen(team=consultant.team, consultant=consultant, first_name="Niels")


def answer(by: User, citizen: Citizen, *, before: int | None, after: int | None, codes: list[str] = CODES) -> None:
    levels = {(code, EffectPhase.BEFORE): before for code in codes} | {
        (code, EffectPhase.AFTER): after for code in codes
    }
    rate_effects(by=by, citizen=citizen, levels=levels, today=TODAY, at=NOW)


@pytest.mark.req("R-048")
def test_niels_before_and_after_shows_six_pairs(
    consultant: User, niels: Citizen, client_of: Callable[[User], Client]
) -> None:
    browser, url = client_of(consultant), reverse("progression:paid_effects", args=[niels.pk])
    sent = {f"{code}_{phase}": level for code in CODES for phase, level in (("before", "2"), ("after", "4"))}
    assert browser.post(url, sent | {"goal_after": "1", "identity_after": "2"}).status_code == 302
    moved = {pair.code: pair.change for pair in effects_of(niels)}
    assert len(moved) == 6
    assert moved == dict.fromkeys(CODES, 2) | {"goal": -1, "identity": 0}
    said = browser.get(url).content.decode()
    assert "2 op" in said
    assert "1 ned" in said
    assert "det samme" in said


@pytest.mark.req("R-048")
def test_the_average_is_hidden_below_ten_citizens(consultant: User, niels: Citizen) -> None:
    for number in range(SMALLEST_GROUP - 1):
        answer(consultant, make_citizen(team=consultant.team), before=1, after=3)
        assert effects_of_many() == (), number
    answer(consultant, niels, before=3, after=None)  # half an answer is none
    assert effects_of_many() == ()
    answer(consultant, niels, before=3, after=3, codes=["goal"])
    (only,) = effects_of_many()
    assert (only.citizens, only.change * 10) == (10, 18)


def test_an_answer_can_be_taken_back_and_the_same_answer_keeps_its_day(consultant: User, niels: Citizen) -> None:
    answer(consultant, niels, before=2, after=5)
    answer(consultant, niels, before=2, after=None)
    assert {row.phase for row in PaidEffect.objects.all()} == {"before"}
    assert all(pair.change is None for pair in effects_of(niels))


def test_an_answer_off_the_scale_is_refused(
    consultant: User, niels: Citizen, client_of: Callable[[User], Client]
) -> None:
    url = reverse("progression:paid_effects", args=[niels.pk])
    assert client_of(consultant).post(url, {"goal_before": "6"}).status_code == 422
    assert not PaidEffect.objects.exists()
