"""From a limit to a positive wording, and the four rules that a wording keeps."""

import pytest

from jobbro import library
from jobbro.domain.language.quantities import quantities
from jobbro.domain.language.rewording import EVERY, WordingRule, check_wording, numbers_of
from jobbro.library.writing_files import privacy_scan

CATALOGUE = library.limits()
SAYINGS = {
    "kilos": ("5 kg", "½ kg", "2,5 kilo"),
    "metres": ("500 m", "1 km"),
    "minutes": ("20 minutter", "et kvarter"),
    "hours": ("2 timer", "fire timer om dagen", "halvanden time"),
    "days": ("1 dag om måneden", "to dage", "3 dage om ugen"),
    "weeks": ("2 uger",),
    "times": ("3 gange om dagen", "en gang om ugen", "10 gange i timen"),
    "people": ("3 kolleger",),
    "tasks": ("2 opgaver",),
    "clock": ("fra kl. 9", "til kl. 14.30", "kl. 9-12", "efter kl. 10", "før kl. 12"),
    EVERY: ("hver time", "hvert 30. minut", "hver anden time"),
}
BOUNDS = ("", "højst ", "under ", "mindst ", "cirka ")


def broken(wording, said="", measure=""):
    """The rules that a wording does not keep."""
    checks = check_wording(wording, said=said, measure=measure, words=CATALOGUE.words, scan=privacy_scan())
    return {check.rule for check in checks if not check.kept}


PAIRS = {
    "pressure": ("Jeg kan ikke arbejde under pres", "", ["rolige frister"]),
    "hours": ("Jeg kan kun arbejde fire timer om dagen, da jeg bliver træt", "", ["deltid", "fire timer", "hvil"]),
    "heavy": ("Jeg kan ikke løfte tungt", "5 kg", ["op til 5 kg", "mere med hjælpemidler"]),
    "many": ("Jeg bliver stresset, hvis jeg skal for mange ting", "", ["faste rutiner"]),
    "new": (
        "Jeg får angst, hvis jeg skal være et sted, hvor jeg ikke kender nogen",
        "",
        ["fast kontaktperson", "første"],
    ),
}


@pytest.mark.req("R-057")
@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_the_five_pairs_of_the_source_come_out_in_our_own_words(pair):
    said, measure, expected = pair
    suggestion = CATALOGUE.suggest(said, measure)
    assert suggestion is not None
    assert [words for words in expected if words not in suggestion.wording] == []
    assert broken(suggestion.wording, said, measure) == set()


@pytest.mark.req("R-057")
def test_at_least_forty_limits_are_known_and_each_finds_itself_by_its_title():
    assert len(CATALOGUE.patterns) >= 40
    lost = [p.id for p in CATALOGUE.patterns if p not in CATALOGUE.limits_in(f"Jeg kan ikke {p.title.lower()}")]
    assert lost == []


@pytest.mark.req("R-057")
@pytest.mark.parametrize("pattern", CATALOGUE.patterns, ids=lambda pattern: pattern.id)
def test_every_number_comes_through_every_pattern_unchanged(pattern):
    assert broken(pattern.plain) == set()
    told = pattern.title.lower()
    for sayings in SAYINGS.values():
        for saying in sayings:
            for bound in BOUNDS if not quantities(saying)[0].every and "kl." not in saying else ("",):
                measure = bound + saying
                suggestion = CATALOGUE.suggest(told, measure)
                assert suggestion is not None
                assert broken(suggestion.wording, told, measure) == set(), (measure, suggestion.wording)


@pytest.mark.req("R-057")
def test_two_limits_in_one_sentence_keep_a_number_each():
    said = "Jeg kan ikke løfte over 5 kg og ikke stå mere end en halv time"
    suggestion = CATALOGUE.suggest(said)
    assert suggestion is not None
    assert "op til 5 kg" in suggestion.wording and "op til en halv time" in suggestion.wording
    assert broken(suggestion.wording, said) == set()


def test_the_number_that_was_found_together_takes_the_place_of_the_first():
    assert [number.core for number in numbers_of("højst 10 kg, 3 gange om dagen", "5 kg")] == [
        "3 gange om dagen",
        "5 kg",
    ]


WRONG = {
    "Man løfter op til 5 kg": WordingRule.FIRST_PERSON,
    "Jeg kan ikke løfte mere end 5 kg": WordingRule.POSITIVE,
    "Min grænse: op til 5 kg": WordingRule.POSITIVE,
    "Jeg har slidgigt og løfter op til 5 kg": WordingRule.NOTHING_PRIVATE,
    "Jeg løfter op til 10 kg": WordingRule.STILL_TRUE,
    "Jeg løfter under 5 kg": WordingRule.STILL_TRUE,
    "Jeg løfter lette ting": WordingRule.STILL_TRUE,
    "Jeg løfter op til 5 kg i 2 timer": WordingRule.STILL_TRUE,
}


@pytest.mark.req("R-057")
@pytest.mark.parametrize("wording", WRONG)
def test_a_wording_that_breaks_a_rule_is_told_which(wording):
    assert broken(wording, "højst 5 kg") == {WRONG[wording]}


@pytest.mark.req("R-055")
def test_a_limit_without_a_number_gets_one_question_of_its_own_kind():
    assert "kilo" in CATALOGUE.question("Ingen tunge løft")
    assert "dage om måneden" in CATALOGUE.question("Kan ikke møde stabilt")
    assert "500 meter" in CATALOGUE.question("Kan ikke gå særlig langt")
    assert CATALOGUE.question("Det driller") == CATALOGUE.words.ask
    assert CATALOGUE.question("Kan ikke løfte over 5 kg") == ""


def test_a_limit_that_nobody_has_thought_of_gets_no_invented_wording():
    assert CATALOGUE.suggest("Jeg synger ikke") is None
