"""What a municipality adds to the rulebook: own rates where none was found, and rule sets that somebody signed for."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from jobbro.accounts.actions import (
    AlreadyThere,
    NewRate,
    NotForThisRule,
    SetHasChanged,
    enter_local_rate,
    sign_off_rule_set,
    withdraw_local_rate,
    withdraw_sign_off,
)
from jobbro.accounts.models import User
from jobbro.accounts.permissions import Role
from jobbro.accounts.queries import rulebook_in_force
from jobbro.audit.changes import timeline
from jobbro.domain.rules import Grade, NoRuleInForce, ValueUnknown
from jobbro.library import rule_set_versions, rulebook

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
RATE = NewRate(
    "subsidised.rate.private",
    date(2026, 1, 1),
    Decimal("95.10"),
    "Kommunens satsbrev",
    "https://kommunen.example/satser",
)


@pytest.fixture
def admin() -> User:
    return User.objects.create_user("bo", role=Role.ADMINISTRATOR, first_name="Bo", last_name="Test")


def test_an_own_rate_answers_from_its_day_and_says_whose_it_is(admin: User) -> None:
    with pytest.raises(ValueUnknown):
        rulebook_in_force().value_of(RATE.rule_id, on_date=date(2026, 6, 1))
    row = enter_local_rate(by=admin, rate=RATE, at=NOW)
    value = rulebook_in_force().value_of(RATE.rule_id, on_date=date(2026, 6, 1))
    assert value.number == Decimal("95.10")
    assert value.grade is Grade.D
    assert "Bo Test" in value.note
    assert timeline(row)[0].action == "rule.rate_entered"
    with pytest.raises(ValueUnknown):
        rulebook_in_force().value_of(RATE.rule_id, on_date=date(2025, 12, 31))


def test_a_rate_taken_back_is_unknown_again_and_twice_is_once(admin: User) -> None:
    row = enter_local_rate(by=admin, rate=RATE, at=NOW)
    withdraw_local_rate(by=admin, rate_id=row.pk, at=NOW)
    withdraw_local_rate(by=admin, rate_id=row.pk, at=NOW)
    with pytest.raises(ValueUnknown):
        rulebook_in_force().value_of(RATE.rule_id, on_date=date(2026, 6, 1))
    assert [event.action for event in timeline(row)] == ["rule.rate_withdrawn", "rule.rate_entered"]
    assert rulebook_in_force().version == rulebook().version


def test_two_rates_from_the_same_day_are_refused(admin: User) -> None:
    enter_local_rate(by=admin, rate=RATE, at=NOW)
    with pytest.raises(AlreadyThere):
        enter_local_rate(by=admin, rate=RATE, at=NOW)


@pytest.mark.parametrize(
    ("rule_id", "day"),
    [
        ("ratio.minimum", date(2026, 1, 1)),  # a condition, no rate
        ("no.such.rule", date(2026, 1, 1)),
        ("subsidised.rate.private", date(2023, 6, 1)),  # known
    ],
)
def test_only_an_unknown_rate_can_be_entered(admin: User, rule_id: str, day: date) -> None:
    rate = NewRate(rule_id, day, Decimal(1), "x", "https://kommunen.example/")
    with pytest.raises(NotForThisRule):
        enter_local_rate(by=admin, rate=rate, at=NOW)


def test_a_rule_set_counts_only_when_signed_in_its_own_wording(admin: User) -> None:
    version = rule_set_versions()["lab-2027"]
    assert "lab2027.main_act" not in rulebook_in_force()
    with pytest.raises(SetHasChanged):
        sign_off_rule_set(by=admin, set_id="lab-2027", set_version="another wording", statement="Læst", at=NOW)
    row = sign_off_rule_set(by=admin, set_id="lab-2027", set_version=version, statement="Læst", at=NOW)
    assert "lab2027.main_act" in rulebook_in_force()
    with pytest.raises(AlreadyThere):
        sign_off_rule_set(by=admin, set_id="lab-2027", set_version=version, statement="Læst", at=NOW)
    assert timeline(row)[0].action == "rule.set_signed_off"
    withdraw_sign_off(by=admin, set_id="lab-2027", at=NOW)
    withdraw_sign_off(by=admin, set_id="lab-2027", at=NOW)
    assert "lab2027.main_act" not in rulebook_in_force()


def test_a_signature_on_an_older_wording_does_not_count(admin: User) -> None:
    row = sign_off_rule_set(
        by=admin, set_id="lab-2027", set_version=rule_set_versions()["lab-2027"], statement="Læst", at=NOW
    )
    row.set_version = "the wording before"
    row.save()
    enter_local_rate(by=admin, rate=RATE, at=NOW)  # any change makes every process read anew
    assert "lab2027.main_act" not in rulebook_in_force()


def test_a_signed_set_that_knows_no_answer_still_says_so(admin: User) -> None:
    sign_off_rule_set(
        by=admin, set_id="lab-2027", set_version=rule_set_versions()["lab-2027"], statement="Læst", at=NOW
    )
    with pytest.raises(NoRuleInForce):
        rulebook_in_force().value_of("lab2027.target_groups", on_date=date(2027, 1, 1))
