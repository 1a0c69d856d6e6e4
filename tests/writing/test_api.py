"""The address that fields and programs ask: JSON in, JSON out, strict and in Danish."""

import json

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client

from jobbro.writing.forms import GENRES
from jobbro.writing.models import SetAside

pytestmark = pytest.mark.django_db
API = "/teksttjek/api/"
TEXT = "Thomas er umotiveret."


@pytest.fixture
def ask(client_of, consultant):
    """Send JSON, or anything else; the status and the answer."""
    browser = client_of(consultant)

    def send(said, where="", **more):
        body = said if isinstance(said, (str, bytes)) else json.dumps(said)
        answer = browser.post(f"{API}{where}", body, **({"content_type": "application/json"} | more))
        return answer.status_code, answer.json()

    return send


def test_findings_have_the_shape_of_the_command(ask):
    status, answer = ask({"id": 7, "text": f"😀 {TEXT}", "genre": "mail"})
    (found,) = answer["findings"]
    assert (status, answer["id"], found["code"]) == (200, "7", "unattributed")
    assert list(found) == ["code", "start", "end", "reason", "suggestion"]
    assert f"😀 {TEXT}"[found["start"] : found["end"]] == "er umotiveret"
    assert ask({"text": ""}) == (200, {"findings": []})


@pytest.mark.parametrize(
    ("said", "path", "message"),
    [
        (" ", "", "ikke noget at læse"),
        ("{", "linje 1, tegn 2", "ikke gyldig JSON"),
        (b"\xff\xfe", "", "ikke er tekst"),
        ("[" * 100_000, "", "for mange lag"),
        ({"genre": "mail"}, "text", "en tekst"),
        ({"text": 1}, "text", "en tekst"),
        ({"text": TEXT, "genre": "digt"}, "genre", GENRES[0]),
        ({"text": TEXT, "field": 4}, "field", "feltets navn"),
        ({"text": TEXT, "mere": 1}, "mere", "navnet kendes ikke"),
        ({"text": "x" * 50_000}, "text", "50.000 tegn"),
    ],
)
def test_what_cannot_be_read_is_named_in_danish(ask, said, path, message):
    status, answer = ask(said)
    (problem,) = answer["problems"]
    assert (status, problem["path"]) == (422, path) and message in problem["message"]


def test_too_much_is_answered_and_a_stranger_or_a_foreign_page_is_not(ask, consultant):
    status, answer = ask({"text": "x" * 5_000_000})
    assert status == 413 and "3 MB" in answer["problems"][0]["message"]
    assert ask({"text": TEXT}, content_type="text/plain")[0] == 422
    assert Client().post(API, {"text": TEXT}, content_type="application/json").status_code == 302
    foreign = Client(enforce_csrf_checks=True)
    foreign.force_login(consultant, backend="django.contrib.auth.backends.ModelBackend")
    assert foreign.post(API, {"text": TEXT}, content_type="application/json").status_code == 403


def test_a_remark_set_aside_in_a_field_is_told_apart_there_and_nowhere_else(ask):
    field = {"text": TEXT, "field": "/borgere/1/notat/#words"}
    status, answer = ask(field)
    (found,) = answer["findings"]
    assert status == 200 and answer["set_aside"] == [] and ["known", "Læseren kender ordet"] in answer["reasons"]
    aside = {"key": found["key"], "code": found["code"], "reason": "checked"}
    assert ask(aside, "til-side/") == (200, {"set_aside": True})
    _status, answer = ask(field)
    assert answer["findings"] == [] and answer["set_aside"][0]["why"].startswith("Jeg har set på det")
    assert len(ask(field | {"field": "/borgere/2/notat/#words"})[1]["findings"]) == 1
    assert len(ask({"text": TEXT})[1]["findings"]) == 1
    assert ask({"key": found["key"]}, "med-igen/") == (200, {"set_aside": False})
    assert len(ask(field)[1]["findings"]) == 1


@pytest.mark.parametrize(
    "bad", [{"key": "x"}, {"key": "a" * 65}, {"code": "digt"}, {"reason": ""}, {"more": 1}, {"key": None}]
)
def test_a_remark_that_is_none_is_refused(ask, bad):
    status, answer = ask({"key": "a" * 64, "code": "vague", "reason": "known"} | bad, "til-side/")
    assert (status, answer["problems"][0]["path"]) == (422, *bad) and not SetAside.objects.exists()


def test_text_fields_ask_with_the_reader_that_their_form_names(client_of, consultant):
    home = client_of(consultant).get("/teksttjek/").content.decode()
    assert f'data-text-check="{API}"' in home and "ui/textcheck" in home and '<textarea name="text"' in home
    assert "data-text-check" not in Client().get("/konto/login/").content.decode()
    drawn = {kind: _drawn(kind) for kind in ("", "mail", False)}
    assert 'data-text-check="journal"' in drawn[""] and 'data-text-check="mail"' in drawn["mail"]
    assert "data-text-check" not in drawn[False]


def _drawn(kind):
    class Letter(forms.Form):
        words = forms.CharField(widget=forms.Textarea(attrs={} if kind == "" else {"data-text-check": kind}))

    return Template("{% load forms %}{% field form.words %}").render(Context({"form": Letter()}))
