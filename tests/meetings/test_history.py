"""What several talks show together."""

from datetime import date, timedelta
from itertools import chain

import pytest
from tests.citizens.factories import TODAY
from tests.meetings.talking import another_talk, closed, say

from jobbro import library
from jobbro.library.question_files import ASKED, Quadrant, TalkPart
from jobbro.meetings.models import TalkPurpose
from jobbro.meetings.queries import history
from jobbro.meetings.queries.page import talks_page

CARDS = tuple(chain.from_iterable(deck.cards for deck in library.questions().decks))


@pytest.mark.req("R-058")
def test_the_four_kinds_of_question_count_3_5_3_3():
    counts = [sum(1 for card in CARDS if card.quadrant is kind) for kind in Quadrant]
    assert counts == [3, 5, 3, 3]
    kinds = {card.ask: card.quadrant for card in CARDS}
    assert kinds["Hvem kan hjælpe dig?"] is Quadrant.FUTURE_SIMPLE
    (less,) = [ask for ask in kinds if "tidspunkter, hvor problemet var mindre" in ask]
    assert kinds[less] is Quadrant.PAST_COMPLEX


@pytest.mark.req("R-059")
@pytest.mark.parametrize(
    ("simple", "complex_ones", "purpose", "is_nudged"),
    [
        (9, 1, TalkPurpose.FACTS, False),
        (9, 1, TalkPurpose.PERSPECTIVES, True),
        (3, 1, TalkPurpose.PERSPECTIVES, False),
        (4, 1, TalkPurpose.PERSPECTIVES, True),
        (0, 0, TalkPurpose.PERSPECTIVES, False),
        (0, 1, TalkPurpose.PERSPECTIVES, False),
    ],
)
def test_only_a_talk_for_new_perspectives_with_few_complex_questions_is_nudged(
    simple, complex_ones, purpose, is_nudged
):
    plain = [card.id for card in CARDS if card.quadrant and not card.quadrant.is_complex]
    hard = [card.id for card in CARDS if card.quadrant and card.quadrant.is_complex]
    used = [*(plain * 2)[:simple], *hard[:complex_ones]]
    assert history.balance(purpose, used).nudge is is_nudged


@pytest.mark.req("R-045")
def test_a_fall_of_three_in_meaning_prompts_and_a_fall_of_two_does_not(thomas, consultant, viewer_of):
    viewer = viewer_of(consultant)
    for week, (meaning, heard) in enumerate([(8, 5), (8, 5), (3, 3)]):
        talk = another_talk(consultant, thomas, TODAY + timedelta(weeks=week))
        say(talk, consultant, "meaningful", score=meaning)
        say(talk, consultant, "hangs-together", score=heard)
        if week == 1:
            assert talks_page(viewer, thomas).fallen == ()
    (fallen,) = talks_page(viewer, thomas).fallen
    assert (fallen.card, fallen.before, fallen.latest) == ("meaningful", 8, 3)


@pytest.mark.req("R-045")
def test_the_meaning_check_is_kept_from_those_who_decide_on_benefits(thomas, consultant, caseworker, viewer_of):
    talk = another_talk(caseworker, thomas, TODAY)
    earlier = another_talk(caseworker, thomas, TODAY - timedelta(days=7))
    for one, score in ((earlier, 9), (talk, 1)):
        say(one, consultant, "meaningful", score=score)
    assert talks_page(viewer_of(caseworker), thomas).fallen == ()
    assert talks_page(viewer_of(consultant), thomas).fallen


@pytest.mark.req("R-037")
def test_little_belief_proposes_few_hours_and_keeps_its_history(thomas, consultant, viewer_of):
    for week, belief in enumerate((4, 3)):
        say(another_talk(consultant, thomas, TODAY + timedelta(weeks=week)), consultant, "believes", score=belief)
    page = talks_page(viewer_of(consultant), thomas)
    (line,) = page.scores
    assert [score for _day, score in line.scores] == [4, 3]
    assert page.believes_little
    say(another_talk(consultant, thomas, TODAY + timedelta(weeks=9)), consultant, "believes", score=4)
    assert not talks_page(viewer_of(consultant), thomas).believes_little


@pytest.mark.req("R-047")
def test_paid_hours_are_reminded_of_when_the_second_talk_closes_without(thomas, consultant):
    first = closed(another_talk(consultant, thomas, date(2026, 3, 4)), consultant)
    assert not history.paid_hours(history.marks_of(thomas), history.conversations_of(thomas)).is_late
    second = another_talk(consultant, thomas, date(2026, 3, 11))
    assert not history.paid_hours(history.marks_of(thomas), history.conversations_of(thomas)).is_late
    closed(second, consultant)
    assert history.paid_hours(history.marks_of(thomas), history.conversations_of(thomas)).is_late
    third = another_talk(consultant, thomas, date(2026, 3, 18))
    say(third, consultant, "paid-hours", ticked=frozenset({"mentioned"}))
    spoken = history.paid_hours(history.marks_of(thomas), history.conversations_of(thomas))
    assert spoken == history.PaidHours(third.held_on, is_late=False)
    assert first.closed_at


def test_a_card_that_was_only_asked_counts_as_used(talk, consultant, viewer_of):
    say(talk, consultant, "who-can-help", ticked=frozenset({ASKED}))
    assert talk.answers.get().fact is None


def test_every_part_of_the_agenda_has_its_words():
    points = {point.id for point in library.checklist("conversation-agenda").points}
    assert points == {part.value for part in TalkPart} - {TalkPart.CARDS.value}
