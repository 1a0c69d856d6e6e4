"""The cards of the instruments as files: all of them there, whole, sourced, and free of numbers of law."""

import re
from datetime import date

import pytest

from jobbro.library import ContentError, instruments, rule_lint, rulebook, sources, terms, texts
from jobbro.library.instrument_files import Headings, Point
from jobbro.library.instrument_texts import blanks_in, complaints
from jobbro.library.instrument_words import say_point

# The instruments that the issue names, by the ids of their cards.
NAMED = {
    "virksomhedspraktik",
    "nytteindsats",
    "loentilskud-privat",
    "loentilskud-offentlig",
    "loentilskud-foertidspension",
    "isbryder",
    "loentilskud-senior",
    "fleksjob-midlertidigt",
    "fleksjob-permanent",
    "fastholdelsesfleksjob",
    "faa-timer-foer-fleksjob",
    "mentor",
    "hjaelpemidler",
    "personlig-assistance",
    "befordring",
    "opkvalificering",
    "voksenlaerling",
    "jobrotation",
    "igu",
    "veu-svu",
    "paragraf-56",
    "socialt-frikort",
    "smaajob",
    "sygefravaer",
    "partnerskab",
    "afskedigelser",
    "min-plan",
    "samtaler",
    "rehabiliteringsplan",
    "notatpligt",
    "aktindsigt",
    "partshoering",
    "begrundelse",
}
HEADINGS = ["who", "purpose", "length", "hours", "place", "employer", "agreement", "amounts", "channel", "documents"]
MENTOR = "instruments/mentor.yaml"


def points():
    for card in instruments().values():
        for name, found in card.headings:
            for point in found:
                yield card, name, point


@pytest.mark.req("R-116")
def test_every_instrument_that_was_asked_for_has_a_card():
    assert set(instruments()) == NAMED


def test_every_card_has_ten_headings_with_something_said_or_said_to_be_unknown():
    assert list(Headings.model_fields) == HEADINGS
    for card in instruments().values():
        assert [name for name, found in card.headings if found] == HEADINGS, card.id


def test_every_fact_has_a_source_and_a_grade():
    for card, name, point in points():
        assert point.unknown or (point.source and point.source.ref in sources() and point.grade), (card.id, name)


def test_no_digit_stands_in_a_text_but_in_a_reference_or_a_day():
    reference = re.compile(
        r"§§? ?[\d-]+|LÆ\d+|stk\. \d|nr\. \d+|kapitel \d+|(lov|ledning|gørelse) [\d-]+|\d+\. [a-z]+ \d{4}|20\d\d"
    )
    for card, name, point in points():
        for text in (point.text, point.unknown, point.ended):
            plain = re.sub(r"\{[^}]*\}", "", reference.sub("", text).replace("1. februar", ""))
            assert not re.search(r"\d", plain), (card.id, name, text)


def test_every_blank_can_be_said_on_every_day_that_a_rule_changes():
    book, words, phrases = rulebook(), terms(), texts()
    for card, name, point in points():
        rules = [rule_id for rule_id in blanks_in(point.text) if rule_id in book]
        days = {entry.starts for rule_id in rules for entry in book.history(rule_id)} | {
            date(2015, 1, 1),
            date(2026, 11, 22),
        }
        for day in days:
            said = say_point(point, book, words, phrases, day=day).text
            assert said and "{" not in said and said.strip().endswith((".", "!", "?")), (card.id, name, day, said)


@pytest.mark.parametrize(
    "text",
    [
        "Højst 13 uger.",
        "Højst tretten uger.",
        "Satsen er 86,16 kroner.",
        "Du kan få 50 procent.",
        "Det tager seks måneder.",
        " ".join(["ord"] * 21) + ".",
    ],
)
def test_a_number_of_law_or_a_long_sentence_is_refused(text):
    assert len(complaints(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Se § 61, stk. 1, nr. 2, og §§ 57-64.",
        "Fra 1. februar 2026 hedder det noget andet.",
        "Hjælpen står i kapitel 16 a og i § 15 f.",
        "Lov 1750 og vejledning 9635 er læst. Blanketten er LÆ225.",
        "Højst {practice.length.short}, og én plads for hver.",
    ],
)
def test_a_reference_a_day_and_a_blank_are_no_numbers_of_law(text):
    assert complaints(text) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  hours:\n", "  hour:\n", "her mangler «hours»"),
        ("Højst {mentor.months}", "Højst {mentor.weeks}", "feltet «mentor.weeks» er hverken"),
        ("Højst {mentor.months}", "Højst 6 måneder", "«6» er et tal fra loven"),
        ("{ref: lab-kap-26,", "{ref: lab-kap-99,", "kilden «lab-kap-99» står ikke i content/sources"),
        ("tools: [mentor]", "tools: [mentorer]", "værktøjet «mentorer» står ikke i content/toolbox"),
        ("id: mentor\n", "id: mentoren\n", "filen skal hedde «mentoren.yaml»"),
        ("    standing: open\n", "    standing: not_begun\n", "skal være open, closed eller not_confirmed"),
        ("      grade: A\n", "", "skal have «source» og «grade»"),
        ("status:\n", "status_rule: mentor.months\nstatus:\n", "skriv enten «status» med datoer eller «status_rule»"),
    ],
)
def test_lint_tells_in_plain_words_what_is_wrong_and_where(spoilt, old, new, said):
    problems = rule_lint.problems(root=spoilt(MENTOR, old, new))
    assert any(said in problem.message and problem.file == MENTOR and problem.line > 0 for problem in problems), (
        problems
    )


def test_a_rule_that_is_not_there_is_told_beside_the_point(spoilt):
    root = spoilt("instruments/befordring.yaml", "rules: [transport.right.groups]", "rules: [transport.left.groups]")
    with pytest.raises(
        ContentError, match=r"befordring\.yaml, linje \d+ .*«transport\.left\.groups» står ikke i content/rules"
    ):
        instruments(root=root)


def test_a_point_says_one_thing_and_keeps_to_its_days():
    with pytest.raises(ValueError, match="skriv enten"):
        Point(text="a.", unknown="b.")
    with pytest.raises(ValueError, match="«ends» må ikke"):
        Point(unknown="b.", starts=date(2025, 1, 2), ends=date(2025, 1, 1))
    point = Point(unknown="b.", starts=date(2025, 1, 1), ends=date(2025, 1, 1))
    assert [point.holds(date(2025, 1, 1)), point.holds(date(2024, 12, 31)), point.holds(date(2025, 1, 2))] == [
        True,
        False,
        False,
    ]
