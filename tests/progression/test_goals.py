"""Goals, sub-goals and the five letters, from the page to the row."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from tests.citizens.browsing import statements_of
from tests.citizens.factories import NOW, TODAY, make_citizen
from tests.placements.factories import make_case
from tests.progression.factories import make_goal, make_homework

from jobbro.audit.changes import timeline
from jobbro.domain.stair import LEVELS
from jobbro.progression import actions
from jobbro.progression.models import CitizenGoal, GoalState
from jobbro.progression.queries.goals import goal_cards
from jobbro.ui.once import new_token

pytestmark = pytest.mark.django_db

WRITTEN = {
    "wording": "Thomas møder stabilt mandag, onsdag og fredag kl. 9-12 i 13 uger",
    "kind": "job",
    "tasks": "Holde rent, klippe hæk, plante og grave",
    "measure": "Møder 3 dage om ugen",
    "own_answer": "yes",
    "own_words": "Jeg vil gerne have hårdt fysisk arbejde udendørs",
    "realistic": "Han ønsker selv fysisk arbejde udendørs, og det har kirkegården",
    "starts_on": "23-01-2023",
    "due_on": "23-04-2023",
}


def address(name, *args):
    return reverse(f"progression:{name}", args=args)


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.req("R-063")
def test_a_goal_is_written_down_whole_and_shown_with_five_of_five(client, thomas):
    answer = client.post(address("goal_new", thomas.pk), WRITTEN)
    goal = CitizenGoal.objects.get()
    assert answer["Location"] == address("goals", thomas.pk) + f"#maal-{goal.pk}"
    assert (goal.wording, goal.own_answer, goal.own_answer_by_link) == (WRITTEN["wording"], "yes", False)
    assert goal.own_answer_at is not None
    assert "SMART: 5 af 5" in text_of(client.get(address("goals", thomas.pk)))
    assert [event.action for event in timeline(thomas)][0] == "goal.set"


def test_sent_twice_it_is_one_goal(client, thomas):
    sent = WRITTEN | {"form_token": new_token()}
    assert (
        client.post(address("goal_new", thomas.pk), sent)["Location"]
        == (client.post(address("goal_new", thomas.pk), sent)["Location"])
    )
    assert CitizenGoal.objects.count() == 1


@pytest.mark.req("R-062")
def test_while_it_is_typed_the_page_asks_what_kind_how_it_shows_and_when_and_saves_nothing(client, thomas):
    text = text_of(client.post(address("goal_check", thomas.pk), {"wording": "Afklar arbejdsevnen"}))
    for asked in ("noget socialt, fagligt, psykisk", "selv vide, at målet er nået", "Hvilken dag skal målet"):
        assert asked in text
    asked = client.post(address("goal_check", thomas.pk), {"wording": "Afklar arbejdsevnen", "focus": "social"})
    assert "sammen med andre" in text_of(asked)
    assert not CitizenGoal.objects.exists()


def test_without_javascript_the_saved_goal_is_judged_on_its_page(client, thomas):
    make_goal(thomas, wording="Afklar arbejdsevnen", due_on=None)
    text = text_of(client.get(address("goals", thomas.pk)))
    assert "SMART: 0 af 5" in text
    assert "Det kan betyde mange ting" in text


BAD = {
    "no words": ({"wording": ""}, "Hvad vil borgeren nå"),
    "ends before it begins": ({"due_on": "22-01-2023"}, "før den dag"),
    "an answer without words": ({"own_words": ""}, "Skriv borgerens egne ord"),
    "words without an answer": ({"own_answer": ""}, "Vælg, hvad borgeren svarede"),
    "a CPR number": ({"tasks": "Spørg 010190-1234"}, "CPR-nummer"),
    "an unknown kind": ({"kind": "pension"}, "Målet fører til"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_must_be_mended_is_said_and_everything_typed_is_kept(client, consultant, what):
    citizen = make_citizen(team=consultant.team)
    changed, said = BAD[what]
    answer = client.post(address("goal_new", citizen.pk), WRITTEN | changed)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert WRITTEN["measure"] in text_of(answer)
    assert not CitizenGoal.objects.exists()


def test_a_change_over_a_colleagues_change_is_shown_and_nothing_is_lost(client, thomas, goal):
    version = goal.edit_version
    first = client.post(address("goal_edit", thomas.pk, goal.pk), WRITTEN | {"edit_version": version})
    assert first.status_code == 302
    late = client.post(
        address("goal_edit", thomas.pk, goal.pk), WRITTEN | {"wording": "Et andet mål", "edit_version": version}
    )
    assert late.status_code == 409
    assert "Et andet mål" in text_of(late) and WRITTEN["wording"] in text_of(late)
    goal.refresh_from_db()
    assert goal.wording == WRITTEN["wording"]


@pytest.mark.req("R-063")
def test_new_words_need_a_new_answer_from_the_citizen(client, thomas, consultant):
    client.post(address("goal_new", thomas.pk), WRITTEN)
    goal = CitizenGoal.objects.get()
    typed = WRITTEN | {"tasks": "Klippe hæk", "edit_version": goal.edit_version}
    client.post(address("goal_edit", thomas.pk, goal.pk), typed)
    goal.refresh_from_db()
    assert goal.own_answer == "yes"
    typed |= {"wording": "Thomas betjener kunder hver fredag", "edit_version": goal.edit_version}
    told = client.post(address("goal_edit", thomas.pk, goal.pk), typed, follow=True)
    assert "så spørg borgeren igen" in text_of(told)
    goal.refresh_from_db()
    assert (goal.own_answer, goal.own_words, goal.own_answer_at) == ("", "", None)


@pytest.mark.req("R-060")
def test_a_long_goal_asks_for_sub_goals_and_four_of_them_clear_it(client, thomas, goal):
    assert "Mangler delmål" in text_of(client.get(address("goals", thomas.pk)))
    days = ["17-03-2026", "31-03-2026", "28-04-2026", "02-06-2026"]
    rows = {"form-TOTAL_FORMS": "5", "form-INITIAL_FORMS": "5"}
    for at, day in enumerate(days):
        rows |= {f"form-{at}-wording": f"Skridt {at + 1}", f"form-{at}-due_on": day}
    rows |= {"form-4-wording": "", "form-4-due_on": "02-06-2026"}
    assert client.post(address("subgoals", thomas.pk, goal.pk), rows).status_code == 302
    (card,) = goal_cards(thomas, today=TODAY)
    assert [sub.goal.wording for sub in card.subgoals] == ["Skridt 1", "Skridt 2", "Skridt 3", "Skridt 4"]
    assert not card.lacks_subgoals
    assert [sub.is_long for sub in card.subgoals] == [False, False, True, True]
    assert "Mangler delmål" not in text_of(client.get(address("goals", thomas.pk)))


@pytest.mark.req("R-060")
def test_days_at_most_two_weeks_apart_are_suggested(client, thomas):
    first = timezone.localdate()
    goal = make_goal(thomas, starts_on=first, due_on=first + timedelta(weeks=13, days=-1))
    rows = client.get(address("subgoals", thomas.pk, goal.pk)).context["rows"]
    days = [form.initial["due_on"] for form in rows]
    assert len(days) == 7 and all(day.isoweekday() < 6 for day in days)
    assert timedelta(days=11) <= days[0] - first <= timedelta(days=13)
    assert timedelta() <= goal.due_on - days[-1] <= timedelta(days=2)


def test_no_sub_goal_at_all_is_asked_for(client, thomas, goal):
    rows = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-wording": "", "form-0-due_on": "17-03-2026"}
    answer = client.post(address("subgoals", thomas.pk, goal.pk), rows)
    assert (answer.status_code, "mindst ét delmål" in text_of(answer)) == (422, True)


def test_a_sub_goal_has_no_sub_goals(client, thomas, consultant, goal):
    small = make_goal(thomas, parent=goal, noted_by=consultant)
    assert client.get(address("subgoals", thomas.pk, small.pk)).status_code == 404
    assert client.get(address("goal_new", thomas.pk), {"under": small.pk}).status_code == 404
    details = actions.GoalDetails(wording="Et skridt", starts_on=TODAY)
    with pytest.raises(actions.NoGoalBelow):
        actions.set_goal(by=consultant, citizen=thomas, details=details, at=NOW, parent=small)


@pytest.mark.req("R-060")
def test_a_goal_past_its_day_is_brought_up_and_a_reached_one_is_celebrated(client, thomas):
    yesterday = timezone.localdate() - timedelta(days=1)
    goal = make_goal(thomas, starts_on=yesterday, due_on=yesterday)
    assert "Dagen er gået" in text_of(client.get(address("goals", thomas.pk)))
    done = client.post(address("goal_state", thomas.pk, goal.pk, "naaet"), follow=True)
    assert "Nået! Sig det højt" in text_of(done)
    assert "Dagen er gået" not in text_of(done)
    goal.refresh_from_db()
    assert (goal.state, goal.ended_on) == (GoalState.REACHED, timezone.localdate())
    client.post(address("goal_state", thomas.pk, goal.pk, "i-gang"))
    goal.refresh_from_db()
    assert (goal.state, goal.ended_on) == (GoalState.OPEN, None)


LEVEL_WORDS = {level: f"Møder {level + 3} dage om ugen" for level in LEVELS}
LEVEL_FORM = {f"level{level}": words for level, words in LEVEL_WORDS.items()} | {"weight": "1"}


def test_a_level_is_set_only_on_five_levels_that_were_agreed_before(client, thomas, consultant, goal):
    with pytest.raises(actions.LevelsNotAgreed):
        actions.rate_goal(by=consultant, goal=goal, level=1, on_date=TODAY, note="", at=NOW)
    assert client.post(address("rate", thomas.pk, goal.pk), {"level": "1", "rated_on": "04-03-2026"}).status_code == 422
    assert client.post(address("levels", thomas.pk, goal.pk), LEVEL_FORM | {"level2": ""}).status_code == 422
    assert (
        client.post(address("levels", thomas.pk, goal.pk), LEVEL_FORM | {"level2": LEVEL_WORDS[1]}).status_code == 422
    )
    assert client.post(address("levels", thomas.pk, goal.pk), LEVEL_FORM).status_code == 302
    rated = {"level": "1", "rated_on": "04-03-2026"}
    assert client.post(address("rate", thomas.pk, goal.pk), rated).status_code == 302
    text = text_of(client.get(address("goals", thomas.pk)))
    assert "<strong>+1</strong> Møder 4 dage om ugen" in text
    assert "Samlet tal: 60 (50 er" in text


def test_levels_that_were_used_stand_as_they_were_agreed(client, thomas, consultant, goal):
    actions.agree_levels(by=consultant, goal=goal, wordings=LEVEL_WORDS, weight=1, at=NOW)
    actions.rate_goal(by=consultant, goal=goal, level=0, on_date=TODAY, note="", at=NOW)
    with pytest.raises(actions.LevelsInUse):
        actions.agree_levels(by=consultant, goal=goal, wordings=LEVEL_WORDS, weight=2, at=NOW)
    told = client.post(address("levels", thomas.pk, goal.pk), LEVEL_FORM | {"level0": "Noget nyt"}, follow=True)
    assert "bliver stående" in text_of(told)
    assert goal.levels.get(level=0).wording == LEVEL_WORDS[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"wording": ""},
        {"due_on": TODAY - timedelta(days=1)},
        {"state": "reached"},
        {"own_answer": "yes"},
        {"weight": 0},
    ],
)
def test_the_database_refuses_a_goal_that_makes_no_sense(thomas, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_goal(thomas, **wrong)


def test_the_page_asks_few_questions_however_many_goals_there_are(client, thomas, consultant):
    asked = []
    for many in (2, 30):
        for _ in range(many):
            goal = make_goal(thomas, noted_by=consultant)
            make_homework(make_goal(thomas, parent=goal, noted_by=consultant), agreed_by=consultant)
        asked.append(len(statements_of(lambda: client.get(address("goals", thomas.pk)))))
    assert asked[0] == asked[1] <= 12


@pytest.mark.req("R-063")
def test_the_days_of_the_chosen_placement_are_the_frame_of_the_goal(client_of):
    case = make_case()
    client = client_of(case.consultant)
    case.placement.starts_on, case.placement.ends_on = date(2023, 1, 23), date(2023, 4, 21)
    case.placement.save()
    typed = WRITTEN | {"placement": str(case.placement.pk)}
    assert "uden for forløbet" in text_of(client.post(address("goal_check", case.citizen.pk), typed))
    typed |= {"due_on": "21-04-2023"}
    assert "inden for forløbet" in text_of(client.post(address("goal_check", case.citizen.pk), typed))
    typed |= {"placement": str(case.citizen.pk)}
    assert client.post(address("goal_new", case.citizen.pk), typed).status_code == 422
