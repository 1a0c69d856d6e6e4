"""What is ticked or written in a talk becomes data on the citizen, and nothing is lost on the way."""

from datetime import timedelta

import pytest
from tests.citizens.factories import NOW, TODAY
from tests.meetings.talking import card_of, closed, say

from jobbro import library
from jobbro.audit.models import ChangeEvent
from jobbro.citizens.models import WITH_SOURCE, Fact, FactKind
from jobbro.library.question_files import ASKED, Becomes, TalkPart
from jobbro.meetings import actions
from jobbro.meetings.actions import Said, TaskTerms
from jobbro.meetings.actions.answers import KIND_OF
from jobbro.meetings.models import CardAnswer, Owner, SkipReason, TalkTask
from jobbro.placements.models import MeansSense
from jobbro.progression.models import CitizenGoal, GoalState


def test_each_kind_of_answer_has_a_kind_of_fact():
    # What can be looked up has a source, and no card asks for it.
    assert set(KIND_OF.values()) == set(FactKind) - set(WITH_SOURCE)
    assert set(Becomes) - set(KIND_OF) == {Becomes.GOAL, Becomes.TALK}


@pytest.mark.parametrize(
    ("card", "kind"),
    [
        ("what-pulls", FactKind.WISH),
        ("what-you-can", FactKind.SKILL),
        ("everyday", FactKind.EVERYDAY),
        ("worked-with", FactKind.CV),
        ("lifting", FactKind.NEED),
        ("tried-before", FactKind.BACKGROUND),
    ],
)
def test_words_on_a_card_are_a_fact_of_its_kind_and_stand_nowhere_else(talk, consultant, card, kind):
    answer = say(talk, consultant, card, "Jeg ordner cykler for hele vejen")
    fact = Fact.objects.get()
    assert (fact.kind, fact.wording, fact.noted_on) == (kind, "Jeg ordner cykler for hele vejen", talk.held_on)
    assert (answer.fact, answer.text) == (fact, "")
    assert not fact.releases.exists()


def test_a_first_step_is_a_goal_that_is_laid_away_when_it_is_taken_back(talk, consultant):
    say(talk, consultant, "first-thing", "Ring til kirkegården")
    goal = CitizenGoal.objects.get()
    assert (goal.wording, goal.starts_on, goal.citizen) == ("Ring til kirkegården", talk.held_on, talk.citizen)
    say(talk, consultant, "first-thing", "Ring til kirkegården mandag", version=goal.edit_version)
    goal.refresh_from_db()
    assert goal.wording == "Ring til kirkegården mandag"
    say(talk, consultant, "first-thing", "", version=goal.edit_version)
    goal.refresh_from_db()
    assert (goal.state, CardAnswer.objects.count()) == (GoalState.DROPPED, 0)


def test_a_tick_is_a_fact_and_taking_it_back_lays_the_fact_away(talk, consultant):
    say(talk, consultant, "lifting", ticked=frozenset({"five"}))
    assert Fact.objects.get().wording == "Kan løfte op til 5 kg"
    say(talk, consultant, "lifting", ticked=frozenset(), shown=frozenset({"five"}))
    assert not Fact.objects.get().is_current
    assert not CardAnswer.objects.exists()


def test_an_option_that_the_card_does_not_have_is_not_kept(talk, consultant):
    say(talk, consultant, "lifting", ticked=frozenset({"hundred", ASKED}))
    assert not CardAnswer.objects.exists()


def test_ticks_of_two_devices_are_joined(talk, consultant, colleague_same_team):
    say(talk, consultant, "what-kind", ticked=frozenset({"outdoors"}))
    say(talk, colleague_same_team, "what-kind", ticked=frozenset({"animals"}))
    assert set(CardAnswer.objects.values_list("option", flat=True)) == {"outdoors", "animals"}


def test_words_never_overwrite_other_words_unseen(talk, consultant, colleague_same_team):
    say(talk, consultant, "worked-with", "Gartner i to år")
    with pytest.raises(actions.SaidMeanwhile) as late:
        say(talk, colleague_same_team, "worked-with", "Bager som ung")
    assert late.value.saved["text"] == "Gartner i to år"
    assert late.value.saved_by == consultant.full_name
    assert [fact.wording for fact in Fact.objects.all()] == ["Gartner i to år"]


def test_a_change_on_the_citizens_page_is_not_overwritten_from_the_talk(talk, consultant):
    answer = say(talk, consultant, "worked-with", "Gartner")
    Fact.objects.filter(pk=answer.fact.pk).update(wording="Gartner hos Hansen", edit_version=2)
    with pytest.raises(actions.SaidMeanwhile):
        say(talk, consultant, "worked-with", "Gartner i to år", version=1)


def test_a_form_that_was_sent_before_the_line_dropped_changes_nothing_the_second_time(talk, consultant):
    for _again in range(2):
        say(talk, consultant, "worked-with", "Gartner", ticked=frozenset())
        say(talk, consultant, "lifting", ticked=frozenset({"five"}))
    assert Fact.objects.count() == 2
    assert ChangeEvent.objects.filter(action="talk.answered").count() == 2


def test_a_card_can_be_skipped_with_a_reason_and_answered_later(talk, consultant):
    skipped = say(talk, consultant, "lifting", skipped=SkipReason.DECLINED)
    assert (skipped.skipped, Fact.objects.count()) == (SkipReason.DECLINED, 0)
    answered = say(talk, consultant, "lifting", "Højst en kasse vand", version=skipped.edit_version)
    assert (answered.skipped, Fact.objects.get().wording) == ("", "Højst en kasse vand")


