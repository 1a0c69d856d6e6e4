"""The twelve tools: what can be promised today, what is ruled out, and what the caseworker decides."""

from datetime import date
from decimal import Decimal

import pytest

from jobbro.domain.eligibility import Offer, OfferFacts, Person, Tool, offers
from jobbro.domain.rules import Rulebook
from jobbro.library import rulebook, texts
from jobbro.library.rule_words import say_tool
from jobbro.library.tool_words import ToolVerdict, say_verdict

DAY = date(2023, 6, 1)
NOBODY = OfferFacts()


def answers(facts: OfferFacts, on_date: date = DAY) -> dict[Tool, Offer]:
    found = offers(facts, rulebook(), on_date=on_date)
    return {answer.tool: answer.offer for answer in found if isinstance(answer.tool, Tool)}


@pytest.mark.req("R-023")
def test_there_are_exactly_twelve_cards_and_each_has_danish_words():
    found = offers(NOBODY, rulebook(), on_date=DAY)
    assert [answer.tool for answer in found] == list(Tool)
    assert len(found) == 12
    for answer in found:
        said = say_tool(answer, texts())
        assert said.title and said.summary and said.reason and "{" not in said.reason


@pytest.mark.req("R-023")
def test_mariannes_tools_can_all_be_recorded_on_her_course():
    marianne = OfferFacts(
        person=Person(target_group=3, could_get_ordinary_or_subsidised_job=False),
        lasting_limitation=True,
        granted_flexible_job=False,
    )
    found = answers(marianne)
    for tool in (Tool.PAID_HOURS, Tool.PRACTICE, Tool.FOLLOW_UP):
        assert found[tool] is Offer.POSSIBLE
    for tool in (Tool.MENTOR, Tool.FLEXIBLE_JOB, Tool.DISABILITY_SUPPORT):
        assert found[tool] is Offer.NEEDS_CASEWORKER


@pytest.mark.parametrize(
    ("person", "offer"),
    [
        (Person(1, months_on_benefit=Decimal(6)), Offer.POSSIBLE),
        (
            Person(1, months_on_benefit=Decimal(5), has_qualifying_education=True, age=40, single_provider=False),
            Offer.NOT_POSSIBLE,
        ),
        (Person(1, months_on_benefit=Decimal(5)), Offer.NEEDS_CASEWORKER),
        (Person(9), Offer.NOT_POSSIBLE),
        (Person(11), Offer.POSSIBLE),
        (Person(4, plainly_education_ready=True), Offer.NOT_POSSIBLE),
        (Person(), Offer.NEEDS_CASEWORKER),
    ],
)
def test_a_subsidised_job_follows_group_and_time_on_benefit(person, offer):
    assert answers(OfferFacts(person=person))[Tool.SUBSIDISED_JOB] is offer


@pytest.mark.parametrize(("days", "offer"), [(9, Offer.NOT_POSSIBLE), (10, Offer.NEEDS_CASEWORKER)])
def test_section_56_needs_ten_expected_days_of_absence(days, offer):
    assert answers(OfferFacts(expected_sick_days_a_year=days))[Tool.SECTION_56] is offer


@pytest.mark.parametrize(
    ("facts", "offer"),
    [
        (OfferFacts(Person(2), False, Decimal("24")), Offer.NOT_POSSIBLE),
        (OfferFacts(Person(2), False, Decimal("24.1")), Offer.POSSIBLE),
        (OfferFacts(Person(2), True, Decimal("50")), Offer.NOT_POSSIBLE),
        (OfferFacts(Person(13), False, Decimal("50")), Offer.NEEDS_CASEWORKER),
        (OfferFacts(Person(2), False, None), Offer.NEEDS_CASEWORKER),
    ],
)
def test_transport_is_paid_beyond_24_kilometres_outside_private_subsidised_jobs(facts, offer):
    assert answers(facts)[Tool.TRANSPORT] is offer


