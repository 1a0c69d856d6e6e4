"""Every route × role × relation × method has a written answer, and the answer is what really happens."""

import contextlib
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse
from tests.architecture import matrix
from tests.architecture.routes import our_routes
from tests.architecture.world import ARGUMENTS, CASEWORK_ROLES, CLOSE, ROLES, World

from jobbro.audit.models import LookUp

QUESTIONS = list(matrix.questions())
WITH_A_RIGHT = ("consultant", "team_lead", "auditor", "administrator")
UNDRAWN = mock.patch.object(Template, "render", lambda *_, **__: "")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# A refusal says the same wherever it is met: each role's is drawn by the first route of a process that meets it.
REFUSALS_DRAWN: set[tuple[str, str, str]] = set()


def test_every_route_and_method_has_a_row_and_no_row_is_left_over():
    written = {(name, method) for name, methods in matrix.decided().items() for method in methods}
    asked = {(route.name, method) for route, method in QUESTIONS}
    assert sorted(asked - written) == [], "run: python tools/matrix.py --write"
    assert sorted(written - asked) == [], "run: python tools/matrix.py --write"


def test_every_row_was_decided_by_a_person():
    undecided = [
        f"{name} {method}"
        for name, methods in matrix.decided().items()
        for method, row in methods.items()
        if row.get("decided") is not True
    ]
    assert undecided == []


def test_every_row_answers_for_every_role_and_relation():
    gaps = []
    for route, method in QUESTIONS:
        row = matrix.decided().get(route.name, {}).get(method, {})
        for role in ROLES:
            relations = matrix.relations_for(route, role)
            said = row.get(role)
            given = set(said) if isinstance(said, dict) else {matrix.ANY}
            answers = set(said.values()) if isinstance(said, dict) else {said}
            if given != set(relations) or not answers <= set(matrix.ANSWERS):
                gaps.append(f"{route.name} {method} {role}: {said}")
    assert gaps == []


def test_the_matrix_knows_every_argument_of_an_address():
    assert sorted({word for route in our_routes() for word in route.arguments} - set(ARGUMENTS)) == []


@pytest.mark.req("R-157")
@pytest.mark.parametrize("route", [route for route in our_routes() if route.guard], ids=lambda route: route.name)
def test_the_answer_is_what_happens(route, db):
    wrong, drawn = [], set(REFUSALS_DRAWN)
    for cells in matrix.cells_by_place(route):
        for cell, happened in ask(cells, drawn):
            if happened != cell.expected:
                wrong.append(f"{cell.method} {cell.role}, {cell.relation}: {happened} instead of {cell.expected}")
    REFUSALS_DRAWN.update(kind for kind in drawn if kind[2] != "in")
    assert wrong == []


@pytest.mark.parametrize("route", our_routes(), ids=lambda route: route.name)
def test_a_method_that_a_route_does_not_declare_is_refused(route, db):
    declared = {*route.guard.reads, *route.guard.writes}
    world = World(next(role for role in WITH_A_RIGHT if matrix.holds(role, route.guard.permission)), "own")
    browser = browser_of(world)
    address = address_of(route, world)
    answers = {method: browser.generic(method, address).status_code for method in METHODS if method not in declared}
    assert answers == dict.fromkeys(answers, 405)


def ask(cells: list[matrix.Cell], drawn: set[tuple[str, str, str]]) -> list[tuple[matrix.Cell, str]]:
    """Ask the questions to one place in a world of its own, those that only read first, and take the world down again.

    A page is drawn for the first relation of a role, and a form's answer for the first role; what the others are told
    is decided before that.
    """
    place, answers = cells[0], []
    with transaction.atomic():
        relation = "own" if place.relation in {matrix.ANY, "foreign"} else place.relation
        world = World(place.role, relation, foreign=place.relation == "foreign")
        address = address_of(place.route, world)
        browser = browser_of(world)
        near = place.role in CASEWORK_ROLES and place.relation in {*CLOSE, "foreign"}
        for cell in cells:
            kind = kind_of_page(cell)
            looks = LookUp.objects.count()
            with contextlib.nullcontext() if kind not in drawn else UNDRAWN:
                answer = browser.generic(cell.method, address, content_type="application/x-www-form-urlencoded")
            drawn.add(kind)
            told = answer_in_words(answer)
            if told != "in" and not near and LookUp.objects.count() != looks:
                told += ", but a look was logged"
            answers.append((cell, told))
        transaction.set_rollback(True)
    return answers


def kind_of_page(cell: matrix.Cell) -> tuple[str, str, str]:
    """Questions whose answers are drawn by the same templates with the same rights."""
    if cell.expected != "in":
        return "", cell.role, cell.expected
    return cell.method, cell.role if cell.method == "GET" else "", cell.expected


def browser_of(world: World) -> Client:
    """A browser with the colleague's session; logging in is tried elsewhere, and would be a fifth of this test."""
    browser = Client(raise_request_exception=False)
    if world.user is not None:
        session = SessionStore()
        session[SESSION_KEY] = str(world.user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = world.user.get_session_auth_hash()
        session.create()
        browser.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return browser


def address_of(route, world: World) -> str:
    return reverse(route.name, kwargs={word: world.value_of(word, route=route.name) for word in route.arguments})


def answer_in_words(answer) -> str:
    if answer.status_code in {301, 302, 303} and "/konto/login/" in answer["Location"]:
        return "login"
    if answer.status_code in {200, 201, 204, 301, 302, 303, 400, 409, 410, 422}:
        return "in"
    return {403: "forbidden", 404: "absent"}.get(answer.status_code, f"status {answer.status_code}")
