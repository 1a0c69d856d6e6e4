"""The log tells what happened and how long it took, and nothing about anybody."""

import json
import urllib.error
import urllib.parse
import urllib.request

from tests.serving.conftest import PASSWORD, USER

CANARIES = ("0101701234", "Kanariefugl", "karen@kommune.example", PASSWORD, "misbrug")


def test_the_log_is_lines_of_json_without_personal_data(shared_server):
    shared_server.get("/konto/login/?next=/borgere/%3Fq%3D0101701234")
    shared_server.get("/borgere/?q=Kanariefugl+0101701234")
    shared_server.get("/findes-ikke/karen@kommune.example")
    form = urllib.parse.urlencode({"login": "karen@kommune.example", "password": PASSWORD, "next": "/misbrug"}).encode()
    try:
        urllib.request.urlopen(f"{shared_server.address}/konto/login/", data=form, timeout=20).read()
    except urllib.error.HTTPError as answer:
        assert answer.code == 403
    said = shared_server.said()
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    routes = {line.get("route") for line in lines}
    assert {"account_login"} <= routes
    assert all({"at", "level", "logger"} <= set(line) for line in lines)
    assert [canary for canary in CANARIES if canary in said] == []


def test_nothing_but_the_log_and_the_greeting_is_written(shared_server):
    strange = [line for line in shared_server.said().splitlines() if line and not line.startswith("{")]
    assert [line for line in strange if "Jobbro kører på" not in line] == []


def test_the_health_page_is_not_logged(shared_server):
    shared_server.get("/health")
    assert '"health"' not in shared_server.said()


def test_every_line_about_a_request_has_what_an_operator_needs(shared_server):
    shared_server.get("/konto/login/")
    line = [json.loads(line) for line in shared_server.said().splitlines() if '"event": "request"' in line][-1]
    assert line["method"] == "GET" and line["status"] == 200 and line["milliseconds"] > 0 and line["request_id"]
    assert USER not in json.dumps(line)
