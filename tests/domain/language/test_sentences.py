"""Where Danish sentences end, and how hard a text is to read."""

import pytest

from jobbro.domain.language.readability import lix, readability
from jobbro.domain.language.sentences import SentenceKind, split_sentences
from jobbro.domain.language.words import words_in


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (2, "Thomas møder kl. 9.00-12.00 på mandage. Han arbejder ca. 9 timer om ugen."),
        (2, "Der er aftalt opfølgning d. 22. februar og den 29. marts. Leif deltager."),
        (2, "Hun har bl.a. erfaring fra lager, fx pakning. Hun kan evt. starte mandag."),
        (2, 'Han siger: "Jeg har ondt i ryggen." Derefter talte vi om opgaver.'),
        (2, "Mødetid: man., ons. og fre. kl. 9-12. Kontaktperson er Leif."),
        (2, "Hun har gennemført 9. klasses prøve. Derefter arbejdede hun i kantine."),
        (2, "Jf. LAB § 57, stk. 2, nr. 1 er formålet afklaring. Se aftalen."),
        (2, "Fremmødet var 98 pct. af 37 timer. Perioden var 3 mdr. i alt."),
        (2, "Aftalen er indgået med Dr. Jensen og A/S Solby. Næste møde er 3/4."),
        (4, "Formål:\n- afklare timetal\n- træne stabilitet\n\nOpfølgning hver 14. dag."),
        (3, "Kan Peter starte? Ja! Han starter på mandag."),
        (2, "Prisen er 1.250,50 kr. pr. måned inkl. transport. Det dækkes."),
        (3, "Hun mødte ikke op m.m. Dette er drøftet. Osv."),
        (2, "Telefonnr. 12 34 56 78 er oplyst. Mail er givet."),
        (2, "De rydder op. Derefter går de hjem."),
        (2, "hun møder kl. ni og rydder op. så går hun hjem."),
        (2, "Vi ses den 3. Der er kaffe."),
        (2, "Opgaver: vaske op.\nTimer: 3 om dagen."),
        (2, "• vaske op\n• feje"),
        (2, "1. vaske op\n2. feje gulv"),
        (1, "Thomas arbejder på\nkirkegården i 13 uger"),
        (2, "FORMÅL\nAt lære faget"),
    ],
)
def test_sentences_are_counted_as_a_dane_counts_them(count, text):
    assert len(split_sentences(text)) == count


@pytest.mark.parametrize("text", ["", " \n\t\n ", "...", "?!", "«»", "\x00", "😀"])
def test_a_text_without_words_has_at_most_one_stretch(text):
    assert len(split_sentences(text)) <= 1


def test_every_sentence_stands_where_it_says():
    text = "Mål:\n  - at møde. Hver dag.\n\nHan kommer kl. 9. Godt!\r\nSlut"
    for sentence in split_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()


def test_a_known_heading_needs_no_colon():
    kinds = [each.kind for each in split_sentences("Opgaver\nFeje gulv", is_heading=lambda line: line == "Opgaver")]
    assert kinds == [SentenceKind.HEADING, SentenceKind.PLAIN]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        ". " * 150_000,
        "«" * 10_000 + "x" + "»" * 10_000,
        "(" * 100_000,
        "\n" * 200_000,
        "9." * 100_000,
        "- " * 100_000,
        "Ord: " * 50_000,
        "😀" * 100_000,
    ],
)
def test_text_that_is_no_text_is_answered(text):
    assert isinstance(split_sentences(text), list)


@pytest.mark.req("R-114")
def test_lix_is_words_a_sentence_plus_the_share_of_long_words():
    text = "Han arbejder stabilt. Hun fejer."
    # Five words in two sentences, two of them of more than six letters: 2.5 + 40.
    assert lix(text, split_sentences(text)) == 42
    assert lix("", []) is None


def test_headings_are_no_sentences_in_the_lix():
    text = "OPGAVER\nHan fejer."
    pairs = [(each, list(words_in(text, each.start, each.end))) for each in split_sentences(text)]
    assert readability(pairs).sentences == 1


@pytest.mark.req("R-114")
def test_a_forty_word_sentence_is_flagged_and_its_two_halves_are_not(check_text):
    half = "han " + "fejer " * 19
    long_one = check_text(half + "og " + half.strip() + ".")
    assert "long-sentence" in {finding.code for finding in long_one.findings}
    two = check_text(half.strip().capitalize() + ". " + half.strip().capitalize() + ".")
    assert "long-sentence" not in {finding.code for finding in two.findings}
