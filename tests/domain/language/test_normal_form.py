"""Searching in Danish: what finds what."""

import pytest

from jobbro.domain.language.normal_form import fold, normal_form, search_terms

FOUND = [
    ("rengøring", "rengøringsassistent"),
    ("rengøringen", "Rengøring"),
    ("opgave", "arbejdsopgaver"),
    ("opgaverne", "opgave"),
    ("lager", "lagermedarbejderen"),
    ("lageret", "lagermedarbejder"),
    ("medhjælper", "pædagogmedhjælper"),
    ("virksomheder", "virksomheden"),
    ("chauffør", "chaufføren"),
    ("løn", "løntilskud"),
    ("løn", "lønnede timer"),
    ("børn", "barnepige"),
    ("barn", "børn"),
    ("mænd", "en mand"),
    ("handel", "handlen"),
    ("hotellet", "Hotel Søparken"),
    ("ÆLDREPLEJE", "ældrepleje"),
    ("ældrepleje", "ÆLDREPLEJE"),
    ("ås", "Ås Planteskole"),
    ("kirkegaard", "Solby Kirkegård"),
    ("Århus", "Aarhus C"),
    ("10001234", "CVR 10001234"),
    ("1000", "1000012345"),
    ("solby kirkegård", "Kirkegårdene i Solby"),
    ("cafe", "Café Ø"),
    ("ø", "Café Ø"),
]
NOT_FOUND = [
    ("far", "får"),
    ("mål", "mal"),
    ("løn", "løb"),
    ("vare", "varme"),
    ("løn", "belønning"),
    ("solby kirkegård", "Solby Plejecenter"),
    ("aerø", "ærø"),
]


def _is_found(question: str, text: str) -> bool:
    stored = normal_form(text)
    return all(any(piece in stored for piece in pieces) for pieces in search_terms(question))


@pytest.mark.parametrize(("question", "text"), FOUND)
def test_a_word_finds_its_other_forms_its_compounds_and_its_other_spellings(question, text):
    assert _is_found(question, text)


@pytest.mark.parametrize(("question", "text"), NOT_FOUND)
def test_a_word_does_not_find_another_word_that_looks_like_it(question, text):
    assert not _is_found(question, text)


def test_what_cannot_be_a_word_asks_for_nothing():
    assert search_terms(" – %_ \0 ") == ()
    assert normal_form("", "…") == ""


def test_a_long_question_is_cut_at_eight_words():
    assert len(search_terms(" ".join(f"ord{number}" for number in range(1000)))) == 8


def test_signs_of_the_database_are_never_part_of_a_piece():
    pieces = [piece for word in search_terms("100% _under_ 'streg\" \\") for piece in word]
    assert pieces
    assert not set("%_'\"\\") & set("".join(pieces))


def test_letters_written_in_two_ways_become_one():
    assert fold("A\u030als") == fold("Åls") == fold("AALS")
