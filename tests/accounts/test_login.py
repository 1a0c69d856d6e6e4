"""Log-in by password and second step."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from django.test import Client

from jobbro.accounts.models import User

PASSWORD = "en lang adgangskode"
LOGIN = "/konto/login/"
NAMES = ("karen_konsulent", "karen_konsulent@kommune.example", "KAREN_Konsulent@Kommune.example")


def log_in(browser: Client, name: str, password: str = PASSWORD):
    return browser.post(LOGIN, {"login": name, "password": password})


def who(browser: Client) -> str | None:
    return browser.session.get("_auth_user_id")


def code_now(secret: str, *, steps: int = 0) -> str:
    """The six digits that an authenticator app shows (RFC 6238), now or some half minutes later."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


@pytest.mark.parametrize(
    "name", ["karen_konsulent", "karen_konsulent@kommune.example", "KAREN_KONSULENT@kommune.example"]
)
def test_a_colleague_logs_in_by_name_or_address(consultant, client, name):
    answer = log_in(client, name)
    assert answer.status_code == 302 and answer["Location"] == "/"
    assert who(client) == str(consultant.pk)


def test_the_one_who_logs_in_is_greeted_by_name(consultant, client):
    log_in(client, consultant.username)
    User.objects.update(welcomed_at=consultant.date_joined)
    assert "Du er logget ind som Karen" in client.get("/").content.decode()
    client.post("/konto/logout/")
    assert "Du er logget ud." in client.get(LOGIN).content.decode()


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(consultant):
    answers = [
        log_in(Client(), "karen_konsulent", "forkert adgangskode"),
        log_in(Client(), "findes_ikke", "forkert adgangskode"),
    ]
    of_the_moment = re.compile(r'value="[^"]*"|"X-CSRFToken": "\w+"')
    pages = [of_the_moment.sub("", answer.content.decode()) for answer in answers]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert pages[0] == pages[1]


def test_somebody_who_has_left_is_not_let_in(inactive, client):
    answer = log_in(client, inactive.username)
    assert who(client) is None
    assert answer["Location"] == "/konto/inactive/"
    wrong = log_in(Client(), inactive.username, "forkert adgangskode")
    assert wrong.status_code == 200, "only the one who knows the password is told that the account is closed"


def test_a_session_ends_when_the_account_is_closed(consultant, client):
    log_in(client, consultant.username)
    assert client.get("/konto/2fa/").status_code == 200
    User.objects.filter(pk=consultant.pk).update(is_active=False)
    assert client.get("/konto/2fa/").status_code == 302


def test_a_session_ends_when_the_password_is_changed(consultant, client):
    log_in(client, consultant.username)
    consultant.set_password("en helt anden adgangskode")
    consultant.save()
    assert client.get("/konto/2fa/").status_code == 302


def test_nobody_signs_up(client, db):
    form = {"email": "ny@example.org", "username": "ny", "password1": PASSWORD, "password2": PASSWORD}
    client.get("/konto/signup/")
    client.post("/konto/signup/", form)
    assert User.objects.count() == 0
    assert who(client) is None


def test_a_log_in_never_sends_on_to_another_site(consultant, client):
    answer = client.post(f"{LOGIN}?next=https://ondt.example/", {"login": consultant.username, "password": PASSWORD})
    assert answer["Location"] == "/"


def test_guessing_is_stopped_for_the_one_who_is_guessed_at(consultant, caseworker):
    guesses = [log_in(Client(), consultant.username, f"gæt nummer {number}") for number in range(8)]
    assert guesses[-1].status_code == 429
    assert "forsøg" in guesses[-1].content.decode()
    assert log_in(Client(), consultant.username).status_code == 429, "the right password comes too late"
    assert log_in(Client(), consultant.email).status_code == 429, "and no other name of the same person helps"
    colleague = Client()
    assert log_in(colleague, caseworker.username).status_code == 302


def test_log_out_asks_first_and_then_forgets(consultant, client):
    log_in(client, consultant.username)
    client.get("/konto/logout/")
    assert who(client)
    client.post("/konto/logout/")
    assert who(client) is None


@pytest.fixture
def secret(consultant, client) -> str:
    """The consultant turns on the second step, by the pages, and logs out."""
    log_in(client, consultant.username)
    asked_again = client.get("/konto/2fa/totp/activate/")
    assert asked_again["Location"].startswith("/konto/reauthenticate/"), "so that a page left open is not enough"
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = client.get("/konto/2fa/totp/activate/")
    shared = page.context["form"].secret
    turned_on = client.post("/konto/2fa/totp/activate/", {"code": code_now(shared)})
    assert turned_on.status_code == 302
    client.post("/konto/logout/")
    return str(shared)


def test_the_second_step_is_asked_for_and_opens(secret, consultant, client):
    answer = log_in(client, consultant.username)
    assert answer["Location"].startswith("/konto/2fa/authenticate/")
    assert who(client) is None
    client.post("/konto/2fa/authenticate/", {"code": code_now(secret, steps=1)})
    assert who(client) == str(consultant.pk)


def test_a_wrong_or_used_code_opens_nothing(secret, consultant, client):
    log_in(client, consultant.username)
    client.post("/konto/2fa/authenticate/", {"code": "000000"})
    assert who(client) is None
    code = code_now(secret, steps=1)
    client.post("/konto/2fa/authenticate/", {"code": code})
    client.post("/konto/logout/")
    log_in(client, consultant.username)
    client.post("/konto/2fa/authenticate/", {"code": code})
    assert who(client) is None


def test_a_recovery_code_opens_once(secret, consultant, client):
    log_in(client, consultant.username)
    client.post("/konto/2fa/authenticate/", {"code": code_now(secret, steps=1)})
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    codes = client.get("/konto/2fa/recovery-codes/").context["unused_codes"]
    assert len(codes) >= 8
    for expected in (str(consultant.pk), None):
        client.post("/konto/logout/")
        log_in(client, consultant.username)
        client.post("/konto/2fa/authenticate/", {"code": codes[0]})
        assert who(client) == expected
