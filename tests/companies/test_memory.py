"""What the municipality remembers of a company: contacts, promises, pauses, and what stands beside the company."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.companies.conftest import MARCH_2
from tests.companies.factories import make_company, make_contact

from jobbro.audit.changes import timeline
from jobbro.companies.actions import (
    ContactTold,
    PromiseSaid,
    SavedMeanwhile,
    change_logged_contact,
    end_pause,
    keep_promise,
    log_contact,
    make_promise,
    move_next_contact,
    move_promise,
    pause_contact,
    settle_next_contact,
    withdraw_promise,
)
from jobbro.companies.models import (
    CompanyContact,
    CompanyPromise,
    ContactChannel,
    ContactOutcome,
    ContactPause,
    ContactPurpose,
    PreparationKey,
    PromiseState,
)
from jobbro.companies.queries.preparation import preparation_card
from jobbro.companies.queries.timeline import company_timeline

pytestmark = pytest.mark.django_db
TODAY = MARCH_2.date()


def told(days_ago: int = 0, outcome: ContactOutcome = ContactOutcome.HELD, **more: Any) -> ContactTold:
    """Return a contact so many days before 2 March 2026."""
    return ContactTold(at=MARCH_2 - timedelta(days=days_ago), outcome=outcome, **more)


def standing(company):
    """Return what stands beside the company."""
    company.refresh_from_db()
    return company.spoken_times, company.last_spoken_on, company.next_step_on, company.paused_until


@pytest.mark.req("R-009")
def test_a_visit_that_is_told_days_later_is_known_from_the_day_it_was_held(consultant):
    company = make_company()
    log_contact(by=consultant, company=company, told=told(8, channel=ContactChannel.VISIT), at=MARCH_2)
    line = company_timeline(company)[0]
    assert line.title == "Besøg søn. 22. februar 2026: Holdt"
    card = preparation_card(company, contacts=(), events=(line,), today=TODAY)
    known = next(one for one in card.lines if one.key == PreparationKey.KNOWN)
    assert known.on_day == date(2026, 2, 22) and "22. feb." in known.text
    log_contact(by=consultant, company=company, told=told(), at=MARCH_2)
    assert company_timeline(company)[0].title == "Opkald: Holdt"


@pytest.mark.req("R-007")
def test_a_new_purpose_after_the_call_is_recorded_with_the_one_it_was(consultant, colleague_same_team):
    company = make_company()
    logged = log_contact(by=consultant, company=company, told=told(1), at=MARCH_2)
    assert logged.purpose == ContactPurpose.GENERAL
    changed = told(1, purpose=ContactPurpose.CITIZEN)
    change_logged_contact(by=colleague_same_team, contact=logged, told=changed, edit_version=1, at=MARCH_2)
    event = timeline(company)[0]
    assert (event.action, event.details["was"], event.details["now"]) == (
        "company.contact_purpose",
        "general",
        "citizen",
    )
    assert "Generel → Konkret borger" in company_timeline(company)[0].title
    with pytest.raises(SavedMeanwhile):
        change_logged_contact(by=consultant, contact=logged, told=told(1), edit_version=1, at=MARCH_2)


def test_what_was_told_and_what_waits_stands_beside_the_company(consultant):
    company = make_company()
    assert standing(company) == (None, None, None, None)
    log_contact(by=consultant, company=company, told=told(40), at=MARCH_2)
    log_contact(by=consultant, company=company, told=told(3, ContactOutcome.NOT_REACHED), at=MARCH_2)
    promise = make_promise(
        by=consultant, company=company, said=PromiseSaid("Svar på opgaver", consultant, date(2026, 3, 9)), at=MARCH_2
    )
    pause = pause_contact(by=consultant, company=company, reason="Flytter", ends_on=date(2026, 4, 1), at=MARCH_2)
    assert standing(company) == (1, TODAY - timedelta(days=40), date(2026, 3, 9), date(2026, 4, 1))
    move_promise(by=consultant, promise=promise, to=date(2026, 3, 12), at=MARCH_2)
    assert standing(company)[2] == date(2026, 3, 12)
    keep_promise(by=consultant, promise=promise, at=MARCH_2)
    end_pause(by=consultant, pause=pause, at=MARCH_2)
    assert standing(company) == (1, TODAY - timedelta(days=40), None, None)


def test_ones_own_next_call_is_settled_when_somebody_was_reached_and_not_before(consultant, colleague_same_team):
    company, friday = make_company(), date(2026, 2, 27)
    again = told(7, ContactOutcome.CALL_AGAIN, next_on=friday)
    mine = log_contact(by=consultant, company=company, told=again, at=MARCH_2)
    others = log_contact(by=colleague_same_team, company=company, told=again, at=MARCH_2)
    log_contact(by=consultant, company=company, told=told(0, ContactOutcome.NOT_REACHED), at=MARCH_2)
    mine.refresh_from_db()
    assert mine.waits
    log_contact(by=consultant, company=company, told=told(), at=MARCH_2)
    mine.refresh_from_db()
    others.refresh_from_db()
    assert (mine.waits, others.waits, standing(company)[2]) == (False, True, friday)
    move_next_contact(by=colleague_same_team, contact=others, to=TODAY, at=MARCH_2)
    assert standing(company)[2] == TODAY
    settle_next_contact(by=colleague_same_team, contact=others, at=MARCH_2)
    assert standing(company)[2] is None


def test_a_promise_is_taken_back_with_a_reason_and_then_stands(consultant):
    company = make_company()
    said = PromiseSaid("Finde to kandidater", consultant, TODAY)
    promise = make_promise(by=consultant, company=company, said=said, at=MARCH_2)
    with pytest.raises(ValueError, match="reason"):
        withdraw_promise(by=consultant, promise=promise, because=" ", at=MARCH_2)
    withdraw_promise(by=consultant, promise=promise, because="Virksomheden har ansat en selv", at=MARCH_2)
    keep_promise(by=consultant, promise=promise, at=MARCH_2)
    promise.refresh_from_db()
    assert (promise.state, promise.settled_on) == (PromiseState.WITHDRAWN, TODAY)
    assert [event.action for event in timeline(company)] == ["company.promise_withdrawn", "company.promise_made"]


def test_a_pause_that_ran_out_was_not_ended_by_whoever_makes_the_next(consultant, colleague_same_team):
    company = make_company()
    pause_contact(by=consultant, company=company, reason="Travlt", ends_on=date(2026, 3, 5), at=MARCH_2)
    later = MARCH_2 + timedelta(days=10)
    pause_contact(by=colleague_same_team, company=company, reason="Flytter", ends_on=date(2026, 4, 1), at=later)
    assert [pause.ended_by for pause in ContactPause.objects.order_by("ends_on")] == [None, None]
    assert standing(company)[3] == date(2026, 4, 1)


def test_a_new_pause_takes_the_place_of_the_old_one(consultant, colleague_same_team):
    company = make_company()
    pause_contact(by=consultant, company=company, reason="Travlt", ends_on=date(2026, 3, 20), at=MARCH_2)
    pause_contact(by=colleague_same_team, company=company, reason="Ombygning", ends_on=date(2026, 3, 10), at=MARCH_2)
    assert [pause.ended_by for pause in ContactPause.objects.order_by("ends_on")] == [None, colleague_same_team]
    assert standing(company)[3] == date(2026, 3, 10)


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": ContactOutcome.CALL_AGAIN},
        {"days_ago": -1},
        {"next_on": TODAY - timedelta(days=1)},
    ],
)
def test_a_contact_that_does_not_make_sense_is_refused(consultant, wrong):
    with pytest.raises(ValueError, match=r"day|future|before"):
        log_contact(by=consultant, company=make_company(), told=told(**wrong), at=MARCH_2)


def test_a_person_of_another_company_is_refused(consultant):
    stranger = make_contact(make_company(name="Anden"))
    with pytest.raises(ValueError, match="another company"):
        log_contact(by=consultant, company=make_company(), told=told(person=stranger), at=MARCH_2)


def test_the_database_refuses_what_makes_no_sense(consultant):
    company = make_company()
    base = {"company": company, "made_by": consultant}
    rows = [
        CompanyContact(company=company, by=consultant, at=MARCH_2, outcome=ContactOutcome.CALL_AGAIN),
        CompanyContact(company=company, by=consultant, at=MARCH_2, outcome=ContactOutcome.HELD, next_settled_on=TODAY),
        CompanyPromise(**base, owner=consultant, made_at=MARCH_2, due_on=TODAY, what=""),
        CompanyPromise(**base, owner=consultant, made_at=MARCH_2, due_on=TODAY, what="Svar", state="withdrawn"),
        ContactPause(**base, reason="", starts_on=TODAY, ends_on=TODAY),
        ContactPause(**base, reason="Travlt", starts_on=TODAY, ends_on=TODAY - timedelta(days=1)),
    ]
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
