"""When a number about people may be told, alone and beside other numbers."""

from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobbro.domain.disclosure import LEAST_PEOPLE, may_be_told, may_change_to

pytestmark = pytest.mark.req("R-134")


def people(letters):
    return dict.fromkeys(letters, Decimal(1))


@pytest.mark.parametrize(("count", "may"), [(1, False), (LEAST_PEOPLE - 1, False), (LEAST_PEOPLE, True)])
def test_fewer_than_five_people_are_never_told(count, may):
    assert may_be_told(people("abcdefgh"[:count]), []) is may


def test_a_share_of_nothing_hides_nobody():
    assert not may_be_told(people("abcd") | {"e": Decimal(0)}, [])


@pytest.mark.parametrize(
    ("new", "told", "may"),
    [
        ("abcdefg", ["abcdef"], False),  # seven after six tells of one
        ("abcdef", ["abcdef"], True),
        ("abcdefghijk", ["abcdef"], True),  # five more hide each other
        ("abcde", ["abcdefg"], False),  # and five of seven tell of two
        ("abcdefghijkl", ["abcdef", "ghijk"], False),  # two that are told together leave one
        ("abcdefghijkl", ["abcdef", "ghijkl"], True),
        ("fghij", ["abcdefghijk", "abcde"], False),
    ],
)
def test_a_number_that_can_be_worked_out_from_others_is_not_told(new, told, may):
    assert may_be_told(people(new), [people(letters) for letters in told]) is may


def test_hours_that_only_one_has_got_since_are_not_told():
    before = {letter: Decimal(20) for letter in "abcdef"}
    assert not may_be_told(before | {"a": Decimal(26)}, [before])
    assert may_be_told({letter: Decimal(26) for letter in "abcdef"}, [before])


@pytest.mark.parametrize(
    ("value", "told", "may"),
    [(0, [], True), (1, [], False), (4, [], False), (5, [], True), (6, [5], False), (5, [5], True), (10, [5], True)],
)
def test_a_count_from_the_company_may_not_move_by_few(value, told, may):
    assert may_change_to(Decimal(value), [Decimal(one) for one in told]) is may


shares_drawn = st.dictionaries(st.sampled_from("abcdefghij"), st.sampled_from([Decimal(1), Decimal(2)]), min_size=5)


@given(shares_drawn, st.lists(shares_drawn, max_size=5))
def test_it_answers_as_if_every_three_told_numbers_were_tried(new, told):
    assert may_be_told(new, told) is (new in told or not any(0 < left < LEAST_PEOPLE for left in all_left(new, told)))


def all_left(new, told):
    """How many people each result is about that up to three told numbers give with the new one."""
    for together in (1, 2, 3):
        for some in combinations(told, together):
            for signs in product((1, -1), repeat=together):
                left = dict(new)
                for sign, other in zip(signs, some, strict=True):
                    for person, share in other.items():
                        left[person] = left.get(person, 0) + sign * share
                yield sum(share != 0 for share in left.values())
