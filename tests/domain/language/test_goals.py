"""A citizen's goal while it is written: what it leaves open, and the five letters."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobbro.domain.calendar import Period
from jobbro.domain.language.checklist import SmartLetter, Verdict
from jobbro.domain.language.goals import GoalText, LetterReason, OpenEnd, Wish, letters_met, open_ends, smart_of_goal
from jobbro.library.writing_files import text_rules

COURSE = Period.of_weeks(date(2023, 1, 23), 13)
THOMAS = GoalText(
    wording="Thomas møder stabilt mandag, onsdag og fredag kl. 9-12 i 13 uger",
    tasks="Holde rent, klippe hæk, plante og grave",
    measure="Møder 3 dage om ugen i de aftalte timer",
    realistic="Han ønsker selv hårdt fysisk arbejde udendørs, og det har kirkegården",
    due_on=COURSE.last,
    course=COURSE,
    wish=Wish.YES,
    own_words="Jeg vil gerne have hårdt fysisk arbejde udendørs",
)


def ends_of(wording, **more):
    return open_ends(GoalText(wording, **more), text_rules().lexicon)


def letter(goal, which):
    return next(one for one in smart_of_goal(goal, text_rules().lexicon) if one.letter is which)


@pytest.mark.req("R-062")
def test_a_goal_that_could_mean_anything_leaves_three_things_open():
    assert ends_of("Afklar arbejdsevnen") == (OpenEnd.OBJECT, OpenEnd.MEASURE, OpenEnd.DATE)


@pytest.mark.req("R-062")
@pytest.mark.parametrize("wording", ["møder stabilt man/ons/fre 9-12 i 13 uger", THOMAS.wording])
def test_the_goal_of_thomas_leaves_nothing_open(wording):
    assert ends_of(wording) == ()


@pytest.mark.parametrize(
    ("wording", "left"),
    [
        ("Afklar arbejdsevnen i 13 uger", (OpenEnd.OBJECT, OpenEnd.MEASURE)),
        ("Udvikle sociale kompetencer", (OpenEnd.OBJECT, OpenEnd.MEASURE, OpenEnd.DATE)),
        ("Få et job", (OpenEnd.OBJECT, OpenEnd.MEASURE, OpenEnd.DATE)),
        ("Styrke selvtilliden", (OpenEnd.OBJECT, OpenEnd.MEASURE, OpenEnd.DATE)),
        ("Holde pause med to kolleger hver dag inden uge 10", ()),
        ("Lære at betjene kassen selvstændigt inden 1. maj", ()),
        ("Komme op kl. 7 hver hverdag i 4 uger", ()),
        ("Gå en tur hver dag", (OpenEnd.DATE,)),
        ("Starte på SOSU-hjælper-uddannelsen", (OpenEnd.MEASURE, OpenEnd.DATE)),
    ],
)
def test_what_is_said_in_the_goal_is_not_asked_again(wording, left):
    assert ends_of(wording) == left


def test_a_day_and_a_measure_in_their_fields_answer_as_well_as_in_the_words():
    said = {"due_on": date(2026, 5, 1), "measure": "Mindst to gange om ugen"}
    assert ends_of("Ringe til Solby Kirkegård", **said) == ()


@pytest.mark.req("R-063")
def test_thomas_has_all_five_letters():
    assert letters_met(smart_of_goal(THOMAS, text_rules().lexicon)) == 5


@pytest.mark.req("R-063")
def test_without_the_citizens_own_answer_a_stays_open_and_only_a():
    silent = smart_of_goal(replace(THOMAS, wish=None, own_words=""), text_rules().lexicon)
    assert [one.letter for one in silent if one.verdict is not Verdict.FULFILLED] == [SmartLetter.ATTRACTIVE]
    assert letter(replace(THOMAS, wish=None), SmartLetter.ATTRACTIVE).reason is LetterReason.A_OPEN


@pytest.mark.parametrize("said", ["Thomas er umotiveret og gider ikke", "Borgeren er motiveret"])
def test_what_others_think_about_the_will_is_no_answer(said):
    assert letter(replace(THOMAS, own_words=said), SmartLetter.ATTRACTIVE).reason is LetterReason.A_INTERPRETED


@pytest.mark.parametrize(
    ("wish", "verdict"), [(Wish.NO, Verdict.MISSING), (Wish.MAYBE, Verdict.PARTLY), (Wish.YES, Verdict.FULFILLED)]
)
def test_only_a_yes_meets_a(wish, verdict):
    assert letter(replace(THOMAS, wish=wish), SmartLetter.ATTRACTIVE).verdict is verdict


def test_a_yes_by_the_citizens_own_hand_needs_no_words():
    told = replace(THOMAS, own_words="", told_by_citizen=True)
    assert letter(told, SmartLetter.ATTRACTIVE).verdict is Verdict.FULFILLED
    assert letter(replace(told, told_by_citizen=False), SmartLetter.ATTRACTIVE).reason is LetterReason.A_NO_WORDS


@pytest.mark.req("R-063")
@pytest.mark.parametrize(
    ("due_on", "reason"),
    [
        (COURSE.last, LetterReason.T_WITHIN),
        (COURSE.last + timedelta(days=1), LetterReason.T_OUTSIDE),
        (COURSE.first, LetterReason.T_WITHIN),
        (COURSE.first - timedelta(days=1), LetterReason.T_OUTSIDE),
        (None, LetterReason.T_ONLY_WORDS),
    ],
)
def test_the_day_lies_within_the_course(due_on, reason):
    assert letter(replace(THOMAS, due_on=due_on), SmartLetter.TIMED).reason is reason


def test_each_letter_that_is_met_shows_its_proof():
    assert all(one.evidence for one in smart_of_goal(THOMAS, text_rules().lexicon))
    assert letter(THOMAS, SmartLetter.SPECIFIC).evidence[1].quote == THOMAS.tasks


@pytest.mark.parametrize("said", ["Ja", "Det går nok"])
def test_a_loose_reason_is_asked_about(said):
    assert letter(replace(THOMAS, realistic=said), SmartLetter.REALISTIC).verdict is Verdict.PARTLY
