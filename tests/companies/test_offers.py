"""From a need to an offer and its answer; the motives, the opening questions and what was expected."""

from datetime import date

import pytest
from tests.companies.factories import make_company, make_contact
from tests.companies.test_needs import HEARD, MARCH_2, add

from jobbro.companies import actions
from jobbro.companies.models import CompanyOffer, Expectation, Motive, MotiveSign
from jobbro.companies.queries.timeline import company_timeline

STATE = CompanyOffer.State


def offer_facts(**changes):
    values = {"proposal_id": "peak-hands", "title": "Faste hænder", "words": "Vi finder en.", "offered_on": HEARD}
    return actions.OfferFacts(**values | {"answer_by": date(2026, 3, 16)} | changes)


def answer(consultant, offer, state, version):
    actions.answer_offer(
        by=consultant,
        offer=offer,
        state=state,
        answered_on=HEARD,
        answer="Det passer ikke nu",
        edit_version=version,
        at=MARCH_2,
    )


def test_an_accepted_proposal_is_an_offer_with_a_day_and_the_need_follows_it(consultant):
    need = add(consultant, make_company())
    make = {"by": consultant, "need": need, "at": MARCH_2}
    actions.refuse_proposal(**make, proposal_id="peak-hands", title="Faste hænder", reason="For tidligt")
    offer = actions.make_offer(**make, facts=offer_facts())

    need.refresh_from_db()
    assert (need.state, offer.state, offer.answer_by, offer.owner) == (
        "offered",
        "offered",
        date(2026, 3, 16),
        consultant,
    )
    assert not need.refused_proposals.exists()
    with pytest.raises(actions.AlreadyOffered):
        actions.make_offer(**make, facts=offer_facts())

    answer(consultant, offer, STATE.DECLINED, 1)
    need.refresh_from_db()
    offer.refresh_from_db()
    assert (need.state, offer.state, offer.answered_on) == ("open", "declined", HEARD)
    with pytest.raises(actions.SavedMeanwhile):
        answer(consultant, offer, STATE.ACCEPTED, 1)
    assert actions.make_offer(**make, facts=offer_facts()).pk != offer.pk


def test_a_proposal_is_turned_down_with_a_reason_and_a_settled_need_gets_no_offer(consultant):
    need = add(consultant, make_company())
    refuse = {"by": consultant, "need": need, "proposal_id": "peak-hands", "title": "Faste hænder", "at": MARCH_2}
    with pytest.raises(ValueError, match="reason"):
        actions.refuse_proposal(**refuse, reason="")
    actions.refuse_proposal(**refuse, reason="For dyrt")
    actions.refuse_proposal(**refuse, reason="De har prøvet det")
    assert [one.reason for one in need.refused_proposals.all()] == ["De har prøvet det"]

    actions.settle_need(by=consultant, need=need, state="dropped", because="Lukker", at=MARCH_2)
    with pytest.raises(actions.NeedIsSettled):
        actions.make_offer(by=consultant, need=need, facts=offer_facts(), at=MARCH_2)


def test_what_is_left_undone_becomes_a_need_and_a_task_without_typing_it_again(consultant):
    company = make_company()
    given = actions.answer_opening(
        by=consultant,
        company=company,
        question_id="left-undone",
        words="oprydning bliver ikke løst",
        becomes=actions.Becomes(need=True),
        at=MARCH_2,
    )
    both = actions.Becomes(need=True, task=True)
    actions.make_of_answer(by=consultant, answer=given, becomes=both, at=MARCH_2)
    actions.make_of_answer(by=consultant, answer=given, becomes=both, at=MARCH_2)

    need, task = company.needs.get(), company.tasks.get()
    assert (need.words, need.kind, need.horizon) == ("oprydning bliver ikke løst", "relief", "now")
    assert (task.title, task.doer, task.description) == ("Oprydning", "nobody", "oprydning bliver ikke løst")
    given.refresh_from_db()
    assert (given.need, given.task) == (need, task)


def test_an_answer_about_the_coming_years_is_a_need_for_later(consultant):
    company = make_company()
    ask = {"by": consultant, "company": company, "words": "To mere i køkkenet", "at": MARCH_2}
    actions.answer_opening(**ask, question_id="hands-for-that", becomes=actions.Becomes(need=True))
    assert company.needs.get().horizon == "later"
    with pytest.raises(actions.UnknownQuestion):
        actions.answer_opening(**ask, question_id="weather", becomes=actions.Becomes())


def test_a_motive_is_read_out_of_words_and_stays_out_of_the_story(consultant):
    company = make_company()
    said = "Vi gør det for vores egen skyld: bundlinje, innovation og talent"
    facts = actions.MotiveFacts(Motive.LABOUR, MotiveSign.Seen.SAID, said, MotiveSign.Confidence.CLEAR, HEARD)
    sign = actions.note_motive(by=consultant, company=company, facts=facts, at=MARCH_2)

    assert {one.motive for one in company.motive_signs.all()} == {"labour"}
    titles = " ".join(line.title for line in company_timeline(company))
    assert "arbejdskraft" not in titles and "bundlinje" not in titles
    assert len(Motive) == 7 and not MotiveSign._meta.get_field("motive").has_default()
    actions.withdraw_motive(by=consultant, sign=sign, at=MARCH_2)
    actions.withdraw_motive(by=consultant, sign=sign, at=MARCH_2)
    assert not company.motive_signs.exists()


def test_when_the_leader_says_no_more_hours_a_search_begins_and_is_ended_by_somebody(consultant):
    company = make_company(name="Plejehjemmet Elsebo")
    facts = actions.ExpectationFacts(
        "Målet er lønnede timer", Expectation.Level.FEW_HOURS, HEARD, make_contact(company), training_weeks=4
    )
    told = actions.confirm_expectation(by=consultant, company=company, facts=facts, at=MARCH_2)
    assert not told.is_searching
    with pytest.raises(ValueError, match="nothing"):
        actions.end_search(by=consultant, expectation=told, outcome="", at=MARCH_2)

    say = {"by": consultant, "expectation": told, "because": "Budgettet er brugt", "at": MARCH_2}
    with pytest.raises(ValueError, match="before"):
        actions.no_more_hours(**say, said_on=date(2026, 3, 1), edit_version=1)
    actions.no_more_hours(**say, said_on=HEARD, edit_version=1)
    told.refresh_from_db()
    assert told.is_searching
    actions.end_search(by=consultant, expectation=told, outcome="Fundet hos naboen", at=MARCH_2)
    told.refresh_from_db()
    assert not told.is_searching and told.search_ended_with == "Fundet hos naboen"
