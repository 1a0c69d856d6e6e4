"""A form that is sent twice makes one thing, also when both arrive at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory

from jobbro.accounts.models import Team
from jobbro.ui.models import SubmittedForm
from jobbro.ui.once import FIELD_NAME, new_token, once, token_for

AT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


def sent(token, path="/hold/ny/", user=None):
    request = RequestFactory().post(path, {FIELD_NAME: token, "name": "Nord"})
    if user is not None:
        request.user = user
    return request


def make_team(name="Nord"):
    return f"/hold/{Team.objects.create(name=name).pk}/"


def test_the_second_submit_is_sent_to_what_the_first_one_made(db):
    request = sent(new_token())
    first, second = once(request, make_team, at=AT), once(request, make_team, at=AT)
    assert Team.objects.count() == 1
    assert first.url == second.url == f"/hold/{Team.objects.get().pk}/"


def test_two_forms_make_two_things(db):
    once(sent(new_token()), lambda: make_team("Nord"), at=AT)
    once(sent(new_token()), lambda: make_team("Syd"), at=AT)
    assert Team.objects.count() == 2


def test_a_refused_action_leaves_the_form_unused(db):
    request = sent(new_token())

    def refuse():
        Team.objects.create(name="Nord")
        raise LookupError("ikke endnu")

    with pytest.raises(LookupError):
        once(request, refuse, at=AT)
    assert Team.objects.count() == SubmittedForm.objects.count() == 0
    once(request, make_team, at=AT)
    assert Team.objects.count() == 1


def test_a_clash_in_the_action_itself_is_not_taken_for_a_second_submit(db):
    Team.objects.create(name="Nord")
    with pytest.raises(IntegrityError), transaction.atomic():
        once(sent(new_token()), make_team, at=AT)


@pytest.mark.parametrize("token", ["", "opfundet", "opfundet:underskrift"])
def test_a_token_that_is_not_ours_guards_nothing_and_is_replaced(db, token):
    request = sent(token)
    assert token_for(request) not in ("", token)
    once(request, make_team, at=AT)
    assert SubmittedForm.objects.count() == 0


def test_the_token_stays_through_a_round_of_corrections():
    token = new_token()
    assert token_for(sent(token)) == token


def test_one_persons_token_never_gives_another_persons_answer(consultant, caseworker):
    token = new_token()
    once(sent(token, user=consultant), lambda: make_team("Min"), at=AT)
    answer = once(sent(token, user=caseworker), lambda: make_team("Din"), at=AT)
    assert Team.objects.get(name="Din").pk == int(answer.url.split("/")[2])


@pytest.mark.django_db(transaction=True)
def test_two_submits_at_the_same_moment_make_one_thing():
    token, ready = new_token(), threading.Barrier(4)

    def submit(_number):
        try:
            ready.wait(timeout=10)
            return once(sent(token), make_team, at=AT).url
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        urls = set(pool.map(submit, range(4)))
    assert urls == {f"/hold/{Team.objects.get().pk}/"}
    assert SubmittedForm.objects.count() == 1
