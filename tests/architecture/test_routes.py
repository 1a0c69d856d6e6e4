"""Denied is the default: a route without a declared permission does not get in."""

from collections import Counter

from django.contrib.auth.decorators import login_not_required  # noqa: F401 - named in the test below
from tests.architecture.routes import all_routes, our_routes

from jobbro.accounts.guards import Guard

READS, WRITES = {"GET"}, {"POST", "PUT", "PATCH", "DELETE"}


def test_every_route_says_its_permission_and_what_may_write():
    assert [route.pattern for route in our_routes() if route.guard is None] == []


def test_reading_methods_are_reads_and_writing_methods_are_writes():
    mixed = [
        route.name
        for route in our_routes()
        if route.guard and not (set(route.guard.reads) <= READS | {"POST"} and set(route.guard.writes) <= WRITES)
    ]
    assert mixed == []


def test_a_route_without_log_in_says_why():
    silent = [
        route.name
        for route in our_routes()
        if isinstance(route.guard, Guard) and route.guard.permission is None and len(route.guard.open_because) < 20
    ]
    assert silent == []


def test_only_declared_routes_are_open_without_log_in():
    opened = {route.name for route in our_routes() if getattr(route.view, "login_required", True) is False}
    declared = {route.name for route in our_routes() if route.guard and route.guard.permission is None}
    assert opened == declared


def test_every_route_has_a_name_of_its_own():
    names = Counter(route.name for route in our_routes())
    assert [name for name, count in names.items() if count > 1 or not name.rpartition(":")[2]] == []


def test_no_address_can_carry_a_personal_number():
    """Only ids, links, colours and short codes have a place in an address; never a name, a number or free text."""
    carriers = [
        route.pattern for route in our_routes() for word in route.arguments if word in {"cpr", "name", "email", "phone"}
    ]
    assert carriers == []


def test_the_walk_finds_routes_of_ours_and_of_others():
    found = all_routes()
    assert any(route.name == "health" for route in found)
    assert any(route.view.__module__.startswith("allauth.") for route in found)
