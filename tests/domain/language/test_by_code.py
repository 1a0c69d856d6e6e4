"""Each code on sentences that a consultant would write: those that deserve its mark, and near ones that do not.

A file bears the name of its code. `=` says the genre of the lines below it, `+` deserves the mark, `-` does not.
"""

from pathlib import Path

import pytest

from jobbro.domain.language import Genre, TextCode, check_text
from jobbro.library.writing_files import text_rules

FILES = sorted((Path(__file__).parent / "by_code").glob("*.txt"))


def sentences():
    for file in FILES:
        genre = Genre.JOURNAL
        for line in file.read_text(encoding="utf-8").splitlines():
            sign, _, text = line.partition(" ")
            if sign == "=":
                genre = Genre(text)
            elif sign in ("+", "-"):
                yield pytest.param(TextCode(file.stem), genre, text, sign == "+", id=f"{file.stem}: {text}")


def is_marked(code, genre, text):
    return any(finding.code is code for finding in check_text(text, genre=genre, rules=text_rules()))


@pytest.mark.req("R-093")
@pytest.mark.parametrize(("code", "genre", "text", "wanted"), list(sentences()))
def test_a_sentence_is_marked_when_it_should_be(code, genre, text, wanted):
    assert is_marked(code, genre, text) is wanted


def test_there_are_enough_of_both_kinds():
    for file in FILES:
        signs = [line[:2] for line in file.read_text(encoding="utf-8").splitlines()]
        assert min(signs.count("+ "), signs.count("- ")) >= 40, file.name
