"""What a company needs: kept apart by when, with an owner and a next step; no need is an answer too."""

from datetime import date

import pytest
from tests.companies.factories import make_company, make_contact
from tests.conftest import on_day

from jobbro.companies import actions
from jobbro.companies.models import CompanyNeed
from jobbro.companies.queries.needs import NEEDS_SHOWN, register_of, was_asked
from jobbro.companies.queries.timeline import company_timeline

MARCH_2 = on_day("2026-03-02")
HEARD = date(2026, 3, 2)


def need_facts(**changes):
    values = {"kind": CompanyNeed.Kind.PEAKS, "words": "Hænder i spidsbelastningen", "heard_on": HEARD}
    return actions.NeedFacts(**values | changes)


def add(consultant, company, **changes):
    return actions.add_need(by=consultant, company=company, facts=need_facts(**changes), at=MARCH_2)


def standing(company):
    """Return the needs that the company still has, as the page lists them."""
    return [line.need for _horizon, group in register_of(company, today=HEARD).groups for line in group]


def test_two_needs_are_kept_apart_and_the_one_that_is_now_comes_first(consultant):
    company = make_company()
    later = add(consultant, company, words="Pension i køkkenet", horizon="later", kind="labour", urgency="pressing")
    now = add(consultant, company, next_step="Ring til Leif", next_step_on=date(2026, 3, 9))

    assert standing(company) == [now, later]
    assert [(need.owner, need.state) for need in standing(company)] == [(consultant, "open")] * 2
    assert now.next_step == "Ring til Leif" and later.next_step == ""


def test_settled_needs_never_crowd_out_one_that_stands(consultant):
    company = make_company()
    old = add(consultant, company, heard_on=date(2025, 1, 1))
    settled = {"state": "solved", "settled_on": HEARD, "kind": "labour", "words": "To hænder", "heard_on": HEARD}
    CompanyNeed.objects.bulk_create(CompanyNeed(company=company, **settled) for _ in range(NEEDS_SHOWN))
    assert standing(company) == [old]


def test_a_settled_need_leaves_the_list_and_comes_back_when_it_is_opened(consultant):
    need = add(consultant, make_company())
    settle = {"by": consultant, "need": need, "because": "De fandt selv to", "at": MARCH_2}
    actions.settle_need(**settle, state=CompanyNeed.State.SOLVED)
    actions.settle_need(**settle, state=CompanyNeed.State.SOLVED)

    need.refresh_from_db()
    assert (need.state, need.settled_on, need.edit_version) == ("solved", HEARD, 2)
    assert standing(need.company) == []

    actions.reopen_need(by=consultant, need=need, at=MARCH_2)
    assert [one.settled_because for one in standing(need.company)] == [""]
    with pytest.raises(ValueError, match="not settled"):
        actions.settle_need(**settle, state=CompanyNeed.State.OFFERED)


def test_a_change_is_refused_on_an_old_version_and_for_a_stranger(consultant):
    need = add(consultant, make_company())
    actions.change_need(by=consultant, need=need, facts=need_facts(words="To formiddage"), edit_version=1, at=MARCH_2)
    with pytest.raises(actions.SavedMeanwhile):
        actions.change_need(by=consultant, need=need, facts=need_facts(), edit_version=1, at=MARCH_2)
    stranger = make_contact(make_company(name="En anden"))
    with pytest.raises(ValueError, match="another company"):
        add(consultant, need.company, contact=stranger)


def test_that_a_company_needs_nothing_is_remembered_until_it_says_otherwise(consultant):
    company = make_company()
    assert was_asked(company) is None
    actions.asked_no_need(by=consultant, company=company, asked_on=date(2026, 2, 1), at=MARCH_2)
    told = was_asked(company)
    assert told is not None and (told.on_day, told.had_need) == (date(2026, 2, 1), False)

    add(consultant, company)
    told = was_asked(company)
    assert told is not None and (told.on_day, told.had_need) == (HEARD, True)


def test_the_story_tells_the_sort_of_need_and_not_its_words(consultant):
    company = make_company()
    add(consultant, company)
    assert [line.title for line in company_timeline(company)] == ["Behov hørt: Travle timer eller dage"]
