"""Who does what in a story: denials, other people, wishes, slips of the pen, and words that point back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbro import library
from jobbro.domain.fit import propose, rank
from jobbro.domain.fit.proposals import in_cv_tone


def first(text: str, skills) -> str:
    found = propose(text, skills).skills
    return found[0].skill.id if found else ""


@pytest.mark.req("R-052")
def test_fixing_the_children_s_bikes_opens_small_repairs_caretaker_tasks_and_craft(skills):
    (best, *_) = propose("Jeg ordner børnenes cykler.", skills).skills
    assert best.skill.id == "bike-repair"
    assert best.tasks[:3] == ("Småreparationer", "Pedelopgaver", "Håndværksopgaver")
    assert best.reasons == ("«ordner» + «cykler»: kan reparere cykler.",)
    assert "«Jeg ordner børnenes cykler»" in best.proof


@pytest.mark.req("R-052")
def test_keeping_a_home_opens_six_tasks(skills):
    (best, *_) = propose("Jeg passer hjemmet.", skills).skills
    assert best.skill.id == "keeping-house"
    for word in ("køleskab", "blomster", "opvask", "frokost", "varehylder", "omklædningsrum"):
        assert any(word in task.lower() for task in best.tasks), word
    assert len(best.tasks) == 6


@pytest.mark.parametrize(
    ("story", "skill"),
    [
        ("jeg har passet min syge mor i tre år", "personal-care"),
        ("jeg bager til hele familien om søndagen", "baking"),
        ("Jeg reperere cykler", "bike-repair"),
        ("jeg har lavet rengøing på et kontor", "cleaning"),
        ("jeg koerer taxa", "driving"),
        ("Æ har malket køer hele mit liv", "farm-work"),
        ("Min mor lærte mig at sy", "sewing"),
        ("Det er mig, der vasker op", "dishwashing"),
        ("Jeg kan ikke lade være med at bage", "baking"),
        ("Jeg har ikke noget imod at gøre rent", "cleaning"),
        ("Hun har arbejdet som tjener", "serving"),
        ("Sneen på hele vejen, det tager jeg", "snow-clearing"),
        ("Naboerne kommer, når printeren ikke vil", "it-help"),
        ("Jeg sender opkrævninger ud til dem der ikke betaler", "bookkeeping"),
        ("Jeg vasker op og smider aldrig mad ud", "dishwashing"),
        ("Mine søstre får lagt negle af mig", "hair-and-beauty"),
        ("Var kaserer i klubben og opkrævede kontingent", "bookkeeping"),
    ],
)
def test_people_say_it_in_their_own_way(skills, story, skill):
    assert first(story, skills) == skill


@pytest.mark.parametrize(
    "story",
    [
        "Jeg kan ikke lave mad.",
        "Jeg bryder mig ikke om at passe børn.",
        "Jeg har aldrig kørt truck.",
        "Min mand laver mad.",
        "Min bror reparerer biler, og hun gør rent.",
        "Jeg hader at gøre rent.",
        "Jeg var lagermand, men det kan jeg ikke mere.",
        "Jeg har en cykel og fire børn.",
        "Jeg kan godt lide, når solen skinner og fuglene synger.",
        "Ser serier i fjernsynet.",
        "Hun møder altid med tasken.",
        "Manden er rejst, og pengene er små.",
        "Jeg går i seng klokken ni.",
        "Jeg mister tålmodigheden.",
        "",
        "?!",
    ],
)
def test_what_one_cannot_will_not_or_others_do_is_no_skill(skills, story):
    proposal = propose(story, skills)
    assert proposal.skills == ()
    assert proposal.ask.endswith("?")


def test_a_denial_turns_its_own_clause_only(skills):
    proposal = propose("Jeg kan ikke lave mad, men jeg ordner haven.", skills)
    assert [one.skill.id for one in proposal.skills] == ["green-areas"]
    assert "lave mad" in proposal.denied


def test_a_wish_counts_half_of_having_done_it(skills):
    (wished, *_), (done, *_) = (
        propose(text, skills).skills for text in ("Jeg vil gerne lære at svejse", "Jeg svejser")
    )
    assert wished.skill.id == done.skill.id == "metalwork"
    assert wished.points * 2 == done.points


def test_what_was_named_in_one_sentence_may_be_done_in_the_next(skills):
    assert "small-repairs" in {
        one.skill.id for one in propose("Hængsler, pærer. Sådan noget ordner jeg.", skills).skills
    }


def test_a_ranking_without_ground_keeps_the_order_given_and_asks_on(skills):
    ranking = rank("Jeg er træt.", ["Bogføring", "Opvask"], skills)
    assert [(one.task, one.points, one.reasons) for one in ranking.tasks] == [("Bogføring", 0, ()), ("Opvask", 0, ())]
    assert not ranking.names_a_skill and ranking.ask.endswith("?")


def test_a_task_that_the_teller_says_no_to_falls_behind(skills):
    ranking = rank(
        "Jeg kan ikke passe børn, men jeg er god til at gøre rent.",
        ["Pasning af børn", "Rengøring i børnehave"],
        skills,
    )
    assert [one.task for one in ranking.tasks] == ["Rengøring i børnehave", "Pasning af børn"]
    assert ranking.tasks[1].points == 0


def test_every_task_with_points_says_which_words_met(skills):
    (best,) = rank("Jeg strikker sokker.", ["Håndarbejde med ældre"], skills).tasks
    assert best.reasons[0].startswith("«strikker»")
    assert "«Håndarbejde»" in best.reasons[0]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=4))
def test_no_text_breaks_the_reading_and_no_task_is_lost(story, tasks):
    skills = library.skills()
    propose(story, skills)
    ranking = rank(story, tasks, skills)
    assert sorted(one.task for one in ranking.tasks) == sorted(tasks)
    assert all(one.points >= 0 and bool(one.points) == bool(one.reasons) for one in ranking.tasks)


@pytest.mark.req("R-052")
@pytest.mark.parametrize(
    ("story", "line"),
    [
        ("Jeg ordner børnenes cykler", "Ordner børnenes cykler."),
        ("Hun passer sin mors have, men det er længe siden", "Passer sin mors have."),
        ("I weekenden bager jeg boller til familien", "I weekenden bager jeg boller til familien."),
        ("Om dagen sover jeg, og så går jeg tur med hunden", "Går tur med hunden."),
        (
            "Vi bager brød til alle i klubben hver eneste lørdag formiddag og så sælger vi det til dem, der kommer",
            "Bager brød til alle i klubben hver eneste lørdag formiddag.",
        ),
        ("jeg bager " + "rigtigt " * 20 + "meget", ""),
    ],
)
def test_what_is_told_becomes_a_short_line_in_the_tone_of_a_cv(skills, story, line):
    assert propose(story, skills).skills[0].cv_line == line


@given(st.text(max_size=300))
def test_any_words_become_a_line_that_fits_or_none(told):
    assert len(in_cv_tone(told)) <= 81