def test_nothing_is_written_in_a_talk_that_is_closed(talk, consultant):
    closed(talk, consultant)
    with pytest.raises(actions.ConversationClosed):
        say(talk, consultant, "lifting", "Fem kilo")
    assert not Fact.objects.exists()


def test_the_story_never_tells_what_was_said(talk, consultant):
    say(talk, consultant, "tried-before", "Jeg blev sendt hjem")
    told = " ".join(str(event.details) for event in ChangeEvent.objects.all())
    assert "sendt hjem" not in told


@pytest.mark.req("R-043")
def test_a_reason_to_hesitate_is_kept_as_the_citizens_own_statement_and_never_leaves_the_house(talk, consultant):
    say(talk, consultant, "afraid-of-demands", "Jeg ved ikke, om jeg kan holde til det")
    fact = Fact.objects.get()
    assert (fact.kind, fact.in_own_words) == (FactKind.BACKGROUND, True)
    assert any("job på få timer som start" in way for way in card_of("afraid-of-demands").ways)
    (resistance,) = [deck for deck in library.questions().decks_of(TalkPart.POSSIBILITIES) if deck.id == "resistance"]
    assert len(resistance.cards) == 4
    assert all(card.ways and card.is_note for card in resistance.cards)


@pytest.mark.req("R-038")
def test_only_the_corrected_words_are_kept_as_the_citizens_own(talk, consultant):
    answer = say(talk, consultant, "lifting", "Må ikke løfte tungt")
    actions.play_back(by=consultant, conversation=talk, fact=answer.fact, wording="Op til 8 kg", edit_version=1, at=NOW)
    fact = Fact.objects.get()
    assert (fact.wording, fact.in_own_words) == ("Op til 8 kg", True)
    with pytest.raises(actions.SaidMeanwhile):
        actions.play_back(by=consultant, conversation=talk, fact=fact, wording="Op til 5 kg", edit_version=1, at=NOW)


@pytest.mark.req("R-044")
@pytest.mark.req("R-040")
def test_a_frame_is_noted_with_its_version_and_the_citizens_remark_beside_it(talk, consultant):
    frame = library.frames()["duties"]
    review = actions.review_frame(
        by=consultant, conversation=talk, frame=frame, comment="Det er fint", edit_version=0, on_date=TODAY, at=NOW
    )
    assert (review.version, review.gone_through_on, review.comment) == (frame.version, TODAY, "Det er fint")
    event = ChangeEvent.objects.get(action="talk.frame_reviewed")
    assert event.details == {
        "conversation": str(talk.pk), "frame": "duties", "version": frame.version.isoformat()
    }  # fmt: skip
    with pytest.raises(actions.SaidMeanwhile):
        actions.review_frame(
            by=consultant, conversation=talk, frame=frame, comment="Nej", edit_version=0, on_date=TODAY, at=NOW
        )


@pytest.mark.req("R-041")
def test_a_no_to_an_activity_opens_a_task_for_the_consultant(talk, consultant):
    for answer in MeansSense:
        said = actions.NewActivity("Praktik", "Fordi du vil ud", answer, "Tal igen om praktik")
        actions.give_reason(by=consultant, conversation=talk, said=said, at=NOW)
    task = TalkTask.objects.get()
    assert (task.todo, task.owner, task.about.citizen_answer) == ("Tal igen om praktik", Owner.CONSULTANT, "no")


@pytest.mark.req("R-042")
def test_a_talk_is_closed_only_when_it_is_agreed_who_does_what_and_when(talk, consultant):
    with pytest.raises(actions.NotAgreedYet) as nothing:
        actions.close_conversation(by=consultant, conversation=talk, at=NOW)
    assert nothing.value.unfinished == ()
    day = TODAY + timedelta(days=7)
    tasks = [
        actions.add_task(by=consultant, conversation=talk, terms=TaskTerms("Gør noget", owner, day), at=NOW)
        for owner in ("", *Owner.values)
    ]
    with pytest.raises(actions.NotAgreedYet) as lacking:
        actions.close_conversation(by=consultant, conversation=talk, at=NOW)
    assert lacking.value.unfinished == (tasks[0],)
    actions.change_task(
        by=consultant, task=tasks[0], terms=TaskTerms("Gør noget", Owner.CITIZEN), edit_version=1, at=NOW
    )
    with pytest.raises(actions.NotAgreedYet):
        actions.close_conversation(by=consultant, conversation=talk, at=NOW)
    actions.drop_task(by=consultant, task=tasks[0], at=NOW)
    actions.close_conversation(by=consultant, conversation=talk, at=NOW)
    talk.refresh_from_db()
    assert (talk.closed_by, talk.closed_at) == (consultant, NOW)


def test_a_no_task_without_a_day_holds_the_talk_open_until_it_is_planned(talk, consultant):
    said = actions.NewActivity("Praktik", "Fordi du vil ud", MeansSense.NO, "Tal igen om praktik")
    actions.give_reason(by=consultant, conversation=talk, said=said, at=NOW)
    with pytest.raises(actions.NotAgreedYet) as lacking:
        actions.close_conversation(by=consultant, conversation=talk, at=NOW)
    assert [task.todo for task in lacking.value.unfinished] == ["Tal igen om praktik"]


def test_what_is_saved_is_bounded_by_the_scale(talk, consultant):
    assert say(talk, consultant, "wants", score=10).score == 10
    assert Said().score is None