@pytest.mark.parametrize(
    ("granted", "on_date", "offer"),
    [
        (date(2026, 1, 31), date(2026, 2, 1), Offer.POSSIBLE),
        (date(2026, 2, 1), date(2026, 2, 1), Offer.NOT_POSSIBLE),
        (None, date(2026, 2, 1), Offer.NEEDS_CASEWORKER),
        (None, date(2026, 1, 31), Offer.POSSIBLE),
    ],
)
def test_a_closed_group_is_offered_practice_only_in_cases_granted_before(granted, on_date, offer):
    person = Person(8, group_granted_on=granted, could_get_ordinary_or_subsidised_job=False)
    assert answers(OfferFacts(person=person), on_date)[Tool.PRACTICE] is offer


def test_practice_is_not_offered_to_somebody_who_can_get_a_job():
    person = Person(1, could_get_ordinary_or_subsidised_job=True)
    assert answers(OfferFacts(person=person))[Tool.PRACTICE] is Offer.NOT_POSSIBLE


@pytest.mark.parametrize(("granted", "offer"), [(True, Offer.POSSIBLE), (False, Offer.NEEDS_CASEWORKER)])
def test_a_flexible_job_waits_for_the_grant(granted, offer):
    assert answers(OfferFacts(granted_flexible_job=granted))[Tool.FLEXIBLE_JOB] is offer


def test_without_a_rule_for_the_day_the_caseworker_is_asked():
    found = {answer.tool: answer for answer in offers(NOBODY, rulebook(), on_date=date(2019, 12, 31))}
    assert (found[Tool.PRACTICE].offer, found[Tool.PRACTICE].case) == (Offer.NEEDS_CASEWORKER, "no_rule")
    with pytest.raises(LookupError):
        offers(NOBODY, Rulebook([]), on_date=DAY)


def said_of(person: Person, tool: Tool = Tool.SUBSIDISED_JOB, on_date: date = DAY, **facts) -> ToolVerdict:
    found = offers(OfferFacts(person=person, **facts), rulebook(), on_date=on_date)
    return say_verdict(next(answer for answer in found if answer.tool is tool), texts())


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (Person(2, months_on_benefit=Decimal(3), has_qualifying_education=False), "erhvervskompetencegivende"),
        (Person(2, months_on_benefit=Decimal(3), age=51), "over 50 år"),
        (Person(2, months_on_benefit=Decimal(3), single_provider=True), "enlig forsørger"),
        (Person(8, months_on_benefit=Decimal(3)), "Hos en privat er kravet 6 måneder"),
        (Person(11, months_on_benefit=Decimal(3)), "skal ikke have fået ydelse"),
        (Person(11, months_on_benefit=Decimal(3), has_qualifying_education=False), "skal ikke have fået ydelse"),
    ],
)
def test_the_exemption_that_opens_a_subsidised_job_is_named_and_no_sum_says_no(person, words):
    said = said_of(person)
    assert said.text.offer is Offer.POSSIBLE
    assert words in said.text.reason and said.arithmetic == ""


def test_months_that_are_enough_need_no_exemption():
    said = said_of(Person(2, months_on_benefit=Decimal(7), has_qualifying_education=False))
    assert said.text.reason == "Målgruppen kan få løntilskud."
    assert said.arithmetic == "7 måneder på ydelse, kravet er 6"


def test_a_group_that_is_ruled_out_is_given_no_sum_that_says_yes():
    assert said_of(Person(9, months_on_benefit=Decimal(12))).arithmetic == ""


def test_an_old_case_in_a_closed_group_is_said_to_be_old():
    person = Person(8, group_granted_on=date(2026, 1, 31), could_get_ordinary_or_subsidised_job=False)
    said = said_of(person, Tool.PRACTICE, date(2026, 2, 1))
    assert "borgerens sag er bevilget før" in said.text.reason
    assert "bevilget før" not in said_of(person, Tool.PRACTICE, date(2026, 1, 31)).text.reason


def test_no_kilometre_is_counted_in_a_private_subsidised_job():
    facts = {"in_private_subsidised_job": True, "daily_kilometres": Decimal(50)}
    said = said_of(Person(2), Tool.TRANSPORT, **facts)
    assert said.text.offer is Offer.NOT_POSSIBLE and said.arithmetic == ""
