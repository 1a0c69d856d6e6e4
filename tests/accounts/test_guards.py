"""The guard of a view: who gets in, and that a page that reads cannot write."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from jobbro.accounts.guards import StaffRequest, WriteInReadingPage, guard, open_page, reading_only
from jobbro.accounts.models import Team, User
from jobbro.accounts.permissions import Permission
from jobbro.audit.kinds import LookKind
from jobbro.audit.lookups import Look
from jobbro.audit.models import LookUp


def ask(view, user, method="GET"):
    request = RequestFactory().generic(method, "/")
    request.user = user
    request.request_id = "r1"
    return view(request)


def add_a_team(request: StaffRequest) -> HttpResponse:
    Team.objects.create(name="Team Vest")
    return HttpResponse("skrevet")


def look_at_a_citizen(request: StaffRequest) -> HttpResponse:
    request.viewer.note([Look("b1", "own")], kind=LookKind.PAGE)
    return HttpResponse("set")


@pytest.fixture
def writes_team():
    return guard(Permission.COMPANY_SEE, reads=["GET"], writes=["POST"])(add_a_team)


def test_a_page_that_reads_cannot_write(writes_team, consultant):
    with pytest.raises(WriteInReadingPage), transaction.atomic():
        ask(writes_team, consultant, "GET")
    assert not Team.objects.filter(name="Team Vest").exists()


def test_a_method_that_writes_may(writes_team, consultant):
    assert ask(writes_team, consultant, "POST").content == b"skrevet"
    assert Team.objects.filter(name="Team Vest").exists()


def test_a_method_that_is_not_declared_is_refused(writes_team, consultant):
    answer = ask(writes_team, consultant, "DELETE")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, POST"


def test_head_is_a_read(writes_team, consultant):
    with pytest.raises(WriteInReadingPage):
        ask(writes_team, consultant, "HEAD")


@pytest.mark.parametrize("change", ["update", "delete", "raw"])
def test_every_kind_of_write_is_refused_in_a_reading_page(change, consultant, db):
    with pytest.raises(WriteInReadingPage), transaction.atomic(), reading_only():
        if change == "update":
            User.objects.update(first_name="Ændret")
        elif change == "delete":
            User.objects.all()._raw_delete("default")
        else:
            Team.objects.raw("  (insert into accounts_team (name) values ('x'))")[0]
    assert User.objects.get().first_name == "Karen"


def test_the_look_up_log_is_written_by_a_page_that_reads(consultant):
    view = guard(Permission.CITIZEN_SEE)(look_at_a_citizen)
    assert ask(view, consultant).status_code == 200
    assert list(LookUp.objects.values_list("citizen_id", "actor_id")) == [("b1", str(consultant.pk))]


def test_a_citizen_shown_twice_in_one_request_is_logged_once(viewer_of, consultant):
    viewer = viewer_of(consultant)
    viewer.note([Look("b1", "own"), Look("b1", "own")], kind=LookKind.LIST)
    viewer.note([Look("b1", "own"), Look("b2", "team")], kind=LookKind.PAGE)
    assert list(LookUp.objects.order_by("number").values_list("citizen_id", flat=True)) == ["b1", "b2"]


def test_a_role_without_the_permission_is_refused(writes_team, administrator):
    with pytest.raises(PermissionDenied):
        ask(writes_team, administrator, "POST")
    assert not Team.objects.filter(name="Team Vest").exists()


def test_personal_pages_are_never_kept_by_a_browser_or_proxy(consultant):
    answer = ask(guard(Permission.CITIZEN_SEE)(look_at_a_citizen), consultant)
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))


def test_an_open_page_lets_strangers_in_and_still_cannot_write(db):
    view = open_page("A test shows it to anybody.")(add_a_team)
    assert view.login_required is False
    with pytest.raises(WriteInReadingPage):
        ask(view, AnonymousUser())


def test_log_in_is_the_default_for_every_address(client_of):
    answer = client_of(None).get("/konto/2fa/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/login/")
