"""«Hvad får jeg ud af timerne?» as the consultant and the citizen meet it at the table."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobbro.accounts.models import User
from jobbro.calculators.forms import PaidHoursForm
from jobbro.citizens.models import TargetGroup

pytestmark = pytest.mark.django_db
URL = "/beregnere/timer/"
CASH = {"ydelse": "cash_basic", "timeloen": "150", "den": "1-6-2026"}


@pytest.fixture
def mette(consultant: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(consultant)


def page(browser: Client, **words: str) -> str:
    answer = browser.get(URL, words)
    assert answer.status_code == 200
    return answer.content.decode()


def test_two_five_and_ten_hours_are_answered_with_a_range_that_is_no_decision(mette: Client) -> None:
    said = page(mette, **CASH)
    assert "fra 1.200 til 1.329 kr." in said
    assert "fra 3.000 til 3.322 kr." in said
    assert "fra 5.350 til 5.575 kr." in said  # 5.000 whole and 35 percent of the rest
    assert "Det er ikke en afgørelse." in said
    assert "usikker kilde" in said  # the agreement was read, not the act


def test_the_target_group_chooses_the_benefit_to_begin_with(mette: Client) -> None:
    assert '<option value="unemployment" selected>' in page(mette, gruppe="1")
    assert "selected" not in page(mette, gruppe="lotto").split("</select>")[0].split("<select")[1]


@pytest.mark.parametrize("group", [group.value for group in TargetGroup if group is not TargetGroup.UNDER_18])
def test_every_grown_up_group_has_a_benefit_among_the_choices(group: str) -> None:
    assert PaidHoursForm.benefit_of(group) in dict(PaidHoursForm.base_fields["ydelse"].choices)  # type: ignore[attr-defined]


def test_an_unknown_rate_is_said_and_the_way_to_write_it_shown(mette: Client) -> None:
    said = page(mette, ydelse="flexible", timeloen="150", ydelse_nu="18.000", den="1-6-2026")
    assert "Forskellen kan ikke regnes ud" in said
    assert reverse("reference:rule", args=["flexible.pay.max"]) in said
    assert "fra 1.200 til 1.329 kr." in said  # the wage itself is known


def test_a_loss_is_written_with_its_sign_and_a_word(mette: Client) -> None:
    said = page(mette, ydelse="unemployment", timeloen="130", timer="15", den="1-6-2026")
    assert "\N{MINUS SIGN}" in said
    assert "færre penge" in said
    assert "15 timer" in said


@pytest.mark.parametrize(
    "odd", [{"ydelse": "lotto"}, {"timeloen": "0"}, {"timeloen": "NaN"}, {"timer": "38"}, {"den": "31-2-2026"}]
)
def test_figures_that_cannot_be_used_are_told_beside_their_field(mette: Client, odd: dict[str, str]) -> None:
    answer = mette.get(URL, CASH | odd)
    assert answer.status_code == 422
    assert "ikke en afgørelse" not in answer.content.decode()


def test_the_way_there_goes_from_the_list_and_asks_the_database_little(
    mette: Client, django_assert_max_num_queries: Any
) -> None:
    assert URL in mette.get(reverse("calculators:list")).content.decode()
    with django_assert_max_num_queries(5):
        page(mette, **CASH)
