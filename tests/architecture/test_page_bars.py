"""Three bars for every page that is read: its weight on a second visit, its questions to the database, its links."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from tests.architecture import matrix
from tests.architecture.routes import Route, our_routes
from tests.architecture.world import ARGUMENTS, World
from tests.citizens.browsing import statements_of
from tests.citizens.factories import make_fact
from tests.companies.factories import make_contact, make_task
from tests.placements.factories import make_case

from jobbro.accounts.models import User
from jobbro.citizens.models import Citizen
from jobbro.companies.models import Company
from jobbro.dashboards.queries.areas import AREAS
from jobbro.placements.models import Placement
from jobbro.placements.sections import SECTIONS
from jobbro.ui.routes import all_routes, may_open

MOST_BYTES = 106_000
MOST_QUESTIONS = 12
# Everything about a citizen lies in some eighty tables, and those whose names are taken out in a few more: one
# question each, however much there is in them.
MORE_QUESTIONS = {"privacy:record": 98}
# What a page fetches by itself. Everything under /static/ is kept for good by the browser (tests/serving).
FETCHED = re.compile(r'<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^"]+)"')
LINKED = re.compile(r'<a\b[^>]*?\bhref="(/(?!static/)[^"#]*)"')
ROUTES = {route.name: route for route in all_routes()}
EVERY_WORD = {("placements:plan", "section"): tuple(SECTIONS), ("dashboards:area", "key"): [area.key for area in AREAS]}


class BusyWorld(World):
    """A colleague with Thomas's whole placement, and more rows of each kind than a list shows."""

    @cached_property
    def case(self) -> Any:
        """Thomas at Solby Kirkegård, and sixty more of each."""
        case = make_case(state="ready")
        people = [_copy(case.citizen, cpr_index=None, email="") for _ in range(60)]
        Citizen.objects.bulk_create(people)
        Placement.objects.bulk_create(_copy(case.placement, citizen_id=person.pk) for person in people)
        for number in range(30):
            make_contact(case.company, name=f"Kontakt {number}")
            make_task(case.company, title=f"Opgave {number}")
            make_fact(case.citizen, wording=f"Ønske {number}")
        return case

    @cached_property
    def user(self) -> User | None:
        """The consultant of the case, or another role's colleague."""
        return self.case.consultant if self.role == "consultant" else super().user

    @cached_property
    def citizen(self) -> Citizen:
        """Thomas."""
        return self.case.citizen

    @cached_property
    def company(self) -> Company:
        """Solby Kirkegård."""
        return self.case.company

    @cached_property
    def placement(self) -> Placement:
        """Theirs."""
        return self.case.placement


def _copy(row: Any, **changes: Any) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(values | {"id": uuid4()} | changes))


def _addresses(route: Route, world: World) -> Iterator[str]:
    if not set(route.arguments) <= set(ARGUMENTS):
        return  # the matrix' own test says that it lacks a word
    words = {word: world.value_of(word, route=route.name) for word in route.arguments}
    several = next((pair for pair in EVERY_WORD if pair[0] == route.name), None)
    if several is None:
        yield reverse(route.name, kwargs=words)
        return
    for word in EVERY_WORD[several]:
        yield reverse(route.name, kwargs=words | {several[1]: word})


def _weight(browser: Client, page: Any) -> int:
    """The page itself, and whatever it fetches that the browser has not been told to keep for good."""
    fetched = {address for address in FETCHED.findall(page.content.decode()) if not address.startswith("/static/")}
    fresh = [answer for answer in map(browser.get, fetched) if "immutable" not in answer.get("Cache-Control", "")]
    return len(page.content) + sum(len(answer.content) for answer in fresh)


def _closed_links(html: str, user: User) -> list[str]:
    """The addresses that a page leads to and its reader may not open."""
    found = {match.partition("?")[0]: None for match in LINKED.findall(html)}
    guarded = [(path, _route_of(path)) for path in found]
    return [path for path, route in guarded if route is None or (route.guard and not may_open(user, route.name))]


def _route_of(path: str) -> Route | None:
    try:
        return ROUTES[resolve(path).view_name]
    except Resolver404:
        return None


def _asked(browser: Client, address: str, most: int) -> tuple[Any, int]:
    """The page and its questions; asked again when too many, for what a process looks up once is not the page's."""
    pages: list[Any] = []
    questions = len(statements_of(lambda: pages.append(browser.get(address))))
    if questions > most:
        questions = len(statements_of(lambda: pages.append(browser.get(address))))
    return pages[-1], questions


@pytest.mark.parametrize("role", ["consultant", "auditor", "administrator"])
def test_no_page_is_too_heavy_or_asks_too_often_or_leads_to_a_closed_door(db: None, role: str) -> None:
    world = BusyWorld(role, "own")
    browser = Client()
    assert world.user is not None and world.case
    browser.force_login(world.user, backend="django.contrib.auth.backends.ModelBackend")
    seen, misses = 0, []
    for route in our_routes():
        if route.guard is None or "GET" not in route.guard.reads or not matrix.holds(role, route.guard.permission):
            continue
        # A page behind a link is read by somebody who has no log-in to look up.
        reader = browser if route.guard.permission else Client()
        for address in _addresses(route, world):
            page, questions = _asked(reader, address, MORE_QUESTIONS.get(route.name, MOST_QUESTIONS))
            if page.status_code != 200 or "html" not in page["Content-Type"]:
                continue
            seen += 1
            weight = _weight(reader, page)
            if weight > MOST_BYTES or questions > MORE_QUESTIONS.get(route.name, MOST_QUESTIONS):
                misses.append(f"{address}: {weight} bytes, {questions} questions")
            if route.guard.permission and (closed := _closed_links(page.content.decode(), world.user)):
                misses.append(f"{address} leads to {closed}")
    assert seen > 5
    assert misses == []
