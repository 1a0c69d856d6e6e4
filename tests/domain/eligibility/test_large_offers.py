"""The large toolbox where rules exist, on both sides of each boundary, and what would open a closed tool."""

from datetime import date
from decimal import Decimal

import pytest

from jobbro.domain.eligibility import (
    LargeFacts,
    LargeTool,
    Offer,
    OfferFacts,
    Person,
    Tool,
    ToolAnswer,
    large_offers,
    offers,
)
from jobbro.domain.eligibility.employer_schemes import Retention
from jobbro.library import rulebook, texts
from jobbro.library.tool_words import say_verdict

DAY = date(2024, 6, 1)


def large(facts: LargeFacts, on_date: date = DAY) -> dict[LargeTool, ToolAnswer]:
    return {LargeTool(answer.tool): answer for answer in large_offers(facts, rulebook(), on_date=on_date)}


def basic(facts: OfferFacts) -> dict[Tool, ToolAnswer]:
    return {Tool(answer.tool): answer for answer in offers(facts, rulebook(), on_date=DAY)}


def test_there_are_exactly_eight_answers_and_each_is_said_in_danish():
    for facts in (LargeFacts(), LargeFacts(Person(age=24), 90, 12, Retention(Decimal(8), Decimal(20)), Decimal(1))):
        found = large_offers(facts, rulebook(), on_date=DAY)
        assert [answer.tool for answer in found] == list(LargeTool)
        for answer in found:
            said = say_verdict(answer, texts())
            assert said.text.title and said.text.reason and "{" not in said.text.reason


@pytest.mark.parametrize(
    ("dismissed", "staff", "case"),
    [(12, 90, "announce"), (9, 90, "below"), (5, 20, "too_small"), (30, 300, "announce"), (9, 8, "numbers_disagree")],
)
def test_dismissals_say_whether_they_must_be_announced(dismissed, staff, case):
    assert large(LargeFacts(staff=staff, dismissals=dismissed))[LargeTool.DISMISSALS].case == case


def test_the_arithmetic_of_dismissals_is_said_in_words():
    answer = large(LargeFacts(staff=90, dismissals=12))[LargeTool.DISMISSALS]
    assert say_verdict(answer, texts()).arithmetic == "12 af 90 ansatte inden for 30 dage; grænsen er 10"


def test_without_numbers_the_help_is_open_and_the_numbers_are_asked_for():
    answer = large(LargeFacts(staff=90))[LargeTool.DISMISSALS]
    assert (answer.offer, answer.missing) == (Offer.POSSIBLE, ("dismissals",))


@pytest.mark.parametrize(("age", "offer"), [(24, Offer.NOT_POSSIBLE), (25, Offer.NEEDS_CASEWORKER)])
def test_an_adult_apprentice_is_twenty_five(age, offer):
    assert large(LargeFacts(Person(age=age)))[LargeTool.APPRENTICESHIP].offer is offer


@pytest.mark.parametrize(("earned", "offer"), [(10320, Offer.NEEDS_CASEWORKER), (10321, Offer.NOT_POSSIBLE)])
def test_a_free_card_asks_what_was_earned_before(earned, offer):
    assert large(LargeFacts(earlier_income=Decimal(earned)))[LargeTool.FREE_CARD].offer is offer


def test_an_unknown_limit_of_the_free_card_is_never_zero():
    answer = large(LargeFacts(earlier_income=Decimal(1)), date(2026, 11, 22))[LargeTool.FREE_CARD]
    assert (answer.offer, answer.case) == (Offer.NEEDS_CASEWORKER, "no_rule")


@pytest.mark.req("R-122")
def test_few_ordinary_hours_in_a_course_call_for_a_concrete_assessment():
    few = Retention(months_on_special_terms=Decimal(0), few_ordinary_hours_in_a_course=True)
    answer = large(LargeFacts(retention=few))[LargeTool.RETENTION]
    assert answer.case == "needs_assessment"
    assert say_verdict(answer, texts()).text.reason.startswith("Kræver konkret vurdering.")


def test_retention_is_never_closed_by_the_months_alone():
    facts = Retention(Decimal(11), Decimal(20), False, False)
    answer = large(LargeFacts(retention=facts))[LargeTool.RETENTION]
    assert (answer.offer, answer.case) == (Offer.NEEDS_CASEWORKER, "condition_not_met")


def test_what_would_open_a_subsidised_job_is_said_and_really_opens_it():
    person = Person(1, months_on_benefit=Decimal(4), has_qualifying_education=True, age=40, single_provider=False)
    answer = basic(OfferFacts(person))[Tool.SUBSIDISED_JOB]
    assert say_verdict(answer, texts()).opens == ("Åbner, når borgeren har været 2 måneder mere på ydelse.",)
    assert say_verdict(answer, texts()).arithmetic == "4 måneder på ydelse, kravet er 6"


def test_nothing_is_proposed_that_would_not_open_the_tool():
    assert basic(OfferFacts(Person(9, months_on_benefit=Decimal(4))))[Tool.SUBSIDISED_JOB].changes == ()
    assert basic(OfferFacts(Person(2), True, Decimal(20)))[Tool.TRANSPORT].changes == ()


def test_an_apprentice_who_is_too_young_opens_with_the_years():
    answer = large(LargeFacts(Person(age=24)))[LargeTool.APPRENTICESHIP]
    assert say_verdict(answer, texts()).opens == ("Åbner, når lærlingen er fyldt 25 år.",)


def test_the_kilometres_that_are_paid_are_told():
    answer = basic(OfferFacts(Person(2), False, Decimal("30.5")))[Tool.TRANSPORT]
    assert say_verdict(answer, texts()).arithmetic == (
        "30,5 kilometer om dagen minus 24 giver 6,5 kilometer, der dækkes"
    )


@pytest.mark.parametrize(
    ("retention", "words"),
    [
        (Retention(Decimal(4), Decimal(5)), "højst er 6 år til folkepensionen"),
        (Retention(Decimal(4), sudden_illness_or_injury=True), "pludselig sygdom eller skade"),
    ],
)
def test_the_exemption_from_the_months_of_retention_is_named_and_no_sum_says_no(retention, words):
    said = say_verdict(large(LargeFacts(retention=retention))[LargeTool.RETENTION], texts())
    assert words in said.text.reason and said.arithmetic == ""


def test_few_hours_in_a_course_are_given_no_sum_that_says_no():
    retention = Retention(Decimal(4), Decimal(20), few_ordinary_hours_in_a_course=True)
    assert say_verdict(large(LargeFacts(retention=retention))[LargeTool.RETENTION], texts()).arithmetic == ""
