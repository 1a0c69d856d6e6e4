"""The text bench makes new texts with known long sentences, and a bench without a peer has its section too."""

import re
from random import Random

from bench import report
from bench.harness import Figures
from bench.text_content import LONGEST, material, note


def test_texts_have_their_size_and_say_where_the_long_sentences_are() -> None:
    made = material(Random(4), 3_000)
    assert 3_000 <= len(made.text.encode()) < 3_600
    assert made.long
    assert all(end - start > LONGEST - 20 and made.text[end] == "\n" for start, end in made.long)
    assert made != material(Random(5), 3_000)
    assert 300 <= len(note(Random(1), 300).split()) < 420


def test_made_texts_hold_no_mark_and_no_digit_of_the_labelled_ones() -> None:
    assert not re.search("[⟦⟧0]", material(Random(6), 9_000).text)


def test_a_bench_without_a_peer_is_told_by_its_own_lines() -> None:
    figures = Figures("x", "a title", ("Goal: this.", "", "| a |"), {"open": 1}, passed=False)
    assert report.as_section(figures).startswith("## x: a title\n\nGoal: this.\n\n| a |\n- Measured 2")
    assert report.as_data(figures)["open"] == 1
    assert report.as_data(figures)["passed"] is False
