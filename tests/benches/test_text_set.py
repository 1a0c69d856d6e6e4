"""The labelled texts are sound: marks, names and halves; whether the text check is right about them is the bench's."""

from collections import Counter

import pytest
from bench.text_quality import Judged, tally
from bench.text_set import CODES, HALVES, BadSet, Label, half_of, read_case, read_half

FEWEST_LABELS = 25


def test_every_case_stands_in_the_half_of_its_name_and_no_name_is_used_twice() -> None:
    names = [(half, case.name) for half in HALVES for case in read_half(half)]
    assert [name for half, name in names if half_of(name) != half] == []
    assert len({name for _, name in names}) == len(names)


def test_no_text_is_labelled_twice() -> None:
    texts = [case.text for half in HALVES for case in read_half(half)]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_marks_within_marks_and_shared_marks_become_labels_with_their_places() -> None:
    case = read_case("x-1", "plan", "Hun ⟦vague,jargon?|tager ⟦spelling|afsæd⟧ i⟧ det.")
    assert case.text == "Hun tager afsæd i det."
    found = [(label.code, case.text[label.start : label.end], label.tolerated) for label in case.labels]
    assert found == [
        ("jargon", "tager afsæd i", True),
        ("vague", "tager afsæd i", False),
        ("spelling", "afsæd", False),
    ]


@pytest.mark.parametrize(
    ("genre", "marked"),
    [("plan", "⟦vague|lidt"), ("plan", "lidt⟧"), ("plan", "⟦vagt|lidt⟧"), ("plan", "⟦vague| ⟧"), ("brev", "lidt")],
)
def test_an_unsound_mark_is_refused(genre: str, marked: str) -> None:
    with pytest.raises(BadSet):
        read_case("x-1", genre, marked)


def test_remarks_on_tolerated_words_count_neither_way() -> None:
    case = read_case("x-1", "journal", "⟦vague|Lidt⟧ mere ⟦vague?|snart⟧, ⟦vague|tit⟧.")
    places = ((0, 4), (10, 15), (5, 9))
    counted = tally([Judged(case, tuple(Label("vague", *place) for place in places))], "vague")
    assert (counted.labels, counted.found, counted.marked, counted.right) == (2, 1, 2, 1)


def test_both_halves_are_wide_enough_for_every_code_and_hold_as_much_that_is_right() -> None:
    for half in HALVES:
        cases = read_half(half)
        firm = Counter(label.code for case in cases for label in case.labels if not label.tolerated)
        assert {code: firm[code] for code in CODES if firm[code] < FEWEST_LABELS} == {}
        clean = sum(not case.labels for case in cases)
        assert clean >= 0.4 * len(cases)
    everything = [case for half in HALVES for case in read_half(half)]
    assert sum(not case.is_note for case in everything) >= 500
    assert sum(case.is_note for case in everything) >= 40
