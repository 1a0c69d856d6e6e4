"""Sentences in the language of the trade for three codes: what each code must mark, and what it must leave alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobbro.domain.language import Genre, TextCode, check_text
from jobbro.library.writing_files import text_rules

FOLDER = Path(__file__).parent / "trade_texts"
CODES = (TextCode.IMPERSONAL, TextCode.PERSONAL_DATA, TextCode.JARGON)
_MARK = re.compile(r"⟦(.*?)⟧")


def sentences(code: TextCode) -> Iterator[tuple[str, str]]:
    """The genre and the marked text of each line of a code's file."""
    for line in (FOLDER / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            genre, marked = line.split(" | ", 1)
            yield genre, marked


ALL = [(code, *sentence) for code in CODES for sentence in sentences(code)]


def spans(marked: str) -> list[tuple[int, int]]:
    """Where the marked words stand once the marks are taken out."""
    found = []
    for count, mark in enumerate(_MARK.finditer(marked)):
        start = mark.start() - 2 * count
        found.append((start, start + len(mark.group(1))))
    return found


@pytest.mark.parametrize("code", CODES)
def test_half_of_at_least_a_hundred_sentences_deserve_the_code(code):
    marked = ["⟦" in text for _, text in sentences(code)]
    assert len(marked) >= 100
    assert 0.4 <= sum(marked) / len(marked) <= 0.6
    assert len({text for _, text in sentences(code)}) == len(marked)


@pytest.mark.parametrize(("code", "genre", "marked"), ALL)
def test_each_word_that_deserves_it_is_marked_and_no_other(code, genre, marked):
    text = _MARK.sub(r"\1", marked)
    wanted = spans(marked)
    found = [each for each in check_text(text, genre=Genre(genre), rules=text_rules()) if each.code is code]
    too_much = [each.said for each in found if not any(s < each.end and each.start < e for s, e in wanted)]
    missed = [text[s:e] for s, e in wanted if not any(s < each.end and each.start < e for each in found)]
    assert (too_much, missed) == ([], [])
