"""Where a sentence belongs in a CV, what says the same, and what a municipality has taught the map."""

import pytest

from jobbro import library
from jobbro.domain.fit import (
    CvSection,
    LocalWords,
    guess_section,
    latest_first,
    likeness_key,
    propose,
    sentences_of,
    with_local,
)


@pytest.mark.req("R-051")
@pytest.mark.parametrize(
    ("sentence", "section"),
    [
        ("cykler hver dag", CvSection.LEISURE),
        ("Thomas cykler hver dag.", CvSection.LEISURE),
        ("Jeg spiller fodbold i klubben", CvSection.LEISURE),
        ("Jeg ordner børnenes cykler", CvSection.ALSO),
        ("Jeg passer hjemmet", CvSection.ALSO),
        ("kender alle i byen", CvSection.ALSO),
        ("Arbejdede to år på et lager", CvSection.EXPERIENCE),
        ("Har været vikar på et pakkeri", CvSection.EXPERIENCE),
        ("Gik ud af 9. klasse i 1998", CvSection.QUALIFICATION),
        ("Har truckkort", CvSection.QUALIFICATION),
        ("Er besøgsven hos en ældre mand", CvSection.VOLUNTEERING),
        ("Vil gerne arbejde ude", CvSection.WHY),
        ("Har brug for en pause hver time", CvSection.HELP),
    ],
)
def test_a_sentence_is_guessed_to_belong_somewhere(sentence, section):
    assert guess_section(sentence, library.skills()).section == section


def test_a_guess_names_the_words_that_decided():
    assert guess_section("Cykler hver dag", library.skills()).because == ("Cykler",)
    assert guess_section("kender alle i byen", library.skills()).because == ()


@pytest.mark.parametrize("other", ["Jeg cykler hver dag.", "han cykler  hver dag", "CYKLER HVER DAG!"])
def test_the_same_said_in_other_forms_is_one_find(other):
    assert likeness_key("cykler hver dag") == likeness_key(other)
    assert likeness_key("cykler hver uge") != likeness_key(other)


def test_the_sentences_of_a_note_come_without_headings_questions_and_bullets():
    assert sentences_of("Fritid:\n- Cykler hver dag. Kan lide ro.\n- Bager?") == ("Cykler hver dag.", "Kan lide ro.")


def test_what_goes_on_comes_first_then_the_latest_year_and_last_what_has_none():
    assert latest_first(["2010-2012", "2015-", "", "siden 2001", "1999"]) == [1, 3, 0, 4, 2]


@pytest.mark.req("R-052")
def test_local_words_find_a_skill_that_the_map_did_not_know():
    shipped = library.skills()
    assert propose("Jeg nulrer med en puch", shipped).skills == ()
    taught = with_local(shipped, LocalWords(means={"bike-repair": ("nulrer med en puch",)}))
    (found,) = propose("Jeg nulrer med en puch", taught).skills
    assert found.skill.id == "bike-repair" and "«nulrer med en puch»" in found.reasons[0]


@pytest.mark.req("R-052")
def test_local_words_take_a_wrong_meaning_back_there_and_nowhere_else():
    taught = with_local(library.skills(), LocalWords(means_not={"bike-repair": ("ordner børnenes cykler",)}))
    assert "bike-repair" not in [one.skill.id for one in propose("Jeg ordner børnenes cykler", taught).skills]
    assert "bike-repair" in [one.skill.id for one in propose("Jeg reparerer cykler", taught).skills]


@pytest.mark.req("R-052")
def test_local_tasks_are_added_and_taken_away():
    shipped = library.skills().skills["bike-repair"].tasks
    local = LocalWords(tasks={"bike-repair": ("Klargøring af bycykler",)}, tasks_not={"bike-repair": (shipped[0],)})
    tasks = with_local(library.skills(), local).skills["bike-repair"].tasks
    assert tasks == (*shipped[1:], "Klargøring af bycykler")


def test_a_correction_of_a_skill_that_is_gone_harms_nothing():
    taught = with_local(library.skills(), LocalWords(means={"gone": ("x",)}, means_not={"gone": ("y",)}))
    assert taught.skills.keys() == library.skills().skills.keys()
