"""The check of any text: what is marked, what is let through, and how well it agrees with a careful colleague."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbro.domain.language import Genre, TextCode, check_text
from jobbro.library.writing_files import text_rules

FOLDER = Path(__file__).parent / "text_set"
# The lowest shares for the second half. It was set aside while the first rules were made and looked at when they were
# widened; how the check does on texts that nobody has looked at is for the bench to say.
STRICT = {
    TextCode.UNATTRIBUTED,
    TextCode.BARE_PERCENTAGE,
    TextCode.VAGUE,
    TextCode.IMPERSONAL,
    TextCode.PERSONAL_DATA,
}


def codes(text, genre=Genre.JOURNAL, **options):
    return [finding.code for finding in check_text(text, genre=genre, rules=text_rules(), **options)]


def read(name):
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            labels, genre, text = line.split("\t")
            yield set(labels.split()) - {"-"}, Genre(genre), text


def scores(name):
    """True and false positives and misses for each code."""
    hits, false, missed = Counter(), Counter(), Counter()
    for labels, genre, text in read(name):
        wanted = {label for label in labels if not label.endswith("?")}
        allowed = {label.rstrip("?") for label in labels}
        found = check_text(text, genre=genre, rules=text_rules())
        got = {each.code.value for each in found}
        if genre is Genre.DESCRIPTION:
            # A single sentence is no whole description, so the points it lacks are no question here.
            wanted, got = wanted - {"missing-element"}, got - {"missing-element"}
        hits.update(got & wanted)
        false.update(got - allowed)
        missed.update(wanted - got)
    return hits, false, missed


def test_the_labelled_set_is_large_and_half_of_it_is_set_aside():
    tuned, aside = list(read("tuned")), list(read("set_aside"))
    assert len(tuned) + len(aside) >= 500
    assert abs(len(tuned) - len(aside)) <= 2
    assert not {text for *_, text in tuned} & {text for *_, text in aside}


@pytest.mark.parametrize("code", list(TextCode))
def test_every_code_meets_its_bar_on_the_sentences_set_aside(code):
    hits, false, missed = scores("set_aside")
    precision = hits[code] / max(1, hits[code] + false[code])
    recall = hits[code] / max(1, hits[code] + missed[code])
    lowest = (0.88, 0.80) if code in STRICT else (0.80, 0.70)
    assert (precision, recall) >= lowest
    assert recall >= lowest[1]


@pytest.mark.req("R-096")
def test_the_text_that_tells_of_pain_needs_a_source_and_the_one_with_a_source_does_not():
    assert codes("Lone har store smerter i ryggen.") == [TextCode.UNATTRIBUTED]
    assert codes("Lone siger, at ryggen gør ondt, og at hun har svært ved at rejse sig.") == []


@pytest.mark.req("R-093")
@pytest.mark.parametrize(
    "text",
    [
        "Thomas er umotiveret.",
        "Thomas siger, at han sover dårligt; han er også ensom.",
        "Thomas siger, at det går fint, men Leif er bekymret.",
        "Hans motivation er lav.",
        "Da Per kom tilbage, var han irriteret.",
    ],
)
def test_what_another_person_feels_is_marked(text):
    assert TextCode.UNATTRIBUTED in codes(text)


@pytest.mark.req("R-093")
@pytest.mark.parametrize(
    "text",
    [
        "Thomas siger, at han er træt.",
        "»Jeg er træt,« sagde Thomas.",
        "Thomas er træt, siger Leif.",
        "Ifølge lægen er han træt efter to timer.",
        "Målet er, at Thomas bliver tryg ved maskinen.",
        "Hvis Thomas bliver træt, holder han pause.",
        "Er Thomas træt?",
        "Jeg er bekymret for timetallet.",
        "Thomas satte sig tre gange og gabte.",
        "Stemningen er trykket.",
        "Mål:\n- at han er tryg ved kassen",
    ],
)
def test_a_source_a_goal_a_condition_a_question_and_the_writers_own_view_may_stand(text):
    assert TextCode.UNATTRIBUTED not in codes(text)


@pytest.mark.req("R-098")
@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Helene har et fremmøde på 98 procent.", True),
        ("Henrik har et fravær på 11 %.", True),
        ("Helene har et fremmøde på 98 procent af 2 timer om ugen.", True),
        ("Helene har et fremmøde på 98 procent i uge 1-2.", True),
        ("Helene har et fremmøde på 98 procent af 2 timer om ugen i uge 1-2.", False),
        ("Helene mødte 98 % af 2 t/uge i 2 uger (3,9 af 4 t).", False),
        ("Helene mødte 98 % af 2 t/uge.", True),
        ("Helene har mødt 3,9 af 4 timer i perioden 2.-15. marts, i alt 98 procent.", False),
        ("Tilskuddet dækker 50 procent af lønnen.", False),
    ],
)
def test_a_percentage_of_attendance_needs_both_its_norm_and_its_period(text, bare):
    assert (TextCode.BARE_PERCENTAGE in codes(text)) is bare


@pytest.mark.req("R-094")
def test_a_trade_word_is_explained_to_others_and_left_alone_in_the_journal():
    text = "Hun får løntilskud fra maj."
    assert TextCode.JARGON in codes(text, Genre.LETTER_COMPANY)
    assert TextCode.JARGON not in codes(text, Genre.JOURNAL)
    explained = "Hun får løntilskud. Det betyder, at kommunen betaler en del af lønnen."
    assert TextCode.JARGON not in codes(explained, Genre.LETTER_COMPANY)


def test_a_role_gets_the_name_that_is_known():
    (finding,) = check_text("Borgeren kørte selv.", genre=Genre.JOURNAL, rules=text_rules(), citizen="Lis")
    assert finding.suggestion == "Skriv «Lis»."


def test_health_is_for_the_journal_and_not_for_the_company():
    text = "Ifølge attesten har Ole slidgigt."
    assert TextCode.PERSONAL_DATA not in codes(text, Genre.JOURNAL)
    assert TextCode.PERSONAL_DATA in codes(text, Genre.LETTER_COMPANY)


def test_every_finding_has_a_place_a_reason_and_a_suggestion():
    text = "Praktikanten er desværre altid ked af det og møder ca. 10 timer. Fremmødet er 98 %."
    for finding in check_text(text, genre=Genre.MAIL, rules=text_rules()):
        assert text[finding.start : finding.end] == finding.said
        assert finding.said in finding.reason or "{" not in finding.reason
        assert finding.suggestion


@pytest.mark.req("R-093")
@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Karl svarede kort og var tydeligt fornærmet.", ["var tydeligt fornærmet"]),
        ("Karl sagde ja til aftalen, men var ikke begejstret.", ["var ikke begejstret"]),
        ("Da jeg nævnte løn, blev Karl glad.", ["blev Karl glad"]),
        ("Medarbejderen på lageret er urolig.", ["er urolig"]),
        ("Dzenan orker ikke flere opkald.", ["orker"]),
        ("Virker opgivende.", ["Virker opgivende"]),
        ("Karl peger på, at støjen gør ham træt.", []),
        ("Karls egen vurdering er, at han er klar til 15 timer.", []),
        ("Når han bliver træt, holder han pause.", []),
        ("Den 14. maj så jeg, at Karl var rystet.", []),
        ("Maskinen på lageret er følsom over for støv.", []),
        ("Apotekeren ville ønske, at Karl blev.", ["ville ønske"]),
        ("Plejefaren er rasende på kommunen.", ["er rasende"]),
        ("Træt og nede i dag.", ["Træt"]),
        ("En meget nervøs Maja mødte kl. 8.", ["nervøs"]),
        ("Motivationen er dalende.", ["Motivationen er"]),
        ("Opkaldet gjorde hende utryg.", ["gjorde hende utryg"]),
        ("Hans knæ gør ondt.", ["gør ondt"]),
        ("Hun har aldrig følt sig velkommen.", ["har aldrig følt"]),
        ("Karl føler sig forbigået og overvejer at stoppe.", ["føler sig", "overvejer"]),
        ("Hun er stille, men genert.", ["er stille, men genert"]),
        ("Jeg er i tvivl, om dagen er for lang for Karl.", []),
        ("Moren presser på, mener hans bror.", []),
        ("Siger, at opgaverne er ens. Vil hellere køre truck.", []),
        ("Karl har ansvar for at ringe ved sygdom.", []),
        ("Virksomheden er interesseret i en lærling.", []),
        ("Mål: Karl er tryg ved kassen.", []),
    ],
)
def test_only_what_nobody_said_is_marked_and_no_word_more(text, marked):
    found = check_text(text, genre=Genre.JOURNAL, rules=text_rules())
    assert [each.said for each in found if each.code is TextCode.UNATTRIBUTED] == marked


@pytest.mark.req("R-114")
@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ansøgningen afvises.", ["afvises"]),
        ("Dine oplysninger vil blive videregivet til lægen.", ["blive videregivet"]),
        ("Der er aftalt møde, og referatet udsendes senere på dagen.", ["udsendes"]),
        ("Regningen blev ikke godkendt.", ["blev ikke godkendt"]),
        ("Skemaet registreres i uge 4.", ["registreres"]),
        ("Anbefalingens forudsætning er lægens stillingtagen til oplysningernes fuldstændighed.", None),
        ("Varerne mærkes med pris og dato.", []),
        ("Vi mødes igen i uge 4, og det lykkes nok.", []),
        ("Ole blev sygemeldt den 3. maj.", []),
        ("Ole bliver hentet af sin søster.", []),
        ("Hun kan kontaktes på værkstedet.", []),
        ("Ole blev træt og gik hjem.", []),
    ],
)
def test_a_verb_of_the_office_that_hides_who_acts_is_marked_and_plain_work_is_not(text, marked):
    found = check_text(text, genre=Genre.JOURNAL, rules=text_rules())
    assert [each.said for each in found if each.code is TextCode.HARD_TO_READ] == ([text] if marked is None else marked)


@pytest.mark.parametrize(
    ("text", "said", "suggestion"),
    [
        ("Opgarver blev fordelt kl. 9.", "Opgarver", "Mente du «opgave»?"),
        ("Han møder på arbejds pladsen.", "arbejds pladsen", "Skriv «arbejdspladsen»."),
        ("Hun skal kører til Vejle.", "kører", "Skriv «køre»."),
    ],
)
def test_a_misspelling_gets_what_was_meant_where_that_is_cheap_to_know(text, said, suggestion):
    (found,) = check_text(text, genre=Genre.JOURNAL, rules=text_rules())
    assert (found.code, found.said, found.suggestion) == (TextCode.SPELLING, said, suggestion)


@pytest.mark.parametrize(
    "prefix", ["", "😀🎉 ", "Linje et.\r\nLinje to.\r\n\r\n", "שלום. ", unicodedata.normalize("NFD", "På Ærø. ")]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_are_those_of_the_text_as_it_was_given(prefix, form):
    sentence = unicodedata.normalize(form, "Pål føler sig ensom.")
    text = prefix + sentence
    (found,) = check_text(text, genre=Genre.JOURNAL, rules=text_rules())
    assert text[found.start : found.end] == found.said == unicodedata.normalize(form, "føler sig ensom")


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_answered_with_places_inside_it(text):
    for genre in Genre:
        for finding in check_text(text, genre=genre, rules=text_rules()):
            assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize("text", ["«" * 10_000, "»«" * 10_000, '"' * 20_001, "”" * 10_000, "han er ked " * 5_000])
def test_quotations_without_end_are_answered(text):
    assert isinstance(check_text(text, genre=Genre.JOURNAL, rules=text_rules()), tuple)


def test_a_text_beyond_any_letter_is_checked_in_stretches_and_every_place_holds():
    text = "Bo er ked af det. Han gik hjem kl. 10, da varerne var talt op.\n\n" * 2_000
    found = check_text(text, genre=Genre.DESCRIPTION, rules=text_rules())
    assert [each.start for each in found] == list(range(3, len(text), len(text) // 2_000))
    assert {text[each.start : each.end] for each in found} == {"er ked"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ring til mig på 24 60 11 90.", []),
        ("Tak for i dag.\n\nVenlig hilsen\nAmina, 24 60 11 77", []),
        ("Ring til hende på 24 60 11 90.", ["24 60 11 90"]),
        ("Faktura 090764-8111 er betalt.", []),
        ("Jeg fik en seddel med 090764-8111.", ["090764-8111"]),
        ("Mødet er på Fabriksvej 22.", []),
        ("Hun bor på Fabriksvej 22.", ["Fabriksvej 22"]),
    ],
)
def test_a_number_or_a_place_that_the_reader_is_meant_to_use_may_stand(text, marked):
    found = check_text(text, genre=Genre.MAIL, rules=text_rules())
    assert [each.said for each in found if each.code is TextCode.PERSONAL_DATA] == marked


def test_a_plan_asks_when_and_how_much_of_each_step():
    assert TextCode.MISSING_ELEMENT in codes("Vivi skal blive bedre til dansk.", Genre.PLAN)
    assert TextCode.MISSING_ELEMENT not in codes("Vivi skal læse en tekst på 20 linjer inden den 3. maj.", Genre.PLAN)
