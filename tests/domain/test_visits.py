"""The order of a day's visits: a short way, with agreed times kept."""

from itertools import pairwise, permutations

import pytest

from jobbro.domain.contact import Point, kilometres, visiting_order

LINE = [Point(56.0, east) for east in (10.0, 10.4, 10.1, 10.3, 10.2)]
TOWNS = [Point(56.46, 10.03), Point(56.16, 10.2), Point(56.17, 9.55), Point(56.45, 9.4), Point(55.71, 9.53)]


def _length(points, order):
    return sum(kilometres(points[one], points[other]) for one, other in pairwise(order))


def test_a_degree_to_the_north_is_about_a_hundred_and_eleven_kilometres():
    assert kilometres(Point(55, 10), Point(56, 10)) == pytest.approx(111.2, abs=0.1)
    assert kilometres(Point(56, 10), Point(56, 11)) == pytest.approx(62.2, abs=0.1)


@pytest.mark.parametrize("points", [LINE, TOWNS, LINE + TOWNS[:2]])
def test_the_way_is_the_shortest_of_all_orders(points):
    order = visiting_order(points)
    assert sorted(order) == list(range(len(points)))
    assert _length(points, order) == pytest.approx(
        min(_length(points, one) for one in permutations(range(len(points))))
    )


def test_one_sets_out_from_the_start():
    assert visiting_order(LINE, start=Point(56.0, 10.5)) == (1, 3, 4, 2, 0)
    assert visiting_order(LINE, start=Point(56.0, 9.9)) == (0, 2, 4, 3, 1)


def test_agreed_times_keep_their_order_and_the_others_lie_where_the_way_grows_least():
    assert visiting_order(LINE, fixed=(1, 0)) == (1, 3, 4, 2, 0)
    order = visiting_order(LINE, fixed=(4, 1, 0))
    assert [index for index in order if index in (4, 1, 0)] == [4, 1, 0]
    assert sorted(order) == [0, 1, 2, 3, 4]


def test_no_places_have_no_order():
    assert visiting_order([]) == ()
