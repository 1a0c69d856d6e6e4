"""Log-in through the municipality: it opens an account that is there, and never makes one."""

from collections.abc import Iterator

import pytest
from django.test import Client
from tests.accounts.organisation import CLIENT_ID, SECRET, Organisation, organisation

from jobbro.accounts.models import User


@pytest.fixture
def kommune(settings) -> Iterator[Organisation]:
    with organisation() as running:
        app = {
            "provider_id": "kommune",
            "name": "Kommunens login",
            "client_id": CLIENT_ID,
            "secret": SECRET,
            "settings": {"server_url": running.address},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield running


def log_in_there(browser: Client, kommune: Organisation):
    begun = browser.post("/konto/oidc/kommune/login/")
    assert begun.status_code == 302, begun.content.decode()[-2000:]
    back = kommune.log_in(begun["Location"])
    return browser.get(back.removeprefix("http://testserver"))


def is_logged_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_a_colleague_with_the_same_verified_address_is_let_in(kommune, consultant, client):
    kommune.person = {"sub": "a1", "email": consultant.email, "email_verified": True, "name": "Karen"}
    answer = log_in_there(client, kommune)
    assert answer.status_code == 302 and answer["Location"] == "/"
    assert client.session["_auth_user_id"] == str(consultant.pk)
    assert User.objects.count() == 1


def test_the_same_person_is_known_again(kommune, consultant, client):
    kommune.person = {"sub": "a1", "email": consultant.email, "email_verified": True}
    log_in_there(client, kommune)
    client.logout()
    kommune.person["email"] = "nyt-navn@kommune.example"
    log_in_there(client, kommune)
    assert client.session["_auth_user_id"] == str(consultant.pk)


@pytest.mark.parametrize(
    "change",
    [
        {"email": "ukendt@kommune.example"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": ""},
    ],
    ids=["unknown address", "unverified", "silent about it", "no address"],
)
def test_nobody_else_is_let_in_and_no_account_is_made(kommune, consultant, client, change):
    kommune.person = {"sub": "a2", "email": consultant.email, "email_verified": True} | change
    answer = log_in_there(client, kommune)
    assert answer.status_code == 403
    assert not is_logged_in(client)
    assert User.objects.count() == 1


def test_somebody_who_has_left_is_not_let_in(kommune, inactive, client):
    kommune.person = {"sub": "a3", "email": inactive.email, "email_verified": True}
    assert log_in_there(client, kommune).status_code == 403
    assert not is_logged_in(client)


def test_somebody_who_leaves_later_is_not_let_in_again(kommune, consultant, client):
    kommune.person = {"sub": "a1", "email": consultant.email, "email_verified": True}
    log_in_there(client, kommune)
    client.logout()
    User.objects.update(is_active=False)
    log_in_there(client, kommune)
    assert not is_logged_in(client)


def test_an_answer_that_was_not_asked_for_opens_nothing(kommune, consultant, client):
    kommune.person = {"sub": "a1", "email": consultant.email, "email_verified": True}
    stranger = Client()
    back = kommune.log_in(stranger.post("/konto/oidc/kommune/login/")["Location"]).removeprefix("http://testserver")
    answer = client.get(back)
    assert answer.status_code == 401
    assert not is_logged_in(client)


def test_a_code_is_good_once(kommune, consultant, client):
    kommune.person = {"sub": "a1", "email": consultant.email, "email_verified": True}
    back = kommune.log_in(client.post("/konto/oidc/kommune/login/")["Location"]).removeprefix("http://testserver")
    client.get(back)
    client.logout()
    client.get(back)
    assert not is_logged_in(client)


def test_without_the_setting_there_is_no_such_log_in(client, db):
    assert client.post("/konto/oidc/kommune/login/").status_code == 404
    assert "Kommunens login" not in client.get("/konto/login/").content.decode()
